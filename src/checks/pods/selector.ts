import { Field, ManifestSet, podsOf, Rule, shown, Violation } from '../../core';
import { fits } from '../../core/selectors';

/** `Pods/Selector`: workloads find the pods that they make. */
export const podsSelector: Rule = {
  id: 'Pods/Selector',
  why: 'The API server refuses a workload whose selector does not match the labels of its own pods, and the whole sync stops.',
  check: strangePods,
};

function* strangePods(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet')) {
    for (const { metadata } of podsOf(at)) {
      const labels = metadata.at('labels');
      const there = labels.strings();
      for (const { field, got } of unmet(at.at('spec', 'selector'), there)) {
        yield {
          at,
          field: field.path,
          problem: `does not match the labels of the pods, got ${shown(got)} where they have ${shown(there)}`,
          fix: `add the label at ${labels.path}, or correct the selector`,
        };
      }
    }
  }
}

/** The parts of a selector that labels do not meet. */
function unmet(selector: Field, labels: Readonly<Record<string, string>>): { readonly field: Field; readonly got: unknown }[] {
  const matchLabels = selector.at('matchLabels').entries()
    .filter(([key, { text }]) => text !== undefined && labels[key] !== text);
  const expressions = selector.at('matchExpressions').items().map(field => ({
    field,
    got: {
      key: field.at('key').text ?? '', operator: field.at('operator').text ?? '', values: field.at('values').items().flatMap(value => value.text ?? []),
    },
  }));
  return [
    ...matchLabels.map(([, field]) => ({ field, got: field.text })),
    ...expressions.filter(({ got }) => got.key !== '' && !fits({ matchExpressions: [got] }, labels)),
  ];
}
