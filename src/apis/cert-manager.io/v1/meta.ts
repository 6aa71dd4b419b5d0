/**
 * cert-manager.io/v1: shapes that several kinds of cert-manager share.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { Int64, Time } from '../../meta';

/** Names the issuer that signs; without kind and group, an `Issuer` of the same namespace. */
export interface CertManagerIssuerReference {
  /** `metadata.name` of the issuer. */
  readonly name: string;
  /** `Issuer` (assumed if left out), `ClusterIssuer`, or a kind of an external issuer. */
  readonly kind?: string;
  /** API group of the issuer, `cert-manager.io` if left out. */
  readonly group?: string;
}

/** One value in a Secret that cert-manager reads. */
export interface CertManagerSecretKeySelector {
  /** `metadata.name` of the Secret. */
  readonly name: string;
  /** Key in the Secret's `data`; some fields have a default for it, others insist on it. */
  readonly key?: string;
}

/** ServiceAccount for which cert-manager requests a short-lived token. */
export interface CertManagerServiceAccountReference {
  /** `metadata.name` of the ServiceAccount. */
  readonly name: string;
  /**
   * Further audiences of the token; cert-manager always adds one of its own.
   * @listType atomic
   */
  readonly audiences?: readonly string[];
}

/** Labels and annotations that cert-manager puts on an object it makes. */
export interface MetadataTemplate {
  /** Annotations to add to those that cert-manager sets itself. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels to add to those that cert-manager sets itself. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One aspect of an object's state, as its controller last saw it. */
export interface CertificateRequestCondition {
  /** Name of the aspect, such as `Ready`, `Issuing`, `Approved` or `Denied`. */
  readonly type: string;
  /** Whether the aspect holds. */
  readonly status: 'True' | 'False' | 'Unknown';
  /** Cause in one PascalCase word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** A condition that tells which generation of the object it judges. */
export interface CertManagerCondition extends CertificateRequestCondition {
  /** `metadata.generation` of the object when the condition was set. */
  readonly observedGeneration?: Int64;
}

/** What the key of a certificate may be used for: X.509 key usages and extended key usages. */
export type KeyUsage =
  | 'signing'
  | 'digital signature'
  | 'content commitment'
  | 'key encipherment'
  | 'key agreement'
  | 'data encipherment'
  | 'cert sign'
  | 'crl sign'
  | 'encipher only'
  | 'decipher only'
  | 'any'
  | 'server auth'
  | 'client auth'
  | 'code signing'
  | 'email protection'
  | 's/mime'
  | 'ipsec end system'
  | 'ipsec tunnel'
  | 'ipsec user'
  | 'timestamping'
  | 'ocsp signing'
  | 'microsoft sgc'
  | 'netscape sgc';
