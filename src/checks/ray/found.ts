import { Field, Located, ManifestSet } from '../../core';

/** A cluster of Ray, alone or that of a job or service. */
export interface RayCluster {
  readonly at: Located;
  readonly spec: Field;
  /** Name of the cluster; that of a job or service ends in letters by chance. */
  readonly name: string;
}

/** Fields down to the cluster, by kind. */
const CLUSTERS: Readonly<Record<string, readonly string[]>> = { RayCluster: ['spec'], RayJob: ['spec', 'rayClusterSpec'], RayService: ['spec', 'rayClusterConfig'] };

/** All clusters of the set. */
export function* clustersOf(set: ManifestSet): Generator<RayCluster> {
  for (const [kind, path] of Object.entries(CLUSTERS)) {
    for (const at of set.ofKind(`ray.io/${kind}`)) {
      const spec = at.at(...path);
      yield* spec.exists ? [{ at, spec, name: kind === 'RayCluster' ? at.name || 'x' : `${at.name || 'x'}-raycluster-abcde` }] : [];
    }
  }
}

/** Ports of the head's Service by name: those of Ray's container, or those that the operator takes where this names none. */
export function headPorts(cluster: Field): ReadonlyMap<string, number> {
  const [container] = cluster.at('headGroupSpec', 'template', 'spec', 'containers').items();
  const own = (container?.at('ports').items() ?? []).map(port => [port.at('name').text || `${port.at('containerPort').number}-port`, port.at('containerPort').number ?? 0] as const);
  const ports = new Map<string, number>(own.length > 0 ? own : [['client', 10001], ['gcs-server', 6379], ['dashboard', 8265], ['metrics', 8080], ['serve', 8000]]);
  return ports.has('metrics') ? ports : ports.set('metrics', 8080);
}
