import { listed, Located, Rule, shown } from '../../core';
import { blamed, Fault, isSet, said } from '../fault';

/** `InferenceGraph/Steps`: the steps of a graph lead somewhere, and shares of requests add up. */
export const inferenceGraphSteps: Rule = {
  id: 'InferenceGraph/Steps',
  why: 'The webhook of KServe refuses a graph whose steps it cannot tell apart or whose weights are not 100, and requests to a node that is not there get no answer.',
  * check(set) {
    for (const at of set.ofKind('serving.kserve.io/InferenceGraph')) {
      yield* blamed(at, wrongNodes(at));
    }
  },
};

function* wrongNodes(at: Located): Generator<Fault> {
  const nodes = at.at('spec', 'nodes');
  const names = nodes.entries().map(([name]) => name);
  for (const [, node] of nodes.entries()) {
    const steps = node.at('steps');
    const seen = new Set<unknown>();
    for (const step of steps.items()) {
      const [name, next] = [step.at('name'), step.at('nodeName')];
      if (isSet(name) && seen.has(name.value)) {
        yield said(name, `must not be that of two steps of a node, got ${shown(name.value)}`, 'give it another name');
      }
      seen.add(name.value);
      if (isSet(next) && next.text !== undefined && !names.includes(next.text)) {
        yield said(next, `names a node that is not there, got ${shown(next.text)}`, `name one of ${listed(names)}`);
      }
    }
    const weights = steps.items().map(step => step.at('weight').number);
    const sum = weights.reduce((all: number, one) => all + (one ?? 0), 0);
    if (node.at('routerType').value === 'Splitter' && weights.every(one => one !== undefined) && sum !== 100) {
      yield said(steps, `must have weights that add up to 100, got ${sum}`, 'correct the weights');
    }
  }
}
