/** Values of expressions, as the Common Expression Language has them: whole numbers are bigints, numbers with a point are numbers. */
export type Value = null | boolean | bigint | number | string | Uint8Array | Span | Moment | Type | readonly Value[] | ReadonlyMap<Value, Value>;

/** A length of time. */
export class Span {
  constructor(
    /** Nanoseconds, negative for one backwards. */
    public readonly nanos: bigint,
  ) {}
}

/** A point in time. */
export class Moment {
  constructor(
    /** Nanoseconds since 1970. */
    public readonly nanos: bigint,
  ) {}
}

/** The type of a value, as `type` gives it. */
export class Type {
  constructor(
    /** Its name in the language. */
    public readonly name: string,
  ) {}
}

/** An expression cannot be evaluated for what is there, such as one about a field that is absent. */
export class Failure extends Error {}

/** A text is not of the form that a function reads: to the API server the rule is broken then. */
export class Malformed extends Failure {}

/** What a text that a function cannot read leads to. */
export function malformed(form: string, text: string): never {
  throw new Malformed(`${JSON.stringify(text)} is no ${form}`);
}

/** A value of the kind that a function takes. */
export function want<T extends Value>(value: Value | undefined, is: (value: Value) => value is T): T {
  if (value === undefined || !is(value)) {
    throw new Failure('no such overload');
  }
  return value;
}

/** Whether it is a text. */
export const isText = (value: Value): value is string => typeof value === 'string';
/** Whether it is a whole number. */
export const isWhole = (value: Value): value is bigint => typeof value === 'bigint';
/** Whether it is true or false. */
export const isTruth = (value: Value): value is boolean => typeof value === 'boolean';
/** Whether it is a list. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
/** Whether it is a map, as objects are. */
export const isMap = (value: Value): value is ReadonlyMap<Value, Value> => value instanceof Map;
const isNumber = (value: Value): value is bigint | number => typeof value === 'bigint' || typeof value === 'number';

/** The name of a value's type. */
export function typeOf(value: Value): string {
  const kinds = { bigint: 'int', number: 'double', string: 'string', boolean: 'bool' } as const;
  const simple = kinds[typeof value as keyof typeof kinds];
  const [, other] = [
    [value === null, 'null_type'], [isList(value), 'list'], [isMap(value), 'map'], [value instanceof Uint8Array, 'bytes'], [value instanceof Span, 'google.protobuf.Duration'],
    [value instanceof Moment, 'google.protobuf.Timestamp'],
  ].find(([is]) => is) ?? [true, 'type'];
  return simple ?? other;
}

/** Whether two values are equal, numbers of either type by their amount. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b || isNumber(a) && isNumber(b)) {
    return a == b; // oxlint-disable-line eqeqeq -- a whole number and one with a point
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((one, index) => isEqual(one, b[index]));
  }
  if (isMap(a) && isMap(b)) {
    return a.size === b.size && [...a].every(([key, one]) => b.has(key) && isEqual(one, b.get(key)!));
  }
  return a instanceof Uint8Array && b instanceof Uint8Array && Buffer.compare(a, b) === 0
    || a instanceof Span && b instanceof Span && a.nanos === b.nanos
    || a instanceof Moment && b instanceof Moment && a.nanos === b.nanos
    || a instanceof Type && b instanceof Type && a.name === b.name;
}

/** Less than zero where the first is less, more where it is more. */
export function compare(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b) || isText(a) && isText(b) || isTruth(a) && isTruth(b)) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return Buffer.compare(a, b);
  }
  if (a instanceof Span && b instanceof Span || a instanceof Moment && b instanceof Moment) {
    return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
  }
  throw new Failure('no such overload');
}

/** A whole number of 64 bits. */
export function whole(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) {
    throw new Failure('overflow');
  }
  return value;
}

/** The sum. */
export function add(a: Value, b: Value): Value {
  if (isText(a) && isText(b)) {
    return a + b;
  }
  if (isList(a) && isList(b)) {
    return [...a, ...b];
  }
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return Buffer.concat([a, b]);
  }
  if (b instanceof Span && (a instanceof Span || a instanceof Moment)) {
    return a instanceof Span ? new Span(a.nanos + b.nanos) : new Moment(a.nanos + b.nanos);
  }
  return a instanceof Span && b instanceof Moment ? new Moment(a.nanos + b.nanos) : counted('+', a, b);
}

/** The difference. */
export function subtract(a: Value, b: Value): Value {
  if (b instanceof Span && (a instanceof Span || a instanceof Moment)) {
    return a instanceof Span ? new Span(a.nanos - b.nanos) : new Moment(a.nanos - b.nanos);
  }
  return a instanceof Moment && b instanceof Moment ? new Span(a.nanos - b.nanos) : counted('-', a, b);
}

/** What an operator gives for two numbers of one type. */
export function counted(operator: '+' | '-' | '*' | '/' | '%', a: Value, b: Value): Value {
  if (isWhole(a) && isWhole(b)) {
    if (b === 0n && (operator === '/' || operator === '%')) {
      throw new Failure('division by zero');
    }
    return whole({ '+': () => a + b, '-': () => a - b, '*': () => a * b, '/': () => a / b, '%': () => a % b }[operator]());
  }
  if (typeof a === 'number' && typeof b === 'number' && operator !== '%') {
    return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[operator];
  }
  throw new Failure('no such overload');
}
