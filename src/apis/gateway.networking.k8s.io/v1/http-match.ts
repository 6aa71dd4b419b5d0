/**
 * gateway.networking.k8s.io/v1: requests that a rule of an `HTTPRoute` is for.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { HeaderName, HeaderValue } from '../meta';

/** Requests that are meant; all that is given must fit. */
export interface HTTPRouteMatch {
  /**
   * Headers that must be there.
   * @maxItems 16
   * @listType map
   * @listMapKeys name
   */
  readonly headers?: readonly HTTPHeaderMatch[];
  /** Method of the request. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
  /**
   * Path of the request.
   * @default {"type":"PathPrefix","value":"/"}
   */
  readonly path?: HTTPPathMatch;
  /**
   * Parameters that must be there.
   * @maxItems 16
   * @listType map
   * @listMapKeys name
   */
  readonly queryParams?: readonly HTTPQueryParamMatch[];
}

/** A header that must be there. */
export interface HTTPHeaderMatch {
  /** Name of the header; case is no matter. */
  readonly name: HeaderName;
  /**
   * How the value is compared.
   * @default "Exact"
   */
  readonly type?: 'Exact' | 'RegularExpression';
  /** Value, or expression for it. */
  readonly value: HeaderValue;
}

/**
 * Path of a request.
 * @validation {"message":"value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? self.value.startsWith('/') : true"}
 * @validation {"message":"must not contain '//' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('//') : true"}
 * @validation {"message":"must not contain '/./' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/./') : true"}
 * @validation {"message":"must not contain '/../' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('/../') : true"}
 * @validation {"message":"must not contain '%2f' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2f') : true"}
 * @validation {"message":"must not contain '%2F' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('%2F') : true"}
 * @validation {"message":"must not contain '#' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.contains('#') : true"}
 * @validation {"message":"must not end with '/..' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/..') : true"}
 * @validation {"message":"must not end with '/.' when type one of ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? !self.value.endsWith('/.') : true"}
 * @validation {"message":"type must be one of ['Exact', 'PathPrefix', 'RegularExpression']","rule":"self.type in ['Exact','PathPrefix'] || self.type == 'RegularExpression'"}
 * @validation {"message":"must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types ['Exact', 'PathPrefix']","rule":"(self.type in ['Exact','PathPrefix']) ? self.value.matches(r\"\"\"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$\"\"\") : true"}
 */
export interface HTTPPathMatch {
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

/** A parameter that must be there. */
export interface HTTPQueryParamMatch {
  /** Name of the parameter. */
  readonly name: HeaderName;
  /**
   * How the value is compared.
   * @default "Exact"
   */
  readonly type?: 'Exact' | 'RegularExpression';
  /**
   * Value, or expression for it.
   * @minLength 1
   * @maxLength 1024
   */
  readonly value: string;
}
