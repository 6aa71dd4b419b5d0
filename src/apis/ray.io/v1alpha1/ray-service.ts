/**
 * ray.io/v1alpha1: `RayService`, as it was before its upgrades could be told.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RayClusterV1alpha1Spec, RayClusterV1alpha1Status } from './ray-cluster';
import { Int64, Manifest, NamedMetadata, Time } from '../../meta';
import { RayServeBase } from '../serve';
import { RayServeStatus } from '../status';

/** Programs of Ray Serve that answer requests, and their cluster. */
export interface RayServiceV1alpha1Resource {
  /** Identity of the object; the name is part of those of the cluster and the Services. */
  readonly metadata: NamedMetadata;
  /** The applications, and their cluster. */
  readonly spec?: RayServiceV1alpha1Spec;
  /** State of the service. */
  readonly status?: RayServiceV1alpha1Status;
}

/**
 * The applications, and their cluster.
 * @check {"properties":{"rayClusterConfig":{"properties":{"headGroupSpec":{"properties":{"headService":{"properties":{"metadata":{"properties":{
 * "name":{"enum":[],"x-form":"left out: the operator names the Service of the head"}}}}}}}}}}}
 */
export interface RayServiceV1alpha1Spec extends RayServeBase {
  /** The cluster; a change makes a new one, which takes over once its applications are well. */
  readonly rayClusterConfig?: RayClusterV1alpha1Spec;
}

/** State of a service. */
export interface RayServiceV1alpha1Status {
  /** `Running`, or empty. */
  readonly serviceStatus?: string;
  /** The cluster that answers. */
  readonly activeServiceStatus?: RayServiceClusterV1alpha1Status;
  /** The cluster that takes over next. */
  readonly pendingServiceStatus?: RayServiceClusterV1alpha1Status;
  /** When the state was last written. */
  readonly lastUpdateTime?: Time;
  /** Generation of the object that the state was made of. */
  readonly observedGeneration?: Int64;
}

/** State of a cluster with applications. */
export interface RayServiceClusterV1alpha1Status {
  /** Applications by name. */
  readonly applicationStatuses?: Readonly<Record<string, RayApplicationV1alpha1Status>>;
  /** Name of the cluster. */
  readonly rayClusterName?: string;
  /** State of the cluster. */
  readonly rayClusterStatus?: RayClusterV1alpha1Status;
}

/** State of a deployment of Ray Serve. */
export interface RayServeV1alpha1Status extends RayServeStatus {
  /** When it was last looked at. */
  readonly healthLastUpdateTime?: Time;
}

/** State of an application. */
export interface RayApplicationV1alpha1Status extends RayServeV1alpha1Status {
  /** Its deployments by name. */
  readonly serveDeploymentStatuses?: Readonly<Record<string, RayServeV1alpha1Status>>;
}

/** `RayService`, namespaced. */
export class RayService extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1alpha1', kind: 'RayService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayServiceV1alpha1Resource>) {
    super(scope, id, { ...RayService.GVK, ...props });
  }
}
