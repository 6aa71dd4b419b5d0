import { ApiObject, Chart } from 'cdk8s';
import { addConfig, addDefinition, addResource, given as parts, ORDER, yamlOf } from './support';
import { PodDefault } from '../../src/apis/kubeflow.org/v1alpha1';
import { files, Located, ManifestApp, ManifestSet, setFolder } from '../../src/core';
import { ApplicationOrder, ArgoCd, ArgoCdOptions } from '../../src/gitops';
import { chart, expectConfigError, expectText } from '../support';

const REPOSITORY = 'https://git.example.com/ml/platform.git';
const APPLICATION = 'argoproj.io/Application';

function given(options: Partial<ArgoCdOptions> = {}, app: ManifestApp = parts(), order: ApplicationOrder = ORDER): ManifestSet {
  new ArgoCd(app, 'gitops', { repository: REPOSITORY, ...options }, order);
  return app.manifests();
}

const application = (set: ManifestSet, name: string): Located => set.find(APPLICATION, 'argocd', `kubeflow-${name}`)!;
const names = (set: ManifestSet) => set.ofKind(APPLICATION).map(one => one.name);
const waveOf = (one: Located) => one.annotations['argocd.argoproj.io/sync-wave'];
const syncOptions = (one: Located) => one.annotations['argocd.argoproj.io/sync-options'];
const pathOf = (one: Located) => one.at('spec', 'source', 'path').text;
const excludeOf = (one: Located) => one.at('spec', 'source', 'directory', 'exclude').text;

/** An app with one chart for each name, filled by the functions. */
function app(charts: Readonly<Record<string, readonly ((chart: Chart) => void)[]>>): ManifestApp {
  const made = new ManifestApp();
  Object.entries(charts).forEach(([id, fill]) => {
    const one = new Chart(made, id.replace(/\//g, '-'));
    setFolder(one, { folder: id });
    fill.forEach(add => add(one));
  });
  return made;
}

test('renders the folder argocd', () => expectText(yamlOf(given().all, 'argocd'), 'gitops-argocd.yaml'));

test('leaves no default behind when all options are changed', () => {
  const text = yamlOf(given({ repository: 'git@git.example.net:a/b.git', path: 'clusters/lab', revision: 'stable', namespace: 'delivery', name: 'lab' }).all, 'argocd');
  expect(text).not.toMatch(/git\.example\.com|dist|\bmain\b|namespace: argocd|kubeflow(?!\.org)/);
});

test('an option that is undefined has its default', () => {
  const undefinedOnes = { path: undefined, revision: undefined, namespace: undefined, name: undefined, cluster: undefined, settings: undefined };
  expect(yamlOf(given(undefinedOnes).all, 'argocd')).toBe(yamlOf(given().all, 'argocd'));
});

test.each<[string, Partial<Record<keyof ArgoCdOptions, unknown>>, string, string]>([
  ['a repository that is no string', { repository: 5 }, 'WrongProp', 'repository must be a string'],
  ['a path that is null', { path: null }, 'WrongProp', 'path must be a string'],
  ['an empty revision', { revision: '' }, 'WrongProp', 'revision must'],
  ['a name that no object can have', { name: 'Lab' }, 'WrongProp', 'name must be at most 63 lower-case letters'],
  ['a namespace that none can be called', { namespace: 'Argo_CD' }, 'WrongProp', 'namespace must be the name of a namespace'],
  ['settings in words', { settings: 'yes' }, 'WrongProp', 'settings must be'],
  ['an option that there is not', { branch: 'main' } as never, 'UnknownProp', 'branch'],
])('fails for %s', (_name, options, code, text) => {
  expectConfigError(() => given(options as ArgoCdOptions), code, 'gitops', text);
});

test('makes one Application per top folder, also of folders that no component owns, and one for the definitions of each', () => {
  expect(given().ofKind(APPLICATION).filter(one => one.name !== 'kubeflow-root').map(one => [one.name, pathOf(one), excludeOf(one)])).toEqual([
    ['kubeflow-guard-crds', 'dist/guard/10-crds', undefined],
    ['kubeflow-guard-resources', 'dist/guard/40-resources', undefined],
    ['kubeflow-guard', 'dist/guard', '{10-crds/*,40-resources/*}'],
    ['kubeflow-profiles', 'dist/profiles', undefined],
    ['kubeflow-web', 'dist/web', undefined],
  ]);
});

test('makes no Application for what others apply already', () => {
  const order = { ...ORDER, after: { guard: [], bare: [], web: [] } };
  const set = given({}, app({ bare: [addDefinition], guard: [addDefinition, addResource], web: [addDefinition, addConfig, addResource] }), order);
  expect(names(set).sort()).toEqual(['bare-crds', 'guard-crds', 'guard-resources', 'root', 'web', 'web-crds'].map(name => `kubeflow-${name}`));
  expect(excludeOf(application(set, 'web'))).toBe('10-crds/*');
  expect(names(given({}, app({ guard: [addConfig] }))).sort()).toEqual(['kubeflow-guard', 'kubeflow-root']);
});

test('applies every file by exactly one Application, and none has nothing to apply', () => {
  const set = given({}, app({
    'guard': [addDefinition, addConfig, addResource], 'bare': [addDefinition], 'web': [addConfig], 'web/deep': [addDefinition, addResource], 'far/away': [addDefinition, addConfig],
  }));
  const folders = set.ofKind(APPLICATION).filter(one => one.name !== 'kubeflow-root').map(one => ({
    path: `${pathOf(one)}/`,
    without: (excludeOf(one) ?? '').replace(/[{}]/g, '').split(',').filter(glob => glob !== '').map(glob => `${pathOf(one)}/${glob.replace('*', '')}`),
  }));
  const applies = ({ path, without }: (typeof folders)[number], file: string) => file.startsWith(path) && !without.some(folder => file.startsWith(folder));
  const applied = [...files(set).keys()].filter(file => !file.startsWith('argocd/')).map(file => `dist/${file}`);
  expect(applied).toHaveLength(9);
  expect(applied.filter(file => folders.filter(one => applies(one, file)).length !== 1)).toEqual([]);
  expect(folders.filter(one => !applied.some(file => applies(one, file)))).toEqual([]);
});

test.each<[string, Readonly<Record<string, readonly ((chart: Chart) => void)[]>>, string, string, string]>([
  ['the definitions of another', { 'a': [addDefinition, addConfig], 'a-crds': [addConfig] }, 'kubeflow-a-crds', 'a/10-crds', 'a-crds'],
  ['the guarded resources of another', { 'guard': [addResource, addConfig], 'guard-resources': [addConfig] }, 'kubeflow-guard-resources', 'guard/40-resources', 'guard-resources'],
  ['the root', { root: [addConfig] }, 'kubeflow-root', 'argocd', 'root'],
])('fails for a folder with the name of %s', (_name, charts, name, first, second) => {
  expectConfigError(() => given({}, app(charts)), 'GitOpsCollision', 'gitops', `got "${name}" for ${first} and ${second};`);
});

test('gives each Application the wave of its component: definitions before all, resources of a webhook after it', () => {
  const set = given();
  expect(['guard-crds', 'guard', 'guard-resources', 'web', 'profiles'].map(name => waveOf(application(set, name)))).toEqual(['-10', '0', '5', '10', '10000']);
});

test('a wave goes through components that are not there', () => {
  const order = { ...ORDER, after: { guard: [], gone: ['guard'], web: ['gone'] } };
  expect(waveOf(application(given({}, parts(), order), 'web'))).toBe('20');
});

test('a folder that no component owns comes after all components, or is in the first wave where there is none', () => {
  expect(waveOf(application(given({}, app({ guard: [addConfig], web: [addConfig], mine: [addConfig] })), 'mine'))).toBe('20');
  const alone = given({ name: 'mine' }, app({ mine: [addConfig] }), { ...ORDER, after: {} });
  expect(waveOf(alone.find(APPLICATION, 'argocd', 'mine-mine')!)).toBe('0');
});

test('syncs by server-side apply, retries without limit with the newest commit, prunes last', () => {
  for (const one of given().ofKind(APPLICATION).filter(each => each.name !== 'kubeflow-root')) {
    expect(one.at('spec', 'syncPolicy').value).toEqual({
      automated: { prune: true, selfHeal: true },
      retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
      syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'PruneLast=true', 'FailOnSharedResource=true'],
    });
    expect(one.at('spec', 'source', 'directory', 'recurse').value).toBe(true);
    expect(one.annotations['argocd.argoproj.io/compare-options']).toBe('ServerSideDiff=true');
  }
});

test('removes the objects of a removed component, but never its definitions', () => {
  const set = given();
  expect(application(set, 'web').at('metadata', 'finalizers').value).toEqual(['resources-finalizer.argocd.argoproj.io']);
  expect(application(set, 'guard-crds').at('metadata', 'finalizers').exists).toBe(false);
});

test('keeps definitions, namespaces, claims, volumes and profiles in the cluster', () => {
  const set = given();
  const compareOptions = (one: Located) => one.annotations['argocd.argoproj.io/compare-options'];
  const optionsOf = (key: string) => set.ofKind(key).map(one => [syncOptions(one), compareOptions(one)]);
  expect(optionsOf('apiextensions.k8s.io/CustomResourceDefinition')).toEqual([['Prune=false', 'IgnoreExtraneous']]);
  ['Namespace', 'PersistentVolumeClaim', 'kubeflow.org/Profile'].forEach(key => expect(optionsOf(key)).toEqual([['Prune=false,Delete=false', 'IgnoreExtraneous']]));
  ['ConfigMap', 'apps/Deployment', 'cert-manager.io/ClusterIssuer'].forEach(key => expect(optionsOf(key)).toEqual([[undefined, undefined]]));
});

test('only PodDefaults come before what else is in their Application', () => {
  expect(given().all.filter(one => !one.folder.startsWith('argocd')).map(waveOf)).toEqual(Array(7).fill(undefined));
  const withDefault = parts();
  new PodDefault(new Chart(withDefault, 'team'), 'Token', { metadata: { name: 'token', namespace: 'team' }, spec: { selector: {} } });
  expect(given({}, withDefault).ofKind('kubeflow.org/PodDefault').map(one => one.annotations)).toEqual([{ 'argocd.argoproj.io/sync-wave': '-10' }]);
});

test('leaves kinds alone that the toolkit does not know', () => {
  const made = parts();
  new ApiObject(new Chart(made, 'team'), 'Thing', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'guard' } });
  expect(given({}, made).ofKind('example.com/Thing').map(one => one.annotations)).toEqual([{}]);
});

test('a cluster by name is the destination of all but the root', () => {
  const set = given({ cluster: 'lab-1' });
  expect(application(set, 'root').at('spec', 'destination').value).toEqual({ server: 'https://kubernetes.default.svc', namespace: 'argocd' });
  ['web', 'guard-crds', 'profiles'].forEach(name => expect(application(set, name).at('spec', 'destination').value).toEqual({ name: 'lab-1' }));
  expect(set.find('argoproj.io/AppProject', 'argocd', 'kubeflow-profiles')!.at('spec', 'destinations').items().map(one => one.at('name').text)).toEqual(Array(4).fill('lab-1'));
});

test('a second synthesis makes the objects anew', () => {
  const made = parts();
  const first = given({ settings: true }, made).all.map(one => one.label);
  addConfig(new Chart(made, 'later'));
  const second = made.manifests();
  expect(second.all.map(one => one.label).sort()).toEqual([...first, 'Application/argocd/kubeflow-later', 'ConfigMap/default/later'].sort());
});

test.each(['dist/', '/dist', './dist', '../dist', 'a//b', ''])('fails for the path %j', path => {
  expectConfigError(() => given({ path }), 'GitPath', 'gitops', `got ${JSON.stringify(path)}`, 'write it without "./" and slashes at its ends, e.g. "dist"');
});

test('fails below the app of cdk8s itself, which has no such folders', () => {
  const act = () => new ArgoCd(chart(), 'gitops', { repository: REPOSITORY }, ORDER);
  expectConfigError(act, 'GitOpsApp', 'test/gitops', 'got an App', 'write new KubeflowApp() instead of new App()');
});
