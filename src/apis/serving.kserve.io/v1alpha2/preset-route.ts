/**
 * serving.kserve.io/v1alpha2: the HTTPRoute of an `LLMInferenceServiceConfig`, in whose texts templates stand.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ParentReference } from '../../gateway.networking.k8s.io/meta';
import { HTTPURLRewriteFilter } from '../../gateway.networking.k8s.io/v1/filters';
import { HTTPRouteMatch } from '../../gateway.networking.k8s.io/v1/http-match';
import { LocalObjectReference } from '../../k8s/core/v1';
import { LLMHttpRouteFilter, LLMHttpRouteRule, LLMHttpRouteSpec } from '../llm/route';

/** Another path. */
export interface LLMPresetPath {
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
export interface LLMPresetUrlRewrite extends Omit<HTTPURLRewriteFilter, 'path'> {
  /** Path that the backend sees. */
  readonly path?: LLMPresetPath;
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
export interface LLMPresetFilter extends Omit<LLMHttpRouteFilter, 'urlRewrite'> {
  /** Another host or path for the backend. */
  readonly urlRewrite?: LLMPresetUrlRewrite;
}

/** Path of a request. */
export interface LLMPresetPathMatch {
  /**
   * How the path is compared.
   * @default "PathPrefix"
   */
  readonly type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
  /**
   * Path, its beginning up to a slash, or expression for it.
   * @default "/"
   * @maxLength 1024
   */
  readonly value?: string;
}

/** Requests that are meant; all that is given must fit. */
export interface LLMPresetMatch extends Omit<HTTPRouteMatch, 'path'> {
  /**
   * Path of the request.
   * @default {"type":"PathPrefix","value":"/"}
   */
  readonly path?: LLMPresetPathMatch;
}

/**
 * What happens to some requests.
 * @validation {"message":"RequestRedirect filter must not be used together with backendRefs","rule":"(has(self.backendRefs) && size(self.backendRefs) > 0) ? (!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))): true"}
 * @validation {"message":"When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.filters) && self.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.requestRedirect) && has(f.requestRedirect.path) && f.requestRedirect.path.type == 'ReplacePrefixMatch' && has(f.requestRedirect.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 * @validation {"message":"Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified","rule":"(has(self.backendRefs) && self.backendRefs.exists_one(b, (has(b.filters) && b.filters.exists_one(f, has(f.urlRewrite) && has(f.urlRewrite.path) && f.urlRewrite.path.type == 'ReplacePrefixMatch' && has(f.urlRewrite.path.replacePrefixMatch))) )) ? ((size(self.matches) != 1 || !has(self.matches[0].path) || self.matches[0].path.type != 'PathPrefix') ? false : true) : true"}
 */
export interface LLMPresetRule extends Omit<LLMHttpRouteRule, 'filters' | 'matches'> {
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
  readonly filters?: readonly LLMPresetFilter[];
  /**
   * Requests that are meant; one must fit.
   * @default [{"path":{"type":"PathPrefix","value":"/"}}]
   * @maxItems 64
   * @listType atomic
   */
  readonly matches?: readonly LLMPresetMatch[];
}

/** What a route hangs on. */
export interface LLMPresetParentRef extends Omit<ParentReference, 'namespace'> {
  /**
   * Namespace of the object; that of the route when left out.
   * @minLength 1
   * @maxLength 63
   */
  readonly namespace?: string;
}

/** Gateways, hosts and rules of a route, in which texts may be templates. */
export interface LLMPresetRouteSpec extends Omit<LLMHttpRouteSpec, 'parentRefs' | 'rules'> {
  /**
   * Gateways that it hangs on.
   * @maxItems 32
   * @listType atomic
   */
  readonly parentRefs?: readonly LLMPresetParentRef[];
  /**
   * Rules; the most special match of all routes of a host wins.
   * @default [{"matches":[{"path":{"type":"PathPrefix","value":"/"}}]}]
   * @maxItems 16
   * @listType atomic
   * @validation {"message":"While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128","rule":"(self.size() > 0 ? self[0].matches.size() : 0) + (self.size() > 1 ? self[1].matches.size() : 0) + (self.size() > 2 ? self[2].matches.size() : 0) + (self.size() > 3 ? self[3].matches.size() : 0) + (self.size() > 4 ? self[4].matches.size() : 0) + (self.size() > 5 ? self[5].matches.size() : 0) + (self.size() > 6 ? self[6].matches.size() : 0) + (self.size() > 7 ? self[7].matches.size() : 0) + (self.size() > 8 ? self[8].matches.size() : 0) + (self.size() > 9 ? self[9].matches.size() : 0) + (self.size() > 10 ? self[10].matches.size() : 0) + (self.size() > 11 ? self[11].matches.size() : 0) + (self.size() > 12 ? self[12].matches.size() : 0) + (self.size() > 13 ? self[13].matches.size() : 0) + (self.size() > 14 ? self[14].matches.size() : 0) + (self.size() > 15 ? self[15].matches.size() : 0) <= 128"}
   */
  readonly rules?: readonly LLMPresetRule[];
}

/** HTTPRoute to the pods, own ones or one that is made. */
export interface LLMPresetHttpRoute {
  /** Own HTTPRoutes of the namespace; not together with `spec`. */
  readonly refs?: readonly LocalObjectReference[];
  /** What is made. */
  readonly spec?: LLMPresetRouteSpec;
}

/** Routes to the pods. */
export interface LLMPresetRoutes {
  /** HTTPRoute; one is made when it is empty. */
  readonly http?: LLMPresetHttpRoute;
}
