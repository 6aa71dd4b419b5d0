// Proof of programs that the default platform lacks, on a platform that has them: docs/end-to-end.md says how it is called.
const shared = require('./jest.e2e.config.js');

/** @type {import('jest').Config} */
module.exports = { ...shared, roots: ['<rootDir>/test/e2e-options'] };
