// Proof on a platform that is up: apart from the unit tests, one file after the other. docs/end-to-end.md says how it is called.
const { globalSetup: _up, globalTeardown: _down, ...shared } = require('./jest.conformance.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...shared,
  roots: ['<rootDir>/test/e2e'],
  globalSetup: '<rootDir>/test/e2e/support/setup.ts',
  testSequencer: '<rootDir>/test/e2e/support/sequencer.cjs',
  testTimeout: 300000,
};
