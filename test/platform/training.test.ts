/** Training in a platform: what has it installed, what it needs, and what it tells to teams. */
import { Chart } from 'cdk8s';
import { factsOf, given, GITOPS, PRESETS } from './support';
import { TrainJob } from '../../src/apis/trainer.kubeflow.org/v1alpha1';
import { torchDistributed } from '../../src/components/trainer';
import { KubeflowApp } from '../../src/checks';
import { describe as described, ManifestSet } from '../../src/core';
import { existingPlatform, KubeflowPlatformProps } from '../../src/platform';
import { DataCacheAccess } from '../../src/workloads';
import { expectConfigError, gateway } from '../support';

const LOCAL = PRESETS.local;
const AUTHORITY = { kind: 'ClusterIssuer', name: 'kubeflow-webhook-authority' } as const;
const CACHE = 'kubeflow-trainer-cache-initializer';

function set(props: Partial<KubeflowPlatformProps> = {}): ManifestSet {
  return given({ ...LOCAL, ...props } as KubeflowPlatformProps).app.manifests();
}

const facts = (props: Partial<KubeflowPlatformProps> = {}) => factsOf({ ...LOCAL, ...props } as KubeflowPlatformProps);

const components = (all: ManifestSet) => new Set(all.all.map(one => one.component));

test('comes with JobSets, and with LeaderWorkerSets only where they are asked for', () => {
  expect([...components(set())]).toEqual(expect.arrayContaining(['jobset', 'trainer']));
  expect(components(set()).has('leader-worker-set')).toBe(false);
  expect(components(set({ leaderWorkerSet: {} })).has('leader-worker-set')).toBe(true);
  expect(components(set({ leaderWorkerSet: false })).has('leader-worker-set')).toBe(false);
  expect(given(LOCAL).platform.leaderWorkerSet).toBeUndefined();
});

test('comes after JobSets and LeaderWorkerSets, its runtimes after its webhook, and teams after them', () => {
  const wave = new Map(set({ gitops: GITOPS, leaderWorkerSet: {} }).ofKind('argoproj.io/Application')
    .map(one => [one.name.replace('delivery-', ''), Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
  const order = ['kubeflow', 'jobset', 'trainer', 'trainer-resources', 'profiles'].map(name => wave.get(name)!);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
  expect(wave.get('leader-worker-set')!).toBeLessThan(wave.get('trainer')!);
});

test.each<[string, Partial<KubeflowPlatformProps>, string, string]>([
  ['training without JobSets', { jobset: false }, 'TrainerJobSet', 'pass jobset: { existing: {} }'],
  ['a data cache without LeaderWorkerSets', { trainer: { dataCache: true } }, 'TrainerDataCache', 'pass leaderWorkerSet: {}'],
  ['a data cache whose LeaderWorkerSets are left out', { trainer: { dataCache: true }, leaderWorkerSet: false }, 'TrainerDataCache', 'pass leaderWorkerSet: {}'],
])('refuses %s', (_name, props, code, remedy) => expectConfigError(() => set(props), code, 'platform/trainer', remedy));

test.each<[string, Partial<KubeflowPlatformProps>]>([
  ['JobSets of the cluster', { jobset: { existing: {} } }],
  ['LeaderWorkerSets of the cluster', { leaderWorkerSet: { existing: {} }, trainer: { dataCache: true } }],
  ['LeaderWorkerSets of its own', { leaderWorkerSet: {}, trainer: { dataCache: true, progress: true } }],
  ['no training at all', { trainer: false, jobset: false }],
  ['the platform\'s issuer', { jobset: { webhookIssuer: AUTHORITY }, leaderWorkerSet: { webhookIssuer: AUTHORITY }, trainer: { webhookIssuer: AUTHORITY } }],
])('passes all rules with %s', (_name, props) => {
  const { app } = given({ ...LOCAL, ...props } as KubeflowPlatformProps);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('keeps the proxies of teams from wrapping reports only where there are proxies', () => {
  const trainer = { progress: true };
  const wrapped = (props: Partial<KubeflowPlatformProps>) => set({ trainer, ...props }).ofKind('security.istio.io/PeerAuthentication').some(one => one.name === 'trainer-status');
  expect(wrapped({})).toBe(true);
  expect(wrapped({ istio: { existing: { gateway, injection: 'none' } } })).toBe(false);
});

test('no team can have the namespace of a controller that the cluster has', () => {
  const reserved = (props: Partial<KubeflowPlatformProps>) => facts(props).reservedNamespaces;
  expect(reserved({})).not.toContain('jobset-system');
  expect(reserved({ jobset: { existing: {} } })).toContain('jobset-system');
  expect(reserved({ leaderWorkerSet: { existing: { namespace: 'groups' } } })).toContain('groups');
});

test('tells teams which runtimes they may use, and which role the data cache takes', () => {
  const runtimes = (props: Partial<KubeflowPlatformProps>) => facts(props).objects
    .filter(({ kind }) => kind === 'ClusterTrainingRuntime').map(one => (one.metadata as { readonly name: string }).name);
  expect(runtimes({})).toContain('torchtune-qwen2.5-1.5b');
  expect(runtimes({ trainer: { runtimes: [torchDistributed()] } })).toEqual(['torch-distributed']);
  expect(facts().clusterRoles).not.toContain(CACHE);
  expect(facts({ leaderWorkerSet: {}, trainer: { dataCache: true } }).clusterRoles).toContain(CACHE);
});

test('a team of another repository trains with a cache', () => {
  const app = new KubeflowApp();
  const platform = existingPlatform(app, facts({ leaderWorkerSet: {}, trainer: { dataCache: true } }));
  const vision = platform.addProfile('vision', { owner: 'ana@example.com' });
  new DataCacheAccess(vision, 'DataCache');
  new TrainJob(new Chart(app, 'jobs'), 'Train', { metadata: { name: 'train', namespace: 'vision' }, spec: { runtimeRef: { name: 'torch-distributed-with-cache' } } });
  expect(app.findings().map(one => described(one))).toEqual([]);
  expect(app.manifests().find('rbac.authorization.k8s.io/RoleBinding', 'vision', CACHE)!.manifest).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: CACHE }, subjects: [{ kind: 'ServiceAccount', name: CACHE, namespace: 'vision' }],
  });
});

test('the policies of the namespace let the API server in by labels that the pods always have', () => {
  const all = set();
  for (const [policy, deployment] of [['trainer-webhook', 'kubeflow-trainer-controller-manager'], ['jobset-webhook', 'jobset-controller-manager']]) {
    const labels = all.find('apps/Deployment', 'kubeflow-system', deployment)!.at('spec', 'template', 'metadata', 'labels').strings();
    expect(labels).toMatchObject(all.find('networking.k8s.io/NetworkPolicy', 'kubeflow-system', policy)!.at('spec', 'podSelector', 'matchLabels').strings());
  }
});
