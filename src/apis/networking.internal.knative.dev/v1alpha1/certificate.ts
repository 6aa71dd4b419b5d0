/**
 * networking.internal.knative.dev/v1alpha1: `Certificate`; cert-manager has another kind of that name.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { IntOrString, Manifest, NamedMetadata, Time } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** A certificate that Knative asks for, once it is told to encrypt. */
export interface CertificateResource {
  /** Identity of the object; an annotation names who makes the certificate. */
  readonly metadata: NamedMetadata;
  /** Names in it, and where it is kept. */
  readonly spec?: CertificateSpec;
  /** State of the certificate. */
  readonly status?: CertificateStatus;
}

/** Names in a certificate, and where it is kept. */
export interface CertificateSpec {
  /** DNS names. */
  readonly dnsNames: readonly string[];
  /** The domain that they are part of. */
  readonly domain?: string;
  /** Secret that receives it. */
  readonly secretName: string;
}

/** State of a certificate. */
export interface CertificateStatus extends KnativeStatus {
  /** Proofs that an authority asks for. */
  readonly http01Challenges?: readonly HTTP01Challenge[];
  /** When it ends. */
  readonly notAfter?: Time;
}

/** A proof by a page. */
export interface HTTP01Challenge {
  /** Service that serves the page. */
  readonly serviceName?: string;
  /** Namespace of the Service. */
  readonly serviceNamespace?: string;
  /** Port of the Service. */
  readonly servicePort?: IntOrString;
  /** Address of the page. */
  readonly url?: string;
}

/** `Certificate`, namespaced. */
export class Certificate extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.internal.knative.dev/v1alpha1', kind: 'Certificate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CertificateResource>) {
    super(scope, id, { ...Certificate.GVK, ...props });
  }
}
