import { Chart } from 'cdk8s';
import { given as parts, ORDER, yamlOf } from './support';
import { PodDefault } from '../../src/apis/kubeflow.org/v1alpha1';
import { files, ManifestSet } from '../../src/core';
import { ArgoCd, ArgoCdOptions, argocd, HEALTH_CHECKS } from '../../src/gitops';
import { KubeflowPlatform } from '../../src/platform';
import { chart, expectConfigError, expectText } from '../support';
import { given as platform, GITOPS, PRESETS } from '../platform/support';

const REPOSITORY = 'https://git.example.com/ml/platform.git';

function given(options: Partial<ArgoCdOptions> = {}): ManifestSet {
  const app = parts();
  new ArgoCd(app, 'gitops', { repository: REPOSITORY, ...options }, ORDER);
  return app.manifests();
}

const applications = (set: ManifestSet) => set.ofKind('Application').map(one => one.manifest as any);
const application = (set: ManifestSet, name: string) => applications(set).find(one => one.metadata.name === name);
const annotations = (set: ManifestSet, kind: string) => set.ofKind(kind)[0].manifest.metadata.annotations;

test('renders the folder argocd', () => expectText(yamlOf(given().all, 'argocd'), 'gitops-argocd.yaml'));

test('renders the folder argocd with all options', () => expectText(yamlOf(given({
  path: 'clusters/lab', revision: 'stable', namespace: 'delivery', name: 'lab', cluster: 'lab-1', settings: true,
}).all, 'argocd'), 'gitops-argocd-full.yaml'));

test('leaves no default behind when all options are changed', () => {
  const text = yamlOf(given({ repository: 'git@git.example.net:a/b.git', path: 'clusters/lab', revision: 'stable', namespace: 'delivery', name: 'lab' }).all, 'argocd');
  expect(text).not.toMatch(/git\.example\.com|dist|\bmain\b|namespace: argocd|kubeflow(?!\.org)/);
});

test('makes one Application per top folder, also of folders that no component owns, and one for the definitions of each', () => {
  expect(applications(given()).map(({ metadata, spec }) => [metadata.name, spec.source.path, spec.source.directory.exclude])).toEqual([
    ['kubeflow-root', 'dist/argocd/applications', undefined],
    ['kubeflow-guard-crds', 'dist/guard/10-crds', undefined],
    ['kubeflow-guard-resources', 'dist/guard/40-resources', undefined],
    ['kubeflow-guard', 'dist/guard', '{10-crds/*,40-resources/*}'],
    ['kubeflow-profiles', 'dist/profiles', undefined],
    ['kubeflow-web', 'dist/web', undefined],
  ]);
});

test('applies every file of a platform by exactly one Application', () => {
  const set = platform().app.manifests();
  const all = applications(set).filter(one => !one.metadata.name.endsWith('-root')).map(({ spec: { source: { path, directory } } }) => ({
    path: `${path}/`.replace(/^dist\//, ''),
    without: ((directory.exclude ?? '') as string).replace(/[{}]/g, '').split(',').filter(one => one !== '').map(one => `${path}/${one.replace('/*', '/')}`.replace(/^dist\//, '')),
  }));
  const owners = (file: string) => all.filter(({ path, without }) => file.startsWith(path) && !without.some(one => file.startsWith(one))).length;
  const applied = [...files(set).keys()].filter(file => !file.startsWith('argocd/'));
  expect(applied.length).toBeGreaterThan(250);
  expect(applied.filter(file => owners(file) !== 1)).toEqual([]);
});

test('only the root Application has "root" in its name', () => {
  const names = applications(platform().app.manifests()).map(one => one.metadata.name);
  expect(names.length).toBeGreaterThan(7);
  expect(names.filter(name => name.includes('root'))).toEqual(['delivery-root']);
});

test('gives each Application the wave of its component: definitions before all, resources of a webhook after it', () => {
  const set = given();
  const waves = ['guard-crds', 'guard', 'guard-resources', 'web', 'profiles', 'root'].map(name => application(set, `kubeflow-${name}`).metadata.annotations['argocd.argoproj.io/sync-wave']);
  expect(waves).toEqual(['-10', '0', '5', '10', '20', undefined]);
});

test('syncs by server-side apply, retries for ever with the newest commit, prunes last', () => {
  for (const { spec } of applications(given())) {
    expect(spec.syncPolicy).toEqual({
      automated: { prune: true, selfHeal: true },
      retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'PruneLast=true', 'FailOnSharedResource=true'],
    });
    expect(spec.source.directory.recurse).toBe(true);
  }
});

test('compares on the server, and keeps a component apart from what its own webhook checks', () => {
  applications(given()).forEach(one => expect(one.metadata.annotations['argocd.argoproj.io/compare-options']).toBe('ServerSideDiff=true'));
  const apart = applications(platform().app.manifests()).map(one => one.metadata.name).filter(name => name.endsWith('-resources'));
  expect(apart).toEqual(['delivery-cert-manager-resources', 'delivery-istio-resources']);
});

test('removes the objects of a removed component, but never its definitions, nor the platform with the root', () => {
  const kept = applications(given()).filter(one => one.metadata.finalizers === undefined).map(one => one.metadata.name);
  expect(kept).toEqual(['kubeflow-root', 'kubeflow-guard-crds']);
  expect(application(given(), 'kubeflow-web').metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io']);
});

test('lets teams apply nothing of the whole cluster but their namespace and profile, and nothing in the namespaces of others', () => {
  const set = given();
  expect(applications(set).filter(one => one.spec.project === 'kubeflow-profiles').map(one => one.metadata.name)).toEqual(['kubeflow-profiles']);
  const spec = set.find('AppProject', 'argocd', 'kubeflow-profiles')!.manifest.spec as any;
  expect(spec.clusterResourceWhitelist).toEqual([{ group: '', kind: 'Namespace' }, { group: 'kubeflow.org', kind: 'Profile' }]);
  expect(spec.destinations.map((one: { readonly namespace: string }) => one.namespace)).toEqual(['*', '!argocd', '!guard', '!kube-system']);
});

test('keeps definitions, namespaces, claims and profiles in the cluster', () => {
  const set = given();
  const options = (kind: string) => annotations(set, kind)?.['argocd.argoproj.io/sync-options'];
  expect([options('CustomResourceDefinition'), options('Namespace'), options('PersistentVolumeClaim'), options('Profile')])
    .toEqual(['Prune=false', 'Prune=false,Delete=false', 'Prune=false,Delete=false', 'Prune=false,Delete=false']);
  expect([options('ConfigMap'), options('Deployment'), options('Application')]).toEqual([undefined, undefined, undefined]);
});

test('only PodDefaults come before what else is in their Application', () => {
  const waves = given().all.filter(one => !one.folder.startsWith('argocd')).map(one => one.manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']);
  expect(waves).toEqual(Array(7).fill(undefined));
  const app = parts();
  new PodDefault(new Chart(app, 'team'), 'Token', { metadata: { name: 'token', namespace: 'team' }, spec: { selector: {} } });
  new ArgoCd(app, 'gitops', { repository: REPOSITORY }, ORDER);
  expect(annotations(app.manifests(), 'PodDefault')).toEqual({ 'argocd.argoproj.io/sync-wave': '-10' });
});

test('marks every object of a whole platform by its kind alone', () => {
  const { all } = platform({ ...PRESETS.oidc, gitops: GITOPS }).app.manifests();
  const kept = all.filter(one => one.manifest.metadata.annotations?.['argocd.argoproj.io/sync-options'] !== undefined).map(one => one.manifest.kind);
  expect(new Set(kept)).toEqual(new Set(['CustomResourceDefinition', 'Namespace']));
  expect(kept.length).toBe(all.filter(one => ['CustomResourceDefinition', 'Namespace'].includes(one.manifest.kind)).length);
});

test('the settings hold a health check for each kind, and only keys of the platform', () => {
  const { data } = given({ settings: true }).find('ConfigMap', 'argocd', 'argocd-cm')!.manifest as any;
  expect(Object.keys(data).sort()).toEqual([
    'application.resourceTrackingMethod', 'resource.compareoptions', ...Object.keys(HEALTH_CHECKS).map(kind => `resource.customizations.health.${kind}`),
  ].sort());
  expect(given().find('ConfigMap', 'argocd', 'argocd-cm')).toBeUndefined();
});

test('a cluster by name is the destination of all but the root', () => {
  const set = given({ cluster: 'lab-1' });
  expect(application(set, 'kubeflow-root').spec.destination).toEqual({ server: 'https://kubernetes.default.svc', namespace: 'argocd' });
  expect(application(set, 'kubeflow-web').spec.destination).toEqual({ name: 'lab-1' });
  expect((set.ofKind('AppProject')[0].manifest.spec as any).destinations).toEqual([
    { name: 'lab-1', namespace: '*' }, { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
  ]);
});

test.each(['dist/', '/dist', './dist', 'a//b', ''])('fails for the path %j', path => {
  expectConfigError(() => given({ path }), 'GitPath', 'gitops', `got ${JSON.stringify(path)}`, 'write it without "./" and slashes at its ends, e.g. "dist"');
});

test.each(['git.example.com/ml', 'ml/platform', ''])('fails for the repository %j', repository => {
  expectConfigError(() => given({ repository }), 'GitRepository', 'gitops', `got ${JSON.stringify(repository)}`, 'write e.g. "https://git.example.com/ml/platform.git"');
});

test('fails below the App of cdk8s itself, which has no such folders', () => {
  const scope = chart();
  expectConfigError(() => new KubeflowPlatform(scope, 'platform', { ...PRESETS.local, gitops: argocd({ repository: REPOSITORY }) }),
    'GitOpsApp', 'test/platform/argocd', 'got App of another package', 'import App from "cdk8s-kubeflow"');
});
