/** `secrets.md`: what whoever installs has to make before the pods come up. */
import { Chart } from 'cdk8s';
import { given, PRESETS } from './support';
import { Certificate } from '../../src/apis/cert-manager.io/v1';
import { ALL_RULES, secretsReport } from '../../src/checks';
import { declareExternal, ManifestApp, ManifestSet, secretRef } from '../../src/core';
import { InferenceService, ModelRegistry, Notebook, PythonImage, s3Model } from '../../src/workloads';

const render = (app: ManifestApp) => secretsReport().render(app.manifests()) ?? '';
/** Cells of a row by namespace and name, without the marks of Markdown. */
const rows = (text: string) => new Map(text.split('\n').filter(line => /^\| (?!namespace)/.test(line)).map(line => {
  const [namespace, name, ...others] = line.replace(/[\\`]/g, '').split('|').slice(1, -1).map(cell => cell.trim());
  return [`${namespace}/${name}`, others];
}));
const commands = (text: string) => text.split('\n').filter(line => line.startsWith('kubectl'));

test('a production platform lists what its pods wait for, with keys, readers and a command for each', () => {
  const text = render(given(PRESETS.oidc).app);
  expect(rows(text).get('kubeflow/mysql-secret')).toEqual(['password, username', expect.stringMatching(/^Deployment\/mysql, .* and \d more$/), 'you']);
  expect(rows(text).get('istio-system/front-tls')).toEqual(['tls.crt, tls.key', 'what platform/kubeflow/Kubeflow makes', 'you']);
  expect(commands(text)).toEqual(expect.arrayContaining([
    'kubectl -n istio-system create secret tls front-tls --cert=... --key=...',
    'kubectl -n kubeflow create secret generic mysql-secret --from-literal=password=... --from-literal=username=...',
    'kubectl -n kubeflow create secret generic model-catalog-hf-api-key --from-literal=HF_API_KEY=...  # may be missing',
  ]));
  expect(commands(text)).toHaveLength(rows(text).size);
});

test.each(['dex', 'oidc'] as const)('the preset %s has a row for each Secret that pods wait for and nothing makes', preset => {
  const set = given(PRESETS[preset]).app.manifests();
  const rule = ALL_RULES.find(one => one.id === 'References/Secret')!;
  const missing = [...rule.check(new ManifestSet(set.all, set.externals.filter(one => !one.isCredential)))].flatMap(one => /got "(.*)"/.exec(one.problem)?.[1] ?? []);
  const listed = rows(secretsReport().render(set) ?? '');
  expect(new Set(missing).size).toBeGreaterThanOrEqual(5);
  expect(missing.filter(id => !listed.has(id))).toEqual([]);
});

test('what the output makes, or a controller from it, is not in it', () => {
  expect(secretsReport().render(given(PRESETS.local).app.manifests())).toBeUndefined();
  const { app, platform } = given(PRESETS.oidc);
  const team = platform.addProfile('vision', { owner: 'ana@example.com' });
  new Notebook(team, 'lab', { image: 'registry.example.com/lab:1', env: team.objectStore.env }); // with keys that the profile controller makes
  new Certificate(new Chart(app, 'front'), 'Certificate', {
    metadata: { name: 'front', namespace: 'istio-system' },
    spec: { secretName: 'front-tls', issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' }, dnsNames: ['ml.example.com'] },
  });
  expect([...rows(render(app)).keys()].filter(id => id.startsWith('istio-system/') || id.includes('webhook') || id.startsWith('vision/'))).toEqual([]);
});

test('pull secrets stand in each namespace whose pods name them', () => {
  const { app, platform } = given({ ...PRESETS.oidc, pods: { imagePullSecrets: ['mirror'] } });
  platform.addProfile('vision', { owner: 'ana@example.com', pullSecrets: [secretRef('corp')] });
  const listed = rows(render(app));
  expect(listed.get('knative-serving/mirror')?.[0]).toBe('credentials of a registry');
  expect(listed.get('kubeflow/mirror')?.[0]).toBe('credentials of a registry');
  expect(listed.get('vision/corp')).toEqual(['credentials of a registry', 'ServiceAccount/default-editor, ServiceAccount/default-viewer, ServiceAccount/default', 'you']);
  expect(commands(render(app))).toContain('kubectl -n vision create secret docker-registry corp --docker-server=... --docker-username=... --docker-password=...');
});

test('a Secret that no field names is there with the construct that knows it; one that a program makes has no command', () => {
  const { app, platform } = given(PRESETS.oidc);
  const team = platform.addProfile('vision', { owner: 'ana@example.com' });
  new InferenceService(team, 'iris', { mode: 'standard', predictor: { modelFormat: 'sklearn', storageUri: s3Model('s3://models/iris', { secret: 'model-store' }) } });
  new ModelRegistry(team, 'registry');
  new PythonImage(team, 'tools', { base: 'docker.io/library/python:3.12', repository: 'registry.example.com/ml/tools', pushSecret: 'push', source: { code: 'print(1)' } });
  declareExternal(team, { kind: 'Secret', namespace: 'vision', name: 'token', madeBy: 'External Secrets' });
  const text = render(app);
  expect(rows(text).get('vision/model-store')).toEqual(['as its reader says', expect.stringContaining('vision/iris makes'), 'you']);
  expect(rows(text).get('vision/model-registry-db-secrets')?.[0]).toBe('POSTGRES_USER, POSTGRES_PASSWORD');
  expect(rows(text).get('vision/push')?.[0]).toBe('credentials of a registry');
  expect(rows(text).get('vision/token')?.[2]).toBe('External Secrets');
  expect(commands(text).filter(line => line.includes(' token '))).toEqual([]);
});
