import { sparkPods, sparkSchedule, sparkSubmission, sparkWebhook } from '../../../src/checks';
import { Rule } from '../../../src/core';
import { found, object, places, setOf } from '../support';

const SPEC = {
  type: 'Scala', mode: 'cluster', sparkVersion: '4.0.1', image: 'docker.io/library/spark:4.0.1', mainClass: 'org.apache.spark.examples.SparkPi',
  mainApplicationFile: 'local:///opt/spark/examples/jars/spark-examples.jar',
};
const spec = ({ driver = {}, executor = {}, ...rest }: Readonly<Record<string, unknown>> = {}) =>
  ({ ...SPEC, driver: { cores: 1, memory: '512m', ...driver as object }, executor: { instances: 1, memory: '512m', ...executor as object }, ...rest });
const application = (rest: Readonly<Record<string, unknown>> = {}, metadata: object = {}) =>
  object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'pi', { spec: spec(rest) }, metadata);
const scheduled = (schedule: unknown, rest: object = {}, template: Readonly<Record<string, unknown>> = {}, metadata: object = {}) =>
  object('sparkoperator.k8s.io/v1beta2', 'ScheduledSparkApplication', 'nightly', { spec: { schedule, template: spec(template), ...rest } }, metadata);

/** The operator with arguments. */
const controller = (...args: string[]) => object('apps/v1', 'Deployment', 'spark-operator-controller', { spec: { template: { spec: { containers: [{ args }] } } } });

/** Fields below `spec` at which a rule finds something in an application. */
const fields = (rule: Rule, rest: Readonly<Record<string, unknown>>) => places(rule, [application(rest)]).map(place => place.replace('SparkApplication/ml/pi spec.', ''));

test('all rules let an application and a schedule pass, and bear any content', () => {
  for (const rule of [sparkWebhook, sparkSubmission, sparkPods, sparkSchedule]) {
    expect(found(rule, [application(), scheduled('0 3 * * *')])).toEqual([]);
    for (const content of [{}, { spec: 7 }, { spec: { driver: [], executor: 'x', volumes: {}, deps: [1], monitoring: 3, driverIngressOptions: [null] } }]) {
      expect(() => found(rule, [object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'pi', content)])).not.toThrow();
    }
  }
});

describe('SparkApplication/Webhook', () => {
  test.each([
    ['3.0.0', 0], ['3.5', 0], ['v4', 0], ['3.0.0+a', 0], ['10.0.0', 0], ['3.10.0', 0], ['3.0.1', 0], ['3.0.10', 0], ['3.1.0-rc.1', 0], ['3.1.0-rc1+a.b', 0],
    ['2.4.8', 1], ['2.10.10', 1], ['3.0.0-preview', 1], ['latest', 1], ['3.5-x', 1], ['03.1.0', 1],
  ])('templates need Spark 3: %s', (sparkVersion, count) => {
    expect(fields(sparkWebhook, { sparkVersion, driver: { template: { spec: {} } } })).toEqual(count === 0 ? [] : ['sparkVersion']);
    expect(fields(sparkWebhook, { sparkVersion })).toEqual([]);
  });

  test('nodes are selected once', () => {
    const nodeSelector = { disk: 'ssd' };
    expect(fields(sparkWebhook, { nodeSelector, executor: { nodeSelector } })).toEqual(['executor.nodeSelector']);
    expect(fields(sparkWebhook, { nodeSelector, executor: { nodeSelector: {} } })).toEqual(['executor.nodeSelector']);
    expect(fields(sparkWebhook, { driver: { nodeSelector }, executor: { nodeSelector } })).toEqual([]);
  });

  test('entries of driverIngressOptions have a port and a URL of their own', () => {
    const ingress = (servicePort: number, ingressURLFormat?: string) => ({ servicePort, servicePortName: `p-${servicePort}`, ...ingressURLFormat && { ingressURLFormat } });
    expect(fields(sparkWebhook, { driverIngressOptions: [ingress(1, 'a'), ingress(2, 'b')] })).toEqual([]);
    expect(fields(sparkWebhook, { driverIngressOptions: [ingress(1, 'a'), ingress(1, 'a'), ingress(2)] })).toEqual([
      'driverIngressOptions[1].servicePort', 'driverIngressOptions[1].ingressURLFormat', 'driverIngressOptions[2].ingressURLFormat',
    ]);
  });

  test('holds for what a schedule starts', () => {
    expect(places(sparkWebhook, [scheduled('@daily', {}, { sparkVersion: '2.4.8', driver: { template: {} } })])).toEqual([
      'ScheduledSparkApplication/ml/nightly spec.template.sparkVersion',
    ]);
  });
});

describe('SparkApplication/Submission', () => {
  test('a scheduler must be known to the operator', () => {
    expect(fields(sparkSubmission, { batchScheduler: 'volcano' })).toEqual([]);
    expect(fields(sparkSubmission, { batchScheduler: 'slurm' })).toEqual(['batchScheduler']);
    const operator = controller('--kube-scheduler-names=slurm,other');
    expect(places(sparkSubmission, [application({ batchScheduler: 'slurm' }), operator])).toEqual([]);
    expect([...sparkSubmission.check(setOf([application({ batchScheduler: 'slurm' })], [], [operator]))]).toEqual([]);
    expect(places(sparkSubmission, [application({ batchScheduler: 'other' }), operator])).toEqual([]);
    const another = object('apps/v1', 'Deployment', 'web', { spec: { template: { spec: { containers: [{ args: [7, '--kube-scheduler-names=slurm'] }] } } } });
    expect(places(sparkSubmission, [application({ batchScheduler: 'slurm' }), another, controller(...[7 as never])])).toHaveLength(1);
  });

  test('memory is in Java\'s notation', () => {
    for (const memory of ['512m', '4g', '1024', '2GB', ' 1t ']) {
      expect(fields(sparkSubmission, { driver: { memory } })).toEqual([]);
    }
    for (const memory of ['512Mi', '4Gi', '1.5g', 'much', '512Mib']) {
      expect(fields(sparkSubmission, { driver: { memory }, executor: { memoryOverhead: memory } })).toEqual(['driver.memory', 'executor.memoryOverhead']);
    }
    expect(fields(sparkSubmission, { sparkConf: { 'spark.executor.memory': '4Gi', 'spark.ui.port': '4Gi' } })).toEqual(['sparkConf["spark.executor.memory"]']);
  });

  test.each([
    ['0.4', 0], ['.45', 0], ['10', 0], ['12.5', 0], ['1.', 0], ['+1', 0], ['1e-3', 0], ['1.5E+10', 0], ['.5e10', 0],
    [' 0.4 ', 0], ['half', 1], ['-0.4', 1], ['0.4f', 1], ['x0.4', 1], ['.', 1], ['1e', 1], ['1ex', 1], ['1..2', 1],
  ])('the factor of the memory beside the heap is a number: %j', (memoryOverheadFactor, count) => {
    expect(fields(sparkSubmission, { memoryOverheadFactor })).toHaveLength(count);
  });

  test('limits are quantities, and not below what is asked for', () => {
    expect(fields(sparkSubmission, { driver: { coreLimit: '1200m', coreRequest: '500m', memoryLimit: '1Gi' }, executor: { coreLimit: '2', memoryLimit: '800m' } })).toEqual([]);
    expect(fields(sparkSubmission, { driver: { coreLimit: '1 core' }, executor: { coreRequest: 'half' } })).toEqual(['driver.coreLimit', 'executor.coreRequest']);
    expect(fields(sparkSubmission, { driver: { cores: 2, coreLimit: '1200m' } })).toEqual(['driver.coreLimit']);
    expect(fields(sparkSubmission, { driver: { cores: 2, coreLimit: '1200m' }, sparkConf: { 'spark.kubernetes.driver.request.cores': '1' } })).toEqual([]);
    expect(fields(sparkSubmission, { driver: { memory: '2g', memoryLimit: '1Gi' } })).toEqual(['driver.memoryLimit']);
    expect(fields(sparkSubmission, { driver: { memoryLimit: '8 GB' } })).toEqual(['driver.memoryLimit']);
    expect(fields(sparkSubmission, { driver: { cores: 2, coreRequest: '500m', coreLimit: '500m', memory: '1g', memoryLimit: '1g' } })).toEqual([]);
    expect(found(sparkSubmission, [application({ driver: { cores: undefined, coreLimit: '999m' }, executor: { coreRequest: '1500m', coreLimit: '1' } })])
      .map(text => text.split(', ')[1])).toEqual(['1 cores', '1.5 cores']);
  });

  test('each pod has an image', () => {
    expect(fields(sparkSubmission, { image: undefined })).toEqual(['driver.image', 'executor.image']);
    expect(fields(sparkSubmission, { image: undefined, driver: { image: 'spark:4' }, sparkConf: { 'spark.kubernetes.executor.container.image': 'spark:4' } })).toEqual([]);
    expect(fields(sparkSubmission, { image: undefined, sparkConf: { 'spark.kubernetes.container.image': 'spark:4' } })).toEqual([]);
    const { driver } = spec({ image: undefined });
    expect(places(sparkSubmission, [object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'pi', { spec: { ...SPEC, image: undefined, driver } })]))
      .toEqual(['SparkApplication/ml/pi spec.driver.image']);
    const operator = controller('--feature-gates=LoadSparkDefaults=true');
    expect(places(sparkSubmission, [application({ image: undefined }), operator])).toEqual([]);
  });

  test('a JAR in the image needs its class, and a file a URL', () => {
    expect(fields(sparkSubmission, { mainClass: undefined })).toEqual(['mainClass']);
    expect(fields(sparkSubmission, { mainClass: undefined, mainApplicationFile: 's3a://jobs/a.jar' })).toEqual([]);
    expect(fields(sparkSubmission, { type: 'Python', mainClass: undefined, mainApplicationFile: 'local:///a.py' })).toEqual([]);
    expect(fields(sparkSubmission, { type: 'Python', mainClass: undefined, mainApplicationFile: 'local:///a.zip' })).toEqual(['mainApplicationFile']);
    const wordsOf = (type: string) => found(sparkSubmission, [application({ type, mainClass: undefined, mainApplicationFile: 'local:///a.py.zip' })]).map(text => /must end in \S+(?=,)/.exec(text)?.[0] ?? text);
    expect([...wordsOf('Python'), ...wordsOf('R')]).toEqual(['must end in .py', 'must end in .R']);
    expect(fields(sparkSubmission, { mainApplicationFile: '/opt/a:b.jar' })).toEqual(['mainApplicationFile']);
    expect(fields(sparkSubmission, { mainApplicationFile: '/opt/a.jar' })).toEqual(['mainApplicationFile']);
    expect(fields(sparkSubmission, { mainApplicationFile: '/opt/a.jar', mode: 'client' })).toEqual([]);
    expect(fields(sparkSubmission, { mainApplicationFile: '/opt/a.jar', sparkConf: { 'spark.kubernetes.file.upload.path': 's3a://jobs' } })).toEqual([]);
  });

  test('packages have coordinates', () => {
    expect(fields(sparkSubmission, { deps: { packages: ['org.a:b:1.0', 'org.a/b/1.0', 'a:b:1,c:d:2'], excludePackages: ['org.a:c'] } })).toEqual([]);
    expect(fields(sparkSubmission, { deps: { packages: ['a:b:1:', 7], excludePackages: ['a:b,c:d'] } })).toEqual([]);
    expect(fields(sparkSubmission, { deps: { packages: ['a:b:1,c:d', 'a: :1'] } })).toEqual(['deps.packages[0]', 'deps.packages[1]']);
    expect(fields(sparkSubmission, { deps: { packages: ['org.a:b', 'a:b:1:c'], excludePackages: ['org.a'] } }))
      .toEqual(['deps.packages[0]', 'deps.packages[1]', 'deps.excludePackages[0]']);
  });

  test('Spark chooses between a least and a most', () => {
    const allocated = (rest: object) => fields(sparkSubmission, { dynamicAllocation: { enabled: true, ...rest } });
    expect([{ minExecutors: 1, maxExecutors: 1 }, { minExecutors: 0, maxExecutors: 1 }, { minExecutors: 2 }, { maxExecutors: 1 }].flatMap(allocated)).toEqual([]);
    expect(allocated({ minExecutors: 2, maxExecutors: 1 })).toEqual(['dynamicAllocation.minExecutors']);
    expect(allocated({ minExecutors: -1, maxExecutors: 0 })).toEqual(['dynamicAllocation.minExecutors', 'dynamicAllocation.maxExecutors']);
    expect(fields(sparkSubmission, { dynamicAllocation: { minExecutors: 2, maxExecutors: 1 } })).toEqual([]);
  });
});

describe('SparkApplication/Pods', () => {
  const mounts = (...names: string[]) => ({ volumeMounts: names.map(name => ({ name, mountPath: `/${name}` })) });

  test('pods mount volumes of the application', () => {
    const volumes = [{ name: 'data', emptyDir: {} }, { name: 'spark-local-dir-1', hostPath: { path: '/a' } }];
    expect(fields(sparkPods, { volumes, driver: mounts('data', 'spark-local-dir-1') })).toEqual([]);
    expect(fields(sparkPods, { volumes, executor: mounts('dota') })).toEqual(['executor.volumeMounts[0].name']);
    expect(fields(sparkPods, { volumes, executor: { ...mounts('dota'), template: { spec: {} } } })).toEqual([]);
    expect(fields(sparkPods, { volumes: [{ name: 'data', configMap: {} }], driver: { volumeMounts: [...mounts('data').volumeMounts, { mountPath: '/b' }] } })).toEqual([]);
    for (const more of [{}, { template: { spec: {} } }]) {
      expect(fields(sparkPods, { volumes, driver: { ...mounts('spark-local-dir-2'), ...more } })).toEqual(['driver.volumeMounts[0].name']);
    }
    expect(fields(sparkPods, { volumes: [{ name: 'spark-local-dir-1', configMap: {} }], driver: mounts('spark-local-dir-1') })).toEqual(['volumes[0]']);
  });

  test('other containers get only what Spark\'s mounts too', () => {
    const sidecars = [{ name: 'log', image: 'log:1', ...mounts('data') }];
    const volumes = [{ name: 'data', emptyDir: {} }];
    expect(fields(sparkPods, { volumes, driver: { sidecars, ...mounts('data') } })).toEqual([]);
    expect(fields(sparkPods, { driver: { sidecars: [...sidecars, { name: 'a', volumeMounts: [{ mountPath: '/a' }] }] } })).toEqual([]);
    expect(fields(sparkPods, { volumes, driver: { sidecars } })).toEqual(['driver.sidecars[0].volumeMounts[0].name']);
    expect(fields(sparkPods, { volumes, driver: { initContainers: sidecars } })).toEqual(['driver.initContainers[0].volumeMounts[0].name']);
    expect(fields(sparkPods, { volumes, driver: { sidecars }, sparkConf: { 'spark.kubernetes.driver.volumes.emptyDir.data.mount.path': '/data' } })).toEqual([]);
  });

  test('ConfigMaps make names of volumes', () => {
    const configMaps = (...names: string[]) => ({ configMaps: names.map(name => ({ name, path: '/a' })) });
    expect(fields(sparkPods, { driver: configMaps('a', 'b') })).toEqual([]);
    expect(fields(sparkPods, { driver: configMaps(`${'n'.repeat(63)}.a`) })).toEqual([]);
    expect(fields(sparkPods, { driver: configMaps('a.b', 'a', 'a') })).toEqual(['driver.configMaps[0].name', 'driver.configMaps[2].name']);
  });

  test('ports have names, protocols and numbers', () => {
    const port = (name: string, protocol = 'TCP', containerPort = 1) => ({ name, protocol, containerPort });
    expect(fields(sparkPods, { driver: { ports: [port('metrics'), port('a1', 'UDP'), port('n'.repeat(15), 'SCTP', 65535)] } })).toEqual([]);
    expect(fields(sparkPods, { driver: { ports: [port('a', 'TCP', 65536), { name: 'b' }] } })).toEqual(['driver.ports[0].containerPort']);
    expect(fields(sparkPods, { driver: { ports: [port('n'.repeat(16)), port('a'), port('a', 'tcp'), port('8'), port('b', 'TCP', 0), port('a--b')] } })).toEqual([
      'driver.ports[0].name', 'driver.ports[2].name', 'driver.ports[2].protocol', 'driver.ports[3].name', 'driver.ports[4].containerPort', 'driver.ports[5].name',
    ]);
  });

  test('devices have a domain and a number', () => {
    expect(fields(sparkPods, { executor: { gpu: { name: 'nvidia.com/gpu', quantity: 1 } } })).toEqual([]);
    for (const name of ['a/b/c', '/gpu', 'nvidia.com/']) {
      expect(fields(sparkPods, { executor: { gpu: { name } } })).toEqual(['executor.gpu.name']);
    }
    expect(fields(sparkPods, { executor: { gpu: { name: 'gpu', quantity: 0 } } })).toEqual(['executor.gpu.name', 'executor.gpu.quantity']);
  });

  test('Services are of a type and have ports', () => {
    expect(fields(sparkPods, { sparkUIOptions: { servicePort: 80, serviceType: 'NodePort', servicePortName: 'ui' } })).toEqual([]);
    expect(fields(sparkPods, { sparkUIOptions: { servicePort: 0, serviceType: 'Nodeport', servicePortName: 'UI' }, driverIngressOptions: [{ servicePort: 70000 }] })).toEqual([
      'sparkUIOptions.servicePort', 'sparkUIOptions.serviceType', 'sparkUIOptions.servicePortName', 'driverIngressOptions[0].servicePort',
    ]);
  });

  test('images are pulled as Kubernetes knows it', () => {
    expect(fields(sparkPods, { imagePullPolicy: 'ifNotPresent' })).toEqual(['imagePullPolicy']);
    expect(fields(sparkPods, { imagePullPolicy: 'Always' })).toEqual([]);
  });

  test('metrics have a name of a port, and leave room in the name', () => {
    const monitoring = { exposeDriverMetrics: true, exposeExecutorMetrics: false, prometheus: { jmxExporterJar: '/a.jar' } };
    const name = (length: number) => application({ monitoring }, { name: 'n'.repeat(length) });
    expect(places(sparkPods, [name(49)])).toEqual([]);
    expect(places(sparkPods, [name(50)])).toEqual([`SparkApplication/ml/${'n'.repeat(50)} metadata.name`]);
    expect(places(sparkPods, [scheduled('@daily', {}, { monitoring }, { name: 'n'.repeat(29) })])).toEqual([]);
    expect(places(sparkPods, [scheduled('@daily', {}, { monitoring }, { name: 'n'.repeat(30) })])).toEqual([`ScheduledSparkApplication/ml/${'n'.repeat(30)} metadata.name`]);
    const files = (metricsPropertiesFile?: string, configFile?: string) => places(sparkPods, [
      application({ monitoring: { ...monitoring, metricsPropertiesFile, prometheus: { ...monitoring.prometheus, configFile } } }, { name: 'n'.repeat(50) }),
    ]);
    expect([files('/a', '/b'), files('/a'), files(undefined, '/b')].map(all => all.length)).toEqual([0, 1, 1]);
    expect(fields(sparkPods, { monitoring: { ...monitoring, prometheus: { ...monitoring.prometheus, portName: 'JMX' } } })).toEqual(['monitoring.prometheus.portName']);
    expect(fields(sparkPods, { monitoring: { ...monitoring, exposeDriverMetrics: false, prometheus: { portName: 'JMX' } } })).toEqual([]);
  });
});

describe('ScheduledSparkApplication/Schedule', () => {
  const at = (schedule: unknown, rest: object = {}) => places(sparkSchedule, [scheduled(schedule, rest)]).map(place => place.split(' ')[1]);

  test.each([
    ['0 3 * * *'], ['*/5 0-6,12 1 jan-mar MON'], ['@daily'], ['@every 10m'], ['@every 1h30m'], ['CRON_TZ=Europe/Rome 0 3 * * *'], ['TZ=UTC @hourly'], ['?  * * * 0'],
    ['TZ= 0 3 * * *'], ['TZ=UTC  @every 10m '], ['TZ=UTC @daily '], [undefined],
  ])('reads %s', schedule => expect(at(schedule)).toEqual([]));

  test.each([
    ['every 5 minutes'], [''], ['0 3 * *'], ['0 0 3 * * *'], ['60 * * * *'], ['* 24 * * *'], ['* * 0 * *'], ['* * * 13 *'], ['* * * * 7'], ['5-1 * * * *'], ['*/0 * * * *'],
    ['@dayly'], ['@every 10'], ['@every soon'], ['TZ=Mars/Base 0 3 * * *'], ['a * * * *'],
    ['@every 10m\n@daily'], ['at @every 10m'], ['0 TZ=UTC 3 * * * *'],
  ])('refuses %j', schedule => expect(at(schedule)).toEqual(['spec.schedule']));

  test('zones are those that there are', () => {
    expect(at('@daily', { timeZone: 'America/Los_Angeles' })).toEqual([]);
    expect(at('@daily', { timeZone: 'Local' })).toEqual([]);
    expect(at('@daily', { timeZone: 'Mars/Base' })).toEqual(['spec.timeZone']);
    expect(at('@daily', { timeZone: '+01:00' })).toEqual(['spec.timeZone']);
  });

  test('runs at one time are allowed, forbidden or replaced', () => {
    const policies = ['Allow', 'Forbid', 'Replace', '', 'Skip'].map(concurrencyPolicy => scheduled('@daily', { concurrencyPolicy }));
    expect(found(sparkSchedule, policies)).toEqual([
      'ScheduledSparkApplication/ml/nightly spec.concurrencyPolicy: must be one of Allow, Forbid, Replace, without which nothing starts after the first run, got "Skip"; ' +
        'write one of them',
    ]);
  });

  test('one that is suspended is not read', () => {
    expect(at('never', { suspend: true })).toEqual([]);
  });
});
