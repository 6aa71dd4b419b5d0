import { Construct } from 'constructs';
import type { SparkApplicationProps } from './props';
import { ConfigError, listed, shown } from '../../core';

/** Properties of Spark that an option says, or that the operator sets. */
const SAID: Readonly<Record<string, string>> = {
  'spark.driver.cores': 'driver.cores', 'spark.driver.memory': 'driver.memory', 'spark.driver.memoryOverhead': 'driver.memoryOverhead',
  'spark.executor.cores': 'executor.cores', 'spark.executor.memory': 'executor.memory', 'spark.executor.memoryOverhead': 'executor.memoryOverhead',
  'spark.executor.instances': 'executor.instances', 'spark.dynamicAllocation.enabled': 'dynamicAllocation',
  'spark.kubernetes.memoryOverheadFactor': 'memoryOverheadFactor', 'spark.kubernetes.namespace': 'namespace', 'spark.kubernetes.container.image': 'image',
  'spark.kubernetes.driver.pod.name': 'driver.podName', 'spark.kubernetes.driver.podTemplateFile': 'driver', 'spark.kubernetes.executor.podTemplateFile': 'executor',
  'spark.kubernetes.authenticate.driver.serviceAccountName': 'driver.serviceAccount', 'spark.authenticate': 'authenticate',
  'spark.eventLog.enabled': 'eventLog', 'spark.eventLog.dir': 'eventLog.dir',
};

/** Schedulers that the operator knows without being told. */
const SCHEDULERS = ['volcano', 'yunikorn', 'kube-scheduler'];

/**
 * Refuses what the webhook of the operator refuses, what its controller or Spark would not run, and what says one thing twice.
 *
 * @throws ConfigError `SparkVersion`, `SparkConf`, `SparkAllocation`, `SparkIngress`, `SparkMetrics`, `SparkScheduler`, `SparkFile`
 */
export function checkApplication(scope: Construct, props: SparkApplicationProps): void {
  const { sparkVersion, sparkConf = {}, mainApplicationFile, type } = props;
  if (Number(sparkVersion.split('.')[0]) < 3) {
    throw new ConfigError('SparkVersion', `sparkVersion must be 3.0.0 or newer, since pods have templates, got ${shown(sparkVersion)}; use a newer image`, scope);
  }
  for (const key of Object.keys(sparkConf)) {
    if (Object.hasOwn(SAID, key)) {
      throw new ConfigError('SparkConf', `sparkConf must leave ${shown(key)} to ${SAID[key]}, got a value for it; remove it, and set ${SAID[key]}`, scope);
    }
  }
  const ending = { Python: /\.py$/, R: /\.R$/, Java: /\.jar$/, Scala: /\.jar$/ }[type];
  if (!ending.test(mainApplicationFile)) {
    throw new ConfigError('SparkFile', `mainApplicationFile of a program in ${type} must be ${type === 'Python' ? 'a .py file' : type === 'R' ? 'a .R file' : 'a .jar file'}, ` +
      `by which Spark knows its language, got ${shown(mainApplicationFile)}; change one of the two`, scope);
  }
  checkAllocation(scope, props);
  checkMetrics(scope, props);
  checkPorts(scope, props);
  checkScheduler(scope, props);
}

function checkAllocation(scope: Construct, { dynamicAllocation }: SparkApplicationProps): void {
  if (dynamicAllocation === undefined) {
    return;
  }
  const { minExecutors = 0, initialExecutors = minExecutors, maxExecutors } = dynamicAllocation;
  if (minExecutors > maxExecutors || initialExecutors < minExecutors || initialExecutors > maxExecutors) {
    throw new ConfigError('SparkAllocation', `dynamicAllocation must have minExecutors, initialExecutors and maxExecutors in this order, got ${minExecutors}, ${initialExecutors} and ${maxExecutors}; ` +
      'Spark does not start otherwise: change one of them', scope);
  }
}

function checkMetrics(scope: Construct, { monitoring }: SparkApplicationProps): void {
  if (monitoring?.metricsProperties !== undefined && monitoring.metricsPropertiesFile !== undefined) {
    throw new ConfigError('SparkMetrics', `monitoring must have metricsProperties or metricsPropertiesFile, got both, the file ${shown(monitoring.metricsPropertiesFile)}; remove one of them`, scope);
  }
  if (monitoring !== undefined && !monitoring.exposeDriverMetrics && !monitoring.exposeExecutorMetrics) {
    throw new ConfigError('SparkMetrics', 'monitoring must show metrics of driver or executors, got false for both; set one of them, or leave monitoring out', scope);
  }
}

function checkPorts(scope: Construct, { driverIngressOptions = [] }: SparkApplicationProps): void {
  const [ports, urls] = [new Set<number>(), new Set<string>()];
  for (const { servicePort, ingressURLFormat } of driverIngressOptions) {
    if (ingressURLFormat === undefined || ports.has(servicePort) || urls.has(ingressURLFormat)) {
      throw new ConfigError('SparkIngress', `driverIngressOptions must each have a servicePort and an ingressURLFormat of its own, got ${servicePort} and ${shown(ingressURLFormat)}; ` +
        'change or add one of them', scope);
    }
    ports.add(servicePort);
    urls.add(ingressURLFormat);
  }
}

function checkScheduler(scope: Construct, { batchScheduler, batchSchedulerOptions }: SparkApplicationProps): void {
  if (batchSchedulerOptions !== undefined && batchScheduler === undefined) {
    throw new ConfigError('SparkScheduler', `batchSchedulerOptions are for a batchScheduler, got ${shown(Object.keys(batchSchedulerOptions))} without one; name it, e.g. "volcano"`, scope);
  }
  if (batchScheduler !== undefined && !SCHEDULERS.includes(batchScheduler)) {
    throw new ConfigError('SparkScheduler', `batchScheduler must be one that the operator knows, got ${shown(batchScheduler)}; use one of ${listed(SCHEDULERS)}`, scope);
  }
}
