/**
 * kueue.x-k8s.io/v1beta1: old version of `Topology`; the types are those of v1beta2.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { TopologyResource } from '../v1beta2/topology';

/** `Topology`, cluster-scoped. */
export class Topology extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'Topology' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TopologyResource>) {
    super(scope, id, { ...Topology.GVK, ...props });
  }
}
