/**
 * Types that all API groups share: metadata, and scalars that carry their JSON schema in tags.
 *
 * Source of the schemas: the structural schemas that Kubernetes itself accepts in a CustomResourceDefinition.
 */

/** Metadata of an object; the name is always given, never made by the server. */
export interface NamedMetadata {
  /** Unique among the objects of the kind in the namespace. */
  readonly name: string;
  /** Left out for cluster-scoped kinds. */
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: string[];
}

/** What a user writes of a resource: all but the status, which its controller writes. */
export type Manifest<T> = Omit<T, 'status' | 'apiVersion' | 'kind'>;

/**
 * 32-bit whole number.
 * @asType integer
 * @format int32
 */
export type Int32 = number;

/**
 * 64-bit whole number.
 * @asType integer
 * @format int64
 */
export type Int64 = number;

/**
 * Whole number of any size.
 * @asType integer
 */
export type Integer = number;

/**
 * Number of a port or its name.
 * @schema {"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}
 */
export type IntOrString = number | string;

/**
 * Amount of a resource in Kubernetes' notation: `500m`, `2`, `1.2Gi`.
 * @schema {"anyOf":[{"type":"integer"},{"type":"string"}],"pattern":"^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$","x-kubernetes-int-or-string":true}
 */
export type Quantity = number | string;

/**
 * Moment in RFC 3339: `2026-01-31T12:00:00Z`.
 * @format date-time
 */
export type Time = string;

/**
 * Bytes in base64.
 * @format byte
 */
export type Bytes = string;

/**
 * Any JSON object, kept as it is.
 * @schema {"type":"object","x-kubernetes-preserve-unknown-fields":true}
 */
export type AnyObject = Readonly<Record<string, unknown>>;

/**
 * Any JSON value, kept as it is.
 * @schema {"x-kubernetes-preserve-unknown-fields":true}
 */
export type AnyValue = unknown;
