/**
 * cert-manager.io/v1: `Certificate`.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata, Time } from '../../meta';
import { CertManagerCondition, CertManagerIssuerReference, CertManagerSecretKeySelector, KeyUsage, MetadataTemplate } from './meta';

/** An X.509 certificate that is issued into a Secret and renewed there before it expires. */
export interface CertificateResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What the certificate shall contain and where it is kept. */
  readonly spec?: CertificateSpec;
  /** What cert-manager has issued so far. */
  readonly status?: CertificateStatus;
}

/** Desired content, lifetime and place of a certificate. */
export interface CertificateSpec {
  /** Secret of the same namespace that receives `tls.crt`, `tls.key` and `ca.crt`. */
  readonly secretName: string;
  /** Issuer that signs the certificate. */
  readonly issuerRef: CertManagerIssuerReference;
  /** Labels and annotations for the Secret. */
  readonly secretTemplate?: MetadataTemplate;
  /** Common name of the subject, at most 64 characters; not together with `literalSubject`. */
  readonly commonName?: string;
  /** Distinguished name of the subject, apart from the common name. */
  readonly subject?: X509Subject;
  /** Whole subject as an RFC 4514 string, such as `CN=db,O=Example`; keeps the order of its parts. */
  readonly literalSubject?: string;
  /**
   * DNS names among the subject alternative names.
   * @listType atomic
   */
  readonly dnsNames?: readonly string[];
  /**
   * IP addresses among the subject alternative names.
   * @listType atomic
   */
  readonly ipAddresses?: readonly string[];
  /**
   * URIs among the subject alternative names.
   * @listType atomic
   */
  readonly uris?: readonly string[];
  /**
   * Mail addresses among the subject alternative names.
   * @listType atomic
   */
  readonly emailAddresses?: readonly string[];
  /**
   * Subject alternative names of a type of their own; behind a feature gate.
   * @listType atomic
   */
  readonly otherNames?: readonly X509OtherName[];
  /** Requested lifetime as a Go duration such as `2160h`; 90 days if left out, 1 hour at least. */
  readonly duration?: string;
  /** Go duration before expiry at which to renew; a third of the lifetime if left out, 5 minutes at least. */
  readonly renewBefore?: string;
  /** Share of the lifetime, in percent, before expiry at which to renew; instead of `renewBefore`. */
  readonly renewBeforePercentage?: Int32;
  /** Whether the certificate may sign others; adds the usage `cert sign`. */
  readonly isCA?: boolean;
  /**
   * Requested key usages; `digital signature` and `key encipherment` if left out.
   * @listType atomic
   */
  readonly usages?: readonly KeyUsage[];
  /** Whether the signing request carries the usages too; true if left out. */
  readonly encodeUsagesInRequest?: boolean;
  /** Kind of private key and when a new one is made. */
  readonly privateKey?: CertificatePrivateKey;
  /** Algorithm that signs the request; must fit the private key. */
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /** Further formats of the same key and certificates in the Secret. */
  readonly keystores?: CertificateKeystores;
  /**
   * More entries in the Secret with key and certificate in other encodings.
   * @listType atomic
   */
  readonly additionalOutputFormats?: readonly CertificateOutputFormat[];
  /** Limits on the names that a CA certificate may sign; behind a feature gate. */
  readonly nameConstraints?: X509NameConstraints;
  /** How many CertificateRequests to keep, 1 or more; 1 if left out. */
  readonly revisionHistoryLimit?: Int32;
}

/** Parts of a distinguished name. */
export interface X509Subject {
  /**
   * Organizations (`O`).
   * @listType atomic
   */
  readonly organizations?: readonly string[];
  /**
   * Organizational units (`OU`).
   * @listType atomic
   */
  readonly organizationalUnits?: readonly string[];
  /**
   * Country codes (`C`).
   * @listType atomic
   */
  readonly countries?: readonly string[];
  /**
   * States or provinces (`ST`).
   * @listType atomic
   */
  readonly provinces?: readonly string[];
  /**
   * Towns (`L`).
   * @listType atomic
   */
  readonly localities?: readonly string[];
  /**
   * Street addresses.
   * @listType atomic
   */
  readonly streetAddresses?: readonly string[];
  /**
   * Postal codes.
   * @listType atomic
   */
  readonly postalCodes?: readonly string[];
  /** Serial number of the subject, not of the certificate. */
  readonly serialNumber?: string;
}

/** A subject alternative name whose type is an object identifier. */
export interface X509OtherName {
  /** Object identifier in dotted form, such as `1.3.6.1.4.1.311.20.2.3`. */
  readonly oid?: string;
  /** The name as UTF-8 text. */
  readonly utf8Value?: string;
}

/** Properties of the private key. */
export interface CertificatePrivateKey {
  /** Algorithm of the key, RSA if left out. */
  readonly algorithm?: 'RSA' | 'ECDSA' | 'Ed25519';
  /** Encoding in `tls.key`, PKCS1 if left out. */
  readonly encoding?: 'PKCS1' | 'PKCS8';
  /**
   * Bits: 2048 to 8192 for RSA (2048 if left out), 256, 384 or 521 for ECDSA (256), none for Ed25519.
   * @asType integer
   */
  readonly size?: number;
  /** Whether each renewal makes a new key or keeps the old one; Always if left out. */
  readonly rotationPolicy?: 'Never' | 'Always';
}

/** Hash and key algorithm of a signature. */
export type SignatureAlgorithm =
  | 'SHA256WithRSA'
  | 'SHA384WithRSA'
  | 'SHA512WithRSA'
  | 'ECDSAWithSHA256'
  | 'ECDSAWithSHA384'
  | 'ECDSAWithSHA512'
  | 'PureEd25519';

/** Keystores that are written into the Secret beside the PEM files. */
export interface CertificateKeystores {
  /** Java keystore `keystore.jks`, with `truststore.jks` if the issuer gives a CA. */
  readonly jks?: JksKeystore;
  /** PKCS#12 file `keystore.p12`, with `truststore.p12` if the issuer gives a CA. */
  readonly pkcs12?: Pkcs12Keystore;
}

/** Options of the Java keystore. */
export interface JksKeystore {
  /** Whether to write the keystore. */
  readonly create: boolean;
  /** Name of the entry in the keystore, `certificate` if left out. */
  readonly alias?: string;
  /** Password of the keystore as plain text; not together with `passwordSecretRef`. */
  readonly password?: string;
  /** Secret that holds the password of the keystore. */
  readonly passwordSecretRef?: CertManagerSecretKeySelector;
}

/** Options of the PKCS#12 file. */
export interface Pkcs12Keystore {
  /** Whether to write the file. */
  readonly create: boolean;
  /** Algorithms of the file, from the most widely read to the safest; LegacyRC2 if left out. */
  readonly profile?: 'LegacyRC2' | 'LegacyDES' | 'Modern2023';
  /** Password of the file as plain text; not together with `passwordSecretRef`. */
  readonly password?: string;
  /** Secret that holds the password of the file. */
  readonly passwordSecretRef?: CertManagerSecretKeySelector;
}

/** One further encoding in the Secret. */
export interface CertificateOutputFormat {
  /** `DER` writes the key as `key.der`; `CombinedPEM` writes key and chain as `tls-combined.pem`. */
  readonly type: 'DER' | 'CombinedPEM';
}

/** The X.509 extension that limits which names a CA certificate vouches for. */
export interface X509NameConstraints {
  /** Whether a verifier that does not know the extension must refuse the certificate. */
  readonly critical?: boolean;
  /** Names that are allowed. */
  readonly permitted?: X509NameConstraintItem;
  /** Names that are forbidden, even if also permitted. */
  readonly excluded?: X509NameConstraintItem;
}

/** Name spaces, by type of name. */
export interface X509NameConstraintItem {
  /**
   * DNS domains with all names below them.
   * @listType atomic
   */
  readonly dnsDomains?: readonly string[];
  /**
   * Networks in CIDR notation.
   * @listType atomic
   */
  readonly ipRanges?: readonly string[];
  /**
   * Mail addresses, or hosts of them.
   * @listType atomic
   */
  readonly emailAddresses?: readonly string[];
  /**
   * Hosts or domains of URIs.
   * @listType atomic
   */
  readonly uriDomains?: readonly string[];
}

/** What cert-manager has done for a certificate. */
export interface CertificateStatus {
  /**
   * State of the certificate; `Ready` and `Issuing` are in use.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly CertManagerCondition[];
  /** Start of validity of the certificate in the Secret. */
  readonly notBefore?: Time;
  /** End of validity of the certificate in the Secret. */
  readonly notAfter?: Time;
  /** When the next renewal starts. */
  readonly renewalTime?: Time;
  /**
   * Counts the issuances, from 1.
   * @asType integer
   */
  readonly revision?: number;
  /** Temporary Secret with the private key of an issuance in progress. */
  readonly nextPrivateKeySecretName?: string;
  /** When the latest issuance failed; gone after a success. */
  readonly lastFailureTime?: Time;
  /**
   * Failures in a row, which lengthen the pause before the next try.
   * @asType integer
   */
  readonly failedIssuanceAttempts?: number;
}

/** `Certificate`, namespaced. */
export class Certificate extends ApiObject {
  public static readonly GVK = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CertificateResource>) {
    super(scope, id, { ...Certificate.GVK, ...props });
  }
}
