/**
 * kueue.x-k8s.io/v1beta2: `ResourceFlavor`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { ResourceFlavorSpec } from '../flavor';

/** Nodes of one kind, such as those with a certain GPU. */
export interface ResourceFlavorResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** How the nodes are known. */
  readonly spec?: ResourceFlavorSpec;
}

/** `ResourceFlavor`, cluster-scoped. */
export class ResourceFlavor extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ResourceFlavor' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ResourceFlavorResource>) {
    super(scope, id, { ...ResourceFlavor.GVK, ...props });
  }
}
