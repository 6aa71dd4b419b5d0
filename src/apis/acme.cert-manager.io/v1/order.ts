/**
 * acme.cert-manager.io/v1: `Order`.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CertManagerIssuerReference } from '../../cert-manager.io/v1/meta';
import { Bytes, Manifest, NamedMetadata, Time } from '../../meta';

/** State of an order, an authorization or a challenge, in ACME's words; `errored` is cert-manager's own. */
export type AcmeState =
  | 'valid'
  | 'ready'
  | 'pending'
  | 'processing'
  | 'invalid'
  | 'expired'
  | 'errored';

/**
 * An order for one certificate at an ACME server; cert-manager makes it.
 * @schema {"required":["metadata","spec"]}
 */
export interface OrderResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What is ordered. */
  readonly spec: OrderSpec;
  /** Progress at the server. */
  readonly status?: OrderStatus;
}

/** Names and signing request of an order. */
export interface OrderSpec {
  /** PEM of the PKCS#10 signing request, in base64. */
  readonly request: Bytes;
  /** ACME issuer whose account places the order. */
  readonly issuerRef: CertManagerIssuerReference;
  /** Common name in the request; must be among `dnsNames` or `ipAddresses`. */
  readonly commonName?: string;
  /**
   * DNS names to prove.
   * @listType atomic
   */
  readonly dnsNames?: readonly string[];
  /**
   * IP addresses to prove.
   * @listType atomic
   */
  readonly ipAddresses?: readonly string[];
  /** Requested lifetime as a Go duration. */
  readonly duration?: string;
  /** ACME profile to ask for. */
  readonly profile?: string;
}

/** What the server says of an order. */
export interface OrderStatus {
  /** URL of the order at the server. */
  readonly url?: string;
  /** URL to which the signing request goes once all names are proved. */
  readonly finalizeURL?: string;
  /** State of the order. */
  readonly state?: AcmeState;
  /** Why the order is in this state. */
  readonly reason?: string;
  /** When the order failed, which ends it. */
  readonly failureTime?: Time;
  /**
   * Names to prove, with the challenges on offer.
   * @listType atomic
   */
  readonly authorizations?: readonly AcmeAuthorization[];
  /** PEM of the issued certificate with its chain, in base64. */
  readonly certificate?: Bytes;
}

/** A name to prove. */
export interface AcmeAuthorization {
  /** URL of the authorization at the server. */
  readonly url: string;
  /** The name, without the wildcard. */
  readonly identifier?: string;
  /** Whether the name stands for a wildcard. */
  readonly wildcard?: boolean;
  /** State when the order was placed; `valid` needs no further proof. */
  readonly initialState?: AcmeState;
  /**
   * Challenges on offer, of which one has to be met.
   * @listType atomic
   */
  readonly challenges?: readonly AcmeOfferedChallenge[];
}

/** A challenge that the server offers. */
export interface AcmeOfferedChallenge {
  /** Type in ACME's words, such as `http-01` or `dns-01`. */
  readonly type: string;
  /** Token that the answer is made from. */
  readonly token: string;
  /** URL of the challenge at the server. */
  readonly url: string;
}

/** `Order`, namespaced. */
export class Order extends ApiObject {
  public static readonly GVK = { apiVersion: 'acme.cert-manager.io/v1', kind: 'Order' } as const;

  constructor(scope: Construct, id: string, props: Manifest<OrderResource>) {
    super(scope, id, { ...Order.GVK, ...props });
  }
}
