/**
 * gateway.networking.k8s.io/v1: what rules of routes change on the way of a request.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { Int32 } from '../../meta';
import { GroupName, HeaderName, HeaderValue, KindName, LocalParametersReference, NamespaceName, ObjectName, PortNumber, SubdomainName } from '../meta';

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
export interface HTTPRouteFilter {
  /** An object of the namespace that a controller defines. */
  readonly extensionRef?: LocalParametersReference;
  /** Changes of the request's headers. */
  readonly requestHeaderModifier?: HTTPHeaderFilter;
  /** A second receiver, whose answers are dropped. */
  readonly requestMirror?: HTTPRequestMirrorFilter;
  /** An answer that sends the client elsewhere. */
  readonly requestRedirect?: HTTPRequestRedirectFilter;
  /** Changes of the answer's headers. */
  readonly responseHeaderModifier?: HTTPHeaderFilter;
  /** Which change it is. */
  readonly type: 'RequestHeaderModifier' | 'ResponseHeaderModifier' | 'RequestMirror' | 'RequestRedirect' | 'URLRewrite' | 'ExtensionRef';
  /** Another host or path for the backend. */
  readonly urlRewrite?: HTTPURLRewriteFilter;
}

/** Changes of headers. */
export interface HTTPHeaderFilter {
  /**
   * Values that are added to those which are there.
   * @maxItems 16
   * @listType map
   * @listMapKeys name
   */
  readonly add?: readonly HTTPHeader[];
  /**
   * Names of headers that are taken away.
   * @maxItems 16
   * @listType set
   */
  readonly remove?: readonly string[];
  /**
   * Values in place of those which are there.
   * @maxItems 16
   * @listType map
   * @listMapKeys name
   */
  readonly set?: readonly HTTPHeader[];
}

/** A header. */
export interface HTTPHeader {
  /** Name of the header; case is no matter. */
  readonly name: HeaderName;
  /** Its value. */
  readonly value: HeaderValue;
}

/**
 * A second receiver of requests, all of them if no share is given.
 * @validation {"message":"Only one of percent or fraction may be specified in HTTPRequestMirrorFilter","rule":"!(has(self.percent) && has(self.fraction))"}
 */
export interface HTTPRequestMirrorFilter {
  /** The receiver. */
  readonly backendRef: BackendObjectReference;
  /** Share as a fraction. */
  readonly fraction?: Fraction;
  /**
   * Share in percent.
   * @minimum 0
   * @maximum 100
   */
  readonly percent?: Int32;
}

/**
 * Who gets requests.
 * @validation {"message":"Must have port for Service reference","rule":"(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"}
 */
export interface BackendObjectReference {
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
}

/**
 * A share.
 * @validation {"message":"numerator must be less than or equal to denominator","rule":"self.numerator <= self.denominator"}
 */
export interface Fraction {
  /**
   * What stands below the line.
   * @default 100
   * @minimum 1
   */
  readonly denominator?: Int32;
  /**
   * What stands above the line.
   * @minimum 0
   */
  readonly numerator: Int32;
}

/** An answer that sends the client elsewhere; what is left out stays. */
export interface HTTPRequestRedirectFilter {
  /** Host to go to. */
  readonly hostname?: SubdomainName;
  /** Path to go to. */
  readonly path?: HTTPPathModifier;
  /** Port to go to. */
  readonly port?: PortNumber;
  /** Scheme to go to. */
  readonly scheme?: 'http' | 'https';
  /**
   * Code of the answer.
   * @default 302
   * @schema {"type":"integer","enum":[301, 302]}
   */
  readonly statusCode?: 301 | 302;
}

/**
 * Another path.
 * @validation {"message":"replaceFullPath must be specified when type is set to 'ReplaceFullPath'","rule":"self.type == 'ReplaceFullPath' ? has(self.replaceFullPath) : true"}
 * @validation {"message":"type must be 'ReplaceFullPath' when replaceFullPath is set","rule":"has(self.replaceFullPath) ? self.type == 'ReplaceFullPath' : true"}
 * @validation {"message":"replacePrefixMatch must be specified when type is set to 'ReplacePrefixMatch'","rule":"self.type == 'ReplacePrefixMatch' ? has(self.replacePrefixMatch) : true"}
 * @validation {"message":"type must be 'ReplacePrefixMatch' when replacePrefixMatch is set","rule":"has(self.replacePrefixMatch) ? self.type == 'ReplacePrefixMatch' : true"}
 */
export interface HTTPPathModifier {
  /**
   * Path in place of the whole.
   * @maxLength 1024
   */
  readonly replaceFullPath?: string;
  /**
   * Path in place of what the match of the rule compared.
   * @maxLength 1024
   */
  readonly replacePrefixMatch?: string;
  /** Which of the two. */
  readonly type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}

/** Another host or path for the backend. */
export interface HTTPURLRewriteFilter {
  /** Host that the backend sees. */
  readonly hostname?: SubdomainName;
  /** Path that the backend sees. */
  readonly path?: HTTPPathModifier;
}
