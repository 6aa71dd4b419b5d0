/**
 * apiextensions.k8s.io/v1: CustomResourceDefinition.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { JSONSchemaProps } from './schema';
import { WebhookClientConfig } from '../../admissionregistration/v1';
import { Int32, Manifest, NamedMetadata } from '../../../meta';

/** Adds a kind to the API server. */
export interface CustomResourceDefinitionResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Names, versions and schemas of the kind. */
  readonly spec: CustomResourceDefinitionSpec;
}

/** `CustomResourceDefinition`, cluster-scoped. */
export class CustomResourceDefinition extends ClusterObject {
  public static readonly GVK = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CustomResourceDefinitionResource>) {
    super(scope, id, { ...CustomResourceDefinition.GVK, ...props });
  }
}

/** Names, versions and schemas of a kind. */
export interface CustomResourceDefinitionSpec {
  /** How objects are converted between versions. */
  readonly conversion?: CustomResourceConversion;
  /** Group of the kind; the object's name is `<plural>.<group>`. */
  readonly group: string;
  /** Names of the kind. */
  readonly names: CustomResourceDefinitionNames;
  /** Keeps fields that no schema lists; deprecated, must be false. */
  readonly preserveUnknownFields?: boolean;
  /** Whether objects live in namespaces; immutable. */
  readonly scope: 'Cluster' | 'Namespaced';
  /**
   * Versions of the kind; exactly one is stored.
   * @listType atomic
   */
  readonly versions: readonly CustomResourceDefinitionVersion[];
}

/** How objects are converted between versions. */
export interface CustomResourceConversion {
  /** Whether only `apiVersion` changes, or a service converts. */
  readonly strategy: 'None' | 'Webhook';
  /** Service that converts; only with strategy `Webhook`. */
  readonly webhook?: WebhookConversion;
}

/** Service that converts objects. */
export interface WebhookConversion {
  /** How the service is reached. */
  readonly clientConfig?: WebhookClientConfig;
  /**
   * Versions of the request that the service understands, best first.
   * @listType atomic
   */
  readonly conversionReviewVersions: readonly string[];
}

/** Names of a kind. */
export interface CustomResourceDefinitionNames {
  /**
   * Groups of kinds, such as `all`, for `kubectl get`.
   * @listType atomic
   */
  readonly categories?: readonly string[];
  /** Name of the kind, singular and in CamelCase. */
  readonly kind: string;
  /** Name of the list's kind, `<kind>List` when left out. */
  readonly listKind?: string;
  /** Name of the resource in URLs, lower case and plural. */
  readonly plural: string;
  /**
   * Short names for kubectl.
   * @listType atomic
   */
  readonly shortNames?: readonly string[];
  /** Singular name in lower case, that of `kind` when left out. */
  readonly singular?: string;
}

/** One version of a kind. */
export interface CustomResourceDefinitionVersion {
  /**
   * Columns that `kubectl get` shows; the age when left out.
   * @listType atomic
   */
  readonly additionalPrinterColumns?: readonly CustomResourceColumnDefinition[];
  /** Warns clients that use the version. */
  readonly deprecated?: boolean;
  /** Text of the warning. */
  readonly deprecationWarning?: string;
  /** Name of the version, such as `v1beta1`. */
  readonly name: string;
  /** Schema of the objects. */
  readonly schema?: CustomResourceValidation;
  /**
   * Fields that field selectors may use, at most 8.
   * @listType atomic
   */
  readonly selectableFields?: readonly SelectableField[];
  /** Offers the version to clients. */
  readonly served: boolean;
  /** Stores objects in this version. */
  readonly storage: boolean;
  /** Parts of the object with paths of their own. */
  readonly subresources?: CustomResourceSubresources;
}

/** Column that `kubectl get` shows. */
export interface CustomResourceColumnDefinition {
  /** Meaning of the column. */
  readonly description?: string;
  /** Format of the value, such as `date-time`. */
  readonly format?: string;
  /** Path of the value in the object, such as `.status.phase`. */
  readonly jsonPath: string;
  /** Heading of the column. */
  readonly name: string;
  /** 0 for columns that are always shown; others only in wide output. */
  readonly priority?: Int32;
  /** Type of the value. */
  readonly type: 'integer' | 'number' | 'string' | 'boolean' | 'date';
}

/** Schema of the objects of a version. */
export interface CustomResourceValidation {
  /** Structural schema. */
  readonly openAPIV3Schema?: JSONSchemaProps;
}

/** Field that field selectors may use. */
export interface SelectableField {
  /** Path of the field, such as `.spec.color`. */
  readonly jsonPath: string;
}

/** Parts of an object with paths of their own. */
export interface CustomResourceSubresources {
  /** Makes the number of replicas readable and writable in one form for all kinds. */
  readonly scale?: CustomResourceSubresourceScale;
  /** Makes the status a part that only its own path changes. */
  readonly status?: CustomResourceSubresourceStatus;
}

/**
 * Switches the status part on; has no settings.
 * @schema {"type":"object"}
 */
export type CustomResourceSubresourceStatus = object;

/** Where an object keeps its numbers of replicas. */
export interface CustomResourceSubresourceScale {
  /** Path of the pods' selector, as text, below `.status` or `.spec`. */
  readonly labelSelectorPath?: string;
  /** Path of the wanted number below `.spec`. */
  readonly specReplicasPath: string;
  /** Path of the present number below `.status`. */
  readonly statusReplicasPath: string;
}
