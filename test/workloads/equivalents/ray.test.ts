import { App, Chart } from 'cdk8s';
import { EnvFieldPaths, EnvValue, Secret } from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument } from './compare';
import { accelerator, nvidia } from '../../../src';
import { isRecord, PlainManifest, rendered } from '../../../src/core';
import { Mount, RayCluster, RayClusterProps, RayJob, RayJobProps, RayService, RayServiceProps } from '../../../src/workloads';

type Build = (scope: Chart) => unknown;

const IMAGE = 'rayproject/ray:2.41.0';
/** What all of these documents leave to Kubernetes and to the mesh. */
const common = { rayVersion: '2.41.0', image: IMAGE, mesh: true } as const;
const token = { automountServiceAccountToken: true } as const;
const ports = (...named: readonly (readonly [string, number])[]) => ({ ports: named.map(([name, containerPort]) => ({ name, containerPort })) });
const [DASHBOARD, CLIENT, SERVE] = [['dashboard', 8265], ['client', 10001], ['serve', 8000]] as const;
const gcsServer = ports(['gcs-server', 6379], DASHBOARD, CLIENT);
const gcs = ports(['gcs', 6379], DASHBOARD, CLIENT);
const files = (name: string, mountPath: string, keys: readonly string[], defaultMode?: number): Mount => ({
  mountPath, source: { configMap: { name, ...defaultMode !== undefined && { defaultMode }, items: keys.map(key => ({ key, path: key })) } },
});
const logs: Mount = { mountPath: '/tmp/ray', empty: 'disk' };
const small = { groupName: 'small-group', ...token };
const cluster = (name: string, props: Partial<RayClusterProps>): Build => scope => new RayCluster(scope, name, { ...common, ...props } as RayClusterProps);
const job = (name: string, props: Partial<RayJobProps>): Build => scope => new RayJob(scope, name, props as RayJobProps);
const service = (name: string, props: Partial<RayServiceProps>): Build => scope => new RayService(scope, name, props as RayServiceProps);

const overwritten = { command: ['/bin/bash', '-lc', '--'], cpu: '500m', cpuLimit: '1' };
const starts = (what: string) => ({ args: [`ulimit -n 65536; echo ${what}; $KUBERAY_GEN_RAY_START_CMD`] });
const overwrite: Partial<RayClusterProps> = {
  annotations: { 'ray.io/overwrite-container-cmd': 'true' },
  headGroupSpec: { ...gcsServer, ...overwritten, ...starts('head'), ...token, memoryLimit: '2Gi' },
  workerGroupSpecs: [{ ...small, ...overwritten, ...starts('worker'), replicas: 1, minReplicas: 0, maxReplicas: 10, memoryLimit: '1G' }],
};
const tpu = accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 4 });
const SAMPLES = '/home/ray/samples';
const REDIS = { redisAddress: 'redis:6379' } as const;

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

const FRUIT = 'https://github.com/ray-project/test_dag/archive/78b4a5da38796123d9f9ffff59bab2792a043e95.zip';
const part = (name: string, user_config?: Readonly<Record<string, number>>, num_replicas = 1, more: object = {}) => ({
  name, num_replicas, ...more, ...user_config && { user_config }, ray_actor_options: { num_cpus: 0.1 },
});
const fruit = (mangos: number, more?: object) => ({
  name: 'fruit_app', import_path: 'fruit.deployment_graph', route_prefix: '/fruit', runtime_env: { working_dir: FRUIT },
  deployments: [part('MangoStand', { price: 3 }, mangos, more), part('OrangeStand', { price: 2 }), part('PearStand', { price: 1 }), part('FruitMarket')],
});
const serving = {
  rayClusterConfig: {
    ...common,
    headGroupSpec: { ...ports(['gcs-server', 6379], DASHBOARD, CLIENT, SERVE), ...token, cpuLimit: '2', memoryLimit: '2Gi' },
    workerGroupSpecs: [{ ...small, replicas: 1, minReplicas: 1, maxReplicas: 5, cpu: '500m', cpuLimit: '1', memoryLimit: '2Gi' }],
  },
} as const;
const ML = 'rayproject/ray-ml:2.41.0.deprecated-py39-gpu';
const gcsServe = ports(['gcs', 6379], DASHBOARD, CLIENT, SERVE);
const hub = (scope: Chart) => ({ HUGGING_FACE_HUB_TOKEN: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(scope, 'hf', 'hf-secret'), key: 'hf_api_token' }) });
const llama: Build = scope => new RayService(scope, 'llama-3-8b', {
  serveConfigV2: {
    applications: [{
      name: 'llm', route_prefix: '/', import_path: 'ray-operator.config.samples.vllm.serve:model',
      deployments: [{ name: 'VLLMDeployment', num_replicas: 1, ray_actor_options: { num_cpus: 8 } }],
      runtime_env: {
        working_dir: 'https://github.com/ray-project/kuberay/archive/master.zip', pip: ['vllm==0.6.1.post2'],
        env_vars: { MODEL_ID: 'meta-llama/Meta-Llama-3-8B-Instruct', TENSOR_PARALLELISM: '2', PIPELINE_PARALLELISM: '1' },
      },
    }],
  },
  rayClusterConfig: {
    rayVersion: '2.33.0', image: 'rayproject/ray-ml:2.33.0.914af0-py311', mesh: true,
    headGroupSpec: {
      ...ports(['gcs-server', 6379], DASHBOARD, CLIENT, SERVE), ...token, rayStartParams: { 'dashboard-host': '0.0.0.0' }, cpuLimit: '2', memoryLimit: '8Gi', env: hub(scope),
    },
    workerGroupSpecs: [{
      ...token, groupName: 'gpu-group', replicas: 1, minReplicas: 0, maxReplicas: 4, cpuLimit: '8', memoryLimit: '20Gi', env: hub(new Chart(scope, 'worker')),
      gpu: { ...nvidia(2), tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] },
    }],
  },
});

/** A document, with the mistake undone that was planted in it. */
interface Real {
  readonly at: readonly [file: string, index: number];
  readonly build: Build;
  readonly mend?: (document: Mutable) => void;
  readonly meaning?: Meaning;
}
type Mutable = Record<string, never> & { readonly metadata: Record<string, unknown>; readonly spec: Record<string, never> & Record<string, unknown> };

const [CLUSTER, JOB, SERVICE] = ['ray.io_RayCluster', 'ray.io_RayJob', 'ray.io_RayService'];
const unnamed: Meaning = { added: ['.metadata.name'], meaningless: ['.metadata.generateName'] };
const sampleCode = files('ray-job-code-sample', SAMPLES, ['sample_code.py']);

const ALL: readonly Real[] = [
  { at: [CLUSTER, 0], build: cluster('raycluster-overwrite-cmd', overwrite) },
  {
    at: [CLUSTER, 1],
    build: cluster('raycluster-tpu-v6e-multihost', {
      headGroupSpec: { ...ports(['gcs', 6379], DASHBOARD, CLIENT, SERVE, ['grpc', 8888]), ...token, imagePullPolicy: 'IfNotPresent', cpuLimit: '8', memoryLimit: '40G' },
      workerGroupSpecs: [{
        ...token, groupName: 'tpu-group', replicas: 1, minReplicas: 0, maxReplicas: 1, numOfHosts: 4, imagePullPolicy: 'IfNotPresent', cpuLimit: '24', memoryLimit: '200G', gpu: tpu,
        env: {
          NODE_IP: EnvValue.fromFieldRef(EnvFieldPaths.NODE_IP), VBAR_CONTROL_SERVICE_URL: '$(NODE_IP):8353', JAX_PLATFORMS: 'tpu,cpu', ENABLE_PJRT_COMPATIBILITY: 'true',
        },
        ...ports(['mxla', 8081]), nodeSelector: { 'cloud.google.com/gke-tpu-accelerator': 'tpu-v6e-slice', 'cloud.google.com/gke-tpu-topology': '4x4' },
      }],
    }),
  },
  {
    at: [CLUSTER, 2],
    build: cluster('locust-cluster', { headGroupSpec: { ...gcsServer, ...token, cpuLimit: '3', memoryLimit: '4Gi', mounts: [{ mountPath: '/locustfile', configMap: 'locustfile-config' }] } }),
  },
  {
    at: [CLUSTER, 5], mend: one => delete one.metadata.annotations,
    build: cluster('raycluster-autoscaler', {
      enableInTreeAutoscaling: true, autoscalerOptions: { upscalingMode: 'Default', idleTimeoutSeconds: 60, imagePullPolicy: 'IfNotPresent', cpuLimit: '500m', memoryLimit: '512Mi' },
      gcsFaultToleranceOptions: REDIS,
      headGroupSpec: {
        ...gcs, rayStartParams: { 'num-cpus': '0' }, cpuLimit: '1', memoryLimit: '2G', mounts: [files('ray-example', SAMPLES, ['detached_actor.py', 'terminate_detached_actor.py'], 511)],
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
  { at: [CLUSTER, 12], build: cluster('raycluster-tls', tls()), mend: one => void ((one.spec.workerGroupSpecs as { replicas: unknown }[])[0].replicas = 1) },
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
      entrypoint: 'python -c "import time; import ray; ray.init(); [print(f\\"iter: {i}, ray.cluster_resources(): {ray.cluster_resources()}\\") or time.sleep(1) for i in range(600)]"\n',
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
    mend: ({ spec }) => void ((spec as never as { rayClusterSpec: { headGroupSpec: { template: { spec: { containers: { name?: string }[] } } } } })
      .rayClusterSpec.headGroupSpec.template.spec.containers[0].name = 'ray-head'),
  },
  {
    at: [JOB, 4], mend: one => delete one.spec.deletionPolicy,
    build: job('rayjob-pytorch-mnist', trained('python ray-operator/config/samples/pytorch-mnist/ray_train_pytorch_mnist.py', ['torch', 'torchvision'],
      { NUM_WORKERS: '2', CPUS_PER_WORKER: '2' }, { cpuLimit: '1', memoryLimit: '4Gi' }, { replicas: 2, cpuLimit: '3', memoryLimit: '4Gi' })),
  },
  {
    at: [JOB, 9], mend: ({ spec }) => void ((spec as never as { rayClusterSpec: { workerGroupSpecs: { replicas: unknown }[] } }).rayClusterSpec.workerGroupSpecs[0].replicas = 1),
    build: job('image-resize', trained('python ray-operator/config/samples/ray-data-image-resize/ray_data_image_resize.py', ['torch', 'torchvision', 'numpy', 'google-cloud-storage'],
      { BUCKET_NAME: 'ray-images', BUCKET_PREFIX: 'images' }, { cpuLimit: '2', memoryLimit: '4Gi' }, { replicas: 1, cpuLimit: '2', memoryLimit: '4Gi' })),
  },
  {
    at: [SERVICE, 0],
    build: service('rayservice-sample', {
      ...serving, serveConfigV2: { applications: [fruit(1)] },
      serveService: {
        metadata: {
          name: 'custom-ray-serve-service-name', labels: { 'custom-label': 'custom-ray-serve-service-label' }, annotations: { 'custom-annotation': 'custom-ray-serve-service-annotation' },
        },
        spec: { type: 'LoadBalancer', ports: [{ port: 12345, targetPort: 12345, name: 'custom-ray-serve-service-port' }] },
      },
    }),
  },
  {
    at: [SERVICE, 1],
    build: service('text-summarizer', {
      serveConfigV2: {
        applications: [{
          name: 'text_summarizer', import_path: 'text_summarizer.text_summarizer:deployment',
          runtime_env: { working_dir: 'https://github.com/ray-project/serve_config_examples/archive/607d1264c2c998e4a85eaf5403efcd3bc9ed3039.zip' },
        }],
      },
      rayClusterConfig: {
        ...common, image: ML, headGroupSpec: { ...gcsServe, ...token, cpuLimit: '2', memoryLimit: '8G', mounts: [logs] },
        workerGroupSpecs: [{
          ...token, groupName: 'gpu-group', replicas: 1, minReplicas: 1, maxReplicas: 10, cpu: '3', cpuLimit: '4', memory: '12G', memoryLimit: '16G', gpu: nvidia(1),
          tolerations: [{ key: 'ray.io/node-type', operator: 'Equal', value: 'worker', effect: 'NoSchedule' }],
        }],
      },
    }),
  },
  {
    at: [SERVICE, 2], build: llama,
    mend: ({ spec }) => {
      const { rayClusterConfig } = spec as never as { rayClusterConfig: { workers?: number; rayVersion?: string; workerGroupSpecs: { template: { spec: { containers: { name: string }[] } } }[] } };
      delete rayClusterConfig.workers;
      // The operator takes the first container for that of Ray, whatever its name, and the version for a note.
      rayClusterConfig.workerGroupSpecs[0].template.spec.containers[0].name = 'ray-worker';
      rayClusterConfig.rayVersion = '2.33.0';
    },
  },
  {
    at: [SERVICE, 3], mend: one => delete one.metadata.annotations,
    build: service('stable-diffusion-tpu', {
      serveConfigV2: {
        applications: [{
          name: 'stable_diffusion', import_path: 'stable_diffusion.stable_diffusion_tpu:deployment',
          runtime_env: {
            working_dir: 'https://github.com/ray-project/serve_config_examples/archive/refs/heads/master.zip',
            pip: ['pydantic<2', 'google-api-python-client', 'pillow', 'diffusers==0.7.2', 'transformers==4.24.0', 'flax', 'ml_dtypes==0.2.0', 'jax[tpu]==0.4.11',
              '-f https://storage.googleapis.com/jax-releases/libtpu_releases.html', 'fastapi'],
          },
        }],
      },
      rayClusterConfig: {
        ...common, gcsFaultToleranceOptions: REDIS, headGroupSpec: { ...gcsServe, ...token, cpuLimit: '2', memoryLimit: '8G' },
        workerGroupSpecs: [{
          ...token, groupName: 'tpu-group', replicas: 1, minReplicas: 1, maxReplicas: 10, numOfHosts: 1, cpuLimit: '100', memoryLimit: '200G', ephemeralStorageLimit: '20Gi', gpu: tpu,
          nodeSelector: { 'cloud.google.com/gke-tpu-accelerator': 'tpu-v4-podslice', 'cloud.google.com/gke-tpu-topology': '2x2x1' },
        }],
      },
    }),
  },
  {
    at: [SERVICE, 8], mend: ({ spec }) => void ((spec as never as { rayClusterConfig: { workerGroupSpecs: { groupName?: string }[] } }).rayClusterConfig.workerGroupSpecs[0].groupName = 'small-group'),
    build: service('rayservice-sample', {
      ...serving,
      serveConfigV2: {
        applications: [fruit(2, { max_replicas_per_node: 1 }), {
          name: 'math_app', import_path: 'conditional_dag.serve_dag', route_prefix: '/calc', runtime_env: { working_dir: FRUIT },
          deployments: [part('Adder', { increment: 3 }), part('Multiplier', { factor: 5 }), { name: 'Router', num_replicas: 1 }],
        }],
      },
    }),
  },
];

/** Texts that hold YAML as what they say. */
function normal(manifest: PlainManifest): PlainManifest {
  const spec = isRecord(manifest.spec) ? manifest.spec : {};
  const read = (name: string) => typeof spec[name] === 'string' ? { [name]: load(spec[name]) } : {};
  return { ...manifest, spec: { ...spec, ...read('runtimeEnvYAML'), ...read('serveConfigV2') } };
}

const CLUSTERS = ['.spec', '.spec.rayClusterSpec', '.spec.rayClusterConfig'];
const TEMPLATES = CLUSTERS.flatMap(path => [`${path}.headGroupSpec.template`, `${path}.workerGroupSpecs.*.template`]);
const DEFAULTS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(TEMPLATES.map(template => [`${template}.spec.automountServiceAccountToken`, true])), '.spec.shutdownAfterJobFinishes': false,
};
const ADDED = TEMPLATES.flatMap(template => [`${template}.metadata.labels.cdk8s-kubeflow/ray`, `${template}.metadata.annotations.traffic.sidecar.istio.io/includeInboundPorts`]);

const run = HAS_SHARED ? test : test.skip;

run.each(ALL)('$at has a typed equivalent', ({ at, build, mend, meaning = {} }) => {
  const scope = new Chart(new App(), 'test', { namespace: 'ml' });
  build(scope);
  const [object] = rendered(scope).all.filter(({ group }) => group === 'ray.io');
  const document = realDocument('admission', ...at);
  mend?.(document as unknown as Mutable);
  expectSameMeaning(object.manifest, document, { ...meaning, defaults: DEFAULTS, added: [...ADDED, ...meaning.added ?? []], normal });
});
