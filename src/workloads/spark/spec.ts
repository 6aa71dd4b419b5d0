import { checkApplication } from './check';
import { driverSpec, executorSpec, SparkPodsAround, wholeTime } from './pods';
import type { SparkApplicationProps, SparkDynamicExecutors, SparkRestart } from './props';
import { storageOf } from './storage';
import type { SparkApplicationSpec, SparkRestartPolicy } from '../../apis/sparkoperator.k8s.io/v1beta2';
import type { SparkDynamicAllocation } from '../../apis/sparkoperator.k8s.io/v1beta2';
import { allowImage, declareSecrets, secretNameOf } from '../../core';
import type { PodAround } from '../pod/pod';

/** The application, without what says whether it is suspended. */
export type SparkProgramProps = Omit<SparkApplicationProps, 'suspend'>;

/**
 * Spec of an application.
 *
 * @throws ConfigError those of the checks, the pods and the storage
 */
export function applicationSpec(at: PodAround, given: SparkProgramProps): SparkApplicationSpec {
  const props = given as SparkApplicationProps; // the parts of the union are kept apart by the schema
  checkApplication(at.scope, props);
  const { scope, namespace } = at;
  const { type, mainClass, pythonVersion, image, driver = {}, executor = {}, authenticate = true, mesh = false } = props;
  const storage = storageOf(scope, namespace, props);
  const sparkConf = { ...authenticate && { 'spark.authenticate': 'true' }, ...packagesFolder(props), ...storage.sparkConf, ...props.sparkConf };
  const around: SparkPodsAround = { ...at, mesh, sparkConf, env: storage.env };
  allowImage(scope, image);
  return {
    type, mode: 'cluster', sparkVersion: props.sparkVersion, image,
    ...mainClass !== undefined && { mainClass },
    ...pythonVersion !== undefined && { pythonVersion },
    mainApplicationFile: props.mainApplicationFile,
    ...optional(props),
    ...imageAccess(at, props),
    ...times(at, props),
    ...filled('sparkConf', sparkConf),
    ...filled('hadoopConf', { ...storage.hadoopConf, ...props.hadoopConf }),
    driver: driverSpec({ ...around, owner: `${at.owner}-driver` }, driver),
    executor: executorSpec({ ...around, owner: `${at.owner}-executor` }, executor),
    ...props.dynamicAllocation && { dynamicAllocation: allocation(at, props.dynamicAllocation) },
  };
}

/** Neither the operator nor Spark's user has a folder of its own, where packages would be kept. */
function packagesFolder({ deps }: SparkApplicationProps): Readonly<Record<string, string>> {
  return (deps?.packages ?? []).length > 0 ? { 'spark.jars.ivy': '/tmp/.ivy2' } : {};
}

/** What is written as it is given. */
function optional(props: SparkApplicationProps): Partial<SparkApplicationSpec> {
  const { arguments: args = [], deps, sparkConfigMap, hadoopConfigMap, proxyUser, monitoring, sparkUIOptions, driverIngressOptions = [] } = props;
  const { batchScheduler, batchSchedulerOptions } = props;
  return {
    ...args.length > 0 && { arguments: args },
    ...deps && { deps },
    ...sparkConfigMap !== undefined && { sparkConfigMap },
    ...hadoopConfigMap !== undefined && { hadoopConfigMap },
    ...proxyUser !== undefined && { proxyUser },
    ...props.memoryOverheadFactor !== undefined && { memoryOverheadFactor: String(props.memoryOverheadFactor) },
    ...monitoring && { monitoring },
    ...batchScheduler !== undefined && { batchScheduler },
    ...batchSchedulerOptions && { batchSchedulerOptions },
    ...sparkUIOptions && { sparkUIOptions },
    ...driverIngressOptions.length > 0 && { driverIngressOptions },
  };
}

function imageAccess({ scope, namespace }: PodAround, { imagePullPolicy, imagePullSecrets = [] }: SparkApplicationProps): Partial<SparkApplicationSpec> {
  const names = imagePullSecrets.map(one => typeof one === 'string' ? one : secretNameOf(one));
  declareSecrets(scope, namespace, ...names);
  return { ...imagePullPolicy && { imagePullPolicy }, ...names.length > 0 && { imagePullSecrets: names } };
}

function times({ scope }: PodAround, { restartPolicy = 'Never', timeToLive }: SparkApplicationProps): Partial<SparkApplicationSpec> {
  return {
    restartPolicy: restart(scope, restartPolicy),
    ...timeToLive !== undefined && { timeToLiveSeconds: wholeTime(scope, 'timeToLive', timeToLive, 1) },
  };
}

/** Intervals are written out, as the webhook would. */
function restart(scope: PodAround['scope'], policy: SparkRestart): SparkRestartPolicy {
  if (policy === 'Never') {
    return { type: 'Never' };
  }
  const { type, onFailureRetries, onFailureRetryInterval = '5s', onSubmissionFailureRetries, onSubmissionFailureRetryInterval = '5s' } =
    policy === 'Always' ? { type: policy } as Partial<Exclude<SparkRestart, string>> & { readonly type: 'Always' } : policy;
  return {
    type,
    ...onFailureRetries !== undefined && { onFailureRetries },
    onFailureRetryInterval: wholeTime(scope, 'restartPolicy.onFailureRetryInterval', onFailureRetryInterval, 1),
    ...onSubmissionFailureRetries !== undefined && { onSubmissionFailureRetries },
    onSubmissionFailureRetryInterval: wholeTime(scope, 'restartPolicy.onSubmissionFailureRetryInterval', onSubmissionFailureRetryInterval, 1),
  };
}

function allocation({ scope }: PodAround, { shuffleTrackingTimeout, shuffleTrackingEnabled = true, ...rest }: SparkDynamicExecutors['dynamicAllocation']): SparkDynamicAllocation {
  return {
    enabled: true, ...rest, shuffleTrackingEnabled,
    ...shuffleTrackingTimeout !== undefined && { shuffleTrackingTimeout: wholeTime(scope, 'dynamicAllocation.shuffleTrackingTimeout', shuffleTrackingTimeout, 1, 'ms') },
  };
}

function filled(name: 'sparkConf' | 'hadoopConf', values: Readonly<Record<string, string>>): Partial<SparkApplicationSpec> {
  return Object.keys(values).length > 0 ? { [name]: values } : {};
}
