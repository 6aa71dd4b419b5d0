/**
 * cert-manager.io/v1: `Issuer` and `ClusterIssuer`, which differ in scope only.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { AcmeIssuer, AcmeIssuerStatus } from '../../acme.cert-manager.io/v1/issuer';
import { Bytes, Manifest, NamedMetadata } from '../../meta';
import { CertManagerCondition, CertManagerSecretKeySelector, CertManagerServiceAccountReference } from './meta';

/** A source of certificates for one namespace. */
export interface IssuerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Kind of source and its settings. */
  readonly spec: IssuerSpec;
  /** Whether the issuer is ready to sign. */
  readonly status?: IssuerStatus;
}

/** A source of certificates for all namespaces; its Secrets lie in cert-manager's cluster resource namespace. */
export interface ClusterIssuerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Kind of source and its settings. */
  readonly spec: IssuerSpec;
  /** Whether the issuer is ready to sign. */
  readonly status?: IssuerStatus;
}

/** Settings of an issuer; exactly one of the fields is set. */
export interface IssuerSpec {
  /** An ACME server such as Let's Encrypt. */
  readonly acme?: AcmeIssuer;
  /** A certificate authority whose key is in a Secret. */
  readonly ca?: CaIssuer;
  /** Each certificate is signed with its own key. */
  readonly selfSigned?: SelfSignedIssuer;
  /** The PKI engine of HashiCorp Vault or OpenBao. */
  readonly vault?: VaultIssuer;
  /** CyberArk (formerly Venafi) Certificate Manager, self-hosted or SaaS. */
  readonly venafi?: VenafiIssuer;
}

/** A certificate authority inside the cluster. */
export interface CaIssuer {
  /** Secret with the authority's `tls.crt` and `tls.key`. */
  readonly secretName: string;
  /**
   * URLs of revocation lists to write into each certificate.
   * @listType atomic
   */
  readonly crlDistributionPoints?: readonly string[];
  /**
   * URLs of OCSP responders to write into each certificate.
   * @listType atomic
   */
  readonly ocspServers?: readonly string[];
  /**
   * URLs of the authority's own certificate to write into each certificate.
   * @listType atomic
   */
  readonly issuingCertificateURLs?: readonly string[];
}

/** Settings of self-signing. */
export interface SelfSignedIssuer {
  /**
   * URLs of revocation lists to write into each certificate.
   * @listType atomic
   */
  readonly crlDistributionPoints?: readonly string[];
}

/** Where Vault is, and how to sign in to it. */
export interface VaultIssuer {
  /** URL of Vault, such as `https://vault.example.com:8200`. */
  readonly server: string;
  /** Path of the sign endpoint, such as `my-pki/sign/my-role`. */
  readonly path: string;
  /** How cert-manager signs in. */
  readonly auth: VaultAuth;
  /** Vault namespace, a feature of its enterprise edition. */
  readonly namespace?: string;
  /** Host name to expect in Vault's TLS certificate if it is not that of `server`. */
  readonly serverName?: string;
  /** PEM certificates to trust for the connection, in base64; not with `caBundleSecretRef`. */
  readonly caBundle?: Bytes;
  /** Secret with the PEM certificates to trust, key `ca.crt` if left out. */
  readonly caBundleSecretRef?: CertManagerSecretKeySelector;
  /** Secret with a client certificate for Vaults that ask for one. */
  readonly clientCertSecretRef?: CertManagerSecretKeySelector;
  /** Secret with the private key of that client certificate. */
  readonly clientKeySecretRef?: CertManagerSecretKeySelector;
}

/** Ways to sign in to Vault; exactly one is set. */
export interface VaultAuth {
  /** Secret with a Vault token. */
  readonly tokenSecretRef?: CertManagerSecretKeySelector;
  /** Vault's AppRole method. */
  readonly appRole?: VaultAppRoleAuth;
  /** Vault's TLS certificate method. */
  readonly clientCertificate?: VaultClientCertificateAuth;
  /** Vault's Kubernetes method. */
  readonly kubernetes?: VaultKubernetesAuth;
}

/** AppRole: a role id with a secret id. */
export interface VaultAppRoleAuth {
  /** Mount path of the method, such as `approle`. */
  readonly path: string;
  /** Role id. */
  readonly roleId: string;
  /** Secret with the secret id. */
  readonly secretRef: CertManagerSecretKeySelector;
}

/** Sign-in by a TLS client certificate. */
export interface VaultClientCertificateAuth {
  /** Mount path of the method, `/v1/auth/cert` if left out. */
  readonly mountPath?: string;
  /** Certificate role to ask for; Vault tries all if left out. */
  readonly name?: string;
  /** Secret of type `kubernetes.io/tls` with the client certificate. */
  readonly secretName?: string;
}

/** Sign-in by a token of a ServiceAccount. */
export interface VaultKubernetesAuth {
  /** Vault role to assume. */
  readonly role: string;
  /** Mount path of the method, `/v1/auth/kubernetes` if left out. */
  readonly mountPath?: string;
  /** Secret with a long-lived token; `serviceAccountRef` is the better way. */
  readonly secretRef?: CertManagerSecretKeySelector;
  /** ServiceAccount whose short-lived token is used. */
  readonly serviceAccountRef?: CertManagerServiceAccountReference;
}

/** Zone and access of CyberArk Certificate Manager; either `tpp` or `cloud` is set. */
export interface VenafiIssuer {
  /** Policy folder (self-hosted) or application and template (SaaS). */
  readonly zone: string;
  /** The self-hosted product. */
  readonly tpp?: VenafiTpp;
  /** The hosted product. */
  readonly cloud?: VenafiCloud;
}

/** Access to the self-hosted product. */
export interface VenafiTpp {
  /** URL of its API, such as `https://tpp.example.com/vedsdk`. */
  readonly url: string;
  /** Secret with `access-token`, or `username` and `password`. */
  readonly credentialsRef: VenafiCredentialsReference;
  /** PEM certificates to trust for the connection, in base64; not with `caBundleSecretRef`. */
  readonly caBundle?: Bytes;
  /** Secret with the PEM certificates to trust, key `ca.crt` if left out. */
  readonly caBundleSecretRef?: CertManagerSecretKeySelector;
}

/** A Secret by name. */
export interface VenafiCredentialsReference {
  /** `metadata.name` of the Secret. */
  readonly name: string;
}

/** Access to the hosted product. */
export interface VenafiCloud {
  /** Secret with the API key. */
  readonly apiTokenSecretRef: CertManagerSecretKeySelector;
  /** URL of its API, that of the US region if left out. */
  readonly url?: string;
}

/** Whether an issuer can sign. */
export interface IssuerStatus {
  /**
   * State of the issuer; only `Ready` is in use.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly CertManagerCondition[];
  /** The account at the ACME server; ACME issuers only. */
  readonly acme?: AcmeIssuerStatus;
}

/** `Issuer`, namespaced. */
export class Issuer extends ApiObject {
  public static readonly GVK = { apiVersion: 'cert-manager.io/v1', kind: 'Issuer' } as const;

  constructor(scope: Construct, id: string, props: Manifest<IssuerResource>) {
    super(scope, id, { ...Issuer.GVK, ...props });
  }
}

/** `ClusterIssuer`, cluster-scoped. */
export class ClusterIssuer extends ClusterObject {
  public static readonly GVK = { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterIssuerResource>) {
    super(scope, id, { ...ClusterIssuer.GVK, ...props });
  }
}
