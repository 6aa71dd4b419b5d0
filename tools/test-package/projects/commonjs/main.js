/** What a user's program does without TypeScript: the whole platform, and single parts by their paths. */
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const cdk8s = require('cdk8s');
const { KubeflowApp, KubeflowPlatform, local } = require('cdk8s-kubeflow');
const { Certificate } = require('cdk8s-kubeflow/apis/cert-manager.io/v1');
const { CertManager } = require('cdk8s-kubeflow/components/cert-manager');
const { Definition, rendered, toYaml } = require('cdk8s-kubeflow/core');
const { Notebook, notebookImages, nvidia, Profile, user } = require('cdk8s-kubeflow/workloads');
const { accessReport } = require('cdk8s-kubeflow/workloads/access-report');

const chart = name => new cdk8s.Chart(cdk8s.Testing.app(), name);

// The platform: a file for each object of it, none empty.
const app = new KubeflowApp({ outdir: 'out', summary: false });
new KubeflowPlatform(app, 'kubeflow', local());
app.synth();
const made = fs.readdirSync('out', { recursive: true }).filter(name => name.endsWith('.yaml'));
assert.strictEqual(made.length, app.manifests().all.length);
assert(made.includes(path.join('cert-manager', '30-workloads', 'deployment.cert-manager.cert-manager.yaml')));
assert(made.every(name => fs.statSync(path.join('out', name)).size > 0));

// The texts of definitions, which the build makes, are those that a synthesis would make.
const apis = path.join(path.dirname(require.resolve('cdk8s-kubeflow/package.json')), 'lib', 'apis');
const groups = fs.readdirSync(apis).filter(group => fs.existsSync(path.join(apis, group, 'crds.js')));
const crds = groups.flatMap(group => Object.entries(require(`cdk8s-kubeflow/apis/${group}/crds`)).filter(([name]) => name.endsWith('Crd')).map(([, crd]) => crd));
assert(crds.length > 0);
for (const crd of crds) {
  assert(fs.existsSync(path.join(apis, crd.group, `${crd.plural}.versions.yaml`)), `${crd.plural}.${crd.group} has no text`);
  const scope = chart(crd.plural);
  const definition = new Definition(scope, 'Definition', crd);
  // Compared as a whole, since a difference of megabytes tells nobody anything.
  assert(toYaml(rendered(scope).all[0].manifest) === toYaml(definition.toJson()), `${crd.plural}.${crd.group} has another text`);
}

// A component, an API object and workloads alone, in charts of the user's own.
const own = chart('own');
new CertManager(own, 'cert-manager');
new Certificate(own, 'web', { metadata: { name: 'web', namespace: 'default' }, spec: { secretName: 'web', issuerRef: { name: 'ca' }, dnsNames: ['a.example.com'] } });
assert.strictEqual(cdk8s.Testing.synth(own).at(-1).kind, 'Certificate');

const teams = chart('teams');
const team = new Profile(teams, 'vision', { owner: user('user@example.com'), quota: { gpus: { nvidia: 1 } } });
new Notebook(team, 'explore', { image: notebookImages.jupyterPytorchCuda, gpu: nvidia(1) });
const notebook = cdk8s.Testing.synth(teams).find(one => one.kind === 'Notebook');
assert.strictEqual(notebook.metadata.namespace, 'vision');
assert.strictEqual(notebook.spec.template.spec.containers[0].resources.limits['nvidia.com/gpu'], '1');
assert.strictEqual(accessReport().file, 'access.md');
