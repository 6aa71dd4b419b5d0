import { Amounts, larger, sum, worded } from './amounts';
import { quotaKeyFix } from './quota-keys';
import { allQuotas, PROFILE, Quota, quotasOf } from './quotas';
import { proxyResources, quotaUse, TeamPods, teamPods } from './team-pods';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { thousandths } from '../../core/quantity';
import { wrong } from '../fault';

/** `Profile/Quota`: notebooks, other workloads and claims of a profile fit its quota together, and each job by itself. */
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
    const jobs = jobsOf(set, namespace);
    for (const quota of quotas) {
      yield* exceeded(quota, uses, remedy(set, namespace));
      // What ends makes room for the next; what the quota has no room for at all never starts, or waits for the rest of itself.
      yield* jobs.flatMap(({ fix, ...job }) => [...exceeded(quota, [job], `${fix}, or raise the quota of profile ${namespace}`)]);
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

/** Something whose pods end, with what makes it fit. */
interface JobUse extends Use {
  readonly fix: string;
}

/** Objects whose pods end, and what each needs at one time for its work to go on. */
function jobsOf(set: ManifestSet, namespace: string): JobUse[] {
  const proxy = proxyResources(set);
  const byObject = new Map<Located, TeamPods[]>();
  for (const pods of teamPods(set, namespace).filter(({ stay, isForm }) => !stay && !isForm)) {
    const same = byObject.get(pods.at);
    same ? same.push(pods) : byObject.set(pods.at, [pods]);
  }
  return [...byObject].map(([at, all]) => {
    const fix = all.some(({ step }) => typeof step === 'number') ? 'ask for fewer pods, or for less in each' : 'let each pod ask for less';
    return { at, fix, amounts: larger(momentsOf(all).map(pods => sum(pods.map(one => quotaUse(one, proxy))))) };
  });
}

/** Pods of an object that must be there at once: those of each step, and each that comes by itself, beside those that are there throughout. */
function momentsOf(all: readonly TeamPods[]): TeamPods[][] {
  const ofStep = (wanted: TeamPods['step']) => all.filter(({ step }) => step === wanted);
  const singles = ofStep(undefined).map(pods => [{ ...pods, count: 1 }]);
  return [ofStep(0), ofStep(1), ...singles].map(pods => [...ofStep('all'), ...pods]);
}

function claimUse(at: Located): Amounts {
  return { 'persistentvolumeclaims': 1000, 'requests.storage': thousandths(at.at('spec', 'resources', 'requests', 'storage').value) ?? 0 };
}

/** Other keys that count the same. */
const ALIASES: Readonly<Record<string, string>> = {
  'cpu': 'requests.cpu', 'memory': 'requests.memory', 'ephemeral-storage': 'requests.ephemeral-storage',
  'count/pods': 'pods', 'count/persistentvolumeclaims': 'persistentvolumeclaims',
};

function* exceeded(quota: Quota, uses: readonly Use[], fix: string): Generator<Violation> {
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
      fix,
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
      if ((thousandths(field.value) ?? 0) < 0) {
        yield wrong(at, field, 'must be 0 or more', 'write how much there may be');
      }
    }
  }
}
