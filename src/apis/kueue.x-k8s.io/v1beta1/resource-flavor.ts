/**
 * kueue.x-k8s.io/v1beta1: old version of `ResourceFlavor`; the types are those of v1beta2.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { ResourceFlavorResource } from '../v1beta2/resource-flavor';

/** `ResourceFlavor`, cluster-scoped. */
export class ResourceFlavor extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'ResourceFlavor' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ResourceFlavorResource>) {
    super(scope, id, { ...ResourceFlavor.GVK, ...props });
  }
}
