/**
 * What a synthesis costs, as ratios, so that the numbers mean the same on every machine.
 *
 * usage: npm run bench [-- --runs N] [-- --quick]
 *
 * - whole process: `node lib/main.js` against a process that reads the same objects as JSON, and only turns them into
 *   YAML and writes them (js-yaml, the fastest YAML writer on npm that quotes safely), and against `kubectl kustomize`
 *   of the same objects where kubectl is there; time and peak memory
 * - in process: building, rendering, checking and writing the default platform against writing alone
 * - growth: the platform with 100, 1,000 and 10,000 copies of a profile-sized set of objects; time per object
 * - teams: the platform with 100, 300 and 1,000 profiles of 5 notebooks each; processor time per object
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { growth } from './growth';
import { inProcess } from './in-process';
import { median, ratio, row, table } from './report';
import { teams } from './teams';

const ROOT = path.join(__dirname, '..', '..');
const argument = (name: string, fallback: number) => Number(process.argv[process.argv.indexOf(name) + 1] || fallback);
const RUNS = process.argv.includes('--runs') ? argument('--runs', 7) : 7;
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-bench-'));

interface Cost {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a program several times; the probe writes the peak memory of the process when it ends. */
function measure(command: string, args: readonly string[], cwd: string): Cost {
  const peak = path.join(work, 'peak');
  const one = (): Cost => {
    fs.rmSync(peak, { force: true });
    const begin = process.hrtime.bigint();
    const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, PEAK_FILE: peak }, maxBuffer: 1 << 30 });
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (status !== 0) {
      throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
    }
    return { seconds, megabytes: fs.existsSync(peak) ? Number(fs.readFileSync(peak, 'utf8')) / 1024 : NaN };
  };
  one(); // warm the file cache
  const costs = Array.from({ length: RUNS }, one);
  return { seconds: median(costs.map(cost => cost.seconds)), megabytes: median(costs.map(cost => cost.megabytes)) };
}

function wholeProcess(): void {
  const probe = path.join(__dirname, 'peak.cjs');
  const app = path.join(work, 'app');
  fs.mkdirSync(app);
  const synthesis = measure('node', ['-r', probe, path.join(ROOT, 'lib', 'main.js')], app);
  const writing = measure('node', ['-r', probe, path.join(__dirname, 'write-only.cjs'), path.join(app, 'dist'), path.join(work, 'objects.json'), path.join(work, 'copy')], ROOT);
  table('whole process', [
    row('synthesis', synthesis.seconds, synthesis.megabytes),
    row('writing the same objects', writing.seconds, writing.megabytes),
    ratio('synthesis / writing', synthesis.seconds / writing.seconds, synthesis.megabytes / writing.megabytes),
    ...kustomize(app, synthesis),
  ]);
}

function kustomize(app: string, synthesis: Cost): string[][] {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) {
    return [['kubectl kustomize', 'skipped: kubectl is not on the path', '']];
  }
  const files = (fs.readdirSync(path.join(app, 'dist'), { recursive: true }) as string[]).filter(name => name.endsWith('.yaml') && !name.startsWith('argocd'));
  fs.writeFileSync(path.join(app, 'dist', 'kustomization.yaml'), `resources:\n${files.map(name => `- ${name}\n`).join('')}`);
  const cost = measure('kubectl', ['kustomize', path.join(app, 'dist')], ROOT);
  return [row('kubectl kustomize of the same objects', cost.seconds, cost.megabytes), ratio('synthesis / kubectl kustomize', synthesis.seconds / cost.seconds, NaN)];
}

try {
  const compiled = spawnSync('npx', ['tsc', '--build', 'tsconfig.json'], { cwd: ROOT, stdio: 'inherit' });
  if (compiled.status !== 0) {
    process.exit(1);
  }
  wholeProcess();
  inProcess(RUNS, path.join(work, 'in-process'));
  growth(process.argv.includes('--quick') ? [100, 1000] : [100, 1000, 10000], path.join(work, 'growth'));
  teams(process.argv.includes('--quick') ? [100, 300] : [100, 300, 1000], path.join(work, 'teams'));
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}
