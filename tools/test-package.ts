/**
 * Packs the package, installs the tarball into an empty project and uses it there with plain node, as a user would.
 *
 * usage: npx tsx tools/test-package.ts
 */
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
console.log('the packed package works');
`;

/** What a TypeScript user writes: compiled against the packed declarations. */
const TYPED = `
import { App, KubeflowPlatform, production, secret } from 'cdk8s-kubeflow';
import { NotebookSpec } from 'cdk8s-kubeflow/apis/kubeflow.org/v1';

export const spec: NotebookSpec = {};
export const make = (): unknown => new KubeflowPlatform(new App(), 'kubeflow', {
  ...production({ url: 'https://ml.example.com' }),
  login: { kind: 'oidc', issuer: 'https://sso.example.com', credentials: secret('oauth2-proxy') },
});
`;

function run(folder: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-package-'));
try {
  run(ROOT, 'npx', 'tsc', '--build', 'tsconfig.json');
  const [{ filename }] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--pack-destination', folder)) as { filename: string }[];
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true }));
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', path.join(folder, filename), 'cdk8s', 'constructs', 'typescript@5.9', '@types/node@20');
  fs.writeFileSync(path.join(folder, 'use.js'), SCRIPT);
  process.stdout.write(run(folder, 'node', 'use.js'));
  fs.writeFileSync(path.join(folder, 'use.ts'), TYPED);
  run(folder, 'npx', 'tsc', '--noEmit', '--strict', '--module', 'node16', '--moduleResolution', 'node16', '--target', 'es2022', '--types', 'node', 'use.ts');
  console.log('the packed declarations compile');
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
