import { IConstruct } from 'constructs';
import { ProfileQuota, quotaHard } from './quota';
import { QueuePreemption } from '../../apis/kueue.x-k8s.io/queue';
import { QueueResourceGroup, QueueResourceQuota } from '../../apis/kueue.x-k8s.io/quotas';
import { ClusterQueueSpec } from '../../apis/kueue.x-k8s.io/v1beta2';
import { ConfigError, DEFAULT_QUEUE, listed, NAMESPACE_NAME, QueuesRef, shown } from '../../core';
import { ObjectName } from '../../core/names';
import { cpuQuantity, memoryQuantity, thousandths } from '../../core/quantity';
import { Lifecycle } from '../team';

/** Amounts that a queue counts; resources of the quota alone. */
export type QueueAmounts = Pick<ProfileQuota, 'cpu' | 'memory' | 'pods' | 'gpus' | 'accelerators'>;

/** What every queue of a team has. */
export interface QueueOptions {
  /**
   * Name of the `LocalQueue`. Jobs that name no queue wait in the one that is called `default`; with another name only those wait that name it.
   * @default 'default'
   */
  readonly localQueue?: ObjectName;
  /** Name of the `ResourceFlavor` whose nodes the quota is of. @default - the first of the platform's Kueue */
  readonly flavor?: ObjectName;
  /** Name of the `ResourceFlavor` of the accelerators, where it is another. @default - that of `flavor` */
  readonly acceleratorFlavor?: ObjectName;
  /**
   * Part of the quota that the queue gives away, by resource; the rest is left to pods that do not wait, such as steps of pipelines and models.
   * @default - all of the quota
   */
  readonly nominalQuota?: QueueAmounts;
  /** Which workloads make place for others, in the API's words. @default - in a cohort those that borrow, for the one whose quota it is; else none */
  readonly preemption?: QueuePreemption;
}

/** A queue of a team that shares with nobody. */
export interface LonelyQueue extends QueueOptions {
  /** @default - none */
  readonly cohort?: undefined;
}

/** A queue of a team that lends what it does not use, and may borrow. */
export interface CohortQueue extends QueueOptions {
  /** Name of the cohort: its queues lend each other what they do not use. */
  readonly cohort: ObjectName;
  /**
   * How much the team may borrow beyond its quota, by resource; its ResourceQuota is that much larger, with its limits in proportion.
   * @default - nothing: it only lends
   */
  readonly borrowingLimit?: QueueAmounts;
  /** How much of the quota others may borrow, by resource. @default - all */
  readonly lendingLimit?: QueueAmounts;
}

/** The queue of a team, in which its jobs wait until the quota has room for all of their pods. */
export type ProfileQueue = LonelyQueue | CohortQueue;

/** A queue after all defaults. */
export interface ResolvedQueue {
  /** Name of the `LocalQueue`. */
  readonly localQueue: string;
  readonly spec: ClusterQueueSpec;
  /** What the ResourceQuota counts: the quota, and what may be borrowed. */
  readonly hard: Readonly<Record<string, string>>;
}

/** Resources that no container does without: a queue without quota of one admits nothing. */
const NEEDED = ['cpu', 'memory'] as const;

/** A queue stops with its team, and what runs in it too: Kueue would start a job again that it has admitted and that Git suspends. */
const STOPPED: Readonly<Record<Lifecycle, ClusterQueueSpec['stopPolicy']>> = { active: undefined, suspended: 'HoldAndDrain', archived: 'HoldAndDrain' };

/**
 * The queue of a team with its quota.
 *
 * @param hard what its ResourceQuota counts, without what may be borrowed
 * @param kueue Kueue of the platform; undefined where no platform says it
 * @throws ConfigError `QueueQuota`, `QueueFlavor`, `QueueLimit`, `QuotaAmount`, `QuotaKey`, `MigProfile`
 */
export function resolvedQueue(queue: ProfileQueue, profile: { readonly name: string; readonly lifecycle: Lifecycle }, hard: Readonly<Record<string, string>>,
  kueue: QueuesRef | undefined, at: IConstruct): ResolvedQueue {
  const quota = counted(hard);
  const missing = NEEDED.filter(one => quota[one] === undefined);
  if (missing.length > 0) {
    throw new ConfigError('QueueQuota', `queue gives away the quota of the profile, which must have cpu and memory, since all pods ask for them, got none of ${listed(missing)}; ` +
      'pass e.g. quota: { cpu: "16", memory: "64Gi" }, or leave queue out', at);
  }
  const { flavor = kueue?.flavors[0] ?? 'default-flavor', preemption = queue.cohort === undefined ? undefined : { reclaimWithinCohort: 'Any' } } = queue;
  const flavors = [flavor, queue.acceleratorFlavor ?? flavor] as const;
  checkFlavors(flavors, kueue, at);
  const { nominal, borrowing, lending } = limitsOf(queue, quota, at);
  const quotas = Object.entries(nominal).map(([name, nominalQuota]): QueueResourceQuota => ({
    name, nominalQuota, ...queue.cohort !== undefined && { borrowingLimit: borrowing[name] ?? '0' }, ...lending[name] !== undefined && { lendingLimit: lending[name] },
  }));
  const stopPolicy = STOPPED[profile.lifecycle];
  return {
    localQueue: queue.localQueue ?? DEFAULT_QUEUE,
    spec: {
      ...queue.cohort !== undefined && { cohortName: queue.cohort },
      namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: profile.name } },
      ...preemption && { preemption },
      resourceGroups: groups(quotas, flavors),
      ...stopPolicy && { stopPolicy },
    },
    hard: Object.fromEntries(Object.entries(hard).map(([key, amount]) => [key, raised(key, amount, quota, borrowing)])),
  };
}

/** Resource of pods that a key of a ResourceQuota counts; undefined for what is no request of pods. */
function resourceOf(key: string): string | undefined {
  return key === 'pods' ? key : key === 'requests.storage' ? undefined : /^requests\.(.+)$/.exec(key)?.[1];
}

/** Amounts by resource. */
function counted(hard: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(hard).flatMap(([key, amount]) => {
    const resource = resourceOf(key);
    return resource === undefined ? [] : [[resource, amount]];
  }));
}

function checkFlavors(flavors: readonly string[], kueue: QueuesRef | undefined, at: IConstruct): void {
  const unknown = flavors.find(name => kueue !== undefined && !kueue.flavors.includes(name));
  if (unknown !== undefined) {
    throw new ConfigError('QueueFlavor', `queue names a flavor that the platform's Kueue does not have, got ${shown(unknown)}; there are ${listed(kueue!.flavors)}, ` +
      'and kueue: { flavors: [...] } of the platform makes others', at);
  }
}

/** Amounts that a queue names itself, each of a resource of the quota. */
function limitsOf(queue: ProfileQueue, quota: Readonly<Record<string, string>>, at: IConstruct) {
  const amounts = (name: 'nominalQuota' | 'borrowingLimit' | 'lendingLimit'): Record<string, string> => {
    const given = counted(quotaHard((queue as Partial<CohortQueue>)[name] ?? {}, at, `queue.${name}`));
    const wrong = Object.entries(given).find(([resource, amount]) => quota[resource] === undefined || name === 'nominalQuota' && isMore(amount, quota[resource]));
    if (wrong !== undefined) {
      const [resource, amount] = wrong;
      throw new ConfigError('QueueLimit', `queue.${name} must be ${name === 'nominalQuota' ? 'part' : 'of resources'} of the quota, got ${shown(`${resource}: ${amount}`)}, ` +
        `of which the quota has ${shown(quota[resource] ?? 'none')}; raise it in quota, or change it here`, at);
    }
    return given;
  };
  return { nominal: { ...quota, ...amounts('nominalQuota') }, borrowing: amounts('borrowingLimit'), lending: amounts('lendingLimit') };
}

function isMore(amount: string, than: string): boolean {
  return (thousandths(amount) ?? 0) > (thousandths(than) ?? 0);
}

/** The quotas of the flavors: accelerators are counted apart where they are of another one. */
function groups(quotas: readonly QueueResourceQuota[], [flavor, ofAccelerators]: readonly [string, string]): QueueResourceGroup[] {
  const isAccelerator = ({ name }: QueueResourceQuota) => name.includes('/');
  const group = (name: string, resources: readonly QueueResourceQuota[]): QueueResourceGroup[] =>
    resources.length === 0 ? [] : [{ coveredResources: resources.map(one => one.name), flavors: [{ name, resources }] }];
  return flavor === ofAccelerators ? group(flavor, quotas)
    : [...group(flavor, quotas.filter(one => !isAccelerator(one))), ...group(ofAccelerators, quotas.filter(isAccelerator))];
}

/** An amount of the ResourceQuota with what may be borrowed; limits of containers keep their share of the requests, else pods with borrowed quota were refused. */
function raised(key: string, amount: string, quota: Readonly<Record<string, string>>, borrowing: Readonly<Record<string, string>>): string {
  const resource = resourceOf(key) ?? /^limits\.(.+)$/.exec(key)?.[1] ?? '';
  if (borrowing[resource] === undefined) {
    return amount;
  }
  const [own, asked, more] = [amount, quota[resource], borrowing[resource]].map(one => thousandths(one) ?? 0);
  const total = (own + (own === asked ? more : more * own / asked)) / 1000;
  return resource === 'cpu' ? cpuQuantity(total) : resource === 'memory' ? memoryQuantity(total) : String(total);
}
