import type { RayRuntimeEnv } from './job-props';
import type { RayClusterConfig, RayMetadata } from './props';
import type { AnyValue } from '../../apis/meta';
import type { RayServiceTemplate } from '../../apis/ray.io/service';

/** How the replicas of a deployment come and go, in the words of Ray Serve. */
export interface RayServeAutoscaling {
  /**
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly min_replicas?: number;
  /**
   * @minimum 0
   * @asType integer
   * @default - as many as min_replicas
   */
  readonly initial_replicas?: number;
  /**
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly max_replicas?: number;
  /** Requests at once that each replica should have. @default 2 */
  readonly target_ongoing_requests?: number;
  /** Seconds before replicas come. @default 30 */
  readonly upscale_delay_s?: number;
  /** Seconds before replicas go. @default 600 */
  readonly downscale_delay_s?: number;
  /** Further settings. @default - as Ray has them */
  readonly [name: string]: AnyValue | undefined;
}

/** A part of an application, in the words of Ray Serve. */
export interface RayServeDeployment {
  /** Its name in the program. */
  readonly name: string;
  /** How many replicas, or `auto`. @default 1 */
  readonly num_replicas?: number | 'auto';
  /** How they come and go; not together with num_replicas as a number. @default - their number does not change */
  readonly autoscaling_config?: RayServeAutoscaling;
  /** Cores, GPUs and the like of each replica. @default - one core */
  readonly ray_actor_options?: Readonly<Record<string, AnyValue>>;
  /** What the program is told; a change reaches it without a restart. @default - nothing */
  readonly user_config?: Readonly<Record<string, AnyValue>>;
  /** Further settings, such as max_ongoing_requests. @default - as Ray has them */
  readonly [name: string]: AnyValue | undefined;
}

/** An application, in the words of Ray Serve. */
export interface RayServeApplication {
  /** Its name, unique in the service. @default 'default' */
  readonly name?: string;
  /** Where it is in the program: `module:app` or `module.app`. */
  readonly import_path: string;
  /** Path below which it answers; null for none. @default '/' */
  readonly route_prefix?: string | null;
  /** Files, packages and variables. @default - those of the image */
  readonly runtime_env?: RayRuntimeEnv;
  /** What the function that makes the application is told. @default {} */
  readonly args?: Readonly<Record<string, AnyValue>>;
  /** Its parts, where they differ from the program. @default [] */
  readonly deployments?: readonly RayServeDeployment[];
  /** What it logs. @default - as Ray has it */
  readonly logging_config?: Readonly<Record<string, AnyValue>>;
}

/** All applications of a service, in the words of Ray Serve. */
export interface RayServeConfig {
  readonly applications: readonly RayServeApplication[];
  /** Where proxies for HTTP are. @default 'EveryNode' */
  readonly proxy_location?: 'EveryNode' | 'HeadOnly' | 'Disabled';
  /** Settings of the proxies. @default - as Ray has them */
  readonly http_options?: Readonly<Record<string, AnyValue>>;
  /** Settings of gRPC. @default - none */
  readonly grpc_options?: Readonly<Record<string, AnyValue>>;
  /** What is logged. @default - as Ray has it */
  readonly logging_config?: Readonly<Record<string, AnyValue>>;
}

/** Properties of {@link RayService}. */
export interface RayServiceProps extends RayMetadata {
  /** The applications. */
  readonly serveConfigV2: RayServeConfig;
  /** The cluster; a change makes a new one, which takes over once its applications are well. */
  readonly rayClusterConfig: RayClusterConfig;
  /** How a change of the cluster comes: by a new cluster, or not at all. @default - as the operator is set, at first by a new cluster */
  readonly upgradeStrategy?: {
    readonly type: 'NewCluster' | 'None';
  };
  /** Whether requests go to workers alone. @default false */
  readonly excludeHeadPodFromServeSvc?: boolean;
  /** Form of the Service that leads to the applications. @default - `<name>-serve-svc` with the port `serve` of the head */
  readonly serveService?: RayServiceTemplate;
}
