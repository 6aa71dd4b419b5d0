/**
 * gateway.networking.k8s.io/v1: `GRPCRoute`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { HTTPHeaderFilter, HTTPRequestMirrorFilter } from './filters';
import { HTTPHeaderMatch } from './http-match';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { GroupName, Hostname, KindName, LocalParametersReference, NamespaceName, ObjectName, ParentReference, PortNumber, RouteStatus, SubdomainName } from '../meta';

/** Leads gRPC calls from gateways to Services. */
export interface GRPCRouteResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Gateways, hosts and rules. */
  readonly spec: GRPCRouteSpec;
  /** State at each gateway. */
  readonly status?: RouteStatus;
}

/** Gateways, hosts and rules of a route. */
export interface GRPCRouteSpec {
  /**
   * Hosts whose calls are meant; those of the listener when left out.
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
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128","rule":"(self.size() > 0 ? (has(self[0].matches) ? self[0].matches.size() : 0) : 0) + (self.size() > 1 ? (has(self[1].matches) ? self[1].matches.size() : 0) : 0) + (self.size() > 2 ? (has(self[2].matches) ? self[2].matches.size() : 0) : 0) + (self.size() > 3 ? (has(self[3].matches) ? self[3].matches.size() : 0) : 0) + (self.size() > 4 ? (has(self[4].matches) ? self[4].matches.size() : 0) : 0) + (self.size() > 5 ? (has(self[5].matches) ? self[5].matches.size() : 0) : 0) + (self.size() > 6 ? (has(self[6].matches) ? self[6].matches.size() : 0) : 0) + (self.size() > 7 ? (has(self[7].matches) ? self[7].matches.size() : 0) : 0) + (self.size() > 8 ? (has(self[8].matches) ? self[8].matches.size() : 0) : 0) + (self.size() > 9 ? (has(self[9].matches) ? self[9].matches.size() : 0) : 0) + (self.size() > 10 ? (has(self[10].matches) ? self[10].matches.size() : 0) : 0) + (self.size() > 11 ? (has(self[11].matches) ? self[11].matches.size() : 0) : 0) + (self.size() > 12 ? (has(self[12].matches) ? self[12].matches.size() : 0) : 0) + (self.size() > 13 ? (has(self[13].matches) ? self[13].matches.size() : 0) : 0) + (self.size() > 14 ? (has(self[14].matches) ? self[14].matches.size() : 0) : 0) + (self.size() > 15 ? (has(self[15].matches) ? self[15].matches.size() : 0) : 0) <= 128"}
   */
  readonly rules?: readonly GRPCRouteRule[];
}

/** What happens to some calls. */
export interface GRPCRouteRule {
  /**
   * Who gets the call, by shares.
   * @maxItems 16
   * @listType atomic
   */
  readonly backendRefs?: readonly GRPCBackendRef[];
  /**
   * What is changed before.
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"RequestHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1"}
   * @validation {"message":"ResponseHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'ResponseHeaderModifier').size() <= 1"}
   */
  readonly filters?: readonly GRPCRouteFilter[];
  /**
   * Calls that are meant, one must fit; all when left out.
   * @maxItems 64
   * @listType atomic
   */
  readonly matches?: readonly GRPCRouteMatch[];
  /** Name, unique in the route. */
  readonly name?: SubdomainName;
}

/**
 * Who gets calls.
 * @validation {"message":"Must have port for Service reference","rule":"(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"}
 */
export interface GRPCBackendRef {
  /**
   * What is changed before, for this one only.
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"RequestHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'RequestHeaderModifier').size() <= 1"}
   * @validation {"message":"ResponseHeaderModifier filter cannot be repeated","rule":"self.filter(f, f.type == 'ResponseHeaderModifier').size() <= 1"}
   */
  readonly filters?: readonly GRPCRouteFilter[];
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
   * Share of the calls, in relation to the sum of all.
   * @default 1
   * @minimum 0
   * @maximum 1000000
   */
  readonly weight?: Int32;
}

/**
 * A change on the way of a call; the field that fits `type` must be there.
 * @validation {"message":"filter.requestHeaderModifier must be nil if the filter.type is not RequestHeaderModifier","rule":"!(has(self.requestHeaderModifier) && self.type != 'RequestHeaderModifier')"}
 * @validation {"message":"filter.requestHeaderModifier must be specified for RequestHeaderModifier filter.type","rule":"!(!has(self.requestHeaderModifier) && self.type == 'RequestHeaderModifier')"}
 * @validation {"message":"filter.responseHeaderModifier must be nil if the filter.type is not ResponseHeaderModifier","rule":"!(has(self.responseHeaderModifier) && self.type != 'ResponseHeaderModifier')"}
 * @validation {"message":"filter.responseHeaderModifier must be specified for ResponseHeaderModifier filter.type","rule":"!(!has(self.responseHeaderModifier) && self.type == 'ResponseHeaderModifier')"}
 * @validation {"message":"filter.requestMirror must be nil if the filter.type is not RequestMirror","rule":"!(has(self.requestMirror) && self.type != 'RequestMirror')"}
 * @validation {"message":"filter.requestMirror must be specified for RequestMirror filter.type","rule":"!(!has(self.requestMirror) && self.type == 'RequestMirror')"}
 * @validation {"message":"filter.extensionRef must be nil if the filter.type is not ExtensionRef","rule":"!(has(self.extensionRef) && self.type != 'ExtensionRef')"}
 * @validation {"message":"filter.extensionRef must be specified for ExtensionRef filter.type","rule":"!(!has(self.extensionRef) && self.type == 'ExtensionRef')"}
 */
export interface GRPCRouteFilter {
  /** An object of the namespace that a controller defines. */
  readonly extensionRef?: LocalParametersReference;
  /** Changes of the call's metadata. */
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  /** A second receiver, whose answers are dropped. */
  readonly requestMirror?: HTTPRequestMirrorFilter;
  /** Changes of the answer's metadata. */
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  /** Which change it is. */
  readonly type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
}

/** Calls that are meant; all that is given must fit. */
export interface GRPCRouteMatch {
  /**
   * Metadata that must be there.
   * @maxItems 16
   * @listType map
   * @listMapKeys name
   */
  readonly headers?: readonly HTTPHeaderMatch[];
  /** Service and method of the call. */
  readonly method?: GRPCMethodMatch;
}

/**
 * Service and method of a call; one of them at least.
 * @validation {"message":"One or both of 'service' or 'method' must be specified","rule":"has(self.type) ? has(self.service) || has(self.method) : true"}
 * @validation {"message":"service must only contain valid characters (matching ^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$)","rule":"(!has(self.type) || self.type == 'Exact') && has(self.service) ? self.service.matches(r\"\"\"^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$\"\"\"): true"}
 * @validation {"message":"method must only contain valid characters (matching ^[A-Za-z_][A-Za-z_0-9]*$)","rule":"(!has(self.type) || self.type == 'Exact') && has(self.method) ? self.method.matches(r\"\"\"^[A-Za-z_][A-Za-z_0-9]*$\"\"\"): true"}
 */
export interface GRPCMethodMatch {
  /**
   * Name of the method, or expression for it; any when left out.
   * @maxLength 1024
   */
  readonly method?: string;
  /**
   * Name of the service with its package, or expression for it; any when left out.
   * @maxLength 1024
   */
  readonly service?: string;
  /**
   * How the names are compared.
   * @default "Exact"
   */
  readonly type?: 'Exact' | 'RegularExpression';
}

/** `GRPCRoute`, namespaced. */
export class GRPCRoute extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GRPCRouteResource>) {
    super(scope, id, { ...GRPCRoute.GVK, ...props });
  }
}
