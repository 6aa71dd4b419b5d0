/**
 * networking.istio.io/v1: what a route for HTTP does with a request, apart from choosing its destination.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { Bytes, Int32 } from '../../meta';
import { Double, IstioDuration, UInt32 } from '../meta';

/** Cross-origin requests that browsers may make. */
export interface CorsPolicy {
  /**
   * Whether the browser may send credentials.
   * @nullable
   */
  readonly allowCredentials?: boolean;
  /** Request headers to allow. */
  readonly allowHeaders?: readonly string[];
  /** Methods to allow. */
  readonly allowMethods?: readonly string[];
  /** Deprecated in favour of `allowOrigins`: exact origins to allow. */
  readonly allowOrigin?: readonly string[];
  /** Origins to allow; one match suffices. */
  readonly allowOrigins?: readonly StringMatch[];
  /** Response headers that scripts may read. */
  readonly exposeHeaders?: readonly string[];
  /** How long a browser may keep the answer to a preflight request. */
  readonly maxAge?: IstioDuration;
  /** Whether a preflight request from another origin still reaches the service. */
  readonly unmatchedPreflights?: 'UNSPECIFIED' | 'FORWARD' | 'IGNORE';
}

/**
 * Condition on a text.
 * @oneOf exact prefix regex
 */
export interface StringMatch {
  /** Whole text. */
  readonly exact?: string;
  /** Start of the text. */
  readonly prefix?: string;
  /** Regular expression in RE2's syntax, for the whole text. */
  readonly regex?: string;
}

/** VirtualService that a route hands over to. */
export interface Delegate {
  /** Its name. */
  readonly name?: string;
  /** Its namespace, the root's own if left out. */
  readonly namespace?: string;
}

/** Fixed answer. */
export interface HttpDirectResponse {
  /** Body of the answer, empty if left out. */
  readonly body?: HttpBody;
  /** HTTP status code. */
  readonly status: UInt32;
}

/**
 * Body of a fixed answer.
 * @oneOf string bytes
 */
export interface HttpBody {
  /** Body as bytes in base64. */
  readonly bytes?: Bytes;
  /** Body as text. */
  readonly string?: string;
}

/** Faults to inject; both may apply to one request. */
export interface FaultInjection {
  /** Requests to answer with an error. */
  readonly abort?: FaultAbort;
  /** Requests to hold back. */
  readonly delay?: FaultDelay;
}

/**
 * Requests to answer with an error, and which.
 * @oneOf httpStatus grpcStatus http2Error
 */
export interface FaultAbort {
  /** gRPC status by name, such as `UNAVAILABLE`. */
  readonly grpcStatus?: string;
  /** Not implemented by Istio. */
  readonly http2Error?: string;
  /** HTTP status code. */
  readonly httpStatus?: Int32;
  /** Share of requests, all if left out. */
  readonly percentage?: Percentage;
}

/**
 * Requests to hold back, and for how long.
 * @oneOf fixedDelay exponentialDelay
 */
export interface FaultDelay {
  /** Not implemented by Istio. */
  readonly exponentialDelay?: IstioDuration;
  /** How long each request waits. */
  readonly fixedDelay?: IstioDuration;
  /** Deprecated in favour of `percentage`: share of requests. */
  readonly percent?: Int32;
  /** Share of requests, all if left out. */
  readonly percentage?: Percentage;
}

/** Share in percent. */
export interface Percentage {
  /** Number from 0 to 100; fractions down to 0.0001 count. */
  readonly value?: Double;
}

/** Headers to change on the way there and back. */
export interface RouteHeaders {
  /** Changes before the request is forwarded. */
  readonly request?: HeaderOperations;
  /** Changes before the response is returned. */
  readonly response?: HeaderOperations;
}

/** Headers to set, add and remove. */
export interface HeaderOperations {
  /** Values to append, by header name. */
  readonly add?: Readonly<Record<string, string>>;
  /** Names of headers to remove. */
  readonly remove?: readonly string[];
  /** Values that replace what is there, by header name. */
  readonly set?: Readonly<Record<string, string>>;
}

/**
 * Redirect to another address; parts left out stay as requested.
 * @oneOf port derivePort
 */
export interface HttpRedirect {
  /** Authority of the new address. */
  readonly authority?: string;
  /** Port of the new address: that of the scheme, or that of the request. */
  readonly derivePort?: 'FROM_PROTOCOL_DEFAULT' | 'FROM_REQUEST_PORT';
  /** Port of the new address. */
  readonly port?: UInt32;
  /** HTTP status code, 301 if left out. */
  readonly redirectCode?: UInt32;
  /** Scheme of the new address. */
  readonly scheme?: string;
  /** Path of the new address, as a whole. */
  readonly uri?: string;
}

/** Retries of failed requests. */
export interface HttpRetry {
  /** Most retries per request; 0 turns them off. */
  readonly attempts?: Int32;
  /** Shortest wait between two retries, 25 milliseconds if left out. */
  readonly backoff?: IstioDuration;
  /** Time limit of each attempt, the route's `timeout` if left out. */
  readonly perTryTimeout?: IstioDuration;
  /**
   * Whether a retry avoids hosts that failed before, true if left out.
   * @nullable
   */
  readonly retryIgnorePreviousHosts?: boolean;
  /** Conditions that are retried, by Envoy's names, with commas: `5xx,reset`. */
  readonly retryOn?: string;
  /**
   * Whether a retry may go to another locality.
   * @nullable
   */
  readonly retryRemoteLocalities?: boolean;
}

/** Changes to a request before it is forwarded. */
export interface HttpRewrite {
  /** Authority (`Host` header) to send. */
  readonly authority?: string;
  /** Path that replaces the path, or the prefix that matched. */
  readonly uri?: string;
  /** Rewrite of the path by a regular expression. */
  readonly uriRegexRewrite?: RegexRewrite;
}

/** Replacement by a regular expression. */
export interface RegexRewrite {
  /** Regular expression in RE2's syntax. */
  readonly match?: string;
  /** Replacement; captured groups as `\1`. */
  readonly rewrite?: string;
}
