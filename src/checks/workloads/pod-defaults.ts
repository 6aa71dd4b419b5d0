import { additionsOf, differences, indexed, PodDefaultsByNamespace, selects } from './selection';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';

/** `PodDefault/Missing`: a label that selects a PodDefault finds one. */
export const podDefaultMissing: Rule = {
  id: 'PodDefault/Missing',
  why: 'A notebook whose PodDefault is missing starts all the same, but without the credentials, mounts or variables that it counts on.',
  check: missing,
};

/** `PodDefault/Conflict`: what the PodDefaults of one pod add does not contradict each other or the pod. */
export const podDefaultConflict: Rule = {
  id: 'PodDefault/Conflict',
  why: 'The webhook refuses a pod for which two PodDefaults, or one and the pod itself, set the same thing differently: the notebook never starts.',
  check: conflicts,
};

/** Kinds whose labels reach their pod. */
function workloads(set: ManifestSet): readonly Located[] {
  return set.ofKind('Notebook', 'Tensorboard').filter(one => /(^|\.)kubeflow\.org\//.test(one.manifest.apiVersion));
}

/** Labels `<name>: "true"` without a domain are how pods choose PodDefaults; other labels are left alone. */
function* missing(set: ManifestSet): Generator<Violation> {
  const all = indexed(set);
  for (const at of workloads(set)) {
    const { namespace, labels } = at.manifest.metadata;
    for (const [key, value] of Object.entries(labels ?? {})) {
      if (value === 'true' && !key.includes('/') && !known(all, set, namespace, key)) {
        yield {
          at,
          field: new Field(undefined, 'metadata.labels').at(key).path,
          problem: `selects no PodDefault of the namespace ${shown(namespace)}, got "true"`,
          fix: `add a PodDefault that selects by ${shown(key)}, correct the name (there are ${names(all, namespace)}), ` +
            'or declare it by declareExternal if another tool makes it',
        };
      }
    }
  }
}

function known(all: PodDefaultsByNamespace, set: ManifestSet, namespace: string | undefined, key: string): boolean {
  return set.has('PodDefault', namespace, key) || (all.keys.get(namespace ?? '')?.has(key) ?? false);
}

function names(all: PodDefaultsByNamespace, namespace: string | undefined): string {
  return (all.objects.get(namespace ?? '') ?? []).map(one => one.manifest.metadata.name).sort().join(', ') || 'none';
}

function* conflicts(set: ManifestSet): Generator<Violation> {
  const all = indexed(set);
  for (const at of workloads(set)) {
    const { namespace, labels } = at.manifest.metadata;
    const selected = (all.objects.get(namespace ?? '') ?? []).filter(one => selects(one, labels ?? {}));
    const parts = [
      ...at.manifest.kind === 'Notebook' ? [additionsOf('the notebook itself', podOfNotebook(at))] : [],
      ...selected.map(one => additionsOf(`PodDefault ${shown(one.manifest.metadata.name)}`, new Field(one.manifest).at('spec'))),
    ];
    for (const { what, first, second } of differences(parts)) {
      yield {
        at,
        field: 'metadata.labels',
        problem: `chooses contradicting settings, got different values of ${what} from ${first} and ${second}`,
        fix: 'choose one of the two, or make the values equal',
      };
    }
  }
}

/** A notebook's pod in the form of a PodDefault's spec; only the first container has what a PodDefault may meet. */
function podOfNotebook(at: Located): Field {
  const spec = new Field(at.manifest).at('spec', 'template', 'spec');
  const [container] = spec.at('containers').items();
  return new Field({
    env: container?.at('env').value,
    volumeMounts: container?.at('volumeMounts').value,
    volumes: spec.at('volumes').value,
    tolerations: spec.at('tolerations').value,
    labels: at.manifest.metadata.labels,
  });
}
