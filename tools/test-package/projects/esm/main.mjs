/** What a user's module imports; beside it stands the list of all modules of the package. */
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Chart, Testing } from 'cdk8s';
import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';
import { Namespace } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { CertManager } from 'cdk8s-kubeflow/components/cert-manager';
import { Profile } from 'cdk8s-kubeflow/workloads';

const app = new KubeflowApp({ summary: false });
new KubeflowPlatform(app, 'kubeflow', local());
assert.deepStrictEqual(app.findings(), []);

const chart = new Chart(Testing.app(), 'own');
new Namespace(chart, 'Namespace', { metadata: { name: 'own' } });
new Profile(chart, 'vision', { owner: 'ana@example.com' });
new CertManager(chart, 'cert-manager');
const kinds = Testing.synth(chart).map(({ kind }) => kind);
assert(['Namespace', 'Profile', 'Deployment'].every(kind => kinds.includes(kind)));

// Node finds the names of a CommonJS module by reading it: what it overlooks could be required, but not imported.
const require = createRequire(import.meta.url);
const names = JSON.parse(readFileSync('modules.json', 'utf8'));
assert(names.length > 0);
for (const name of names) {
  const imported = await import(name);
  const overlooked = Object.keys(require(name)).filter(one => !(one in imported));
  assert.deepStrictEqual(overlooked, [], name);
}
