/** What a set of manifests asks a cluster for: requests of the pods that are always there, and claims. */
import { getsProxy, meshValues } from './workloads/team-pods';
import { Field, Located, mainContainers, ManifestSet, Pods, replicasOf } from '../core';
import { thousandths } from '../core/quantity';

/** What one component asks for, or all together. */
export interface Footprint {
  readonly component: string;
  /** Pods that are always there; of those on each node, one. */
  readonly pods: number;
  /** Cores. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes of the claims. */
  readonly storage: number;
  /** Containers that ask for no memory, and take some all the same. */
  readonly withoutRequest: number;
}

/** Requests of a container or a pod. */
interface Requests {
  readonly cpu: number;
  readonly memory: number;
}

const NOTHING: Requests = { cpu: 0, memory: 0 };
const CLAIM = 'PersistentVolumeClaim';

/**
 * What the components ask for, each with its name, by name. Jobs, and pods that come and go, are left out. A pod of the mesh has the proxy that
 * the injector of the set gives it.
 */
export function footprintOf(set: ManifestSet): readonly Footprint[] {
  const proxy = requests(meshValues(set).at('global', 'proxy'));
  const found = new Map<string, Footprint>();
  const add = (component: string, more: Partial<Footprint>) => {
    const known = found.get(component) ?? { component, pods: 0, cpu: 0, memory: 0, storage: 0, withoutRequest: 0 };
    found.set(component, sum(known, more));
  };
  set.all.filter(one => one.key === CLAIM).forEach(one => add(one.component, { storage: amount(one.at('spec', 'resources', 'requests', 'storage')) }));
  for (const pods of set.pods.filter(({ fact }) => fact.ends !== true)) {
    const count = Math.max(replicasOf(pods), leastOf(pods.at, set));
    const { cpu, memory, withoutRequest } = ofPod(pods, getsProxy(set, pods) ? proxy : undefined);
    add(pods.at.component, { pods: count, cpu: cpu * count, memory: memory * count, withoutRequest: withoutRequest * count, storage: count * ofClaimTemplates(pods) });
  }
  return [...found.values()].sort((a, b) => a.component < b.component ? -1 : 1);
}

/** All components together. */
export function totalOf(all: readonly Footprint[]): Footprint {
  return all.reduce(sum, { component: 'total', pods: 0, cpu: 0, memory: 0, storage: 0, withoutRequest: 0 });
}

function sum(one: Footprint, { pods = 0, cpu = 0, memory = 0, storage = 0, withoutRequest = 0 }: Partial<Footprint>): Footprint {
  return {
    component: one.component, pods: one.pods + pods, cpu: one.cpu + cpu, memory: one.memory + memory, storage: one.storage + storage,
    withoutRequest: one.withoutRequest + withoutRequest,
  };
}

/** The scheduler counts what runs side by side, or the largest container before it. */
function ofPod(pods: Pods, proxy: Requests | undefined): Requests & { readonly withoutRequest: number } {
  const before = pods.spec.at('initContainers').items();
  const stays = (one: Field) => one.at('restartPolicy').text === 'Always';
  const beside = [...mainContainers(pods), ...before.filter(stays)];
  const together = [...beside.map(requests), ...proxy ? [proxy] : []].reduce(added, NOTHING);
  const first = before.filter(one => !stays(one)).map(requests);
  return {
    cpu: Math.max(together.cpu, ...first.map(one => one.cpu)),
    memory: Math.max(together.memory, ...first.map(one => one.memory)),
    withoutRequest: beside.filter(one => requests(one).memory === 0).length,
  };
}

/** What a limit without a request stands for, too. */
function requests(container: Field): Requests {
  const { limits, requests: asked } = { limits: container.at('resources', 'limits'), requests: container.at('resources', 'requests') };
  const of = (name: string) => amount(asked.at(name).exists ? asked.at(name) : limits.at(name));
  return { cpu: of('cpu'), memory: of('memory') };
}

function added(one: Requests, other: Requests): Requests {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory };
}

function amount(field: Field): number {
  return (thousandths(field.value) ?? 0) / 1000;
}

/** The least number of pods that an autoscaler leaves. */
function leastOf({ kind, name, namespace }: Located, set: ManifestSet): number {
  const scaler = set.ofKind('autoscaling/HorizontalPodAutoscaler')
    .find(one => one.namespace === namespace && one.at('spec', 'scaleTargetRef', 'kind').text === kind && one.at('spec', 'scaleTargetRef', 'name').text === name);
  return scaler?.at('spec', 'minReplicas').number ?? 0;
}

function ofClaimTemplates({ at }: Pods): number {
  return at.at('spec', 'volumeClaimTemplates').items().reduce((total, claim) => total + amount(claim.at('spec', 'resources', 'requests', 'storage')), 0);
}
