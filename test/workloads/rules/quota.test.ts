import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { notebookOf, profileWith, team, teamFindings } from './teams';
import { uncountedGpu } from '../../../src/checks/workloads/gpus';
import { profileLimits } from '../../../src/checks/workloads/limits';
import { profileQuota } from '../../../src/checks/workloads/quota';
import { quotaUse } from '../../../src/checks/workloads/team-pods';
import { existingClaim, newClaim, nvidia, objectStoreLogs, Tensorboard, VolumeViewer } from '../../../src/workloads';
import { clusterObject, found, object, places } from '../../checks/support';

/** A namespace whose pods get no proxies. */
const unmeshed = clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'istio-injection': 'disabled' }, annotations: { owner: 'a@b.co' } });

describe('Profile/Quota', () => {
  test('lets the first GPU notebook pass and refuses the second, naming the quota and who uses it', () => {
    const { scope, profile } = team({ quota: { gpus: { nvidia: 1 } } });
    notebookOf(profile, 'explore', { gpu: nvidia(1), workspace: newClaim(Size.gibibytes(10)) });
    expect(teamFindings(scope)).toEqual([]);
    notebookOf(profile, 'train', { gpu: nvidia(1) });
    expect(teamFindings(scope)).toEqual(['Profile/Quota Notebook/train: ResourceQuota profile-quota of namespace vision allows requests.nvidia.com/gpu 1, ' +
      'got 2 by Notebook/explore 1, Notebook/train 1; stop or remove one of them, or raise the quota of profile vision']);
  });

  test('counts the proxy of the mesh beside each notebook', () => {
    const { scope, profile } = team({ quota: { cpu: Cpu.units(1), cpuLimit: Cpu.units(6), memory: Size.gibibytes(3) } });
    notebookOf(profile, 'explore');
    expect(teamFindings(scope)).toEqual([]);
    notebookOf(profile, 'train');
    expect(teamFindings(scope)).toEqual(['Profile/Quota Notebook/train: ResourceQuota profile-quota of namespace vision allows requests.cpu 1, ' +
      'got 1020m by Notebook/explore 510m, Notebook/train 510m; stop or remove one of them, or raise the quota of profile vision']);
  });

  test('each pod of a job must fit, of those that come one by one', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { cpu: '4' } } });
    const job = (cpu: string, parallelism: number) => {
      const containers = [{ name: 'main', image: 'a:1', resources: { requests: { cpu } } }];
      return object('batch/v1', 'Job', 'report', { spec: { parallelism, template: { spec: { restartPolicy: 'Never', containers } } } });
    };
    expect(found(profileQuota, [unmeshed, quota, job('3', 8)])).toEqual([]);
    expect(found(profileQuota, [unmeshed, quota, job('5', 1)])).toEqual([
      'Job/ml/report spec: ResourceQuota q of namespace ml allows cpu 4, got 5 by Job/report 5; let each pod ask for less, or raise the quota of profile ml',
    ]);
  });

  test('takes what the proxy needs from the mesh in the output', () => {
    const injector = object('v1', 'ConfigMap', 'istio-sidecar-injector', { data: { values: '{"global":{"proxy":{"resources":{"requests":{"cpu":"2"}}}}}' } });
    const namespace = (labels?: object) => clusterObject('v1', 'Namespace', 'ml', {}, { labels });
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { cpu: '1' } } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main' }] } });
    expect(found(profileQuota, [injector, namespace({ 'istio-injection': 'enabled' }), quota, pod])[0]).toContain('got 2 by Pod/p 2');
    expect([[injector, quota, pod], [injector, namespace(), quota, pod]].flatMap(all => found(profileQuota, all))).toEqual([]);
  });

  test('counts claims and their size', () => {
    const { scope, profile } = team({ quota: { storage: Size.gibibytes(15), claims: 1 } });
    notebookOf(profile, 'a', { workspace: newClaim(Size.gibibytes(10)) });
    notebookOf(profile, 'b', { workspace: newClaim(Size.gibibytes(10)) });
    expect(teamFindings(scope).map(one => one.split('; ')[0])).toEqual([
      'Profile/Quota PersistentVolumeClaim/b-workspace: ResourceQuota profile-quota of namespace vision allows persistentvolumeclaims 1, ' +
        'got 2 by PersistentVolumeClaim/a-workspace 1, PersistentVolumeClaim/b-workspace 1',
      'Profile/Quota PersistentVolumeClaim/b-workspace: ResourceQuota profile-quota of namespace vision allows requests.storage 15Gi, ' +
        'got 20Gi by PersistentVolumeClaim/a-workspace 10Gi, PersistentVolumeClaim/b-workspace 10Gi',
    ]);
  });

  test('does not count a stopped notebook, nor an existing claim', () => {
    const { scope, profile } = team({ quota: { gpus: { nvidia: 1 }, claims: 0 } });
    notebookOf(profile, 'explore', { gpu: nvidia(1), workspace: existingClaim('shared') });
    notebookOf(profile, 'train', { gpu: nvidia(1), stopped: true, workspace: existingClaim('shared-too') });
    expect(teamFindings(scope)).toEqual([]);
  });

  test('finds no fault with the notebooks of a suspended or archived profile, and finds what else runs there', () => {
    for (const lifecycle of ['suspended', 'archived'] as const) {
      const { scope, profile } = team({ lifecycle, quota: { gpus: { nvidia: 1 }, cpu: Cpu.units(2) } });
      notebookOf(profile, 'explore', { gpu: nvidia(1), workspace: newClaim(Size.gibibytes(10)) });
      new Tensorboard(profile, 'runs', { logs: objectStoreLogs('gs://logs') });
      new VolumeViewer(profile, 'Files', { claim: 'explore-workspace' });
      expect(teamFindings(scope)).toEqual([]);
    }
    const inactive = clusterObject('kubeflow.org/v1beta1', 'Profile', 'ml', {}, { annotations: { 'cdk8s-kubeflow/lifecycle': 'suspended' } });
    const quota = object('v1', 'ResourceQuota', 'profile-quota', { spec: { hard: { pods: '0' } } });
    expect(found(profileQuota, [inactive, quota, object('apps/v1', 'Deployment', 'd', { spec: { template: { spec: { containers: [] } } } })])[0])
      .toContain('stop or remove it while the profile is suspended');
  });

  test('counts the replicas of Deployments, and the quota that the controller makes of a Profile', () => {
    const deployment = (replicas: number) => object('apps/v1', 'Deployment', 'd', {
      spec: { replicas, template: { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '750m' } } }] } } },
    });
    expect(found(profileQuota, [profileWith({ cpu: '2' }), unmeshed, deployment(2)])).toEqual([]);
    expect(found(profileQuota, [profileWith({ cpu: '2' }), unmeshed, deployment(3)])[0]).toContain('ResourceQuota kf-resource-quota of namespace ml allows cpu 2, got 2250m');
    expect(found(profileQuota, [profileWith({ cpu: '2' }), unmeshed, deployment(0)])).toEqual([]);
    expect(found(profileQuota, [profileWith({ 'limits.cpu': '2' }), unmeshed, deployment(3)])[0]).toContain('allows limits.cpu 2, got 2250m');
    expect(found(profileQuota, [profileWith({ pods: '2' }), unmeshed, deployment(2)])).toEqual([]);
    expect(found(profileQuota, [profileWith({ pods: '2' }), unmeshed, deployment(3)])[0]).toContain('allows pods 2, got 3');
  });

  test('names ten users of a quota, and counts the others', () => {
    const pods = (count: number) => Array.from({ length: count }, (_, index) => object('v1', 'Pod', `p${index}`, { spec: { containers: [] } }));
    const [ten, eleven] = [10, 11].map(count => found(profileQuota, [profileWith({ pods: '9' }), unmeshed, ...pods(count)])[0]);
    expect(ten).toMatch(/^Pod\/ml\/p9 spec: .* got 10 by Pod\/p0 1, .*, Pod\/p9 1; /);
    expect(eleven).toMatch(/, Pod\/p9 1 and 1 more; /);
  });

  test('counts what it can read beside what it cannot', () => {
    const containers = ['two', '2'].map(cpu => ({ name: `c${cpu}`, resources: { requests: { cpu } } }));
    const pod = object('v1', 'Pod', 'p', { spec: { containers } });
    expect(found(profileQuota, [profileWith({ cpu: '1', memory: 'much' }), unmeshed, pod])).toEqual([expect.stringContaining('allows cpu 1, got 2')]);
  });

  test('counts limits of CPU and memory alone', () => {
    const containers = [{ name: 'c', resources: { limits: { 'nvidia.com/gpu': '1' } } }];
    expect(found(profileQuota, [profileWith({ 'limits.nvidia.com/gpu': '0' }), unmeshed, object('v1', 'Pod', 'p', { spec: { containers } })])).toEqual([]);
  });

  test('points to the size of a claim', () => {
    const claim = object('v1', 'PersistentVolumeClaim', 'c', { spec: { resources: { requests: { storage: '2Gi' } } } });
    expect(places(profileQuota, [profileWith({ 'persistentvolumeclaims': '0', 'requests.storage': '1Gi' }), claim])).toEqual([
      'PersistentVolumeClaim/ml/c spec', 'PersistentVolumeClaim/ml/c spec.resources.requests.storage',
    ]);
  });

  test('counts the proxies of a namespace that the profile controller makes', () => {
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '2' } } }] } });
    expect(found(profileQuota, [profileWith({ cpu: '2' }), pod])[0]).toContain('got 2010m by Pod/p 2010m');
    expect(found(profileQuota, [profileWith({ cpu: '2' }), unmeshed, pod])).toEqual([]);
  });

  test('counts the proxies of a mesh of a revision, and none where the pod wants none', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'cpu': '2', 'count/pods': '0' } } });
    const namespace = clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'istio.io/rev': 'stable' } });
    const pod = (labels: object) => object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '2' } } }] } }, { labels });
    const findings = (labels: object) => found(profileQuota, [quota, namespace, pod(labels)]);
    expect(findings({})).toEqual([expect.stringContaining('allows cpu 2, got 2010m'), expect.stringContaining('allows count/pods 0, got 1 by')]);
    expect(findings({ 'sidecar.istio.io/inject': 'false' })).toEqual([expect.stringContaining('allows count/pods 0')]);
    const asking = pod({ 'sidecar.istio.io/inject': 'true' });
    expect(found(profileQuota, [quota, unmeshed, asking])).toEqual([expect.stringContaining('allows cpu 2, got 2010m'), expect.stringContaining('allows count/pods 0')]);
  });

  test('leaves pods that end alone, whose number is not known, but not their limits', () => {
    const container = { name: 'c', resources: { limits: { 'cpu': '3', 'amd.com/gpu': '1' } } };
    const job = object('batch/v1', 'Job', 'j', { spec: { template: { spec: { containers: [container] } } } });
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'cpu': '4', 'requests.nvidia.com/gpu': '1' } } });
    const jobs = ['i', 'j', 'k'].map(name => ({ ...job, metadata: { name, namespace: 'ml' } }));
    expect(found(profileQuota, [quota, ...jobs])).toEqual([]);
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { cpu: '1' } }] } });
    expect(found(profileLimits, [range, job])).toEqual([expect.stringContaining('allows one container cpu 1, got 3 for c')]);
    expect(places(uncountedGpu, [quota, job])).toEqual(['Job/ml/j spec.template.spec.containers[0].resources']);
  });

  test('counts driver and executors of Spark together, with the memory beside their heaps', () => {
    const app = (spec: object = {}) => object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'pi', {
      spec: { type: 'Python', image: 'a', driver: { cores: 1, memory: '1g' }, executor: { instances: 3, cores: 2, memory: '2g' }, ...spec },
    });
    const beyond = (hard: object, one: object) => found(profileQuota, [object('v1', 'ResourceQuota', 'q', { spec: { hard } }), one])
      .map(text => text.split(', got ')[1]?.split(' ')[0]);
    expect(beyond({ pods: '3', cpu: '6', memory: '9Gi' }, app())).toEqual(['4', '7', '9.8Gi']); // 1024 + 409 and 3 × (2048 + 819) MiB
    expect(beyond({ memory: '7Gi' }, app({ type: 'Java' }))).toEqual(['8.5Gi']);
    expect(beyond({ 'requests.nvidia.com/gpu': '1' }, app({ executor: { instances: 2, gpu: { name: 'nvidia.com/gpu', quantity: 1 } } }))).toEqual(['2']);
    expect(beyond({ pods: '1' }, app({ suspend: true }))).toEqual([]);
    expect(beyond({ pods: '2' }, app({ executor: {}, dynamicAllocation: { enabled: true, minExecutors: 1, initialExecutors: 4, maxExecutors: 9 } }))).toEqual(['5']);
    expect(beyond({ cpu: '2', memory: '3Gi' }, app({ executor: { coreRequest: '500m', memory: '1g', memoryOverhead: '100m' } }))).toEqual([]);
    expect(beyond({ 'limits.memory': '5Gi' }, app({ driver: { memory: '1g', memoryLimit: '4g' }, executor: {} }))).toEqual(['5.4Gi']);
  });

  test('counts the head of a job of Ray, its workers and the pod that hands it over', () => {
    const template = { spec: { containers: [{ name: 'ray', resources: { limits: { cpu: '1', memory: '1Gi' } } }] } };
    const job = (rest: object = {}) => object('ray.io/v1', 'RayJob', 'train', {
      spec: { rayClusterSpec: { headGroupSpec: { template }, workerGroupSpecs: [{ replicas: 2, numOfHosts: 2, maxReplicas: 1, minReplicas: 0, template },
        { minReplicas: 1, template }] }, ...rest },
    });
    const pods = (one: object) => found(profileQuota, [object('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '1', cpu: '1' } } }), one])
      .map(text => text.split(', got ')[1].split(' ')[0]);
    expect(pods(job())).toEqual(['5', '4500m']);
    expect(pods(job({ submissionMode: 'HTTPMode' }))).toEqual(['4', '4']);
    expect(pods(job({ suspend: true }))).toEqual([]);
  });

  test('counts what a TensorBoard takes by the defaults of its namespace', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { memory: '1Gi' } } });
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', default: { memory: '2Gi' } }] } });
    const board = object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'runs', { spec: { logspath: 'pvc://logs/' } });
    expect(found(profileQuota, [quota, range, board])[0]).toContain('got 2Gi by Tensorboard/runs 2Gi');
    const own = { template: { spec: { containers: [{ name: 'own', resources: { requests: { memory: '3Gi' } } }] } } };
    expect(found(profileQuota, [quota, range, object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'runs', { spec: own })])[0]).toContain('got 3Gi by');
    expect(found(profileLimits, [quota, board])[0]).toContain('Tensorboard/ml/runs spec.template.spec: ResourceQuota q counts memory, got none for container tensorboard');
  });

  test('leaves quotas with scopes alone', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '0' }, scopes: ['BestEffort'] } });
    expect(found(profileQuota, [quota, object('v1', 'Pod', 'p', { spec: { containers: [] } })])).toEqual([]);
  });
});

describe('Profile/Quota with init containers', () => {
  const gpu = (count: number) => ({ resources: { limits: { 'nvidia.com/gpu': String(count) } } });
  const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.nvidia.com/gpu': '0' } } });
  const used = (spec: object, rest: readonly object[] = [], labels: Readonly<Record<string, string>> = {}) =>
    /got (\S+) by/.exec(found(profileQuota, [quota, object('v1', 'Pod', 'p', { spec }, { labels }), ...rest]).join())?.[1];

  test('counts the larger of the init containers and the sum of the others', () => {
    expect(used({ containers: [{ name: 'a', ...gpu(1) }, { name: 'b', ...gpu(2) }], initContainers: [{ name: 'i', ...gpu(2) }] })).toBe('3');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [{ name: 'i', ...gpu(4) }, { name: 'j', ...gpu(2) }] })).toBe('4');
  });

  test('counts init containers that run on beside the others, and beside those that start after them', () => {
    const sidecar = { name: 's', restartPolicy: 'Always', ...gpu(1) };
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [sidecar] })).toBe('2');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [sidecar, { name: 'i', ...gpu(3) }] })).toBe('4');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [{ name: 'i', ...gpu(3) }, sidecar] })).toBe('3');
  });

  test('counts each pod, with the proxy of the mesh, by the keys of quotas', () => {
    const of = (cpu: number, more: object = {}) => ({ name: 'c', field: '', requests: { cpu }, limits: { cpu: 2 * cpu, 'nvidia.com/gpu': 1 }, ...more });
    const initContainers = [of(1), of(2, { staysOn: true }), of(9), of(4, { staysOn: true })];
    const pods = { containers: [of(1), of(2)], initContainers, hasProxy: true, count: 3 };
    expect(quotaUse(pods, { requests: { cpu: 5, memory: 7 }, limits: {} })).toEqual({ 'pods': 3000, 'requests.cpu': 42, 'requests.memory': 21, 'limits.cpu': 66 });
    expect(quotaUse({ ...pods, hasProxy: false, containers: [of(1), of(20, { isOfOne: true })], initContainers: [] }, { requests: {}, limits: {} }))
      .toEqual({ 'pods': 3000, 'requests.cpu': 23, 'limits.cpu': 46 });
  });

  test('counts what a selected PodDefault adds', () => {
    const podDefault = object('kubeflow.org/v1alpha1', 'PodDefault', 'x', {
      spec: { selector: { matchLabels: { x: 'true' } }, sidecars: [{ name: 's', ...gpu(2) }], initContainers: [{ name: 'i', ...gpu(9) }] },
    });
    const containers = [{ name: 'a', ...gpu(1) }];
    expect(used({ containers }, [podDefault])).toBe('1');
    expect(used({ containers }, [podDefault], { x: 'true' })).toBe('9');
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { 'nvidia.com/gpu': '3' } }] } });
    expect(places(profileLimits, [range, podDefault, object('v1', 'Pod', 'p', { spec: { containers } }, { labels: { x: 'true' } })]))
      .toEqual(['Pod/ml/p metadata.labels']);
  });
});
