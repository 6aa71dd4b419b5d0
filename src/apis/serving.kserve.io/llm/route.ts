/**
 * serving.kserve.io: the HTTPRoute of an `LLMInferenceService`, with what the Gateway API only tries out.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { GatewayDuration, HeaderName, Hostname, ParentReference, SubdomainName } from '../../gateway.networking.k8s.io/meta';
import { BackendObjectReference, HTTPRouteFilter } from '../../gateway.networking.k8s.io/v1/filters';
import { HTTPRouteMatch } from '../../gateway.networking.k8s.io/v1/http-match';
import { HTTPRouteTimeouts } from '../../gateway.networking.k8s.io/v1/http-route';
import { Int32, Integer } from '../../meta';

/** Gateways, hosts and rules of a route, with what the Gateway API only tries out. */
export interface LLMHttpRouteSpec {
  /**
   * Hosts whose requests are meant; those of the listener when left out.
   * @maxItems 16
   * @listType atomic
   */
  readonly hostnames?: readonly Hostname[];
  /**
   * Gateways that it hangs on; those of `gateway.refs` when left out.
   * @maxItems 32
   * @listType atomic
   */
  readonly parentRefs?: readonly ParentReference[];
  /**
   * Rules; the most special match of all routes of a host wins.
   * @default [{"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128","rule":"(self.size() > 0 ? self[0].matches.size() : 0) + (self.size() > 1 ? self[1].matches.size() : 0) + (self.size() > 2 ? self[2].matches.size() : 0) + (self.size() > 3 ? self[3].matches.size() : 0) + (self.size() > 4 ? self[4].matches.size() : 0) + (self.size() > 5 ? self[5].matches.size() : 0) + (self.size() > 6 ? self[6].matches.size() : 0) + (self.size() > 7 ? self[7].matches.size() : 0) + (self.size() > 8 ? self[8].matches.size() : 0) + (self.size() > 9 ? self[9].matches.size() : 0) + (self.size() > 10 ? self[10].matches.size() : 0) + (self.size() > 11 ? self[11].matches.size() : 0) + (self.size() > 12 ? self[12].matches.size() : 0) + (self.size() > 13 ? self[13].matches.size() : 0) + (self.size() > 14 ? self[14].matches.size() : 0) + (self.size() > 15 ? self[15].matches.size() : 0) <= 128"}
   */
  readonly rules?: readonly LLMHttpRouteRule[];
  /** Whether it hangs on the default gateways. */
  readonly useDefaultGateways?: 'All' | 'None';
}

/**
 * What happens to some requests.
 * @validation {"message":"RequestRedirect filter must not be used together with backendRefs","rule":"(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true"}
 * @validation {"message":"When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 */
export interface LLMHttpRouteRule {
  /**
   * Who gets the request, by shares; the pool when left out.
   * @maxItems 16
   * @listType atomic
   */
  readonly backendRefs?: readonly LLMHttpBackendRef[];
  /**
   * What is changed before.
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both","rule":"!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))"}
   * @validation {"message":"RequestHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1"}
   * @validation {"message":"ResponseHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'ResponseHeaderModifier').size() <= 1"}
   * @validation {"message":"RequestRedirect filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestRedirect').size() <= 1"}
   * @validation {"message":"URLRewrite filter cannot be repeated","rule":"self.filter(f, f.type == 'URLRewrite').size() <= 1"}
   */
  readonly filters?: readonly LLMHttpRouteFilter[];
  /**
   * Requests that are meant; one must fit.
   * @default [{"path":{"type":"PathPrefix","value":"/"}}]
   * @maxItems 64
   * @listType atomic
   */
  readonly matches?: readonly HTTPRouteMatch[];
  /** Name, unique in the route. */
  readonly name?: SubdomainName;
  /** When a request is tried again. */
  readonly retry?: LLMHttpRetry;
  /** Whether requests of a client go to the same pod. */
  readonly sessionPersistence?: LLMSessionPersistence;
  /** How long an answer may take. */
  readonly timeouts?: HTTPRouteTimeouts;
}

/**
 * Who gets requests.
 * @validation {"message":"Must have port for Service reference","rule":"(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"}
 */
export interface LLMHttpBackendRef extends BackendObjectReference {
  /**
   * What is changed before, for this one only.
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both","rule":"!(self.exists(f, f.type == 'RequestRedirect') && self.exists(f, f.type == 'URLRewrite'))"}
   * @validation {"message":"RequestHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1"}
   * @validation {"message":"ResponseHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'ResponseHeaderModifier').size() <= 1"}
   * @validation {"message":"RequestRedirect filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestRedirect').size() <= 1"}
   * @validation {"message":"URLRewrite filter cannot be repeated","rule":"self.filter(f, f.type == 'URLRewrite').size() <= 1"}
   */
  readonly filters?: readonly LLMHttpRouteFilter[];
  /**
   * Share of the requests, in relation to the sum of all.
   * @default 1
   * @minimum 0
   * @maximum 1000000
   */
  readonly weight?: Int32;
}

/**
 * A change on the way of a request; the field that fits `type` must be there.
 * @validation {"message":"filter.requestHeaderModifier must be nil if the filter.type is not RequestHeaderModifier","rule":"!(has(self.requestHeaderModifier) && self.type != 'RequestHeaderModifier')"}
 * @validation {"message":"filter.requestHeaderModifier must be specified for RequestHeaderModifier filter.type","rule":"!(!has(self.requestHeaderModifier) && self.type == 'RequestHeaderModifier')"}
 * @validation {"message":"filter.responseHeaderModifier must be nil if the filter.type is not ResponseHeaderModifier","rule":"!(has(self.responseHeaderModifier) && self.type != 'ResponseHeaderModifier')"}
 * @validation {"message":"filter.responseHeaderModifier must be specified for ResponseHeaderModifier filter.type","rule":"!(!has(self.responseHeaderModifier) && self.type == 'ResponseHeaderModifier')"}
 * @validation {"message":"filter.requestMirror must be nil if the filter.type is not RequestMirror","rule":"!(has(self.requestMirror) && self.type != 'RequestMirror')"}
 * @validation {"message":"filter.requestMirror must be specified for RequestMirror filter.type","rule":"!(!has(self.requestMirror) && self.type == 'RequestMirror')"}
 * @validation {"message":"filter.requestRedirect must be nil if the filter.type is not RequestRedirect","rule":"!(has(self.requestRedirect) && self.type != 'RequestRedirect')"}
 * @validation {"message":"filter.requestRedirect must be specified for RequestRedirect filter.type","rule":"!(!has(self.requestRedirect) && self.type == 'RequestRedirect')"}
 * @validation {"message":"filter.urlRewrite must be nil if the filter.type is not URLRewrite","rule":"!(has(self.urlRewrite) && self.type != 'URLRewrite')"}
 * @validation {"message":"filter.urlRewrite must be specified for URLRewrite filter.type","rule":"!(!has(self.urlRewrite) && self.type == 'URLRewrite')"}
 * @validation {"message":"filter.extensionRef must be nil if the filter.type is not ExtensionRef","rule":"!(has(self.extensionRef) && self.type != 'ExtensionRef')"}
 * @validation {"message":"filter.extensionRef must be specified for ExtensionRef filter.type","rule":"!(!has(self.extensionRef) && self.type == 'ExtensionRef')"}
 */
export interface LLMHttpRouteFilter extends HTTPRouteFilter {
  /** Who else may call from web pages. */
  readonly cors?: LLMCorsFilter;
  /** Somebody who is asked whether the request may pass. */
  readonly externalAuth?: LLMExternalAuthFilter;
}

/** Who else may call from web pages. */
export interface LLMCorsFilter {
  /** Whether calls may carry credentials. */
  readonly allowCredentials?: boolean;
  /**
   * Headers that calls may have.
   * @maxItems 64
   * @listType set
   */
  readonly allowHeaders?: readonly HeaderName[];
  /**
   * Methods of calls.
   * @maxItems 9
   * @listType set
   * @validation {"message":"AllowMethods cannot contain '*' alongside other methods","rule":"!('*' in self && self.size() > 1)"}
   */
  readonly allowMethods?: readonly ('GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*')[];
  /**
   * Origins of web pages; `*` for all.
   * @maxItems 64
   * @listType set
   * @validation {"message":"AllowOrigins cannot contain '*' alongside other origins","rule":"!('*' in self && self.size() > 1)"}
   * @items {"maxLength":253,"minLength":1,"pattern":"(^\\*$)|(^([a-zA-Z][a-zA-Z0-9+\\-.]+):\\/\\/([^:/?#]+)(:([0-9]{1,5}))?$)"}
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Headers of answers that pages may read.
   * @maxItems 64
   * @listType set
   */
  readonly exposeHeaders?: readonly HeaderName[];
  /**
   * Seconds that clients keep this.
   * @default 5
   * @minimum 1
   */
  readonly maxAge?: Int32;
}

/**
 * Somebody who is asked whether a request may pass.
 * @validation {"message":"grpc must be specified when protocol is set to 'GRPC'","rule":"self.protocol == 'GRPC' ? has(self.grpc) : true"}
 * @validation {"message":"protocol must be 'GRPC' when grpc is set","rule":"has(self.grpc) ? self.protocol == 'GRPC' : true"}
 * @validation {"message":"http must be specified when protocol is set to 'HTTP'","rule":"self.protocol == 'HTTP' ? has(self.http) : true"}
 * @validation {"message":"protocol must be 'HTTP' when http is set","rule":"has(self.http) ? self.protocol == 'HTTP' : true"}
 */
export interface LLMExternalAuthFilter {
  /** Who is asked. */
  readonly backendRef: BackendObjectReference;
  /** Whether the body is sent along. */
  readonly forwardBody?: LLMForwardBody;
  /** Settings for `GRPC`. */
  readonly grpc?: LLMGrpcAuth;
  /** Settings for `HTTP`. */
  readonly http?: LLMHttpAuth;
  /** How is asked. */
  readonly protocol: 'HTTP' | 'GRPC';
}

/** Whether the body is sent along. */
export interface LLMForwardBody {
  /** Most bytes; no body if 0. */
  readonly maxSize?: Integer;
}

/** How is asked by gRPC. */
export interface LLMGrpcAuth {
  /**
   * Headers that are sent along.
   * @maxItems 64
   * @listType set
   */
  readonly allowedHeaders?: readonly string[];
}

/** How is asked by HTTP. */
export interface LLMHttpAuth {
  /**
   * Headers that are sent along.
   * @maxItems 64
   * @listType set
   */
  readonly allowedHeaders?: readonly string[];
  /**
   * Headers of the answer that the backend gets.
   * @maxItems 64
   * @listType set
   */
  readonly allowedResponseHeaders?: readonly string[];
  /**
   * Path before that of the request.
   * @pattern ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$
   * @maxLength 1024
   */
  readonly path?: string;
}

/** When a request is tried again. */
export interface LLMHttpRetry {
  /** Most further attempts. */
  readonly attempts?: Integer;
  /** Least time between two attempts. */
  readonly backoff?: GatewayDuration;
  /**
   * Codes of answers after which it is.
   * @listType atomic
   * @items {"maximum":599,"minimum":400}
   */
  readonly codes?: readonly Integer[];
}

/**
 * Whether requests of a client go to the same pod.
 * @validation {"message":"AbsoluteTimeout must be specified when cookie lifetimeType is Permanent","rule":"!has(self.cookieConfig) || !has(self.cookieConfig.lifetimeType) || self.cookieConfig.lifetimeType != 'Permanent' || has(self.absoluteTimeout)"}
 */
export interface LLMSessionPersistence {
  /** Longest session. */
  readonly absoluteTimeout?: GatewayDuration;
  /** Form of the cookie. */
  readonly cookieConfig?: LLMSessionCookie;
  /** Longest time without a request. */
  readonly idleTimeout?: GatewayDuration;
  /**
   * Name of the cookie or header.
   * @maxLength 128
   */
  readonly sessionName?: string;
  /**
   * Where the session is kept.
   * @default "Cookie"
   */
  readonly type?: 'Cookie' | 'Header';
}

/** Form of a cookie. */
export interface LLMSessionCookie {
  /**
   * Whether it outlives the client.
   * @default "Session"
   */
  readonly lifetimeType?: 'Permanent' | 'Session';
}
