/**
 * serving.kserve.io/v1beta1: how the number of pods of a component follows its load, where a Deployment makes them.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { HorizontalPodAutoscalerBehavior } from '../../k8s/autoscaling/v2';
import { Int32, Quantity } from '../../meta';

/** How a value is compared with its target: in percent of the request, as a whole, or as a mean of the pods. */
export type MetricTargetType = 'Utilization' | 'Value' | 'AverageValue';

/** Load that the number of pods follows. */
export interface AutoScalingSpec {
  /** How fast the number may change. */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
  /** What is measured; the measure that wants most pods counts. */
  readonly metrics?: readonly MetricsSpec[];
}

/**
 * One measure; the field that `type` names must be there.
 * @check {"oneOf":[{"properties":{"type":{"enum":["Resource"]}},"required":["type","resource"]},{"properties":{"type":{"enum":["External"]}},
 *   "required":["type","external"]},{"properties":{"type":{"enum":["PodMetric"]}},"required":["type","podmetric"]}]}
 */
export interface MetricsSpec {
  /** A measure from outside of Kubernetes; only with KEDA. */
  readonly external?: ServingExternalMetric;
  /** A measure of the pods' own; only with KEDA. */
  readonly podmetric?: ServingPodMetric;
  /** Processor time or memory of the pods. */
  readonly resource?: ServingResourceMetric;
  /** Which of the fields counts. */
  readonly type: 'Resource' | 'External' | 'PodMetric';
}

/** Processor time or memory. */
export interface ServingResourceMetric {
  /** Which of the two. */
  readonly name: 'cpu' | 'memory';
  /** Value that is aimed at. */
  readonly target: ServingMetricTarget;
}

/** Answer of a system that keeps measures. */
export interface ServingExternalMetric {
  /** How that system is opened. */
  readonly authenticationRef?: MetricAuthentication;
  /** The question. */
  readonly metric: ExternalMetricQuery;
  /** Value that is aimed at. */
  readonly target: ServingMetricTarget;
}

/** Measures that the pods send to a collector. */
export interface ServingPodMetric {
  /** The question. */
  readonly metric: PodMetricQuery;
  /** Value that is aimed at. */
  readonly target: ServingMetricTarget;
}

/** Question to a system that keeps measures. */
export interface ExternalMetricQuery {
  /** Kind of the system. */
  readonly backend?: 'prometheus' | 'graphite';
  /** Namespace of the system that is asked in, where it has some. */
  readonly namespace?: string;
  /** The question, in the system's own language. */
  readonly query?: string;
  /** Address of the system, with the scheme. */
  readonly serverAddress?: string;
}

/** Question to the collector of the pods' measures. */
export interface PodMetricQuery {
  /** Kind of the collector. */
  readonly backend?: 'opentelemetry';
  /** Measures that the collector takes from the pods. */
  readonly metricNames?: readonly string[];
  /** How values of some time become one: `last_one` (when left out), `avg`, `max`, `min`, `rate` or `count`. */
  readonly operationOverTime?: string;
  /** The question, in the collector's own language. */
  readonly query?: string;
  /** Address of the collector. */
  readonly serverAddress?: string;
}

/** How a system that keeps measures is opened. */
export interface MetricAuthentication {
  /** Ways, such as `bearer`, `basic` or `tls`. */
  readonly authModes?: string;
  /** KEDA's TriggerAuthentication. */
  readonly authenticationRef: MetricAuthenticationRef;
}

/** A TriggerAuthentication of KEDA. */
export interface MetricAuthenticationRef {
  /** Its name. */
  readonly name: string;
}

/** Value that is aimed at; the field that fits `type` counts. */
export interface ServingMetricTarget {
  /** Share of the request in percent, averaged over the pods. */
  readonly averageUtilization?: Int32;
  /** Amount for each pod. */
  readonly averageValue?: Quantity;
  /** How the measure is compared. */
  readonly type?: MetricTargetType;
  /** Amount in total. */
  readonly value?: Quantity;
}
