/**
 * autoscaling/v2: HorizontalPodAutoscaler.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LabelSelector } from '../meta/v1';
import { Int32, Manifest, NamedMetadata, Quantity } from '../../meta';

/** Sets the number of a workload's pods by metrics. */
export interface HorizontalPodAutoscalerResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Workload, bounds and metrics. */
  readonly spec: HorizontalPodAutoscalerSpec;
}

/** `HorizontalPodAutoscaler`, namespaced. */
export class HorizontalPodAutoscaler extends ApiObject {
  public static readonly GVK = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' } as const;

  constructor(scope: Construct, id: string, props: Manifest<HorizontalPodAutoscalerResource>) {
    super(scope, id, { ...HorizontalPodAutoscaler.GVK, ...props });
  }
}

/** Workload, bounds and metrics of an autoscaler. */
export interface HorizontalPodAutoscalerSpec {
  /** How fast the number may change. */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
  /** Highest number of pods. */
  readonly maxReplicas: Int32;
  /**
   * Metrics; the one that asks for most pods wins.
   * @listType atomic
   */
  readonly metrics?: readonly MetricSpec[];
  /** Least number of pods, 1 when left out. */
  readonly minReplicas?: Int32;
  /** Workload whose number is set. */
  readonly scaleTargetRef: CrossVersionObjectReference;
}

/** Reference to an object of any kind in the same namespace. */
export interface CrossVersionObjectReference {
  /** Group and version of the object. */
  readonly apiVersion?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

/** How fast the number may change. */
export interface HorizontalPodAutoscalerBehavior {
  /** Rules for fewer pods. */
  readonly scaleDown?: HPAScalingRules;
  /** Rules for more pods. */
  readonly scaleUp?: HPAScalingRules;
}

/** How fast the number may change in one direction. */
export interface HPAScalingRules {
  /**
   * Largest changes within a time.
   * @listType atomic
   */
  readonly policies?: readonly HPAScalingPolicy[];
  /** Which policy counts, `Max` when left out. */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
  /** Seconds of past recommendations that are looked at, 300 down and 0 up when left out. */
  readonly stabilizationWindowSeconds?: Int32;
  /** Deviation from the target that changes nothing, such as `0.05`. */
  readonly tolerance?: Quantity;
}

/** Largest change within a time. */
export interface HPAScalingPolicy {
  /** Length of the time, 1 to 1800 seconds. */
  readonly periodSeconds: Int32;
  /** Unit of the change. */
  readonly type: 'Pods' | 'Percent';
  /** Largest change. */
  readonly value: Int32;
}

/** One metric; the field that `type` names is set. */
export interface MetricSpec {
  /** Use of a resource by one container of the pods. */
  readonly containerResource?: ContainerResourceMetricSource;
  /** Metric of something outside the cluster. */
  readonly external?: ExternalMetricSource;
  /** Metric of one object in the namespace. */
  readonly object?: ObjectMetricSource;
  /** Metric of the pods, averaged. */
  readonly pods?: PodsMetricSource;
  /** Use of a resource by the pods. */
  readonly resource?: ResourceMetricSource;
  /** Kind of metric. */
  readonly type: 'ContainerResource' | 'External' | 'Object' | 'Pods' | 'Resource';
}

/** Use of a resource by one container of the pods. */
export interface ContainerResourceMetricSource {
  /** Name of the container. */
  readonly container: string;
  /** Name of the resource, such as `cpu`. */
  readonly name: string;
  /** Value that is aimed at. */
  readonly target: MetricTarget;
}

/** Metric of something outside the cluster. */
export interface ExternalMetricSource {
  /** Metric that is read. */
  readonly metric: MetricIdentifier;
  /** Value that is aimed at. */
  readonly target: MetricTarget;
}

/** Metric of one object in the namespace. */
export interface ObjectMetricSource {
  /** Object that has the metric. */
  readonly describedObject: CrossVersionObjectReference;
  /** Metric that is read. */
  readonly metric: MetricIdentifier;
  /** Value that is aimed at. */
  readonly target: MetricTarget;
}

/** Metric of the pods, averaged. */
export interface PodsMetricSource {
  /** Metric that is read. */
  readonly metric: MetricIdentifier;
  /** Value that is aimed at. */
  readonly target: MetricTarget;
}

/** Use of a resource by the pods. */
export interface ResourceMetricSource {
  /** Name of the resource, such as `cpu`. */
  readonly name: string;
  /** Value that is aimed at. */
  readonly target: MetricTarget;
}

/** Value that an autoscaler aims at; the field that `type` names is set. */
export interface MetricTarget {
  /** Share of the request in percent, averaged over the pods. */
  readonly averageUtilization?: Int32;
  /** Amount for each pod. */
  readonly averageValue?: Quantity;
  /** How the metric is compared. */
  readonly type: 'Utilization' | 'Value' | 'AverageValue';
  /** Amount in total. */
  readonly value?: Quantity;
}

/** Metric by name and labels. */
export interface MetricIdentifier {
  /** Name of the metric. */
  readonly name: string;
  /** Labels of the metric's series. */
  readonly selector?: LabelSelector;
}
