import { BASELINE } from './baseline';
import { Control } from './control';
import { RESTRICTED } from './restricted';
import { load } from 'js-yaml';
import { label, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { Lookup } from '../lookup';
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
  const enforced = new Map<string, { readonly level: string; readonly by: string }>();
  for (const by of set.ofKind('Namespace')) {
    const field = new Field(by.manifest).at('metadata', 'labels', LABEL);
    if (!field.exists) {
      continue;
    }
    const level = String(field.value);
    if (Object.hasOwn(LEVELS, level)) {
      enforced.set(by.manifest.metadata.name, { level, by: label(by) });
    } else {
      yield {
        at: by,
        field: field.path,
        problem: `is no level of the Pod Security Standards, got ${shown(field.value)}`,
        fix: `use ${Object.keys(LEVELS).join(', ')}`,
      };
    }
  }
  const lookup = Lookup.of(set);
  const ofProfiles = profileLevel(set);
  for (const pod of podsOf(set)) {
    const { namespace = '' } = pod;
    const { level, by } = enforced.get(namespace) ?? (lookup.isProfile(namespace) ? { level: ofProfiles, by: `Profile/${namespace}` } : { level: 'privileged', by: '' });
    for (const { field, problem, fix } of LEVELS[level].flatMap(control => control(pod))) {
      yield { at: pod.at, field: field.path, problem: `${problem}, which the level "${level}" of ${by} forbids`, fix };
    }
  }
}

const PROFILE_LABELS = 'profiles-namespace-labels-data';

/** Level that the profile controller gives to namespaces that have none: that of its file, or upstream's. */
function profileLevel(set: ManifestSet): string {
  const file = set.ofKind('ConfigMap').find(one => one.manifest.metadata.name === PROFILE_LABELS);
  if (file === undefined) {
    return 'baseline';
  }
  const level = new Field(file.manifest).at('data').entries().map(([, text]) => parsed(text.text ?? '').at(LABEL)).find(field => field.exists);
  return typeof level?.value === 'string' && Object.hasOwn(LEVELS, level.value) ? level.value : 'privileged';
}

function parsed(text: string): Field {
  try {
    return new Field(load(text));
  } catch {
    return new Field(undefined);
  }
}
