import { IConstruct } from 'constructs';
import {
  NewSpawnerVolume, SpawnerAffinityConfig, SpawnerField, SpawnerProps, SpawnerTolerationGroup, SpawnerVolume,
} from './spawner-props';
import { allowImage, Component, ConfigError, listed, shown, yaml } from '../../core';
import { bytesOf, coresOf, CpuAmount, MemoryAmount } from '../../core/amounts';
import {
  Accelerator, acceleratorAffinity, amd, checkedNodePools, DEFAULT_LIMIT_FACTOR, DEFAULT_NOTEBOOK_CPU, DEFAULT_NOTEBOOK_MEMORY,
  gaudi, LimitFactor, NodePools, NotebookImage, notebookImages, NotebookKind, nvidia, poolDevices, poolPlacement, resolvedImage, spawnerLimit, toGibibytes,
} from '../../core/catalogue';
import { memoryQuantity } from '../../core/quantity';

/** Key of the form's configuration in its ConfigMap. */
export const SPAWNER_KEY = 'spawner_ui_config.yaml';

/** Counts that the form lets users choose. */
const COUNTS = [1, 2, 4, 8];

const WORKSPACE: NewSpawnerVolume = { mount: '/home/jovyan', claimName: '{notebook-name}-workspace', size: '5Gi' };

/**
 * Data of the ConfigMap that the web app reads its form from.
 *
 * @param at the component that was given the props
 * @throws ConfigError `SpawnerImages`, `SpawnerRequest`, `SpawnerAccelerator`, `SpawnerDefault`, `SpawnerKey`,
 * `SpawnerVolume`, `LimitFactor`, and those of node pools
 */
export function spawnerConfig(props: SpawnerProps, at: Component): Record<string, string> {
  const locked = new Set<SpawnerField>(props.locked ?? []);
  const field = (name: SpawnerField, rest: object) => ({ readOnly: locked.has(name), ...rest });
  const pools = inForm(checkedNodePools(props.nodePools ?? {}, at));
  const accelerators = props.accelerators ?? (pools.devices.length > 0 ? pools.devices : [nvidia(), amd(), gaudi()]);
  const spawnerFormDefaults = {
    allowCustomImage: props.allowCustomImage ?? true,
    hideRegistry: props.hideRegistry ?? true,
    hideTag: props.hideTag ?? false,
    imagePullPolicy: field('imagePullPolicy', { value: props.imagePullPolicy ?? 'IfNotPresent' }),
    ...imageGroups(props.images ?? Object.values(notebookImages), at),
    cpu: field('cpu', cpu(props.cpu ?? DEFAULT_NOTEBOOK_CPU, props.cpuLimitFactor ?? DEFAULT_LIMIT_FACTOR, at)),
    memory: field('memory', memory(props.memory ?? DEFAULT_NOTEBOOK_MEMORY, props.memoryLimitFactor ?? DEFAULT_LIMIT_FACTOR, at)),
    gpus: field('gpus', { value: gpus(accelerators, props.defaultAccelerator, at) }),
    ...volumes(props.workspaceVolume ?? WORKSPACE, props.dataVolumes ?? [], at),
    affinityConfig: field('affinityConfig', affinities(props, [...pools.choices, ...accelerators], at)),
    tolerationGroup: field('tolerationGroup', tolerations(props, [...pools.choices, ...accelerators], at)),
    shm: field('shm', { value: props.sharedMemory ?? true }),
    configurations: field('configurations', { value: props.podDefaults ?? [] }),
    environment: { readOnly: false, value: {} },
  };
  return { [SPAWNER_KEY]: yaml({ spawnerFormDefaults }) };
}

/** Nodes that people choose by one name. */
type Choice = Pick<Accelerator, 'name' | 'displayName' | 'nodeSelector' | 'tolerations'>;

/** Node pools as choices of nodes, and each kind of device on them once: people choose both. */
function inForm(pools: NodePools): { readonly choices: readonly Choice[]; readonly devices: readonly Accelerator[] } {
  const devices = Object.values(pools).flatMap(poolDevices).map(({ nodeSelector: _labels, tolerations: _tolerations, ...device }) => device);
  return {
    choices: Object.entries(pools).map(([name, pool]) => ({ name, displayName: pool.displayName ?? name, ...poolPlacement(pool) })),
    devices: devices.filter((device, index) => devices.findIndex(one => one.resourceName === device.resourceName) === index),
  };
}

function imageGroups(given: readonly NotebookImage[], at: Component): object {
  const all = given.map(image => resolvedImage(image, at));
  const group = (kind: NotebookKind) => {
    const options = all.filter(one => one.kind === kind).map(one => 'pin' in one ? at.image(one.pin) : one.reference);
    return { value: options[0] ?? '', options };
  };
  const image = group('jupyter');
  if (image.options.length === 0) {
    throw new ConfigError('SpawnerImages', 'spawner.images must hold an image of kind "jupyter", which the form starts with, ' +
      `got the kinds ${listed(new Set(all.map(one => one.kind)))}; add one, e.g. notebookImages.jupyterScipy`, at);
  }
  all.forEach(one => 'pin' in one || allowImage(at, one.reference));
  return { image, imageGroupOne: group('vscode'), imageGroupTwo: group('rstudio') };
}

function cpu(request: CpuAmount, factor: LimitFactor, at: IConstruct): object {
  const cores = coresOf(request);
  checkRequest('spawner.cpu', cores, factor, 'cores', at);
  return { value: String(cores), limitFactor: String(factor) };
}

/** The form reads and writes GiB only. */
function memory(request: MemoryAmount, factor: LimitFactor, at: IConstruct): object {
  const gibibytes = toGibibytes(request);
  checkRequest('spawner.memory', gibibytes, factor, 'GiB', at);
  return { value: `${Number.isInteger(gibibytes) ? gibibytes.toFixed(1) : gibibytes}Gi`, limitFactor: String(factor) };
}

/** The back end rounds limits to a tenth, and refuses a notebook whose limit then is below its request. */
function checkRequest(prop: string, request: number, factor: LimitFactor, unit: string, at: IConstruct): void {
  const limit = spawnerLimit(request, factor, at);
  if (!Number.isFinite(request) || request <= 0 || limit !== undefined && limit < request) {
    throw new ConfigError('SpawnerRequest', `${prop} must be more than 0, and not above its limit when that is rounded to a tenth, ` +
      `got ${shown(request)} ${unit} with the limit ${shown(limit)}; pass e.g. 0.5 ${unit}, or the limit factor "none"`, at);
  }
}

function gpus(offered: readonly Accelerator[], preselected: Accelerator | undefined, at: IConstruct): object {
  const vendors = offered.map(one => ({ limitsKey: one.resourceName, uiName: one.displayName }));
  unique(vendors.map(one => one.limitsKey), 'spawner.accelerators', at);
  if (preselected === undefined) {
    return { vendor: '', vendors, num: 'none' };
  }
  if (!COUNTS.includes(preselected.count)) {
    throw new ConfigError('SpawnerAccelerator', `spawner.defaultAccelerator must have a count that the form offers, ` +
      `got ${shown(preselected.count)}; pass one of ${COUNTS.join(', ')}`, at);
  }
  offers(preselected.resourceName, vendors.map(one => one.limitsKey), 'spawner.defaultAccelerator', at);
  return { vendor: preselected.resourceName, vendors, num: String(preselected.count) };
}

function affinities(props: SpawnerProps, accelerators: readonly Choice[], at: IConstruct): object {
  const own: SpawnerAffinityConfig[] = accelerators.flatMap(one => {
    const affinity = acceleratorAffinity(one);
    return affinity === undefined ? [] : [{ configKey: one.name, displayName: one.displayName, affinity }];
  });
  const options = [...props.affinityConfigs ?? [], ...own];
  const keys = options.map(one => one.configKey);
  unique(keys, 'spawner.affinityConfigs', at);
  return { value: chosen(props.defaultAffinityConfig, keys, 'spawner.defaultAffinityConfig', at), options };
}

function tolerations(props: SpawnerProps, accelerators: readonly Choice[], at: IConstruct): object {
  const own: SpawnerTolerationGroup[] = accelerators.filter(one => (one.tolerations ?? []).length > 0)
    .map(one => ({ groupKey: one.name, displayName: one.displayName, tolerations: one.tolerations ?? [] }));
  const options = [...props.tolerationGroups ?? [], ...own];
  const keys = options.map(one => one.groupKey);
  unique(keys, 'spawner.tolerationGroups', at);
  return { value: chosen(props.defaultTolerationGroup, keys, 'spawner.defaultTolerationGroup', at), options };
}

function volumes(workspace: SpawnerVolume | 'none', data: readonly SpawnerVolume[], at: IConstruct): object {
  const all = [...workspace === 'none' ? [] : [workspace], ...data];
  const bad = all.find((one, index) => !one.mount.startsWith('/') || all.findIndex(other => other.mount === one.mount) !== index);
  if (bad !== undefined) {
    throw new ConfigError('SpawnerVolume', 'volumes of the spawner must be mounted at absolute paths, each at its own, ' +
      `got ${shown(bad.mount)}; pass e.g. "/home/jovyan/data"`, at);
  }
  return {
    workspaceVolume: { readOnly: false, value: workspace === 'none' ? null : volume(workspace) },
    dataVolumes: { readOnly: false, value: data.map(volume) },
  };
}

function volume(one: SpawnerVolume): object {
  if ('existingClaim' in one) {
    const persistentVolumeClaim = { claimName: one.existingClaim, ...one.readOnly && { readOnly: true } };
    return { mount: one.mount, existingSource: { persistentVolumeClaim } };
  }
  return {
    mount: one.mount,
    newPvc: {
      metadata: { name: one.claimName },
      spec: {
        ...one.storageClassName !== undefined && { storageClassName: one.storageClassName },
        resources: { requests: { storage: memoryQuantity(bytesOf(one.size)) } },
        accessModes: [one.accessMode ?? 'ReadWriteOnce'],
      },
    },
  };
}

function chosen(key: string | undefined, keys: readonly string[], prop: string, at: IConstruct): string {
  if (key === undefined) {
    return '';
  }
  offers(key, keys, prop, at);
  return key;
}

function offers(key: string, keys: readonly string[], prop: string, at: IConstruct): void {
  if (!keys.includes(key)) {
    throw new ConfigError('SpawnerDefault', `${prop} must be one that the form offers, got ${shown(key)}; it offers ${listed(keys)}`, at);
  }
}

function unique(keys: readonly string[], prop: string, at: IConstruct): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new ConfigError('SpawnerKey', `${prop} must have different keys, got ${shown(twice)} twice; ` +
      'rename or remove one; node pools, and accelerators with tolerations or node labels, count too', at);
  }
}
