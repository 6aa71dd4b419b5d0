import { createHash } from 'crypto';
import { IConstruct } from 'constructs';
import { Toleration } from '../../apis/k8s/core/v1';
import { ConfigError, Images, PodSettings, shown, yaml } from '../../core';
import { NodePool, poolPlacement } from '../../core/catalogue';

/** Labels of nodes by which the programs of the operator find their configuration. */
const BY_NODE = { plugin: 'nvidia.com/device-plugin.config', mig: 'nvidia.com/mig.config' } as const;

/** Programs of the chart that name their image by `repository`, `image` and `version`, by their place in its values. */
const PROGRAMS: Readonly<Record<string, 'nvcr.io/nvidia' | 'nvcr.io/nvidia/cloud-native' | 'nvcr.io/nvidia/k8s'>> = {
  operator: 'nvcr.io/nvidia', validator: 'nvcr.io/nvidia', driver: 'nvcr.io/nvidia', toolkit: 'nvcr.io/nvidia/k8s', devicePlugin: 'nvcr.io/nvidia',
  dcgm: 'nvcr.io/nvidia/cloud-native', dcgmExporter: 'nvcr.io/nvidia/k8s', gfd: 'nvcr.io/nvidia', migManager: 'nvcr.io/nvidia/cloud-native',
  nodeStatusExporter: 'nvcr.io/nvidia', gds: 'nvcr.io/nvidia/cloud-native', gdrcopy: 'nvcr.io/nvidia/cloud-native', vgpuDeviceManager: 'nvcr.io/nvidia/cloud-native',
  vfioManager: 'nvcr.io/nvidia/cloud-native', sandboxDevicePlugin: 'nvcr.io/nvidia', kataSandboxDevicePlugin: 'nvcr.io/nvidia/cloud-native',
  ccManager: 'nvcr.io/nvidia/cloud-native', draDriver: 'nvcr.io/nvidia',
};

/** Programs beside them that have a place of their own below another one's. */
const DRIVER_MANAGERS = ['driver', 'vgpuManager', 'vfioManager'] as const;

/** Taint that nodes with GPUs have by custom, which the chart tolerates. */
const CUSTOMARY: Toleration = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' };
const CONTROL_PLANE: Toleration = { key: 'node-role.kubernetes.io/control-plane', operator: 'Equal', value: '', effect: 'NoSchedule' };

/** What the values are worked out from. */
export interface ValuesOptions {
  /** Pools with NVIDIA's GPUs. */
  readonly pools: readonly (readonly [name: string, pool: NodePool])[];
  readonly driver: boolean;
  readonly toolkit: boolean;
  readonly images: Images;
  readonly pods: PodSettings;
}

/** A value of the chart, as far as we set it. */
type Values = Readonly<Record<string, unknown>>;

/**
 * Values of the chart; what is not in them is as the chart has it.
 *
 * @param at construct that errors name
 * @throws ConfigError `NodePoolConfigLabel`
 */
export function chartValues(options: ValuesOptions, at: IConstruct): Values {
  const { pools, driver, toolkit, pods } = options;
  pools.forEach(([name, pool]) => checkLabel(name, pool, at));
  const tolerations = unique([CUSTOMARY, ...pools.flatMap(([, pool]) => poolPlacement(pool).tolerations)]);
  return merged(imageValues(options), {
    daemonsets: { tolerations },
    mig: { strategy: 'mixed' },
    ...!driver && { driver: { enabled: false } },
    ...!toolkit && { toolkit: { enabled: false } },
    ...configValues('devicePlugin', 'device-plugin-config', pluginConfigs(pools)),
    ...configValues('migManager', 'mig-parted-config', migConfigs(pools)),
    'operator': operatorValues(pods),
    'node-feature-discovery': { worker: { tolerations: unique([CONTROL_PLANE, ...tolerations]) } },
  });
}

/** One configuration for each pool that shares its GPUs; a node without a label has the plugin's defaults. */
function pluginConfigs(pools: ValuesOptions['pools']): Record<string, string> {
  return Object.fromEntries(pools.flatMap(([name, { timeSlicing }]) => {
    if (timeSlicing === undefined) {
      return [];
    }
    const { replicas, failRequestsGreaterThanOne = true } = timeSlicing;
    return [[name, yaml({
      version: 'v1', sharing: { timeSlicing: { renameByDefault: true, failRequestsGreaterThanOne, resources: [{ name: 'nvidia.com/gpu', replicas }] } },
    })]];
  }));
}

/** How the GPUs of each pool are cut. What nodes without a label have, `all-disabled`, must be in the same file. */
function migConfigs(pools: ValuesOptions['pools']): Record<string, string> {
  const cuts = pools.flatMap(([name, { mig }]) => mig === undefined ? [] : [[name, [{ 'devices': 'all', 'mig-enabled': true, 'mig-devices': mig }]] as const]);
  const disabled = [{ 'devices': 'all', 'mig-enabled': false }];
  return cuts.length === 0 ? {} : { 'config.yaml': yaml({ 'version': 'v1', 'mig-configs': { 'all-disabled': disabled, ...Object.fromEntries(cuts) } }) };
}

/** The operator replaces pods only when the name of their ConfigMap changes: the name says what is in it. */
function configValues(program: string, name: string, data: Readonly<Record<string, string>>): Values {
  if (Object.keys(data).length === 0) {
    return {};
  }
  const checksum = createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 10);
  return { [program]: { config: { create: true, name: `${name}-${checksum}`, data } } };
}

/** The operator's programs go by labels of nodes, which a pool must have to be what it says. */
function checkLabel(name: string, { labels, mig, timeSlicing }: NodePool, at: IConstruct): void {
  const key = mig !== undefined ? BY_NODE.mig : timeSlicing !== undefined ? BY_NODE.plugin : undefined;
  if (key !== undefined && labels[key] !== name) {
    throw new ConfigError('NodePoolConfigLabel', `nodePools[${shown(name)}].labels must hold ${key}: ${shown(name)}, by which the GPU operator finds how its nodes share GPUs, ` +
      `got ${shown(labels[key])}; give its nodes that label too`, at);
  }
}

/** Argo CD applies definitions itself, at every sync. */
function operatorValues({ nodeSelector, tolerations, affinity, priorityClassName }: PodSettings): Values {
  return {
    upgradeCRD: false,
    ...nodeSelector && { nodeSelector },
    ...tolerations && { tolerations: [CONTROL_PLANE, ...tolerations] },
    ...affinity && { affinity },
    ...priorityClassName !== undefined && { priorityClassName },
  };
}

function imageValues({ images, pods: { imagePullSecrets = [] } }: ValuesOptions): Values {
  const secrets = imagePullSecrets.length > 0 && { imagePullSecrets };
  if (images.options.mirror === undefined && !secrets) {
    return {};
  }
  const of = (repository: string) => images.options.mirror === undefined ? {} : { repository: images.mirrored(repository) };
  const programs = Object.entries(PROGRAMS).map(([name, repository]) => [name, { ...of(repository), ...secrets }] as const);
  const managers = images.options.mirror === undefined ? [] : DRIVER_MANAGERS.map(name =>
    [name, { [name === 'driver' ? 'manager' : 'driverManager']: of('nvcr.io/nvidia/cloud-native') }] as const);
  return merged(Object.fromEntries(programs), merged(Object.fromEntries(managers), {
    'node-feature-discovery': {
      ...images.options.mirror !== undefined && { image: of('registry.k8s.io/nfd/node-feature-discovery') },
      ...secrets && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) },
    },
  }));
}

/** Two sets of values: those of one program add up. */
function merged(one: Values, other: Values): Values {
  const both = Object.keys(one).filter(key => key in other).map(key => [key, { ...one[key] as object, ...other[key] as object }]);
  return { ...one, ...other, ...Object.fromEntries(both) as Values };
}

function unique(all: readonly Toleration[]): readonly Toleration[] {
  return [...new Map(all.map(one => [JSON.stringify(Object.entries(one).sort()), one])).values()];
}
