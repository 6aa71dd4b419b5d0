import { Field } from '../../core';
import { filled, given, Wrong } from '../wrong';

/** Fields that must be given where their object is. */
export function* needs(of: Field, ...names: readonly string[]): Generator<Wrong> {
  for (const field of given(of) ? names.map(name => of.at(...name.split('.'))) : []) {
    yield* filled(field) ? [] : [{ field, problem: 'must be given', fix: 'write it' }];
  }
}

/** A key of a Secret. */
export function secretKey(of: Field): Iterable<Wrong> {
  return needs(of, 'name', 'key');
}
