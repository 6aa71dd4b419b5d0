import { RAY, rayCluster, rayJob, rayService } from './ray-support';
import type { RayClusterProps, RayJobProps, RayServiceProps } from '../../src/workloads';
import { configError, expectConfigError } from '../support';

const head = (headGroupSpec: object) => ({ headGroupSpec });
const group = (props: object) => ({ workerGroupSpecs: [{ groupName: 'a', ...props }] });
const redis = (gcsFaultToleranceOptions: object) => ({ gcsFaultToleranceOptions });
const queued = { queue: 'gpus', workerGroupSpecs: Array.from({ length: 8 }, (_, index) => ({ groupName: `g${index}` })) };

test.each([
  ['a version that is none', { rayVersion: 'latest' }, 'WrongProp', 'rayVersion'],
  ['two groups of one name', { workerGroupSpecs: [{ groupName: 'a' }, { groupName: 'a' }] }, 'RayGroup', 'rename "a"'],
  ['a group with the name of the head', group({ groupName: 'headgroup' }), 'RayGroup', 'that of the head'],
  ['a group with capitals', group({ groupName: 'Small' }), 'RayGroup', 'got "Small"'],
  ['more workers at least than at most', { enableInTreeAutoscaling: true, ...group({ minReplicas: 3, maxReplicas: 1 }) }, 'RayReplicas', 'got 3, 3 and 1'],
  ['more workers than at most', { enableInTreeAutoscaling: false, ...group({ replicas: 3, maxReplicas: 1 }) }, 'RayReplicas', 'got 0, 3 and 1'],
  ['a most that nothing would reach', group({ replicas: 1, maxReplicas: 4 }), 'WrongProp',
    'workerGroupSpecs[0].maxReplicas must be left out, got 4; pass enableInTreeAutoscaling: true, or false where another program changes the number, or replicas alone'],
  ['a least below which nothing would go', group({ replicas: 3, minReplicas: 1 }), 'WrongProp', 'workerGroupSpecs[0].minReplicas must be left out, got 1; pass enableInTree'],
  ['a time after which nothing goes', group({ idleTimeoutSeconds: 60 }), 'WrongProp', 'workerGroupSpecs[0].idleTimeoutSeconds must be left out, got 60; pass enableInTree'],
  ['half a worker', group({ replicas: 0.5 }), 'WrongProp', 'replicas'],
  ['dashes', head({ rayStartParams: { '--num-cpus': '0' } }), 'RayStartParams', 'write "num-cpus"'],
  ['a password among the options', head({ rayStartParams: { 'redis-password': 'secret' } }), 'RayStartParams', 'gcsFaultToleranceOptions.redisPassword'],
  ['an option of workers', group({ rayStartParams: { head: 'true' } }), 'RayStartParams', 'headGroupSpec'],
  ['a Redis in a variable', head({ env: { RAY_REDIS_ADDRESS: 'redis:6379' } }), 'RayEnv', 'gcsFaultToleranceOptions.redisAddress'],
  ['a variable of the operator', group({ env: { RAY_CLUSTER_NAME: 'a' } }), 'RayEnv', 'the operator'],
  ['a Redis without a port', redis({ redisAddress: 'redis' }), 'RayRedis', 'got "redis"'],
  ['a Redis by a URL', redis({ redisAddress: 'redis://redis:6379' }), 'RayRedis', 'host and port'],
  ['a Service that the operator may not call', head({ headService: { metadata: { name: 'ray' } } }), 'RayHeadService', 'pass e.g. "ray-head-svc"'],
  ['too many groups for a queue', queued, 'RayQueue', 'at most 7 groups'],
  ['two queues', { queue: 'a', labels: { 'kueue.x-k8s.io/queue-name': 'b' } }, 'JobQueue', 'got "b"'],
  ['no memory', head({ memoryLimit: '0' }), 'ComputeAmount', 'memoryLimit'],
  ['a path twice', head({ mounts: [{ mountPath: '/a', empty: 'disk' }, { mountPath: '/a', empty: 'memory' }] }), 'MountPath', 'twice'],
  ['a name in capitals', { name: 'Search' }, 'WorkloadName', 'got "Search"'],
] as const)('a cluster with %s is refused', (_, props, code, text) => expectConfigError(() => rayCluster(props), code, 'test/vision/search', text));

test.each([
  ['no line', { entrypoint: ' ' }, 'RayEntrypoint'],
  ['notes for an old Ray', { metadata: { a: 'b' }, rayClusterSpec: { ...RAY, rayVersion: '2.5.1' } }, 'RayVersion'],
  ['no time', { activeDeadlineSeconds: 0 }, 'WrongProp'],
  ['less than no repetition', { backoffLimit: -1 }, 'WrongProp'],
  ['an unknown field of its environment', { runtimeEnv: { packages: [] } }, 'UnknownProp'],
  ['too many groups for a queue', { queue: 'gpus', rayClusterSpec: { ...RAY, workerGroupSpecs: queued.workerGroupSpecs } }, 'RayQueue'],
  ['a name that leaves no room', { name: 'a'.repeat(47) }, 'WorkloadName'],
] as const)('a job with %s is refused', (_, props, code) => expect(configError(() => rayJob(props)).code).toBe(code));

test('a job whose submitter has no image is refused, since the operator gives it none', () => {
  const selected = { rayClusterSpec: undefined, clusterSelector: 'search' };
  expectConfigError(() => rayJob({ ...selected, submitterPodTemplate: { cpu: '1' } }), 'RaySubmitter', 'test/vision/train', 'got the name "search"');
  expectConfigError(() => rayJob(selected, { podSecurity: 'restricted' }), 'RaySubmitter', 'test/vision/train', 'submitterPodTemplate: { image }');
  rayJob(selected);
  rayJob({ ...selected, submitterPodTemplate: { image: RAY.image } }, { podSecurity: 'restricted' });
  rayJob({ ...selected, submissionMode: 'HTTPMode' }, { podSecurity: 'restricted' });
});

const applications = (...all: readonly object[]) => ({ serveConfigV2: { applications: all } });

test.each([
  ['no application', applications(), 'RayServe', 'got []'],
  ['two applications of one name', applications({ import_path: 'a:b', route_prefix: '/a' }, { import_path: 'a:c' }), 'RayServe', 'got "default"'],
  ['a file for an application', applications({ import_path: 'chat' }), 'RayServe', 'got "chat"'],
  ['a relative path', applications({ import_path: 'a:b', route_prefix: 'chat' }), 'RayServe', 'got "chat"'],
  ['two applications at one path', applications({ name: 'a', import_path: 'a:b' }, { name: 'b', import_path: 'a:c' }), 'RayServe', 'got "/"'],
  ['a number that scales', applications({ import_path: 'a:b', deployments: [{ name: 'x', num_replicas: 2, autoscaling_config: {} }] }), 'RayServe', '"x" both'],
  ['ports without that of Serve', { rayClusterConfig: { ...RAY, headGroupSpec: { ports: [{ name: 'dashboard', containerPort: 8265 }] } } }, 'RayServePort', 'got ["dashboard"]'],
  ['a Service of the head that has a name', { rayClusterConfig: { ...RAY, headGroupSpec: { headService: { metadata: { name: 'a-head-svc' } } } } }, 'RayHeadService', 'no name'],
  ['a queue', { labels: { 'kueue.x-k8s.io/queue-name': 'default' } }, 'RayQueue', 'cannot wait'],
] as const)('a service with %s is refused', (_, props, code, text) => expectConfigError(() => rayService(props), code, 'test/vision/chat', text));

describe('the compiler refuses', () => {
  const clusterCode = (props: RayClusterProps) => configError(() => rayCluster(props)).code;
  const jobCode = (props: RayJobProps) => configError(() => rayJob({ rayClusterSpec: undefined, entrypoint: undefined, ...props })).code;

  test('a cluster that scales in a queue, or without a most', () => {
    // @ts-expect-error a queue gives a place to all pods at once
    const waiting: RayClusterProps = { ...RAY, queue: 'default', enableInTreeAutoscaling: true, workerGroupSpecs: [{ groupName: 'a', maxReplicas: 3 }] };
    // @ts-expect-error maxReplicas is required where it scales
    const open: RayClusterProps = { ...RAY, enableInTreeAutoscaling: true, workerGroupSpecs: [{ groupName: 'a' }] };
    // @ts-expect-error nothing scales
    const idle: RayClusterProps = { ...RAY, autoscalerOptions: { upscalingMode: 'Default' } };
    expect([clusterCode(waiting), clusterCode(open), clusterCode(idle)]).toEqual(['WrongProp', 'MissingProp', 'MissingProp']);
  });

  test('a most and a least where nothing scales', () => {
    // @ts-expect-error nothing scales
    const most: RayClusterProps = { ...RAY, workerGroupSpecs: [{ groupName: 'a', maxReplicas: 3 }] };
    // @ts-expect-error nothing scales
    const job: RayJobProps = { entrypoint: 'a', rayClusterSpec: { ...RAY, workerGroupSpecs: [{ groupName: 'a', minReplicas: 1, maxReplicas: 3 }] } };
    // @ts-expect-error nothing scales
    const service: RayServiceProps['rayClusterConfig'] = { ...RAY, workerGroupSpecs: [{ groupName: 'a', replicas: 1, maxReplicas: 3 }] };
    expect([clusterCode(most), jobCode(job), configError(() => rayService({ rayClusterConfig: service })).code]).toEqual(['WrongProp', 'WrongProp', 'WrongProp']);
  });

  test('a user of Redis without a password, and a password in Git', () => {
    // @ts-expect-error redisPassword is required
    const user: RayClusterProps = { ...RAY, gcsFaultToleranceOptions: { redisAddress: 'redis:6379', redisUsername: 'ray' } };
    // @ts-expect-error a password is in a Secret
    const password: RayClusterProps = { ...RAY, gcsFaultToleranceOptions: { redisAddress: 'redis:6379', redisPassword: 'hunter2' } };
    expect([clusterCode(user), clusterCode(password)]).toEqual(['MissingProp', 'WrongProp']);
  });

  test('a job without a cluster, or with two', () => {
    // @ts-expect-error rayClusterSpec or clusterSelector is required
    const none: RayJobProps = { entrypoint: 'a' };
    // @ts-expect-error only one of them
    const both: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, clusterSelector: 'search' };
    // @ts-expect-error the operator fails on notes of a selected cluster
    const notes: RayJobProps = { entrypoint: 'a', clusterSelector: 'search', metadata: { a: 'b' } };
    expect([jobCode(none), jobCode(both), jobCode(notes)]).toEqual(['MissingProp', 'WrongProp', 'WrongProp']);
  });

  test('what only a cluster that goes with its job has', () => {
    // @ts-expect-error the cluster stays
    const ttl: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, shutdownAfterJobFinishes: false, ttlSecondsAfterFinished: 10 };
    // @ts-expect-error the operator cannot hold it back
    const held: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, shutdownAfterJobFinishes: false, suspend: true };
    // @ts-expect-error a queue wants the place back
    const queue: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, shutdownAfterJobFinishes: false, queue: 'default' };
    expect([jobCode(ttl), jobCode(held), jobCode(queue)]).toEqual(['WrongProp', 'WrongProp', 'WrongProp']);
  });

  test('a pod that hands over where there is none, and a program that the user says', () => {
    // @ts-expect-error the operator hands it over itself
    const http: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, submissionMode: 'HTTPMode', submitterConfig: { backoffLimit: 1 } };
    // @ts-expect-error entrypoint is required
    const silent: RayJobProps = { rayClusterSpec: RAY };
    // @ts-expect-error the user says it
    const twice: RayJobProps = { entrypoint: 'a', rayClusterSpec: RAY, submissionMode: 'InteractiveMode' };
    expect([jobCode(http), jobCode(silent), jobCode(twice)]).toEqual(['WrongProp', 'MissingProp', 'WrongProp']);
  });
});
