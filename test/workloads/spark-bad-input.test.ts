import { SPARK, scheduledOf, sparkSpec } from './spark-support';
import type { ScheduledSparkApplicationProps, SparkApplicationProps } from '../../src/workloads';
import { configError, expectConfigError } from '../support';

test.each([
  ['memory in the units of Kubernetes', { driver: { memory: '4Gi' } }, 'WrongProp', 'driver.memory'],
  ['memory without a unit', { executor: { memory: '512' } }, 'WrongProp', 'executor.memory'],
  ['no memory', { executor: { memory: '0m' } }, 'SparkMemory', 'executor.memory must be at least 1 MiB, got "0m"'],
  ['memory below a MiB', { executor: { memoryOverhead: '10k' } }, 'SparkMemory', 'executor.memoryOverhead'],
  ['no limit of memory', { driver: { memoryLimit: '0' } }, 'SparkMemory', 'driver.memoryLimit'],
  ['no CPU', { driver: { coreRequest: '0' } }, 'SparkCores', 'driver.coreRequest must be more than 0'],
  ['less CPU at most than at least', { executor: { cores: 2, coreLimit: '1500m' } }, 'SparkCores', 'reserved, 2, got "1500m"'],
  ['half a core', { driver: { cores: 0.5 } }, 'WrongProp', 'driver.cores'],
  ['no executors', { executor: { instances: 0 } }, 'WrongProp', 'executor.instances'],
  ['an old release', { sparkVersion: '2.4.5' }, 'SparkVersion', 'got "2.4.5"'],
  ['a release that is none', { sparkVersion: 'latest' }, 'WrongProp', 'sparkVersion'],
  ['a JAR in Python', { mainApplicationFile: 'local:///a.jar' }, 'SparkFile', 'must be a .py file'],
  ['a script in Scala', { type: 'Scala', mainClass: 'a.B' }, 'SparkFile', 'must be a .jar file'],
  ['a property that an option says', { sparkConf: { 'spark.executor.memory': '4g' } }, 'SparkConf', 'set executor.memory'],
  ['an account by a property', { sparkConf: { 'spark.kubernetes.authenticate.driver.serviceAccountName': 'a' } }, 'SparkConf', 'driver.serviceAccount'],
  ['more executors at least than at most', { dynamicAllocation: { minExecutors: 3, maxExecutors: 2 } }, 'SparkAllocation', 'got 3, 3 and 2'],
  ['less at the beginning than at least', { dynamicAllocation: { minExecutors: 3, initialExecutors: 1, maxExecutors: 9 } }, 'SparkAllocation', 'got 3, 1 and 9'],
  ['metrics of nobody', { monitoring: { exposeDriverMetrics: false, exposeExecutorMetrics: false } }, 'SparkMetrics', 'false for both'],
  ['two settings of metrics', { monitoring: { exposeDriverMetrics: true, exposeExecutorMetrics: true, metricsProperties: 'a', metricsPropertiesFile: '/a' } },
    'SparkMetrics', 'got both'],
  ['a port twice', { driverIngressOptions: ['a', 'b'].map(ingressURLFormat => ({ servicePort: 80, servicePortName: 'a', ingressURLFormat })) }, 'SparkIngress', 'got 80'],
  ['an Ingress without a URL', { driverIngressOptions: [{ servicePort: 80, servicePortName: 'a' }] }, 'SparkIngress', 'ingressURLFormat'],
  ['a scheduler that nobody knows', { batchScheduler: 'slurm' }, 'SparkScheduler', 'got "slurm"'],
  ['options of no scheduler', { batchSchedulerOptions: { queue: 'a' } }, 'SparkScheduler', 'without one'],
  ['two queues', { queue: 'a', labels: { 'kueue.x-k8s.io/queue-name': 'b' } }, 'JobQueue', 'got "b"'],
  ['half a second', { timeToLive: '500ms' }, 'SparkTime', 'timeToLive must be whole seconds'],
  ['no time', { restartPolicy: { type: 'OnFailure', onFailureRetries: 1, onFailureRetryInterval: '0s' } }, 'SparkTime', 'at least 1'],
  ['no retries', { restartPolicy: { type: 'OnFailure' } }, 'MissingProp', 'restartPolicy'],
  ['events without a store', { eventLog: {} }, 'SparkStore', 'eventLog without dir needs'],
  ['a store that nobody has', { objectStore: {} }, 'SparkStore', 'objectStore without store needs'],
  ['events in a path', { eventLog: { dir: '/logs' } }, 'SparkEventLog', 'got "/logs"'],
  ['a name with a dot', { name: 'spark.pi' }, 'WorkloadName', 'got "spark.pi"'],
  ['two who say where it runs', { driver: { affinity: {}, nodePool: { labels: { a: 'b' } } } }, 'PodAffinity', 'affinity'],
] as const)('an application with %s is refused', (_, props, code, text) => expectConfigError(() => sparkSpec(props), code, 'test/vision/etl', text));

test.each([
  ['six fields', { schedule: '0 0 3 * * *' }, 'Schedule'],
  ['a day that there is not', { schedule: '0 0 31 2 *' }, 'Schedule'],
  ['no interval', { schedule: '@every 0s' }, 'Schedule'],
  ['a time zone that there is not', { timeZone: 'Europe/Atlantis' }, 'SparkTimeZone'],
  ['a time zone in lower case', { timeZone: 'europe/rome' }, 'SparkTimeZone'],
  ['a policy that there is not', { concurrencyPolicy: 'Queue' }, 'WrongProp'],
  ['a name that leaves no room', { name: 'a'.repeat(44) }, 'WorkloadName'],
] as const)('a schedule with %s is refused', (_, props, code) => expect(configError(() => scheduledOf(props)).code).toBe(code));

describe('the compiler refuses', () => {
  const code = (props: SparkApplicationProps) => configError(() => sparkSpec(props)).code;
  const jar = { sparkVersion: '4.0.1', image: 'a:1', mainApplicationFile: 'local:///a.jar' } as const;

  test('a program of the JVM without its class, and one of another language with a class', () => {
    // @ts-expect-error mainClass is required
    const java: SparkApplicationProps = { type: 'Java', ...jar };
    // @ts-expect-error Python has no class
    const python: SparkApplicationProps = { ...SPARK, mainClass: 'a.B' };
    // @ts-expect-error R is not Python
    const r: SparkApplicationProps = { type: 'R', sparkVersion: '4.0.1', image: 'a:1', mainApplicationFile: 'local:///a.R', pythonVersion: '3' };
    expect(code({ ...java, type: 'Java', mainClass: undefined } as unknown as SparkApplicationProps)).toBe('MissingProp');
    expect([code(python), code(r)]).toEqual(['WrongProp', 'WrongProp']);
  });

  test('a fixed number of executors where Spark chooses it', () => {
    // @ts-expect-error instances contradicts dynamicAllocation
    const props: SparkApplicationProps = { ...SPARK, executor: { instances: 2 }, dynamicAllocation: { maxExecutors: 4 } };
    expect(code(props)).toBe('WrongProp');
    // @ts-expect-error a queue gives a place to a fixed number
    const queued: SparkApplicationProps = { ...SPARK, queue: 'default', dynamicAllocation: { maxExecutors: 4 } };
    expect(code(queued)).toBe('WrongProp');
    // @ts-expect-error maxExecutors is required: a quota must know how many there may be
    const open: SparkApplicationProps = { ...SPARK, dynamicAllocation: {} };
    expect(code(open)).toBe('MissingProp');
  });

  test('a repetition without a number, and a mode in which the driver runs in the pod of the operator', () => {
    // @ts-expect-error onFailureRetries is required
    const endless: SparkApplicationProps = { ...SPARK, restartPolicy: { type: 'OnFailure' } };
    // @ts-expect-error there is only one mode
    const client: SparkApplicationProps = { ...SPARK, mode: 'client' };
    // @ts-expect-error schedule is required
    const scheduled: ScheduledSparkApplicationProps = { ...SPARK, concurrencyPolicy: 'Allow' };
    expect([code(endless), code(client)]).toEqual(['MissingProp', 'UnknownProp']);
    expect(configError(() => scheduledOf({ ...scheduled, schedule: undefined })).code).toBe('MissingProp');
  });
});
