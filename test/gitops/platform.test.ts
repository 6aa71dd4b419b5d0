import { Chart } from 'cdk8s';
import { addConfig } from './support';
import { KubeflowApp } from '../../src/checks';
import { files, ManifestSet } from '../../src/core';
import { ArgoCd, Flux, flux } from '../../src/gitops';
import { GITOPS, given, PRESETS } from '../platform/support';

const APPLICATION = 'argoproj.io/Application';
const ORDER = { after: { web: [] }, selfGuarded: [], platformNamespaces: [] };

/** What all rules find in an app with one component. */
function found(add: (app: KubeflowApp) => unknown): string[] {
  const app = new KubeflowApp();
  addConfig(new Chart(app, 'web'));
  add(app);
  return app.findings().map(({ rule, at, problem }) => `${rule.id} ${at.label}: ${problem}`);
}

test('all rules hold for the objects of Argo CD and Flux', () => {
  expect(found(app => new ArgoCd(app, 'gitops', { repository: 'https://git.example.com/ml/platform.git', settings: true }, ORDER))).toEqual([]);
  expect(found(app => new Flux(app, 'gitops', { gitRepository: 'platform', decryption: { provider: 'sops', secretRef: { name: 'sops-age' } } }, ORDER))).toEqual([]);
});

describe('Argo CD and a whole platform', () => {
  let set: ManifestSet;
  beforeAll(() => {
    set = given({ ...PRESETS.oidc, gitops: GITOPS }).app.manifests();
  });

  test('every file is applied by exactly one Application, and none has nothing to apply', () => {
    const all = set.ofKind(APPLICATION).map(one => {
      const path = `${one.at('spec', 'source', 'path').text}/`;
      const exclude = one.at('spec', 'source', 'directory', 'exclude').text ?? '';
      return { name: one.name, path, without: exclude.replace(/[{}]/g, '').split(',').filter(glob => glob !== '').map(glob => `${path}${glob.replace('*', '')}`) };
    });
    const paths = [...files(set).keys()].map(file => `dist/${file}`);
    const applies = ({ path, without }: (typeof all)[number], file: string) => file.startsWith(path) && !without.some(folder => file.startsWith(folder));
    expect(paths.length).toBeGreaterThan(250);
    expect(paths.filter(file => all.filter(one => applies(one, file)).length !== 1)).toEqual([]);
    expect(all.filter(one => !paths.some(file => applies(one, file))).map(one => one.name)).toEqual([]);
  });

  test('only the root Application has "root" in its name', () => {
    expect(set.ofKind(APPLICATION).map(one => one.name).filter(name => name.includes('root'))).toEqual(['delivery-root']);
  });

  test('a component is apart from what its own webhook checks', () => {
    expect(set.ofKind(APPLICATION).map(one => one.name).filter(name => name.endsWith('-resources')))
      .toEqual(['delivery-cert-manager-resources', 'delivery-istio-resources', 'delivery-knative-serving-resources', 'delivery-kserve-resources', 'delivery-trainer-resources']);
  });

  test('objects of components are marked by their kind alone', () => {
    const marked = set.all.filter(one => !one.component.startsWith('argocd') && one.annotations['argocd.argoproj.io/sync-options'] !== undefined);
    const kinds = ['CustomResourceDefinition', 'Namespace', 'PersistentVolumeClaim'];
    expect(marked.map(one => one.label)).toEqual(set.all.filter(one => kinds.includes(one.kind)).map(one => one.label));
  });
});

test('every step of a platform under Flux is there once, waits only for steps that are there, and none waits for itself', () => {
  const set = given({ ...PRESETS.local, gitops: flux({ gitRepository: 'platform' }) }).app.manifests();
  const steps = set.ofKind('kustomize.toolkit.fluxcd.io/Kustomization');
  const folders = new Set(set.all.filter(one => one.component !== 'flux').map(one => `./dist/${one.folder}`));
  expect(steps.map(one => one.at('spec', 'path').text).sort()).toEqual([...folders].sort());
  const after = new Map(steps.map(one => [one.name, one.at('spec', 'dependsOn').items().map(each => each.at('name').text!)]));
  const depth = (name: string, seen: readonly string[] = []): number => {
    expect(seen).not.toContain(name);
    expect(after.has(name)).toBe(true);
    return Math.max(0, ...after.get(name)!.map(one => depth(one, [...seen, name]) + 1));
  };
  const depths = [...after.keys()].map(name => [name, depth(name)] as const);
  expect(depths.filter(([, value]) => value === 0).map(([name]) => name).sort())
    .toEqual(['kubeflow-cert-manager-namespaces', 'kubeflow-gateway-api-crds', 'kubeflow-istio-namespaces']);
});
