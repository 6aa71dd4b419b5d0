/**
 * networking.istio.io/v1: routes for HTTP in a VirtualService, and the conditions on requests.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { Int32 } from '../../meta';
import { IstioDuration, UInt32 } from '../meta';
import { Destination } from './destination';
import {
  CorsPolicy, Delegate, FaultInjection, HttpDirectResponse, HttpRedirect, HttpRetry, HttpRewrite, Percentage, RouteHeaders,
  StringMatch,
} from './http-actions';

/** Route for HTTP: conditions, then a destination, a redirect, an answer or a delegate. */
export interface HttpRoute {
  /** Cross-origin requests that browsers may make. */
  readonly corsPolicy?: CorsPolicy;
  /** VirtualService without hosts whose own routes take over. */
  readonly delegate?: Delegate;
  /** Fixed answer of the proxy itself. */
  readonly directResponse?: HttpDirectResponse;
  /** Faults to inject, for tests; then timeouts and retries do not apply. */
  readonly fault?: FaultInjection;
  /** Headers to change in requests and responses. */
  readonly headers?: RouteHeaders;
  /** Conditions of which one must hold; all requests if left out. */
  readonly match?: readonly HttpMatchRequest[];
  /** Service that receives copies of the requests; its answers are dropped. */
  readonly mirror?: Destination;
  /**
   * Deprecated in favour of `mirrorPercentage`: share of requests to copy.
   * @nullable
   */
  readonly mirrorPercent?: UInt32;
  /** Share of requests to copy, all if left out. */
  readonly mirrorPercentage?: Percentage;
  /**
   * Old spelling of `mirrorPercent`.
   * @nullable
   */
  readonly mirror_percent?: UInt32;
  /** Several services that receive copies of the requests. */
  readonly mirrors?: readonly HttpMirrorPolicy[];
  /** Name of the route, for access logs. */
  readonly name?: string;
  /** Redirect to send instead of routing. */
  readonly redirect?: HttpRedirect;
  /** Retries of failed requests; the mesh's default if left out. */
  readonly retries?: HttpRetry;
  /** Changes to path and authority before forwarding; not beside a redirect. */
  readonly rewrite?: HttpRewrite;
  /** Destinations with their weights. */
  readonly route?: readonly HttpRouteDestination[];
  /** Longest wait for the whole answer, no limit if left out. */
  readonly timeout?: IstioDuration;
}

/** Condition on an HTTP request; all parts must hold. */
export interface HttpMatchRequest {
  /** Authority (`Host` header) to match, with case. */
  readonly authority?: StringMatch;
  /** Gateways for which it holds; replaces those at the top. */
  readonly gateways?: readonly string[];
  /** Headers by lower-case name; an empty condition asks only for presence. */
  readonly headers?: Readonly<Record<string, StringMatch>>;
  /** Whether exact and prefix matches of the path disregard case. */
  readonly ignoreUriCase?: boolean;
  /** Method to match, with case. */
  readonly method?: StringMatch;
  /** Name of the condition, joined to the route's in access logs. */
  readonly name?: string;
  /** Port of the host that is asked for. */
  readonly port?: UInt32;
  /** Query parameters by name; the prefix form does not work here. */
  readonly queryParams?: Readonly<Record<string, StringMatch>>;
  /** Scheme (`http` or `https`) to match, with case. */
  readonly scheme?: StringMatch;
  /** Labels that the client's workload must carry. */
  readonly sourceLabels?: Readonly<Record<string, string>>;
  /** Namespace of the client's workload. */
  readonly sourceNamespace?: string;
  /** Prefix of the statistics about the route. */
  readonly statPrefix?: string;
  /** Path to match. */
  readonly uri?: StringMatch;
  /** Headers that must be absent or match nothing of what is given. */
  readonly withoutHeaders?: Readonly<Record<string, StringMatch>>;
}

/** Service that receives copies of requests. */
export interface HttpMirrorPolicy {
  /** Service that receives the copies. */
  readonly destination: Destination;
  /** Share of requests to copy, all if left out. */
  readonly percentage?: Percentage;
}

/** Share of the requests for one destination. */
export interface HttpRouteDestination {
  /** Service that receives the requests. */
  readonly destination: Destination;
  /** Headers to change for this destination only. */
  readonly headers?: RouteHeaders;
  /** Share relative to the sum of all weights; everything if there is one destination. */
  readonly weight?: Int32;
}
