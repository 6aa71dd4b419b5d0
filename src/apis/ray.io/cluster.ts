/**
 * ray.io: what a cluster of Ray consists of, as all versions have it.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { RayServiceTemplate } from './service';
import { EnvFromSource, EnvVar, PodTemplateSpec, ResourceRequirements, SecurityContext, VolumeMount } from '../k8s/core/v1';
import { Int32 } from '../meta';

/** The head, and how the cluster grows. */
export interface RayClusterBase {
  /** The pod that leads the others. */
  readonly headGroupSpec: RayHeadGroup;
  /** Whether a container beside the head adds and removes workers by what tasks ask for; false when left out. */
  readonly enableInTreeAutoscaling?: boolean;
  /** Settings of that container. */
  readonly autoscalerOptions?: RayAutoscalerOptions;
  /** Annotations of the head's Service. */
  readonly headServiceAnnotations?: Readonly<Record<string, string>>;
  /** Version of Ray in the images, such as `2.46.0`. */
  readonly rayVersion?: string;
  /** Whether there are no pods; a queue uses it. */
  readonly suspend?: boolean;
}

/** The pod that leads the others. */
export interface RayHeadGroup {
  /** Form of the pod; the first container is Ray's. */
  readonly template: RayPodTemplate;
  /**
   * Options of `ray start`, without the dashes; a value for each, such as `dashboard-host: 0.0.0.0`.
   * @check {"properties":{"redis-username":{"enum":[],"x-form":"left out: the user of Redis stands in gcsFaultToleranceOptions.redisUsername"}}}
   */
  readonly rayStartParams: Readonly<Record<string, string>>;
  /**
   * Kind of the head's Service; `ClusterIP` when left out.
   * @asType string
   * @check {"enum":["ClusterIP","NodePort","LoadBalancer"]}
   */
  readonly serviceType?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /** Form of the head's Service. */
  readonly headService?: RayServiceTemplate;
  /** Whether an Ingress leads to the head; false when left out. */
  readonly enableIngress?: boolean;
}

/**
 * Form of pods, with at least one container.
 * @check {"required":["spec"],"properties":{"spec":{"properties":{"containers":{"minItems":1}}}}}
 */
export interface RayPodTemplate extends PodTemplateSpec {}

/** Workers of one form. */
export interface RayWorkerGroupBase {
  /** Name of the group, unique in the cluster. */
  readonly groupName: string;
  /**
   * How many workers, or groups of hosts; at the beginning, where an autoscaler changes it.
   * @default 0
   * @check {"minimum":0}
   */
  readonly replicas?: Int32;
  /**
   * Fewest of them.
   * @default 0
   * @check {"minimum":0}
   */
  readonly minReplicas?: Int32;
  /**
   * Most of them.
   * @default 2147483647
   * @check {"minimum":0}
   */
  readonly maxReplicas?: Int32;
  /** Options of `ray start`, without the dashes; a value for each. */
  readonly rayStartParams: Readonly<Record<string, string>>;
  /** Form of the pods; the first container is Ray's. */
  readonly template: RayPodTemplate;
  /** Written by the autoscaler. */
  readonly scaleStrategy?: RayScaleStrategy;
}

/** Workers that go next. */
export interface RayScaleStrategy {
  /** Names of their pods. */
  readonly workersToDelete?: readonly string[];
}

/** The container that adds and removes workers. */
export interface RayAutoscalerOptions {
  /** Requests and limits; half a core and 512Mi when left out. */
  readonly resources?: ResourceRequirements;
  /** Image reference; that of the head when left out. */
  readonly image?: string;
  /**
   * When the image is pulled; that of the head when left out.
   * @asType string
   * @check {"enum":["Always","IfNotPresent","Never"]}
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Privileges of the container. */
  readonly securityContext?: SecurityContext;
  /** Seconds after which a worker without work goes; 60 when left out. */
  readonly idleTimeoutSeconds?: Int32;
  /** How fast workers come: `Conservative` at most doubles them at once, `Default` and `Aggressive` have no such limit. */
  readonly upscalingMode?: 'Default' | 'Aggressive' | 'Conservative';
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /** ConfigMaps and Secrets all of whose keys become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /** Mounts of the head's volumes. */
  readonly volumeMounts?: readonly VolumeMount[];
}
