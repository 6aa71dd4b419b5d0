import { Field, listed, shown } from '../core';
import { gotAt } from './shown';

/** What is wrong at a field, whatever object it is in. */
export interface Fault {
  /** Path in the API's spelling. */
  readonly field: string;
  /** What is wrong, with the value. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Whether a field says something: the API drops what is null. */
export function given({ value }: Field): boolean {
  return value !== undefined && value !== null;
}

/** A fault of a field, with its value unless it may be secret. */
export function fault(field: Field, problem: string, fix: string): Fault {
  return { field: field.path, problem: `${problem}, ${gotAt(field)}`, fix };
}

/** A number that is not between two others; what is no number is a finding of the schema. */
export function outside(field: Field, least: number, most = Infinity): Fault[] {
  const { number } = field;
  return number === undefined || number >= least && number <= most ? [] : [
    fault(field, most === Infinity ? `must be ${least} or more` : `must be from ${least} to ${most}`, 'write such a number'),
  ];
}

/** A text of the wrong form. */
export function misspelt(field: Field, fits: (text: string) => boolean, form: string): Fault[] {
  const { text } = field;
  return text === undefined || fits(text) ? [] : [fault(field, `must be ${form}`, 'correct it')];
}

/** A field that is absent or empty. */
export function absent(field: Field, what: string): Fault[] {
  return given(field) && field.value !== '' ? [] : [fault(field, `must be ${what}`, 'write it')];
}

/** Values that an entry before has too. */
export function repeated(fields: readonly Field[], what: string): Fault[] {
  const seen = new Set<unknown>();
  return fields.filter(({ value }) => value !== undefined).flatMap(field => {
    const isNew = !seen.has(field.value);
    seen.add(field.value);
    return isNew ? [] : [fault(field, `${what} that another one has too`, 'give it another one')];
  });
}

/** An object that must have one of some fields, and no second. */
export function choice(field: Field, names: readonly string[], least: 0 | 1 = 1): Fault[] {
  const there = names.filter(name => given(field.at(name)));
  if (there.length > 1) {
    return [fault(field.at(there[1]), `must not stand beside ${shown(there[0])}`, 'leave one of the two out')];
  }
  return there.length < least ? [{ field: field.path, problem: `must have one of ${listed(names)}, got none of them`, fix: 'write one of them' }] : [];
}
