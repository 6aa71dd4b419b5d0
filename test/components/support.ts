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
import { KnativeServing } from '../../src/components/knative-serving';
import { KServe } from '../../src/components/kserve';
import { KubeflowBase } from '../../src/components/kubeflow';
import { Metacontroller } from '../../src/components/metacontroller';
import { managedKatibDatabase, Mysql } from '../../src/components/mysql';
import { LeaderWorkerSets } from '../../src/components/leader-worker-set';
import { Notebooks } from '../../src/components/notebooks';
import { OAuth2Proxy } from '../../src/components/oauth2-proxy';
import { Pipelines } from '../../src/components/pipelines';
import { Seaweedfs } from '../../src/components/seaweedfs';
import { SparkOperator } from '../../src/components/spark-operator';
import { Trainer } from '../../src/components/trainer';
import { Component, ComponentProps, pipelinesDatabases, s3Compatible, secretRef } from '../../src/core';
import { gateway, knative } from '../support';

/** A component with the least that it takes, and what all components have in common. */
type Make = (scope: Construct, common?: ComponentProps) => Component;

/** A store and a server of databases that are there already. */
const pipelineStores = {
  objectStore: s3Compatible({ url: 'https://minio.example.com', bucket: 'mlpipeline' }),
  databases: pipelinesDatabases({ host: 'db.example.com', user: 'kubeflow', password: secretRef('db', 'password') }),
};

/** All components; those of one list make no object of the same identity. */
export const COMPONENTS: Readonly<Record<string, Make>> = {
  'cert-manager': (scope, common) => new CertManager(scope, 'cert-manager', { ...common }),
  'istio': (scope, common) => new Istio(scope, 'istio', { ...common }),
  'kubeflow': (scope, common) => new KubeflowBase(scope, 'kubeflow', { ...common, ingress: gateway.workload, webhookAuthority: 'cert-manager' }),
  'dex': (scope, common) => new Dex(scope, 'dex', {
    ...common, gateway, client: secretRef('client'), passwords: secretRef('passwords'),
    staticUsers: [{ email: 'ana@example.com', username: 'ana', userId: '1', hashFromEnv: 'ANA' }],
  }),
  'oauth2-proxy': (scope, common) => new OAuth2Proxy(scope, 'oauth2-proxy', {
    ...common, gateway, credentials: secretRef('login'), issuer: { url: 'https://sso.example.com' }, url: 'https://ml.example.com', audiences: ['kubeflow'],
  }),
  'knative-serving': (scope, common) => new KnativeServing(scope, 'knative-serving', { ...common, gateway }),
  'dashboard': (scope, common) => new Dashboard(scope, 'dashboard', { ...common, gateway }),
  'pipelines': (scope, common) => new Pipelines(scope, 'pipelines', { ...common, gateway, ...pipelineStores }),
  'notebooks': (scope, common) => new Notebooks(scope, 'notebooks', { ...common, gateway }),
  'katib': (scope, common) => new Katib(scope, 'katib', { ...common, gateway, database: managedKatibDatabase() }),
  'gateway-api': (scope, common) => new GatewayApi(scope, 'gateway-api', { ...common }),
  'kserve': (scope, common) => new KServe(scope, 'kserve', { ...common, gateway, knative }),
  'hub': (scope, common) => new Hub(scope, 'hub', { ...common }),
  'metacontroller': (scope, common) => new Metacontroller(scope, 'metacontroller', { ...common }),
  'argo-workflows': (scope, common) => new ArgoWorkflows(scope, 'argo-workflows', { ...common }),
  'seaweedfs': (scope, common) => new Seaweedfs(scope, 'seaweedfs', { ...common }),
  'mysql': (scope, common) => new Mysql(scope, 'mysql', { ...common }),
  'jobset': (scope, common) => new JobSets(scope, 'jobset', { ...common }),
  'leader-worker-set': (scope, common) => new LeaderWorkerSets(scope, 'leader-worker-set', { ...common }),
  'trainer': (scope, common) => new Trainer(scope, 'trainer', { ...common, dataCache: true, progress: true }),
  'spark-operator': (scope, common) => new SparkOperator(scope, 'spark-operator', { ...common }),
};

/** All of them, with what stands in for one of the others. */
export const EACH: readonly (readonly [string, Make])[] = [
  ...Object.entries(COMPONENTS), ['profile-controller', (scope, common) => new ProfileController(scope, 'profile-controller', { ...common })],
];
