/**
 * gateway.networking.k8s.io/v1: `HTTPRoute`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { HTTPRouteFilter } from './filters';
import { HTTPRouteMatch } from './http-match';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { GatewayDuration, GroupName, Hostname, KindName, NamespaceName, ObjectName, ParentReference, PortNumber, RouteStatus, SubdomainName } from '../meta';

/** Leads HTTP requests from gateways to Services. */
export interface HTTPRouteResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Gateways, hosts and rules. */
  readonly spec: HTTPRouteSpec;
  /** State at each gateway. */
  readonly status?: RouteStatus;
}

/** Gateways, hosts and rules of a route. */
export interface HTTPRouteSpec {
  /**
   * Hosts whose requests are meant; those of the listener when left out.
   * @maxItems 16
   * @listType atomic
   */
  readonly hostnames?: readonly Hostname[];
  /**
   * Gateways that it hangs on.
   * @maxItems 32
   * @listType atomic
   * @validation {"message":"sectionName must be specified when parentRefs includes 2 or more references to the same parent","rule":"self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '')) : true))"}
   * @validation {"message":"sectionName must be unique when parentRefs includes 2 or more references to the same parent","rule":"self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName))))"}
   */
  readonly parentRefs?: readonly ParentReference[];
  /**
   * Rules; the most special match of all routes of a host wins.
   * @default [{"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128","rule":"(self.size() > 0 ? self[0].matches.size() : 0) + (self.size() > 1 ? self[1].matches.size() : 0) + (self.size() > 2 ? self[2].matches.size() : 0) + (self.size() > 3 ? self[3].matches.size() : 0) + (self.size() > 4 ? self[4].matches.size() : 0) + (self.size() > 5 ? self[5].matches.size() : 0) + (self.size() > 6 ? self[6].matches.size() : 0) + (self.size() > 7 ? self[7].matches.size() : 0) + (self.size() > 8 ? self[8].matches.size() : 0) + (self.size() > 9 ? self[9].matches.size() : 0) + (self.size() > 10 ? self[10].matches.size() : 0) + (self.size() > 11 ? self[11].matches.size() : 0) + (self.size() > 12 ? self[12].matches.size() : 0) + (self.size() > 13 ? self[13].matches.size() : 0) + (self.size() > 14 ? self[14].matches.size() : 0) + (self.size() > 15 ? self[15].matches.size() : 0) <= 128"}
   */
  readonly rules?: readonly HTTPRouteRule[];
}

/**
 * What happens to some requests.
 * @validation {"message":"RequestRedirect filter must not be used together with backendRefs","rule":"(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true"}
 * @validation {"message":"When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 */
export interface HTTPRouteRule {
  /**
   * Who gets the request, by shares.
   * @maxItems 16
   * @listType atomic
   */
  readonly backendRefs?: readonly HTTPBackendRef[];
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
  readonly filters?: readonly HTTPRouteFilter[];
  /**
   * Requests that are meant; one must fit.
   * @default [{"path":{"type":"PathPrefix","value":"/"}}]
   * @maxItems 64
   * @listType atomic
   */
  readonly matches?: readonly HTTPRouteMatch[];
  /** Name, unique in the route. */
  readonly name?: SubdomainName;
  /** How long an answer may take. */
  readonly timeouts?: HTTPRouteTimeouts;
}

/**
 * Who gets requests.
 * @validation {"message":"Must have port for Service reference","rule":"(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"}
 */
export interface HTTPBackendRef {
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
  readonly filters?: readonly HTTPRouteFilter[];
  /**
   * API group of the kind; empty for the core group.
   * @default ""
   */
  readonly group?: GroupName;
  /**
   * Kind of the object.
   * @default "Service"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object; another one than the route's must allow it by a ReferenceGrant. */
  readonly namespace?: NamespaceName;
  /** Port; a Service needs one. */
  readonly port?: PortNumber;
  /**
   * Share of the requests, in relation to the sum of all.
   * @default 1
   * @minimum 0
   * @maximum 1000000
   */
  readonly weight?: Int32;
}

/**
 * How long an answer may take, such as `10s`; without limit if `0s`.
 * @validation {"message":"backendRequest timeout cannot be longer than request timeout","rule":"!(has(self.request) && has(self.backendRequest) && duration(self.request) != duration('0s') && duration(self.backendRequest) > duration(self.request))"}
 */
export interface HTTPRouteTimeouts {
  /** For one attempt at a backend. */
  readonly backendRequest?: GatewayDuration;
  /** For the whole request. */
  readonly request?: GatewayDuration;
}

/** `HTTPRoute`, namespaced. */
export class HTTPRoute extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' } as const;

  constructor(scope: Construct, id: string, props: Manifest<HTTPRouteResource>) {
    super(scope, id, { ...HTTPRoute.GVK, ...props });
  }
}
