import { Field } from '../../core';
import { given, numberWrong, Wrong } from '../wrong';

/** Shares of the traffic. */
export function* weights(route: Field): Generator<Wrong> {
  const entries = route.items();
  for (const one of entries) {
    if (!given(one.at('destination'))) {
      yield { field: one.at('destination'), problem: 'must be given', fix: 'name where the traffic goes' };
    }
    yield* numberWrong(one.at('weight'), weight => weight < 0 ? 'must not be negative' : undefined, 'write 0 or more');
  }
  const sum = entries.reduce((all, one) => all + (one.at('weight').number ?? 0), 0);
  if (entries.length > 1 && sum === 0 && entries.every(one => !given(one.at('weight')) || one.at('weight').number !== undefined)) {
    yield { field: route, problem: 'must give one of its entries a weight above 0', fix: 'write the weight of each entry', got: 'got a sum of 0' };
  }
}
