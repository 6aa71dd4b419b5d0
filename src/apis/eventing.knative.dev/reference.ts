/**
 * eventing.knative.dev: how kinds of all groups of Knative Eventing name other objects.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */

/**
 * An object, by version, kind and name.
 * @check {"required":["apiVersion","kind","name"]}
 */
export interface KReference {
  /** Version of its kind, such as `serving.knative.dev/v1`. */
  readonly apiVersion?: string;
  /** Its kind, such as `Service`. */
  readonly kind?: string;
  /** `metadata.name`. */
  readonly name?: string;
  /** Its namespace, that of the object itself when left out. */
  readonly namespace?: string;
}

/**
 * The same, by the group of its kind or its version.
 * @check {"required":["kind","name"],"anyOf":[{"required":["apiVersion"]},{"required":["group"]}]}
 */
export interface GroupKReference extends KReference {
  /** Name of one of its addresses where it has several. */
  readonly address?: string;
  /** Group of its kind, instead of the version; needs the feature `kreference-group`. */
  readonly group?: string;
}

/**
 * Where events go, by HTTP: an object with an address, a URL, or a path below the address of an object.
 * @check {"$ref":"apis/eventing.knative.dev#DestinationRule"}
 */
export interface Destination {
  /** Certificates of authorities, as PEM, by which the server is trusted beside those that `ref` names; without effect where features of encryption are off. */
  readonly CACerts?: string;
  /** Audience of tokens for the server; only where `ref` names none. */
  readonly audience?: string;
  /** Object with an address: a Service, a Service of Knative, a Broker, a Channel ... */
  readonly ref?: KReference;
  /** A whole URL; beside `ref` a path below its address. */
  readonly uri?: string;
}

/**
 * What the webhook wants of all that say where events go.
 * @check {"allOf":[{"anyOf":[{"required":["ref"]},{"required":["uri"]}]},
 *   {"not":{"required":["ref","uri"],"properties":{"uri":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*:"}}},"x-form":"with ref and a uri that is a whole URL"},
 *   {"not":{"not":{"required":["ref"]},"required":["uri"],"properties":{"uri":{"not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://[^/]"}}}},
 *   "x-form":"with a uri that is no whole URL, unless it has a ref"}]}
 */
export interface DestinationRule {}

/** Chooses objects by their labels; all conditions must hold. */
export interface EventingLabelSelector {
  /** Conditions on single labels. */
  readonly matchExpressions?: readonly EventingLabelRequirement[];
  /**
   * Labels with the exact values that an object must have.
   * @open
   */
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/**
 * Condition on one label.
 * @check {"required":["key","operator"]}
 */
export interface EventingLabelRequirement {
  /** Label that is looked at. */
  readonly key?: string;
  /**
   * How the label's value relates to `values`.
   * @asType string
   * @check {"enum":["In","NotIn","Exists","DoesNotExist"]}
   */
  readonly operator?: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** Values for `In` and `NotIn`; left out for the other operators. */
  readonly values?: readonly string[];
}
