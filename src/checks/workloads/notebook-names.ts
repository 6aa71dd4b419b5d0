import { Kinds, Located, ManifestSet, podsOf, Rule, shown, Violation } from '../../core';
import { nameFault } from '../../core/names';

/** `Notebook/Name`: names fit what the controllers derive from them. */
export const notebookName: Rule = {
  id: 'Notebook/Name',
  why: 'The controller takes any name, but then makes a StatefulSet, Service or label that the API server refuses: the notebook never starts.',
  check: wrongNames,
};

/** `Notebook/Container`: the container of the server has the name of the notebook. */
export const notebookContainer: Rule = {
  id: 'Notebook/Container',
  why: 'The controller takes the state of a notebook from the container of its name: with another name it runs, but its state is never shown.',
  check: set => set.ofKind(NOTEBOOK).flatMap(wrongContainer),
};

/** `Notebook/Service`: no two workloads of a namespace want a Service of the same name. */
export const notebookService: Rule = {
  id: 'Notebook/Service',
  why: 'A Notebook and a Tensorboard each make a Service of their own name; with one name, the second never gets a route.',
  check: sharedServices,
};

const NOTEBOOK = 'kubeflow.org/Notebook';

function* wrongNames(set: ManifestSet): Generator<Violation> {
  for (const key of Kinds.where(facts => facts.name !== undefined)) {
    yield* set.ofKind(key).flatMap(wrongName);
  }
}

function wrongName(at: Located): Violation[] {
  const rule = Kinds.facts(at.key)?.name;
  const fault = rule ? nameFault(at.name, rule) : undefined;
  return fault === undefined ? [] : [{ at, field: 'metadata.name', problem: fault, fix: 'rename the object; its data stays in its claims' }];
}

/** The controller takes the state of the notebook from the container of its name, and the first one for its server. */
function wrongContainer(at: Located): Violation[] {
  const [first] = podsOf(at).flatMap(({ spec }) => spec.at('containers').items());
  const own = first?.at('name');
  return own?.text === undefined || own.text === at.name ? [] : [{
    at,
    field: own.path,
    problem: `must be the name of the notebook, ${shown(at.name)}, got ${shown(own.text)}`,
    fix: 'give the first container the name of the notebook, else its state is never shown',
  }];
}

function* sharedServices(set: ManifestSet): Generator<Violation> {
  const taken = new Map<string, Located>();
  for (const at of set.ofKind('Service', ...Kinds.where(facts => facts.service === true))) {
    const key = `${at.namespace ?? ''}/${at.name}`;
    const first = at.name === '' ? at : taken.get(key);
    if (first === undefined) {
      taken.set(key, at);
    } else if (first.key !== at.key) {
      yield {
        at,
        field: 'metadata.name',
        problem: `wants the Service ${shown(at.name)}, which the ${first.kind} of ${first.path} has`,
        fix: 'give one of the two another name',
      };
    }
  }
}
