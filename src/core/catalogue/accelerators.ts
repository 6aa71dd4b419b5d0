import { Affinity, Toleration } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../errors';

/** Which nodes have an accelerator, and what keeps other pods away from them. */
export interface AcceleratorPlacement {
  /** Taints of the nodes that a pod with the accelerator accepts. @default [] */
  readonly tolerations?: readonly Toleration[];
  /** Labels of the nodes that have the accelerator. @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/**
 * Device that pods get from a device plugin, in whole numbers: a GPU, a slice of one, a Gaudi card.
 * @form an accelerator such as nvidia(1), mig("1g.10gb") or accelerator({...})
 */
export interface Accelerator extends AcceleratorPlacement {
  /** Short name, unique in a catalogue, usable as a key: `nvidia`, `nvidia-mig-1g.10gb`. */
  readonly name: string;
  /** What people see in forms. */
  readonly displayName: string;
  /** Key in a container's `limits`: `nvidia.com/gpu`. */
  readonly resourceName: string;
  /** Key in a ResourceQuota's `hard`: `requests.nvidia.com/gpu`. */
  readonly quotaKey: string;
  /** How many of them, 1 or more. */
  readonly count: number;
}

/** Properties of {@link accelerator}. */
export interface AcceleratorOptions extends AcceleratorPlacement {
  /** Short name, unique in a catalogue. */
  readonly name: string;
  /** What people see in forms. */
  readonly displayName: string;
  /** Resource of the device plugin, `domain/name`. */
  readonly resourceName: string;
  /** @default 1 */
  readonly count?: number;
}

const RESOURCE = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\/[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
/** What Kubernetes keeps to itself, or would take for a key of a quota. */
const NO_DEVICE = /^(requests|limits)\.|(^|\.)kubernetes\.io\//;

/** Whether pods can ask a device plugin for a resource of this name, and a quota can count it. */
export function isDeviceResource(name: string): boolean {
  const [domain, rest] = name.split('/');
  return RESOURCE.test(name) && !NO_DEVICE.test(name) && rest.length <= 63 && domain.length <= 253 - 'requests.'.length;
}

/** Resource of whole GPUs. */
const NVIDIA = 'nvidia.com/gpu';

/** The device plugin writes `+me`, `+gfx`, `+me.all` (media engines, graphics, all media engines) with `.` in the resource's name. */
const MIG = /^[1-7]g\.\d+gb(\+(me|gfx|me\.all))?$/;

/** Whether a text names a cut of a GPU by MIG. */
export function isMigProfile(text: string): boolean {
  return MIG.test(text);
}

/**
 * Any device, by the resource of its device plugin.
 *
 * @throws ConfigError `AcceleratorResource`, `AcceleratorCount`
 */
export function accelerator(options: AcceleratorOptions): Accelerator {
  const { resourceName, count = 1 } = options;
  if (typeof resourceName !== 'string' || !isDeviceResource(resourceName)) {
    throw new ConfigError('AcceleratorResource', 'resourceName must be "domain/name" of a device plugin: no "requests." or "limits." before it, ' +
      `not of kubernetes.io, a name of at most 63 characters, got ${shown(resourceName)}; pass e.g. "nvidia.com/gpu"`);
  }
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new ConfigError('AcceleratorCount', `count must be a whole number of devices, got ${shown(count)}; ` +
      'pass 1 or more, or leave the accelerator out');
  }
  return { ...options, count, quotaKey: `requests.${resourceName}` };
}

/**
 * Whole NVIDIA GPUs.
 * @form NVIDIA GPUs such as nvidia(8)
 */
export interface NvidiaGpu extends Accelerator {
  readonly resourceName: typeof NVIDIA;
}

/** Whole NVIDIA GPUs. */
export function nvidia(count = 1, placement: AcceleratorPlacement = {}): NvidiaGpu {
  return { ...accelerator({ ...placement, name: 'nvidia', displayName: 'NVIDIA', resourceName: NVIDIA, count }), resourceName: NVIDIA };
}

/**
 * Slices of an NVIDIA GPU that is cut by MIG, with the device plugin's strategy `mixed`.
 *
 * @param profile name of the cut, such as `1g.10gb`, `1g.10gb+me`, `1g.24gb+gfx` or `1g.24gb+me.all`
 * @throws ConfigError `MigProfile`
 */
export function mig(profile: string, count = 1, placement: AcceleratorPlacement = {}): Accelerator {
  if (!isMigProfile(profile)) {
    throw new ConfigError('MigProfile', `profile must name a MIG cut, got ${shown(profile)}; ` +
      'pass e.g. "1g.10gb", as nvidia-smi mig -lgip lists them');
  }
  const suffix = profile.replace('+', '.'); // there is at most one
  const resourceName = `nvidia.com/mig-${suffix}`;
  return accelerator({ ...placement, name: `nvidia-mig-${suffix}`, displayName: `NVIDIA MIG ${profile}`, resourceName, count });
}

/** Shares of NVIDIA GPUs by time-slicing, where the device plugin renames shared devices; no memory is reserved. */
export function timeSliced(count = 1, placement: AcceleratorPlacement = {}): Accelerator {
  return accelerator({ ...placement, name: 'nvidia-shared', displayName: 'NVIDIA (shared)', resourceName: 'nvidia.com/gpu.shared', count });
}

/** Whole AMD GPUs. */
export function amd(count = 1, placement: AcceleratorPlacement = {}): Accelerator {
  return accelerator({ ...placement, name: 'amd', displayName: 'AMD', resourceName: 'amd.com/gpu', count });
}

/** Intel Gaudi cards. */
export function gaudi(count = 1, placement: AcceleratorPlacement = {}): Accelerator {
  return accelerator({ ...placement, name: 'gaudi', displayName: 'Intel Gaudi', resourceName: 'habana.ai/gaudi', count });
}

/** Entry of a container's `limits`. */
export function acceleratorLimits(one: Accelerator): Record<string, string> {
  return { [one.resourceName]: String(one.count) };
}

/** Affinity that keeps a pod on the nodes with the accelerator; undefined if it names no node labels. */
export function acceleratorAffinity(one: AcceleratorPlacement): Affinity | undefined {
  const labels = Object.entries(one.nodeSelector ?? {});
  if (labels.length === 0) {
    return undefined;
  }
  const matchExpressions = labels.map(([key, value]) => ({ key, operator: 'In' as const, values: [value] }));
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } } };
}
