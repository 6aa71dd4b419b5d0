import { Chart } from 'cdk8s';
import { existingPlatform, local, NodePools, PlatformFacts } from '../../src';
import { KubeflowApp } from '../../src/checks';
import { mig, Notebook, notebookImages, NotebookProps, nvidia, timeSliced } from '../../src/workloads';
import { factsOf, given } from '../platform/support';
import { expectConfigError, found } from '../support';

const image = notebookImages.jupyterPytorchCuda;
const nodePools = {
  cpu: { labels: { 'example.com/pool': 'cpu' } },
  slices: {
    labels: { 'example.com/pool': 'slices' }, taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }], accelerator: nvidia(1), mig: { '1g.10gb': 7 },
  },
} as const satisfies NodePools;

/** The pod of a notebook. */
function podOf(props: Partial<NotebookProps>, facts?: PlatformFacts) {
  const scope = facts === undefined ? new Chart(given({ ...local(), nodePools }).platform, 'team') : elsewhere(facts);
  new Notebook(scope, 'explore', { namespace: 'vision', image, ...props });
  return found(scope, 'Notebook', 'explore', 'vision').spec.template.spec;
}

/** A chart in a repository that knows a platform by its facts alone. */
function elsewhere(facts: PlatformFacts): Chart {
  const app = new KubeflowApp();
  existingPlatform(app, facts);
  return new Chart(app, 'team');
}

const PLACED = {
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'example.com/pool', operator: 'In', values: ['slices'] }] }] },
    },
  },
  tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
};

test.each<[string, Partial<NotebookProps>]>([
  ['the name of a pool', { nodePool: 'slices' }], ['the pool itself', { nodePool: nodePools.slices }],
])('%s brings a notebook to its nodes', (_name, props) => {
  const pod = podOf({ ...props, gpu: mig('1g.10gb') });
  expect(pod).toMatchObject(PLACED);
  expect(pod.containers[0].resources.limits).toMatchObject({ 'nvidia.com/mig-1g.10gb': '1' });
  expect(podOf(props)).toMatchObject(PLACED);
});

test('a pool has its name in repositories that know the platform by its facts', () => {
  const facts = factsOf({ ...local(), nodePools });
  expect([facts.nodePools, facts.accelerators]).toEqual([nodePools, ['nvidia.com/mig-1g.10gb']]);
  expect(podOf({ nodePool: 'slices', gpu: mig('1g.10gb') }, facts)).toMatchObject(PLACED);
  expectConfigError(() => podOf({ nodePool: 'a100' }, facts), 'UnknownNodePool', 'team/explore', 'the platform has cpu, slices');
});

test('facts of a platform without pools say nothing of them', () => {
  const facts = factsOf(local());
  expect('nodePools' in facts).toBe(false);
  expectConfigError(() => podOf({ nodePool: 'a100' }, facts), 'UnknownNodePool', 'team/explore', 'got "a100"');
});

test('a container has one share of a GPU, unless its pool gives more', () => {
  const shares = { labels: { 'example.com/pool': 'shared' }, accelerator: nvidia(1) };
  expectConfigError(() => podOf({ nodePool: { ...shares, timeSlicing: { replicas: 4 } }, gpu: timeSliced(2) }), 'NodePoolDevice', 'platform/team/explore', 'gives a container one share', 'got 2 nvidia.com/gpu.shared');
  const pod = podOf({ nodePool: { ...shares, timeSlicing: { replicas: 4, failRequestsGreaterThanOne: false } }, gpu: timeSliced(2) });
  expect(pod.containers[0].resources.limits).toMatchObject({ 'nvidia.com/gpu.shared': '2' });
});

describe('fails', () => {
  const fails = (props: Partial<NotebookProps>, code: string, ...parts: string[]) => expectConfigError(() => podOf(props), code, 'platform/team/explore', ...parts);

  test('for a pool that the platform does not have', () => fails({ nodePool: 'slice' }, 'UnknownNodePool', 'got "slice"', 'cpu, slices'));

  test('for a device that no node of the pool has', () => {
    fails({ nodePool: 'slices', gpu: nvidia() }, 'NodePoolDevice', 'the node pool "slices"', 'got "nvidia.com/gpu"', 'it has nvidia.com/mig-1g.10gb');
    fails({ nodePool: nodePools.slices, gpu: timeSliced() }, 'NodePoolDevice', 'got "nvidia.com/gpu.shared"');
    fails({ nodePool: 'cpu', gpu: nvidia() }, 'NodePoolDevice', 'the node pool "cpu"');
  });

  test('for more devices than a node has', () => fails({ nodePool: 'slices', gpu: mig('1g.10gb', 8) }, 'NodePoolDevice', 'got 8 nvidia.com/mig-1g.10gb where each has 7'));
});

test('labels and tolerations alone say nothing of devices', () => {
  expect(podOf({ nodePool: { labels: { 'example.com/pool': 'slices' }, tolerations: [{ key: 'a', operator: 'Exists' }] }, gpu: nvidia(2) }).tolerations)
    .toEqual([{ key: 'a', operator: 'Exists' }]);
});
