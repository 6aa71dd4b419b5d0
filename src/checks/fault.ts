import { gotAt } from './shown';
import { Field, kindOf, Located, ManifestSet, Rule, Violation } from '../core';

/** What is wrong at a field, whatever object it is in. */
export interface Fault {
  /** Path in the API's spelling. */
  readonly field: string;
  /** What is wrong, with the value: lower case, no full stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A fault of a field, with its value unless it may be secret; `got` is the value in other words. */
export function fault(field: Field, problem: string, fix: string, got = gotAt(field)): Fault {
  return said(field, `${problem}, ${got}`, fix);
}

/** A fault whose words say the value themselves. */
export function said({ path }: Field, problem: string, fix: string): Fault {
  return { field: path, problem, fix };
}

/** Faults as what a rule finds at an object. */
export function blamed(at: Located, faults: Iterable<Fault>): Violation[] {
  return [...faults].map(one => ({ at, ...one }));
}

/** A fault of a field of an object, with its value. */
export function wrong(at: Located, field: Field, problem: string, fix: string): Violation {
  return { at, ...fault(field, problem, fix) };
}

/** Looks at one object. */
export type Look = (at: Located, set: ManifestSet) => Iterable<Fault>;

/** A rule that looks at each object of some kinds alone. */
export function ruleOf(id: string, why: string, looks: Readonly<Record<string, Look>>): Rule {
  return {
    id,
    why,
    check: set => Object.entries(looks).flatMap(([key, look]) => set.ofKind(key).flatMap(at => blamed(at, look(at, set)))),
  };
}

/** Whether a field says something: the API drops what is null. */
export function given({ value }: Field): boolean {
  return value !== undefined && value !== null;
}

/** Whether something stands there that is not empty: a text with letters, a list with entries, or anything else. */
export function filled(field: Field): boolean {
  return given(field) && field.value !== '' && !(Array.isArray(field.value) && field.value.length === 0);
}

/** Whether Go's programs see a value: they leave out what is empty and, unless it is a pointer, false. */
export function isSet(field: Field): boolean {
  return filled(field) && field.value !== false;
}

/** A text with a fault; nothing where it is none, or no text. */
export function textWrong(field: Field, faultOf: (text: string) => string | undefined, fix: string, got?: string): Fault[] {
  const problem = field.text === undefined ? undefined : faultOf(field.text);
  return problem === undefined ? [] : [fault(field, problem, fix, got)];
}

/** A text of the wrong form. */
export function misspelt(field: Field, fits: (text: string) => boolean, form: string): Fault[] {
  return textWrong(field, text => fits(text) ? undefined : `must be ${form}`, 'correct it');
}

/** A number with a fault; nothing where it is none, or no number. */
export function numberWrong(field: Field, faultOf: (number: number) => string | undefined, fix: string): Fault[] {
  const problem = field.number === undefined ? undefined : faultOf(field.number);
  return problem === undefined ? [] : [fault(field, problem, fix)];
}

/** A number that is not between two others. */
export function outside(field: Field, least: number, most = Infinity): Fault[] {
  const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
  return numberWrong(field, number => number >= least && number <= most ? undefined : `must be ${range}`, 'write such a number');
}

/** Fields that must be given and are not. */
export function missing(fields: readonly Field[], fix: string, problem = 'must be given'): Fault[] {
  return fields.filter(field => !filled(field)).map(field => fault(field, problem, fix));
}

/** A field that is absent or empty. */
export function absent(field: Field, what: string): Fault[] {
  return missing([field], 'write it', `must be ${what}`);
}

/** Entries that one before them equals. */
export function repeated(fields: readonly Field[], what: string, got?: string): Fault[] {
  const seen = new Set<unknown>();
  return fields.filter(given).filter(({ value }) => {
    const isKnown = seen.has(value);
    seen.add(value);
    return isKnown;
  }).map(field => fault(field, `must not repeat ${what}`, 'choose another one, or remove one of the two', got));
}

/** More than one of several fields that exclude each other: said of the second. */
export function atMostOne(fields: readonly Field[], fix: string): Fault[] {
  const [first, second] = fields.filter(given);
  return second === undefined ? [] : [fault(second, `must not stand beside ${lastName(first)}`, fix, `got ${kindOf(second.value)}`)];
}

/** None of several fields of which one is needed. */
export function atLeastOne(of: Field, fields: readonly Field[], fix: string, got?: string): Fault[] {
  return fields.some(given) ? [] : [fault(of, `must have one of ${fields.map(lastName).join(', ')}`, fix, got)];
}

/** An object that must have one of some fields, and no second. */
export function choice(field: Field, names: readonly string[], least: 0 | 1 = 1): Fault[] {
  const fields = names.map(name => field.at(name));
  return [...atMostOne(fields, 'leave one of the two out'), ...least === 0 ? [] : atLeastOne(field, fields, 'write one of them', 'got none of them')];
}

/** Names of maps whose values are looked at one by one. */
export function namesOf(field: Field): string[] {
  return field.entries().map(([name]) => name);
}

/** The last name of a field's path. */
export function lastName({ path }: Field): string {
  return /([\w-]+)(?:\[\d+\])?$/.exec(path)?.[1] ?? path;
}
