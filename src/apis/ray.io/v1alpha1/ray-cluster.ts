/**
 * ray.io/v1alpha1: `RayCluster`, as it was before it could keep its state.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { RayClusterBase, RayWorkerGroupBase } from '../cluster';
import { RayClusterStatusBase, RayHeadBase } from '../status';

/** A cluster of Ray. */
export interface RayClusterV1alpha1Resource {
  /** Identity of the object; the name is part of those of the pods and the head's Service. */
  readonly metadata: NamedMetadata;
  /** Head and workers. */
  readonly spec?: RayClusterV1alpha1Spec;
  /** State of the cluster. */
  readonly status?: RayClusterV1alpha1Status;
}

/** Head and workers. */
export interface RayClusterV1alpha1Spec extends RayClusterBase {
  /** Workers, in groups of one form each. */
  readonly workerGroupSpecs?: readonly RayWorkerGroupV1alpha1[];
}

/**
 * Workers of one form.
 * @filled minReplicas
 * @filled maxReplicas
 */
export interface RayWorkerGroupV1alpha1 extends RayWorkerGroupBase {}

/** State of a cluster. */
export interface RayClusterV1alpha1Status extends RayClusterStatusBase {
  /** Addresses of the head. */
  readonly head?: RayHeadBase;
}

/** `RayCluster`, namespaced. */
export class RayCluster extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1alpha1', kind: 'RayCluster' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayClusterV1alpha1Resource>) {
    super(scope, id, { ...RayCluster.GVK, ...props });
  }
}
