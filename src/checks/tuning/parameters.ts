import { Field, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `Experiment/Parameters`: the parameters of a search and those of its trials are the same. */
export const experimentParameters: Rule = {
  id: 'Experiment/Parameters',
  why: 'Katib takes such an experiment and makes no trial of it, for ever; only the log of its controller says why.',
  check: unmatched,
};

/** References to what a trial is, instead of to a parameter. */
const OF_THE_TRIAL = /^\$\{trialSpec\.(Name|Namespace|Kind|APIVersion|Annotations\[.*\]|Labels\[.*\])\}$/;

function* unmatched(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kubeflow.org/Experiment')) {
    const searched = at.at('spec', 'parameters');
    const used = at.at('spec', 'trialTemplate', 'trialParameters');
    // The algorithm itself gives the parameters of a search for an architecture; without a list, another rule speaks.
    if (at.at('spec', 'nasConfig').value === undefined && searched.items().length > 0) {
      yield* unused(at, searched, used);
      yield* unknown(at, searched, used);
    }
  }
}

function names(list: Field, field: string): string[] {
  return list.items().flatMap(one => one.at(field).text ?? []);
}

function unused(at: Located, searched: Field, used: Field): Violation[] {
  const references = new Set(names(used, 'reference'));
  return searched.items().filter(one => one.at('name').text !== undefined && !references.has(one.at('name').text ?? '')).map(one => ({
    at, field: one.at('name').path, problem: `must be the reference of one of trialParameters, got ${shown(one.at('name').value)}, and references to ${listed([...references])}`,
    fix: 'add it to trialTemplate.trialParameters, and use it in trialSpec',
  }));
}

function unknown(at: Located, searched: Field, used: Field): Violation[] {
  const known = new Set(names(searched, 'name'));
  return used.items().map(one => one.at('reference')).filter(({ text }) => text !== undefined && !known.has(text) && !OF_THE_TRIAL.test(text)).map(reference => ({
    at, field: reference.path, problem: `must be the name of one of parameters (${listed([...known])}), or a field of the trial, got ${shown(reference.value)}`,
    fix: 'correct the name, or add the parameter to the search',
  }));
}
