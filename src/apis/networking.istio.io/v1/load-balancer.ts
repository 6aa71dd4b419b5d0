/**
 * networking.istio.io/v1: how a client's proxy spreads requests over the endpoints of a destination.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { Double, IstioDuration, UInt32, UInt64 } from '../meta';

/**
 * How requests are spread over the endpoints of a destination.
 * @oneOf simple consistentHash
 */
export interface LoadBalancerSettings {
  /** Same endpoint for the same client, by a hash of something in the request. */
  readonly consistentHash?: ConsistentHash;
  /** Preference by region, zone and subzone; replaces the mesh's setting as a whole. */
  readonly localityLbSetting?: LocalityLoadBalancerSetting;
  /** Named algorithm that needs no further settings; `LEAST_CONN` is the old name of `LEAST_REQUEST`. */
  readonly simple?: 'UNSPECIFIED' | 'LEAST_CONN' | 'RANDOM' | 'PASSTHROUGH' | 'ROUND_ROBIN' | 'LEAST_REQUEST';
  /** Gradual rise of traffic to new endpoints; for `ROUND_ROBIN` and `LEAST_REQUEST`. */
  readonly warmup?: WarmupConfiguration;
  /** Deprecated in favour of `warmup`: time over which a new endpoint's traffic rises. */
  readonly warmupDurationSecs?: IstioDuration;
}

/**
 * Choice of the endpoint by a hash; soft affinity, lost for some clients whenever endpoints come or go.
 * @oneOf httpHeaderName httpCookie useSourceIp httpQueryParameterName
 * @oneOf ringHash maglev
 */
export interface ConsistentHash {
  /** Cookie to hash; made by the proxy if the request has none and `ttl` is set. */
  readonly httpCookie?: ConsistentHashCookie;
  /** Request header to hash. */
  readonly httpHeaderName?: string;
  /** Query parameter to hash. */
  readonly httpQueryParameterName?: string;
  /** Hashes by Google's Maglev table. */
  readonly maglev?: Maglev;
  /** Deprecated in favour of `ringHash`: fewest virtual nodes on the ring. */
  readonly minimumRingSize?: UInt64;
  /** Hashes by a ring of virtual nodes. */
  readonly ringHash?: RingHash;
  /** Hashes the client's IP address, for TCP and HTTP. */
  readonly useSourceIp?: boolean;
}

/** Cookie that ties a client to an endpoint. */
export interface ConsistentHashCookie {
  /** Further attributes for a cookie that the proxy makes. */
  readonly attributes?: readonly CookieAttribute[];
  /** Name of the cookie. */
  readonly name: string;
  /** Path attribute of a cookie that the proxy makes. */
  readonly path?: string;
  /** Lifetime as a duration; `0s` makes a session cookie. */
  readonly ttl?: string;
}

/** Attribute of a cookie, such as `SameSite`. */
export interface CookieAttribute {
  /** Attribute's name. */
  readonly name: string;
  /** Attribute's value; left out for flags. */
  readonly value?: string;
}

/** Settings of the Maglev hash. */
export interface Maglev {
  /** Slots of the table, a prime number; 65537 if left out. */
  readonly tableSize?: UInt64;
}

/** Settings of the ring hash. */
export interface RingHash {
  /** Fewest virtual nodes on the ring, 1024 if left out; more gives a finer spread. */
  readonly minimumRingSize?: UInt64;
}

/** Preference among endpoints by where they run; set either distribution or failover. */
export interface LocalityLoadBalancerSetting {
  /** Shares of the traffic per destination locality. */
  readonly distribute?: readonly LocalityDistribute[];
  /**
   * Overrides the mesh: true turns locality on even if the rest is empty, false off.
   * @nullable
   */
  readonly enabled?: boolean;
  /** Region that takes over if the endpoints of one region fail; needs outlier detection. */
  readonly failover?: readonly LocalityFailover[];
  /** Ordered labels (`key` or `key=value`); the more an endpoint shares from the start, the higher its priority. */
  readonly failoverPriority?: readonly string[];
}

/** Spread of the traffic that starts in one locality. */
export interface LocalityDistribute {
  /** Origin as `region/zone/subzone`; `*` stands for the rest. */
  readonly from?: string;
  /** Percentage per destination locality, 100 in all. */
  readonly to?: Readonly<Record<string, UInt32>>;
}

/** Successor of one region. */
export interface LocalityFailover {
  /** Region whose endpoints became unhealthy. */
  readonly from?: string;
  /** Region that traffic moves to. */
  readonly to?: string;
}

/** Gradual rise of traffic to an endpoint that just came up. */
export interface WarmupConfiguration {
  /**
   * Curve of the rise, 1 is linear and the value if left out; larger rises faster at first.
   * @minimum 0
   * @nullable
   */
  readonly aggression?: Double;
  /** How long the rise takes. */
  readonly duration: IstioDuration;
  /**
   * Smallest share of its full weight, in percent, 10 if left out.
   * @minimum 0
   * @maximum 100
   * @nullable
   */
  readonly minimumPercent?: Double;
}
