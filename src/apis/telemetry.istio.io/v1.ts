/**
 * telemetry.istio.io/v1: what proxies report: access logs, metrics and traces.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../meta';
import { Double, IstioDuration, IstioStatus, PolicyTargetReference, WorkloadLabelSelector } from '../networking.istio.io/meta';

/** Says what proxies log, measure and trace; workload settings override the namespace's, which override the mesh's. */
export interface TelemetryResource {
  readonly metadata: NamedMetadata;
  /** Workloads and what their proxies report. */
  readonly spec?: TelemetrySpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Workloads and what their proxies report.
 * @validation {"message":"only one of targetRefs or selector can be set","rule":"(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 */
export interface TelemetrySpec {
  /** Logs of requests and connections. */
  readonly accessLogging?: readonly AccessLogging[];
  /** Metrics about requests and connections. */
  readonly metrics?: readonly Metrics[];
  /** Workloads it applies to; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
  /** Deprecated in favour of `targetRefs`: object it attaches to. */
  readonly targetRef?: PolicyTargetReference;
  /**
   * Objects it attaches to, such as a Gateway or a Service behind a waypoint.
   * @maxItems 16
   */
  readonly targetRefs?: readonly PolicyTargetReference[];
  /** Traces of requests. */
  readonly tracing?: readonly Tracing[];
}

/** Side of a request: as the client, as the server, or both. */
export type WorkloadMode = 'CLIENT_AND_SERVER' | 'CLIENT' | 'SERVER';

/** Logs of requests and connections. */
export interface AccessLogging {
  /**
   * Whether these logs are off, false if left out.
   * @nullable
   */
  readonly disabled?: boolean;
  /** Requests to log, all if left out. */
  readonly filter?: AccessLoggingFilter;
  /** Side on which to log, both if left out. */
  readonly match?: TelemetryModeSelector;
  /** Providers that receive the logs; the mesh's default if left out. */
  readonly providers?: readonly ProviderRef[];
}

/** Condition on requests to log. */
export interface AccessLoggingFilter {
  /** Expression in CEL over Envoy's attributes, for example `response.code >= 400`. */
  readonly expression?: string;
}

/** Side of the requests a setting is for. */
export interface TelemetryModeSelector {
  /** Side of the request, both if left out. */
  readonly mode?: WorkloadMode;
}

/** Provider that is defined in the mesh's configuration. */
export interface ProviderRef {
  /**
   * Name in `extensionProviders` of the mesh's configuration.
   * @minLength 1
   */
  readonly name: string;
}

/** Metrics about requests and connections. */
export interface Metrics {
  /** Changes to single metrics, in order. */
  readonly overrides?: readonly MetricsOverrides[];
  /** Providers that receive the metrics; the mesh's default if left out. */
  readonly providers?: readonly ProviderRef[];
  /** Time between two reports; matters for TCP, 5 seconds if left out. */
  readonly reportingInterval?: IstioDuration;
}

/** Change to a metric. */
export interface MetricsOverrides {
  /**
   * Whether the metric is off.
   * @nullable
   */
  readonly disabled?: boolean;
  /** Metric to change, all if left out. */
  readonly match?: MetricSelector;
  /** Tags to set or to remove, by name. */
  readonly tagOverrides?: Readonly<Record<string, TagOverride>>;
}

/**
 * Choice of a metric.
 * @oneOf metric customMetric
 */
export interface MetricSelector {
  /**
   * Name of a metric that is none of Istio's own.
   * @minLength 1
   */
  readonly customMetric?: string;
  /** One of Istio's metrics. */
  readonly metric?: IstioMetric;
  /** Side of the request, both if left out. */
  readonly mode?: WorkloadMode;
}

/** One of Istio's metrics. */
export type IstioMetric =
  | 'ALL_METRICS'
  | 'REQUEST_COUNT'
  | 'REQUEST_DURATION'
  | 'REQUEST_SIZE'
  | 'RESPONSE_SIZE'
  | 'TCP_OPENED_CONNECTIONS'
  | 'TCP_CLOSED_CONNECTIONS'
  | 'TCP_SENT_BYTES'
  | 'TCP_RECEIVED_BYTES'
  | 'GRPC_REQUEST_MESSAGES'
  | 'GRPC_RESPONSE_MESSAGES';

/**
 * Change to a tag of a metric.
 * @validation {"message":"value must be set when operation is UPSERT","rule":"((has(self.operation) ? self.operation : \"\") == \"UPSERT\") ? (self.value != \"\") : true"}
 * @validation {"message":"value must not be set when operation is REMOVE","rule":"((has(self.operation) ? self.operation : \"\") == \"REMOVE\") ? !has(self.value) : true"}
 */
export interface TagOverride {
  /** Whether the tag is set (if left out) or removed. */
  readonly operation?: 'UPSERT' | 'REMOVE';
  /** Expression in CEL over Envoy's attributes that gives the tag's value. */
  readonly value?: string;
}

/** Traces of requests. */
export interface Tracing {
  /** Tags to add to each span, by name. */
  readonly customTags?: Readonly<Record<string, CustomTag>>;
  /**
   * Whether trace headers are left alone instead of passed on, false if left out.
   * @nullable
   */
  readonly disableContextPropagation?: boolean;
  /**
   * Whether no spans are reported while headers are still passed on.
   * @nullable
   */
  readonly disableSpanReporting?: boolean;
  /**
   * Whether spans carry Istio's own tags, true if left out.
   * @nullable
   */
  readonly enableIstioTags?: boolean;
  /** Side on which to trace, both if left out. */
  readonly match?: TelemetryModeSelector;
  /** Provider that receives the spans, at most one; the mesh's default if left out. */
  readonly providers?: readonly ProviderRef[];
  /**
   * Share of requests to trace if nobody decided before, in percent.
   * @minimum 0
   * @maximum 100
   * @nullable
   */
  readonly randomSamplingPercentage?: Double;
  /**
   * Whether the decision follows from the request id, true if left out.
   * @nullable
   */
  readonly useRequestIdForTraceSampling?: boolean;
}

/**
 * Source of a span tag's value.
 * @oneOf literal environment header formatter
 */
export interface CustomTag {
  /** Value of an environment variable of the proxy. */
  readonly environment?: TagFromEnvironment;
  /** Value by a format string of Envoy's access log. */
  readonly formatter?: TagFromFormatter;
  /** Value of a request header. */
  readonly header?: TagFromHeader;
  /** Fixed value. */
  readonly literal?: TagFromLiteral;
}

/** Tag from an environment variable. */
export interface TagFromEnvironment {
  /** Value if the variable is not set. */
  readonly defaultValue?: string;
  /**
   * Variable's name.
   * @minLength 1
   */
  readonly name: string;
}

/** Tag by a format string. */
export interface TagFromFormatter {
  /**
   * Format with Envoy's command operators, such as `%RESPONSE_CODE%`.
   * @minLength 1
   */
  readonly value: string;
}

/** Tag from a request header. */
export interface TagFromHeader {
  /** Value if the header is absent. */
  readonly defaultValue?: string;
  /**
   * Header's name.
   * @minLength 1
   */
  readonly name: string;
}

/** Tag with a fixed value. */
export interface TagFromLiteral {
  /**
   * The value.
   * @minLength 1
   */
  readonly value: string;
}

/** `Telemetry`, namespaced. */
export class Telemetry extends ApiObject {
  public static readonly GVK = { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TelemetryResource>) {
    super(scope, id, { ...Telemetry.GVK, ...props });
  }
}
