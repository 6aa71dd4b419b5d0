import { podsSelector, podsVolumeMount, referencesServiceTarget } from '../../src/checks';
import { clusterObject, deployment, external, found, namespace, object, places, service } from './support';

describe('Pods/Selector', () => {
  const workload = (kind: string, selector: object, labels?: object) =>
    object('apps/v1', kind, 'web', { spec: { selector, template: { metadata: labels && { labels }, spec: { containers: [] } } } });
  const expression = (key: string, operator: string, ...values: string[]) => ({ matchExpressions: [{ key, operator, values }] });

  test('lets workloads pass that find their pods', () => {
    expect(found(podsSelector, [
      deployment(), workload('StatefulSet', { matchLabels: { app: 'web' } }, { app: 'web', tier: 'a' }), workload('DaemonSet', expression('app', 'In', 'a', 'web'), { app: 'web' }),
      workload('DaemonSet', expression('app', 'NotIn', 'a'), {}), workload('DaemonSet', expression('app', 'Exists'), { app: '' }),
      workload('DaemonSet', expression('app', 'DoesNotExist'), {}), workload('DaemonSet', { matchLabels: { app: 7 } }, { app: '7' }),
      workload('DaemonSet', expression('', 'Exists'), {}),
      object('batch/v1', 'Job', 'web', { spec: { selector: { matchLabels: { app: 'web' } }, template: {} } }),
      object('example.com/v1', 'Deployment', 'web', { spec: { selector: { matchLabels: { app: 'web' } } } }),
    ])).toEqual([]);
  });

  test('finds labels that the pods lack, each', () => {
    const problem = 'does not match the labels of the pods, got';
    const fix = 'add the label at spec.template.metadata.labels, or correct the selector';
    expect(found(podsSelector, [
      workload('Deployment', { matchLabels: { app: 'web', tier: 'a', b: 'c' } }, { app: 'wep', b: 'c' }), workload('StatefulSet', expression('app', 'In', 'a'), { app: 'web' }),
      workload('DaemonSet', { matchLabels: { app: 'web' } }),
    ])).toEqual([
      `Deployment/ml/web spec.selector.matchLabels.app: ${problem} "web" where they have {"app":"wep","b":"c"}; ${fix}`,
      `Deployment/ml/web spec.selector.matchLabels.tier: ${problem} "a" where they have {"app":"wep","b":"c"}; ${fix}`,
      `StatefulSet/ml/web spec.selector.matchExpressions[0]: ${problem} {"key":"app","operator":"In","values":["a"]} where they have {"app":"web"}; ${fix}`,
      `DaemonSet/ml/web spec.selector.matchLabels.app: ${problem} "web" where they have {}; ${fix}`,
    ]);
  });
});

describe('Pods/VolumeMount', () => {
  const mounts = (...names: string[]) => ({ volumeMounts: names.map(name => ({ name, mountPath: `/${name}` })) });

  test('lets volumes of the pod and claim templates pass', () => {
    const spec = { containers: [{ name: 'main', ...mounts('data'), volumeDevices: [{ name: 'disk', devicePath: '/dev/x' }] }] };
    expect(found(podsVolumeMount, [
      deployment({ volumes: [{ name: 'a' }, { name: 'b' }] }, mounts('a', 'b', 'a')), deployment({}, { volumeMounts: [{ mountPath: '/a' }] }),
      object('apps/v1', 'StatefulSet', 'web', { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }, { metadata: { name: 'disk' } }], template: { spec } } }),
    ])).toEqual([]);
  });

  test('lets volumes pass that controllers add', () => {
    const spec = (...names: string[]) => ({ initContainers: [{ name: 'first', ...mounts(...names) }], containers: [{ name: 'main' }] });
    const replicas = (...names: string[]) => ({ template: { spec: spec(...names) } });
    const mpi = (launcher: string, worker: string) =>
      object('kubeflow.org/v1', 'MPIJob', 'mpi', { spec: { mpiReplicaSpecs: { Launcher: replicas(launcher), Worker: replicas(worker) } } });
    const spark = (property: string, name: string) => object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'spark', {
      spec: { sparkConf: { [`spark.kubernetes.driver.volumes.${property}`]: '/data' }, driver: { initContainers: [{ name: 'first', ...mounts(name) }] }, executor: {} },
    });
    const sink = (name: string) => object('sinks.knative.dev/v1alpha1', 'JobSink', 'sink', { spec: { job: { spec: { template: { spec: spec(name) } } } } });
    const config = (name: string) => object('mlops.seldon.io/v1alpha1', 'ServerConfig', 'servers', { spec: { podSpec: spec(name), volumeClaimTemplates: [{ name: 'models' }] } });
    expect(found(podsVolumeMount, [
      mpi('mpi-job-kubectl', 'mpi-job-config'), sink('jobsink-event'), config('models'), spark('hostPath.fast.options.path', 'fast'),
      spark('emptyDir.spark-local-dir-7.mount.path', 'spark-local-dir-7'), spark('emptyDir.other.mount.path', 'spark-local-dir-1'),
      object('mlops.seldon.io/v1alpha1', 'Server', 'server', { spec: { podSpec: spec('of-its-config') } }),
    ])).toEqual([]);
    expect(places(podsVolumeMount, [
      mpi('mpi-job-config', 'mpi-job-kubectl'), sink('event'), config('data'), spark('hostPath.fast.options.path', 'slow'),
      spark('emptyDir.spark-local-dir-7.mount.path', 'spark-local-dir-1'), spark('emptyDir.other.mount.path', 'spark-local-dir-2'),
    ])).toHaveLength(6);
  });

  test('finds mounts of what is not there, in all kinds of containers and pods', () => {
    const init = { initContainers: [{ name: 'first', ...mounts('b') }] };
    const spec = { containers: [{ name: 'main', ...mounts('data') }] };
    expect(found(podsVolumeMount, [deployment({ volumes: [{ name: 'b' }, { name: 'a' }], ...init }, mounts('a', 'c'))])).toEqual([
      'Deployment/ml/web spec.template.spec.containers[0].volumeMounts[1].name: container "main" mounts a volume that the pod does not have, got "c"; ' +
        'correct the name or add the volume; there are a, b',
    ]);
    expect(places(podsVolumeMount, [
      deployment(init), object('kubeflow.org/v1', 'Notebook', 'n', { spec: { template: { spec } } }), object('v1', 'Pod', 'p', { spec }),
      object('apps/v1', 'Deployment', 'd', { spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }], template: { spec } } }),
    ])).toEqual([
      'Deployment/ml/web spec.template.spec.initContainers[0].volumeMounts[0].name', 'Notebook/ml/n spec.template.spec.containers[0].volumeMounts[0].name',
      'Pod/ml/p spec.containers[0].volumeMounts[0].name', 'Deployment/ml/d spec.template.spec.containers[0].volumeMounts[0].name',
    ]);
  });
});

describe('References/ServiceTarget', () => {
  const target = (targetPort: unknown, selector: object = { app: 'web' }, rest: object = {}) =>
    object('v1', 'Service', 'web', { spec: { selector, ports: [{ port: 80, targetPort }], ...rest } });
  const web = deployment({}, { ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 1 }] });

  test('lets Services pass that have pods and their ports', () => {
    expect(found(referencesServiceTarget, [namespace(), web, target('http'), target(8080), target(4711), target(undefined)])).toEqual([]);
    const second = object('v1', 'Pod', 'second', { spec: { containers: [] } }, { labels: { app: 'web', tier: 'a' } });
    expect(found(referencesServiceTarget, [namespace(), web, second, target(80, { app: 'web', tier: 'a' })])).toEqual([]);
  });

  test('leaves Services alone whose pods others make', () => {
    const none = { app: 'none' };
    expect(found(referencesServiceTarget, [target(1, {}), target(1, none, { type: 'ExternalName' })])).toEqual([]);
    expect(found(referencesServiceTarget, [target(1, none), namespace(), clusterObject('kubeflow.org/v1', 'Profile', 'ml')])).toEqual([]);
    expect(found(referencesServiceTarget, [target(1, none)], [external('Namespace', 'ml')])).toEqual([]);
    expect(found(referencesServiceTarget, [target(1, none)], [external('Endpoints', 'web', 'ml')])).toEqual([]);
    expect(found(referencesServiceTarget, [object('v1', 'Service', 'dns', { spec: { selector: none } }, { namespace: 'kube-system' })])).toEqual([]);
    expect(found(referencesServiceTarget, [object('serving.knative.dev/v1', 'Service', 's', { spec: { selector: none } })])).toEqual([]);
  });

  test('finds Services without a pod in their namespace', () => {
    const elsewhere = object('v1', 'Pod', 'p', { spec: { containers: [] } }, { namespace: 'other', labels: { app: 'none' } });
    expect(found(referencesServiceTarget, [namespace(), web, elsewhere, service('none'), target(80, { app: 'web', tier: 'a' })])).toEqual([
      'Service/ml/none spec.selector: matches no pod of the namespace, got {"app":"none"}; ' +
        'correct it to the labels of the pods, or declareExternal() Endpoints of that name if somebody else makes the pods',
      'Service/ml/web spec.selector: matches no pod of the namespace, got {"app":"web","tier":"a"}; ' +
        'correct it to the labels of the pods, or declareExternal() Endpoints of that name if somebody else makes the pods',
    ]);
  });

  test('finds names of ports that no container has', () => {
    expect(found(referencesServiceTarget, [web, target('https')])).toEqual([
      'Service/ml/web spec.ports[0].targetPort: names a port that no container of the pods has, got "https"; use the number of the port, or one of the names http',
    ]);
  });
});
