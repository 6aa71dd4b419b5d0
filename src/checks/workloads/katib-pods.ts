import { load } from 'js-yaml';
import { amountsAt, effective, Resources } from './amounts';
import type { UsedContainer } from './team-pods';
import { Field, Located, ManifestSet, podLabels, Pods } from '../../core';

/** What Katib gives its containers where its configuration says nothing. */
const USUAL = { requests: { 'cpu': '50m', 'memory': '10Mi', 'ephemeral-storage': '500Mi' }, limits: { 'cpu': '500m', 'memory': '100Mi', 'ephemeral-storage': '5Gi' } };

/** Kinds of Katib, with the fields down to an experiment's algorithms. */
const SEARCHES = ['kubeflow.org/Experiment', 'kubeflow.org/Suggestion'];

/** Fields down to what a trial is and how its metrics are collected, by the kind. */
const COLLECTORS: Readonly<Record<string, readonly string[]>> = {
  'kubeflow.org/Experiment': ['spec', 'metricsCollectorSpec', 'collector'], 'kubeflow.org/Trial': ['spec', 'metricsCollector', 'collector'],
};

/**
 * Containers that Katib itself adds to pods of experiments and trials: the programs of the pod that chooses values, the collector beside a training.
 *
 * @param defaults what the namespace fills in
 */
export function katibContainers(set: ManifestSet, pods: Pods, defaults: Resources): readonly UsedContainer[] {
  const { at, fact, spec } = pods;
  const runtime = katibConfig(set).at('runtime');
  if (SEARCHES.includes(at.key) && fact.container === 'suggestion') {
    return [['suggestions', 'algorithm', 'suggestion'], ['earlyStoppings', 'earlyStopping', 'early-stopping']].flatMap(([list, field, name]) => {
      const algorithm = at.at('spec', field, 'algorithmName');
      return algorithm.exists ? [container(name, entry(runtime.at(list), 'algorithmName', algorithm.text), algorithm.path, defaults)] : [];
    });
  }
  const collector = Object.hasOwn(COLLECTORS, at.key) ? at.at(...COLLECTORS[at.key]) : undefined;
  const kind = collector?.at('kind').text ?? 'StdOut';
  if (collector === undefined || kind === 'Push') {
    return [];
  }
  const whose = collectedOf(pods);
  const own = collector.at('customCollector');
  const collects = kind === 'Custom' ? { ...effective(own.at('resources'), defaults), name: own.at('name').text ?? 'collector', field: own.path, staysOn: false }
    : container('metrics-collector', entry(runtime.at('metricsCollectors'), 'kind', kind), spec.path, defaults);
  return whose === 'none' ? [] : [{ ...collects, isOfOne: whose === 'one' }];
}

/** Roles of training jobs whose pod is the first of all, from which metrics are collected; without one of them the first worker is it. */
const FIRST_ROLES = ['Master', 'Chief', 'Launcher'];

/** Of which pods of a trial metrics are collected: of all of a Job, of those of a workflow that the trial names, of the first of a training. */
function collectedOf(pods: Pods): 'all' | 'one' | 'none' {
  const { at, entry: inner, fact } = pods;
  if (fact.only?.value === 'TrainJob') {
    return fact.container === undefined || (inner.at('name').text ?? 'node') !== 'node' ? 'none' : 'one';
  }
  if (fact.only?.value === 'Workflow') {
    const [wanted, labels] = [at.at(...fact.only.path.slice(0, -2), 'primaryPodLabels').strings(), podLabels(pods)];
    return Object.entries(wanted).every(([name, value]) => labels[name] === value) ? 'all' : 'none';
  }
  if (fact.together !== true) {
    return 'all';
  }
  const roles = at.at(...fact.path.slice(0, -3)).entries().map(([, field]) => field).find(({ path }) => inner.path.startsWith(`${path}.`));
  const first = FIRST_ROLES.find(name => roles?.at(name).exists === true) ?? 'Worker';
  return inner.path === roles?.at(first).path ? 'one' : 'none';
}

/** Whether the configuration gives privileges to all that Katib adds to the pods of an experiment. */
export function katibSecures(set: ManifestSet, at: Located): boolean {
  const config = katibConfig(set);
  const algorithm = entry(config.at('runtime', 'suggestions'), 'algorithmName', at.at('spec', 'algorithm', 'algorithmName').text);
  return config.at('init', 'controller', 'injectSecurityContext').value === true && algorithm.at('securityContext').exists && !at.at('spec', 'earlyStopping').exists;
}

function entry(list: Field, name: string, value: string | undefined): Field {
  return list.items().find(one => one.at(name).value === value) ?? new Field(undefined);
}

function container(name: string, said: Field, field: string, defaults: Resources): UsedContainer {
  // The configuration of algorithms and of collectors spells it differently.
  const own = said.at('resources').exists ? said.at('resources') : said.at('resource');
  const amounts = (bound: 'requests' | 'limits') => ({ ...defaults[bound], ...kept({ ...amountsAt(new Field(USUAL[bound])), ...amountsAt(own.at(bound)) }) });
  return { name, field, staysOn: false, requests: amounts('requests'), limits: amounts('limits') };
}

/** A negative amount leaves one out. */
function kept(amounts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount >= 0));
}

/** The configuration of the Katib beside the objects; empty if nobody knows it. */
function katibConfig(set: ManifestSet): Field {
  return set.once(katibConfig, () => {
    try {
      return new Field(load(set.settings('katib-config')?.at('data', 'katib-config.yaml').text ?? ''));
    } catch {
      return new Field(undefined); // Katib itself says so
    }
  });
}
