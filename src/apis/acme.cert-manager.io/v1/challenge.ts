/**
 * acme.cert-manager.io/v1: `Challenge`.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CertManagerIssuerReference } from '../../cert-manager.io/v1/meta';
import { Manifest, NamedMetadata } from '../../meta';
import { AcmeState } from './order';
import { AcmeSolver } from './solver';

/**
 * Proof of control over one name of an order; cert-manager makes it.
 * @schema {"required":["metadata","spec"]}
 */
export interface ChallengeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What has to be proved, and how. */
  readonly spec: ChallengeSpec;
  /** Progress of the proof. */
  readonly status?: ChallengeStatus;
}

/** One challenge of an ACME server with the solver chosen for it. */
export interface ChallengeSpec {
  /** URL of the challenge at the server. */
  readonly url: string;
  /** URL of the authorization that the challenge belongs to. */
  readonly authorizationURL: string;
  /** Name to prove, without the wildcard. */
  readonly dnsName: string;
  /** Whether the name stands for a wildcard. */
  readonly wildcard?: boolean;
  /** Type of the challenge. */
  readonly type: 'HTTP-01' | 'DNS-01';
  /** Token that the server expects in the answer. */
  readonly token: string;
  /** Content of the answer: key authorization for HTTP-01, its digest for DNS-01. */
  readonly key: string;
  /** Solver that answers. */
  readonly solver: AcmeSolver;
  /** ACME issuer whose account is used. */
  readonly issuerRef: CertManagerIssuerReference;
}

/** How far the proof has come. */
export interface ChallengeStatus {
  /** Whether cert-manager is working on it; few challenges run at a time. */
  readonly processing?: boolean;
  /** Whether the answer has been put in place; not whether it is visible yet. */
  readonly presented?: boolean;
  /** State of the challenge. */
  readonly state?: AcmeState;
  /** Why the challenge is in this state. */
  readonly reason?: string;
}

/** `Challenge`, namespaced. */
export class Challenge extends ApiObject {
  public static readonly GVK = { apiVersion: 'acme.cert-manager.io/v1', kind: 'Challenge' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ChallengeResource>) {
    super(scope, id, { ...Challenge.GVK, ...props });
  }
}
