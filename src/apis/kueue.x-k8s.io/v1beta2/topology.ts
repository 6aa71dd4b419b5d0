/**
 * kueue.x-k8s.io/v1beta2: `Topology`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { TopologySpec } from '../flavor';

/** How near nodes are to each other, by their labels. */
export interface TopologyResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The levels, from the widest to the narrowest. */
  readonly spec?: TopologySpec;
}

/** `Topology`, cluster-scoped. */
export class Topology extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Topology' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TopologyResource>) {
    super(scope, id, { ...Topology.GVK, ...props });
  }
}
