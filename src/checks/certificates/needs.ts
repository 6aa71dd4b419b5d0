import { Field } from '../../core';
import { fault, Fault, filled, given } from '../fault';

/** Fields that must be given where their object is. */
export function* needs(of: Field, ...names: readonly string[]): Generator<Fault> {
  for (const field of given(of) ? names.map(name => of.at(...name.split('.'))) : []) {
    yield* filled(field) ? [] : [fault(field, 'must be given', 'write it')];
  }
}

/** A key of a Secret. */
export function secretKey(of: Field): Iterable<Fault> {
  return needs(of, 'name', 'key');
}
