/**
 * Types that all API groups of Istio share: how a resource picks what it applies to, durations, numbers and the status.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { IntOrString, Time } from '../meta';

/**
 * Go duration of at least one millisecond: `500ms`, `10s`, `1h30m`.
 * @validation {"message":"must be a valid duration greater than 1ms","rule":"duration(self) >= duration('1ms')"}
 */
export type IstioDuration = string;

/**
 * Whole number from 0 to 2^32-1.
 * @asType integer
 * @minimum 0
 * @maximum 4294967295
 */
export type UInt32 = number;

/**
 * Whole number from 0 to 2^64-1.
 * @asType integer
 * @minimum 0
 */
export type UInt64 = number;

/**
 * Number of double precision.
 * @format double
 */
export type Double = number;

/**
 * Number of a port, 1 to 65535.
 * @asType integer
 * @minimum 0
 * @maximum 4294967295
 * @validation {"message":"port must be between 1-65535","rule":"0 < self && self <= 65535"}
 */
export type PortNumber = number;

/** Pods and workload entries that carry all the given labels, in the namespace of the resource (in the root namespace: everywhere). */
export interface WorkloadLabelSelector {
  /**
   * Labels that must all be present, with exactly these values; left out or empty picks every workload.
   * @maxProperties 4096
   * @values {"maxLength":63,"x-kubernetes-validations":[{"message":"wildcard not allowed in label value match","rule":"!self.contains(\"*\")"}]}
   * @validation {"message":"wildcard not allowed in label key match","rule":"self.all(key, !key.contains(\"*\"))"}
   * @validation {"message":"key must not be empty","rule":"self.all(key, key.size() != 0)"}
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Object that a policy attaches to, such as a Gateway of the Gateway API or a Service. */
export interface PolicyTargetReference {
  /**
   * API group of the target; empty for Kubernetes' core group.
   * @maxLength 253
   * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly group?: string;
  /**
   * Kind of the target, for example `Gateway` or `Service`.
   * @minLength 1
   * @maxLength 63
   * @pattern ^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$
   */
  readonly kind: string;
  /**
   * Name of the target object.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Reserved: only the policy's own namespace works, so leave it out.
   * @validation {"message":"cross namespace referencing is not currently supported","rule":"self.size() == 0"}
   */
  readonly namespace?: string;
}

/**
 * What Istio's control plane reports on a resource.
 * @preserveUnknownFields
 */
export interface IstioStatus {
  /** Latest observations, such as whether the proxies have received the resource. */
  readonly conditions?: readonly IstioCondition[];
  /** Generation of the resource that the status describes. */
  readonly observedGeneration?: IntOrString;
  /** Findings of Istio's configuration analysis. */
  readonly validationMessages?: readonly AnalysisMessage[];
}

/** One observation on a resource. */
export interface IstioCondition {
  /** When the condition was last looked at. */
  readonly lastProbeTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
  /** Details of the last change, for people. */
  readonly message?: string;
  /** Generation of the resource that the condition was derived from. */
  readonly observedGeneration?: IntOrString;
  /** Why `status` last changed, as one CamelCase word. */
  readonly reason?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status?: string;
  /** What is observed, for example `Reconciled`. */
  readonly type?: string;
}

/** Finding of Istio's configuration analysis. */
export interface AnalysisMessage {
  /** Page that explains the finding. */
  readonly documentationUrl?: string;
  /** How serious the finding is. */
  readonly level?: 'UNKNOWN' | 'ERROR' | 'WARNING' | 'INFO';
  /** Which finding it is. */
  readonly type?: AnalysisMessageType;
}

/** Identity of a finding. */
export interface AnalysisMessageType {
  /** Stable code of the form `IST0101`. */
  readonly code?: string;
  /** Readable name in CamelCase. */
  readonly name?: string;
}
