import {
  accelerator, amd, checkedNodePools, hasNvidiaGpus, mig, NodePool, nodePoolNamed, NodePools, nvidia, onNodePool, poolDevices, poolPlacement, poolResources, timeSliced,
} from '../../src/core/catalogue';
import { chart, expectConfigError } from '../support';

const labels = { 'example.com/pool': 'a100' };
const taint = { key: 'nvidia.com/gpu', effect: 'NoSchedule' } as const;
const GPUS = { labels, taints: [taint], accelerator: nvidia(8) };
const SLICES: NodePool = { ...GPUS, mig: { '1g.10gb': 4, '3g.40gb': 1 } };
const SHARED: NodePool = { ...GPUS, accelerator: nvidia(2), timeSlicing: { replicas: 4 } };

describe('what brings pods to the nodes of a pool', () => {
  test('is its labels, its zone, and a toleration for each of its taints', () => {
    const pool: NodePool = {
      labels, zone: 'eu-west-1a', taints: [taint, { key: 'team', value: 'vision', effect: 'NoExecute' }], tolerations: [{ key: 'spot', operator: 'Exists' }],
    };
    expect(poolPlacement(pool)).toEqual({
      nodeSelector: { ...labels, 'topology.kubernetes.io/zone': 'eu-west-1a' },
      tolerations: [
        { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }, { key: 'team', operator: 'Equal', value: 'vision', effect: 'NoExecute' },
        { key: 'spot', operator: 'Exists' },
      ],
    });
  });

  test('comes with a device of the pool, for what takes a device alone', () => {
    expect(poolPlacement({ labels })).toEqual({ nodeSelector: labels, tolerations: [] });
    expect(onNodePool(SLICES, mig('1g.10gb', 2))).toEqual({ ...mig('1g.10gb', 2), ...poolPlacement(SLICES) });
    expectConfigError(() => onNodePool(GPUS, amd()), 'NodePoolDevice', '',
      'the node pool {"example.com/pool":"a100"} has no such device', 'got "amd.com/gpu"', 'it has nvidia.com/gpu');
    expectConfigError(() => onNodePool({ ...GPUS, displayName: 'A100' }, amd()), 'NodePoolDevice', '', 'the node pool A100 has no such device');
    expectConfigError(() => onNodePool(SHARED, timeSliced(9)), 'NodePoolDevice', '', 'got 9 nvidia.com/gpu.shared where each has 8');
  });

  test('come with as many devices as a node has, and of shares with one, unless the pool gives several', () => {
    expect([onNodePool(GPUS, nvidia(8)), onNodePool(SHARED, timeSliced())].map(({ count }) => count)).toEqual([8, 1]);
    const generous = (failRequestsGreaterThanOne: boolean): NodePool => ({ ...GPUS, timeSlicing: { replicas: 4, failRequestsGreaterThanOne } });
    expect(onNodePool(generous(false), timeSliced(2)).count).toBe(2);
    for (const pool of [SHARED, generous(true)]) {
      expectConfigError(() => onNodePool(pool, timeSliced(2)), 'NodePoolDevice', '', 'gives a container one share of a GPU, got 2 nvidia.com/gpu.shared');
    }
  });
});

test.each<[string, NodePool, Record<string, number>]>([
  ['no devices', { labels }, {}],
  ['whole ones', GPUS, { 'nvidia.com/gpu': 8 }],
  ['cuts of all GPUs', SLICES, { 'nvidia.com/mig-1g.10gb': 32, 'nvidia.com/mig-3g.40gb': 8 }],
  ['shares of all GPUs', SHARED, { 'nvidia.com/gpu.shared': 8 }],
  ['those of others', { labels, accelerator: amd(4) }, { 'amd.com/gpu': 4 }],
])('a node of a pool has %s', (_name, pool, counts) => {
  expect(Object.fromEntries(poolDevices(pool).map(({ resourceName, count }) => [resourceName, count]))).toStrictEqual(counts);
  expect(hasNvidiaGpus(pool)).toBe(Object.keys(counts).some(name => name.startsWith('nvidia.com/')));
});

test('names each resource of all pools once', () => {
  expect(poolResources({ a: GPUS, b: { ...GPUS, labels: { other: 'x' } }, c: SHARED, d: { labels } })).toEqual(['nvidia.com/gpu', 'nvidia.com/gpu.shared']);
});

test('a pool is found by its name alone', () => {
  expect(nodePoolNamed({ a100: GPUS, cpu: { labels } }, 'a100', chart())).toBe(GPUS);
  expectConfigError(() => nodePoolNamed({ a100: GPUS }, 'constructor', chart()), 'UnknownNodePool', 'test', 'got "constructor"; the platform has a100');
});

test.each<[string, NodePools]>([
  ['a name as long as it may be', { ['a'.repeat(40)]: GPUS }],
  ['a zone, by itself or as a label', { a: { labels, zone: 'eu-west-1a' }, b: { labels: { 'topology.kubernetes.io/zone': 'eu-west-1a' } } }],
  ['cuts that take all parts of a GPU', { a: { ...GPUS, mig: { '1g.10gb': 1, '2g.20gb': 3 } } }],
  ['a device whose name is but like that of a share or cut', {
    a: { labels: { pool: 'a' }, accelerator: accelerator({ name: 'a', displayName: 'A', resourceName: 'my-nvidia.com/gpu.shared' }) },
    b: { labels: { pool: 'b' }, accelerator: accelerator({ name: 'b', displayName: 'B', resourceName: 'nvidia.com/gpu.shared-memory' }) },
  }],
  ['devices that one of several labels tells apart', { a: { ...GPUS, labels: { team: 'vision', pool: 'a' } }, b: { ...GPUS, labels: { team: 'vision', pool: 'b' } } }],
])('takes %s', (_name, pools) => expect(checkedNodePools(pools, chart())).toBe(pools));

describe('fails', () => {
  const fails = (pools: NodePools, code: string, ...parts: string[]) => expectConfigError(() => checkedNodePools(pools, chart()), code, 'test', ...parts);

  test.each(['A100', 'gpu_pool', '', 'a'.repeat(41)])('for the name %p', name => fails({ [name]: GPUS }, 'NodePoolName', `got ${JSON.stringify(name)}`));

  test.each<[string, NodePool, string]>([
    ['no label', { labels: {} }, 'got {}'],
    ['a key that no node can have', { labels: { 'a b': 'c' } }, 'got {"a b":"c"}'],
    ['a value that no node can have', { labels: { pool: 'a/b' } }, 'got {"pool":"a/b"}'],
    ['a zone that no node can have', { labels, zone: '-' }, 'got {"topology.kubernetes.io/zone":"-"}'],
    ['a zone twice', { labels: { 'topology.kubernetes.io/zone': 'a' }, zone: 'b' }, 'got "b" and the label "a"'],
  ])('for %s', (_name, pool, part) => fails({ a100: pool }, 'NodePoolLabel', part));

  test.each([{ key: 'a b' }, { key: 'gpu', value: 'a/b' }])('for the taint %p', bad => {
    fails({ a100: { labels, taints: [{ ...bad, effect: 'NoSchedule' }] } }, 'NodePoolTaint', 'nodePools["a100"].taints');
  });

  test.each<[string, NodePool, string]>([
    ['a cut as the device', { labels, accelerator: mig('1g.10gb') }, 'got "nvidia.com/mig-1g.10gb"'],
    ['a share as the device', { labels, accelerator: timeSliced() }, 'got "nvidia.com/gpu.shared"'],
    ['a device with nodes of its own', { labels, accelerator: nvidia(1, { nodeSelector: { a: 'b' } }) }, 'move them to labels'],
    ['a device with taints of its own', { labels, accelerator: nvidia(1, { tolerations: [{ key: 'gpu' }] }) }, 'move them to labels'],
    ['no cuts', { ...GPUS, mig: {} }, 'got 0 in {}'],
    ['a cut of another form', { ...GPUS, mig: { big: 1 } }, 'got {"big":1}'],
    ['none of a cut', { ...GPUS, mig: { '1g.10gb': 0 } }, 'got {"1g.10gb":0}'],
    ['a part of a cut', { ...GPUS, mig: { '1g.10gb': 0.3 } }, 'got {"1g.10gb":0.3}'],
    ['more cuts than a GPU has', { ...GPUS, mig: { '1g.10gb': 4, '2g.20gb': 2 } }, 'got 8 in'],
  ])('for %s', (_name, pool, part) => fails({ a100: pool }, 'NodePoolAccelerator', part));

  test('for pools with devices that no label tells apart', () => {
    fails({ a: GPUS, b: { ...SHARED, labels: { ...labels, kind: 'shared' } } }, 'NodePoolOverlap', '"a" and "b"');
    expect(checkedNodePools({ a: GPUS, b: { labels }, c: { ...SHARED, labels: { 'example.com/pool': 'shared' } } }, chart())).toBeDefined();
  });
});

test('a pool that there is not is said by all that takes one', () => {
  const pools: Readonly<Record<string, NodePool>> = { slices: SLICES };
  expectConfigError(() => poolPlacement(pools.slice), 'UnknownNodePool', '', 'got undefined', 'pass one of the pools by a name that there is');
  expectConfigError(() => onNodePool(pools.slice, nvidia(1)), 'UnknownNodePool', '', 'got undefined');
  expectConfigError(() => poolPlacement('slices' as never), 'UnknownNodePool', '', 'got "slices"');
});
