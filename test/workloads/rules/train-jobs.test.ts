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
    ['is one at least', [job('node', { step: 'trainer', parallelism: 0 }), job('data', { parallelism: 0 })], undefined, {}, ['node.spec 1', 'data.spec 1']],
    ['is one at least of a policy', [node], { numNodes: 0 }, {}, ['node.spec 1']],
    ['is the parallelism beside the step that trains', [job('data', { step: 'data', parallelism: 2 }), node], { numNodes: 3 }, {}, ['data.spec 2', 'node.spec 3']],
    ['is not that of the training job without the step', [job('node', { parallelism: 2 })], { numNodes: 3 }, { trainer: { numNodes: 4 } }, ['node.spec 2']],
    ['is none while it is suspended', [node], { numNodes: 3 }, { suspend: true }, ['node.spec 0']],
    ['is one of each download', [job('dataset-initializer', { step: 'dataset-initializer' }), node], { numNodes: 3 }, { trainer: { numNodes: 2 } },
      ['dataset-initializer.spec 1', 'node.spec 2']],
    ['has the launcher of MPI as a node', [launcher, job('node')], mpi(true), { trainer: { numNodes: 4 } }, ['launcher.spec 1', 'node.spec 3']],
    ['has a node beside the launcher in any case', [launcher, job('node')], mpi(true), { trainer: { numNodes: 1 } }, ['launcher.spec 1', 'node.spec 1']],
    ['has the launcher of MPI beside the nodes', [launcher, job('node')], mpi(false), { trainer: { numNodes: 4 } }, ['launcher.spec 1', 'node.spec 4']],
    ['is that of the Job of MPI called node alone', [job('worker', { step: 'trainer' }), node], mpi(false, 2), { trainer: { numNodes: 4 } }, ['worker.spec 2', 'node.spec 4']],
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
  const one = job('node', { step: 'trainer', container, pod: { tolerations: [{ key: 'a' }, { key: 'c' }], volumes: [{ name: 'a', emptyDir: {} }] } });
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

test('patches come one after the other, each for the Jobs that it names', () => {
  const named = (...names: string[]) => names.map(name => ({ name }));
  const pod = (first: string, rest: object = {}) => ({ spec: { initContainers: [{ name: 'first', env: [{ name: 'A', value: first }] }], ...rest } });
  const runtimePatches = [
    patched(pod('1', { schedulingGates: named('a'), imagePullSecrets: named('a') })), patched(pod('2', { schedulingGates: named('b'), imagePullSecrets: named('b') })),
    patched(pod('3'), 'other'), { runtimePatches: [{ manager: 'example.com/me' }] },
  ].flatMap(one => one.runtimePatches);
  const one = runtime([job('node', { pod: { initContainers: [...named('zeroth'), { name: 'first', image: 'example/first:1' }] } }), { name: 'bare' }]);
  const [made, bare] = madePods(setOf([one, trainJob({ runtimePatches })])).filter(({ at }) => at.kind === 'TrainJob');
  expect(made.spec.value).toEqual({
    initContainers: [...named('zeroth'), { name: 'first', image: 'example/first:1', env: [{ name: 'A', value: '2' }] }], schedulingGates: named('a', 'b'),
    imagePullSecrets: named('a', 'b'), containers: [{ name: 'node', image: 'example/train:1' }],
  });
  expect(containersOf(bare)).toEqual([]);
});

/** What the only Job of a runtime is made of, by the names of its containers. */
function madeContainers(one: object, spec: object, mlPolicy?: object): Readonly<Record<string, any>> {
  const [made] = madePods(setOf([runtime([one], mlPolicy), trainJob(spec)])).filter(({ at }) => at.kind === 'TrainJob');
  return Object.fromEntries(containersOf(made).map(({ field }) => [field.at('name').text, field.value]));
}

describe('the parts of a training job', () => {
  const A = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'a' } } }];
  const env = [...A, { name: 'KEPT', value: '1' }];
  const told = (name: string) => ({ env: [{ name: 'A', value: name }, { name: 'B', value: 'b' }] });
  const given = { trainer: { image: 'example/own:2', resourcesPerNode: { requests: { cpu: '2' } }, ...told('node') },
    initializer: { dataset: told('data'), model: told('model') } };
  const mpi = (runLauncherAsNode: boolean) => ({ mpi: { runLauncherAsNode } });
  const untouched = { image: 'example/train:1', env, resources: { limits: { cpu: '1' } } };
  const changed = (value: string, rest: object = {}) => ({ ...untouched, env: [{ name: 'A', value }, env[1], { name: 'B', value: 'b' }], ...rest });
  const asked = { resources: { requests: { cpu: '2' } } };

  test.each<[what: string, name: string, step: string | undefined, policy: object, container: string, wanted: object]>([
    ['the trainer', 'train', 'trainer', {}, 'node', changed('node', { image: 'example/own:2', ...asked })],
    ['no other container of it', 'node', 'trainer', {}, 'sidecar', untouched],
    ['the download of data', 'data', 'dataset-initializer', {}, 'dataset-initializer', changed('data')],
    ['the download of a model', 'model', 'model-initializer', mpi(true), 'model-initializer', changed('model')],
    ['no other container of a download', 'data', 'dataset-initializer', {}, 'node', untouched],
    ['nothing of another step', 'node', 'toString', {}, 'node', untouched],
    ['no node beside a launcher', 'node', undefined, mpi(false), 'node', untouched],
    ['a node beside a launcher that is one', 'node', undefined, mpi(true), 'node', changed('node', asked)],
    ['nothing else beside that launcher', 'worker', undefined, mpi(true), 'node', untouched],
  ])('are for %s', (_, name, step, policy, container, wanted) => {
    expect(madeContainers(job(name, { step, container: { name: container, ...untouched } }), given, policy)).toEqual({ [container]: { name: container, ...wanted } });
  });

  test.each([[{}, { limits: { cpu: '1' } }], [{ limits: { cpu: '3' } }, { limits: { cpu: '3' } }], [{ requests: { cpu: '2' } }, { requests: { cpu: '2' } }]])(
    'ask for %j', (resourcesPerNode, wanted) => {
      const one = job('node', { step: 'trainer', container: { resources: { limits: { cpu: '1' } } } });
      expect(madeContainers(one, { trainer: { resourcesPerNode } }).node.resources).toEqual(wanted);
    });
});

test('Profile/LimitRange looks at the pods of training jobs, not at what a runtime leaves to them', () => {
  const own = object(TRAINER, 'TrainingRuntime', 'bare', { spec: { template: { spec: { replicatedJobs: [job('node', { step: 'trainer' })] } } } });
  const of = (name: string, trainer?: object) => trainJob({ runtimeRef: { name: 'bare', kind: 'TrainingRuntime' }, ...trainer && { trainer } }, name);
  expect(places(profileLimits, [namespace('baseline'), quota({ cpu: '8' }), own, of('told', { resourcesPerNode: { requests: { cpu: '1' } } }), of('silent')]))
    .toEqual(['TrainJob/ml/silent spec.runtimeRef.node.spec.containers[0].resources']);
  const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { cpu: '1' } }] } });
  expect(places(profileLimits, [namespace('baseline'), range, own, of('large', { resourcesPerNode: { limits: { cpu: '2' } } })])).toEqual(['TrainJob/ml/large spec.trainer.resourcesPerNode']);
  const beside = [namespace('baseline'), quota({ cpu: '8' }), runtime([job('node', { step: 'trainer', pod: { initContainers: [{ name: 'fetch' }] } })])];
  expect(places(profileLimits, [...beside, trainJob({ trainer: { resourcesPerNode: { requests: { cpu: '1' } } } })]))
    .toEqual(['TrainJob/ml/bert spec.runtimeRef.node.spec.initContainers[0].resources']);
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
