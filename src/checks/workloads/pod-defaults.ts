import { differences, ownSides, Side, sideOf } from './additions';
import { meantBy, POD_DEFAULT, selectedBy, selectorOf } from './selection';
import { listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { fits } from '../../core/selectors';

/** `PodDefault/Missing`: a label that selects a PodDefault finds one. */
export const podDefaultMissing: Rule = {
  id: 'PodDefault/Missing',
  why: 'A notebook whose PodDefault is missing starts all the same, but without the credentials, mounts or variables that it counts on.',
  check: unmetChoices,
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

/** Labels `<name>: "true"` without a domain are how workloads of teams choose PodDefaults; other labels are left alone. */
function* unmetChoices(set: ManifestSet): Generator<Violation> {
  for (const pods of set.pods.filter(({ fact }) => fact.metadata === 'object')) {
    const { at, namespace } = pods;
    for (const [key, field] of pods.metadata.at('labels').entries().filter(([name, { value }]) => value === 'true' && !name.includes('/'))) {
      const meant = meantBy(set, namespace, key);
      if (meant.length === 0 ? !set.has(POD_DEFAULT, namespace, key) : !meant.some(podDefault => selectedBy(set, pods).includes(podDefault))) {
        yield { at, field: field.path, ...meant.length === 0 ? unknown(set, namespace, key) : incomplete(meant[0]) };
      }
    }
  }
}

function unknown(set: ManifestSet, namespace: string | undefined, key: string) {
  const names = listed((set.byNamespace(POD_DEFAULT).get(namespace ?? '') ?? []).map(({ name }) => name));
  return {
    problem: `selects no PodDefault of the namespace ${shown(namespace)}, got "true"`,
    fix: `add a PodDefault that selects by ${shown(key)}, correct the name (there are ${names}), ` +
      'or declare it by declareExternal if another tool makes it',
  };
}

function incomplete(meant: Located) {
  return {
    problem: `is not all that the selector of PodDefault ${shown(meant.name)} wants, got "true"`,
    fix: 'pass the PodDefault itself instead of its name, or set the labels that its selector names',
  };
}

function* wrongForms(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(POD_DEFAULT)) {
    const selector = at.at('spec', 'selector');
    const keys = selector.at('matchLabels').entries().map(([key]) => key).sort(); // as the API server writes them
    if (keys.length === 0) {
      yield {
        at,
        field: selector.at('matchLabels').path,
        problem: 'has no label, without which the forms fail for the whole namespace, got {}',
        fix: 'select by one label with the value "true"; the forms offer the first key only',
      };
    } else if (!fits(selectorOf(at), { [keys[0]]: 'true' })) {
      yield {
        at,
        field: selector.path,
        problem: `is offered in the forms, but whoever chooses it gets the label ${shown(keys[0])} with "true" alone, got ${shown(selector.value)}`,
        fix: 'select by one label with the value "true", or accept by a waiver that it does not work from the forms',
      };
    }
  }
}

function* conflicts(set: ManifestSet): Generator<Violation> {
  const sides = new Map<Located, Side>();
  const side = (podDefault: Located) => {
    const known = sides.get(podDefault) ?? sideOf(`PodDefault ${shown(podDefault.name)}`, podDefault.at('spec'));
    sides.set(podDefault, known);
    return known;
  };
  for (const pods of set.pods) {
    const selected = selectedBy(set, pods).map(side);
    const own = selected.length === 0 ? [] : ownSides(pods.at.kind === 'Notebook' ? 'the notebook itself' : 'the pod itself', pods);
    const found = new Map(own.flatMap(container => differences([container, ...selected])).map(difference => [difference.what, difference]));
    for (const { what, first, second } of found.values()) {
      yield {
        at: pods.at,
        field: pods.metadata.at('labels').path,
        problem: `chooses contradicting settings, got different values of ${what} from ${first} and ${second}`,
        fix: `choose one of the two, or make the values equal${what.startsWith('the volume') && first.endsWith('itself')
          ? '; the API server fills defaultMode: 420 and the like into the volumes of a pod, and the webhook compares afterwards' : ''}`,
      };
    }
  }
}
