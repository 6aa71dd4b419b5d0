/**
 * acme.cert-manager.io/v1: settings and state of an issuer that speaks ACME; used by `Issuer` and `ClusterIssuer`.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { CertManagerSecretKeySelector } from '../../cert-manager.io/v1/meta';
import { Bytes } from '../../meta';
import { AcmeSolver } from './solver';

/** An account at an ACME server, and how to prove control over names. */
export interface AcmeIssuer {
  /** URL of the server's directory, such as `https://acme-v02.api.letsencrypt.org/directory`. */
  readonly server: string;
  /** Secret for the account's private key; made if it is not there, key `tls.key` if left out. */
  readonly privateKeySecretRef: CertManagerSecretKeySelector;
  /** Mail address for notices of the certificate authority about the account. */
  readonly email?: string;
  /**
   * Ways to answer challenges; the best match of their selectors is used.
   * @listType atomic
   */
  readonly solvers?: readonly AcmeSolver[];
  /** Ties the account to one that exists at the certificate authority. */
  readonly externalAccountBinding?: AcmeExternalAccountBinding;
  /** Whether to use an existing account key only and never make one. */
  readonly disableAccountKeyGeneration?: boolean;
  /**
   * Common name of the issuer at the top of the chain to pick if several are offered.
   * @maxLength 64
   */
  readonly preferredChain?: string;
  /** ACME profile to ask for if the server offers any, such as `tlsserver`. */
  readonly profile?: string;
  /** Whether to ask for the certificate's `duration`; few servers support it. */
  readonly enableDurationFeature?: boolean;
  /** PEM certificates to trust for the server, in base64; not with `skipTLSVerify`. */
  readonly caBundle?: Bytes;
  /** Whether to trust any certificate of the server; for tests only. */
  readonly skipTLSVerify?: boolean;
}

/** Credentials that the certificate authority gave out of band. */
export interface AcmeExternalAccountBinding {
  /** Id of the key. */
  readonly keyID: string;
  /** Secret with the symmetric MAC key in URL-safe base64 without padding. */
  readonly keySecretRef: CertManagerSecretKeySelector;
  /** Ignored today; the algorithm is always HS256. */
  readonly keyAlgorithm?: 'HS256' | 'HS384' | 'HS512';
}

/** State of the ACME account. */
export interface AcmeIssuerStatus {
  /** URL that identifies the account at the server. */
  readonly uri?: string;
  /** Mail address that the server knows. */
  readonly lastRegisteredEmail?: string;
  /** Hash of the account's private key, to notice a change. */
  readonly lastPrivateKeyHash?: string;
}
