/**
 * acme.cert-manager.io/v1: DNS services in which cert-manager can answer DNS-01 challenges.
 *
 * Source: cert-manager, its CustomResourceDefinitions; release in pins/.
 */
import { CertManagerSecretKeySelector, CertManagerServiceAccountReference } from '../../cert-manager.io/v1/meta';
import { AnyValue } from '../../meta';

/** DNS service for the TXT record; exactly one service is set. */
export interface AcmeDns01Solver {
  /** Whether to follow a CNAME of the challenge's record to another zone; None if left out. */
  readonly cnameStrategy?: 'None' | 'Follow';
  /** A server of the acme-dns project. */
  readonly acmeDNS?: AcmeDnsProvider;
  /** Akamai Edge DNS. */
  readonly akamai?: AkamaiDnsProvider;
  /** Azure DNS. */
  readonly azureDNS?: AzureDnsProvider;
  /** Google Cloud DNS. */
  readonly cloudDNS?: CloudDnsProvider;
  /** Cloudflare. */
  readonly cloudflare?: CloudflareDnsProvider;
  /** DigitalOcean DNS. */
  readonly digitalocean?: DigitalOceanDnsProvider;
  /** Any server with dynamic updates, such as BIND. */
  readonly rfc2136?: Rfc2136DnsProvider;
  /** Amazon Route 53. */
  readonly route53?: Route53DnsProvider;
  /** A service with a solver of its own in the cluster. */
  readonly webhook?: WebhookDnsProvider;
}

/** Access to an acme-dns server. */
export interface AcmeDnsProvider {
  /** URL of the server's API. */
  readonly host: string;
  /** Secret with the accounts as JSON, as the server's registration returned them. */
  readonly accountSecretRef: CertManagerSecretKeySelector;
}

/** Access to Akamai's API. */
export interface AkamaiDnsProvider {
  /** Host of the API client, as Akamai gave it. */
  readonly serviceConsumerDomain: string;
  /** Secret with the access token. */
  readonly accessTokenSecretRef: CertManagerSecretKeySelector;
  /** Secret with the client secret. */
  readonly clientSecretSecretRef: CertManagerSecretKeySelector;
  /** Secret with the client token. */
  readonly clientTokenSecretRef: CertManagerSecretKeySelector;
}

/** Zone in Azure, and the identity that edits it. */
export interface AzureDnsProvider {
  /** Subscription that has the zone. */
  readonly subscriptionID: string;
  /** Resource group that has the zone. */
  readonly resourceGroupName: string;
  /** Name of the zone; found from the challenged name if left out. */
  readonly hostedZoneName?: string;
  /** Whether the zone is public or private; public if left out. */
  readonly zoneType?: 'AzurePublicZone' | 'AzurePrivateZone';
  /** Azure cloud, the public one if left out. */
  readonly environment?: AzureEnvironment;
  /** Tenant of the service principal; needed with `clientID` and its secret. */
  readonly tenantID?: string;
  /** Client id of a service principal; needs `clientSecretSecretRef`. */
  readonly clientID?: string;
  /** Secret with the password of the service principal. */
  readonly clientSecretSecretRef?: CertManagerSecretKeySelector;
  /** Managed or workload identity to use instead of a service principal. */
  readonly managedIdentity?: AzureManagedIdentity;
}

/** An Azure cloud. */
export type AzureEnvironment =
  | 'AzurePublicCloud'
  | 'AzureChinaCloud'
  | 'AzureGermanCloud'
  | 'AzureUSGovernmentCloud';

/** A managed identity by one of its ids. */
export interface AzureManagedIdentity {
  /** Client id; not together with `resourceID`. */
  readonly clientID?: string;
  /** Azure resource id; not for workload identity. */
  readonly resourceID?: string;
  /** Tenant of the identity; not together with `resourceID`. */
  readonly tenantID?: string;
}

/** Zone in Google Cloud, and the identity that edits it. */
export interface CloudDnsProvider {
  /** Google Cloud project of the zone. */
  readonly project: string;
  /** Name of the zone; found from the challenged name if left out. */
  readonly hostedZoneName?: string;
  /** Secret with a service account's JSON key; the pod's own identity if left out. */
  readonly serviceAccountSecretRef?: CertManagerSecretKeySelector;
}

/** Access to Cloudflare: a token, or a mail address with an API key. */
export interface CloudflareDnsProvider {
  /** Secret with an API token; the better way. */
  readonly apiTokenSecretRef?: CertManagerSecretKeySelector;
  /** Secret with the global API key of the account. */
  readonly apiKeySecretRef?: CertManagerSecretKeySelector;
  /** Mail address of the account; needed with an API key. */
  readonly email?: string;
}

/** Access to DigitalOcean. */
export interface DigitalOceanDnsProvider {
  /** Secret with an API token. */
  readonly tokenSecretRef: CertManagerSecretKeySelector;
}

/** A DNS server that takes dynamic updates. */
export interface Rfc2136DnsProvider {
  /** Address of the server as `host:port`; port 53 if left out, IPv6 in brackets. */
  readonly nameserver: string;
  /** Transport of the updates, UDP if left out. */
  readonly protocol?: 'TCP' | 'UDP';
  /** Algorithm of the TSIG key, such as `HMACSHA256`; HMACMD5 if left out. */
  readonly tsigAlgorithm?: string;
  /** Name of the TSIG key. */
  readonly tsigKeyName?: string;
  /** Secret with the TSIG key. */
  readonly tsigSecretSecretRef?: CertManagerSecretKeySelector;
}

/** Zone in Route 53, and the identity that edits it. */
export interface Route53DnsProvider {
  /** Id of the zone; found from the challenged name if left out. */
  readonly hostedZoneID?: string;
  /** AWS region for requests; that of the pod's environment if left out. */
  readonly region?: string;
  /** ARN of a role to assume with the credentials given or found. */
  readonly role?: string;
  /** Sign-in by a ServiceAccount of the cluster. */
  readonly auth?: Route53Auth;
  /** Access key id as plain text; not together with `accessKeyIDSecretRef`. */
  readonly accessKeyID?: string;
  /** Secret with the access key id. */
  readonly accessKeyIDSecretRef?: CertManagerSecretKeySelector;
  /** Secret with the secret access key; the pod's own identity if left out. */
  readonly secretAccessKeySecretRef?: CertManagerSecretKeySelector;
}

/** Ways to sign in to AWS beside access keys. */
export interface Route53Auth {
  /** Sign-in by a token of the cluster, exchanged for `role`. */
  readonly kubernetes: Route53KubernetesAuth;
}

/** Token for AWS' web identity. */
export interface Route53KubernetesAuth {
  /** ServiceAccount whose short-lived token is used. */
  readonly serviceAccountRef: CertManagerServiceAccountReference;
}

/** A solver that runs in the cluster as an extension API server. */
export interface WebhookDnsProvider {
  /** API group under which the solver is registered. */
  readonly groupName: string;
  /** Name of the solver within the group. */
  readonly solverName: string;
  /** Settings in the solver's own form. */
  readonly config?: AnyValue;
}
