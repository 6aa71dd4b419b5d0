import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { thousandths } from '../../core/quantity';

/** `ClusterQueue/Quotas`: the quotas of queues and cohorts fit together. */
export const queueQuotas: Rule = {
  id: 'ClusterQueue/Quotas',
  why: 'The webhook of Kueue refuses a queue or cohort whose quotas contradict each other, and the whole sync stops.',
  check: wrongQuotas,
};

/** `ClusterQueue/Flavors`: flavors of one queue that a workload gets together are of the same nodes. */
export const queueFlavors: Rule = {
  id: 'ClusterQueue/Flavors',
  why: 'A pod gets the labels of all flavors that it has quota of, one of each group: where they contradict each other, it goes to wrong nodes, or waits without end.',
  check: contradictingFlavors,
};

/** Field with what a queue or cohort borrows from, by version. */
const PARENTS: Readonly<Record<string, readonly string[]>> = { ClusterQueue: ['cohortName', 'cohort'], Cohort: ['parentName'] };

function* wrongQuotas(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kueue.x-k8s.io/ClusterQueue', 'kueue.x-k8s.io/Cohort')) {
    const groups = at.at('spec', 'resourceGroups').items();
    yield* repeated(at, groups.flatMap(group => group.at('coveredResources').items()), 'covers the resource');
    yield* repeated(at, groups.flatMap(group => group.at('flavors').items().map(flavor => flavor.at('name'))), 'gives quotas of the flavor');
    for (const group of groups) {
      yield* group.at('flavors').items().flatMap(flavor => wrongOrder(at, group, flavor));
      yield* group.at('flavors').items().flatMap(flavor => flavor.at('resources').items()).flatMap(quota => wrongLimits(at, quota));
    }
  }
}

function* contradictingFlavors(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kueue.x-k8s.io/ClusterQueue')) {
    const groups = at.at('spec', 'resourceGroups').items().map(group => group.at('flavors').items().map(flavor => flavor.at('name')));
    for (const [index, flavors] of groups.entries()) {
      for (const flavor of flavors) {
        const other = groups.slice(0, index).find(before => before.length > 0 && before.every(one => contradict(labelsOf(set, one), labelsOf(set, flavor))));
        if (other !== undefined) {
          yield {
            at, field: flavor.path, problem: `is of other nodes than all flavors of a group before it, got ${shown(flavor.text)} beside ${shown(other.map(one => one.text))}`,
            fix: 'take one flavor for both, or leave the labels of one of them out',
          };
        }
      }
    }
  }
}

function labelsOf(set: ManifestSet, { text = '' }: Field): Readonly<Record<string, string>> {
  return set.find('kueue.x-k8s.io/ResourceFlavor', undefined, text)?.at('spec', 'nodeLabels').strings() ?? {};
}

function contradict(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return Object.entries(one).some(([key, value]) => (other[key] ?? value) !== value);
}

/** What several groups have; twice in one group is a finding of the schema. */
function* repeated(at: Located, names: readonly Field[], does: string): Generator<Violation> {
  const seen = new Map<unknown, string>();
  for (const { text, path } of names) {
    const list = path.replace(/\[\d+\](\.name)?$/, '');
    const first = seen.get(text);
    if (text === undefined || first === undefined) {
      seen.set(text, list);
    } else if (first !== list) {
      yield { at, field: path, problem: `${does} a second time, got ${shown(text)}`, fix: 'name it in one group alone' };
    }
  }
}

function wrongOrder(at: Located, group: Field, flavor: Field): Violation[] {
  const wanted = group.at('coveredResources').items().flatMap(resource => resource.text ?? []);
  const got = flavor.at('resources').items().map(quota => quota.at('name').text);
  return wanted.length === got.length && wanted.every((name, index) => got[index] === name) ? [] : [{
    at, field: flavor.at('resources').path, problem: `must have the resources of coveredResources, in their order, got ${shown(got)}`, fix: `list quotas for ${shown(wanted)}`,
  }];
}

function wrongLimits(at: Located, quota: Field): Violation[] {
  const parents = PARENTS[at.kind];
  const hasParent = parents.some(name => Boolean(at.at('spec', name).text));
  const limits = ['borrowingLimit', 'lendingLimit'].map(name => quota.at(name)).filter(limit => limit.exists);
  if (!hasParent) {
    return limits.map(limit => ({ at, field: limit.path, problem: `has no meaning without ${parents[0]}, got ${shown(limit.value)}`, fix: `leave it out, or set spec.${parents[0]}` }));
  }
  const [lending, nominal] = [quota.at('lendingLimit'), quota.at('nominalQuota')].map(one => thousandths(one.value));
  return at.kind !== 'ClusterQueue' || lending === undefined || nominal === undefined || lending <= nominal ? [] : [{
    at, field: quota.at('lendingLimit').path, problem: `must be at most the nominalQuota, ${shown(quota.at('nominalQuota').value)}, got ${shown(quota.at('lendingLimit').value)}`,
    fix: 'lower it, or leave it out to lend all',
  }];
}
