/** Queues of teams: what a profile with one makes, and what it refuses. */
import { Chart } from 'cdk8s';
import { accelerator } from '../../src/core/catalogue';
import { Notebook, notebookImages, setPlatformContext } from '../../src/workloads';
import { Profile, ProfileProps, ProfileQueue } from '../../src/workloads/profile';
import { chart, expectConfigError, found, rendered } from '../support';
import { platformAt } from './support';

const quota = { cpu: '8', memory: '32Gi', cpuLimit: '16', storage: '1Ti', claims: 4, pods: 20, gpus: { nvidia: 2, amd: 0 } } as const;
const KUEUE = { flavors: ['default-flavor', 'a100'], frameworks: ['batch/job', 'pod'] };

function given(queue: ProfileQueue | undefined, props: Partial<ProfileProps> = {}) {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: 'ana@example.com', quota, ...queue && { queue }, ...props }) };
}

const clusterQueue = (scope: Chart) => found(scope, 'ClusterQueue', 'vision').spec;
const hard = (scope: Chart) => found(scope, 'ResourceQuota', 'profile-quota').spec.hard;

test('has no queue without a word', () => {
  const { scope, profile } = given(undefined);
  expect(rendered(scope).filter(one => /Queue/.test(one.kind))).toEqual([]);
  expect(profile.queue).toBeUndefined();
});

test('gives its quota away to jobs of its own namespace alone', () => {
  const { scope, profile } = given({});
  expect(clusterQueue(scope)).toEqual({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'vision' } },
    resourceGroups: [{
      coveredResources: ['cpu', 'memory', 'pods', 'nvidia.com/gpu', 'amd.com/gpu'],
      flavors: [{
        name: 'default-flavor',
        resources: [
          { name: 'cpu', nominalQuota: '8' }, { name: 'memory', nominalQuota: '32Gi' }, { name: 'pods', nominalQuota: '20' }, { name: 'nvidia.com/gpu', nominalQuota: '2' },
          { name: 'amd.com/gpu', nominalQuota: '0' },
        ],
      }],
    }],
  });
  expect(found(scope, 'LocalQueue', 'default', 'vision').spec).toEqual({ clusterQueue: 'vision' });
  expect(hard(scope)).toEqual(hard(given(undefined).scope));
  expect(profile.queue).toBe('default');
});

test('counts accelerators apart where their nodes are of another flavor', () => {
  const { scope } = given({ flavor: 'cpu-nodes', acceleratorFlavor: 'a100', localQueue: 'train' });
  expect(clusterQueue(scope).resourceGroups.map((one: any) => [one.coveredResources, one.flavors[0].name])).toEqual([
    [['cpu', 'memory', 'pods'], 'cpu-nodes'], [['nvidia.com/gpu', 'amd.com/gpu'], 'a100'],
  ]);
  expect(found(scope, 'LocalQueue', 'train', 'vision').spec.clusterQueue).toBe('vision');
});

test('leaves a part of the quota to what does not wait', () => {
  const { scope } = given({ nominalQuota: { cpu: '6', gpus: { nvidia: 1 } } });
  const quotas = Object.fromEntries(clusterQueue(scope).resourceGroups[0].flavors[0].resources.map((one: any) => [one.name, one.nominalQuota]));
  expect(quotas).toMatchObject({ 'cpu': '6', 'memory': '32Gi', 'nvidia.com/gpu': '1' });
  expect(hard(scope)['requests.cpu']).toBe('8');
});

test('in a cohort it lends all, borrows nothing, and gets back what is its own', () => {
  const { scope } = given({ cohort: 'research' });
  const spec = clusterQueue(scope);
  expect(spec).toMatchObject({ cohortName: 'research', preemption: { reclaimWithinCohort: 'Any' } });
  expect(spec.resourceGroups[0].flavors[0].resources.map((one: any) => [one.borrowingLimit, one.lendingLimit])).toEqual(Array(5).fill(['0', undefined]));
});

test('what it may borrow, its ResourceQuota lets through', () => {
  const { scope, profile } = given({ cohort: 'research', borrowingLimit: { cpu: '1500m', memory: '8Gi', gpus: { nvidia: 2 } }, lendingLimit: { cpu: '4' } });
  expect(hard(scope)).toMatchObject({ 'requests.cpu': '9500m', 'requests.memory': '40Gi', 'requests.nvidia.com/gpu': '4', 'requests.amd.com/gpu': '0', 'pods': '20' });
  expect(profile.quota).toEqual(hard(scope));
  expect(hard(scope)['requests.storage']).toBe('1Ti');
  expect(clusterQueue(scope).resourceGroups[0].flavors[0].resources[0]).toEqual({ name: 'cpu', nominalQuota: '8', borrowingLimit: '1500m', lendingLimit: '4' });
});

test('with what it may borrow, its limits grow in proportion: pods in the queue ask for both', () => {
  const limited = { cpu: '8', memory: '32Gi', cpuLimit: '16', memoryLimit: '40Gi' } as const;
  const of = (borrowingLimit: object) => hard(given({ cohort: 'research', borrowingLimit }, { quota: limited }).scope);
  expect(of({ cpu: '4', memory: '8Gi' })).toEqual({ 'requests.cpu': '12', 'limits.cpu': '24', 'requests.memory': '40Gi', 'limits.memory': '50Gi' });
  expect(of({ cpu: '500m' })).toEqual({ 'requests.cpu': '8500m', 'limits.cpu': '17', 'requests.memory': '32Gi', 'limits.memory': '40Gi' });
});

test('may borrow all that it has, where its own quota is none', () => {
  expect(hard(given({ cohort: 'research', borrowingLimit: { gpus: { amd: 2 } } }).scope)['requests.amd.com/gpu']).toBe('2');
});

test.each([['suspended', 'HoldAndDrain'], ['archived', 'HoldAndDrain']] as const)('while the team is %s, its queue stops, and what runs in it: %s', (lifecycle, stopPolicy) => {
  const { scope } = given({}, { lifecycle });
  expect(clusterQueue(scope).stopPolicy).toBe(stopPolicy);
  expect(hard(scope).pods).toBe('0');
});

test('takes accelerators that the catalogue lacks, and what users say of preemption', () => {
  const tpu = accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 8 });
  const { scope } = given({ preemption: { withinClusterQueue: 'LowerPriority' } }, { quota: { cpu: '1', memory: '1Gi', accelerators: [tpu] } });
  expect(clusterQueue(scope)).toMatchObject({ preemption: { withinClusterQueue: 'LowerPriority' }, resourceGroups: [{ coveredResources: ['cpu', 'memory', 'google.com/tpu'] }] });
});

test.each<[string, ProfileQueue, Partial<ProfileProps>, string, string]>([
  ['without a quota', {}, { quota: {} }, 'QueueQuota', 'got none of cpu, memory'],
  ['without quota of memory', {}, { quota: { cpu: '8' } }, 'QueueQuota', 'got none of memory'],
  ['that gives away more than there is', { nominalQuota: { cpu: '9' } }, {}, 'QueueLimit',
    'queue.nominalQuota must be part of the quota, got "cpu: 9", of which the quota has "8"'],
  ['that borrows what the quota lacks', { cohort: 'a', borrowingLimit: { gpus: { gaudi: 1 } } }, {}, 'QueueLimit', 'of which the quota has "none"'],
  ['whose limit is none', { cohort: 'a', borrowingLimit: { cpu: '0' } }, {}, 'QuotaAmount', 'queue.borrowingLimit.cpu must be more than nothing'],
  ['of another shape', { cohorts: 'a' } as never, {}, 'UnknownProp', 'cohorts'],
])('refuses a queue %s', (_name, queue, props, code, text) => expectConfigError(() => given(queue, props), code, 'test/vision', text));

describe('on a platform', () => {
  function on(queues: typeof KUEUE | undefined, queue: ProfileQueue) {
    const scope = chart();
    setPlatformContext(scope, { ...platformAt('mirror.example.com'), queues });
    return { scope, profile: new Profile(scope, 'vision', { owner: 'ana@example.com', quota, queue }) };
  }

  test('takes its first flavor', () => expect(clusterQueue(on({ ...KUEUE, flavors: ['a100', 'spot'] }, {}).scope).resourceGroups[0].flavors[0].name).toBe('a100'));

  test.each<[string, typeof KUEUE | undefined, ProfileQueue, string, string]>([
    ['without Kueue', undefined, {}, 'QueueKueue', 'pass kueue: {} to the platform'],
    ['without the flavor', KUEUE, { flavor: 'spot' }, 'QueueFlavor', 'there are a100, default-flavor'],
    ['without the flavor of accelerators', KUEUE, { acceleratorFlavor: 'h100' }, 'QueueFlavor', 'got "h100"'],
  ])('refuses a queue %s', (_name, queues, queue, code, text) => expectConfigError(() => on(queues, queue), code, 'test/vision', text));

  const notebook = (queues: typeof KUEUE | undefined, labels: Record<string, string> = {}) => {
    const scope = chart('test', 'vision');
    setPlatformContext(scope, { ...platformAt('mirror.example.com'), queues });
    new Notebook(scope, 'explore', { image: notebookImages.jupyterScipy, queue: 'default', labels });
    return found(scope, 'Notebook', 'explore').metadata.labels;
  };

  test('a notebook in a queue has its name in a label, which its pod gets', () => {
    expect(notebook(KUEUE)).toEqual({ 'app': 'explore', 'kueue.x-k8s.io/queue-name': 'default' });
  });

  test.each<[string, typeof KUEUE | undefined, Record<string, string>, string, string]>([
    ['without Kueue', undefined, {}, 'NotebookQueue', 'pass kueue: {} to the platform'],
    ['whose Kueue has no pods waiting', { ...KUEUE, frameworks: ['batch/job'] }, {}, 'NotebookQueue', 'add "pod"'],
    ['with a label that says otherwise', KUEUE, { 'kueue.x-k8s.io/queue-name': 'other' }, 'NotebookLabel', 'must not contradict queue'],
  ])('refuses a notebook in a queue %s', (_name, queues, labels, code, text) => expectConfigError(() => notebook(queues, labels), code, 'test/explore', text));
});

test('the compiler refuses limits without a cohort', () => {
  // @ts-expect-error nobody is there to borrow from
  const borrowing: ProfileQueue = { borrowingLimit: { cpu: '1' } };
  // @ts-expect-error nobody is there to lend to
  const lending: ProfileQueue = { lendingLimit: { cpu: '1' } };
  // @ts-expect-error claims are nothing that a job asks for
  const storage: ProfileQueue = { cohort: 'a', borrowingLimit: { storage: '1Gi' } };
  for (const queue of [borrowing, lending, storage]) {
    expectConfigError(() => given(queue), 'UnknownProp', 'test/vision');
  }
});
