/** Functions that every template of Go has. Source: Go 1.24, text/template/funcs.go. */
import { Undecided, Value } from './literals';
import { TemplateFault } from './tokens';

/**
 * What a function takes at a place: anything, a text, or a text of a type of its own, which only a text in quotes can be: what variables, functions and
 * pipes give is of the common type.
 */
export type Taken = 'any' | 'text' | 'quoted text';

/** A function of a template. */
export interface TemplateFunction {
  /** What it must be given. */
  readonly takes: readonly Taken[];
  /** Whether it takes more, of any kind. @default false */
  readonly more?: boolean;
  readonly give: (args: readonly Value[]) => Value;
}

/** Functions by their names. `and` and `or` work out no more than they need, which is done where they are called. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  and: { takes: ['any'], more: true, give: () => undefined },
  or: { takes: ['any'], more: true, give: () => undefined },
  not: { takes: ['any'], give: ([one]) => bool(!isTrue(one)) },
  len: { takes: ['any'], give: ([one]) => int(bytes(textOf(one, 'len')).length) },
  index: { takes: ['any'], more: true, give: ([one, ...places]) => indexed(one, places) },
  slice: { takes: ['any'], more: true, give: ([one, ...places]) => sliced(one, places) },
  call: { takes: ['any'], more: true, give: () => fault('calls what is no function: values have none') },
  print: { takes: [], more: true, give: args => text(printed(args)) },
  println: { takes: [], more: true, give: args => text(printedLine(args)) },
  printf: { takes: ['text'], more: true, give: ([form, ...rest]) => text(rest.length === 0 ? withoutVerbs(form) : undefined) },
  html: { takes: [], more: true, give: plain },
  js: { takes: [], more: true, give: plain },
  urlquery: { takes: [], more: true, give: plain },
  eq: { takes: ['any'], more: true, give: ([one, ...others]) => bool(equalsOne(one, others)) },
  ne: { takes: ['any', 'any'], give: ([one, other]) => bool(!equalsOne(one, [other])) },
  lt: { takes: ['any', 'any'], give: ([one, other]) => bool(order(one, other) < 0) },
  le: { takes: ['any', 'any'], give: ([one, other]) => bool(order(one, other) <= 0) },
  gt: { takes: ['any', 'any'], give: ([one, other]) => bool(order(one, other) > 0) },
  ge: { takes: ['any', 'any'], give: ([one, other]) => bool(order(one, other) >= 0) },
};

/** Whether a value counts as true: it is not nothing, nor false, 0 or an empty text. */
export function isTrue(value: Value): boolean {
  if (value?.type === 'string') {
    return known(value.value) !== '';
  }
  return value !== undefined && Boolean(value.value);
}

/** What a value is called in words. */
export function typeOf(value: Value): string {
  return value === undefined ? 'nothing' : { bool: 'a truth value', int: 'a whole number', uint: 'a byte', float: 'a number', string: 'a text' }[value.type];
}

function fault(problem: string): never {
  throw new TemplateFault(problem);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Undecided();
  }
  return value;
}

const bool = (value: boolean): Value => ({ type: 'bool', value });
const int = (value: number): Value => ({ type: 'int', value: BigInt(value) });
const text = (value: string | undefined): Value => ({ type: 'string', value });
const bytes = (value: string): Buffer => Buffer.from(value);

function textOf(value: Value, name: string): string {
  return value?.type === 'string' ? known(value.value) : fault(`gives ${typeOf(value)} to ${name}, which takes texts`);
}

/** A place in a text, which Go counts in bytes. */
function place(value: Value, most: number): number {
  const number = value?.type === 'int' || value?.type === 'uint' ? value.value : fault(`gives ${typeOf(value)} as a place in a text, where a whole number belongs`);
  return number >= 0n && number <= BigInt(most) ? Number(number) : fault(`names the place ${number} in a text of ${most} bytes`);
}

function indexed(value: Value, places: readonly Value[]): Value {
  if (value === undefined) {
    fault('gives nothing to index, which takes texts');
  }
  return places.reduce<Value>((one, at) => {
    const all = bytes(textOf(one, 'index'));
    const number = place(at, all.length);
    return number < all.length ? { type: 'uint', value: BigInt(all[number]) } : fault(`names the place ${number} in a text of ${number} bytes`);
  }, value);
}

function sliced(value: Value, places: readonly Value[]): Value {
  const all = bytes(textOf(value, 'slice'));
  if (places.length > 2) {
    fault('gives more than two places to slice');
  }
  const [start = 0, end = all.length] = places.map(one => place(one, all.length));
  if (start > end) {
    fault(`slices a text from ${start} to ${end}`);
  }
  const part = all.subarray(start, end);
  return text(bytes(part.toString()).equals(part) ? part.toString() : undefined);
}

/** Values as they are written one behind the other: with space between two of which none is a text. */
function printed(args: readonly Value[]): string | undefined {
  return joined(args, (one, index) => index > 0 && one?.type !== 'string' && args[index - 1]?.type !== 'string' ? ' ' : '');
}

function printedLine(args: readonly Value[]): string | undefined {
  const line = joined(args, (_, index) => index > 0 ? ' ' : '');
  return line === undefined ? undefined : `${line}\n`;
}

function joined(args: readonly Value[], between: (one: Value, index: number) => string): string | undefined {
  return args.reduce<string | undefined>((before, one, index) => {
    const own = one === undefined ? '<nil>' : one.type === 'float' ? undefined : one.value?.toString();
    return before === undefined || own === undefined ? undefined : before + between(one, index) + own;
  }, '');
}

/** A form of printf that nothing is put into. */
function withoutVerbs(form: Value): string | undefined {
  return form?.type === 'string' && form.value?.includes('%') === false ? form.value : undefined;
}

/** A text without what the function would change. */
function plain(args: readonly Value[]): Value {
  const all = args.includes(undefined) ? undefined : printed(args);
  return text(all !== undefined && /^[\w.-]*$/.test(all) ? all : undefined);
}

const isWhole = (value: Value): boolean => value?.type === 'int' || value?.type === 'uint';

function comparable(one: Value, other: Value): void {
  if (one?.type !== other?.type && !(isWhole(one) && isWhole(other))) {
    fault(`compares ${typeOf(one)} with ${typeOf(other)}`);
  }
}

function equalsOne(one: Value, others: readonly Value[]): boolean {
  if (others.length === 0) {
    fault('gives one value to eq, which compares it with others');
  }
  return others.some(other => {
    if (one === undefined || other === undefined) {
      return one === other;
    }
    comparable(one, other);
    return known(one.value) === known(other.value);
  });
}

/** Below 0 where the first comes first, 0 where they are equal. */
function order(one: Value, other: Value): number {
  if (one === undefined || other === undefined || one.type === 'bool' || other.type === 'bool') {
    fault(`asks which of two values is larger, of which one is ${[one, other].map(typeOf).find(type => /nothing|truth/.test(type))}`);
  }
  comparable(one, other);
  if (one.type === 'string' && other.type === 'string') {
    return Buffer.compare(bytes(known(one.value)), bytes(known(other.value)));
  }
  const [first, second] = [known(one.value), known(other.value)];
  return first < second ? -1 : first > second ? 1 : 0;
}
