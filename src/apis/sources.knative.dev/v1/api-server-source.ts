/**
 * sources.knative.dev/v1: `ApiServerSource`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventFilter } from '../../eventing.knative.dev/filter';
import { EventingLabelSelector } from '../../eventing.knative.dev/reference';
import { Manifest, NamedMetadata } from '../../meta';
import { SourceSpec, SourceStatus } from '../spec';

/**
 * Makes an event of each change of objects of the cluster, with a pod of its own.
 * @check {"required":["spec"]}
 */
export interface ApiServerSourceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Which objects, and where the events go. */
  readonly spec?: ApiServerSourceSpec;
  /** Where the events go. */
  readonly status?: ApiServerSourceStatus;
}

/**
 * Which objects, and where the events go. The API server keeps fields beyond these, the webhook refuses them.
 * @loose filters
 * @check {"required":["sink"]}
 */
export interface ApiServerSourceSpec extends SourceSpec {
  /** Conditions on the events that all must hold; need the feature `new-apiserversource-filters`. */
  readonly filters?: readonly EventFilter[];
  /**
   * Whether events have whole objects (`Resource`), or their names only, which is so when left out.
   * @asType string
   * @check {"enum":["Reference","Resource"]}
   */
  readonly mode?: 'Reference' | 'Resource';
  /** Namespaces that are looked at, by their labels; its own when left out. */
  readonly namespaceSelector?: EventingLabelSelector;
  /** Kind of the owners that objects must have. */
  readonly owner?: WatchedOwner;
  /**
   * The objects.
   * @check {"minItems":1}
   */
  readonly resources: readonly WatchedResource[];
  /** ServiceAccount that may get, list and watch the objects, `default` when left out. */
  readonly serviceAccountName?: string;
}

/**
 * Kind of owners.
 * @check {"required":["apiVersion","kind"]}
 */
export interface WatchedOwner {
  /** Its version. */
  readonly apiVersion?: string;
  /** Its name. */
  readonly kind?: string;
}

/**
 * Objects of a kind.
 * @check {"required":["apiVersion","kind"]}
 */
export interface WatchedResource {
  /** Version of the kind. */
  readonly apiVersion?: string;
  /** The kind. */
  readonly kind?: string;
  /** Labels of the objects; all when left out. */
  readonly selector?: EventingLabelSelector;
}

/** Where the events go. */
export interface ApiServerSourceStatus extends SourceStatus {
  /** Namespaces that are looked at. */
  readonly namespaces?: readonly string[];
}

/** `ApiServerSource`, namespaced. */
export class ApiServerSource extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1', kind: 'ApiServerSource' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ApiServerSourceResource>) {
    super(scope, id, { ...ApiServerSource.GVK, ...props });
  }
}
