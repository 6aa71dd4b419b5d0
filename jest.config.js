// Tests share one registry of modules, in which code is loaded once and becomes fast: they need half of the time that a registry
// for each file takes. tsx makes JavaScript of TypeScript.

/** Files that need a registry of their own, or modules that are others than they say. */
const APART = [
  '/test/core/second-copy\\.test\\.ts$', // loads the package twice
  '/test/core/(writer|schema/crd)\\.test\\.ts$', // put something else in the place of a module
  '/examples/.*\\.test\\.ts$', // import the package by its name
];

const shared = {
  testPathIgnorePatterns: ['/node_modules/', '/test/conformance/', '/test/e2e(-options)?/'],
  cacheDirectory: '<rootDir>/.cache/jest',
};

/** @returns {Promise<import('jest').Config>} */
module.exports = async () => {
  (await import('tsx/cjs/api')).register();
  (await import('tsx/esm/api')).register();
  return config;
};

const config = {
  maxWorkers: 1,
  testSequencer: './test/sequencer.cjs',
  projects: [
    { ...shared, displayName: 'shared', runner: 'jest-light-runner', roots: ['<rootDir>/test'], testPathIgnorePatterns: [...shared.testPathIgnorePatterns, ...APART] },
    {
      ...shared,
      displayName: 'apart',
      roots: ['<rootDir>/test', '<rootDir>/examples'],
      testRegex: APART,
      transform: { '^.+\\.ts$': '@swc/jest' },
      moduleNameMapper: { '^cdk8s-kubeflow$': '<rootDir>/src/index.ts', '^cdk8s-kubeflow/(.*)$': '<rootDir>/src/$1' },
    },
  ],
};
