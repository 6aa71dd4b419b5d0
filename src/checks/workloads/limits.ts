import { amountsAt, Resources, worded } from './amounts';
import { Quota, quotasOf } from './quotas';
import { limitItems, namespacesOfPods, proxyResources, TeamPods, teamPods, UsedContainer } from './team-pods';
import { Located, ManifestSet, Rule, Violation } from '../../core';
import { thousandths } from '../../core/quantity';
import { SERVICE } from '../serving/services';

/** `Profile/LimitRange`: containers and claims of a namespace are within its LimitRange and their own limits, and say all that its quota counts. */
export const profileLimits: Rule = {
  id: 'Profile/LimitRange',
  why: 'Kubernetes refuses pods and claims outside the LimitRange of their namespace, pods of models above the limits of their runtime, and pods that do not say ' +
    'what the quota counts.',
  check: refusedPods,
};

function* refusedPods(set: ManifestSet): Generator<Violation> {
  for (const namespace of namespacesOfPods(set)) {
    const ranges = set.byNamespace('LimitRange').get(namespace) ?? [];
    const quotas = quotasOf(set).get(namespace) ?? [];
    for (const { at, containers, initContainers, hasProxy, isPartial } of ranges.length + quotas.length === 0 ? ofModels(set, namespace) : teamPods(set, namespace)) {
      for (const container of [...containers, ...initContainers]) {
        yield* outside(at, container, ranges);
        yield* (isPartial ? [] : quotas).flatMap(quota => unsaid(at, container, quota));
      }
      if (hasProxy) {
        yield* outside(at, { ...proxyResources(set), name: 'istio-proxy', field: 'spec' }, ranges);
      }
    }
  }
  for (const [namespace, claims] of set.byNamespace('PersistentVolumeClaim')) {
    const ranges = set.byNamespace('LimitRange').get(namespace) ?? [];
    yield* claims.flatMap(claim => largeClaim(claim, ranges));
  }
}

/** Pods that have their limits from somewhere else, a runtime or the settings of KServe; of all others `Pods/Spec` says it. */
function ofModels(set: ManifestSet, namespace: string): readonly TeamPods[] {
  return set.byNamespace(SERVICE).has(namespace) ? teamPods(set, namespace).filter(({ at }) => at.key === SERVICE) : [];
}

/** Where a container asks for more than its limit, or than a LimitRange allows. */
export function* outside(at: Located, { name, field, requests, limits }: UsedContainer, ranges: readonly Located[]): Generator<Violation> {
  for (const [resource, limit] of Object.entries(limits)) {
    if ((requests[resource] ?? 0) > limit) {
      yield {
        at,
        field,
        problem: `container ${name} requests more ${resource} than its limit, got ${worded(requests[resource], resource)} and ${worded(limit, resource)}`,
        fix: 'lower it, or give the container a limit of its own as high, such as cpuLimit: otherwise it has that of its runtime, or the default of the LimitRange',
      };
    }
  }
  for (const range of ranges) {
    for (const [resource, most] of limitItems(range, 'Container').flatMap(item => Object.entries(amountsAt(item.at('max'))))) {
      const amount = Math.max(limits[resource] ?? 0, requests[resource] ?? 0);
      if (amount > most) {
        yield {
          at,
          field,
          problem: `LimitRange ${range.name} allows one container ${resource} ${worded(most, resource)}, got ${worded(amount, resource)} for ${name}`,
          fix: `lower it, or raise the most for one container in the LimitRange of namespace ${range.namespace}`,
        };
      }
    }
  }
}

/** What a quota counts and a container does not say. */
export function unsaid(at: Located, { name, field, ...resources }: UsedContainer, quota: Quota): Violation[] {
  return quota.hard.entries().filter(([key]) => lacks(resources, key)).map(([key]) => ({
    at,
    field,
    problem: `${quota.name} counts ${key}, got none for container ${name}`,
    fix: 'give the container one, or add a LimitRange with a default to the namespace',
  }));
}

/** Whether a container lacks a value that a quota's key needs. */
function lacks({ requests, limits }: Resources, key: string): boolean {
  const [, bound, resource] = /^(requests\.|limits\.|)(cpu|memory)$/.exec(key) ?? [];
  return resource !== undefined && (bound === 'limits.' ? limits : requests)[resource] === undefined;
}

function largeClaim(at: Located, ranges: readonly Located[]): Violation[] {
  const field = at.at('spec', 'resources', 'requests', 'storage');
  const size = thousandths(field.value) ?? 0;
  return ranges.flatMap(range => limitItems(range, 'PersistentVolumeClaim').flatMap(item => {
    const most = thousandths(item.at('max', 'storage').value);
    return most === undefined || size <= most ? [] : [{
      at,
      field: field.path,
      problem: `LimitRange ${range.name} allows a claim ${worded(most, 'storage')}, got ${worded(size, 'storage')}`,
      fix: 'make the claim smaller, or raise limits.maxClaim of the profile',
    }];
  }));
}
