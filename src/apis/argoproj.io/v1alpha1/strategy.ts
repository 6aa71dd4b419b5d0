/**
 * argoproj.io/v1alpha1: how templates and workflows are repeated, held back, remembered and measured.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { ConfigMapKeySelector } from '../../k8s/core/v1';

/**
 * Whole number, as text too, or a variable that becomes one.
 * @schema {"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true,"pattern":"^-?\\d+$|\\{\\{"}
 * @form a whole number or a variable such as "{{inputs.parameters.count}}"
 */
export type Count = number | string;

/**
 * Duration such as `30s` or `1h30m`, or a variable; a bare number is none.
 * @pattern [^0-9]
 * @form a duration with its unit such as "30s"
 */
export type Timeout = string;

/** When and how often a step that did not succeed is tried again. */
export interface RetryStrategy {
  /** Most tries after the first; as often as needed if left out. */
  readonly limit?: Count;
  /** Which ends are tried again: `OnFailure` if left out, `Always` with an expression. */
  readonly retryPolicy?: 'Always' | 'OnFailure' | 'OnError' | 'OnTransientError';
  /** Growing waits between the tries. */
  readonly backoff?: Backoff;
  /** Other nodes for further tries. */
  readonly affinity?: RetryAffinity;
  /** Condition for another try. */
  readonly expression?: string;
}

/** Growing waits between tries. */
export interface Backoff {
  /** First wait, as a duration or in seconds. */
  readonly duration?: string;
  /** By how much each wait is longer than the last. */
  readonly factor?: Count;
  /** Time after which there is no further try. */
  readonly maxDuration?: string;
  /** Longest wait. */
  readonly cap?: string;
}

/** Nodes for further tries. */
export interface RetryAffinity {
  /** Keeps away from nodes where it failed. */
  readonly nodeAntiAffinity?: RetryNodeAntiAffinity;
}

/** Keeps away from nodes where it failed; has no settings. */
export interface RetryNodeAntiAffinity {}

/** What has to be free before a workflow or template starts. */
export interface Synchronization {
  /** One semaphore; old form of `semaphores`. */
  readonly semaphore?: SemaphoreRef;
  /** One mutex; old form of `mutexes`. */
  readonly mutex?: Mutex;
  /** Each lets in as many as its limit says. */
  readonly semaphores?: readonly SemaphoreRef[];
  /** Each lets in one. */
  readonly mutexes?: readonly Mutex[];
}

/** A semaphore, whose limit stands in a ConfigMap or a database. */
export interface SemaphoreRef {
  /** Key of a ConfigMap with the limit. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** Namespace of the ConfigMap; that of the workflow if left out. */
  readonly namespace?: string;
  /** Row of the controller's database with the limit. */
  readonly database?: SyncDatabaseRef;
}

/** A row in the controller's database. */
export interface SyncDatabaseRef {
  /** Name of the semaphore. */
  readonly key: string;
}

/** A mutex. */
export interface Mutex {
  /** Its name. */
  readonly name?: string;
  /** Namespace whose workflows it counts for; that of the workflow if left out. */
  readonly namespace?: string;
  /** Keeps it in the controller's database, which several controllers may share. */
  readonly database?: boolean;
}

/** Remembers the outputs of a template. */
export interface Memoize {
  /** What the outputs depend on, mostly variables; letters, digits and "-" once they are put in. */
  readonly key: string;
  /** Where they are remembered. */
  readonly cache: MemoizeCache;
  /** How long they count. */
  readonly maxAge?: string;
}

/** Where outputs are remembered. */
export interface MemoizeCache {
  /** ConfigMap that the controller makes and fills. */
  readonly configMap: MemoizeConfigMap;
}

/** A ConfigMap that outputs are remembered in. */
export interface MemoizeConfigMap {
  /** Its name. */
  readonly name: string;
  /** Read by nobody: keys are made of the template's. */
  readonly key?: string;
}

/** Figures that a workflow or template tells. */
export interface Metrics {
  /** Those for Prometheus. */
  readonly prometheus: readonly PrometheusMetric[];
}

/**
 * A figure for Prometheus, of exactly one type.
 * @schema {"oneOf":[{"required":["counter"]},{"required":["gauge"]},{"required":["histogram"]}]}
 * @form a metric with exactly one of counter, gauge, histogram
 */
export interface PrometheusMetric {
  /** Its name. */
  readonly name: string;
  /** Its labels. */
  readonly labels?: readonly MetricLabel[];
  /** What it says, for people. */
  readonly help: string;
  /** Condition under which it is told. */
  readonly when?: string;
  /** A value that goes up and down. */
  readonly gauge?: Gauge;
  /** A distribution of values. */
  readonly histogram?: Histogram;
  /** A sum. */
  readonly counter?: Counter;
}

/** A label of a figure. */
export interface MetricLabel {
  /** Its name. */
  readonly key: string;
  /** Its value, mostly a variable. */
  readonly value: string;
}

/** A value that goes up and down. */
export interface Gauge {
  /** The value, mostly a variable. */
  readonly value: string;
  /** Tells it all the time while the workflow runs; for durations only. */
  readonly realtime?: boolean;
  /** What the value does to the last one: `Set` if left out. */
  readonly operation?: 'Set' | 'Add' | 'Sub';
}

/** A distribution of values. */
export interface Histogram {
  /** The value, mostly a variable. */
  readonly value: string;
  /** Upper ends of the ranges that are counted apart. */
  readonly buckets: readonly number[];
}

/** A sum. */
export interface Counter {
  /** By how much it grows. */
  readonly value: string;
}
