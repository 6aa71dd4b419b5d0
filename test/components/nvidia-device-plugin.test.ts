import { load } from 'js-yaml';
import { NvidiaDevicePlugin, NvidiaDevicePluginProps } from '../../src/components/nvidia-device-plugin';
import { Images } from '../../src/core';
import { amd, NodePools, nvidia } from '../../src/core/catalogue';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const taints = [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] as const;
const nodePools: NodePools = {
  cpu: { labels: { pool: 'cpu' } },
  mi300: { labels: { pool: 'mi300' }, accelerator: amd(8) },
  a100: { labels: { pool: 'a100' }, taints, accelerator: nvidia(8) },
  slices: { labels: { pool: 'slices' }, taints, accelerator: nvidia(8), mig: { '1g.10gb': 7 } },
  shared: { labels: { pool: 'shared' }, accelerator: nvidia(2), timeSlicing: { replicas: 4 } },
};
const elsewhere: Partial<NvidiaDevicePluginProps> = {
  namespace: 'gpus',
  deviceListStrategy: 'cdi-cri',
  runtimeClassName: 'nvidia-container',
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  pods: { imagePullSecrets: ['registry'], nodeSelector: { never: 'here' } },
  workloads: { 'nvidia-device-plugin-a100': { resources: { 'nvidia-device-plugin-ctr': { limits: { memory: '1Gi' } } } } },
};

function given(props: Partial<NvidiaDevicePluginProps> = {}) {
  const scope = chart();
  new NvidiaDevicePlugin(scope, 'plugin', { nodePools, ...props } as NvidiaDevicePluginProps);
  return scope;
}

const podOf = (pool: string, props: Partial<NvidiaDevicePluginProps> = {}) =>
  found(given(props), 'DaemonSet', `nvidia-device-plugin-${pool}`).spec.template.spec;
const configOf = (pool: string, pools = nodePools) =>
  load(found(given({ nodePools: pools }), 'ConfigMap', `nvidia-device-plugin-${pool}`).data['config.yaml']) as Record<string, any>;

test('renders the default manifest', () => expectGolden(given(), 'nvidia-device-plugin.yaml'));

test('renders the richest manifest', () => goldenDifference(given(), given(elsewhere), 'nvidia-device-plugin-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const all = rendered(given(elsewhere));
  expect([...new Set(all.map(one => one.metadata.namespace ?? one.metadata.name))]).toEqual(['gpus', 'nvidia-container']);
  expect(JSON.stringify(all)).not.toContain('nvcr.io');
});

test('runs on the nodes of pools with GPUs of NVIDIA, and no others', () => {
  const sets = rendered(given()).filter(one => one.kind === 'DaemonSet').map(one => [one.metadata.name, one.spec.template.spec.nodeSelector]);
  expect(Object.fromEntries(sets)).toEqual(Object.fromEntries(['a100', 'slices', 'shared'].map(pool => [`nvidia-device-plugin-${pool}`, { pool }])));
  expect(podOf('a100').tolerations).toEqual([{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }]);
  expect(podOf('shared').tolerations).toBeUndefined();
  expect(podOf('a100', elsewhere)).toMatchObject({ nodeSelector: { pool: 'a100' }, imagePullSecrets: [{ name: 'registry' }] });
});

test('offers the resources that the catalogue of accelerators knows', () => {
  expect(configOf('a100')).toEqual({ version: 'v1', flags: { migStrategy: 'none', plugin: { deviceListStrategy: 'envvar' } } });
  expect(configOf('slices').flags.migStrategy).toBe('mixed');
  expect(configOf('shared').sharing.timeSlicing)
    .toEqual({ renameByDefault: true, failRequestsGreaterThanOne: true, resources: [{ name: 'nvidia.com/gpu', replicas: 4 }] });
  const lenient: NodePools = { shared: { labels: { pool: 'shared' }, accelerator: nvidia(), timeSlicing: { replicas: 2, failRequestsGreaterThanOne: false } } };
  expect(configOf('shared', lenient).sharing.timeSlicing.failRequestsGreaterThanOne).toBe(false);
});

test('restarts only the pods of a pool that changed', () => {
  const sums = (pools: NodePools) => Object.fromEntries(rendered(given({ nodePools: pools })).filter(one => one.kind === 'DaemonSet')
    .map(one => [one.metadata.name, one.spec.template.metadata.annotations['checksum/config']]));
  const [before, after] = [sums(nodePools), sums({ ...nodePools, shared: { labels: { pool: 'shared' }, accelerator: nvidia(2), timeSlicing: { replicas: 8 } } })];
  expect(Object.keys(before).filter(name => before[name] !== after[name])).toEqual(['nvidia-device-plugin-shared']);
});

test('is an administrator of nodes only where GPUs are cut', () => {
  expect(podOf('a100').containers[0].securityContext).toEqual({ runAsUser: 0, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  expect(podOf('slices').containers[0].securityContext).toEqual({ runAsUser: 0, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } });
  expect(found(given(), 'Namespace', 'nvidia-device-plugin').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
});

test('has neither network nor token', () => {
  expect(found(given(), 'NetworkPolicy', 'nvidia-device-plugin').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(podOf('a100').automountServiceAccountToken).toBe(false);
});

test('sees the file system of the node only to describe devices for its runtime', () => {
  const folders = (props: Partial<NvidiaDevicePluginProps>) => podOf('a100', props).volumes.flatMap((one: any) => one.hostPath?.path ?? []);
  expect(folders({})).toEqual(['/var/lib/kubelet/device-plugins']);
  expect(folders({ deviceListStrategy: 'cdi-cri' })).toEqual(['/var/lib/kubelet/device-plugins', '/var/run/cdi', '/']);
  expect(podOf('a100', elsewhere).runtimeClassName).toBe('nvidia-container');
  expect(found(given(elsewhere), 'RuntimeClass', 'nvidia-container').handler).toBe('nvidia-container');
});

describe('fails', () => {
  test('without GPUs', () => {
    expectConfigError(() => given({ nodePools: { cpu: nodePools.cpu } }), 'NoGpuPool', 'test/plugin', 'got cpu');
  });

  test('for a pool that is none', () => expectConfigError(() => given({ nodePools: { A: nodePools.a100 } }), 'NodePoolName', 'test/plugin'));

  test('for a runtime of its own where pods of people have another one', () => {
    expectConfigError(() => given({ runtimeClassName: 'nvidia' } as Partial<NvidiaDevicePluginProps>), 'MissingProp', 'test/plugin', 'deviceListStrategy');
  });
});
