import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { NameRule, nameFault, NOTEBOOK_NAME, PVC_VIEWER_NAME, TENSORBOARD_NAME } from '../../core/catalogue/workload-names';
import { Field } from '../fields';
import { groupOf } from '../lookup';

/** `Notebook/Name`: names fit what the controllers derive from them, and the server's container has the notebook's name. */
export const notebookName: Rule = {
  id: 'Notebook/Name',
  why: 'The controller takes any name, but then makes a StatefulSet, Service or label that the API server refuses: the notebook never starts.',
  check: wrongNames,
};

/** `Notebook/Service`: no two workloads of a namespace want a Service of the same name. */
export const notebookService: Rule = {
  id: 'Notebook/Service',
  why: 'A Notebook and a Tensorboard each make a Service of their own name; with one name, the second never gets a route.',
  check: sharedServices,
};

const RULES: Readonly<Record<string, NameRule>> = {
  'kubeflow.org/Notebook': NOTEBOOK_NAME,
  'kubeflow.org/PVCViewer': PVC_VIEWER_NAME,
  'tensorboard.kubeflow.org/Tensorboard': TENSORBOARD_NAME,
};

function kindOf(one: Located): string {
  return `${groupOf(one.manifest.apiVersion)}/${one.manifest.kind}`;
}

function* wrongNames(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('Notebook', 'PVCViewer', 'Tensorboard')) {
    const rule = RULES[kindOf(at)];
    const { name } = at.manifest.metadata;
    const fault = rule && nameFault(name, rule);
    if (fault !== undefined) {
      yield { at, field: 'metadata.name', problem: fault, fix: 'rename the object; its data stays in its claims' };
    }
    if (rule === NOTEBOOK_NAME) {
      yield* wrongContainer(at, name);
    }
  }
}

/** The controller takes the state of the notebook from the container of its name, and the first one for its server. */
function* wrongContainer(at: Located, name: string): Generator<Violation> {
  const [first] = new Field(at.manifest).at('spec', 'template', 'spec', 'containers').items();
  const own = first?.at('name');
  if (own?.text !== undefined && own.text !== name) {
    yield {
      at,
      field: own.path,
      problem: `must be the name of the notebook, ${shown(name)}, got ${shown(own.text)}`,
      fix: 'give the first container the name of the notebook, else its state is never shown',
    };
  }
}

const SERVICES = new Set(['/Service', 'kubeflow.org/Notebook', 'tensorboard.kubeflow.org/Tensorboard']);

function* sharedServices(set: ManifestSet): Generator<Violation> {
  const taken = new Map<string, Located>();
  for (const at of set.ofKind('Service', 'Notebook', 'Tensorboard').filter(one => SERVICES.has(kindOf(one)))) {
    const { kind, metadata } = at.manifest;
    const key = `${metadata.namespace ?? ''}/${metadata.name}`;
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, at);
    } else if (first.manifest.kind !== kind) {
      yield {
        at,
        field: 'metadata.name',
        problem: `wants the Service ${shown(metadata.name)}, which the ${first.manifest.kind} of ${first.path} has`,
        fix: 'give one of the two another name',
      };
    }
  }
}
