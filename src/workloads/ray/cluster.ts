import { headSpec, RayPodsAround, workerSpec } from './pods';
import type { RayAutoscaler, RayClusterConfig, RayRedis } from './props';
import type { RayAutoscalerOptions } from '../../apis/ray.io/cluster';
import type { RayClusterSpec, RayFaultTolerance, RayRedisCredential } from '../../apis/ray.io/v1';
import { allowImage, ConfigError, declareSecrets, listed, SecretKeyRef, shown } from '../../core';
import { containerFields } from '../pod/container';
import { PodAround, usualSecurity } from '../pod/pod';

/** End of the names of Services by which the operator calls heads; policies of the API server refuse others. */
const HEAD_SERVICE = /-head-svc$/;

/** Groups of workers that one workload of a queue has room for, beside the head. */
const MOST_IN_QUEUE = 7;

/**
 * Spec of a cluster.
 *
 * @param isNamed whether its head's Service may have a name
 * @throws ConfigError `RayGroup`, `RayReplicas`, `RayStartParams`, `RayEnv`, `RayRedis`, `RayHeadService`, and those of pods and mounts
 */
export function clusterSpec(around: PodAround, config: RayClusterConfig, isNamed: boolean): RayClusterSpec {
  const { scope } = around;
  const { rayVersion, image, mesh = false, headGroupSpec = {}, workerGroupSpecs = [], headServiceAnnotations = {}, enableInTreeAutoscaling = false } = config;
  checkGroups(around, config);
  checkHeadService(around, config, isNamed);
  allowImage(scope, image);
  const at: RayPodsAround = { ...around, cluster: { image, mesh } };
  const { gcsFaultToleranceOptions: redis, autoscalerOptions } = config;
  return {
    rayVersion,
    ...enableInTreeAutoscaling && { enableInTreeAutoscaling },
    ...enableInTreeAutoscaling && (autoscalerOptions || around.isRestricted) && { autoscalerOptions: autoscaler(at, autoscalerOptions ?? {}) },
    ...redis && { gcsFaultToleranceOptions: faultTolerance(around, redis) },
    ...Object.keys(headServiceAnnotations).length > 0 && { headServiceAnnotations },
    headGroupSpec: headSpec(at, headGroupSpec, enableInTreeAutoscaling),
    ...workerGroupSpecs.length > 0 && { workerGroupSpecs: workerGroupSpecs.map(group => workerSpec({ ...at, owner: around.owner }, group)) },
  };
}

/** Refuses more groups than a workload of Kueue has room for. */
export function checkQueuedGroups({ scope }: PodAround, { workerGroupSpecs = [] }: Pick<RayClusterConfig, 'workerGroupSpecs'>, queue: string | undefined): void {
  if (queue !== undefined && workerGroupSpecs.length > MOST_IN_QUEUE) {
    throw new ConfigError('RayQueue', `workerGroupSpecs must have at most ${MOST_IN_QUEUE} groups in a queue, got ${workerGroupSpecs.length}; join some of them, or leave queue out`, scope);
  }
}

function checkGroups({ scope }: PodAround, { workerGroupSpecs = [] }: RayClusterConfig): void {
  const names = workerGroupSpecs.map(({ groupName }) => groupName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined || names.includes('headgroup')) {
    throw new ConfigError('RayGroup', `workerGroupSpecs must have names of their own, "headgroup" being that of the head, got ${listed(names)}; rename ${shown(twice ?? 'headgroup')}`, scope);
  }
}

function checkHeadService({ scope }: PodAround, { headGroupSpec }: RayClusterConfig, isNamed: boolean): void {
  const name = headGroupSpec?.headService?.metadata?.name;
  if (name !== undefined && (!isNamed || !HEAD_SERVICE.test(name))) {
    throw new ConfigError('RayHeadService', isNamed
      ? `name of headService must end in "-head-svc", which is what the operator may call, got ${shown(name)}; pass e.g. ${shown(`${name}-head-svc`)}`
      : `headService must have no name, since the operator gives it one, got ${shown(name)}; remove it`, scope);
  }
}

function autoscaler(at: RayPodsAround, { image, imagePullPolicy, idleTimeoutSeconds, upscalingMode, ...options }: RayAutoscaler): RayAutoscalerOptions {
  image !== undefined && allowImage(at.scope, image);
  const { container } = containerFields(at, options, usualSecurity(at));
  return {
    ...image !== undefined && { image },
    ...imagePullPolicy && { imagePullPolicy },
    ...idleTimeoutSeconds !== undefined && { idleTimeoutSeconds },
    ...upscalingMode && { upscalingMode },
    ...container.env && { env: container.env },
    ...container.envFrom && { envFrom: container.envFrom },
    ...container.resources && { resources: container.resources },
    ...container.securityContext && { securityContext: container.securityContext },
  };
}

function faultTolerance({ scope, namespace }: PodAround, { redisAddress, redisPassword, redisUsername, externalStorageNamespace }: RayRedis): RayFaultTolerance {
  if (!/^\[?[^\s/]+\]?:\d+$/.test(redisAddress) || redisAddress.includes('://')) {
    throw new ConfigError('RayRedis', `redisAddress must be host and port, got ${shown(redisAddress)}; pass e.g. "redis:6379"`, scope);
  }
  const credential = (one: SecretKeyRef): RayRedisCredential => {
    declareSecrets(scope, namespace, one.name);
    return { valueFrom: { secretKeyRef: { name: one.name, key: one.key } } };
  };
  return {
    redisAddress,
    ...redisUsername !== undefined && { redisUsername: typeof redisUsername === 'string' ? { value: redisUsername } : credential(redisUsername) },
    ...redisPassword && { redisPassword: credential(redisPassword) },
    ...externalStorageNamespace !== undefined && { externalStorageNamespace },
  };
}
