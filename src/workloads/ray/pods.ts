import { RayClusterCommon, RayHeadGroup, RayNode, RayScalingGroup, RayWorkerGroup } from './props';
import type { PodTemplateSpec } from '../../apis/k8s/core/v1';
import type { RayHeadGroup as HeadSpec } from '../../apis/ray.io/cluster';
import type { RayWorkerGroup as WorkerSpec } from '../../apis/ray.io/v1';
import { ConfigError, shown } from '../../core';
import { isDnsLabel } from '../../core/names';
import { madeContainer } from '../pod/container';
import { INJECT, PodAround, podMetadata, podSpec, usualSecurity } from '../pod/pod';

/** Label of all pods of a cluster, job or service with the name of the object, since a job and a service name their clusters themselves. */
export const OWNER_LABEL = 'cdk8s-kubeflow/ray';

/** Ports of a head that says none: of clients, of the cluster's memory, of the dashboard, of metrics, of what it serves. */
const HEAD_PORTS = [10001, 6379, 8265, 8080, 8000];

/** Ports of a worker that is called by others than Ray: of metrics, of what it serves. */
const WORKER_PORTS = [8080, 8000];

/** What the operator, or another field, says. */
const TAKEN: Readonly<Record<string, string>> = {
  RAY_REDIS_ADDRESS: 'gcsFaultToleranceOptions.redisAddress', REDIS_PASSWORD: 'gcsFaultToleranceOptions.redisPassword',
  REDIS_USERNAME: 'gcsFaultToleranceOptions.redisUsername', RAY_CLUSTER_NAME: 'the operator', KUBERAY_GEN_RAY_START_CMD: 'the operator',
};
const TAKEN_PARAMS: Readonly<Record<string, string>> = {
  'redis-password': 'gcsFaultToleranceOptions.redisPassword', 'redis-username': 'gcsFaultToleranceOptions.redisUsername', 'head': 'headGroupSpec', 'block': 'the operator',
};

/** What the pods of a cluster have in common. */
export interface RayPodsAround extends PodAround {
  readonly cluster: Pick<RayClusterCommon, 'image' | 'mesh'>;
}

/** The head in the API's form. */
export function headSpec(at: RayPodsAround, head: RayHeadGroup, scales: boolean): HeadSpec {
  const { serviceType, headService, rayStartParams = {} } = head;
  return {
    ...serviceType && { serviceType },
    ...headService && { headService },
    rayStartParams: checkedParams(at, 'headGroupSpec', rayStartParams),
    // The container that scales asks the API server for workers.
    template: template(at, 'ray-head', head, scales ? {} : { automountServiceAccountToken: false }, HEAD_PORTS),
  };
}

/**
 * A group of workers in the API's form.
 *
 * @throws ConfigError `RayGroup`, `RayReplicas`
 */
export function workerSpec(at: RayPodsAround, group: RayWorkerGroup | RayScalingGroup): WorkerSpec {
  const { scope } = at;
  const { groupName, minReplicas, replicas = minReplicas ?? 1, maxReplicas, numOfHosts, rayStartParams = {} } = group;
  if (!isDnsLabel(groupName)) {
    throw new ConfigError('RayGroup', `groupName must be a DNS label, since it is part of the names of pods, got ${shown(groupName)}; pass e.g. "small"`, scope);
  }
  if ((minReplicas ?? 0) > replicas || replicas > (maxReplicas ?? Infinity)) {
    throw new ConfigError('RayReplicas', `group ${shown(groupName)} must have minReplicas, replicas and maxReplicas in this order, ` +
      `got ${minReplicas ?? 0}, ${replicas} and ${maxReplicas ?? 'no most'}; change one of them`, scope);
  }
  return {
    groupName, replicas,
    ...minReplicas !== undefined && { minReplicas },
    ...maxReplicas !== undefined && { maxReplicas },
    ...numOfHosts !== undefined && { numOfHosts },
    ...'idleTimeoutSeconds' in group && group.idleTimeoutSeconds !== undefined && { idleTimeoutSeconds: group.idleTimeoutSeconds },
    rayStartParams: checkedParams(at, groupName, rayStartParams),
    template: template(at, 'ray-worker', group, { automountServiceAccountToken: false }, WORKER_PORTS),
  };
}

function template(at: RayPodsAround, name: string, node: RayNode, usual: Pick<RayNode, 'automountServiceAccountToken'>, ports: readonly number[]): PodTemplateSpec {
  const asked = node.cpu ?? node.cpuLimit ?? node.memory ?? node.memoryLimit;
  const taken = Object.keys(node.env ?? {}).find(variable => Object.hasOwn(TAKEN, variable));
  if (taken !== undefined) {
    throw new ConfigError('RayEnv', `env must leave ${taken} to ${TAKEN[taken]}, got a value for it; remove it, and say it there`, at.scope);
  }
  // Ray counts with the limits of its container: without them it takes the whole node for its own.
  const container = madeContainer(at, { ...asked === undefined && { cpuLimit: '1', memoryLimit: '2Gi' }, ...node, name, image: node.image ?? at.cluster.image }, usualSecurity(at));
  const metadata = podMetadata({ ...node, podAnnotations: { ...meshAnnotations(at, node, ports), ...node.podAnnotations } }, podLabels(at));
  return { ...metadata && { metadata }, spec: podSpec(at, { ...usual, ...node }, [container], node.gpu) };
}

/** Labels of all pods of a cluster, and of what hands a job over to it. */
export function podLabels({ owner, cluster }: RayPodsAround): Readonly<Record<string, string>> {
  return { [OWNER_LABEL]: owner, ...cluster.mesh !== true && { [INJECT]: 'false' } };
}

/** The ports that Ray chooses for itself go past the proxy: no Service names them. */
function meshAnnotations({ cluster }: RayPodsAround, { ports }: RayNode, usual: readonly number[]): Readonly<Record<string, string>> {
  const guarded = ports === undefined ? usual : [...new Set([...ports.map(({ containerPort }) => containerPort), 8080])];
  return cluster.mesh === true ? { 'traffic.sidecar.istio.io/includeInboundPorts': guarded.join(',') } : {};
}

function checkedParams({ scope }: RayPodsAround, where: string, params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name of Object.keys(params)) {
    if (name.startsWith('-') || Object.hasOwn(TAKEN_PARAMS, name)) {
      throw new ConfigError('RayStartParams', name.startsWith('-')
        ? `rayStartParams of ${where} must be written without dashes before them, got ${shown(name)}; write ${shown(name.replace(/^-+/, ''))}`
        : `rayStartParams of ${where} must leave ${shown(name)} to ${TAKEN_PARAMS[name]}, got a value for it; remove it, and say it there`, scope);
    }
  }
  return params;
}
