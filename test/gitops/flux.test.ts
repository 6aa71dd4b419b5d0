import { ApiObject, Chart } from 'cdk8s';
import { addConfig, addDefinition, addResource, given as parts, ORDER, teams, TEAMS_ALONE, yamlOf } from './support';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { Namespace } from '../../src/apis/k8s/core/v1';
import { Located, ManifestApp, ManifestSet, secretRef, setFolder } from '../../src/core';
import { ApplicationOrder, Flux, FluxOptions } from '../../src/gitops';
import { chart, expectConfigError, expectText } from '../support';

function given(options: Partial<FluxOptions> = {}, app: ManifestApp = parts(), order: ApplicationOrder = ORDER): ManifestSet {
  new Flux(app, 'gitops', { gitRepository: 'platform', ...options }, order);
  return app.manifests();
}

const steps = (set: ManifestSet) => set.ofKind('kustomize.toolkit.fluxcd.io/Kustomization');
const before = (step: Located): string[] => step.at('spec', 'dependsOn').items().map(one => one.at('name').text!.replace(/^kubeflow-/, ''));
const waits = (set: ManifestSet) => Object.fromEntries(steps(set).map(one => [one.name.replace(/^kubeflow-/, ''), before(one)]));

/** An app with a ConfigMap in a chart for each name. */
function app(...names: readonly string[]): ManifestApp {
  const made = new ManifestApp();
  names.forEach(name => addConfig(new Chart(made, name)));
  return made;
}

test('renders the folder flux', () => expectText(yamlOf(given().all, 'flux'), 'gitops-flux.yaml'));

test('leaves no default behind when all options are changed', () => {
  const text = yamlOf(given({ gitRepository: 'lab', path: 'clusters/lab', namespace: 'delivery', name: 'lab' }).all, 'flux');
  expect(text).not.toMatch(/\.\/dist|flux-system|kubeflow|name: platform/);
});

test('an option that is undefined has its default', () => {
  expect(yamlOf(given({ path: undefined, namespace: undefined, name: undefined, decryption: undefined }).all, 'flux')).toBe(yamlOf(given().all, 'flux'));
});

test.each<[string, Partial<Record<keyof FluxOptions, unknown>>, string, string]>([
  ['a GitRepository that is no string', { gitRepository: { name: 'platform' } }, 'WrongProp', 'gitRepository must be a string'],
  ['a path that is null', { path: null }, 'WrongProp', 'path must be a string'],
  ['a name that no object can have', { name: 'a_b' }, 'WrongProp', 'name must be at most 63 lower-case letters'],
  ['an option that there is not', { repository: 'https://git.example.com/a.git' } as never, 'UnknownProp', 'repository'],
  ['another tool than SOPS', { decryption: { provider: 'age' } }, 'WrongProp', 'decryption.provider must be'],
  ['a decryption without its tool', { decryption: { secretRef: { name: 'keys' } } }, 'MissingProp', 'decryption.provider must be given'],
])('fails for %s', (_name, options, code, text) => {
  expectConfigError(() => given(options as FluxOptions), code, 'gitops', text);
});

test('applies each step of each folder, and waits for it', () => {
  const set = given();
  expect(steps(set).map(one => one.at('spec', 'path').text)).toEqual([
    './dist/guard/00-namespaces', './dist/guard/10-crds', './dist/guard/40-resources', './dist/profiles/vision/40-resources', './dist/web/20-base', './dist/web/30-workloads',
  ]);
  steps(set).forEach(one => expect(one.folder).toBe('flux'));
  steps(set).forEach(one => expect(one.at('spec').value).toMatchObject({ wait: true, prune: true, sourceRef: { kind: 'GitRepository', name: 'platform' } }));
});

test('a step waits for the one before it, the first one for the end of those that its component comes after', () => {
  expect(waits(given())).toEqual({
    'guard-namespaces': [],
    'guard-crds': ['guard-namespaces'],
    'guard-resources': ['guard-crds'],
    'web-base': ['guard-resources'],
    'web-workloads': ['web-base'],
    'profiles-vision-resources': ['guard-resources', 'web-workloads'],
  });
});

test('steps have the order of applying, whatever the order in which objects were made', () => {
  const made = new ManifestApp();
  const web = new Chart(made, 'web');
  const labels = { app: 'web' };
  addResource(web);
  new Deployment(web, 'Deployment', {
    metadata: { name: 'web', namespace: 'web' }, spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web' }] } } },
  });
  addConfig(web);
  addDefinition(web);
  new Namespace(web, 'Namespace', { metadata: { name: 'web' } });
  expect(waits(given({}, made, { ...ORDER, after: { web: [] } }))).toEqual({
    'web-namespaces': [], 'web-crds': ['web-namespaces'], 'web-base': ['web-crds'], 'web-workloads': ['web-base'], 'web-resources': ['web-workloads'],
  });
});

test('in place of a component that is not there, a step waits for those that it comes after, however far', () => {
  const order = { ...ORDER, after: { first: [], second: [], gone: ['first'], lost: ['gone', 'second'], last: ['lost'] } };
  expect(waits(given({}, app('first', 'second', 'last'), order))).toEqual({ 'first-base': [], 'second-base': [], 'last-base': ['first-base', 'second-base'] });
});

test('a component that is there stands for all before it, and no step is named twice', () => {
  const order = { ...ORDER, after: { first: [], there: ['first'], gone: ['there', 'first'], lost: ['there'], last: ['there', 'gone', 'lost'] } };
  expect(waits(given({}, app('first', 'there', 'last'), order))['last-base']).toEqual(['first-base', 'there-base']);
});

test('a folder that no component owns waits for all components that are there', () => {
  const order = { ...ORDER, after: { first: [], gone: ['first'], second: ['gone'] } };
  expect(waits(given({}, app('first', 'second', 'mine', 'yours'), order))).toEqual({
    'first-base': [], 'second-base': ['first-base'], 'mine-base': ['first-base', 'second-base'], 'yours-base': ['first-base', 'second-base'],
  });
});

test('looks at each component once, however many ways lead to it', () => {
  const layers = Array.from({ length: 12 }, (_, index) => index);
  const layer = (index: number) => ['a', 'b', 'c'].map(one => `${one}${index}`);
  const all = Object.fromEntries(layers.flatMap(index => layer(index).map(name => [name, index === 0 ? [] : layer(index - 1)])));
  let reads = 0;
  const after = new Proxy<ApplicationOrder['after']>({ ...all, last: layer(11) }, {
    get: (target, name: string) => {
      reads++;
      return target[name];
    },
  });
  expect(waits(given({}, app('a0', 'last'), { ...ORDER, after }))['last-base']).toEqual(['a0-base']);
  expect(reads).toBeLessThan(5 * Object.keys(all).length);
});

test('fails for components that come after each other in a circle', () => {
  expectConfigError(() => given({}, app('a', 'b'), { ...ORDER, after: { a: ['b'], b: ['a'] } }), 'OrderCycle', '', 'a after b after a');
});

test('fails for folders whose steps have one name', () => {
  const made = app('profiles-vision');
  const team = new Chart(made, 'team');
  setFolder(team, { folder: 'profiles/vision' });
  addConfig(team);
  expectConfigError(() => given({}, made), 'GitOpsCollision', 'gitops', 'got "kubeflow-profiles-vision-base" for profiles-vision/20-base and profiles/vision/20-base;');
});

test('decrypts in all steps or in none', () => {
  expect(steps(given()).filter(one => one.at('spec', 'decryption').exists)).toEqual([]);
  const set = given({ decryption: { provider: 'sops', secretRef: secretRef('sops-age'), serviceAccountName: undefined } });
  expect(steps(set)).toHaveLength(6);
  steps(set).forEach(one => expect(one.at('spec', 'decryption').value).toEqual({ provider: 'sops', secretRef: { name: 'sops-age' } }));
});

test('decrypts with the identity of an account', () => {
  const [step] = steps(given({ decryption: { provider: 'sops', secretRef: undefined, serviceAccountName: 'decryptor' } }));
  expect(step.at('spec', 'decryption').value).toEqual({ provider: 'sops', serviceAccountName: 'decryptor' });
});

test('keeps definitions, namespaces, claims and profiles in the cluster', () => {
  const set = given();
  const kept = set.all.filter(one => one.annotations['kustomize.toolkit.fluxcd.io/prune'] === 'disabled').map(one => one.kind);
  expect(kept.sort()).toEqual(['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim', 'Profile']);
  expect(JSON.stringify(set.all.map(one => one.manifest))).not.toContain('argocd.argoproj.io');
});

test('leaves kinds alone that the toolkit does not know', () => {
  const made = parts();
  new ApiObject(new Chart(made, 'team'), 'Thing', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'guard' } });
  expect(given({}, made).ofKind('example.com/Thing').map(one => one.annotations)).toEqual([{}]);
});

test('an output of teams alone has a name of its own, and waits for nothing', () => {
  const set = given({ name: 'vision' }, teams(), TEAMS_ALONE);
  expect(waits(set)).toEqual({ 'vision-profiles-vision-resources': [], 'vision-teams-speech-base': [] });
  expectConfigError(() => given({}, teams(), TEAMS_ALONE), 'GitOpsName', 'gitops', 'name must be given');
});

test('a second synthesis makes the steps anew', () => {
  const made = parts();
  const first = Object.keys(waits(given({}, made)));
  addConfig(new Chart(made, 'later'));
  expect(Object.keys(waits(made.manifests())).sort()).toEqual([...first, 'later-base'].sort());
});

test('fails for a path with a slash at its end', () => {
  expectConfigError(() => given({ path: 'dist/' }), 'GitPath', 'gitops', 'got "dist/"', 'e.g. "dist"');
});

test('fails below the app of cdk8s itself', () => {
  expectConfigError(() => new Flux(chart(), 'gitops', { gitRepository: 'platform' }, ORDER), 'GitOpsApp', 'test/gitops', 'got an App');
});
