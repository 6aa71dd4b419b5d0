/**
 * serving.knative.dev/v1beta1: `DomainMapping`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { KnativeAddress, KnativeStatus } from './status';
import { Manifest, NamedMetadata } from '../meta';

/** A domain of one's own for a `Service`. */
export interface DomainMappingResource {
  /** Identity of the object; the name is the domain. */
  readonly metadata: NamedMetadata;
  /** What the domain leads to. */
  readonly spec?: DomainMappingSpec;
  /** State of the domain. */
  readonly status?: DomainMappingStatus;
}

/** What a domain leads to. */
export interface DomainMappingSpec {
  /** A Service of Knative, or another object with an address, of the same namespace. */
  readonly ref: DomainMappingReference;
  /** Certificate of the domain. */
  readonly tls?: DomainMappingTls;
}

/** An object with an address. */
export interface DomainMappingReference {
  /** Name of one of its addresses where it has several. */
  readonly address?: string;
  /** Version of its kind, `serving.knative.dev/v1`. */
  readonly apiVersion?: string;
  /** Group of its kind, instead of the version. */
  readonly group?: string;
  /** Its kind, `Service`. */
  readonly kind: string;
  /** `metadata.name`. */
  readonly name: string;
  /** Namespace, that of the domain. */
  readonly namespace?: string;
}

/** Certificate of a domain. */
export interface DomainMappingTls {
  /** Secret of the type `kubernetes.io/tls` in the same namespace. */
  readonly secretName: string;
}

/** State of a domain. */
export interface DomainMappingStatus extends KnativeStatus {
  /** Where programs reach it. */
  readonly address?: KnativeAddress;
  /** The domain as a URL. */
  readonly url?: string;
}

/** `DomainMapping`, namespaced. */
export class DomainMapping extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.knative.dev/v1beta1', kind: 'DomainMapping' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DomainMappingResource>) {
    super(scope, id, { ...DomainMapping.GVK, ...props });
  }
}
