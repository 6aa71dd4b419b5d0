/**
 * autoscaling/v1: HorizontalPodAutoscaler by CPU alone; the API calls its types as those of v2.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CrossVersionObjectReference } from './v2';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Sets the number of a workload's pods by their use of CPU. */
export interface HorizontalPodAutoscalerV1Resource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Workload and bounds. */
  readonly spec: HorizontalPodAutoscalerV1Spec;
}

/** `HorizontalPodAutoscaler` of the old version, namespaced. */
export class HorizontalPodAutoscalerV1 extends ApiObject {
  public static readonly GVK = { apiVersion: 'autoscaling/v1', kind: 'HorizontalPodAutoscaler' } as const;

  constructor(scope: Construct, id: string, props: Manifest<HorizontalPodAutoscalerV1Resource>) {
    super(scope, id, { ...HorizontalPodAutoscalerV1.GVK, ...props });
  }
}

/** Workload and bounds of an autoscaler. */
export interface HorizontalPodAutoscalerV1Spec {
  /** Highest number of pods. */
  readonly maxReplicas: Int32;
  /** Least number of pods, 1 when left out. */
  readonly minReplicas?: Int32;
  /**
   * Workload whose number is set.
   * @mapType atomic
   */
  readonly scaleTargetRef: CrossVersionObjectReference;
  /** Share of the requested CPU in percent, averaged over the pods, 80 when left out. */
  readonly targetCPUUtilizationPercentage?: Int32;
}
