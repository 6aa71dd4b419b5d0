/**
 * ray.io/v1alpha1: `RayJob`, as it was before it could be repeated.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RayClusterV1alpha1Spec, RayClusterV1alpha1Status } from './ray-cluster';
import { Manifest, NamedMetadata } from '../../meta';
import { RayJobBase } from '../job';
import { RayJobStatusBase } from '../status';

/** A program that runs once in a cluster of Ray. */
export interface RayJobV1alpha1Resource {
  /** Identity of the object; the name is part of that of the cluster. */
  readonly metadata: NamedMetadata;
  /** The program, and its cluster. */
  readonly spec?: RayJobV1alpha1Spec;
  /** How far the job is. */
  readonly status?: RayJobV1alpha1Status;
}

/**
 * The program, and its cluster.
 * @check {"allOf":[{"anyOf":[{"required":["rayClusterSpec"]},{"required":["clusterSelector"]}],"x-form":"with rayClusterSpec or clusterSelector"},{
 * "not":{"required":["suspend"],"properties":{"suspend":{"enum":[true]},"shutdownAfterJobFinishes":{"enum":[false]}}},
 * "x-form":"suspended without shutdownAfterJobFinishes"},{"not":{"required":["suspend","clusterSelector"],"properties":{"suspend":{"enum":[true]},
 * "clusterSelector":{"minProperties":1}}},"x-form":"suspended with clusterSelector"}]}
 */
export interface RayJobV1alpha1Spec extends RayJobBase {
  /** The cluster that runs the program, in place of one that `clusterSelector` finds. */
  readonly rayClusterSpec?: RayClusterV1alpha1Spec;
  /** The program with its arguments, as a line for the shell. */
  readonly entrypoint: string;
}

/** How far a job is. */
export interface RayJobV1alpha1Status extends RayJobStatusBase {
  /** State of the cluster. */
  readonly rayClusterStatus?: RayClusterV1alpha1Status;
}

/** `RayJob`, namespaced. */
export class RayJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1alpha1', kind: 'RayJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayJobV1alpha1Resource>) {
    super(scope, id, { ...RayJob.GVK, ...props });
  }
}
