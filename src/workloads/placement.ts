import { Construct } from 'constructs';
import { Affinity, Toleration } from '../apis/k8s/core/v1';
import { ConfigError, shown } from '../core';
import { Accelerator, checkOnPool, NodePool, nodePoolNamed, poolPlacement } from '../core/catalogue';
import { platformContextOf } from './platform-context';

/** A node pool of the platform by its name, or what one must know of it. */
export type NodePoolRef = NodePool | string;

/** Something that only some nodes have: an accelerator or a node pool. */
interface Placement {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Toleration[];
}

/** Fields of a pod that bring it to the right nodes. */
export interface PodPlacement {
  /** @default - any node will do */
  readonly affinity?: Affinity;
  /** @default [] */
  readonly tolerations?: readonly Toleration[];
}

/**
 * Where a pod runs that needs all of these, as the spawner's form writes it: required node affinity and tolerations.
 *
 * @throws ConfigError `NodeLabels` if two of them want different values of one label
 */
export function placementOf(scope: Construct, ...all: readonly Placement[]): PodPlacement {
  const labels: Record<string, string> = {};
  for (const [key, value] of all.flatMap(one => Object.entries(one.nodeSelector ?? {}))) {
    if (labels[key] !== undefined && labels[key] !== value) {
      throw new ConfigError('NodeLabels', `gpu and nodePool want different nodes, got ${shown(labels[key])} and ${shown(value)} for the label "${key}"; ` +
        'name the label in one of them only', scope);
    }
    labels[key] = value;
  }
  const matchExpressions = Object.entries(labels).map(([key, value]) => ({ key, operator: 'In' as const, values: [value] }));
  const tolerations = unique(all.flatMap(one => one.tolerations ?? []));
  return {
    ...matchExpressions.length > 0 && {
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } } },
    },
    ...tolerations.length > 0 && { tolerations },
  };
}

/**
 * Where a pod runs that needs a device, or the nodes of a pool, or both.
 *
 * @throws ConfigError `UnknownNodePool`, `NodePoolDevice`, `NodeLabels`
 */
export function placementOn(scope: Construct, { gpu, nodePool }: { readonly gpu?: Accelerator; readonly nodePool?: NodePoolRef }): PodPlacement {
  if (nodePool === undefined) {
    return placementOf(scope, gpu ?? {});
  }
  const isNamed = typeof nodePool === 'string';
  const pool = isNamed ? nodePoolNamed(platformContextOf(scope)?.nodePools ?? {}, nodePool, scope) : nodePool;
  // Labels alone say nothing of devices; a pool of the platform says all.
  if (gpu !== undefined && (isNamed || pool.accelerator !== undefined)) {
    checkOnPool(gpu, isNamed ? shown(nodePool) : shown(pool.labels), pool, scope);
  }
  return placementOf(scope, gpu ?? {}, poolPlacement(pool));
}

function unique(all: readonly Toleration[]): readonly Toleration[] {
  return [...new Map(all.map(one => [JSON.stringify(Object.entries(one).sort()), one])).values()];
}
