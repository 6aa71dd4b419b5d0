import { dangling } from './common';
import { Field, groupOf, kindKey, ManifestSet, Rule, Violation } from '../../core';

/** `References/ScaleTarget`: autoscalers scale workloads that exist. */
export const referencesScaleTarget: Rule = {
  id: 'References/ScaleTarget',
  why: 'An autoscaler without its workload never becomes healthy, and the workload that was meant keeps its size under any load.',
  check: danglingTargets,
};

function* danglingTargets(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('autoscaling/HorizontalPodAutoscaler')) {
    const ref = at.at('spec', 'scaleTargetRef');
    const [kind, name] = [ref.at('kind').text, ref.at('name')];
    if (kind && name.text && !set.has(targetKind(ref), at.namespace, name.text)) {
      yield dangling(at, name, kind, at.namespace, name.text);
    }
  }
}

/** Kind that a reference with `apiVersion` and `kind` means. */
export function targetKind(ref: Field): string {
  return kindKey(groupOf(ref.at('apiVersion').text ?? ''), ref.at('kind').text ?? '');
}
