import { Construct } from 'constructs';
import { ArgoWorkflows } from '../../src/components/argo-workflows';
import { CertManager } from '../../src/components/cert-manager';
import { Dashboard, ProfileController } from '../../src/components/dashboard';
import { Dex } from '../../src/components/dex';
import { GatewayApi } from '../../src/components/gateway-api';
import { Hub } from '../../src/components/hub';
import { Istio } from '../../src/components/istio';
import { JobSets } from '../../src/components/jobset';
import { Katib } from '../../src/components/katib';
import { KnativeEventing } from '../../src/components/knative-eventing';
import { KnativeServing } from '../../src/components/knative-serving';
import { KServe } from '../../src/components/kserve';
import { KubeflowBase } from '../../src/components/kubeflow';
import { KubeRay } from '../../src/components/kuberay';
import { Kueue } from '../../src/components/kueue';
import { Metacontroller } from '../../src/components/metacontroller';
import { managedKatibDatabase, Mysql } from '../../src/components/mysql';
import { LeaderWorkerSets } from '../../src/components/leader-worker-set';
import { NotebookController, Notebooks } from '../../src/components/notebooks';
import { NvidiaDevicePlugin } from '../../src/components/nvidia-device-plugin';
import { NvidiaGpuOperator } from '../../src/components/nvidia-gpu-operator';
import { OAuth2Proxy } from '../../src/components/oauth2-proxy';
import { Pipelines } from '../../src/components/pipelines';
import { Seaweedfs } from '../../src/components/seaweedfs';
import { SparkOperator } from '../../src/components/spark-operator';
import { Trainer } from '../../src/components/trainer';
import { Workspaces } from '../../src/components/workspaces';
import { TrainingOperator } from '../../src/components/training-operator';
import { Component, ComponentProps, pipelinesDatabases, s3Compatible, secretRef } from '../../src/core';
import { NodePools, nvidia } from '../../src/core/catalogue';
import { gateway, knative } from '../support';

/** A component with what it cannot do without; further props win. */
type Make = (scope: Construct, props?: ComponentProps) => Component;

/** A store and a server of databases that are there already. */
const pipelineStores = {
  objectStore: s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' }),
  databases: pipelinesDatabases({ host: 'db.example.com', user: 'kubeflow', password: secretRef('db', 'password') }),
};

/** Nodes with GPUs. */
const nodePools: NodePools = { a100: { labels: { pool: 'a100' }, accelerator: nvidia(8) } };

/** All components; those of one list make no object of the same identity. */
export const COMPONENTS: Readonly<Record<string, Make>> = {
  'cert-manager': (scope, props) => new CertManager(scope, 'cert-manager', { ...props }),
  'istio': (scope, props) => new Istio(scope, 'istio', { ...props }),
  'kubeflow': (scope, props) => new KubeflowBase(scope, 'kubeflow', { ingress: gateway.workload, webhookAuthority: 'cert-manager', ...props }),
  'dex': (scope, props) => new Dex(scope, 'dex', {
    gateway, client: secretRef('client'), passwords: secretRef('passwords'),
    staticUsers: [{ email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA' }], ...props,
  }),
  'oauth2-proxy': (scope, props) => new OAuth2Proxy(scope, 'oauth2-proxy', {
    gateway, credentials: secretRef('login'), issuer: { url: 'https://sso.example.com' }, url: 'https://ml.example.com', audiences: ['kubeflow'], ...props,
  }),
  'knative-serving': (scope, props) => new KnativeServing(scope, 'knative-serving', { gateway, ...props }),
  'knative-eventing': (scope, props) => new KnativeEventing(scope, 'knative-eventing', { channels: { inMemory: true }, brokers: { channelBased: {} }, ...props }),
  'dashboard': (scope, props) => new Dashboard(scope, 'dashboard', { gateway, ...props }),
  'pipelines': (scope, props) => new Pipelines(scope, 'pipelines', { gateway, ...pipelineStores, ...props }),
  'notebooks': (scope, props) => new Notebooks(scope, 'notebooks', { gateway, ...props }),
  'katib': (scope, props) => new Katib(scope, 'katib', { gateway, database: managedKatibDatabase(), ...props }),
  'gateway-api': (scope, props) => new GatewayApi(scope, 'gateway-api', { ...props }),
  'kserve': (scope, props) => new KServe(scope, 'kserve', { gateway, knative, ...props }),
  'hub': (scope, props) => new Hub(scope, 'hub', {
    inferenceServiceController: { registries: ['vision'] }, storageInitializer: { registry: { namespace: 'vision', name: 'model-registry-service', port: 8080 } }, ...props,
  }),
  'metacontroller': (scope, props) => new Metacontroller(scope, 'metacontroller', { ...props }),
  'argo-workflows': (scope, props) => new ArgoWorkflows(scope, 'argo-workflows', { ...props }),
  'seaweedfs': (scope, props) => new Seaweedfs(scope, 'seaweedfs', { ...props }),
  'mysql': (scope, props) => new Mysql(scope, 'mysql', { ...props }),
  'jobset': (scope, props) => new JobSets(scope, 'jobset', { ...props }),
  'leader-worker-set': (scope, props) => new LeaderWorkerSets(scope, 'leader-worker-set', { ...props }),
  'kueue': (scope, props) => new Kueue(scope, 'kueue', { ...props }),
  'trainer': (scope, props) => new Trainer(scope, 'trainer', { dataCache: true, progress: true, ...props }),
  'nvidia-device-plugin': (scope, props) => new NvidiaDevicePlugin(scope, 'nvidia-device-plugin', { nodePools, ...props }),
  'nvidia-gpu-operator': (scope, props) => new NvidiaGpuOperator(scope, 'nvidia-gpu-operator', { nodePools, ...props }),
  'spark-operator': (scope, props) => new SparkOperator(scope, 'spark-operator', { ...props }),
  'workspaces': (scope, props) => new Workspaces(scope, 'workspaces', { gateway, ...props }),
  'training-operator': (scope, props) => new TrainingOperator(scope, 'training-operator', { ...props }),
  'kuberay': (scope, props) => new KubeRay(scope, 'kuberay', { ...props }),
};

/** All of them, with what stands in for one of the others. */
export const EACH: readonly (readonly [string, Make])[] = [
  ...Object.entries(COMPONENTS), ['profile-controller', (scope, props) => new ProfileController(scope, 'profile-controller', { ...props })],
  ['notebook-controller', (scope, props) => new NotebookController(scope, 'notebook-controller', { ...props })],
];
