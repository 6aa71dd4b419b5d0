import { Size } from 'cdk8s';
import { SPARK, sparkOf, sparkSpec, Team, scheduledOf } from './spark-support';
import { setPlatform, platformAt } from './support';
import { ALL_RULES } from '../../src/checks';
import { rendered, s3 } from '../../src/core';
import { SparkApplication, nvidia, ScheduledSparkApplication, setPlatformContext, user, Profile } from '../../src/workloads';
import { chart, found } from '../support';

describe('SparkApplication', () => {
  test('runs outside of the mesh, with the account of editors, its executors without a token, and only pods that know its secret', () => {
    const { spec } = sparkOf();
    expect(spec).toMatchObject({ type: 'Python', mode: 'cluster', restartPolicy: { type: 'Never' }, sparkConf: { 'spark.authenticate': 'true' } });
    expect(spec.driver).toEqual({
      serviceAccount: 'default-editor',
      template: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'spark-kubernetes-driver' }] } },
    });
    expect(spec.executor.template.spec).toEqual({ automountServiceAccountToken: false, containers: [{ name: 'spark-kubernetes-executor' }] });
    expect('suspend' in spec).toBe(false);
  });

  test('in the mesh, what driver and executors say to each other goes past the proxies', () => {
    const ports = (props: object) => sparkOf({ mesh: true, ...props }).spec.driver.template.metadata;
    expect(ports({})).toEqual({ annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '7078,7079', 'traffic.sidecar.istio.io/excludeOutboundPorts': '7078,7079' } });
    expect(ports({ sparkConf: { 'spark.driver.port': '9000' } }).annotations['traffic.sidecar.istio.io/excludeInboundPorts']).toBe('9000,7079');
  });

  test('in a profile of the level restricted its pods are of the user of Spark, by number', () => {
    const { spec } = sparkOf({}, { podSecurity: 'restricted' });
    for (const role of ['driver', 'executor']) {
      expect(spec[role].template.spec.securityContext).toMatchObject({ runAsUser: 185, fsGroup: 185, runAsNonRoot: true });
      expect(spec[role].template.spec.containers[0].securityContext).toMatchObject({ allowPrivilegeEscalation: false });
    }
  });

  test('writes cores and memory in the words of Spark, and devices, folders and placement into templates', () => {
    const { spec } = sparkOf({
      executor: {
        instances: 3, cores: 4, coreRequest: '3500m', coreLimit: '5', memory: Size.gibibytes(8), memoryOverhead: '1g', memoryLimit: '12Gi', gpu: nvidia(1),
        mounts: [{ mountPath: '/scratch', empty: 'disk', size: '50Gi', name: 'spark-local-dir-1' }], nodeSelector: { pool: 'a' },
      },
      memoryOverheadFactor: 0.2,
    });
    expect(spec.memoryOverheadFactor).toBe('0.2');
    const { template, ...rest } = spec.executor;
    expect(rest).toEqual({ instances: 3, cores: 4, coreRequest: '3500m', coreLimit: '5', memory: '8192m', memoryOverhead: '1g', memoryLimit: '12Gi' });
    expect(template.spec).toMatchObject({
      nodeSelector: { pool: 'a' }, volumes: [{ name: 'spark-local-dir-1', emptyDir: { sizeLimit: '50Gi' } }], containers: [{ resources: { limits: { 'nvidia.com/gpu': '1' } } }],
    });
  });

  test('repeats what failed, with the intervals that the webhook would fill in', () => {
    expect(sparkOf({ restartPolicy: { type: 'OnFailure', onFailureRetries: 2, onFailureRetryInterval: '1m' } }).spec.restartPolicy)
      .toEqual({ type: 'OnFailure', onFailureRetries: 2, onFailureRetryInterval: 60, onSubmissionFailureRetryInterval: 5 });
    expect(sparkOf({ restartPolicy: 'Always' }).spec.restartPolicy).toEqual({ type: 'Always', onFailureRetryInterval: 5, onSubmissionFailureRetryInterval: 5 });
  });

  test('keeps packages where it may write', () => {
    const deps = { packages: ['org.apache.hadoop:hadoop-aws:3.4.1'] };
    expect(sparkOf({ deps }).spec).toMatchObject({ deps, sparkConf: { 'spark.jars.ivy': '/tmp/.ivy2' } });
    expect(sparkOf({ deps, sparkConf: { 'spark.jars.ivy': '/scratch' } }).spec.sparkConf['spark.jars.ivy']).toBe('/scratch');
    expect('spark.jars.ivy' in sparkOf().spec.sparkConf).toBe(false);
  });

  test('lets Spark choose the number of executors', () => {
    const { spec } = sparkOf({ executor: {}, dynamicAllocation: { maxExecutors: 8, minExecutors: 1, shuffleTrackingTimeout: '10m' } });
    expect(spec.dynamicAllocation).toEqual({ enabled: true, maxExecutors: 8, minExecutors: 1, shuffleTrackingEnabled: true, shuffleTrackingTimeout: 600_000 });
    expect('instances' in spec.executor).toBe(false);
  });

  test('waits in a queue, as its runs by schedule do', () => {
    expect(sparkOf({ queue: 'gpus' }).metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'gpus' });
    expect(scheduledOf({ queue: 'gpus' }).metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'gpus' });
  });

  test('is suspended in a suspended profile, and left out of an archived one', () => {
    expect(sparkOf({}, { lifecycle: 'suspended' }).spec.suspend).toBe(true);
    expect(sparkOf({ suspend: true }).spec.suspend).toBe(true);
    expect(rendered(sparkSpec({}, { lifecycle: 'archived' }).scope).all).toEqual([]);
    expect(scheduledOf({}, { lifecycle: 'suspended' }).spec.suspend).toBe(true);
  });
});

describe('the object store', () => {
  const STORE = s3({ bucket: 'data', region: 'eu-west-1', profiles: { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kf-{profile}' }, platform: { kind: 'pod-identity' } });

  test('is that of the platform: events below the part of the profile, keys from its Secret', () => {
    const scope = chart();
    setPlatformContext(scope, { ...platformAt('mirror.example.com'),
      objectStore: { ...STORE, scheme: 'minio', pathStyle: true, host: 'minio.kubeflow', port: 9000, tls: false, profiles: { kind: 'secret' } } });
    new SparkApplication(new Team(scope, 'vision'), 'etl', { ...SPARK, eventLog: {} });
    const { spec } = found(scope, 'SparkApplication', 'etl');
    expect(spec.sparkConf).toMatchObject({ 'spark.eventLog.enabled': 'true', 'spark.eventLog.dir': 's3a://data/private-artifacts/vision/spark/events' });
    expect(spec.hadoopConf).toMatchObject({
      'fs.s3a.endpoint': 'minio.kubeflow:9000', 'fs.s3a.path.style.access': 'true', 'fs.s3a.connection.ssl.enabled': 'false',
      'fs.s3a.aws.credentials.provider': 'software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider',
    });
    for (const role of ['driver', 'executor']) {
      expect(spec[role].template.spec.containers[0].env).toEqual([
        { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 'mlpipeline-minio-artifact', key: 'accesskey' } } },
        { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 'mlpipeline-minio-artifact', key: 'secretkey' } } },
      ]);
    }
  });

  test.each([
    ['4.0.1', { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kf-{profile}' }, 'software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider'],
    ['3.5.1', { kind: 'irsa', role: 'arn:aws:iam::123456789012:role/kf-{profile}' }, 'com.amazonaws.auth.WebIdentityTokenCredentialsProvider'],
    ['4.0.1', { kind: 'pod-identity' }, 'software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider'],
    ['3.5.1', { kind: 'pod-identity' }, 'com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper'],
  ] as const)('of Amazon takes an identity of the cloud: Spark %s, %j', (sparkVersion, profiles, provider) => {
    const { spec } = sparkOf({ sparkVersion, objectStore: { store: { ...STORE, profiles } } });
    expect(spec.hadoopConf['fs.s3a.aws.credentials.provider']).toBe(provider);
    expect(spec.sparkConf).toEqual({ 'spark.authenticate': 'true' });
    expect(spec.driver.template.spec.containers[0].env).toBeUndefined();
  });

  test('may be none: events go where the author says', () => {
    expect(sparkOf({ eventLog: { dir: 'hdfs://name/logs', compress: true } }).spec.sparkConf)
      .toMatchObject({ 'spark.eventLog.dir': 'hdfs://name/logs', 'spark.eventLog.compress': 'true' });
  });
});

test('a schedule says time zone and what happens to runs that meet', () => {
  const { spec } = scheduledOf({ schedule: '0 3 * * *' });
  expect(spec).toMatchObject({ schedule: '0 3 * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid', successfulRunHistoryLimit: 1, failedRunHistoryLimit: 1 });
  expect(spec.template.driver.serviceAccount).toBe('default-editor');
});

test('in a restricted profile with a quota, applications are as all rules want them', () => {
  const scope = chart();
  setPlatform(scope);
  const profile = new Profile(scope, 'vision', { owner: user('user@example.com'), podSecurity: 'restricted', quota: { cpu: '8', memory: '16Gi', pods: 10 } });
  new SparkApplication(profile, 'etl', { ...SPARK, executor: { instances: 2, cores: 2, memory: '4g', mounts: [{ mountPath: '/data', claim: '10Gi' }] } });
  new ScheduledSparkApplication(profile, 'nightly', { ...SPARK, schedule: '@daily' });
  const set = rendered(scope);
  const about = ALL_RULES.filter(({ id }) => id !== 'Crd/Missing').flatMap(rule => [...rule.check(set)].filter(({ at }) => at.group === 'sparkoperator.k8s.io')
    .map(one => `${rule.id} ${one.at.name} ${one.field}: ${one.problem}`));
  expect(about).toEqual([]);
});
