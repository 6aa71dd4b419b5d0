/**
 * kubeflow.org/v1: trainings whose number of workers changes while they run.
 *
 * Source: Kubeflow Training Operator, its CustomResourceDefinitions; release in pins/.
 */
import { MetricSpec } from '../../k8s/autoscaling/v2';
import { Int32 } from '../../meta';

/** How many workers there may be. */
export interface ElasticPolicy {
  /**
   * Fewest workers; `maxReplicas`, or the workers that there are, when left out.
   * @check {"minimum":0}
   */
  readonly minReplicas?: Int32;
  /**
   * Most workers, at least `minReplicas`; `minReplicas`, or the workers that there are, when left out.
   * @check {"minimum":0}
   */
  readonly maxReplicas?: Int32;
  /** How often the group of workers starts again before it fails. */
  readonly maxRestarts?: Int32;
  /** What an autoscaler counts; there is none when left out. */
  readonly metrics?: readonly MetricSpec[];
}

/** How many workers there may be, and how they find each other: the options of `torchrun`. */
export interface PyTorchElasticPolicy extends ElasticPolicy {
  /**
   * Where workers meet; `c10d` when left out.
   * @asType string
   * @check {"enum":["c10d","etcd","etcd-v2"]}
   */
  readonly rdzvBackend?: 'c10d' | 'etcd' | 'etcd-v2';
  /** Port of the meeting point; that of the workers when left out. */
  readonly rdzvPort?: Int32;
  /** Host of the meeting point; the first worker when left out. */
  readonly rdzvHost?: string;
  /** Id of the meeting; the name of the job when left out. */
  readonly rdzvId?: string;
  /** Further options of the meeting point. */
  readonly rdzvConf?: readonly RdzvOption[];
  /** Whether all workers are in one pod, which needs no meeting point. */
  readonly standalone?: boolean;
  /**
   * Processes of each pod.
   * @deprecated `spec.nprocPerNode` says it; both together are refused
   */
  readonly nProcPerNode?: Int32;
}

/** An option of the meeting point. */
export interface RdzvOption {
  /** Name. */
  readonly key?: string;
  /** Value. */
  readonly value?: string;
}
