/**
 * cert-manager.io/v1: `CertificateRequest`.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Bytes, Manifest, NamedMetadata, Time } from '../../meta';
import { CertificateRequestCondition, CertManagerIssuerReference, KeyUsage } from './meta';

/** A single signing request to an issuer; its spec never changes, and it is answered at most once. */
export interface CertificateRequestResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The request and who asked. */
  readonly spec?: CertificateRequestSpec;
  /** The answer of the issuer. */
  readonly status?: CertificateRequestStatus;
}

/** A signing request, with the identity of its author. */
export interface CertificateRequestSpec {
  /** PEM of the PKCS#10 signing request, in base64. */
  readonly request: Bytes;
  /** Issuer that is asked to sign. */
  readonly issuerRef: CertManagerIssuerReference;
  /** Requested lifetime as a Go duration; the issuer may grant another. */
  readonly duration?: string;
  /** Whether the certificate shall be able to sign others. */
  readonly isCA?: boolean;
  /**
   * Requested key usages; must equal those inside the request.
   * @listType atomic
   */
  readonly usages?: readonly KeyUsage[];
  /** User that made the object; the webhook fills it in, and it cannot be changed. */
  readonly username?: string;
  /** UID of that user; filled in by the webhook. */
  readonly uid?: string;
  /**
   * Groups of that user; filled in by the webhook.
   * @listType atomic
   */
  readonly groups?: readonly string[];
  /** Further attributes of that user; filled in by the webhook. */
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** Outcome of a signing request. */
export interface CertificateRequestStatus {
  /**
   * State of the request: `Ready`, `InvalidRequest`, `Approved` or `Denied`.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly CertificateRequestCondition[];
  /** PEM of the signed certificate with its chain, in base64. */
  readonly certificate?: Bytes;
  /** PEM of the signer's own certificate if the issuer tells it, in base64. */
  readonly ca?: Bytes;
  /** When the request failed, which ends it. */
  readonly failureTime?: Time;
}

/** `CertificateRequest`, namespaced. */
export class CertificateRequest extends ApiObject {
  public static readonly GVK = { apiVersion: 'cert-manager.io/v1', kind: 'CertificateRequest' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CertificateRequestResource>) {
    super(scope, id, { ...CertificateRequest.GVK, ...props });
  }
}
