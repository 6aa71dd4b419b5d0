import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-28';
import type { Meaning } from './compare';
import { Build, CLIENT, common, DASHBOARD, deep, expectEquivalents, files, gcs, gcsServer, IMAGE, logs, ML, ports, Real, REDIS, SAMPLES, SERVE, small, token,
  tpu } from './ray-support';
import { nvidia } from '../../../src';
import { Mount, RayCluster, RayClusterProps, RayJob, RayJobProps } from '../../../src/workloads';

const cluster = (name: string, props: Partial<RayClusterProps>): Build => scope => new RayCluster(scope, name, { ...common, ...props } as RayClusterProps);
const job = (name: string, props: Partial<RayJobProps>): Build => scope => new RayJob(scope, name, props as RayJobProps);

const overwritten = { command: ['/bin/bash', '-lc', '--'], cpu: '500m', cpuLimit: '1' };
const starts = (what: string) => ({ args: [`ulimit -n 65536; echo ${what}; $KUBERAY_GEN_RAY_START_CMD`] });
const overwrite: Partial<RayClusterProps> = {
  annotations: { 'ray.io/overwrite-container-cmd': 'true' },
  headGroupSpec: { ...gcsServer, ...overwritten, ...starts('head'), ...token, memoryLimit: '2Gi' },
  workerGroupSpecs: [{ ...small, ...overwritten, ...starts('worker'), replicas: 1, minReplicas: 0, maxReplicas: 10, memoryLimit: '1G' }],
};

/** A head and workers that prove to each other who they are. */
function tls(): Partial<RayClusterProps> {
  const node = (role: string): { readonly initContainers: object[]; readonly mounts: readonly Mount[]; readonly env: object; readonly cpu: string; readonly cpuLimit: string } => ({
    initContainers: [{
      name: `ray-${role}-tls`, image: IMAGE, command: ['/bin/sh', '-c', `cp -R /etc/ca/tls /etc/ray && /etc/gen/tls/gencert_${role}.sh`],
      mounts: [
        { mountPath: '/etc/ca/tls', secret: 'ca-tls', readOnly: true }, { mountPath: '/etc/ray/tls', empty: 'disk', name: 'ray-tls' },
        files('tls', '/etc/gen/tls', [`gencert_${role}.sh`], 511),
      ],
      env: { POD_IP: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP) },
    }],
    mounts: [{ ...logs, name: 'ray-logs' }, { mountPath: '/etc/ca/tls', secret: 'ca-tls', readOnly: true }, { mountPath: '/etc/ray/tls', empty: 'disk', name: 'ray-tls' }],
    env: { RAY_USE_TLS: '1', RAY_TLS_SERVER_CERT: '/etc/ray/tls/tls.crt', RAY_TLS_SERVER_KEY: '/etc/ray/tls/tls.key', RAY_TLS_CA_CERT: '/etc/ca/tls/ca.crt' },
    cpu: '500m', cpuLimit: '1',
  });
  return {
    headGroupSpec: { ...gcs, ...node('head'), ...token, memoryLimit: '2G' },
    workerGroupSpecs: [{ ...small, ...node('worker'), replicas: 1, minReplicas: 1, maxReplicas: 10, memoryLimit: '1G' }],
  } as Partial<RayClusterProps>;
}

const classifier: Partial<RayJobProps> = {
  name: 'classifier', entrypoint: 'python ray-operator/config/samples/pytorch-text-classifier/fine-tune-pytorch-text-classifier.py',
  runtimeEnv: { pip: ['numpy', 'datasets', 'transformers>=4.19.1', 'pytorch-lightning==1.6.5'], working_dir: 'https://github.com/ray-project/kuberay/archive/master.zip' },
  rayClusterSpec: {
    ...common, image: 'rayproject/ray-ml:2.41.0.021baf-py311',
    headGroupSpec: {
      ...gcsServer, ...token, rayStartParams: { 'dashboard-host': '0.0.0.0' }, cpuLimit: '2', memoryLimit: '8G', mounts: [logs],
      gpu: { ...nvidia(1), tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] },
    },
  },
};
const trained = (entrypoint: string, pip: readonly string[], env_vars: Readonly<Record<string, string>>, head: object, worker: object): Partial<RayJobProps> => ({
  shutdownAfterJobFinishes: false, entrypoint, runtimeEnv: { pip, working_dir: 'https://github.com/ray-project/kuberay/archive/master.zip', env_vars },
  rayClusterSpec: {
    ...common, headGroupSpec: { ...gcsServer, ...token, ...head }, workerGroupSpecs: [{ ...small, minReplicas: 1, maxReplicas: 5, ...worker }],
  },
} as Partial<RayJobProps>);

const [CLUSTER, JOB] = ['ray.io_RayCluster', 'ray.io_RayJob'];
const unnamed: Meaning = { added: ['.metadata.name'], meaningless: ['.metadata.generateName'] };
const sampleCode = files('ray-job-code-sample', SAMPLES, ['sample_code.py']);

const ALL: readonly Real[] = [
  { at: [CLUSTER, 0], build: cluster('raycluster-overwrite-cmd', overwrite) },
  {
    at: [CLUSTER, 1],
    build: cluster('raycluster-tpu-v6e-multihost', {
      headGroupSpec: { ...ports(['gcs', 6379], DASHBOARD, CLIENT, SERVE, ['grpc', 8888]), ...token, imagePullPolicy: 'IfNotPresent', cpuLimit: '8', memoryLimit: '40G' },
      workerGroupSpecs: [{
        ...token, groupName: 'tpu-group', replicas: 1, minReplicas: 0, maxReplicas: 1, numOfHosts: 4, imagePullPolicy: 'IfNotPresent', cpuLimit: '24',
          memoryLimit: '200G', gpu: tpu,
        env: {
          NODE_IP: EnvValue.fromFieldRef(EnvFieldPaths.NODE_IP), VBAR_CONTROL_SERVICE_URL: '$(NODE_IP):8353', JAX_PLATFORMS: 'tpu,cpu', ENABLE_PJRT_COMPATIBILITY: 'true',
        },
        ...ports(['mxla', 8081]), nodeSelector: { 'cloud.google.com/gke-tpu-accelerator': 'tpu-v6e-slice', 'cloud.google.com/gke-tpu-topology': '4x4' },
      }],
    }),
  },
  {
    at: [CLUSTER, 2],
    build: cluster('locust-cluster', { headGroupSpec: { ...gcsServer, ...token, cpuLimit: '3', memoryLimit: '4Gi',
      mounts: [{ mountPath: '/locustfile', configMap: 'locustfile-config' }] } }),
  },
  {
    at: [CLUSTER, 5], mend: one => delete one.metadata.annotations,
    build: cluster('raycluster-autoscaler', {
      enableInTreeAutoscaling: true, autoscalerOptions: { upscalingMode: 'Default', idleTimeoutSeconds: 60, imagePullPolicy: 'IfNotPresent', cpuLimit: '500m',
        memoryLimit: '512Mi' },
      gcsFaultToleranceOptions: REDIS,
      headGroupSpec: {
        ...gcs, rayStartParams: { 'num-cpus': '0' }, cpuLimit: '1', memoryLimit: '2G',
          mounts: [files('ray-example', SAMPLES, ['detached_actor.py', 'terminate_detached_actor.py'], 511)],
      },
      workerGroupSpecs: [{ ...small, replicas: 0, minReplicas: 0, maxReplicas: 10, cpuLimit: '1', memoryLimit: '1G' }],
    }),
  },
  {
    at: [CLUSTER, 9],
    build: cluster('r'.repeat(50), {
      gcsFaultToleranceOptions: { ...REDIS, redisPassword: { name: 'redis-password-secret', key: 'password' } },
      headGroupSpec: {
        ...ports(['redis', 6379], DASHBOARD, CLIENT), ...token, rayStartParams: { 'num-cpus': '0' }, cpuLimit: '1',
        mounts: [logs, files('ray-example', SAMPLES, ['detached_actor.py', 'increment_counter.py'], 511)],
      },
      workerGroupSpecs: [{ ...small, replicas: 1, minReplicas: 1, maxReplicas: 10, cpuLimit: '1', mounts: [logs] }],
    }),
  },
  { at: [CLUSTER, 10], build: cluster('2ray', { headGroupSpec: { ...gcsServer, ...token, serviceType: 'NodePort', cpu: '200m', cpuLimit: '1' } }) },
  { at: [CLUSTER, 12], build: cluster('raycluster-tls', tls()), mend: one => void (deep(one, 'spec', 'workerGroupSpecs', 0).replicas = 1) },
  { at: [CLUSTER, 13], build: cluster('raycluster-overwrite-cmd', { ...overwrite, managedBy: 'kueue.x-k8s.io/multikueue' }) },
  {
    at: [JOB, 0],
    build: job('rayjob-sample-shutdown', {
      entrypoint: 'python /home/ray/samples/sample_code.py', ttlSecondsAfterFinished: 10,
      runtimeEnv: { pip: ['requests==2.26.0', 'pendulum==2.1.2'], env_vars: { counter_name: 'test_counter' } },
      rayClusterSpec: {
        ...common, rayVersion: '2.9.0', headGroupSpec: { ...gcsServer, ...token, cpu: '200m', cpuLimit: '1', mounts: [sampleCode] },
        workerGroupSpecs: [{ ...small, replicas: 1, minReplicas: 1, maxReplicas: 5, cpu: '200m', cpuLimit: '1' }],
      },
    }),
  },
  {
    at: [JOB, 1], meaning: unnamed,
    build: job('sample', {
      entrypoint: 'python -c "import time; import ray; ray.init(); ' +
        '[print(f\\"iter: {i}, ray.cluster_resources(): {ray.cluster_resources()}\\") or time.sleep(1) for i in range(600)]"\n',
      ttlSecondsAfterFinished: 10,
      rayClusterSpec: {
        ...common, headGroupSpec: { ...gcsServer, ...token, cpuLimit: '1', memoryLimit: '2Gi' },
        workerGroupSpecs: [{ ...small, replicas: 1, minReplicas: 1, maxReplicas: 5, cpuLimit: '1', memoryLimit: '2Gi' }],
      },
    }),
  },
  {
    at: [JOB, 2], mend: one => delete one.spec.backoffLimit,
    build: job('rayjob-sample', {
      entrypoint: 'python /home/ray/samples/sample_code.py', shutdownAfterJobFinishes: false,
      rayClusterSpec: {
        ...common, image: ML,
        headGroupSpec: {
          ...gcsServer, ...token, rayStartParams: { 'dashboard-host': '0.0.0.0' }, cpuLimit: '54', memoryLimit: '54Gi', gpu: nvidia(4), mounts: [sampleCode],
          nodeSelector: { 'cloud.google.com/gke-accelerator': 'nvidia-tesla-t4' },
        },
      },
    }),
  },
  {
    at: [JOB, 3], meaning: unnamed, build: job('classifier', classifier),
    mend: one => void (deep(one, 'spec', 'rayClusterSpec', 'headGroupSpec', 'template', 'spec', 'containers', 0).name = 'ray-head'),
  },
  {
    at: [JOB, 4], mend: one => delete one.spec.deletionPolicy,
    build: job('rayjob-pytorch-mnist', trained('python ray-operator/config/samples/pytorch-mnist/ray_train_pytorch_mnist.py', ['torch', 'torchvision'],
      { NUM_WORKERS: '2', CPUS_PER_WORKER: '2' }, { cpuLimit: '1', memoryLimit: '4Gi' }, { replicas: 2, cpuLimit: '3', memoryLimit: '4Gi' })),
  },
  {
    at: [JOB, 9], mend: one => void (deep(one, 'spec', 'rayClusterSpec', 'workerGroupSpecs', 0).replicas = 1),
    build: job('image-resize', trained('python ray-operator/config/samples/ray-data-image-resize/ray_data_image_resize.py',
      ['torch', 'torchvision', 'numpy', 'google-cloud-storage'],
      { BUCKET_NAME: 'ray-images', BUCKET_PREFIX: 'images' }, { cpuLimit: '2', memoryLimit: '4Gi' }, { replicas: 1, cpuLimit: '2', memoryLimit: '4Gi' })),
  },
];

expectEquivalents(ALL);
