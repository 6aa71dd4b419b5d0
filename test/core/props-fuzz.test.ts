import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkedProps, ConfigError } from '../../src/core';
import { isRecord, step } from '../../src/core/field';
import { resolvedSchema, Schema } from '../../src/core/schema/store';
import { Path, Place, Sample } from './props-samples';
import { random } from '../random';

const SRC = path.join(__dirname, '..', '..', 'src');

/** Each type of props that src checks. */
const TYPES = [...new Set(fs.readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && !file.includes('.generated.')).sort()
  .flatMap(file => [...fs.readFileSync(path.join(SRC, file), 'utf8').matchAll(/'([a-z][\w./-]*#[A-Z]\w*)'/g)].map(([, name]) => name)))].filter(name => !name.startsWith('apis/'));

/** Changes of each type. */
const ROUNDS = 40;

/** A change of one place of a value, with what must be said of it. */
interface Change {
  readonly what: string;
  readonly value: unknown;
  /** Where the mistake stands then. */
  readonly at: Path;
  readonly code: 'WrongProp' | 'MissingProp' | 'UnknownProp';
  /** A part of the message. */
  readonly says?: string;
  /** Where the outermost choice stands of which the place is a part. */
  readonly choice?: Path;
}

const textOf = (at: Path) => at.reduce<string>((text, key) => typeof key === 'number' ? `${text}[${key}]` : step(text, key), '');

/** The value with another one at a place; undefined removes it. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) {
    return by;
  }
  if (Array.isArray(value)) {
    return value.map((one, index) => index === key ? replaced(one, rest, by) : one as unknown);
  }
  const { [key]: old, ...others } = value as Record<string, unknown>;
  const now = replaced(old, rest, by);
  return now === undefined && rest.length === 0 ? others : { ...others, [key]: now };
}

const at = (value: unknown, where: Path) => where.reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], value);

/** The branches of a choice, at any depth; a schema that is none stands for itself. */
function branches(compact: Schema | false | undefined): Schema[] {
  const schema = compact ? resolvedSchema(compact) : undefined;
  const choice = schema?.type === undefined && !schema?.['x-kubernetes-int-or-string'] ? (schema?.anyOf ?? schema?.oneOf) as readonly Schema[] | undefined : undefined;
  return choice !== undefined ? choice.flatMap(branches) : schema === undefined ? [] : [schema];
}

/** All schemas that may hold for a place, whichever branches of choices were meant. */
function schemasAt(root: Schema, where: Path): Schema[] {
  return where.reduce<Schema[]>((all, key) => all.flatMap(({ items, properties, additionalProperties }) =>
    typeof key === 'number' ? branches(items) : branches(properties?.[key] ?? additionalProperties)), branches(root));
}

/** The forms that a schema takes, as far as its keywords say them; all of them if they say nothing. */
function forms(schema: Schema): readonly string[] {
  return schema['x-kubernetes-int-or-string'] ? ['number', 'string'] : schema['x-instance'] !== undefined ? ['object'] // told by what it can do
    : Array.isArray(schema.enum) ? schema.enum.map(one => typeof one)
      : schema.type === undefined ? Object.keys(OTHERS) : [schema.type === 'integer' ? 'number' : schema.type];
}

const OTHERS: Readonly<Record<string, unknown>> = { string: 'two words!', number: 7.5, boolean: true, array: [], object: {}, null: null };

/** All that can be wrong at a place, other than what its value says itself. */
function changes(type: string, sample: Sample, { path: where, choice }: Place): Change[] {
  const found: Change[] = [];
  const now = at(sample.value, where);
  const all = schemasAt({ $ref: type }, where);
  const change = (what: string, by: unknown, code: Change['code'], place: Path = where) => found.push({ what, value: replaced(sample.value, place, by), at: place, code, choice });
  const taken = new Set(all.flatMap(forms));
  Object.entries(OTHERS).filter(([form]) => !taken.has(form)).forEach(([form, by]) => change(`${form} in its place`, by, 'WrongProp'));
  if (typeof now === 'string' && all.every(schema => Array.isArray(schema.enum) || typeof schema.pattern === 'string')) {
    change('another form', '-two words!-', 'WrongProp');
  }
  const objects = all.filter(schema => schema.type === 'object');
  const isClosed = (one: Schema) => one.properties !== undefined && !one.additionalProperties && !one['x-kubernetes-preserve-unknown-fields'];
  if (isRecord(now) && objects.length === all.length && objects.every(isClosed)) {
    for (const name of Object.keys(now)) {
      const typo = `${name}z`;
      const value = replaced(replaced(sample.value, [...where, name], undefined), [...where, typo], now[name]);
      found.push({ what: `a typo in ${name}`, value, at: [...where, typo], code: 'UnknownProp', choice, says: name.length > 3 ? `use "${name}"` : undefined });
      if (objects.every(schema => schema.required?.includes(name))) {
        change(`no ${name}`, undefined, 'MissingProp', [...where, name]);
      }
    }
  }
  return found;
}

function errorOf(type: string, value: unknown): ConfigError | undefined {
  try {
    checkedProps(undefined, type, value);
    return undefined;
  } catch (error) {
    if (!ConfigError.is(error)) {
      throw error;
    }
    return error;
  }
}

/** What is wrong with how a change is told; undefined if all is well. */
function complaint(type: string, { what, value, at: where, code, says, choice }: Change): string | undefined {
  const error = errorOf(type, value);
  const place = textOf(where);
  if (error === undefined) {
    return `${place}: ${what} passes`;
  }
  const told = error.message.startsWith('the properties ') ? '' : error.message.split(/ must | is no /)[0];
  // In a choice, a field beside it may say that another branch was meant: told is then the choice, or a place in it.
  const right = choice === undefined ? told === place && error.code === code && (says === undefined || error.message.includes(says))
    : told.startsWith(textOf(choice));
  return right ? undefined : `${place}: ${what} is told as: ${error.message}`;
}

/** A number of its own for each type, so that one more type changes nothing for the others. */
const seedOf = (type: string): number => [...type].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0) | 0, 7);

/** A sample; some draws hold fields that exclude each other, and are drawn again. */
function sampleOf(type: string, share: number, next: () => number, tries = 5): Sample {
  try {
    return new Sample({ $ref: type }, share, next);
  } catch (error) {
    if (tries === 1) {
      throw error;
    }
    return sampleOf(type, share, next, tries - 1);
  }
}

test('src checks the props of components, workloads and the platform', () => {
  expect(TYPES.length).toBeGreaterThan(15);
  expect(TYPES).toEqual(expect.arrayContaining(['components/istio#IstioProps', 'workloads/notebook#NotebookProps', 'platform#PlatformProps']));
});

describe.each(TYPES)('%s', type => {
  const next = random(seedOf(type));
  const samples = [0, 0.5].map(share => sampleOf(type, share, next));

  test('takes what its type takes, and hands it back', () => {
    samples.forEach(({ value }) => expect(checkedProps(undefined, type, value)).toEqual(value));
  });

  test('takes undefined for absent', () => {
    for (const { value, places } of samples) {
      const objects = places.filter(({ schema }) => schema.type === 'object' && schema.properties !== undefined);
      const holes = objects.reduce<unknown>((one, { path: where }) => replaced(one, where, { ...at(one, where) as object, hole: undefined }), value);
      expect(checkedProps(undefined, type, holes)).toStrictEqual(value);
    }
  });

  test('tells each change that makes it wrong, at its place', () => {
    const any = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
    const some = Array.from({ length: ROUNDS }, () => {
      const sample = any(samples);
      const possible = changes(type, sample, any(sample.places));
      return possible.length === 0 ? [] : [any(possible)];
    }).flat();
    expect(some.length).toBeGreaterThan(ROUNDS / 4);
    expect(some.map(change => complaint(type, change)).filter(one => one !== undefined)).toEqual([]);
  });
});
