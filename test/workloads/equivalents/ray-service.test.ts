import { Chart } from 'cdk8s';
import { EnvValue, Secret } from 'cdk8s-plus-28';
import { Build, CLIENT, common, DASHBOARD, deep, expectEquivalents, logs, ML, ports, Real, REDIS, SERVE, small, token, tpu } from './ray-support';
import { nvidia } from '../../../src';
import { RayService, RayServiceProps } from '../../../src/workloads';

const service = (name: string, props: Partial<RayServiceProps>): Build => scope => new RayService(scope, name, props as RayServiceProps);

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
    rayVersion: '2.33.0', image: 'rayproject/ray-ml:2.33.0.914af0-py311', mesh: true, enableInTreeAutoscaling: false,
    headGroupSpec: {
      ...ports(['gcs-server', 6379], DASHBOARD, CLIENT, SERVE), ...token, rayStartParams: { 'dashboard-host': '0.0.0.0' }, cpuLimit: '2', memoryLimit: '8Gi', env: hub(scope),
    },
    workerGroupSpecs: [{
      ...token, groupName: 'gpu-group', replicas: 1, minReplicas: 0, maxReplicas: 4, cpuLimit: '8', memoryLimit: '20Gi', env: hub(new Chart(scope, 'worker')),
      gpu: { ...nvidia(2), tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] },
    }],
  },
});

const SERVICE = 'ray.io_RayService';

const ALL: readonly Real[] = [
  {
    at: [SERVICE, 0],
    build: service('rayservice-sample', {
      ...serving, serveConfigV2: { applications: [fruit(1)] },
      serveService: {
        metadata: {
          name: 'custom-ray-serve-service-name', labels: { 'custom-label': 'custom-ray-serve-service-label' },
            annotations: { 'custom-annotation': 'custom-ray-serve-service-annotation' },
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
    mend: one => {
      const config = deep(one, 'spec', 'rayClusterConfig');
      delete config.workers;
      // The operator takes the first container for that of Ray, whatever its name, and the version for a note.
      config.rayVersion = '2.33.0';
      deep(one, 'spec', 'rayClusterConfig', 'workerGroupSpecs', 0, 'template', 'spec', 'containers', 0).name = 'ray-worker';
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
          ...token, groupName: 'tpu-group', replicas: 1, minReplicas: 1, maxReplicas: 10, numOfHosts: 1, cpuLimit: '100', memoryLimit: '200G',
            ephemeralStorageLimit: '20Gi', gpu: tpu,
          nodeSelector: { 'cloud.google.com/gke-tpu-accelerator': 'tpu-v4-podslice', 'cloud.google.com/gke-tpu-topology': '2x2x1' },
        }],
      },
    }),
  },
  {
    at: [SERVICE, 8], mend: one => void (deep(one, 'spec', 'rayClusterConfig', 'workerGroupSpecs', 0).groupName = 'small-group'),
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

expectEquivalents(ALL);
