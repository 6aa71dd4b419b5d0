/** What rules about pods see of training jobs: the pods of their runtimes, with what the jobs change. */
import { podSecurityLevel } from '../../../src/checks/pod-security/level';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { profileQuota } from '../../../src/checks/workloads/quota';
import { tensorboardLevel } from '../../../src/checks/workloads/tensorboards';
import { madePods } from '../../../src/checks/workloads/train-job-pods';
import { containersOf, replicasOf } from '../../../src/core';
import { clusterObject, found, object, places, setOf } from '../../checks/support';

const TRAINER = 'trainer.kubeflow.org/v1alpha1';
const namespace = (level: string) => clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'pod-security.kubernetes.io/enforce': level, 'istio-injection': 'disabled' } });
const quota = (hard: object) => object('v1', 'ResourceQuota', 'q', { spec: { hard } });

/** A Job of a runtime with one container. */
function job(name: string,
  { step, container = {}, pod = {}, parallelism, dependsOn }: { step?: string; container?: object; pod?: object; parallelism?: number; dependsOn?: object[] } = {}) {
  return {
    name, ...dependsOn && { dependsOn },
    template: {
      ...step && { metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': step } } },
      spec: { ...parallelism !== undefined && { parallelism }, template: { spec: { ...pod, containers: [{ name: 'node', image: 'example/train:1', ...container }] } } },
    },
  };
}

const runtime = (replicatedJobs: object[], mlPolicy?: object) => clusterObject(TRAINER, 'ClusterTrainingRuntime', 'torch',
  { spec: { ...mlPolicy && { mlPolicy }, template: { spec: { replicatedJobs } } } });
const trainJob = (spec: object = {}, name = 'bert') => object(TRAINER, 'TrainJob', name, { spec: { runtimeRef: { name: 'torch' }, ...spec } });
const patched = (template: object, name = 'node') => ({ runtimePatches: [{ manager: 'example.com/me',
  trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name, template: { spec: { template } } }] } } } }] });

/** `<job path> <number>` of all pods. */
const pods = (...objects: object[]) => madePods(setOf(objects)).filter(one => one.at.kind === 'TrainJob').map(one => `${one.spec.path} ${replicasOf(one)}`);

describe('the number of pods', () => {
  const node = job('node', { step: 'trainer' });
  const launcher = job('launcher', { step: 'trainer' });
  const mpi = (runLauncherAsNode: boolean, numNodes = 1) => ({ numNodes, mpi: { runLauncherAsNode } });

  test.each<[string, object[], object | undefined, object, string[]]>([
    ['is that of the runtime', [node], { numNodes: 3 }, {}, ['node.spec 3']],
    ['is that of the training job', [node], { numNodes: 3 }, { trainer: { numNodes: 5 } }, ['node.spec 5']],
    ['is one where nobody says it', [node], {}, {}, ['node.spec 1']],
    ['is the parallelism without a policy', [job('node', { step: 'trainer', parallelism: 2 })], undefined, {}, ['node.spec 2']],
    ['is none while it is suspended', [node], { numNodes: 3 }, { suspend: true }, ['node.spec 0']],
    ['is one of each download', [job('dataset-initializer', { step: 'dataset-initializer' }), node], { numNodes: 3 }, { trainer: { numNodes: 2 } },
      ['dataset-initializer.spec 1', 'node.spec 2']],
    ['has the launcher of MPI as a node', [launcher, job('node')], mpi(true), { trainer: { numNodes: 4 } }, ['launcher.spec 1', 'node.spec 3']],
    ['has a node beside the launcher in any case', [launcher, job('node')], mpi(true), { trainer: { numNodes: 1 } }, ['launcher.spec 1', 'node.spec 1']],
    ['has the launcher of MPI beside the nodes', [launcher, job('node')], mpi(false), { trainer: { numNodes: 4 } }, ['launcher.spec 1', 'node.spec 4']],
    ['has the nodes of an MPI runtime', [launcher, job('node', { parallelism: 2 })], mpi(true), {}, ['launcher.spec 1', 'node.spec 2']],
  ])('%s', (_, jobs, policy, spec, wanted) => {
    expect(pods(runtime(jobs, policy), trainJob(spec))).toEqual(wanted.map(one => `spec.runtimeRef.${one}`));
  });

  test('is what the training job says of a runtime that nobody knows', () => {
    expect(madePods(setOf([trainJob({ trainer: { numNodes: 2 } })])).map(replicasOf)).toEqual([2]);
  });

  test('is that of a runtime of the same namespace', () => {
    const own = (where: string) => object(TRAINER, 'TrainingRuntime', 'torch', { spec: { mlPolicy: { numNodes: 4 }, template: { spec: { replicatedJobs: [node] } } } },
      { namespace: where });
    const spec = { runtimeRef: { name: 'torch', kind: 'TrainingRuntime' } };
    expect(pods(own('ml'), trainJob(spec))).toEqual(['spec.runtimeRef.node.spec 4']);
    expect(pods(own('other'), trainJob(spec))).toEqual(['spec.template.spec 1']);
  });
});

test('changes of a training job are merged into the pods as Kubernetes merges them', () => {
  const container = { env: [{ name: 'A', value: '1' }], volumeMounts: [{ name: 'a', mountPath: '/a' }], resources: { limits: { cpu: '1' } }, securityContext: { runAsUser: 5 } };
  const one = job('node', { step: 'trainer', container, pod: { tolerations: [{ key: 'a' }], volumes: [{ name: 'a', emptyDir: {} }] } });
  const change = patched({
    metadata: { labels: { team: 'ml' } },
    spec: {
      tolerations: [{ key: 'b' }], volumes: [{ name: 'b', emptyDir: {} }],
      containers: [{ name: 'node', env: [{ name: 'A', value: '2' }, { name: 'B', value: '3' }], volumeMounts: [{ name: 'b', mountPath: '/b' }],
        securityContext: { runAsNonRoot: true } }],
    },
  });
  const [made] = madePods(setOf([trainJob({ ...change, trainer: { image: 'example/own:2', resourcesPerNode: { requests: { memory: '1Gi' } } } }), runtime([one])]));
  expect(made.metadata.value).toEqual({ labels: { team: 'ml' } });
  expect(made.spec.value).toEqual({
    tolerations: [{ key: 'b' }], volumes: [{ name: 'a', emptyDir: {} }, { name: 'b', emptyDir: {} }],
    containers: [{
      name: 'node', image: 'example/own:2', env: [{ name: 'A', value: '2' }, { name: 'B', value: '3' }],
        volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/b' }],
      resources: { requests: { memory: '1Gi' } }, securityContext: { runAsUser: 5, runAsNonRoot: true },
    }],
  });
});

test('the program of a training job is that of the launcher, its resources those of all nodes', () => {
  const all = runtime([job('launcher', { step: 'trainer' }), job('node')], { mpi: { runLauncherAsNode: true } });
  const made = madePods(setOf([all, trainJob({ trainer: { image: 'example/own:2', resourcesPerNode: { limits: { cpu: '2' } } } })])).filter(one => one.at.kind === 'TrainJob');
  expect(made.flatMap(one => containersOf(one).map(({ field }) => [field.at('image').value, field.at('resources', 'limits', 'cpu').value]))).toEqual([['example/own:2', '2'],
    ['example/train:1', '2']]);
});

test('Profile/LimitRange looks at the pods of training jobs, not at what a runtime leaves to them', () => {
  const own = object(TRAINER, 'TrainingRuntime', 'bare', { spec: { template: { spec: { replicatedJobs: [job('node', { step: 'trainer' })] } } } });
  const of = (name: string, trainer?: object) => trainJob({ runtimeRef: { name: 'bare', kind: 'TrainingRuntime' }, ...trainer && { trainer } }, name);
  expect(places(profileLimits, [namespace('baseline'), quota({ cpu: '8' }), own, of('told', { resourcesPerNode: { requests: { cpu: '1' } } }), of('silent')]))
    .toEqual(['TrainJob/ml/silent spec.runtimeRef.node.spec.containers[0].resources']);
  const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { cpu: '1' } }] } });
  expect(places(profileLimits, [namespace('baseline'), range, own, of('large', { resourcesPerNode: { limits: { cpu: '2' } } })])).toEqual(['TrainJob/ml/large spec.trainer.resourcesPerNode']);
  expect(places(profileLimits, [namespace('baseline'), quota({ cpu: '8' }), trainJob()])).toEqual([]);
});

test('Profile/Quota has room for each training job by itself, whatever else is there', () => {
  const cpu = (amount: string) => ({ resources: { requests: { cpu: amount } } });
  const node = runtime([job('node', { step: 'trainer', container: cpu('2') })], { numNodes: 2 });
  const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'c', ...cpu('1') }] } });
  expect(found(profileQuota, [namespace('baseline'), quota({ cpu: '4' }), node, pod, trainJob(), trainJob({}, 'second')])).toEqual([]);
  expect(found(profileQuota, [namespace('baseline'), quota({ cpu: '3' }), node, pod, trainJob()])).toEqual([
    'TrainJob/ml/bert spec: ResourceQuota q of namespace ml allows cpu 3, got 4 by TrainJob/bert 4; ask for fewer pods, or for less in each, or raise the quota of profile ml',
  ]);
});

test('PodSecurity/Level judges the pods of training jobs by their runtime and what they change', () => {
  const bare = [namespace('restricted'), runtime([job('node', { step: 'trainer' })]), trainJob()];
  expect(new Set(places(podSecurityLevel, bare).map(one => one.split('.')[0]))).toEqual(new Set(['TrainJob/ml/bert spec']));
  expect(places(podSecurityLevel, bare).length).toBeGreaterThan(1);
  const secure = patched({
    spec: {
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ name: 'node', securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    },
  });
  expect(places(podSecurityLevel, [...bare.slice(0, 2), trainJob(secure)])).toEqual([]);
  expect(places(tensorboardLevel, bare)).toEqual([]);
  expect(places(tensorboardLevel, [namespace('restricted'), trainJob()])).toEqual([]);
});
