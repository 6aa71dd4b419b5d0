import { changedHeaderFault, headerValueFault, isAuthority } from './values';
import { Field, kindOf, shown } from '../../core';
import { filled, Wrong } from '../wrong';

/** Headers that are added, set and removed, of requests and of answers. */
export function* headers(of: Field): Generator<Wrong> {
  for (const [side, isRequest] of [['request', true], ['response', false]] as const) {
    for (const [name, field] of ['add', 'set'].flatMap(action => of.at(side, action).entries())) {
      const problem = changedHeaderFault(name, isRequest);
      if (problem !== undefined) {
        yield { field, problem, fix: 'name another header', got: `got ${shown(name)}` };
      }
      const fault = field.text === undefined ? undefined : headerValueFault(field.text);
      if (fault !== undefined) {
        // It may be a credential.
        yield { field, problem: fault, fix: 'correct the value', got: `got ${kindOf(field.value)}` };
      }
    }
    for (const field of of.at(side, 'remove').items()) {
      const problem = field.text === undefined ? undefined : changedHeaderFault(field.text, false);
      if (problem !== undefined) {
        yield { field, problem, fix: 'name another header' };
      }
    }
  }
}

/** The host of a request is changed in one place. */
export function* changedHeader(route: Field): Generator<Wrong> {
  const authority = route.at('rewrite', 'authority');
  const places = [authority, ...['set', 'add'].flatMap(action => route.at('headers', 'request', action).entries()).filter(([name]) => isAuthority(name)).map(([, field]) => field)];
  const [, second] = places.filter(filled);
  if (second !== undefined) {
    yield { field: second, problem: 'must not change the host, which another field changes already', fix: 'keep one of the two' };
  }
}
