import { additionsOf, differences, indexed, keysOf, PodDefaultsByNamespace, podLabels, selects } from './selection';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf } from '../lookup';

/** `PodDefault/Missing`: a label that selects a PodDefault finds one. */
export const podDefaultMissing: Rule = {
  id: 'PodDefault/Missing',
  why: 'A notebook whose PodDefault is missing starts all the same, but without the credentials, mounts or variables that it counts on.',
  check: missing,
};

/** `PodDefault/Form`: the forms for new notebooks and TensorBoards can offer it. */
export const podDefaultForm: Rule = {
  id: 'PodDefault/Form',
  why: 'The form for a new notebook reads the first matchLabels key of every PodDefault and sets it to "true": without one it fails for the whole namespace.',
  check: wrongForms,
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
      if (value !== 'true' || key.includes('/')) {
        continue;
      }
      const meant = (all.objects.get(namespace ?? '') ?? []).filter(one => one.manifest.metadata.name === key || keysOf(one).includes(key));
      if (meant.length === 0 ? !set.has('PodDefault', namespace, key) : !meant.some(one => selects(one, podLabels(at)))) {
        yield {
          at,
          field: new Field(undefined, 'metadata.labels').at(key).path,
          problem: meant.length === 0 ? `selects no PodDefault of the namespace ${shown(namespace)}, got "true"`
            : `is not all that the selector of PodDefault ${shown(meant[0].manifest.metadata.name)} wants, got "true"`,
          fix: meant.length === 0 ? `add a PodDefault that selects by ${shown(key)}, correct the name (there are ${names(all, namespace)}), ` +
            'or declare it by declareExternal if another tool makes it'
            : 'pass the PodDefault itself instead of its name, or set the labels that its selector names',
        };
      }
    }
  }
}

function* wrongForms(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('PodDefault').filter(one => groupOf(one.manifest.apiVersion) === 'kubeflow.org')) {
    const selector = new Field(at.manifest).at('spec', 'selector');
    const labels = selector.at('matchLabels').entries().sort(([a], [b]) => a < b ? -1 : 1); // as the API server writes them
    if (labels.length === 0) {
      yield {
        at,
        field: selector.at('matchLabels').path,
        problem: 'has no label, without which the forms fail for the whole namespace, got {}',
        fix: 'select by one label with the value "true"; the forms offer the first key only',
      };
    } else if (!selects(at, { [labels[0][0]]: 'true' })) {
      yield {
        at,
        field: selector.path,
        problem: `is offered in the forms, but whoever chooses it gets the label ${shown(labels[0][0])} with "true" alone, got ${shown(selector.value)}`,
        fix: 'select by one label with the value "true", or accept by a waiver that it does not work from the forms',
      };
    }
  }
}

function names(all: PodDefaultsByNamespace, namespace: string | undefined): string {
  return (all.objects.get(namespace ?? '') ?? []).map(one => one.manifest.metadata.name).sort().join(', ') || 'none';
}

function* conflicts(set: ManifestSet): Generator<Violation> {
  const all = indexed(set);
  const additions = new Map([...all.objects.values()].flat().map(one =>
    [one, additionsOf(`PodDefault ${shown(one.manifest.metadata.name)}`, new Field(one.manifest).at('spec'))]));
  for (const at of workloads(set)) {
    const { namespace } = at.manifest.metadata;
    const labels = podLabels(at);
    const selected = (all.objects.get(namespace ?? '') ?? []).filter(one => selects(one, labels)).map(one => additions.get(one)!);
    const own = selected.length > 0 && at.manifest.kind === 'Notebook' ? [additionsOf('the notebook itself', podOfNotebook(at))] : [];
    for (const { what, first, second } of differences([...own, ...selected])) {
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
