import { App as StockApp, Chart } from 'cdk8s';
import { findings } from '../../src/checks';
import { Images } from '../../src/core';
import { argocd, flux } from '../../src/gitops';
import { local, PlatformOptions } from '../../src/platform';
import { existingClaim, isolated, Notebook, notebookImages, platformContextOf, Profile, setPlatformContext, user, VolumeViewer } from '../../src/workloads';
import { given, GITOPS } from '../platform/support';
import { chart, expectConfigError, found, manifestSet } from '../support';
import { platformAt, setPlatform, Team } from './support';

const owner = user('ana@example.com');
const image = notebookImages.jupyterScipy;

describe('teams of a platform', () => {
  test('cannot have one name', () => {
    const { platform } = given();
    platform.addProfile('vision', { owner });
    expectConfigError(() => platform.addProfile('vision', { owner }), 'ProfileExists', 'platform', 'got "vision"', 'contributors');
  });

  test('have chart ids that no component can take', () => {
    expectConfigError(() => given().platform.addComponent('profile-vision', () => undefined), 'ComponentName', 'platform', 'profile-...', 'got "profile-vision"');
  });

  test.each<[string, PlatformOptions]>([
    ['argocd', { gitops: argocd({ repository: 'https://git.example.net/platform.git' }) }],
    ['delivery', { gitops: argocd({ repository: 'https://git.example.net/platform.git', namespace: 'delivery' }) }],
    ['flux-system', { gitops: flux({ gitRepository: 'platform' }) }],
    ['front', { namespaces: { auth: 'front' } }],
    ['cert-manager', {}],
  ])('cannot be called %s', (name, props) => {
    const { platform } = given({ ...local(), ...props });
    expectConfigError(() => platform.addProfile(name, { owner }), 'ReservedNamespace', `platform/profile-${name}/${name}`, `got "${name}"`);
  });

  test('let the gateway, Knative and the applications connect, and no other namespace', () => {
    const { platform } = given();
    const team = platform.addProfile('vision', { owner, network: isolated() });
    const { from } = found(Chart.of(team), 'NetworkPolicy', 'profile-isolation').spec.ingress[0];
    expect(from[1].namespaceSelector.matchExpressions[0].values).toEqual(['istio-system', 'knative-serving', 'kubeflow', 'kubeflow-system']);
  });

  test('get their proxies as the platform says, in Git as from the controller', () => {
    const injection = { revision: 'canary' };
    const { platform } = given({ ...local(), istio: { existing: { gateway: { namespace: 'ingress', name: 'public' }, injection } } });
    const team = platform.addProfile('vision', { owner });
    const { 'istio-injection': own, 'istio.io/rev': revision } = found(Chart.of(team), 'Namespace', 'vision').metadata.labels;
    expect([own, revision]).toEqual([undefined, 'canary']);
    expect(found(platform, 'Namespace', 'kubeflow').metadata.labels).toMatchObject({ 'istio.io/rev': 'canary' });
    expect(platform.dashboard?.namespaceLabels).toMatchObject({ 'istio-injection': '', 'istio.io/rev': 'canary' });
  });
});

test('the registry of a platform counts for workloads elsewhere in its app', () => {
  const { app, platform } = given({ ...local(), images: { mirror: 'mirror.example.com' }, gitops: GITOPS });
  expect(platform.settings.images).toBeInstanceOf(Images);
  const outside = new Notebook(new Chart(app, 'teams'), 'explore', { namespace: 'vision', image });
  const inside = new Notebook(platform.addProfile('nlp', { owner }), 'explore', { image });
  expect([outside.image, inside.image]).toEqual(Array(2).fill(expect.stringMatching(/^mirror\.example\.com\/.*jupyter-scipy/)));
});

describe('what a platform says counts', () => {
  const images = (scope: Chart) => [
    found(scope, 'Notebook', 'explore').spec.template.spec.containers[0].image, found(scope, 'PVCViewer', 'explore-workspace').spec.podSpec.containers[0].image,
  ];

  test.each(['before', 'after'])('where it is made %s the workloads: their images come from its mirror, and are declared so', when => {
    const scope = chart();
    when === 'before' && setPlatform(scope);
    const team = new Team(scope, 'vision');
    const notebook = new Notebook(team, 'explore', { image });
    new VolumeViewer(team, 'Files', { claim: 'explore-workspace' });
    when === 'after' && setPlatform(scope);
    expect(images(scope)).toEqual([expect.stringMatching(/^mirror\.example\.com\/.+jupyter-scipy:/), expect.stringMatching(/^mirror\.example\.com\/.+filebrowser:/)]);
    expect(notebook.image).toBe(images(scope)[0]);
    const declared = manifestSet(scope).externals.filter(one => one.kind === 'Image').map(one => one.name);
    expect(new Set(declared)).toEqual(new Set(images(scope)));
  });

  test('for the headers, callers, namespaces and proxies of profiles', () => {
    const scope = chart();
    setPlatformContext(scope, platformAt('mirror.example.com', 'none'));
    new Profile(scope, 'vision', { owner, network: isolated(), contributors: { view: ['bo@example.com'] } });
    const [rule] = found(scope, 'AuthorizationPolicy', 'user-bo-example-com-clusterrole-view').spec.rules;
    expect([rule.from[0].source.principals, rule.when[0].key]).toEqual([['mesh.example/ns/edge/sa/envoy'], 'request.headers[x-user]']);
    expect(found(scope, 'NetworkPolicy', 'profile-isolation').spec.ingress[0].from[1].namespaceSelector.matchExpressions[0].values).toEqual(['edge', 'ml']);
    expect(found(scope, 'Namespace', 'vision').metadata.labels).not.toHaveProperty('istio-injection');
    expectConfigError(() => new Profile(scope, 'delivery', { owner }), 'ReservedNamespace', 'test/delivery');
    expectConfigError(() => new Profile(scope, 'edge', { owner }), 'ReservedNamespace', 'test/edge');
  });

  test('in its own app alone', () => {
    const [one, other] = [chart(), chart()];
    setPlatform(one);
    expect([platformContextOf(one)?.callers, platformContextOf(other)]).toEqual([['mesh.example/ns/edge/sa/envoy'], undefined]);
  });
});

describe('the rules run by hand', () => {
  function app() {
    const stock = new StockApp();
    const team = new Profile(new Chart(stock, 'teams'), 'vision', { owner });
    new Notebook(team, 'explore', { image, workspace: existingClaim('home') });
    return stock;
  }
  const ids = (options?: Parameters<typeof findings>[1]) => new Set(findings(app(), options).map(one => one.rule.id));

  test('find what is wrong in an app of cdk8s', () => {
    expect([...ids()].sort()).toEqual(['Crd/Missing', 'References/PersistentVolumeClaim']);
  });

  test('take waivers and rules of one\'s own', () => {
    expect([...ids({ waivers: [{ rule: 'Crd/Missing', reason: 'the platform brings them' }] })]).toEqual(['References/PersistentVolumeClaim']);
    const rule = { id: 'Own/Rule', why: 'a test', check: () => [] };
    expect(ids({ rules: [rule], waivers: [{ rule: 'Own/Rule', reason: 'a test' }] })).toContain('Waiver/Unused');
  });
});
