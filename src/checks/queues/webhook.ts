import { Field, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { isLabelKey } from '../../core/names';
import { canonicalQuantity } from '../../core/quantity';
import { blamed, wrong } from '../fault';
import { tolerationFaults } from '../pods/form/placement';
import { selectorFaults } from '../workloads/pod-default-selectors';

/** `ClusterQueue/Webhook`: names, selectors, weights and numbers of queues, cohorts and flavors are such as Kueue's webhook takes. */
export const queueWebhook: Rule = {
  id: 'ClusterQueue/Webhook',
  why: 'The webhook of Kueue refuses such a queue, cohort or flavor, and the whole sync stops.',
  check: refusedQueues,
};

/** `Cohort/Parents`: cohorts are in a tree. */
export const cohortParents: Rule = {
  id: 'Cohort/Parents',
  why: 'Kueue takes cohorts that are above each other in a circle, and then gives no quota to any queue below them.',
  check: circles,
};

/** `AdmissionCheck/Parameters`: checks of Kueue's own controllers have settings that these can read. */
export const checkParameters: Rule = {
  id: 'AdmissionCheck/Parameters',
  why: 'Kueue takes a check without settings of the right kind, but it never becomes active: no workload of its queues starts.',
  check: wrongParameters,
};

/** Most flavors, and most resources, of a queue; most quotas of a group. */
const [MOST_IN_QUEUE, MOST_IN_GROUP] = [256, 512];
const COHORT = 'kueue.x-k8s.io/Cohort';

function* refusedQueues(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kueue.x-k8s.io/ResourceFlavor')) {
    yield* blamed(at, at.at('spec', 'tolerations').items().flatMap(one => [...tolerationFaults(one)]));
  }
  for (const at of set.ofKind('kueue.x-k8s.io/ClusterQueue', COHORT)) {
    const groups = at.at('spec', 'resourceGroups').items();
    yield* groups.flatMap(group => group.at('coveredResources').items()).filter(({ text }) => text !== undefined && !isLabelKey(text))
      .map(resource => wrong(at, resource, 'is no name of a resource', 'write it as in cpu or nvidia.com/gpu'));
    const weight = at.at('spec', 'fairSharing', 'weight');
    if (canonicalQuantity(weight.value) === '1n') {
      yield wrong(at, weight, 'must be 0 or more than a billionth', 'write a larger weight');
    }
    if (at.kind === 'ClusterQueue') {
      yield* tooMany(at, groups);
      yield* unknownFlavors(at, groups);
      yield* selectorFaults(at.at('spec', 'namespaceSelector')).map(fault => ({ at, ...fault, field: fault.field.path }));
    }
  }
}

/** A check can be for some flavors of its own queue alone. Source: Kueue, pkg/webhooks/clusterqueue_webhook.go. */
function unknownFlavors(at: Located, groups: readonly Field[]): Violation[] {
  const names = groups.flatMap(group => group.at('flavors').items()).flatMap(flavor => flavor.at('name').text ?? []);
  return at.at('spec', 'admissionChecksStrategy', 'admissionChecks').items().flatMap(check => check.at('onFlavors').items())
    .filter(({ text }) => text !== undefined && !names.includes(text))
    .map(flavor => wrong(at, flavor, 'must be a flavor of the queue', `its flavors: ${listed(names)}; without onFlavors the check is for all`));
}

function* tooMany(at: Located, groups: readonly Field[]): Generator<Violation> {
  const { path } = at.at('spec', 'resourceGroups');
  const count = (name: string) => groups.reduce((sum, group) => sum + group.at(name).items().length, 0);
  for (const [name, words] of [['flavors', 'flavors'], ['coveredResources', 'resources']]) {
    if (count(name) > MOST_IN_QUEUE) {
      yield { at, field: path, problem: `must have at most ${MOST_IN_QUEUE} ${words} in all groups, got ${count(name)}`, fix: 'share them among several queues' };
    }
  }
  for (const group of groups) {
    const quotas = group.at('flavors').items().reduce((sum, flavor) => sum + flavor.at('resources').items().length, 0);
    if (quotas > MOST_IN_GROUP) {
      yield { at, field: group.path, problem: `must have at most ${MOST_IN_GROUP} quotas, got ${quotas}`, fix: 'share them among several groups' };
    }
  }
}

function* circles(set: ManifestSet): Generator<Violation> {
  const parents = new Map(set.allOfKind(COHORT).map(at => [at.name, at.at('spec', 'parentName').text ?? at.at('spec', 'parent').text ?? '']));
  const done = new Set<string>();
  for (const at of set.ofKind(COHORT)) {
    const way: string[] = [];
    for (let name = at.name; parents.has(name) && !done.has(name); name = parents.get(name)!) {
      done.add(name);
      way.push(name);
    }
    const next = parents.get(way.at(-1) ?? '');
    if (next !== undefined && way.includes(next)) {
      const circle = way.slice(way.indexOf(next));
      const found = set.find(COHORT, undefined, circle[0]) ?? at;
      yield { at: found, field: 'spec.parentName', problem: `is below itself, got ${shown([...circle, circle[0]].join(' below '))}`, fix: 'name another parent, or none' };
    }
  }
}

/** Kind of the settings of each controller. */
const SETTINGS: Readonly<Record<string, string>> = {
  'kueue.x-k8s.io/provisioning-request': 'ProvisioningRequestConfig',
  'kueue.x-k8s.io/multikueue': 'MultiKueueConfig',
};

function* wrongParameters(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kueue.x-k8s.io/AdmissionCheck')) {
    const controller = at.at('spec', 'controllerName').text ?? '';
    const parameters = at.at('spec', 'parameters');
    const kind = Object.hasOwn(SETTINGS, controller) ? SETTINGS[controller] : undefined;
    const wanted = kind === undefined ? {} : { apiGroup: 'kueue.x-k8s.io', kind };
    const fields = Object.entries(wanted).map(([name, value]) => ({ field: parameters.at(name), value })).filter(({ field, value }) => field.value !== value);
    if (!parameters.exists && kind !== undefined) {
      yield wrong(at, parameters, `must name the settings, a ${kind}`, `write apiGroup, kind and name, with one of ${listed([kind])}`);
    } else {
      yield* fields.map(({ field, value }) => wrong(at, field, `must be ${shown(value)}`, 'write it so'));
    }
  }
}
