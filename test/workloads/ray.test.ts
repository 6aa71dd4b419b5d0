import { load } from 'js-yaml';
import { clusterOf, jobOf, RAY, rayCluster, rayJob, rayService, serviceOf } from './ray-support';
import { setPlatform, Team } from './support';
import { ALL_RULES } from '../../src/checks';
import { rendered } from '../../src/core';
import { Profile, RayCluster, RayJob, RayService, nvidia, user } from '../../src/workloads';
import { chart, found, manifestSet } from '../support';

const kinds = (made: { readonly scope: Parameters<typeof rendered>[0] }) => rendered(made.scope).all.map(({ kind }) => kind);

describe('RayCluster', () => {
  test('has pods outside of the mesh, without a token, of one core and 2Gi, with which Ray counts', () => {
    const { headGroupSpec, workerGroupSpecs } = clusterOf();
    expect(headGroupSpec).toEqual({
      rayStartParams: {},
      template: {
        metadata: { labels: { 'cdk8s-kubeflow/ray': 'search', 'sidecar.istio.io/inject': 'false' } },
        spec: { automountServiceAccountToken: false, containers: [{ name: 'ray-head', image: RAY.image, resources: { limits: { cpu: '1', memory: '2Gi' } } }] },
      },
    });
    expect(workerGroupSpecs).toMatchObject([{ groupName: 'small', replicas: 2, template: { spec: { automountServiceAccountToken: false } } }]);
    expect(clusterOf({ workerGroupSpecs: undefined }).workerGroupSpecs).toBeUndefined();
  });

  test('lets in the pods of the team and of the platform, since Ray asks nobody who he is', () => {
    const { scope } = rayCluster();
    expect(found(scope, 'NetworkPolicy', 'search-raycluster').spec).toEqual({
      podSelector: { matchLabels: { 'cdk8s-kubeflow/ray': 'search' } }, policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }, { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['kubeflow'] }] } }] }],
    });
    const known = chart();
    setPlatform(known);
    new RayCluster(new Team(known, 'vision'), 'search', RAY);
    expect(found(known, 'NetworkPolicy', 'search-raycluster').spec.ingress[0].from[1].namespaceSelector.matchExpressions[0].values).toEqual(['edge', 'ml']);
    expect(kinds(rayCluster({}, { isolated: true }))).toEqual(['RayCluster']);
  });

  test('has a policy of its own beside a job and a service of its name', () => {
    const scope = chart();
    const team = new Team(scope, 'vision');
    new RayCluster(team, 'cluster', { ...RAY, name: 'same' });
    new RayJob(team, 'job', { name: 'same', entrypoint: 'a', rayClusterSpec: RAY });
    new RayService(team, 'service', { name: 'same', serveConfigV2: { applications: [{ import_path: 'a:b' }] }, rayClusterConfig: RAY });
    expect(manifestSet(scope).ofKind('networking.k8s.io/NetworkPolicy').map(({ name }) => name)).toEqual(['same-raycluster', 'same-rayjob', 'same-rayservice']);
  });

  test('in the mesh, proxies guard the ports that Services name, and nothing else', () => {
    const { headGroupSpec: head, workerGroupSpecs: [worker] } = clusterOf({ mesh: true });
    expect(head.template.metadata).toEqual({
      labels: { 'cdk8s-kubeflow/ray': 'search' }, annotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '10001,6379,8265,8080,8000' },
    });
    expect(worker.template.metadata.annotations['traffic.sidecar.istio.io/includeInboundPorts']).toBe('8080,8000');
    const own = clusterOf({ mesh: true, headGroupSpec: { ports: [{ name: 'dashboard', containerPort: 9000 }] } }).headGroupSpec;
    expect(own.template.metadata.annotations['traffic.sidecar.istio.io/includeInboundPorts']).toBe('9000,8080');
  });

  test('that scales has a token for it, and what restricted wants of the container that scales', () => {
    const scaling = { enableInTreeAutoscaling: true, workerGroupSpecs: [{ groupName: 'a', minReplicas: 1, maxReplicas: 5, idleTimeoutSeconds: 30 }] };
    const { headGroupSpec, workerGroupSpecs, autoscalerOptions } = clusterOf(scaling);
    expect('automountServiceAccountToken' in headGroupSpec.template.spec).toBe(false);
    expect(workerGroupSpecs[0]).toMatchObject({ replicas: 1, minReplicas: 1, maxReplicas: 5, idleTimeoutSeconds: 30 });
    expect(autoscalerOptions).toBeUndefined();
    expect(clusterOf(scaling, { podSecurity: 'restricted' }).autoscalerOptions).toEqual({ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } });
    expect(clusterOf({ ...scaling, autoscalerOptions: { cpuLimit: '1', upscalingMode: 'Conservative' } }).autoscalerOptions)
      .toEqual({ upscalingMode: 'Conservative', resources: { limits: { cpu: '1' } } });
  });

  test('that another program scales has its least and its most, and no autoscaler', () => {
    const spec = clusterOf({ enableInTreeAutoscaling: false, queue: 'default', workerGroupSpecs: [{ groupName: 'a', minReplicas: 1, maxReplicas: 5 }] });
    expect(spec.workerGroupSpecs[0]).toMatchObject({ replicas: 1, minReplicas: 1, maxReplicas: 5 });
    expect('enableInTreeAutoscaling' in spec).toBe(false);
    expect(spec.headGroupSpec.template.spec.automountServiceAccountToken).toBe(false);
  });

  test('keeps its state in a Redis whose password nobody reads in Git', () => {
    expect(clusterOf({ gcsFaultToleranceOptions: { redisAddress: 'redis:6379', redisPassword: { name: 'redis', key: 'password' }, redisUsername: 'ray',
      externalStorageNamespace: 'a' } }).gcsFaultToleranceOptions)
      .toEqual({
        redisAddress: 'redis:6379', redisUsername: { value: 'ray' }, redisPassword: { valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
          externalStorageNamespace: 'a',
      });
  });

  test('says where its head is reached', () => {
    expect(rayCluster().cluster.headService).toBe('search-head-svc');
    expect(rayCluster({ headGroupSpec: { headService: { metadata: { name: 'x-head-svc' } } } }).cluster.headService).toBe('x-head-svc');
  });

  test('has no pods in a suspended profile, and is left out of an archived one', () => {
    expect(clusterOf({}, { lifecycle: 'suspended' }).suspend).toBe(true);
    expect(kinds(rayCluster({}, { lifecycle: 'archived' }))).toEqual([]);
  });

  test('waits in a queue', () => {
    expect(found(rayCluster({ queue: 'gpus' }).scope, 'RayCluster', 'search').metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'gpus' });
  });
});

describe('RayJob', () => {
  test('goes with its cluster, and is handed over by a pod outside of the mesh', () => {
    const { submitterPodTemplate, ...spec } = jobOf();
    expect(spec).toMatchObject({ entrypoint: 'python train.py', shutdownAfterJobFinishes: true });
    expect(submitterPodTemplate).toEqual({
      metadata: { labels: { 'cdk8s-kubeflow/ray': 'train', 'sidecar.istio.io/inject': 'false' } },
      spec: {
        automountServiceAccountToken: false, restartPolicy: 'Never',
        containers: [{ name: 'ray-job-submitter', image: RAY.image, resources: { requests: { cpu: '500m', memory: '200Mi' }, limits: { cpu: '1', memory: '1Gi' } } }],
      },
    });
    expect(jobOf({ rayClusterSpec: { ...RAY, mesh: true } }).submitterPodTemplate).toBeUndefined();
    expect(jobOf({ rayClusterSpec: { ...RAY, mesh: true } }, { podSecurity: 'restricted' }).submitterPodTemplate.spec.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(jobOf({ submissionMode: 'HTTPMode' }).submitterPodTemplate).toBeUndefined();
  });

  test('writes its environment as YAML, and resources as JSON', () => {
    const runtimeEnv = { pip: ['torch==2.5.0'], env_vars: { A: 'yes', B: '1' }, working_dir: 'https://example.com/a.zip' };
    const spec = jobOf({ runtimeEnv, entrypointResources: { disk: 1 }, metadata: { team: 'vision' }, entrypointNumCpus: 1 });
    expect(load(spec.runtimeEnvYAML)).toEqual(runtimeEnv);
    expect(spec).toMatchObject({ entrypointResources: '{"disk":1}', metadata: { team: 'vision' }, entrypointNumCpus: 1 });
  });

  test('runs in a cluster that is there, which it does not guard again', () => {
    const scope = chart();
    const team = new Team(scope, 'vision');
    const cluster = new RayCluster(team, 'search', RAY);
    new RayJob(team, 'train', { entrypoint: 'python train.py', clusterSelector: cluster });
    const { clusterSelector, submitterPodTemplate, shutdownAfterJobFinishes } = found(scope, 'RayJob', 'train').spec;
    expect(clusterSelector).toEqual({ 'ray.io/cluster': 'search' });
    expect([submitterPodTemplate.spec.containers[0].image, shutdownAfterJobFinishes]).toEqual([RAY.image, undefined]);
    expect(rendered(scope).ofKind('networking.k8s.io/NetworkPolicy').length).toBe(1);
  });

  test('is held back in a suspended profile where the operator can do that, else left out', () => {
    expect(jobOf({}, { lifecycle: 'suspended' }).suspend).toBe(true);
    expect(kinds(rayJob({ shutdownAfterJobFinishes: false }, { lifecycle: 'suspended' }))).toEqual([]);
    expect(kinds(rayJob({ rayClusterSpec: undefined, clusterSelector: 'search' }, { lifecycle: 'suspended' }))).toEqual([]);
    expect(kinds(rayJob({}, { lifecycle: 'archived' }))).toEqual([]);
  });
});

describe('RayService', () => {
  test('writes its applications as YAML, and says where they are', () => {
    const serveConfigV2 = { applications: [{ name: 'chat', import_path: 'chat:app', route_prefix: '/chat',
      deployments: [{ name: 'Llm', num_replicas: 2, user_config: { temperature: 0.5 } }] }] };
    expect(load(serviceOf({ serveConfigV2 }).serveConfigV2)).toEqual(serveConfigV2);
    expect(rayService().service.url).toBe('http://chat-serve-svc.vision:8000');
    expect(rayService({ serveService: { metadata: { name: 'front' } },
      rayClusterConfig: { ...RAY, headGroupSpec: { ports: [{ name: 'serve', containerPort: 9000 }] } } }).service.url).toBe('http://front.vision:9000');
  });

  test('passes on how changes come', () => {
    expect(serviceOf({ upgradeStrategy: { type: 'None' }, excludeHeadPodFromServeSvc: true }))
      .toMatchObject({ upgradeStrategy: { type: 'None' }, excludeHeadPodFromServeSvc: true });
  });

  test('is left out of a profile that is not active', () => {
    expect(kinds(rayService({}, { lifecycle: 'suspended' }))).toEqual([]);
  });
});

test('in a restricted profile with a quota, clusters, jobs and services are as all rules want them', () => {
  const scope = chart();
  setPlatform(scope);
  const profile = new Profile(scope, 'vision', { owner: user('user@example.com'), podSecurity: 'restricted', quota: { cpu: '20', memory: '64Gi', gpus: { nvidia: 2 } } });
  const workerGroupSpecs = [{ groupName: 'gpu', replicas: 2, gpu: nvidia(1), cpuLimit: '4', memoryLimit: '16Gi', mounts: [{ mountPath: '/data', claim: '10Gi' }] }] as const;
  new RayCluster(profile, 'search', { ...RAY, workerGroupSpecs });
  new RayJob(profile, 'train', { entrypoint: 'python train.py', rayClusterSpec: RAY });
  new RayService(profile, 'chat', { serveConfigV2: { applications: [{ import_path: 'chat:app' }] }, rayClusterConfig: RAY });
  const set = rendered(scope);
  const about = ALL_RULES.filter(({ id }) => id !== 'Crd/Missing')
    .flatMap(rule => [...rule.check(set)].filter(({ at }) => at.group === 'ray.io' || at.kind === 'NetworkPolicy')
      .map(one => `${rule.id} ${one.at.name} ${one.field}: ${one.problem}`));
  expect(about).toEqual([]);
});
