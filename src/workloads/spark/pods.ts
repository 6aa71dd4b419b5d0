import { Construct } from 'constructs';
import { jvmSize } from './memory';
import type { SparkDriverOptions, SparkExecutorOptions, SparkPodOptions } from './props';
import type { EnvVar, PodSecurityContext, PodTemplateSpec } from '../../apis/k8s/core/v1';
import type { SparkDriver, SparkExecutor, SparkPodSpec } from '../../apis/sparkoperator.k8s.io/v1beta2';
import { allowImage, ConfigError, shown } from '../../core';
import { amountText, bytesOf, coresOf, CpuAmount, secondsOf, Time } from '../../core/amounts';
import { cpuQuantity, memoryQuantity } from '../../core/quantity';
import { accountName } from '../account';
import { ContainerFields, containerFields } from '../pod/container';
import { INJECT, PodAround, podMetadata, podSpec, usualSecurity } from '../pod/pod';
import { RESTRICTED_POD } from '../team';

/** Names by which the operator finds Spark's container in a template. */
const CONTAINERS = { driver: 'spark-kubernetes-driver', executor: 'spark-kubernetes-executor' } as const;

/** User and group of Spark's images, which have it by a name that the kubelet cannot judge. */
const SPARK_USER = 185;

const RESTRICTED_SPARK: PodSecurityContext = { ...RESTRICTED_POD, runAsUser: SPARK_USER, runAsGroup: SPARK_USER, fsGroup: SPARK_USER };

/** Ports at which driver and executors talk to each other: of the driver, and of all for blocks of data. */
const PORTS = [['spark.driver.port', '7078'], ['spark.blockManager.port', '7079']] as const;

/** What all pods of an application have in common. */
export interface SparkPodsAround extends PodAround {
  /** Whether they get a proxy of the mesh. */
  readonly mesh: boolean;
  /** Properties of Spark, which may name ports. */
  readonly sparkConf: Readonly<Record<string, string>>;
  /** Variables of all pods. */
  readonly env: readonly EnvVar[];
}

/** The driver in the API's form. */
export function driverSpec(at: SparkPodsAround, props: SparkDriverOptions): SparkDriver {
  const { podName, kubernetesMaster, serviceAnnotations = {}, serviceLabels = {}, serviceAccount = 'default-editor' } = props;
  return {
    ...commonSpec(at, 'driver', props),
    serviceAccount: accountName(serviceAccount),
    ...podName !== undefined && { podName },
    ...kubernetesMaster !== undefined && { kubernetesMaster },
    ...Object.keys(serviceAnnotations).length > 0 && { serviceAnnotations },
    ...Object.keys(serviceLabels).length > 0 && { serviceLabels },
  };
}

/** The executors in the API's form. */
export function executorSpec(at: SparkPodsAround, { automountServiceAccountToken = false, ...props }: SparkExecutorOptions & { readonly instances?: number }): SparkExecutor {
  const { serviceAccount, deleteOnTermination, instances } = props;
  return {
    ...commonSpec(at, 'executor', { ...props, automountServiceAccountToken }),
    ...instances !== undefined && { instances },
    ...serviceAccount !== undefined && { serviceAccount: accountName(serviceAccount) },
    ...deleteOnTermination !== undefined && { deleteOnTermination },
  };
}

type Role = keyof typeof CONTAINERS;

function commonSpec(at: SparkPodsAround, role: Role, props: SparkPodOptions): SparkPodSpec {
  const { scope } = at;
  const { cores, coreRequest, coreLimit, memory, memoryOverhead, memoryLimit, javaOptions, image } = props;
  if (coreLimit !== undefined && coresOf(coreLimit) < (coreRequest === undefined ? cores ?? 1 : coresOf(coreRequest))) {
    throw new ConfigError('SparkCores', `${role}.coreLimit must not be less than what is reserved, ${coreRequest === undefined ? cores ?? 1 : amountText(coreRequest)}, ` +
      `got ${shown(amountText(coreLimit))}; raise it, or lower coreRequest`, scope);
  }
  if (memoryLimit !== undefined && !(bytesOf(memoryLimit) > 0)) {
    throw new ConfigError('SparkMemory', `${role}.memoryLimit must be more than 0, got ${shown(amountText(memoryLimit))}; pass e.g. "4Gi"`, scope);
  }
  image !== undefined && allowImage(scope, image);
  return {
    ...cores !== undefined && { cores },
    ...coreRequest !== undefined && { coreRequest: cpu(scope, `${role}.coreRequest`, coreRequest) },
    ...coreLimit !== undefined && { coreLimit: cpu(scope, `${role}.coreLimit`, coreLimit) },
    ...memory !== undefined && { memory: jvmSize(scope, `${role}.memory`, memory) },
    ...memoryOverhead !== undefined && { memoryOverhead: jvmSize(scope, `${role}.memoryOverhead`, memoryOverhead) },
    ...memoryLimit !== undefined && { memoryLimit: memoryQuantity(bytesOf(memoryLimit)) },
    ...image !== undefined && { image },
    ...javaOptions !== undefined && { javaOptions },
    template: template(at, role, props),
  };
}

function cpu(scope: Construct, field: string, amount: CpuAmount): string {
  const cores = coresOf(amount);
  if (!(cores > 0)) {
    throw new ConfigError('SparkCores', `${field} must be more than 0, got ${shown(amountText(amount))}; pass e.g. "500m"`, scope);
  }
  return cpuQuantity(cores);
}

/** All that a pod has beside cores and memory, which Spark writes over those of a template. */
function template(at: SparkPodsAround, role: Role, props: SparkPodOptions): PodTemplateSpec {
  const { gpu, env = {}, envFrom, mounts, ports, lifecycle, securityContext, ephemeralStorage, ephemeralStorageLimit } = props;
  const made = containerFields(at, {
    env, ...envFrom && { envFrom }, ...mounts && { mounts }, ...ports && { ports }, ...lifecycle && { lifecycle }, ...securityContext && { securityContext },
    ...gpu && { gpu }, ...ephemeralStorage !== undefined && { ephemeralStorage }, ...ephemeralStorageLimit !== undefined && { ephemeralStorageLimit },
  }, usualSecurity(at));
  const container = { name: CONTAINERS[role], ...withEnv(made.container, at.env, Object.keys(env)) };
  const metadata = podMetadata({ podLabels: props.podLabels, podAnnotations: { ...meshAnnotations(at), ...props.podAnnotations } }, at.mesh ? {} : { [INJECT]: 'false' });
  const { podSecurityContext = at.isRestricted ? RESTRICTED_SPARK : undefined } = props;
  return {
    ...metadata && { metadata },
    spec: podSpec(at, { ...withoutAccount(props), ...podSecurityContext && { podSecurityContext } }, [{ container, volumes: made.volumes }], gpu),
  };
}

/** The account stands outside of the template. */
function withoutAccount({ serviceAccount: _, ...props }: SparkPodOptions & Pick<SparkDriverOptions, 'serviceAccount'>): SparkPodOptions {
  return props;
}

/** Variables of all pods before those of one, which win. */
function withEnv(container: ContainerFields, common: readonly EnvVar[], own: readonly string[]): ContainerFields {
  const env = [...common.filter(({ name }) => !own.includes(name)), ...container.env ?? []];
  return env.length === 0 ? container : { ...container, env };
}

/** Past the proxies go the ports of Spark itself: executors are called at addresses that the mesh knows no Service of. */
function meshAnnotations({ mesh, sparkConf }: SparkPodsAround): Readonly<Record<string, string>> {
  const ports = PORTS.map(([name, usual]) => sparkConf[name] ?? usual).join(',');
  return mesh ? { 'traffic.sidecar.istio.io/excludeInboundPorts': ports, 'traffic.sidecar.istio.io/excludeOutboundPorts': ports } : {};
}

/**
 * A time in whole seconds, or of another unit.
 *
 * @throws ConfigError `SparkTime`
 */
export function wholeTime(scope: Construct, field: string, time: Time, least: number, unit: 's' | 'ms' = 's'): number {
  const amount = secondsOf(time) * (unit === 's' ? 1 : 1000);
  if (!Number.isInteger(amount) || amount < least) {
    throw new ConfigError('SparkTime', `${field} must be whole ${unit === 's' ? 'seconds' : 'milliseconds'}, at least ${least}, got ${shown(amountText(time))}; pass e.g. "30s"`, scope);
  }
  return amount;
}
