import { ManifestSet, Rule, shown, Violation } from '../../core';
import { fits } from '../../core/selectors';
import { Field } from '../fields';
import { groupOf } from '../lookup';
import { podOf } from '../pods';

/** `Pods/Selector`: workloads find the pods that they make. */
export const podsSelector: Rule = {
  id: 'Pods/Selector',
  why: 'The API server refuses a workload whose selector does not match the labels of its own pods, and the whole sync stops.',
  check: strangers,
};

function* strangers(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet')) {
    const labels = podOf(at)?.metadata.at('labels');
    if (groupOf(at.manifest.apiVersion) !== 'apps' || labels === undefined) {
      continue;
    }
    for (const field of unmet(new Field(at.manifest).at('spec', 'selector'), labels)) {
      yield {
        at,
        field: field.path,
        problem: `does not match the labels of the pods, got ${shown(field.value)} where they have ${shown(labels.value ?? {})}`,
        fix: `add the label at ${labels.path}, or correct the selector`,
      };
    }
  }
}

/** The parts of a selector that labels do not meet. */
function unmet(selector: Field, labels: Field): Field[] {
  const there = Object.fromEntries(labels.entries().map(([key, value]) => [key, String(value.value)]));
  return [
    ...selector.at('matchLabels').entries().filter(([key, value]) => labels.at(key).value !== value.value).map(([, value]) => value),
    ...selector.at('matchExpressions').items().filter(one => !fits({
      matchExpressions: [{
        key: one.at('key').text ?? '', operator: one.at('operator').text ?? '', values: one.at('values').items().map(value => String(value.value)),
      }],
    }, there)),
  ];
}
