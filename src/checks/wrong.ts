import { gotAt } from './shown';
import { Field, kindOf, Located, ManifestSet, Rule, Violation } from '../core';

/** What is wrong at one field of an object. */
export interface Wrong {
  readonly field: Field;
  /** What is wrong, without the value: lower case, no full stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
  /** The value in words. @default - the field's value, unless it may be secret */
  readonly got?: string;
}

/** Looks at one object. */
export type Look = (at: Located, set: ManifestSet) => Iterable<Wrong>;

/** A rule that looks at each object of some kinds alone. */
export function ruleOf(id: string, why: string, looks: Readonly<Record<string, Look>>): Rule {
  return {
    id,
    why,
    * check(set: ManifestSet): Generator<Violation> {
      for (const [key, look] of Object.entries(looks)) {
        for (const at of set.ofKind(key)) {
          for (const one of look(at, set)) {
            yield violationOf(at, one);
          }
        }
      }
    },
  };
}

/** The violation that says so. */
export function violationOf(at: Located, { field, problem, fix, got = gotAt(field) }: Wrong): Violation {
  return { at, field: field.path, problem: `${problem}, ${got.replace(/^got "undefined"$/, 'got undefined')}`, fix };
}

/** Whether a value stands there; null is none, as for the API server. */
export function given(field: Field): boolean {
  return field.value !== undefined && field.value !== null;
}

/** Whether something stands there that is not empty: a text with letters, a list with entries, or anything else. */
export function filled(field: Field): boolean {
  return given(field) && field.value !== '' && !(Array.isArray(field.value) && field.value.length === 0);
}

/** A text with a fault; nothing where it is none, or no text. */
export function textWrong(field: Field, faultOf: (text: string) => string | undefined, fix: string): Wrong[] {
  const problem = field.text === undefined ? undefined : faultOf(field.text);
  return problem === undefined ? [] : [{ field, problem, fix }];
}

/** A number with a fault; nothing where it is none, or no number. */
export function numberWrong(field: Field, faultOf: (number: number) => string | undefined, fix: string): Wrong[] {
  const problem = field.number === undefined ? undefined : faultOf(field.number);
  return problem === undefined ? [] : [{ field, problem, fix }];
}

/** Fields that must be given and are not. */
export function missing(fields: readonly Field[], fix: string, problem = 'must be given'): Wrong[] {
  return fields.filter(field => !filled(field)).map(field => ({ field, problem, fix }));
}

/** Names of maps whose values are looked at one by one. */
export function namesOf(field: Field): string[] {
  return field.entries().map(([name]) => name);
}

/** More than one of several fields that exclude each other: said of the second. */
export function atMostOne(fields: readonly Field[], fix: string): Wrong[] {
  const [first, second] = fields.filter(given);
  return second === undefined ? [] : [{ field: second, problem: `must not stand beside ${lastName(first)}`, fix, got: `got ${kindOf(second.value)}` }];
}

/** None of several fields of which one is needed. */
export function atLeastOne(of: Field, fields: readonly Field[], fix: string): Wrong[] {
  return fields.some(given) ? [] : [{ field: of, problem: `must have one of ${fields.map(lastName).join(', ')}`, fix }];
}

/** Entries of a list that have the same as one before them. */
export function repeated(fields: readonly Field[], what: string): Wrong[] {
  const seen = new Set<unknown>();
  return fields.filter(({ value }) => {
    const isKnown = seen.has(value);
    seen.add(value);
    return isKnown && value !== undefined && value !== null;
  }).map(field => ({ field, problem: `must not repeat ${what}`, fix: 'choose another one, or remove one of the two' }));
}

/** The last name of a field's path. */
export function lastName({ path }: Field): string {
  return /([\w-]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path;
}
