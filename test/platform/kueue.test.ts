/** Kueue in a platform: what has it installed, what waits, and what it tells to teams. */
import { factsOf, given, GITOPS, PRESETS } from './support';
import { KubeflowApp } from '../../src/checks';
import { describe as described, ManifestSet } from '../../src/core';
import { existingPlatform, KubeflowPlatform, KubeflowPlatformProps, KueueOptions } from '../../src/platform';
import { Notebook, notebookImages } from '../../src/workloads';
import { expectConfigError } from '../support';

const LOCAL = PRESETS.local;
const quota = { cpu: '8', memory: '32Gi' } as const;

function platformWith(props: Partial<KubeflowPlatformProps>, change: (platform: KubeflowPlatform) => void = () => {}) {
  const { app, platform } = given({ ...LOCAL, ...props } as KubeflowPlatformProps);
  change(platform);
  return app;
}

const set = (props: Partial<KubeflowPlatformProps>, change?: (platform: KubeflowPlatform) => void): ManifestSet => platformWith(props, change).manifests();

const frameworks = (props: Partial<KubeflowPlatformProps>) =>
  /frameworks:\n((?: +- .*\n)+)/.exec(set(props).find('ConfigMap', 'kubeflow-system', 'kueue-manager-config')?.at('data', 'controller_manager_config.yaml').text ?? '')?.[1]
    .split('\n').map(line => line.replace(/^ +- /, '')).filter(Boolean);

const team = (platform: KubeflowPlatform) => {
  const vision = platform.addProfile('vision', { owner: 'ana@example.com', quota, queue: {} });
  new Notebook(vision, 'explore', { image: notebookImages.jupyterScipy, queue: 'default' });
};

test('comes only where it is asked for', () => {
  const has = (props: Partial<KubeflowPlatformProps>) => set(props).all.some(one => one.component === 'kueue');
  expect([has({}), has({ kueue: false }), has({ kueue: { existing: {} } }), has({ kueue: {} })]).toEqual([false, false, false, true]);
  expect(given(LOCAL).platform.kueue).toBeUndefined();
});

test('passes all rules, with a team that has a queue and a notebook in it', () => {
  const app = platformWith({ kueue: {}, gitops: GITOPS }, team);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test.each<[string, Partial<KubeflowPlatformProps>, string[]]>([
  ['by default', {}, ['batch/job', 'jobset.x-k8s.io/jobset', 'trainer.kubeflow.org/trainjob', 'pod']],
  ['with LeaderWorkerSets', { leaderWorkerSet: {} },
    ['batch/job', 'jobset.x-k8s.io/jobset', 'leaderworkerset.x-k8s.io/leaderworkerset', 'trainer.kubeflow.org/trainjob', 'pod']],
  ['with JobSets of the cluster', { jobset: { existing: {} } }, ['batch/job', 'jobset.x-k8s.io/jobset', 'trainer.kubeflow.org/trainjob', 'pod']],
  ['with the training operator and Ray', { trainingOperator: { schemes: ['PyTorchJob', 'MPIJob'] }, kuberay: {} },
    ['batch/job', 'jobset.x-k8s.io/jobset', 'trainer.kubeflow.org/trainjob', 'kubeflow.org/pytorchjob', 'ray.io/raycluster', 'ray.io/rayjob', 'ray.io/rayservice', 'pod']],
  ['without training', { trainer: false, jobset: false }, ['batch/job', 'pod']],
])('has jobs of those kinds waiting that there are: %s', (_name, props, expected) => expect(frameworks({ ...props, kueue: {} })).toEqual(expected));

test('has those waiting that the options name', () => expect(frameworks({ kueue: { frameworks: ['batch/job'] } })).toEqual(['batch/job']));

test('its certificates are of the platform\'s authority, or of the issuer that is named', () => {
  const issuers = (kueue: KueueOptions, more: Partial<KubeflowPlatformProps> = {}) => new Set(set({ kueue, ...more }).ofKind('cert-manager.io/Certificate')
    .filter(one => one.component === 'kueue').map(one => one.at('spec', 'issuerRef', 'name').text));
  expect(issuers({})).toEqual(new Set(['kubeflow-webhook-authority']));
  expect(issuers({ webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } })).toEqual(new Set(['internal']));
});

test('comes after cert-manager, its flavors after its webhook, and teams after them', () => {
  const wave = new Map(set({ gitops: GITOPS, kueue: {} }, team).ofKind('argoproj.io/Application')
    .map(one => [one.name.replace('delivery-', ''), Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
  const order = ['cert-manager', 'kubeflow', 'kueue', 'kueue-resources', 'profiles'].map(name => wave.get(name)!);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});

test('slows nothing else: the others have the waves that they have without it', () => {
  const waves = (props: Partial<KubeflowPlatformProps>) => set({ gitops: GITOPS, ...props }).ofKind('argoproj.io/Application')
    .filter(one => !one.name.includes('kueue')).map(one => [one.name, one.annotations['argocd.argoproj.io/sync-wave']]);
  expect(waves({ kueue: {} })).toEqual(waves({}));
});

test('teams may have queues of the whole cluster only where there are some', () => {
  const kinds = (props: Partial<KubeflowPlatformProps>) => set({ gitops: GITOPS, ...props }).find('argoproj.io/AppProject', 'argocd', 'delivery-profiles')!
    .at('spec', 'clusterResourceWhitelist').items().map(one => one.at('kind').text);
  expect(kinds({})).toEqual(['Namespace', 'Profile']);
  expect(kinds({ kueue: {} })).toEqual(['Namespace', 'Profile', 'ClusterQueue']);
  expect(kinds({ kueue: { existing: {} } })).toEqual(['Namespace', 'Profile', 'ClusterQueue']);
});

test('a queue stands in the folder of its team', () => {
  const queue = set({ kueue: {} }, team).find('kueue.x-k8s.io/ClusterQueue', undefined, 'vision')!;
  expect(queue.component).toBe('profiles/vision');
});

test('no team can have the namespace of the Kueue that the cluster has', () => {
  const reserved = (props: Partial<KubeflowPlatformProps>) => factsOf({ ...LOCAL, ...props } as KubeflowPlatformProps).reservedNamespaces;
  expect(reserved({ kueue: {} })).not.toContain('kueue-system');
  expect(reserved({ kueue: { existing: {} } })).toContain('kueue-system');
  expect(reserved({ kueue: { existing: { namespace: 'batch' } } })).toContain('batch');
});

test('the Kueue of the cluster has all kinds waiting, and the flavors that are named', () => {
  const facts = factsOf({ ...LOCAL, kueue: { existing: { flavors: ['a100', 'spot'] } } });
  expect(facts.queues?.flavors).toEqual(['a100', 'spot']);
  expect(facts.queues?.frameworks).toEqual(expect.arrayContaining(['pod', 'ray.io/rayjob', 'statefulset']));
  const app = platformWith({ kueue: { existing: { flavors: ['a100'] } } }, team);
  expect(app.findings().map(one => described(one))).toEqual([]);
  expectConfigError(() => platformWith({ kueue: { existing: { frameworks: ['batch/job'] } } }, team), 'NotebookQueue', 'platform/profile-vision/vision/explore', 'add "pod"');
});

test('refuses a queue on a platform without Kueue', () => {
  expectConfigError(() => platformWith({}, team), 'QueueKueue', 'platform/profile-vision/vision', 'pass kueue: {} to the platform');
});

test('a team of another repository has a queue, and its jobs know those that the platform declares', () => {
  const facts = factsOf({ ...LOCAL, kueue: { flavors: [{ name: 'a100' }] } }, team);
  expect(facts.profiles.find(one => one.name === 'vision')?.queue).toBe('default');
  const app = new KubeflowApp();
  const platform = existingPlatform(app, facts);
  platform.addProfile('speech', { owner: 'bo@example.com', quota, queue: {} });
  new Notebook(platform.team('vision'), 'late', { image: notebookImages.jupyterScipy, queue: 'default' });
  expect(app.findings().map(one => described(one))).toEqual([]);
  new Notebook(platform.team('vision'), 'lost', { image: notebookImages.jupyterScipy, queue: 'defalt' });
  expect(app.findings().map(one => one.rule.id)).toEqual(['References/Queue']);
});

test('the compiler refuses options beside a Kueue that the cluster has', () => {
  // @ts-expect-error what is not installed has no options
  const both: KubeflowPlatformProps = { ...LOCAL, kueue: { existing: {}, frameworks: ['pod'] } };
  // @ts-expect-error there is no such kind of jobs
  const unknown: KubeflowPlatformProps = { ...LOCAL, kueue: { frameworks: ['batch/jobs'] } };
  expectConfigError(() => given(both), 'WrongProp', 'platform', 'frameworks does not go with existing');
  expectConfigError(() => given(unknown), 'WrongProp', 'platform', 'batch/jobs');
});
