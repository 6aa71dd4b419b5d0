import { App, Chart } from 'cdk8s';
import { EnvValue, Env, ConfigMap, Secret } from 'cdk8s-plus-28';
import { expectSameMeaning, HAS_SHARED, realDocument } from './compare';
import { sparkPods, sparkTemplate } from '../../../src/apis/sparkoperator.k8s.io/pods';
import { isRecord, PlainManifest, rendered } from '../../../src/core';
import { ScheduledSparkApplication, SparkApplication, SparkApplicationProps } from '../../../src/workloads';

type Build = (scope: Chart) => unknown;

/** What `SparkPi` and its like say alike. */
const security = {
  securityContext: {
    capabilities: { drop: ['ALL'] }, runAsGroup: 185, runAsUser: 185, runAsNonRoot: true, allowPrivilegeEscalation: false, seccompProfile: { type: 'RuntimeDefault' },
  },
} as const;
const own = { authenticate: false, mesh: true } as const;
const pi = {
  type: 'Scala', sparkVersion: '4.0.1', image: 'docker.io/library/spark:4.0.1', imagePullPolicy: 'IfNotPresent', mainClass: 'org.apache.spark.examples.SparkPi',
  mainApplicationFile: 'local:///opt/spark/examples/jars/spark-examples.jar', ...own,
} as const;
const serviceAccount = 'spark-operator-spark';
const small = { cores: 1, memory: '512m' } as const;
const safe = { driver: { ...small, ...security, serviceAccount }, executor: { ...small, ...security, instances: 1, automountServiceAccountToken: true } } as const;
const labelled = { podLabels: { version: '4.0.0' } };
const sample = { labels: { 'app.kubernetes.io/name': 'spark-operator', 'app.kubernetes.io/managed-by': 'kustomize' } };
const schedule = { schedule: '@every 5m', timeZone: 'Etc/UTC', concurrencyPolicy: 'Allow', successfulRunHistoryLimit: 3, failedRunHistoryLimit: 3 } as const;
const versioned = { podLabels: { 'spark.apache.org/version': '4.0.0' }, podAnnotations: { 'spark.apache.org/version': '4.0.0' } };
const scheduled = (image: string): Build => scope => new ScheduledSparkApplication(scope, 'spark-pi-scheduled', {
  ...pi, sparkVersion: '4.0.0', image, imagePullPolicy: 'Always', arguments: ['5000'], ...schedule,
  driver: { ...small, ...security, ...versioned, serviceAccount }, executor: { ...small, ...security, ...versioned, instances: 2, automountServiceAccountToken: true },
});
const every3 = { schedule: '@every 3m', concurrencyPolicy: 'Allow' } as const;
const limited = { ...small, ...labelled, coreLimit: '1200m' };
const scheduledSample: Build = scope => new ScheduledSparkApplication(scope, 'scheduledsparkapplication-sample', {
  ...pi, ...sample, ...every3, sparkVersion: '4.0.4', image: 'docker.io/apache/spark:4.0.4',
  driver: { ...limited, serviceAccount }, executor: { ...limited, instances: 1, automountServiceAccountToken: true },
});
const app = (name: string, props: Partial<SparkApplicationProps> = {}): Build => scope => new SparkApplication(scope, name, { ...pi, ...safe, ...props } as SparkApplicationProps);
const dynamic = app('spark-pi-dynamic-allocation', {
  executor: { ...small, ...security, automountServiceAccountToken: true }, dynamicAllocation: { initialExecutors: 2, minExecutors: 1, maxExecutors: 5 },
});
const volcano = app('spark-pi-volcano', { executor: { ...safe.executor, instances: 2 }, batchScheduler: 'volcano' });
const ttl = app('spark-pi-ttl', { timeToLive: '30s' });
const failing = app('fail-submission', {
  image: 'spark:4.0.1', mainClass: 'non-existent', mainApplicationFile: 'local:///non-existent.jar',
    restartPolicy: { type: 'OnFailure', onFailureRetries: 3, onFailureRetryInterval: '1s' },
  driver: { ...small, ...labelled, serviceAccount }, executor: { ...small, ...labelled, instances: 1, automountServiceAccountToken: true },
});
const config = [{ mountPath: '/opt/spark/config', configMap: 'test-configmap' }];

/** Two pods with variables, placement and a folder, in templates. */
function templated(scope: Chart): SparkApplication {
  const keys = (name: string) => ConfigMap.fromConfigMapName(scope, name, name);
  const secrets = (name: string) => Secret.fromSecretName(scope, name, name);
  const common = {
    podLabels: { 'spark.apache.org/version': '4.0.0' }, podAnnotations: { 'spark.apache.org/version': '4.0.0' },
    podSecurityContext: { runAsGroup: 185, runAsUser: 185, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    env: {
      KEY0: 'VALUE0', KEY1: EnvValue.fromConfigMap(keys('test-configmap'), 'KEY1'), KEY2: EnvValue.fromSecretValue({ secret: secrets('test-secret'), key: 'KEY2' }),
    },
    envFrom: [Env.fromConfigMap(keys('test-configmap-2')), Env.fromSecret(secrets('test-secret-2'))],
    nodeSelector: { 'kubernetes.io/os': 'linux' }, tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
    affinity: {
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{
          weight: 1, podAffinityTerm: { labelSelector: { matchLabels: { 'spark-app-name': 'spark-pi-pod-template' } }, topologyKey: 'kubernetes.io/hostname' },
        }],
      },
    },
  } as const;
  return new SparkApplication(scope, 'spark-pi-pod-template', {
    ...pi, arguments: ['10000'],
    driver: {
      ...common, serviceAccount, cores: 1, coreLimit: '1', memory: '512m', memoryOverhead: '512m',
      ports: [{ name: 'custom-port', containerPort: 12345, protocol: 'TCP' }],
    },
    executor: {
      ...common, instances: 1, cores: 1, coreLimit: '1500m', memory: '1g', memoryOverhead: '512m', automountServiceAccountToken: true,
      mounts: [{ mountPath: '/mnt/disk1', empty: 'disk', size: '100Mi', name: 'spark-local-dir-1' }],
    },
  });
}

const APP = 'sparkoperator.k8s.io_SparkApplication';
const SCHEDULED = 'sparkoperator.k8s.io_ScheduledSparkApplication';
const monitored: Partial<SparkApplicationProps> = {
  type: 'Java', sparkVersion: '3.4.1', image: '<your-repo>/spark-jmx:3.4.1', imagePullPolicy: 'Always',
    mainApplicationFile: 'local:///opt/spark/examples/jars/spark-examples_2.12-3.4.1.jar',
  driver: { ...small, coreLimit: '1200m', podLabels: { version: '3.4.1' }, serviceAccount },
  executor: { ...small, instances: 1, podLabels: { version: '3.4.1' }, automountServiceAccountToken: true },
  monitoring: { exposeDriverMetrics: true, exposeExecutorMetrics: true, prometheus: { jmxExporterJar: '/opt/spark/jars/jmx_prometheus_javaagent-1.1.0.jar', port: 8090 } },
};

const ALL: readonly (readonly [folder: 'corpus' | 'admission', file: string, index: number, build: Build])[] = [
  ['corpus', APP, 0, app('sparkapplication-sample', { ...sample, driver: { ...labelled, serviceAccount },
    executor: { ...labelled, instances: 1, automountServiceAccountToken: true } })],
  ['corpus', APP, 1, app('spark-pi-configmap', { driver: { ...safe.driver, mounts: config }, executor: { ...safe.executor, mounts: config } })],
  ['corpus', APP, 2, dynamic],
  ['corpus', APP, 3, templated],
  ['corpus', APP, 4, app('spark-pi-python', { type: 'Python', mainClass: undefined, pythonVersion: '3',
    mainApplicationFile: 'local:///opt/spark/examples/src/main/python/pi.py' } as Partial<SparkApplicationProps>)],
  ['corpus', APP, 5, ttl],
  ['corpus', APP, 6, volcano],
  ['corpus', APP, 7, failing],
  ['corpus', APP, 8, app('spark-pi', monitored)],
  ['corpus', SCHEDULED, 0, scheduled('docker.io/library/spark:4.0.0')],
  ['corpus', SCHEDULED, 1, scheduled('docker.io/apache/spark:4.0.0')],
  ['corpus', SCHEDULED, 2, scheduledSample],
  ['admission', APP, 0, ttl],
  ['admission', APP, 1, volcano],
  ['admission', APP, 2, dynamic],
  ['admission', APP, 3, failing],
  // Nobody minds that it names no executors: the webhook fills in what a construct fills in.
  ['admission', APP, 8, app('spark-pi-dynamic-allocation', { executor: { automountServiceAccountToken: true },
    dynamicAllocation: { initialExecutors: 2, minExecutors: 1, maxExecutors: 5 } })],
  ['admission', SCHEDULED, 0, scheduledSample],
  ['admission', SCHEDULED, 1, scheduled('docker.io/apache/spark:4.0.0')],
];

const record = (value: unknown) => isRecord(value) ? value : {};

/** The application with its pods as they come to be, whatever the fields that say them. */
function normal(manifest: PlainManifest): PlainManifest {
  const path = manifest.kind === 'SparkApplication' ? ['spec'] : ['spec', 'template'];
  const spec = path.reduce((one: Readonly<Record<string, unknown>>, name) => record(one[name]), manifest);
  const role = (name: 'driver' | 'executor') => {
    const { serviceAccount: account } = record(spec[name]);
    const instances = name === 'executor' ? sparkPods(manifest, path, name) : 1;
    const pod = sparkTemplate(manifest, path, name) as { readonly metadata: object; readonly spec: Readonly<Record<string, unknown>> };
    const { serviceAccountName, serviceAccount: old, ...rest } = pod.spec;
    return { account: account ?? serviceAccountName ?? old, instances, pod: { ...pod, spec: rest } };
  };
  // How many executors there are at the beginning, three fields say together.
  const dynamicAllocation = { ...record(spec.dynamicAllocation), initialExecutors: undefined };
  const whole = { ...spec, volumes: undefined, dynamicAllocation, driver: role('driver'), executor: role('executor') };
  return path.length === 1 ? { ...manifest, spec: whole } : { ...manifest, spec: { ...record(manifest.spec), template: whole } };
}

const DEFAULTS: Readonly<Record<string, unknown>> = Object.fromEntries(['.spec', '.spec.template'].flatMap(spec => [
  [`${spec}.mode`, 'cluster'], [`${spec}.restartPolicy.type`, 'Never'], [`${spec}.restartPolicy.onFailureRetryInterval`, 5],
  [`${spec}.restartPolicy.onSubmissionFailureRetryInterval`, 5], [`${spec}.dynamicAllocation.shuffleTrackingEnabled`, true],
  [`${spec}.executor.pod.spec.automountServiceAccountToken`, true], [`${spec}.driver.account`, 'default-editor'],
  ['.spec.timeZone', 'Etc/UTC'], ['.spec.successfulRunHistoryLimit', 1], ['.spec.failedRunHistoryLimit', 1],
]));

/** Ports of Spark, which go past the proxies. */
const ADDED = ['.spec', '.spec.template'].flatMap(spec => ['driver', 'executor'].flatMap(role => ['excludeInboundPorts', 'excludeOutboundPorts']
  .map(name => `${spec}.${role}.pod.metadata.annotations.traffic.sidecar.istio.io/${name}`)));

/** What only containers have; the operator drops it from a pod. */
const MEANINGLESS = ['driver', 'executor'].flatMap(role => ['capabilities', 'allowPrivilegeEscalation'].map(name => `.spec.${role}.pod.spec.securityContext.${name}`));

const run = HAS_SHARED ? test : test.skip;

run.each(ALL)('%s/%s %s has a typed equivalent', (folder, file, index, build) => {
  const scope = new Chart(new App(), 'test', { namespace: 'ml' });
  build(scope);
  const [object] = rendered(scope).all.filter(({ group }) => group === 'sparkoperator.k8s.io');
  expectSameMeaning(object.manifest, realDocument(folder, file, index), { defaults: DEFAULTS, added: ADDED, meaningless: MEANINGLESS, normal });
});
