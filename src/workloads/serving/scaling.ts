import { DeploymentStrategy } from '../../apis/k8s/apps/v1';
import { AutoScalingSpec, ComponentSpec } from '../../apis/serving.kserve.io/v1beta1';

/** How many pods a component has on Knative. */
export interface KnativeScaling {
  /**
   * Least pods; 0 lets it sleep while there are no requests.
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly minReplicas?: number;
  /**
   * Most pods, without limit if 0.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly maxReplicas?: number;
  /** What is counted: requests at the same time, or requests for each second. @default 'concurrency' */
  readonly scaleMetric?: 'concurrency' | 'rps';
  /**
   * Value of `scaleMetric` for a pod that is aimed at.
   * @minimum 1
   * @asType integer
   * @default - that of Knative
   */
  readonly scaleTarget?: number;
  /**
   * Most requests that a pod gets at the same time, without limit if 0.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly containerConcurrency?: number;
  /**
   * Share of the requests, in percent, for the newest revision, while the one before keeps the rest.
   * @minimum 0
   * @maximum 100
   * @asType integer
   * @default - all
   */
  readonly canaryTrafficPercent?: number;
  /** @default - revisions are replaced one by the other */
  readonly deploymentStrategy?: undefined;
  /** @default - Knative measures requests */
  readonly autoScaling?: undefined;
  /** @default - Knative measures requests */
  readonly scaleMetricType?: undefined;
}

/** How many pods a component has as a Deployment. */
export interface StandardScaling {
  /**
   * Least pods.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly minReplicas?: number;
  /**
   * Most pods.
   * @minimum 1
   * @asType integer
   * @default - as many as `minReplicas`
   */
  readonly maxReplicas?: number;
  /** What is measured. @default 'cpu' */
  readonly scaleMetric?: 'cpu' | 'memory';
  /** How `scaleTarget` is compared with what is measured. @default - 'Utilization' */
  readonly scaleMetricType?: 'Utilization' | 'Value' | 'AverageValue';
  /**
   * Value that is aimed at: of CPU in percent of the request.
   * @minimum 1
   * @asType integer
   * @default 80
   */
  readonly scaleTarget?: number;
  /** Measures and speed in the API's form, in place of `scaleMetric`. @default - as `scaleMetric` says */
  readonly autoScaling?: AutoScalingSpec;
  /** How pods are replaced by newer ones. @default - that of the platform, else 25% more and 25% fewer */
  readonly deploymentStrategy?: DeploymentStrategy;
  /** @default - a pod gets all that come */
  readonly containerConcurrency?: undefined;
  /** @default - all requests go to the newest pods */
  readonly canaryTrafficPercent?: undefined;
}

/** How many pods a component has, in either mode. */
export type Scaling = KnativeScaling | StandardScaling;

/** Fields of scaling in the API's form. */
export type ScalingFields = Pick<ComponentSpec,
  'minReplicas' | 'maxReplicas' | 'scaleMetric' | 'scaleMetricType' | 'scaleTarget' | 'containerConcurrency' | 'canaryTrafficPercent' | 'deploymentStrategy' | 'autoScaling'>;

/** The fields that are said. */
export function scalingFields(scaling: Scaling): ScalingFields {
  const { minReplicas, maxReplicas, scaleMetric, scaleMetricType, scaleTarget, containerConcurrency, canaryTrafficPercent, deploymentStrategy, autoScaling } = scaling;
  const all: ScalingFields = { minReplicas, maxReplicas, scaleMetric, scaleMetricType, scaleTarget, containerConcurrency, canaryTrafficPercent, deploymentStrategy, autoScaling };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ScalingFields;
}
