/**
 * certificates.k8s.io/v1: CertificateSigningRequest.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Bytes, Int32, Manifest, NamedMetadata } from '../../meta';

/** Request for a certificate, which somebody approves and the signer answers in the status. */
export interface CertificateSigningRequestResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Request, signer and usages; immutable. */
  readonly spec: CertificateSigningRequestSpec;
}

/** `CertificateSigningRequest`, cluster-scoped. */
export class CertificateSigningRequest extends ClusterObject {
  public static readonly GVK = { apiVersion: 'certificates.k8s.io/v1', kind: 'CertificateSigningRequest' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CertificateSigningRequestResource>) {
    super(scope, id, { ...CertificateSigningRequest.GVK, ...props });
  }
}

/** Request, signer and usages of a certificate. */
export interface CertificateSigningRequestSpec {
  /** Lifetime that is asked for, at least 600 seconds; the signer decides. */
  readonly expirationSeconds?: Int32;
  /** Further facts of who made the request; written by the server. */
  readonly extra?: Readonly<Record<string, readonly string[]>>;
  /**
   * Groups of who made the request; written by the server.
   * @listType atomic
   */
  readonly groups?: readonly string[];
  /** PEM block `CERTIFICATE REQUEST`, in base64. */
  readonly request: Bytes;
  /** Who signs, such as `kubernetes.io/kube-apiserver-client`. */
  readonly signerName: string;
  /** Identity of who made the request; written by the server. */
  readonly uid?: string;
  /**
   * What the certificate is for, without repetition.
   * @listType atomic
   */
  readonly usages: readonly KeyUsage[];
  /** Name of who made the request; written by the server. */
  readonly username?: string;
}

/** Use of a certificate's key. */
export type KeyUsage =
  | 'any'
  | 'cert sign'
  | 'client auth'
  | 'code signing'
  | 'content commitment'
  | 'crl sign'
  | 'data encipherment'
  | 'decipher only'
  | 'digital signature'
  | 'email protection'
  | 'encipher only'
  | 'ipsec end system'
  | 'ipsec tunnel'
  | 'ipsec user'
  | 'key agreement'
  | 'key encipherment'
  | 'microsoft sgc'
  | 'netscape sgc'
  | 'ocsp signing'
  | 's/mime'
  | 'server auth'
  | 'signing'
  | 'timestamping';
