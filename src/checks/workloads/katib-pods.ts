import { load } from 'js-yaml';
import { amountsAt, effective, Resources } from './amounts';
import type { UsedContainer } from './team-pods';
import { Field, Located, ManifestSet, Pods } from '../../core';

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
export function katibContainers(set: ManifestSet, { at, fact, spec }: Pods, defaults: Resources): readonly UsedContainer[] {
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
  const own = collector.at('customCollector');
  return kind === 'Custom' ? [{ ...effective(own.at('resources'), defaults), name: own.at('name').text ?? 'collector', field: own.path, staysOn: false }]
    : [container('metrics-collector', entry(runtime.at('metricsCollectors'), 'kind', kind), spec.path, defaults)];
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
