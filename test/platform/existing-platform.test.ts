import { ApiObject, Chart } from 'cdk8s';
import { factsOf, fileMap, given, PRESETS } from './support';
import { KubeflowApp } from '../../src/checks';
import { describe as described, gcs, ImageRow, ManifestApp, Report, s3 } from '../../src/core';
import { argocd } from '../../src/gitops';
import { ExistingPlatform, existingPlatform, KubeflowPlatformProps, PlatformFacts } from '../../src/platform';
import { isolated, ModelRegistry, Notebook, notebookImages, nvidia, TrainJob } from '../../src/workloads';
import { expectConfigError } from '../support';

/** Facts of a platform with two teams. */
function factsWith(change: object = {}): PlatformFacts {
  return factsOf({ ...PRESETS.local, ...change }, platform => {
    platform.addProfile('vision', { owner: 'ana@example.com', podSecurity: 'restricted' });
    platform.addProfile('old', { owner: 'ana@example.com', lifecycle: 'suspended' });
  });
}

const FACTS = factsWith();
const findingsOf = (app: ManifestApp) => app.findings().map(one => described(one));

function team(facts: object = FACTS) {
  const app = new KubeflowApp();
  return { app, platform: existingPlatform(app, facts) };
}

test('the facts name what teams need, and no credential', () => {
  expect(FACTS).toMatchObject({
    version: 1,
    url: 'http://localhost:8080',
    identity: { userId: 'kubeflow-userid', groups: 'kubeflow-groups' },
    gateway: { namespace: 'kubeflow', name: 'kubeflow-gateway' },
    kinds: { 'notebooks.kubeflow.org': ['v1', 'v1alpha1', 'v1beta1'], 'profiles.kubeflow.org': ['v1', 'v1beta1'] },
    profiles: [
      { name: 'kubeflow-user-example-com', owner: 'user@example.com', lifecycle: 'active' },
      { name: 'old', owner: 'ana@example.com', lifecycle: 'suspended' },
      { name: 'vision', owner: 'ana@example.com', lifecycle: 'active', podSecurity: 'restricted' },
    ],
  });
  expect(FACTS.clusterRoles).toEqual(expect.arrayContaining(['kubeflow-admin', 'kubeflow-edit', 'kubeflow-view']));
  expect(FACTS.reservedNamespaces).toEqual(expect.arrayContaining(['istio-system', 'kubeflow']));
  expect(JSON.stringify(FACTS)).not.toMatch(/pUBnBOY|12341234|\$2y\$/);
});

test('a team\'s repository needs nothing but the facts: its profile, its notebook, no findings', () => {
  const { app, platform } = team();
  const speech = platform.addProfile('speech', { owner: 'bo@example.com', contributors: { edit: ['ana@example.com'] }, quota: { cpu: '8' } });
  new Notebook(speech, 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  expect(findingsOf(app)).toEqual([]);
  expect([...fileMap(app.manifests()).keys()].every(file => file.startsWith('profiles/speech/'))).toBe(true);
});

test('a team\'s quota counts the proxies of the platform\'s mesh', () => {
  const problems = (change: object) => {
    const { app, platform } = team(factsWith(change));
    new Notebook(platform.addProfile('speech', { owner: 'bo@example.com', quota: { cpu: '3' } }), 'explore', { image: notebookImages.jupyterScipy, cpu: '500m' });
    return app.findings().map(one => `${one.rule.id}: ${one.problem}`);
  };
  expect(problems({})).toEqual([]);
  expect(problems({ istio: { proxyResources: { requests: { cpu: '2800m' } } } })).toEqual([expect.stringContaining('Profile/Quota')]);
});

test('a workload in an app that knows no platform is told of this one, with which nothing is missed', () => {
  const trained = (scope: (app: KubeflowApp) => Chart) => {
    const app = new KubeflowApp();
    new TrainJob(scope(app), 'bert', { runtime: 'torch-distributed', image: 'registry.example.com/train:1', serviceAccount: 'default-editor' });
    return app.findings();
  };
  const alone = trained(app => new Chart(app, 'training', { namespace: 'vision' }));
  expect(alone.map(one => one.rule.id).sort()).toEqual(['Crd/Missing', 'References/Namespace', 'References/ServiceAccount', 'TrainJob/Runtime']);
  expect(alone.map(one => one.fix.split('; ').at(-1))).toEqual(alone.map(() => 'where another repository installs the platform, existingPlatform(app, facts) tells of it'));
  expect(trained(app => existingPlatform(app, FACTS).team('vision'))).toEqual([]);
});

test('workloads of a team that the platform declares take its namespace and its level', () => {
  const { app, platform } = team();
  new Notebook(platform.team('vision'), 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  const notebook = app.manifests().find('kubeflow.org/Notebook', 'vision', 'explore')!;
  expect(notebook.at('spec', 'template', 'spec', 'securityContext', 'runAsNonRoot').value).toBe(true);
  expect(findingsOf(app)).toEqual([]);
  expect(platform.team('vision')).toBe(platform.team('vision'));
});

test('a notebook of a suspended team is not made, as in the platform\'s own repository', () => {
  const { app, platform } = team();
  new Notebook(platform.team('old'), 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  const inPlatform = given({ ...PRESETS.local });
  const suspended = inPlatform.platform.addProfile('old', { owner: 'ana@example.com', lifecycle: 'suspended' });
  new Notebook(suspended, 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  const spec = (one: ManifestApp) => one.manifests().find('kubeflow.org/Notebook', 'old', 'explore')?.manifest;
  expect(spec(app)).toEqual(spec(inPlatform.app));
});

test('a registry of a team that the platform isolates lets in its callers', () => {
  const facts = factsOf(PRESETS.local, platform => {
    platform.addProfile('vision', { owner: 'ana@example.com', network: isolated() });
    platform.addProfile('speech', { owner: 'ana@example.com' });
  });
  const { app, platform } = team(facts);
  ['vision', 'speech'].forEach(name => new ModelRegistry(platform.team(name), 'registry'));
  expect(app.manifests().ofKind('networking.k8s.io/NetworkPolicy').map(one => one.namespace)).toEqual(['vision']);
});

test('a registry of a team finds the platform\'s catalog', () => {
  const { app, platform } = team();
  new ModelRegistry(platform.addProfile('speech', { owner: 'bo@example.com' }), 'registry');
  new ModelRegistry(platform.team('vision'), 'registry');
  expect(app.manifests().ofKind('networking.istio.io/VirtualService').map(one => `${one.namespace}/${one.name}`)).toContain('speech/model-catalog');
  expect(findingsOf(app)).toEqual([]);
});

test('the platform\'s mirror, headers and gateway reach the team\'s repository', () => {
  const facts = factsWith({ images: { mirror: 'registry.example.net/mirror' }, identity: { userId: 'x-user' }, trustDomain: 'corp' });
  const { app, platform } = team(facts);
  const speech = platform.addProfile('speech', { owner: 'bo@example.com', contributors: { edit: ['ana@example.com'] } });
  new Notebook(speech, 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  const text = JSON.stringify(app.manifests().all.map(one => one.manifest));
  expect(text).toContain('"image":"registry.example.net/mirror/');
  expect(text).toContain('request.headers[x-user]');
  expect(text).toContain('corp/ns/istio-system/sa/istio-ingressgateway-service-account');
  expect(findingsOf(app)).toEqual([]);
});

/** A file beside the output of a team's repository. */
function reportOf(file: string, props: KubeflowPlatformProps, change: (platform: ExistingPlatform) => void) {
  const { app, platform } = team(factsOf(props));
  change(platform);
  const { reports } = app as unknown as { readonly reports: readonly Report[] };
  return reports.find(one => one.file === file)!.render(app.manifests());
}

test('the team\'s repository says what to allow at the store for its own profiles, and leaves the platform to the platform\'s', () => {
  const role = 'arn:aws:iam::123456789012:role/kubeflow';
  const stores = [
    s3({ bucket: 'artifacts', region: 'eu-central-1', platform: { kind: 'irsa', role }, profiles: { kind: 'irsa', role: `${role}-{profile}` } }),
    gcs({ bucket: 'artifacts', profiles: { kind: 'workload-identity', account: 'kubeflow-{profile}@ml-project.iam.gserviceaccount.com' } }),
  ];
  for (const existing of stores) {
    const text = reportOf('object-store.md', { ...PRESETS.oidc, objectStore: { existing } }, platform => platform.addProfile('speech', { owner: 'bo@example.com' }));
    expect(text!.match(/^## .*/gm)).toEqual(['## Profile speech']);
    expect(reportOf('object-store.md', { ...PRESETS.oidc, objectStore: { existing } }, () => undefined)).toBeUndefined();
  }
});

test('the team\'s repository lists its images, behind the platform\'s mirror', () => {
  const text = reportOf('images.json', { ...PRESETS.local, images: { mirror: 'registry.example.net/mirror' } }, platform => {
    new Notebook(platform.addProfile('speech', { owner: 'bo@example.com' }), 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi' });
  });
  const { images } = JSON.parse(text!) as { readonly images: readonly ImageRow[] };
  expect(images).toMatchObject([{ name: 'notebook-servers/jupyter-scipy', target: expect.stringMatching(/^registry\.example\.net\/mirror\//), usedBy: ['Notebook/speech/explore'] }]);
});

test('Argo CD applies it under a name of its own', () => {
  const app = new KubeflowApp();
  const platform = existingPlatform(app, FACTS, { gitops: argocd({ repository: 'https://git.example.net/speech.git', name: 'speech' }) });
  platform.addProfile('speech', { owner: 'bo@example.com' });
  const names = app.manifests().ofKind('argoproj.io/Application', 'argoproj.io/AppProject').map(one => one.name);
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter(name => !name.startsWith('speech'))).toEqual([]);
  expect(findingsOf(app)).toEqual([]);
});

test.each([
  ['another file', [], 'PlatformFacts', 'got []'],
  ['nothing', undefined, 'PlatformFacts', 'got undefined'],
  ['facts of another release', { ...FACTS, version: 2 }, 'PlatformFacts', 'got version 2'],
  ['facts with a typing error', { ...FACTS, profile: [] }, 'UnknownProp', 'profile is no known property'],
  ['facts without a gateway', { ...FACTS, gateway: undefined }, 'MissingProp', 'gateway must be given'],
])('fails for %s', (_name, facts, code, text) => expectConfigError(() => existingPlatform(new KubeflowApp(), facts), code, 'platform', text));

test('a profile that the platform declares, or a reserved name, is refused', () => {
  const { platform } = team();
  expectConfigError(() => platform.addProfile('vision', { owner: 'bo@example.com' }), 'ProfileExists', 'platform', 'use team("vision")');
  expectConfigError(() => platform.addProfile('istio-system', { owner: 'bo@example.com' }), 'ReservedNamespace', 'platform/profile-istio-system/istio-system');
  expectConfigError(() => platform.team('speech'), 'UnknownProfile', 'platform', 'there are kubeflow-user-example-com, old, vision');
});

/** What the rules find of one object in a team's repository. */
function foundFor(manifest: Record<string, unknown>, facts: object = FACTS): string[] {
  const { app, platform } = team(facts);
  new ApiObject(new Chart(platform, 'extra'), 'Object', manifest as never);
  return app.findings().map(one => `${one.rule.id}: ${one.problem}; ${one.fix}`);
}

const EXPERIMENT = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Experiment', metadata: { name: 'a', namespace: 'vision' }, spec: {} };

test('a kind that the platform does not have is found', () => {
  expect(foundFor(EXPERIMENT).join()).toContain('Experiment');
  expect(foundFor(EXPERIMENT)).not.toEqual([]);
});

test('a version that the platform does not serve is found, with those that it serves', () => {
  const facts = { ...FACTS, kinds: { ...FACTS.kinds, 'poddefaults.kubeflow.org': ['v1beta1'] } };
  const spec = { selector: { matchLabels: { a: 'true' } }, desc: 'a', env: [{ name: 'A', value: 'b' }] };
  const podDefault = { apiVersion: 'kubeflow.org/v1alpha1', kind: 'PodDefault', metadata: { name: 'a', namespace: 'vision' }, spec };
  expect(foundFor(podDefault)).toEqual([]);
  expect(foundFor(podDefault, facts)).toEqual(['Platform/Served: is a version that the platform does not serve, got "kubeflow.org/v1alpha1"; ' +
    'write one of kubeflow.org/v1beta1, or upgrade the platform first']);
});

test('a namespace that nobody makes is found', () => {
  const configMap = (namespace: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace }, data: { a: 'b' } });
  expect(foundFor(configMap('vision'))).toEqual([]);
  expect(foundFor(configMap('visoin')).map(one => one.slice(0, one.indexOf(':')))).toEqual(['References/Namespace']);
});

test('a device that the platform does not offer is found, where it says what it offers', () => {
  const asking = (facts: object) => {
    const { app, platform } = team(facts);
    new Notebook(platform.team('vision'), 'explore', { image: notebookImages.jupyterScipy, workspace: '10Gi', gpu: nvidia(1) });
    return app.findings().filter(one => one.rule.id === 'Platform/Served').map(one => `${one.field}: ${one.problem}; ${one.fix}`);
  };
  expect(asking(FACTS)).toEqual([]);
  expect(asking({ ...FACTS, accelerators: ['nvidia.com/gpu'] })).toEqual([]);
  expect(asking({ ...FACTS, accelerators: ['amd.com/gpu'] })).toEqual([
    'spec.template.spec.containers[0].resources.limits["nvidia.com/gpu"]: asks for a device that the platform does not offer, got "nvidia.com/gpu"; ask for one of amd.com/gpu',
  ]);
});
