import { BASELINE } from './baseline';
import { Control } from './control';
import { RESTRICTED } from './restricted';
import { label, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { podsOf } from '../pods';

/** `PodSecurity/Level`: pods keep to the Pod Security Standard that their namespace enforces. */
export const podSecurityLevel: Rule = {
  id: 'PodSecurity/Level',
  why: 'The API server refuses pods that break the level of their namespace, and the workload stays at 0 pods without a failed sync.',
  check: breaches,
};

const LABEL = 'pod-security.kubernetes.io/enforce';
const LEVELS: Readonly<Record<string, readonly Control[]>> = { privileged: [], baseline: BASELINE, restricted: RESTRICTED };

function* breaches(set: ManifestSet): Generator<Violation> {
  const enforced = new Map<string, { readonly level: string; readonly controls: readonly Control[]; readonly by: Located }>();
  for (const by of set.ofKind('Namespace')) {
    const field = new Field(by.manifest).at('metadata', 'labels', LABEL);
    if (!field.exists) {
      continue;
    }
    const level = String(field.value);
    if (Object.hasOwn(LEVELS, level)) {
      enforced.set(by.manifest.metadata.name, { level, controls: LEVELS[level], by });
    } else {
      yield {
        at: by,
        field: field.path,
        problem: `is no level of the Pod Security Standards, got ${shown(field.value)}`,
        fix: `use ${Object.keys(LEVELS).join(', ')}`,
      };
    }
  }
  for (const pod of podsOf(set)) {
    const rules = enforced.get(pod.namespace ?? '');
    for (const { field, problem, fix } of rules?.controls.flatMap(control => control(pod)) ?? []) {
      yield { at: pod.at, field: field.path, problem: `${problem}, which the level "${rules!.level}" of ${label(rules!.by)} forbids`, fix };
    }
  }
}
