import { Field } from '../../core';
import { Fault, fault, given, numberWrong } from '../fault';

/** Shares of the traffic. */
export function* weights(route: Field): Generator<Fault> {
  const entries = route.items();
  for (const one of entries) {
    if (!given(one.at('destination'))) {
      yield fault(one.at('destination'), 'must be given', 'name where the traffic goes');
    }
    yield* numberWrong(one.at('weight'), weight => weight < 0 ? 'must not be negative' : undefined, 'write 0 or more');
  }
  const sum = entries.reduce((all, one) => all + (one.at('weight').number ?? 0), 0);
  if (entries.length > 1 && sum === 0 && entries.every(one => !given(one.at('weight')) || one.at('weight').number !== undefined)) {
    yield fault(route, 'must give one of its entries a weight above 0', 'write the weight of each entry', 'got a sum of 0');
  }
}
