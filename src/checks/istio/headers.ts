import { changedHeaderFault, headerValueFault, isAuthority } from './values';
import { Field, kindOf, shown } from '../../core';
import { fault, Fault, filled, textWrong } from '../fault';

/** Headers that are added, set and removed, of requests and of answers. */
export function* headers(of: Field): Generator<Fault> {
  for (const [side, isRequest] of [['request', true], ['response', false]] as const) {
    for (const [name, field] of ['add', 'set'].flatMap(action => of.at(side, action).entries())) {
      const problem = changedHeaderFault(name, isRequest);
      if (problem !== undefined) {
        yield fault(field, problem, 'name another header', `got ${shown(name)}`);
      }
      // It may be a credential.
      yield* textWrong(field, headerValueFault, 'correct the value', `got ${kindOf(field.value)}`);
    }
    for (const field of of.at(side, 'remove').items()) {
      const problem = field.text === undefined ? undefined : changedHeaderFault(field.text, false);
      if (problem !== undefined) {
        yield fault(field, problem, 'name another header');
      }
    }
  }
}

/** The host of a request is changed in one place. */
export function* changedHeader(route: Field): Generator<Fault> {
  const authority = route.at('rewrite', 'authority');
  const places = [authority, ...['set', 'add'].flatMap(action => route.at('headers', 'request', action).entries()).filter(([name]) => isAuthority(name)).map(([, field]) => field)];
  const [, second] = places.filter(filled);
  if (second !== undefined) {
    yield fault(second, 'must not change the host, which another field changes already', 'keep one of the two');
  }
}
