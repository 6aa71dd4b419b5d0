// The tests of what is mutated; those that start programs of their own see the code as it is, and the rest would only take time.
/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  roots: ['<rootDir>/test'],
  testMatch: ['<rootDir>/test/{checks,gitops,core}/**/*.test.ts', '<rootDir>/test/workloads/rules/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/fuzz\\.test', '/any-content\\.test', '/props-fuzz\\.test', '/program\\.test', '/writer\\.test'],
};
