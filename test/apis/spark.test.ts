import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as sparkCrds from '../../src/apis/sparkoperator.k8s.io/crds';
import * as v1alpha1 from '../../src/apis/sparkoperator.k8s.io/v1alpha1';
import * as v1beta2 from '../../src/apis/sparkoperator.k8s.io/v1beta2';
import { Kinds } from '../../src/core';
import { nameFault } from '../../src/core/names';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { profileLimits } from '../../src/checks/workloads/limits';
import { podSecurityLevel } from '../../src/checks/pod-security/level';
import { clusterObject, object, places } from '../checks/support';
import { faults, kindClasses, schemaAt } from './support';

const V1BETA2 = 'sparkoperator.k8s.io/v1beta2';
const V1ALPHA1 = 'sparkoperator.k8s.io/v1alpha1';

const classes = kindClasses(v1alpha1, v1beta2);
const crds: CrdDefinition[] = Object.values(sparkCrds);

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const made = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(made.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test.each([
  ['SparkApplication', 'v1beta2', 'sparkapp', ['Suspend', 'Status', 'Attempts', 'Start', 'Finish', 'Age']],
  ['ScheduledSparkApplication', 'v1beta2', 'scheduledsparkapp', ['Schedule', 'TimeZone', 'Suspend', 'Last Run', 'Last Run Name', 'Age']],
  ['SparkConnect', 'v1alpha1', 'sparkconn', ['Age', 'Status', 'PodName']],
])('%s is defined as upstream defines it', (kind, name, shortName, columns) => {
  const crd = crds.find(each => each.kind === kind)!;
  expect(crd.scope).toBe('Namespaced');
  expect(crdNames(crd)).toEqual({ kind, plural: `${kind.toLowerCase()}s`, singular: kind.toLowerCase(), listKind: `${kind}List`, shortNames: [shortName] });
  const [version, ...others] = crdVersions(crd);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ name, served: true, storage: true, subresources: { status: {} } });
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

const application: v1beta2.SparkApplicationSpec = {
  type: 'Python',
  mode: 'cluster',
  image: 'spark:4.0.0',
  mainApplicationFile: 'local:///opt/spark/examples/src/main/python/pi.py',
  sparkVersion: '4.0.0',
  sparkConf: { 'spark.eventLog.enabled': 'false' },
  restartPolicy: { type: 'OnFailure', onFailureRetries: 3 },
  driver: {
    cores: 1, memory: '512m', serviceAccount: 'default-editor', annotations: { 'sidecar.istio.io/inject': 'false' },
    secrets: [{ name: 'gcp', path: '/mnt/secrets', secretType: 'GCPServiceAccount' }],
    template: { spec: { containers: [{ name: 'spark-kubernetes-driver', securityContext: { runAsNonRoot: true } }] } },
  },
  executor: { instances: 2, gpu: { name: 'nvidia.com/gpu', quantity: 1 }, template: { metadata: { labels: { team: 'ml' } } } },
  dynamicAllocation: { enabled: true, minExecutors: 1, maxExecutors: 8 },
  monitoring: { exposeDriverMetrics: true, exposeExecutorMetrics: true, prometheus: { jmxExporterJar: '/prometheus/jmx.jar', port: 8090 } },
  batchScheduler: 'volcano',
  batchSchedulerOptions: { queue: 'ml', resources: { cpu: 4, memory: '8Gi' } },
  driverIngressOptions: [{ servicePort: 8888, servicePortName: 'http-jupyter', ingressURLFormat: '/spark' }],
};

const connect: v1alpha1.SparkConnectSpec = {
  sparkVersion: '4.0.0',
  server: { cores: 1, memory: '1g', service: { metadata: { name: 'spark' }, spec: { ports: [{ port: 15002 }] } } },
  executor: { instances: 0, cores: 1 },
};

test.each<[string, string, object]>([
  [V1BETA2, 'SparkApplication', { type: 'Scala', sparkVersion: '4.0.0', mainApplicationFile: 'local:///a.jar', driver: {}, executor: {} }],
  [V1BETA2, 'SparkApplication', application],
  [V1BETA2, 'ScheduledSparkApplication', { schedule: '@every 10m', concurrencyPolicy: 'Forbid', template: application }],
  [V1ALPHA1, 'SparkConnect', connect],
])('%s %s accepts a right object', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

test.each<[string, string, string, object, string[]]>([
  ['an application without a program', V1BETA2, 'SparkApplication', { ...application, mainApplicationFile: undefined }, ['spec.mainApplicationFile required']],
  ['an unknown language', V1BETA2, 'SparkApplication', { ...application, type: 'Rust' }, ['spec.type value']],
  ['a driver without a core', V1BETA2, 'SparkApplication', { ...application, driver: { cores: 0 } }, ['spec.driver.cores value']],
  ['a mistyped field of an executor', V1BETA2, 'SparkApplication', { ...application, executor: { instance: 2 } }, ['spec.executor.instance unknown']],
  ['a port of the exporter that is too high', V1BETA2, 'SparkApplication',
    { ...application, monitoring: { exposeDriverMetrics: true, exposeExecutorMetrics: true, prometheus: { jmxExporterJar: 'a', port: 65000 } } },
    ['spec.monitoring.prometheus.port value']],
  ['a schedule without a template', V1BETA2, 'ScheduledSparkApplication', { schedule: '@daily' }, ['spec.template required']],
  ['a server without executors', V1ALPHA1, 'SparkConnect', { ...connect, executor: undefined }, ['spec.executor required']],
])('finds %s', (_, apiVersion, kind, spec, expected) => {
  expect(faults(apiVersion, kind, JSON.parse(JSON.stringify(spec)) as object)).toEqual(expected);
});

test('templates of pods are open, as upstream leaves them', () => {
  for (const [crd, role] of [[sparkCrds.sparkApplicationCrd, 'driver'], [sparkCrds.sparkConnectCrd, 'server']] as const) {
    const { description, ...rest } = schemaAt(crd, crd.versions[0].name, 'spec', role, 'template');
    expect([description, rest]).toEqual([expect.any(String), { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true }]);
  }
});

test.each([
  ['SparkApplication', 'a'.repeat(63), 'a'.repeat(64)],
  ['ScheduledSparkApplication', 'a'.repeat(43), 'a'.repeat(44)],
  ['SparkConnect', 'a'.repeat(47), '1st'],
])('names of a %s leave room for what is made of them', (kind, right, wrong) => {
  const rule = Kinds.facts(`sparkoperator.k8s.io/${kind}`)!.name!;
  expect(nameFault(right, rule)).toBeUndefined();
  expect(nameFault(wrong, rule)).toEqual(expect.any(String));
});

describe('pods of templates, to which Spark and other fields add,', () => {
  const template = (container: object) => ({ spec: { containers: [{ name: 'spark-kubernetes-driver', ...container }] } });
  const app = (container: object) => object(V1BETA2, 'SparkApplication', 'pi', { spec: { ...application, driver: { template: template(container) } } });
  const restricted = clusterObject('v1', 'Namespace', 'ml', { metadata: { name: 'ml', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  const quota = object('v1', 'ResourceQuota', 'quota', { spec: { hard: { 'limits.cpu': '4' } } });

  test('lack nothing that a level or a quota asks for', () => {
    expect(places(podSecurityLevel, [restricted, app({})])).toEqual([]);
    expect(places(profileLimits, [restricted, quota, app({})])).toEqual([]);
  });

  test('must not say what a level forbids', () => {
    expect(places(podSecurityLevel, [restricted, app({ securityContext: { privileged: true } })])).toEqual([
      'SparkApplication/ml/pi spec.driver.template.spec.containers[0].securityContext.privileged',
    ]);
  });
});
