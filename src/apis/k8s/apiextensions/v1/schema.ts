/**
 * apiextensions.k8s.io/v1: the JSON schemas in a CustomResourceDefinition; parts that may be of several types stay open.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { AnyValue, Int64 } from '../../../meta';

/** JSON schema in the dialect of the API server. */
export interface JSONSchemaProps {
  /** Refused by the API server, as is every other reference. */
  readonly $ref?: string;
  /** Address of the dialect. */
  readonly $schema?: string;
  /**
   * Refused by the API server.
   * @schema {"anyOf":[{"type":"boolean"},{"type":"object"}],"x-kubernetes-preserve-unknown-fields":true}
   */
  readonly additionalItems?: boolean | JSONSchemaProps;
  /**
   * Schema of the values of a map, or true for values of any kind; excludes `properties`.
   * @schema {"anyOf":[{"type":"boolean"},{"type":"object"}],"x-kubernetes-preserve-unknown-fields":true}
   */
  readonly additionalProperties?: boolean | JSONSchemaProps;
  /**
   * Schemas that must all hold.
   * @listType atomic
   */
  readonly allOf?: readonly JSONSchemaProps[];
  /**
   * Schemas of which one at least must hold.
   * @listType atomic
   */
  readonly anyOf?: readonly JSONSchemaProps[];
  /** Value of a field that is left out. */
  readonly default?: AnyValue;
  /** Refused by the API server. */
  readonly definitions?: Readonly<Record<string, JSONSchemaProps>>;
  /**
   * Refused by the API server.
   * @values {"anyOf":[{"type":"object"},{"type":"array"}],"x-kubernetes-preserve-unknown-fields":true}
   */
  readonly dependencies?: Readonly<Record<string, AnyValue>>;
  /** Text for `kubectl explain`. */
  readonly description?: string;
  /**
   * All values that are allowed.
   * @listType atomic
   */
  readonly enum?: readonly AnyValue[];
  /** Value as it may look. */
  readonly example?: AnyValue;
  /** Leaves the maximum itself out. */
  readonly exclusiveMaximum?: boolean;
  /** Leaves the minimum itself out. */
  readonly exclusiveMinimum?: boolean;
  /** Where to read on. */
  readonly externalDocs?: ExternalDocumentation;
  /** Form of a text or number, such as `date-time` or `int32`; unknown ones are not looked at. */
  readonly format?: string;
  /** Id of the schema. */
  readonly id?: string;
  /** Schema of the entries of a list. */
  readonly items?: JSONSchemaProps;
  /** Most entries of a list. */
  readonly maxItems?: Int64;
  /** Most characters of a text. */
  readonly maxLength?: Int64;
  /** Most entries of a map. */
  readonly maxProperties?: Int64;
  /**
   * Highest number.
   * @format double
   */
  readonly maximum?: number;
  /** Least entries of a list. */
  readonly minItems?: Int64;
  /** Least characters of a text. */
  readonly minLength?: Int64;
  /** Least entries of a map. */
  readonly minProperties?: Int64;
  /**
   * Lowest number.
   * @format double
   */
  readonly minimum?: number;
  /**
   * Number whose multiples are allowed.
   * @format double
   */
  readonly multipleOf?: number;
  /** Schema that must not hold. */
  readonly not?: JSONSchemaProps;
  /** Allows null. */
  readonly nullable?: boolean;
  /**
   * Schemas of which exactly one must hold.
   * @listType atomic
   */
  readonly oneOf?: readonly JSONSchemaProps[];
  /** Regular expression that a text must match. */
  readonly pattern?: string;
  /** Refused by the API server. */
  readonly patternProperties?: Readonly<Record<string, JSONSchemaProps>>;
  /** Schemas of fields by name. */
  readonly properties?: Readonly<Record<string, JSONSchemaProps>>;
  /**
   * Fields that must be there.
   * @listType atomic
   */
  readonly required?: readonly string[];
  /** Heading of the schema. */
  readonly title?: string;
  /** Type of the value: `object`, `array`, `string`, `integer`, `number` or `boolean`. */
  readonly type?: string;
  /** Must be false. */
  readonly uniqueItems?: boolean;
  /** Makes the value a whole object with `apiVersion`, `kind` and `metadata`. */
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  /** Makes the value a whole number or a text; goes without `type`. */
  readonly 'x-kubernetes-int-or-string'?: boolean;
  /**
   * Fields that an entry is known by; only with list type `map`.
   * @listType atomic
   */
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  /** How a list is merged: `atomic`, `set` or `map`. */
  readonly 'x-kubernetes-list-type'?: string;
  /** How an object is merged: `granular` or `atomic`. */
  readonly 'x-kubernetes-map-type'?: string;
  /** Keeps fields that the schema does not list; must be true. */
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  /**
   * Rules in CEL, each with its `rule` and a `message`; all must hold.
   * @listType map
   * @listMapKeys rule
   * @items {"type":"object","required":["rule"],"properties":{"rule":{"type":"string"},"fieldPath":{"type":"string"},"message":{"type":"string"}}}
   */
  readonly 'x-kubernetes-validations'?: readonly AnyValue[];
}

/** Where to read on. */
export interface ExternalDocumentation {
  /** What there is to read. */
  readonly description?: string;
  /** Address of the text. */
  readonly url?: string;
}
