/** How models of teams are served, as the programs of the platform know it. */
import { DnsName, WebUrl } from './names';

/** How pods of a model are made: by Knative, as many as there are requests for, or by a Deployment with an autoscaler. */
export type ServingMode = 'knative' | 'standard';

/** Tokens of an issuer, and which of their claims say whose they are. */
export interface TokenRule {
  /** Value of the `iss` claim. */
  readonly issuer: string;
  /** Where the mesh's control plane reads the signing keys. @default - as the issuer's discovery document says */
  readonly jwksUri?: WebUrl;
  /** The keys themselves, as a JSON Web Key Set. @default - they are read */
  readonly jwks?: string;
  /** Values of the `aud` claim of which a token must have one. @default - tokens for every audience */
  readonly audiences?: readonly string[];
  /** Claim with the user's id. @default 'sub' */
  readonly userIdClaim?: string;
  /** Claim with the user's groups. @default 'groups' */
  readonly groupsClaim?: string;
}

/** Addresses of models, and who hands on requests for them. */
export interface ServingRef {
  /** Mode of services that say none. */
  readonly mode: ServingMode;
  /** Domain in the addresses. */
  readonly domain: DnsName;
  /** Scheme of the addresses. */
  readonly urlScheme: 'http' | 'https';
  /** Form of the paths of services on Knative, as a template of Go. @default - they have hosts of their own */
  readonly pathTemplate?: string;
  /** Form of the hosts of services in standard mode, as a template of Go. @default - '{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}' */
  readonly domainTemplate?: string;
  /** Whether there is a Knative for services that ask for it. @default false */
  readonly knative?: boolean;
  /** Principal of the Gateway that leads to services in standard mode, where nobody signs in. @default - nothing leads to them */
  readonly gateway?: string;
  /** Issuers whose tokens the platform takes. @default - not known: a service that looks at tokens must name them */
  readonly tokens?: readonly TokenRule[];
}
