import { App as StockApp, Chart } from 'cdk8s';
import { findings } from '../../src/checks';
import { Images } from '../../src/core';
import { argocd, flux } from '../../src/gitops';
import { KubeflowPlatform, local, PlatformOptions } from '../../src/platform';
import { existingClaim, images, isolated, Notebook, Profile, user } from '../../src/workloads';
import { given, GITOPS } from '../platform/support';
import { expectConfigError, found } from '../support';

const owner = user('ana@example.com');

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
});

test('the registry of a platform counts for workloads elsewhere in its app', () => {
  const { app, platform } = given({ ...local(), images: { mirror: 'mirror.example.com' }, gitops: GITOPS });
  expect(platform.settings.images).toBeInstanceOf(Images);
  const outside = new Notebook(new Chart(app, 'teams'), 'explore', { namespace: 'vision', image: images.jupyterScipy });
  const inside = new Notebook(platform.addProfile('nlp', { owner }), 'explore', { image: images.jupyterScipy });
  expect([outside.image, inside.image]).toEqual(Array(2).fill(expect.stringMatching(/^mirror\.example\.com\/.*jupyter-scipy/)));
});

describe('the rules run by hand', () => {
  function app() {
    const stock = new StockApp();
    const team = new Profile(new Chart(stock, 'teams'), 'vision', { owner });
    new Notebook(team, 'explore', { image: images.jupyterScipy, workspace: existingClaim('home') });
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

  test('find nothing in a platform but its well-known passwords', () => {
    const stock = new StockApp();
    new KubeflowPlatform(stock, 'platform', local());
    expect([...new Set(findings(stock).map(one => one.rule.id))]).toEqual(['Credentials/Literal']);
  });
});
