/**
 * A value inside an object, with the path that leads to it.
 *
 * What is not there, or has another form than expected, is a field without a value: rules can walk any object without a check at each step.
 */
export class Field {
  constructor(
    /** What stands there; undefined if nothing does. */
    public readonly value: unknown,
    /** Path in the API's spelling, for example `spec.containers[0].image`; empty for the whole object. */
    public readonly path = '',
  ) {}

  /** The field below, one name for each level. */
  public at(...names: readonly string[]): Field {
    let value = this.value;
    let path = this.path;
    for (const name of names) {
      value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      path = step(path, name);
    }
    return new Field(value, path);
  }

  /** The entries of a list; none if it is no list. */
  public items(): Field[] {
    return Array.isArray(this.value) ? this.value.map((each, index) => new Field(each, `${this.path}[${index}]`)) : [];
  }

  /** The fields of an object or map, by name; none if it is no object. */
  public entries(): [string, Field][] {
    return isRecord(this.value) ? Object.entries(this.value).map(([name, each]) => [name, new Field(each, step(this.path, name))]) : [];
  }

  /** The values that are strings, by name; none if it is no object. */
  public strings(): Readonly<Record<string, string>> {
    return isRecord(this.value) ? Object.fromEntries(Object.entries(this.value).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) : {};
  }

  /** The value if it is a number. */
  public get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  /** The value if it is a string. */
  public get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** Whether anything stands there, be it null. */
  public get exists(): boolean {
    return this.value !== undefined;
  }
}

/** All strings at and below a field, in order. */
export function* texts(field: Field): Generator<Field> {
  if (typeof field.value === 'string') {
    yield field;
    return;
  }
  for (const below of field.items()) {
    yield* texts(below);
  }
  for (const [, below] of field.entries()) {
    yield* texts(below);
  }
}

/** The fields that a path leads to; an entry `*` of the path stands for all entries of a list or map. */
export function fieldsAt(field: Field, path: readonly string[]): Field[] {
  let found = [field];
  for (const name of path) {
    found = found.flatMap(one => name === '*' ? [...one.items(), ...one.entries().map(([, below]) => below)] : [one.at(name)]);
  }
  return found;
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path with one more name. */
export function step(path: string, name: string): string {
  if (!/^[\w-]+$/.test(name)) {
    return `${path}[${JSON.stringify(name)}]`;
  }
  return path === '' ? name : `${path}.${name}`;
}
