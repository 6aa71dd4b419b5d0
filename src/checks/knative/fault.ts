import { Field, Located, Violation } from '../../core';

/** What is wrong at a field, before it is said of which object. */
export interface Fault {
  /** Path of the field in the API's spelling. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** A fault of a field. */
export function fault({ path }: Field, problem: string, fix: string): Fault {
  return { field: path, problem, fix };
}

/** Faults as what a rule finds at an object. */
export function* blamed(at: Located, faults: Iterable<Fault>): Generator<Violation> {
  for (const one of faults) {
    yield { at, ...one };
  }
}

/** Whether Go's programs see a value: they leave out what is empty, null and, unless it is a pointer, false. */
export function isGiven({ value }: Field): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** Whether a field holds anything, be it empty: Go's programs keep a pointer to something empty. */
export function isThere({ value }: Field): boolean {
  return value !== undefined && value !== null;
}

const HIGHEST_ID = 2 ** 31 - 1;

/** A number of a user or group that is none. */
export function wrongId(field: Field): Fault[] {
  const { number } = field;
  return number === undefined || number >= 0 && number <= HIGHEST_ID ? [] : [fault(field, `must be from 0 to ${HIGHEST_ID}, got ${number}`, 'write such a number')];
}
