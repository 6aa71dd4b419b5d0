import { POD_DEFAULT } from './selection';
import { Field, ManifestSet, Rule, shown, Violation } from '../../core';
import { isLabelKey, isLabelValue } from '../../core/names';

/** `PodDefault/Selector`: Kubernetes can read the selectors of PodDefaults. */
export const podDefaultSelector: Rule = {
  id: 'PodDefault/Selector',
  why: 'Where one PodDefault has a selector that Kubernetes cannot read, the webhook refuses every pod of its namespace.',
  check: unreadableSelectors,
};

function* unreadableSelectors(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(POD_DEFAULT)) {
    yield* selectorFaults(at.at('spec', 'selector')).map(({ field, problem, fix }) => ({ at, field: field.path, problem, fix }));
  }
}

/** What Kubernetes cannot read in a selector of labels. */
export function selectorFaults(selector: Field) {
  const labels = selector.at('matchLabels').entries().filter(([key, { text }]) => text !== undefined && !(isLabelKey(key) && isLabelValue(text)));
  return [
    ...labels.map(([key, field]) => ({ field, problem: `is no label, got ${shown({ [key]: field.value })}`, fix: 'correct its key or value' })),
    ...selector.at('matchExpressions').items().flatMap(expressionFault),
  ];
}

function expressionFault(expression: Field) {
  const key = expression.at('key');
  const operator = expression.at('operator');
  const values = expression.at('values');
  const needsValues = operator.value === 'In' || operator.value === 'NotIn';
  if (!isLabelKey(key.text ?? '')) {
    return [{ field: key, problem: `is no key of a label, got ${shown(key.value)}`, fix: 'write the key of a label' }];
  }
  if (!needsValues && operator.value !== 'Exists' && operator.value !== 'DoesNotExist') {
    return [{ field: operator, problem: `must be In, NotIn, Exists or DoesNotExist, got ${shown(operator.value)}`, fix: 'write one of the four' }];
  }
  if (needsValues !== values.items().length > 0) {
    return [{ field: values, problem: `must have ${needsValues ? 'an entry' : 'no entries'} with ${operator.text}, got ${shown(values.value)}`, fix: needsValues ? 'name the values' : 'leave it out' }];
  }
  return values.items().filter(({ text }) => text !== undefined && !isLabelValue(text))
    .map(field => ({ field, problem: `is no value of a label, got ${shown(field.value)}`, fix: 'correct the value' }));
}
