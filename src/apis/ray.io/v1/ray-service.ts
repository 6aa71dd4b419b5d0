/**
 * ray.io/v1: `RayService`.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RayClusterSpec } from './ray-cluster';
import { RayClusterStatus } from './ray-cluster-status';
import { Condition } from '../../k8s/meta/v1';
import { Int32, Int64, Manifest, NamedMetadata, Time } from '../../meta';
import { RayServeBase } from '../serve';
import { RayServeStatus } from '../status';

/** Programs of Ray Serve that answer requests, and their cluster. */
export interface RayServiceResource {
  /** Identity of the object; the name is part of those of the cluster and the Services. */
  readonly metadata: NamedMetadata;
  /** The applications, and their cluster. */
  readonly spec?: RayServiceSpec;
  /** State of the service. */
  readonly status?: RayServiceStatus;
}

/**
 * The applications, and their cluster.
 * @check {"properties":{"rayClusterConfig":{"properties":{"headGroupSpec":{"properties":{"headService":{"properties":{"metadata":{"properties":{
 * "name":{"enum":[],"x-form":"left out: the operator names the Service of the head"}}}}}}}}}}}
 */
export interface RayServiceSpec extends RayServeBase {
  /** The cluster; a change makes a new one, which takes over once its applications are well. */
  readonly rayClusterConfig?: RayClusterSpec;
  /** How a change of the cluster comes. */
  readonly upgradeStrategy?: RayUpgradeStrategy;
  /** Whether requests go to workers alone; false when left out. */
  readonly excludeHeadPodFromServeSvc?: boolean;
}

/** How a change of the cluster comes. */
export interface RayUpgradeStrategy {
  /**
   * By a new cluster, or not at all; as the operator is set when left out, at first by a new cluster.
   * @asType string
   * @check {"enum":["NewCluster","None"]}
   */
  readonly type?: 'NewCluster' | 'None';
}

/** State of a service. */
export interface RayServiceStatus {
  /**
   * Aspects of the state: `Ready`, `UpgradeInProgress`.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** `Running`, or empty. */
  readonly serviceStatus?: string;
  /** Pods that requests go to. */
  readonly numServeEndpoints?: Int32;
  /** The cluster that answers. */
  readonly activeServiceStatus?: RayServiceClusterStatus;
  /** The cluster that takes over next. */
  readonly pendingServiceStatus?: RayServiceClusterStatus;
  /** When the state was last written. */
  readonly lastUpdateTime?: Time;
  /** Generation of the object that the state was made of. */
  readonly observedGeneration?: Int64;
}

/** State of a cluster with applications. */
export interface RayServiceClusterStatus {
  /** Applications by name. */
  readonly applicationStatuses?: Readonly<Record<string, RayApplicationStatus>>;
  /** Name of the cluster. */
  readonly rayClusterName?: string;
  /** State of the cluster. */
  readonly rayClusterStatus?: RayClusterStatus;
}

/** State of an application. */
export interface RayApplicationStatus extends RayServeStatus {
  /** Its deployments by name. */
  readonly serveDeploymentStatuses?: Readonly<Record<string, RayServeStatus>>;
}

/** `RayService`, namespaced. */
export class RayService extends ApiObject {
  public static readonly GVK = { apiVersion: 'ray.io/v1', kind: 'RayService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RayServiceResource>) {
    super(scope, id, { ...RayService.GVK, ...props });
  }
}
