import { Amounts, sum, worded } from './amounts';
import { quotaKeyFix } from './quota-keys';
import { allQuotas, PROFILE, Quota, quotasOf } from './quotas';
import { proxyResources, quotaUse, teamPods } from './team-pods';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { thousandths } from '../../core/quantity';

/** `Profile/Quota`: notebooks, other workloads and claims of a profile fit its quota together. */
export const profileQuota: Rule = {
  id: 'Profile/Quota',
  why: 'Kubernetes refuses the pods and claims that exceed the quota of their namespace; a notebook then never starts, and only its StatefulSet says why.',
  check: exceededQuotas,
};

/** `Profile/QuotaKey`: keys of quotas are those that Kubernetes counts. */
export const quotaKeys: Rule = {
  id: 'Profile/QuotaKey',
  why: 'The API server refuses a key like gpu, and takes one like nvidia.com/gpu but never counts it: a limit that limits nothing.',
  check: uncountedKeys,
};

function* exceededQuotas(set: ManifestSet): Generator<Violation> {
  for (const [namespace, quotas] of quotasOf(set)) {
    const uses = usesOf(set, namespace);
    const alone = aloneUses(set, namespace);
    for (const quota of quotas) {
      yield* exceeded(quota, uses, set);
      yield* alone.flatMap(use => neverFits(quota, use));
    }
  }
}

/** Something that a quota counts. */
interface Use {
  readonly at: Located;
  readonly amounts: Amounts;
}

function usesOf(set: ManifestSet, namespace: string): Use[] {
  const proxy = proxyResources(set);
  return [
    ...teamPods(set, namespace).filter(pods => pods.stay).map(pods => ({ at: pods.at, amounts: quotaUse(pods, proxy) })),
    ...(set.byNamespace('PersistentVolumeClaim').get(namespace) ?? []).map(at => ({ at, amounts: claimUse(at) })),
  ];
}

/** What each object whose pods end needs at least at one time: all of its pods where they work together only, else one of each. */
function aloneUses(set: ManifestSet, namespace: string): Use[] {
  const proxy = proxyResources(set);
  const found = new Map<Located, Amounts>();
  const others: Use[] = [];
  for (const pods of teamPods(set, namespace).filter(({ stay }) => !stay)) {
    const { at, together } = pods;
    together ? found.set(at, sum([found.get(at) ?? {}, quotaUse(pods, proxy)])) : others.push({ at, amounts: quotaUse({ ...pods, count: 1 }, proxy) });
  }
  return [...[...found].map(([at, amounts]) => ({ at, amounts })), ...others];
}

/** Where an object alone is beyond a quota: it waits without end. */
function neverFits({ name, namespace, hard }: Quota, { at, amounts }: Use): Violation[] {
  return hard.entries().flatMap(([key, { value }]) => {
    const amount = amounts[ALIASES[key] ?? key] ?? 0;
    return amount <= (thousandths(value) ?? Infinity) ? [] : [{
      at,
      field: 'spec',
      problem: `${name} of namespace ${namespace} allows ${key} ${String(value)}, got ${worded(amount, key)} that it needs at one time`,
      fix: `have it ask for less, or raise the quota of profile ${namespace}`,
    }];
  });
}

function claimUse(at: Located): Amounts {
  return { 'persistentvolumeclaims': 1000, 'requests.storage': thousandths(at.at('spec', 'resources', 'requests', 'storage').value) ?? 0 };
}

/** Other keys that count the same. */
const ALIASES: Readonly<Record<string, string>> = {
  'cpu': 'requests.cpu', 'memory': 'requests.memory', 'ephemeral-storage': 'requests.ephemeral-storage',
  'count/pods': 'pods', 'count/persistentvolumeclaims': 'persistentvolumeclaims',
};

function* exceeded(quota: Quota, uses: readonly Use[], set: ManifestSet): Generator<Violation> {
  for (const [key, { value }] of quota.hard.entries()) {
    const most = thousandths(value) ?? Infinity;
    const counted = uses.map(({ at, amounts }) => ({ at, amount: amounts[ALIASES[key] ?? key] ?? 0 })).filter(({ amount }) => amount > 0);
    let sum = 0;
    const first = counted.find(({ amount }) => (sum += amount) > most);
    if (first === undefined) {
      continue;
    }
    const total = counted.reduce((all, { amount }) => all + amount, 0);
    const who = counted.slice(0, 10).map(({ at, amount }) => `${at.kind}/${at.name} ${worded(amount, key)}`).join(', ');
    yield {
      at: first.at,
      field: key === 'requests.storage' ? 'spec.resources.requests.storage' : 'spec',
      problem: `${quota.name} of namespace ${quota.namespace} allows ${key} ${String(value)}, got ${worded(total, key)} by ${who}` +
        `${counted.length > 10 ? ` and ${counted.length - 10} more` : ''}`,
      fix: remedy(set, quota.namespace),
    };
  }
}

/** Annotation of a profile that is not active. */
const LIFECYCLE = 'cdk8s-kubeflow/lifecycle';

function remedy(set: ManifestSet, namespace: string): string {
  const state = set.find(PROFILE, undefined, namespace)?.annotations[LIFECYCLE];
  return state === undefined ? `stop or remove one of them, or raise the quota of profile ${namespace}`
    : `stop or remove it while the profile is ${state}, or make the profile active`;
}

function* uncountedKeys(set: ManifestSet): Generator<Violation> {
  for (const { at, hard } of allQuotas(set)) {
    for (const [key, field] of hard.entries()) {
      const fix = quotaKeyFix(key, set);
      if (fix !== undefined) {
        yield { at, field: field.path, problem: `is no key of a quota, got ${shown(key)}`, fix };
      }
    }
  }
}
