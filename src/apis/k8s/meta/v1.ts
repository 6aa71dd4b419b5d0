/**
 * meta/v1: shapes that all groups of Kubernetes share: label selectors, the metadata inside templates, and conditions.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Int64, Time } from '../../meta';

/**
 * Chooses objects by their labels; all conditions must hold, and an empty selector matches everything.
 * @mapType atomic
 */
export interface LabelSelector {
  /**
   * Conditions on single labels.
   * @listType atomic
   */
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
  /** Labels with the exact values that an object must have. */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Condition on one label. */
export interface LabelSelectorRequirement {
  /** Label that is looked at. */
  readonly key: string;
  /** How the label's value relates to `values`. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /**
   * Values for `In` and `NotIn`; left out for the other operators.
   * @listType atomic
   */
  readonly values?: readonly string[];
}

/** Metadata of an object inside another one, such as the pods of a template. */
export interface EmbeddedMetadata {
  /** Notes for tools and controllers, not usable in selectors. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Controllers that must agree before a made object is deleted. */
  readonly finalizers?: readonly string[];
  /** Labels that selectors of other objects match. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Name of the made object; mostly ignored, since the controller names what it makes. */
  readonly name?: string;
  /** Namespace of the made object; mostly ignored, since it is that of the owner. */
  readonly namespace?: string;
}

/** One aspect of an object's state, as many controllers report it. */
export interface Condition {
  /** When `status` last changed. */
  readonly lastTransitionTime: Time;
  /**
   * Cause in a sentence, for people; may be empty.
   * @maxLength 32768
   */
  readonly message: string;
  /**
   * Generation of the object that the condition was made of.
   * @minimum 0
   */
  readonly observedGeneration?: Int64;
  /**
   * Cause in one word, for programs.
   * @minLength 1
   * @maxLength 1024
   * @pattern ^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$
   */
  readonly reason: string;
  /**
   * Whether the aspect holds.
   */
  readonly status: 'True' | 'False' | 'Unknown';
  /**
   * Name of the aspect, with a domain before it where it is not Kubernetes' own.
   * @maxLength 316
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly type: string;
}

/**
 * Metadata of an embedded object whose schema lists no fields: a custom resource's server drops what is in it.
 * @schema {"type":"object"}
 */
export type ObjectMeta = object;
