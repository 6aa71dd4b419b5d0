import { IConstruct } from 'constructs';
import { HorizontalPodAutoscalerSpec } from '../apis/k8s/autoscaling/v2';
import { ConfigError, shown, WorkloadSettings } from '../core';

/** How many pods of a Deployment run. */
export interface Autoscaling {
  /**
   * Least number of pods; 2 or more survive the loss of a node.
   * @default 1
   */
  readonly min?: number;
  /**
   * Highest number of pods.
   * @default 5
   */
  readonly max?: number;
  /**
   * Use of the requested CPU, in percent, above which pods are added.
   * @default 80
   */
  readonly cpuPercent?: number;
}

/**
 * Checks the numbers of an autoscaler.
 * @param prop name of the prop, for the message
 */
export function checkAutoscaling(at: IConstruct, prop: string, options: Autoscaling): void {
  const { min = 1, max = 5, cpuPercent = 80 } = options;
  if (![min, max].every(one => Number.isInteger(one) && one >= 1) || min > max) {
    throw new ConfigError('AutoscalingRange', `${prop} must have whole numbers with 1 <= min <= max, got min ${shown(min)} and max ${shown(max)}; ` +
      'pass e.g. { min: 2, max: 5 }', at);
  }
  if (!Number.isInteger(cpuPercent) || cpuPercent < 1) {
    throw new ConfigError('AutoscalingTarget', `${prop}.cpuPercent must be a whole percentage above 0, got ${shown(cpuPercent)}; ` +
      'pass e.g. 80', at);
  }
}

/**
 * Refuses a number of pods where an autoscaler decides.
 * @param prop name of the prop with the autoscaler, for the message
 */
export function refuseReplicas(at: IConstruct, workload: string, prop: string, workloads: Readonly<Record<string, WorkloadSettings>> = {}): void {
  const replicas = workloads[workload]?.replicas;
  if (replicas !== undefined) {
    throw new ConfigError('ReplicasUnderAutoscaler', `workloads[${shown(workload)}].replicas would be changed back by the autoscaler, got ${shown(replicas)}; ` +
      `set ${prop} to a range, or to false`, at);
  }
}

/** Autoscaler of the Deployment of that name, by the CPU that its pods use. */
export function autoscalerSpec(name: string, options: Autoscaling): HorizontalPodAutoscalerSpec {
  const { min = 1, max = 5, cpuPercent = 80 } = options;
  return {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
    minReplicas: min,
    maxReplicas: max,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuPercent } } }],
  };
}
