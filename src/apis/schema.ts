/** A JSON schema in the form that Kubernetes accepts, with references to shared definitions. */
export interface Schema {
  /** `<folder below src>#<type>`; keywords beside it add to the definition or replace what it says. */
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly unknown[];
  /** `<type>.<field>` of Kubernetes' own types that the field was inherited from. */
  readonly 'x-core'?: string;
  /** What a synthesis asks of the value beside all else, though the API server does not; stands in no definition. */
  readonly 'x-check'?: Schema;
  /** Fields among those that are required which a webhook gives where they are left out; stands in no definition. */
  readonly 'x-filled'?: readonly string[];
  /** Whether the definition takes any object here, while synthesis checks it by the type. */
  readonly 'x-open'?: boolean;
  /** Fields that the definition keeps without knowing them, as it does with any other; synthesis checks them by the type, and finds others. */
  readonly 'x-loose'?: readonly string[];
  /** Of props: name of the class whose instances are meant. */
  readonly 'x-instance'?: string;
  /** Of props: the value in words, for messages. */
  readonly 'x-form'?: string;
  /** Of props: whether the value may be secret. */
  readonly 'x-hidden'?: boolean;
  /** All other keywords: `pattern`, `enum`, `default`, `oneOf` ... */
  readonly [keyword: string]: unknown;
}
