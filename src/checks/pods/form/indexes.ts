import { Fault, fault, given, outside } from '../../fault';
import { Field } from '../../../core';

/**
 * What Kubernetes refuses of a rule by which a Job succeeds before all of its pods do.
 *
 * @param rule the rule
 * @param completions how many indexes there are, where it is known
 */
export function* successFaults(rule: Field, completions = Infinity): Generator<Fault> {
  const [indexes, count] = ['succeededIndexes', 'succeededCount'].map(name => rule.at(name));
  if (!given(indexes) && !given(count)) {
    yield { field: rule.path, problem: 'must say succeededIndexes or succeededCount, got neither', fix: 'write one of them' };
  }
  const named = indexes.text === undefined ? undefined : countOf(indexes.text, completions);
  if (indexes.text !== undefined && named === undefined) {
    const last = completions === Infinity ? '' : `, below ${completions}`;
    yield fault(indexes, `must be numbers and spans of indexes in their order${last}`, 'write them such as "0,2-4"');
  }
  yield* outside(count, 0, Math.min(completions, named ?? Infinity));
}

/** How many indexes a text such as `0,2-4` names; nothing where it names none in order. */
function countOf(text: string, completions: number): number | undefined {
  const spans = text === '' ? [] : text.split(',').map(span => span.split('-'));
  let [last, count] = [-1, 0];
  for (const [first, end] of spans.map(ends => [Number(ends[0]), Number(ends[1] ?? ends[0])])) {
    if (!(first > last && end >= first && end < completions)) {
      return undefined;
    }
    [last, count] = [end, count + end - first + 1];
  }
  return spans.every(ends => ends.length <= 2 && ends.every(end => /^\d+$/.test(end)) && ends[0] !== ends[1]) ? count : undefined;
}
