/**
 * Packs the package, installs the tarball into an empty project and uses it there with plain node, as a user would.
 *
 * usage: npx tsx tools/test-package.ts
 */
import { deepStrictEqual } from 'assert';
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const ROOT = path.join(__dirname, '..');

/** What a user's project does: the whole platform, and single parts through the subpath exports. */
const SCRIPT = `
const assert = require('assert');
const fs = require('fs');
const { App, KubeflowPlatform, local } = require('cdk8s-kubeflow');
const { Certificate } = require('cdk8s-kubeflow/apis/cert-manager.io/v1');
const { CertManager } = require('cdk8s-kubeflow/components/cert-manager');
const { images, Notebook, nvidia, Profile, user } = require('cdk8s-kubeflow/workloads');
const { accessReport } = require('cdk8s-kubeflow/workloads/access-report');
const cdk8s = require('cdk8s');

const app = new App({ outdir: 'out' });
new KubeflowPlatform(app, 'kubeflow', local());
app.synth();
assert(fs.existsSync('out/cert-manager/30-workloads/deployment.cert-manager.cert-manager.yaml'));
assert(fs.readdirSync('out', { recursive: true }).filter(name => name.endsWith('.yaml')).length > 200);

const chart = new cdk8s.Chart(cdk8s.Testing.app(), 'own');
new CertManager(chart, 'cert-manager');
new Certificate(chart, 'web', { metadata: { name: 'web', namespace: 'default' }, spec: { secretName: 'web', issuerRef: { name: 'ca' }, dnsNames: ['a.example.com'] } });
assert.strictEqual(cdk8s.Testing.synth(chart).at(-1).kind, 'Certificate');

const teams = new cdk8s.Chart(cdk8s.Testing.app(), 'teams');
const team = new Profile(teams, 'vision', { owner: user('user@example.com'), quota: { gpus: { nvidia: 1 } } });
new Notebook(team, 'explore', { image: images.jupyterPytorchCuda, gpu: nvidia(1) });
const notebook = cdk8s.Testing.synth(teams).find(one => one.kind === 'Notebook');
assert.deepStrictEqual([notebook.metadata.namespace, notebook.spec.template.spec.containers[0].resources.limits],
  ['vision', { 'cpu': '600m', 'memory': '1.2Gi', 'nvidia.com/gpu': '1' }]);
assert.strictEqual(accessReport().file, 'access.md');
console.log('the packed package works');
`;

/** What a TypeScript user writes: compiled against the packed declarations. */
const TYPED = `
import { App, KubeflowPlatform, oidc, production, secret } from 'cdk8s-kubeflow';
import { NotebookSpec } from 'cdk8s-kubeflow/apis/kubeflow.org/v1';
import { Notebook, Profile } from 'cdk8s-kubeflow/workloads';
import { NotebookProps } from 'cdk8s-kubeflow/workloads/notebook';

export const spec: NotebookSpec = {};
export const explore = (team: Profile, props: NotebookProps): Notebook => new Notebook(team, 'explore', props);
export const make = (): unknown => new KubeflowPlatform(new App(), 'kubeflow', {
  ...production({ url: 'https://ml.example.com' }),
  login: oidc({ issuer: 'https://sso.example.com', clientId: 'ml', credentials: secret('oauth2-proxy') }),
});
`;

function run(folder: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

const COMPILER = ['--strict', '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022', '--types', 'node'];

/** Text by path of all files in a folder. */
function contents(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => fs.statSync(path.join(folder, file)).isFile()).sort();
  return Object.fromEntries(files.map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

/** An example makes its committed output with the packed package too. */
function useExample(name: string, folder: string): void {
  const source = path.join(ROOT, 'examples', name);
  const copy = path.join(folder, name);
  fs.mkdirSync(copy);
  fs.readdirSync(source).filter(file => file.endsWith('.ts')).forEach(file => fs.copyFileSync(path.join(source, file), path.join(copy, file)));
  run(copy, 'npx', 'tsc', ...COMPILER, 'main.ts');
  run(copy, 'node', 'main.js');
  deepStrictEqual(contents(path.join(copy, 'dist')), contents(path.join(source, 'dist')));
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-package-'));
try {
  run(ROOT, 'npx', 'tsc', '--build', 'tsconfig.json');
  const [{ filename }] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--pack-destination', folder)) as { filename: string }[];
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true }));
  const packages = ['cdk8s', 'cdk8s-plus-28', 'constructs', 'typescript@5.9', '@types/node@20'];
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', path.join(folder, filename), ...packages);
  fs.writeFileSync(path.join(folder, 'use.js'), SCRIPT);
  process.stdout.write(run(folder, 'node', 'use.js'));
  fs.writeFileSync(path.join(folder, 'use.ts'), TYPED);
  run(folder, 'npx', 'tsc', '--noEmit', ...COMPILER, 'use.ts');
  console.log('the packed declarations compile');
  const examples = fs.readdirSync(path.join(ROOT, 'examples'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name);
  examples.forEach(name => useExample(name, folder));
  console.log(`the examples make their output with it: ${examples.join(', ')}`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
