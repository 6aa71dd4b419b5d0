import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';

/** `References/ScaleTarget`: autoscalers scale workloads that exist. */
export const referencesScaleTarget: Rule = {
  id: 'References/ScaleTarget',
  why: 'An autoscaler without its workload never becomes healthy, and the workload that was meant keeps its size under any load.',
  check: missing,
};

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.ofKind('HorizontalPodAutoscaler')) {
    const ref = new Field(at.manifest).at('spec', 'scaleTargetRef');
    const [kind, name, group] = [ref.at('kind').text, ref.at('name'), groupOf(ref.at('apiVersion').text ?? '')];
    const { namespace } = at.manifest.metadata;
    if (kind && name.text && !lookup.has(group, kind, namespace, name.text)) {
      yield dangling(at, name, kind, namespace, name.text);
    }
  }
}
