// Proof against a real API server: apart from the unit tests, one file after the other, on servers that the suite starts.
const MODULES_OF_THE_CLIENT = ['@kubernetes/client-node', 'openid-client', 'oauth4webapi', 'jose'];

/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/test/conformance'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/conformance/support/setup.ts',
  globalTeardown: '<rootDir>/test/conformance/support/teardown.ts',
  // Kubernetes' client library consists of ECMAScript modules.
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES_OF_THE_CLIENT.join('|')})/)`],
  cacheDirectory: '<rootDir>/.cache/jest',
  maxWorkers: 1,
  testTimeout: 300000,
};
