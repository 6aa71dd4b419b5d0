/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test', '<rootDir>/examples'],
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '/test/conformance/'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  // Examples import the package by its name, as users do; here that is the source.
  moduleNameMapper: { '^cdk8s-kubeflow$': '<rootDir>/src/index.ts', '^cdk8s-kubeflow/(.*)$': '<rootDir>/src/$1' },
  cacheDirectory: '<rootDir>/.cache/jest',
};
