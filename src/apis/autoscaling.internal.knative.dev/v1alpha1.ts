/**
 * autoscaling.internal.knative.dev/v1alpha1: what Knative's controllers tell its autoscaler.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Int64, Manifest, NamedMetadata } from '../meta';
import { KnativeStatus } from '../serving.knative.dev/status';

/** What is measured of a revision. */
export interface MetricResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Where, and over which times. */
  readonly spec?: MetricSpec;
  /** State of the measurement. */
  readonly status?: KnativeStatus;
}

/** Where is measured, and over which times. */
export interface MetricSpec {
  /** Time in nanoseconds by which sudden load is noticed. */
  readonly panicWindow: Int64;
  /** Service whose pods are asked. */
  readonly scrapeTarget: string;
  /** Time in nanoseconds over which load is averaged. */
  readonly stableWindow: Int64;
}

/** `Metric`, namespaced. */
export class Metric extends ApiObject {
  public static readonly GVK = { apiVersion: 'autoscaling.internal.knative.dev/v1alpha1', kind: 'Metric' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MetricResource>) {
    super(scope, id, { ...Metric.GVK, ...props });
  }
}

/** How a revision scales. */
export interface PodAutoscalerResource {
  /** Identity of the object; annotations hold the targets. */
  readonly metadata: NamedMetadata;
  /** What scales. */
  readonly spec?: PodAutoscalerSpec;
  /** Numbers of pods. */
  readonly status?: PodAutoscalerStatus;
}

/** What scales. */
export interface PodAutoscalerSpec {
  /** Requests that a pod handles at once at most; 0 sets no limit. */
  readonly containerConcurrency?: Int64;
  /** `http1` or `h2c`. */
  readonly protocolType: string;
  /** Whether requests from outside reach it: `Reachable`, `Unreachable`, or empty while nobody knows. */
  readonly reachability?: string;
  /** The Deployment. */
  readonly scaleTargetRef: ScaleTargetReference;
}

/**
 * A Deployment.
 * @mapType atomic
 */
export interface ScaleTargetReference {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
}

/** Numbers of pods. */
export interface PodAutoscalerStatus extends KnativeStatus {
  /** Pods that are there. */
  readonly actualScale?: Int32;
  /** Pods that should be there. */
  readonly desiredScale?: Int32;
  /** Service whose pods are measured. */
  readonly metricsServiceName: string;
  /** Service that requests go to. */
  readonly serviceName: string;
}

/** `PodAutoscaler`, namespaced. */
export class PodAutoscaler extends ApiObject {
  public static readonly GVK = { apiVersion: 'autoscaling.internal.knative.dev/v1alpha1', kind: 'PodAutoscaler' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PodAutoscalerResource>) {
    super(scope, id, { ...PodAutoscaler.GVK, ...props });
  }
}
