import { load } from 'js-yaml';
import { Amounts, amountsAt, effective, Resources } from './amounts';
import type { UsedContainer } from './team-pods';
import { Field, Located, ManifestSet, podLabels, Pods } from '../../core';

/** What Katib gives its containers where its configuration says nothing. */
const USUAL = { requests: { 'cpu': '50m', 'memory': '10Mi', 'ephemeral-storage': '500Mi' }, limits: { 'cpu': '500m', 'memory': '100Mi', 'ephemeral-storage': '5Gi' } };

/** Kinds of Katib, with the fields down to an experiment's algorithms. */
const SEARCHES = ['kubeflow.org/Experiment', 'kubeflow.org/Suggestion'];

/** Fields down to how metrics of trials are collected, and to the labels of the pods of which they are, by the kind. */
const COLLECTORS: Readonly<Record<string, { readonly how: readonly string[]; readonly labels: readonly string[] }>> = {
  'kubeflow.org/Experiment': { how: ['spec', 'metricsCollectorSpec', 'collector'], labels: ['spec', 'trialTemplate', 'primaryPodLabels'] },
  'kubeflow.org/Trial': { how: ['spec', 'metricsCollector', 'collector'], labels: ['spec', 'primaryPodLabels'] },
};

/**
 * Containers that Katib itself adds to pods of experiments and trials: the programs of the pod that chooses values, the collector beside a training.
 *
 * Source: kubeflow/katib, pkg/webhook/v1beta1/pod, pkg/apis/config and pkg/util/v1beta1/katibconfig; release in the pins.
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
  if (!Object.hasOwn(COLLECTORS, at.key)) {
    return [];
  }
  const { how, labels } = COLLECTORS[at.key];
  const collector = at.at(...how);
  const kind = collector.at('kind').text ?? 'StdOut';
  const whose = kind === 'Push' ? 'none' : collectedOf(pods, at.at(...labels));
  const own = collector.at('customCollector');
  const collects = kind === 'Custom' ? { ...effective(own.at('resources'), defaults), name: own.at('name').text ?? 'collector', field: own.path }
    : container('metrics-collector', entry(runtime.at('metricsCollectors'), 'kind', kind), spec.path, defaults);
  return whose === 'none' ? [] : [{ ...collects, isOfOne: whose === 'one' }];
}

/** Roles of training jobs whose pod is the first of all, from which metrics are collected; without one of them the first worker is it. */
const FIRST_ROLES = ['Master', 'Chief', 'Launcher'];

/** Labels that the controller of Jobs gives to pods; that of the index tells one pod from the others. */
const BY_JOB = /^(batch\.kubernetes\.io\/|(job-name|controller-uid)$)/;
const INDEX = 'batch.kubernetes.io/job-completion-index';

/** Of which pods of a trial metrics are collected: of those of a Job or workflow that have the labels that the trial names, if any, of the first of a training. */
function collectedOf(pods: Pods, wanted: Field): 'all' | 'one' | 'none' {
  const { at, entry: inner, fact } = pods;
  if (fact.only?.value === 'TrainJob') {
    return (inner.at('name').text ?? 'node') === 'node' ? 'one' : 'none';
  }
  if (fact.together !== true) {
    const [names, labels] = [wanted.strings(), podLabels(pods)];
    const has = Object.entries(names).every(([name, value]) => BY_JOB.test(name) || labels[name] === value);
    return !has ? 'none' : INDEX in names ? 'one' : 'all';
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

/** Of entries with one name, Katib takes the last. */
function entry(list: Field, name: string, value: string | undefined): Field {
  return list.items().findLast(one => one.at(name).value === value) ?? new Field(undefined);
}

function container(name: string, said: Field, field: string, defaults: Resources): UsedContainer {
  const amounts = (bound: 'requests' | 'limits') => ({ ...defaults[bound], ...configured(amountsAt(said.at('resources', bound)), amountsAt(new Field(USUAL[bound]))) });
  return { name, field, requests: amounts('requests'), limits: amounts('limits') };
}

/** Amounts of the configuration: none is as good as nothing said, a negative one leaves the usual one out. */
function configured(said: Amounts, usual: Amounts): Amounts {
  const own = Object.fromEntries(Object.entries(said).filter(([, amount]) => amount !== 0));
  return Object.fromEntries(Object.entries({ ...usual, ...own }).filter(([, amount]) => amount > 0));
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
