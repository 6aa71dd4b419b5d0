import { load } from 'js-yaml';
import { NvidiaGpuOperator, NvidiaGpuOperatorProps } from '../../src/components/nvidia-gpu-operator';
import { Images, RELEASES } from '../../src/core';
import { amd, NodePools, nvidia } from '../../src/core/catalogue';
import { chart, expectConfigError, found, rendered } from '../support';

const GPU = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' };
const taints = [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] as const;
const a100 = { labels: { pool: 'a100' }, taints, accelerator: nvidia(8) };
const slices = { labels: { 'pool': 'slices', 'nvidia.com/mig.config': 'slices' }, taints, accelerator: nvidia(8), mig: { '1g.10gb': 7 } };
const shared = {
  labels: { 'pool': 'shared', 'nvidia.com/device-plugin.config': 'shared' }, taints: [{ key: 'team', value: 'vision', effect: 'NoExecute' as const }],
  accelerator: nvidia(2), timeSlicing: { replicas: 4 },
};

function given(props: Partial<NvidiaGpuOperatorProps> = {}) {
  const scope = chart();
  return { scope, operator: new NvidiaGpuOperator(scope, 'operator', { nodePools: { cpu: { labels: { pool: 'cpu' } }, a100, slices, shared }, ...props }) };
}

const values = (props: Partial<NvidiaGpuOperatorProps> = {}) => given(props).operator.chart.values as Record<string, any>;

test('is a namespace for programs of nodes, and a chart of one version', () => {
  const { scope, operator } = given();
  expect(rendered(scope).map(one => `${one.kind}/${one.metadata.name}`)).toEqual(['Namespace/gpu-operator']);
  expect(found(scope, 'Namespace', 'gpu-operator').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
  expect(operator.chart).toMatchObject({ name: 'gpu-operator', repository: 'https://helm.ngc.nvidia.com/nvidia', namespace: 'gpu-operator' });
  expect([operator.chart.version, RELEASES['nvidia-gpu-operator']]).toEqual(Array(2).fill(operator.chart.version));
  expect(operator.chart.version).toMatch(/^v\d+\.\d+\.\d+$/);
});

test('leaves no default name behind when all of them are set', () => {
  const { scope, operator } = given({ namespace: 'gpus' });
  expect([operator.namespace, operator.chart.namespace, rendered(scope)[0].metadata.name]).toEqual(['gpus', 'gpus', 'gpus']);
});

test('tells the plugin how nodes share their GPUs, and the MIG manager how they are cut', () => {
  const { devicePlugin, migManager, mig } = values();
  expect(mig).toEqual({ strategy: 'mixed' });
  expect(Object.keys(devicePlugin.config.data)).toEqual(['shared']);
  expect(load(devicePlugin.config.data.shared)).toEqual({
    version: 'v1', sharing: { timeSlicing: { renameByDefault: true, failRequestsGreaterThanOne: true, resources: [{ name: 'nvidia.com/gpu', replicas: 4 }] } },
  });
  expect(load(migManager.config.data['config.yaml'])).toEqual({
    'version': 'v1',
    'mig-configs': {
      'all-disabled': [{ 'devices': 'all', 'mig-enabled': false }],
      'slices': [{ 'devices': 'all', 'mig-enabled': true, 'mig-devices': { '1g.10gb': 7 } }],
    },
  });
});

test('has configurations of no nodes', () => {
  const { devicePlugin, migManager } = values({ nodePools: { a100 } });
  expect([devicePlugin, migManager]).toEqual([undefined, undefined]);
});

test('names configurations by what is in them, since the operator reads their names alone', () => {
  const name = (replicas: number) => values({ nodePools: { shared: { ...shared, timeSlicing: { replicas } } } }).devicePlugin.config.name;
  expect(name(4)).toMatch(/^device-plugin-config-[0-9a-f]{10}$/);
  expect([name(4) === name(4), name(4) === name(8)]).toEqual([true, false]);
});

test('runs on nodes with the taints of the pools', () => {
  const tolerations = [GPU, { key: 'team', operator: 'Equal', value: 'vision', effect: 'NoExecute' }];
  expect(values().daemonsets).toEqual({ tolerations });
  const discovery = values()['node-feature-discovery'].worker.tolerations;
  expect(discovery).toEqual([{ key: 'node-role.kubernetes.io/control-plane', operator: 'Equal', value: '', effect: 'NoSchedule' }, ...tolerations]);
});

test('leaves out what nodes have', () => {
  expect([values().driver, values().toolkit]).toEqual([undefined, undefined]);
  expect(values({ driver: false, toolkit: false })).toMatchObject({ driver: { enabled: false }, toolkit: { enabled: false } });
});

test('takes images from a mirror, and what pods of the platform have in common', () => {
  const images = new Images({ mirror: 'mirror.example.com/kf' });
  const all = values({ images, driver: false, pods: { imagePullSecrets: ['registry'], nodeSelector: { a: 'b' }, tolerations: [GPU as never], priorityClassName: 'high' } });
  expect(all.operator).toMatchObject({
    upgradeCRD: false, repository: 'mirror.example.com/kf/nvidia', imagePullSecrets: ['registry'], nodeSelector: { a: 'b' }, priorityClassName: 'high',
  });
  expect(all.operator.tolerations).toContainEqual(GPU);
  expect(all.driver).toEqual({
    enabled: false, repository: 'mirror.example.com/kf/nvidia', imagePullSecrets: ['registry'], manager: { repository: 'mirror.example.com/kf/nvidia/cloud-native' },
  });
  expect(all.toolkit.repository).toBe('mirror.example.com/kf/nvidia/k8s');
  expect(all.vgpuManager).toEqual({ driverManager: { repository: 'mirror.example.com/kf/nvidia/cloud-native' } });
  expect(all['node-feature-discovery']).toMatchObject({
    image: { repository: 'mirror.example.com/kf/nfd/node-feature-discovery' }, imagePullSecrets: [{ name: 'registry' }], worker: { tolerations: expect.anything() },
  });
  expect(JSON.stringify(all)).not.toMatch(/nvcr\.io|registry\.k8s\.io/);
  const affinity = { nodeAffinity: {} };
  expect(values({ pods: { affinity } }).operator).toEqual({ upgradeCRD: false, affinity });
  expect(values({ pods: { imagePullSecrets: ['registry'] } }).gfd).toEqual({ imagePullSecrets: ['registry'] });
});

describe('fails', () => {
  const fails = (nodePools: NodePools, code: string, ...parts: string[]) => expectConfigError(() => given({ nodePools }), code, 'test/operator', ...parts);

  test('without GPUs of NVIDIA', () => fails({ mi300: { labels: { pool: 'mi300' }, accelerator: amd(8) } }, 'NoGpuPool', 'got mi300'));

  test('for pools whose nodes its programs would not know', () => {
    fails({ slices: { ...slices, labels: { pool: 'slices' } } }, 'NodePoolConfigLabel', 'nvidia.com/mig.config: "slices"', 'got undefined');
    fails({ mine: shared }, 'NodePoolConfigLabel', 'nvidia.com/device-plugin.config: "mine"', 'got "shared"');
  });
});
