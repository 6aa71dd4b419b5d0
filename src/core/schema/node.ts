import { isInstance } from './instances';
import { resolvedSchema, Schema } from './store';
import { QUANTITY_PATTERN, scalarChecks } from './scalars';
import { isRecord } from '../field';

export { QUANTITY_PATTERN };

/** A choice between schemas. */
export interface Choice {
  readonly kind: 'anyOf' | 'oneOf' | 'allOf' | 'not';
  readonly branches: readonly Node[];
}

const nodes = new WeakMap<Schema, Node>();

/** A schema in the form in which values are walked along it; made once for each. */
export function compiled(schema: Schema): Node {
  let node = nodes.get(schema);
  if (node === undefined) {
    node = new Node(resolvedSchema(schema));
    nodes.set(schema, node);
  }
  return node;
}

/** Least and most. */
export type Bounds = readonly [least: number | undefined, most: number | undefined];

/** One place of a schema, ready to be compared with a value; what lies below is prepared when a value gets there. */
export class Node {
  /** Whether null is a value. */
  public readonly nullable: boolean;
  /** Whether there may be fields that nobody names: a schema without a type is a condition on a value that others describe. */
  public readonly open: boolean;
  /** Whether it is a whole API object, whose identity need not be described. */
  public readonly embedded: boolean;
  /** Whether it is an amount of a resource. */
  public readonly quantity: boolean;
  /** Whether the value may be secret. */
  public readonly hidden: boolean;
  /** Names of the fields that must be there. */
  public readonly required: readonly string[];
  /** How many entries a list may have; undefined is any number. */
  public readonly itemCount: Bounds;
  /** How many fields an object may have; undefined is any number. */
  public readonly fieldCount: Bounds;
  /** Fields that an entry of the list is known by; empty if entries must differ as a whole; undefined if they may repeat. */
  public readonly listKeys: readonly string[] | undefined;
  private readonly type: string | undefined;
  /** Class whose instances are meant; undefined for plain values. */
  private readonly instance: string | undefined;
  private readonly intOrString: boolean;
  /** All values that there are, which are scalars. */
  private readonly values: readonly unknown[] | undefined;
  private readonly checks: ((value: string | number | boolean) => string | undefined)[];
  private fields: ReadonlyMap<string, Node> | undefined | null = null;
  private entries: Node | undefined | null = null;
  private mapped: Node | undefined | null = null;
  private defaults: readonly (readonly [name: string, value: unknown])[] | undefined;
  private options: readonly Choice[] | undefined | null = null;

  constructor(
    /** The schema, without a reference at its top. */
    public readonly schema: Schema,
  ) {
    this.nullable = schema.nullable === true;
    this.open = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.type === undefined;
    this.embedded = schema['x-kubernetes-embedded-resource'] === true;
    this.intOrString = schema['x-kubernetes-int-or-string'] === true;
    this.quantity = schema.pattern === QUANTITY_PATTERN;
    this.hidden = schema['x-hidden'] === true;
    this.instance = schema['x-instance'];
    this.values = schema.enum as readonly unknown[] | undefined;
    this.type = this.intOrString ? undefined : schema.type;
    const filled = schema['x-filled'];
    this.required = filled === undefined ? schema.required ?? [] : (schema.required ?? []).filter(name => !filled.includes(name));
    const { minItems, maxItems, minProperties, maxProperties } = schema as Readonly<Record<string, number | undefined>>;
    this.itemCount = [minItems, maxItems];
    this.fieldCount = [minProperties, maxProperties];
    const listType = schema['x-kubernetes-list-type'];
    const keys = schema['x-kubernetes-list-map-keys'];
    this.listKeys = listType === 'set' ? [] : Array.isArray(keys) ? keys as string[] : undefined;
    this.checks = scalarChecks(schema);
  }

  /** Schemas of the named fields. */
  public get properties(): ReadonlyMap<string, Node> | undefined {
    if (this.fields === null) {
      const all = this.schema.properties;
      this.fields = all && new Map(Object.keys(all).map(name => [name, compiled(all[name])]));
    }
    return this.fields;
  }

  /** Schema of the values of a map. */
  public get additional(): Node | undefined {
    return this.mapped === null ? this.mapped = this.schema.additionalProperties ? compiled(this.schema.additionalProperties) : undefined : this.mapped;
  }

  /** Schema of the entries of a list. */
  public get items(): Node | undefined {
    return this.entries === null ? this.entries = this.schema.items && compiled(this.schema.items) : this.entries;
  }

  /** Choices that a value must meet beside all else. */
  public get choices(): readonly Choice[] | undefined {
    if (this.options === null) {
      const found: Choice[] = [];
      for (const kind of ['anyOf', 'oneOf', 'allOf'] as const) {
        const branches = this.schema[kind] as readonly Schema[] | undefined;
        // A value that may be a number or a string has been looked at already.
        if (branches !== undefined && !this.intOrString) {
          found.push({ kind, branches: branches.map(compiled) });
        }
      }
      const check = this.schema['x-check'];
      if (check !== undefined) {
        found.push({ kind: 'allOf', branches: [compiled(check)] });
      }
      const not = this.schema.not as Schema | undefined;
      if (not !== undefined) {
        found.push({ kind: 'not', branches: [compiled(not)] });
      }
      this.options = found.length > 0 ? found : undefined;
    }
    return this.options;
  }

  /** Whether it describes an object or a list, rather than a condition on one. */
  public get isShape(): boolean {
    return this.schema.properties !== undefined || this.schema.items !== undefined || this.schema.additionalProperties !== undefined || this.choices !== undefined;
  }

  /** Whether its branches alone say what may stand there. */
  public get isUnion(): boolean {
    return this.type === undefined && this.schema['x-kubernetes-preserve-unknown-fields'] !== true;
  }

  /** Whether a value is of the type. */
  public takes(value: unknown): boolean {
    if (this.values !== undefined && (this.values.length === 0 || typeof value === 'object' && !this.values.includes(value))) {
      return false;
    }
    if (this.instance !== undefined) {
      return isInstance(value, this.instance);
    }
    if (this.intOrString) {
      return typeof value === 'string' || (this.quantity ? Number.isFinite(value) : Number.isInteger(value));
    }
    switch (this.type) {
      case undefined: return true;
      case 'string': case 'boolean': return typeof value === this.type;
      case 'integer': return Number.isInteger(value);
      case 'number': return Number.isFinite(value);
      case 'array': return Array.isArray(value);
      case 'null': return value === null;
      default: return isRecord(value);
    }
  }

  /** A value with the defaults that the API server gives an object before it looks at choices. */
  public completed(value: unknown): unknown {
    this.defaults ??= [...this.properties ?? []].flatMap(([name, { schema }]) => schema.default === undefined ? [] : [[name, schema.default] as const]);
    const missing = isRecord(value) ? this.defaults.filter(([name]) => value[name] === undefined) : [];
    return missing.length === 0 ? value : { ...value as object, ...Object.fromEntries(missing) };
  }

  /** What is wrong with a string, number or boolean. */
  public scalarFault(value: string | number | boolean): string | undefined {
    for (const check of this.checks) {
      const problem = check(value);
      if (problem !== undefined) {
        return problem;
      }
    }
    return undefined;
  }

  /** What an entry of this list is known by; undefined if a part of it is missing. */
  public keyOf(entry: unknown): string | undefined {
    const names = this.listKeys ?? [];
    if (names.length === 0) {
      return JSON.stringify(entry);
    }
    const parts: string[] = [];
    for (const name of names) {
      const value = (isRecord(entry) ? entry[name] : undefined) ?? this.items?.properties?.get(name)?.schema.default;
      if (value === undefined) {
        return undefined;
      }
      parts.push(`${name} ${JSON.stringify(value)}`);
    }
    return parts.join(', ');
  }

  /**
   * How far a value is from what was meant here: 1000 for another type, 100 for each field by which the branches of a choice
   * are told apart and which says that another one is meant, less for one that says that this one is.
   */
  public distance(value: unknown): number {
    if (!this.takes(value)) {
      return 1000;
    }
    let sum = 0;
    for (const [name, field] of isRecord(value) ? this.properties ?? [] : []) {
      const own = (value as Record<string, unknown>)[name];
      if (field.values !== undefined && (this.required.includes(name) || field.values.length === 0 && own !== undefined)) {
        sum += own === undefined ? 10 : field.values.includes(own) ? -200 : 100;
      }
    }
    return sum;
  }

  /** Values of a field by which the branches of a choice are told apart; undefined if it is not told apart by it. */
  public told(name: string): readonly unknown[] | undefined {
    const values = this.required.includes(name) ? this.properties?.get(name)?.values : undefined;
    return values === undefined || values.length === 0 ? undefined : values;
  }
}
