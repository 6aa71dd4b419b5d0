/** Workspaces in a platform: only where they are asked for, and then with all that a component brings. */
import { factsOf, given, GITOPS, linesWith, PRESETS } from './support';
import { jupyterlabKind } from '../../src/components/workspaces';
import { describe as described, Field, ManifestSet } from '../../src/core';
import { notebookImages, nvidia } from '../../src/core/catalogue';
import { KubeflowPlatformProps } from '../../src/platform';
import { expectConfigError, gateway } from '../support';

const LOCAL = PRESETS.local;
const KINDS = [jupyterlabKind({
  images: [notebookImages.jupyterScipy, notebookImages.jupyterPytorchCuda],
  sizes: [{ cpu: '500m', memory: '1Gi' }, { cpu: '4', memory: '16Gi', accelerator: nvidia(1) }],
})];
const WITH: Partial<KubeflowPlatformProps> = { workspaces: { kinds: KINDS } };

const props = (more: Partial<KubeflowPlatformProps> = WITH) => ({ ...LOCAL, ...more }) as KubeflowPlatformProps;
const set = (more?: Partial<KubeflowPlatformProps>): ManifestSet => given(props(more)).app.manifests();

test('come only where they are asked for', () => {
  const has = (more: Partial<KubeflowPlatformProps>) => set(more).all.some(one => one.component === 'workspaces');
  expect([{}, { workspaces: false as const }, { workspaces: {} }].map(has)).toEqual([false, false, true]);
  expect(given(props({})).platform.workspaces).toBeUndefined();
});

test.each<[string, KubeflowPlatformProps]>([
  ['on one\'s own machine', props({ ...WITH, gitops: GITOPS })],
  ['with the kind of all defaults', props({ workspaces: { kinds: [jupyterlabKind()] } })],
  ['without pages', props({ workspaces: { kinds: KINDS, ui: false } })],
  ['in production', { ...PRESETS.oidc, ...WITH, gitops: GITOPS } as KubeflowPlatformProps],
  ['with an Istio of the cluster, without proxies', {
    ...PRESETS.oidc, tls: undefined, ...WITH, istio: { existing: { gateway, injection: 'none' } },
  } as unknown as KubeflowPlatformProps],
])('pass all rules %s', (_where, all) => {
  const { app } = given(all);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('come after the base, their kinds after their webhook, and teams after all of them', () => {
  const wave = new Map(set({ ...WITH, gitops: GITOPS }).ofKind('argoproj.io/Application')
    .map(one => [one.name.replace('delivery-', ''), Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
  const order = ['cert-manager', 'kubeflow', 'workspaces', 'workspaces-resources', 'profiles'].map(name => wave.get(name)!);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});

test('are in the menu, where they have pages, and their services in the mesh', () => {
  const text = (more: Partial<KubeflowPlatformProps>, key: string, namespace: string, name: string) => JSON.stringify(set(more).find(key, namespace, name)!.manifest);
  const menu = (more: Partial<KubeflowPlatformProps>) => text(more, 'ConfigMap', 'kubeflow', 'dashboard-config').includes('/workspaces/');
  expect([{}, { workspaces: {} }, { workspaces: { ui: false as const } }].map(menu)).toEqual([false, true, false]);
  expect(text(WITH, 'networking.istio.io/Sidecar', 'istio-system', 'default')).toContain('kubeflow-workspaces/*');
});

test('tell teams of their devices and their kinds, and keep the name of their namespace only where they are', () => {
  const facts = factsOf(props());
  expect(facts.accelerators).toContain('nvidia.com/gpu');
  expect(facts.kinds).toMatchObject({ 'workspaces.kubeflow.org': ['v1beta1'], 'workspacekinds.kubeflow.org': ['v1beta1'] });
  expect(facts.releases).toHaveProperty('workspaces', 'v2.0.0-alpha.3');
  expect(facts.reservedNamespaces).toContain('kubeflow-workspaces');
  const kinds = facts.objects.filter(({ kind }) => kind === 'WorkspaceKind').map(one => new Field(one).at('spec', 'podTemplate', 'options', 'imageConfig'));
  expect(kinds.map(images => images.at('spawner', 'default').text)).toEqual(['jupyter-scipy:v1.11.0']);
  expect(factsOf(props({})).reservedNamespaces).not.toContain('kubeflow-workspaces');
});

test('have a namespace that is a setting as any other, with an effect only where they are', () => {
  const all = set({ ...WITH, namespaces: { workspaces: 'labs' } }).all.filter(one => one.component === 'workspaces');
  expect(linesWith(/kubeflow-workspaces/, all).filter(({ path }) => /namespace|inject-ca-from|host|dnsNames|commonName/.test(path))).toEqual([]);
  expectConfigError(() => set({ namespaces: { workspaces: 'labs' } }), 'UnusedSetting', 'platform', 'namespaces.workspaces', 'there is no workspaces');
});

test('no release of theirs lets everybody do everything', () => {
  // @ts-expect-error there is no such option, in no preset
  expectConfigError(() => set({ workspaces: { ui: { disableAuth: true } } }), 'UnknownProp', 'platform', 'disableAuth');
  // @ts-expect-error the platform says where they are
  expectConfigError(() => set({ workspaces: { namespace: 'labs' } }), 'UnknownProp', 'platform', 'namespace');
});
