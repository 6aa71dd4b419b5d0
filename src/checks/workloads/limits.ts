import { quantityText, thousandths } from './quantity';
import { Quota, quotasOf } from './quota';
import { indexed } from './selection';
import {
  amountsOf, Amounts, byNamespace, Defaults, defaultsOf, effective, limitItems, meshedNamespaces, proxyResources, quotaUse, Resources, UsedContainer, WORKLOAD_KINDS, workloadOf,
} from './usage';
import { Located, Rule, Violation } from '../../core';

const text = (amount: number, name: string) => quantityText(amount, /memory|storage/.test(name));

/** Containers and claims of a namespace are within its LimitRange, and say all that its quota counts. */
export const profileLimits: Rule = {
  id: 'Profile/LimitRange',
  why: 'Kubernetes refuses pods and claims outside the LimitRange of their namespace, and pods that do not say what the quota counts.',
  * check(set) {
    const ranges = byNamespace(set, 'LimitRange');
    const quotas = new Map<string, Quota[]>();
    quotasOf(set).forEach(one => quotas.set(one.namespace, [...quotas.get(one.namespace) ?? [], one]));
    const meshed = meshedNamespaces(set);
    const proxy = proxyResources(set);
    const podDefaults = indexed(set).objects;
    for (const [namespace, workloads] of byNamespace(set, ...WORKLOAD_KINDS)) {
      const own = ranges.get(namespace) ?? [];
      const defaults = defaultsOf(own);
      for (const at of own.length > 0 || quotas.has(namespace) ? workloads : []) {
        const workload = workloadOf(at, defaults, meshed.has(namespace), podDefaults.get(namespace));
        for (const container of [...workload?.containers ?? [], ...workload?.initContainers ?? []]) {
          yield* outside(at, container, own);
          yield* unsaid(at, container, quotas.get(namespace) ?? []);
        }
        if (workload?.hasProxy) {
          yield* outside(at, { ...proxy, name: 'istio-proxy', field: 'spec' }, own);
        }
      }
    }
    for (const [namespace, claims] of byNamespace(set, 'PersistentVolumeClaim')) {
      yield* claims.flatMap(at => [...largeClaim(at, ranges.get(namespace) ?? [])]);
    }
  },
};

function* outside(at: Located, container: UsedContainer, ranges: readonly Located[]): Iterable<Violation> {
  const { name, field, requests, limits } = container;
  for (const resource of Object.keys(limits).filter(one => (requests[one] ?? 0) > limits[one])) {
    yield {
      at, field, problem: `container ${name} requests more ${resource} than its limit, got ${text(requests[resource], resource)} and ${text(limits[resource], resource)}`,
      fix: 'give the container a limit of its own, or raise the default of the LimitRange',
    };
  }
  for (const range of ranges) {
    for (const item of limitItems(range, 'Container')) {
      for (const [resource, max] of Object.entries(amountsOf(item.max))) {
        const amount = Math.max(limits[resource] ?? 0, requests[resource] ?? 0);
        if (amount > max) {
          yield {
            at, field, problem: `LimitRange ${range.manifest.metadata.name} allows one container ${resource} ${text(max, resource)}, got ${text(amount, resource)} for ${name}`,
            fix: `lower it, or raise the most for one container in the LimitRange of namespace ${range.manifest.metadata.namespace}`,
          };
        }
      }
    }
  }
}

function* unsaid(at: Located, { name, field, ...resources }: UsedContainer, quotas: readonly Quota[]): Iterable<Violation> {
  for (const quota of quotas) {
    for (const key of Object.keys(quota.hard).filter(one => missing(resources, one))) {
      yield {
        at, field, problem: `${quota.name} counts ${key}, got none for container ${name}`,
        fix: 'give the container one, or add a LimitRange with a default to the namespace',
      };
    }
  }
}

/** Whether a quota's key needs a value that the container lacks. */
function missing({ requests, limits }: Resources, key: string): boolean {
  const match = /^(requests\.|limits\.|)(cpu|memory)$/.exec(key);
  return match !== null && (match[1] === 'limits.' ? limits : requests)[match[2]] === undefined;
}

function* largeClaim(at: Located, ranges: readonly Located[]): Iterable<Violation> {
  const size = thousandths((at.manifest.spec as { resources?: { requests?: { storage?: unknown } } } | undefined)?.resources?.requests?.storage);
  for (const range of size === undefined ? [] : ranges) {
    for (const max of limitItems(range, 'PersistentVolumeClaim').map(one => thousandths(one.max?.storage))) {
      if (max !== undefined && size! > max) {
        yield {
          at, field: 'spec.resources.requests.storage', problem: `LimitRange ${range.manifest.metadata.name} allows a claim ${text(max, 'storage')}, got ${text(size!, 'storage')}`,
          fix: 'make the claim smaller, or raise limits.maxClaim of the profile',
        };
      }
    }
  }
}

/** Fixed requests and limits of the pod that starts each step of a pipeline. */
const DRIVER = { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '512Mi' } };

/** A pod that starts a step of a pipeline can start in each profile. */
export const systemPods: Rule = {
  id: 'Profile/SystemPods',
  why: 'Every step of a pipeline begins with a pod whose main container has fixed resources and whose others have none; where it does not fit, all runs wait for ever.',
  * check(set) {
    const ranges = byNamespace(set, 'LimitRange');
    for (const quota of quotasOf(set)) {
      const profile = set.find('Profile', undefined, quota.namespace);
      if (profile === undefined || thousandths(quota.hard.pods) === 0) {
        continue; // not a team's, or one that may not start anything
      }
      const own = ranges.get(quota.namespace) ?? [];
      const containers = systemContainers(defaultsOf(own), quota.at);
      for (const container of containers) {
        yield* unsaid(quota.at, container, [quota]);
      }
      const use: Amounts = quotaUse({ at: quota.at, pods: 1, containers, initContainers: [], hasProxy: false }, { requests: {}, limits: {} });
      for (const [key, value] of Object.entries(quota.hard)) {
        const most = thousandths(value);
        const amount = use[/^(cpu|memory)$/.test(key) ? `requests.${key}` : key] ?? 0;
        if (most !== undefined && amount > most) {
          yield {
            at: quota.at, field: `${quota.field}["${key}"]`, problem: `leaves no room for a step of a pipeline, got ${String(value)} where its pod needs ${text(amount, key)}`,
            fix: 'raise the quota, or lower the defaults of the LimitRange',
          };
        }
      }
      yield* outside(quota.at, containers[0], own);
    }
  },
};

function systemContainers(defaults: Defaults, at: Located): UsedContainer[] {
  return [
    { name: 'driver', field: at.manifest.kind === 'Profile' ? 'spec.resourceQuotaSpec' : 'spec', ...effective(DRIVER, defaults) },
    { name: 'wait', field: 'spec', ...effective(undefined, defaults) },
  ];
}
