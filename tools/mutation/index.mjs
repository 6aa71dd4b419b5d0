/**
 * Which changes of the code no test notices: Stryker, one area after the other, each with the tests of its own folder, so that a
 * mutant that hangs or survives costs those alone. `reports/mutation/` shows what survived. All take about an hour on two cores.
 *
 * usage: npm run mutation [-- core | gitops | checks | FOLDER OR FILE BELOW src, as checks/tuning]
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** Of the mutants of a run, the percentage that tests must notice. */
const LEAST = 80;

/** Test files of each folder of src. Left out: tests with random input, which are too slow to be run for each mutant, and tests of whole programs, which see the code unchanged. */
const AREAS = {
  core: ['test/core/**/*.test.ts', 'test/apis/crd.test.ts'],
  gitops: ['test/gitops/**/*.test.ts'],
  checks: ['test/checks/**/*.test.ts', 'test/workloads/rules/*.test.ts', 'test/workloads/*/pods.test.ts'],
};
const SLOW = ['test/**/*fuzz.test.ts', 'test/**/any-content.test.ts', 'test/**/program.test.ts'];

/** Runs the tests of an area against each mutant of what lies at a path below src; returns whether enough of them were noticed. */
async function isGuarded(part) {
  const area = part.split('/')[0];
  const files = statSync(path.join('src', part)).isDirectory() ? `src/${part}/**/*.ts` : `src/${part}`;
  const report = `reports/mutation/${part.replaceAll('/', '-')}`;
  const mutants = await new Stryker({
    testRunner: 'mocha',
    plugins: ['@stryker-mutator/mocha-runner'],
    mochaOptions: { require: ['./tools/mutation/setup.cjs'], spec: AREAS[area], ignore: SLOW },
    mutate: [files, '!src/**/*.generated.ts', '!src/**/index.ts'],
    mutator: { excludedMutations: ['StringLiteral'] }, // texts of messages are compared in part only
    ignorePatterns: ['/lib', '/reports', '/examples'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true, // what runs once when a module is loaded belongs to no test
    disableTypeChecks: false,
    concurrency: 2,
    timeoutMS: 5000,
    tempDirName: '.cache/stryker',
    reporters: ['clear-text', 'html', 'json'],
    htmlReporter: { fileName: `${report}.html` },
    jsonReporter: { fileName: `${report}.json` },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    thresholds: { high: 90, low: LEAST, break: null },
  }).runMutationTest();
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const all = noticed + count('Survived', 'NoCoverage');
  const percent = 100 * noticed / all;
  console.log(`${part}: ${noticed} of ${all} mutants noticed, ${percent.toFixed(1)} % (at least ${LEAST} %); ${report}.html`);
  return percent >= LEAST;
}

const parts = process.argv.length > 2 ? process.argv.slice(2).map(part => part.replace(/^src\//, '').replace(/\/$/, '')) : Object.keys(AREAS);
const unknown = parts.find(part => !(part.split('/')[0] in AREAS) || !existsSync(path.join('src', part)));
if (unknown !== undefined) {
  console.error(`src/${unknown}: not a folder or file of ${Object.keys(AREAS).map(area => `src/${area}`).join(', ')}`);
  process.exit(1);
}
for (const part of parts) {
  if (!await isGuarded(part)) {
    process.exitCode = 1;
  }
}
