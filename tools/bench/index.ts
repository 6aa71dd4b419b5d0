/**
 * What a synthesis costs: processor time, which others on the machine disturb less than the clock, and as ratios, so that the
 * numbers mean the same everywhere.
 *
 * usage: npm run bench [-- --runs N] [-- --quick]
 *
 * - whole process: `node lib/main.js`, and `cdk8s synth` with its CLI, against `kubectl kustomize` of a folder that holds the same
 *   objects in one file for each component; kubectl is taken from KUBEBUILDER_ASSETS or the path
 * - parts of one synthesis in a fresh process: load, build, render, check, text, write
 * - pipelines: the time per task of pipelines of several forms and sizes, which fails if it grows; and compiling the same pipelines with the Python SDK,
 *   where .ci/python-sdk has installed it
 * - teams: the platform with 100, 300 and 1,000 profiles of 5 notebooks each, and with as many of 10 workloads of ten kinds each; fails if the time per object grows
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { median, ratio, row, table } from './report';
import { teams } from './teams';

const ROOT = path.join(__dirname, '..', '..');
const isQuick = process.argv.includes('--quick');
const RUNS = process.argv.includes('--runs') ? Number(process.argv[process.argv.indexOf('--runs') + 1]) : isQuick ? 3 : 9;
/** Of the time per object with most teams, against that with the fewest; a quadratic cost makes it ten, a busy machine less than two. */
const MOST_GROWTH = 2;
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-bench-'));

/** Processor seconds of a whole process and its children. */
function cost(command: string, cwd: string): number {
  const { status, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='cpu %U %S'; time ${command}`], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? [];
  if (status !== 0 || user === undefined) {
    throw new Error(`${command} failed: ${stderr}`);
  }
  return Number(user) + Number(system);
}

/** Middle costs of commands that run in turn, so that all of them see the machine in the same state. */
function costs(commands: Readonly<Record<string, readonly [command: string, cwd: string]>>): Record<string, number> {
  const found: Record<string, number[]> = {};
  for (let run = -1; run < RUNS; run++) { // the first warms the file cache
    for (const [name, [command, cwd]] of Object.entries(commands)) {
      const seconds = cost(command, cwd);
      run >= 0 && (found[name] ??= []).push(seconds);
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, all]) => [name, median(all)]));
}

/** One file for each component, and what kustomize reads; returns the folder. */
function kustomization(dist: string): string {
  const folder = path.join(work, 'kustomize');
  fs.mkdirSync(folder);
  const components = fs.readdirSync(dist, { withFileTypes: true }).filter(one => one.isDirectory()).map(one => one.name);
  for (const component of components) {
    const files = (fs.readdirSync(path.join(dist, component), { recursive: true }) as string[]).filter(name => name.endsWith('.yaml')).sort();
    fs.writeFileSync(path.join(folder, `${component}.yaml`), files.map(name => fs.readFileSync(path.join(dist, component, name), 'utf8')).join('---\n'));
  }
  fs.writeFileSync(path.join(folder, 'kustomization.yaml'), `resources:\n${components.map(name => `- ${name}.yaml\n`).join('')}`);
  return folder;
}

function kubectl(): string | undefined {
  const own = process.env.KUBEBUILDER_ASSETS && path.join(process.env.KUBEBUILDER_ASSETS, 'kubectl');
  return [own, 'kubectl'].find(one => one !== undefined && spawnSync(one, ['version', '--client']).status === 0);
}

function wholeProcess(): void {
  const app = path.join(work, 'app');
  fs.mkdirSync(app);
  const main = `node ${path.join(ROOT, 'lib', 'main.js')}`;
  cost(main, app);
  const program = kubectl();
  const found = costs({
    synthesis: [main, app],
    cli: ['npx cdk8s synth --no-check-upgrade', ROOT],
    ...program !== undefined && { kustomize: [`${program} kustomize ${kustomization(path.join(app, 'dist'))}`, app] as const },
  });
  table(`whole process, processor time, middle of ${RUNS} runs`, [
    row('node lib/main.js', found.synthesis),
    row('npx cdk8s synth', found.cli),
    ...program === undefined ? [['kubectl kustomize', 'skipped: kubectl is neither in KUBEBUILDER_ASSETS nor on the path']] : [
      row('kubectl kustomize of the same objects', found.kustomize),
      ratio('node lib/main.js / kubectl kustomize', found.synthesis / found.kustomize),
      ratio('npx cdk8s synth / kubectl kustomize', found.cli / found.kustomize),
    ],
  ]);
}

/** What each part of a synthesis costs in a process of its own. */
function parts(): void {
  const all: Record<string, number>[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { stdout, stderr, status } = spawnSync('node', [path.join(__dirname, 'parts.cjs'), path.join(ROOT, 'lib'), path.join(work, 'parts')], { encoding: 'utf8' });
    if (status !== 0) {
      throw new Error(stderr);
    }
    all.push(JSON.parse(stdout) as Record<string, number>);
  }
  const names = Object.keys(all[0]);
  const middle = Object.fromEntries(names.map(name => [name, median(all.map(one => one[name]))]));
  const sum = names.filter(name => name !== 'megabytes').reduce((total, name) => total + middle[name], 0);
  table('parts of one synthesis, processor time, share of the whole, peak memory', [
    ...names.filter(name => name !== 'megabytes').map(name => [...row(name, middle[name]), `${(100 * middle[name] / sum).toFixed(0)} %`]),
    ['peak', '', `${middle.megabytes.toFixed(0)} MB`],
  ]);
}

/** Compiling in TypeScript against the Python SDK, each in a process of its own, without the time to load. */
function pipelines(): void {
  const growth = spawnSync('npx', ['tsx', path.join(__dirname, 'pipelines.ts'), isQuick ? '1000' : '4000'], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = growth.status === 0 ? process.exitCode : 1;
  const python = path.join(ROOT, '.cache', 'python-sdk', 'bin', 'python3');
  const folder = path.join(work, 'pipelines');
  fs.mkdirSync(folder);
  const seconds = (command: string, args: readonly string[]): number => Number(spawnSync(command, [...args, folder], { cwd: ROOT, encoding: 'utf8' }).stdout);
  const compare = (form: string): string[] => {
    const runs = Array.from({ length: Math.min(RUNS, 3) }, () => seconds('npx', ['tsx', path.join(__dirname, 'sdk.ts'), form, '1000']) /
      seconds(python, ['-W', 'ignore', path.join(__dirname, 'sdk.py'), form, '1000']));
    return ratio(form === 'chain' ? 'one pipeline of 1,000 tasks' : '1,000 pipelines of 3 tasks', median(runs));
  };
  table('compiling and writing pipelines, processor time against the Python SDK', fs.existsSync(python)
    ? ['chain', 'many'].map(compare) : [['', 'skipped: .ci/python-sdk has not installed it']]);
}

try {
  for (const step of ['compile', 'post-compile']) {
    if (spawnSync('npx', ['projen', step], { cwd: ROOT, stdio: 'inherit' }).status !== 0) {
      process.exit(1);
    }
  }
  wholeProcess();
  parts();
  pipelines();
  if (teams(isQuick ? [100, 300] : [100, 300, 1000], path.join(work, 'teams')) > MOST_GROWTH) {
    console.error(`the time per object grows to more than ${MOST_GROWTH} times: somewhere the cost is not linear`);
    process.exitCode = 1;
  }
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
