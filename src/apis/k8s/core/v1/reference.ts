/**
 * core/v1: references to other objects.
 *
 * Source: Kubernetes API, release in pins/.
 */

/**
 * Reference by name to an object of a known kind in the same namespace.
 * @mapType atomic
 */
export interface LocalObjectReference {
  /**
   * Name of the object.
   * @default ""
   */
  readonly name?: string;
}

/**
 * Reference to a Secret of any namespace.
 * @mapType atomic
 */
export interface SecretReference {
  /** Name of the Secret. */
  readonly name?: string;
  /** Namespace of the Secret. */
  readonly namespace?: string;
}

/**
 * Reference to any object, or to a part of it.
 * @mapType atomic
 */
export interface ObjectReference {
  /** Group and version of the object. */
  readonly apiVersion?: string;
  /** Part of the object, as in `spec.containers{web}`. */
  readonly fieldPath?: string;
  /** Kind of the object. */
  readonly kind?: string;
  /** Name of the object. */
  readonly name?: string;
  /** Namespace of the object. */
  readonly namespace?: string;
  /** Exact revision that is meant. */
  readonly resourceVersion?: string;
  /** Identity of the object, which outlives no deletion. */
  readonly uid?: string;
}

/**
 * Reference to an object of any kind in the same namespace.
 * @mapType atomic
 */
export interface TypedLocalObjectReference {
  /** Group of the kind; left out for the core group. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
}

/** Reference to an object of any kind, also in another namespace. */
export interface TypedObjectReference {
  /** Group of the kind; left out for the core group. */
  readonly apiGroup?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object; needs a ReferenceGrant there when it is a foreign one. */
  readonly namespace?: string;
}
