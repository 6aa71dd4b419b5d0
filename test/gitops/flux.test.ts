import { given as parts, ORDER, yamlOf } from './support';
import { ManifestSet } from '../../src/core';
import { Flux, flux, FluxOptions } from '../../src/gitops';
import { expectConfigError, expectText } from '../support';
import { PRESETS, given as platform } from '../platform/support';

function given(options: Partial<FluxOptions> = {}): ManifestSet {
  const app = parts();
  new Flux(app, 'gitops', { gitRepository: 'platform', ...options }, ORDER);
  return app.manifests();
}

const steps = (set: ManifestSet) => set.ofKind('Kustomization').map(one => one.manifest as any);
const before = (step: any): string[] => (step.spec.dependsOn ?? []).map((one: { readonly name: string }) => one.name);

test('renders the folder flux', () => expectText(yamlOf(given().all, 'flux'), 'gitops-flux.yaml'));

test('leaves no default behind when all options are changed', () => {
  const text = yamlOf(given({ gitRepository: 'lab', path: 'clusters/lab', namespace: 'delivery', name: 'lab' }).all, 'flux');
  expect(text).not.toMatch(/\.\/dist|flux-system|kubeflow|name: platform/);
});

test('applies each step of each folder, and waits for it', () => {
  const set = given();
  expect(steps(set).map(one => one.spec.path)).toEqual([
    './dist/guard/00-namespaces', './dist/guard/10-crds', './dist/guard/40-resources', './dist/profiles/vision/40-resources', './dist/web/20-base', './dist/web/30-workloads',
  ]);
  steps(set).forEach(one => expect(one.spec).toMatchObject({ wait: true, prune: true, sourceRef: { kind: 'GitRepository', name: 'platform' } }));
});

test('a step waits for the one before it, the first one for the end of those that its component comes after', () => {
  expect(Object.fromEntries(steps(given()).map(one => [one.metadata.name, before(one)]))).toEqual({
    'kubeflow-guard-namespaces': [],
    'kubeflow-guard-crds': ['kubeflow-guard-namespaces'],
    'kubeflow-guard-resources': ['kubeflow-guard-crds'],
    'kubeflow-web-base': ['kubeflow-guard-resources'],
    'kubeflow-web-workloads': ['kubeflow-web-base'],
    'kubeflow-profiles-vision-resources': ['kubeflow-guard-resources', 'kubeflow-web-workloads'],
  });
});

test('every step of a platform is there once, waits only for steps that are there, and none waits for itself', () => {
  const { app } = platform({ ...PRESETS.local, gitops: flux({ gitRepository: 'platform' }) });
  const set = app.manifests();
  expect(app.findings(set)).toEqual([]);
  const folders = new Set(set.all.filter(one => one.component !== 'flux').map(one => `./dist/${one.folder}`));
  expect(steps(set).map(one => one.spec.path).sort()).toEqual([...folders].sort());
  const after = new Map(steps(set).map(one => [one.metadata.name as string, before(one)]));
  const depth = (name: string, seen: readonly string[] = []): number => {
    expect(seen).not.toContain(name);
    expect(after.has(name)).toBe(true);
    return Math.max(0, ...after.get(name)!.map(one => depth(one, [...seen, name]) + 1));
  };
  const depths = [...after.keys()].map(name => [name, depth(name)] as const);
  expect(depths.filter(([, value]) => value === 0).map(([name]) => name).sort()).toEqual(['kubeflow-cert-manager-namespaces', 'kubeflow-istio-namespaces']);
});

test('keeps definitions, namespaces, claims and profiles in the cluster', () => {
  const set = given();
  const kept = set.all.filter(one => one.manifest.metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled').map(one => one.manifest.kind);
  expect(kept.sort()).toEqual(['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim', 'Profile']);
  expect(JSON.stringify(set.all.map(one => one.manifest))).not.toContain('argocd.argoproj.io');
});

test('fails for a path with a slash at its end', () => {
  expectConfigError(() => given({ path: 'dist/' }), 'GitPath', 'gitops', 'got "dist/"', 'e.g. "dist"');
});
