/** What the programs of Kubeflow Pipelines know of each other: names, ports, accounts and labels, each once. */
import { Construct } from 'constructs';
import type { InstallConfig } from './install-config';
import { AuthorizationPolicySpec } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { DestinationRule } from '../../apis/networking.istio.io/v1alpha3';
import { EnvVar } from '../../apis/k8s/core/v1';
import { IssuerRef, Mesh, ObjectStoreRef, principal, serviceHost, ServiceRef } from '../../core';
import { CallersPolicy, Labels, mutualTls, PlatformPolicy } from '../../kit';

/** Label of all objects. */
export const COMMON_LABELS: Labels = { 'application-crd-id': 'kubeflow-pipelines' };

/** Labels of all objects but those of the metadata store, where there are profiles; for a single user they are the common ones. */
export const PIPELINES_LABELS: Labels = {
  'app.kubernetes.io/component': 'ml-pipeline',
  'app.kubernetes.io/name': 'kubeflow-pipelines',
  ...COMMON_LABELS,
};

/** Labels of one program's pods; selectors hold them, and a selector cannot change in a cluster. */
export function programLabels({ labels }: Pick<Group, 'labels'>, app: string): Labels {
  return { app, ...labels };
}

/** Names of Deployments. */
export const PROGRAMS = {
  apiServer: 'ml-pipeline',
  ui: 'ml-pipeline-ui',
  persistenceAgent: 'ml-pipeline-persistenceagent',
  scheduledWorkflow: 'ml-pipeline-scheduledworkflow',
  viewer: 'ml-pipeline-viewer-crd',
  visualization: 'ml-pipeline-visualizationserver',
  cache: 'cache-server',
  cacheDeployer: 'cache-deployer-deployment',
  metadataGrpc: 'metadata-grpc-deployment',
  metadataEnvoy: 'metadata-envoy-deployment',
  metadataWriter: 'metadata-writer',
} as const;

/** Names of ServiceAccounts. */
export const ACCOUNTS = {
  apiServer: 'ml-pipeline',
  ui: 'ml-pipeline-ui',
  persistenceAgent: 'ml-pipeline-persistenceagent',
  scheduledWorkflow: 'ml-pipeline-scheduledworkflow',
  viewer: 'ml-pipeline-viewer-crd-service-account',
  visualization: 'ml-pipeline-visualizationserver',
  cache: 'kubeflow-pipelines-cache',
  cacheDeployer: 'kubeflow-pipelines-cache-deployer-sa',
  metadataGrpc: 'metadata-grpc-server',
  metadataWriter: 'kubeflow-pipelines-metadata-writer',
  /** Of a single user: the steps of runs, and TensorBoards. */
  runner: 'pipeline-runner',
  tensorboard: 'kubeflow-pipelines-viewer',
} as const;

/** Names and ports of Services. */
export const SERVICES = {
  apiHttp: { name: PROGRAMS.apiServer, port: 8888 },
  apiGrpc: { name: PROGRAMS.apiServer, port: 8887 },
  apiWebhook: { name: PROGRAMS.apiServer, port: 8443 },
  ui: { name: PROGRAMS.ui, port: 80 },
  visualization: { name: PROGRAMS.visualization, port: 8888 },
  cache: { name: PROGRAMS.cache, port: 443 },
  metadataGrpc: { name: 'metadata-grpc-service', port: 8080 },
  metadataEnvoy: { name: 'metadata-envoy-service', port: 9090 },
} as const;

/** Audience of the tokens by which programs call the API server. */
export const TOKEN_AUDIENCE = 'pipelines.kubeflow.org';

/** Account that steps of runs have in each profile. */
export const STEP_ACCOUNT = 'default-editor';

/** What every program of the group is made from. */
export interface Group {
  readonly namespace: string;
  /** Facts of the mesh. @default - it is for a single user: runs are in the same namespace, and there is no mesh */
  readonly mesh?: Mesh;
  readonly clusterDomain: string;
  /** Labels of all objects but those of the metadata store. */
  readonly labels: Labels;
  /** Whether the programs call each other by TLS. */
  readonly tls: boolean;
  readonly store: ObjectStoreRef;
  readonly config: InstallConfig;
  /** Accounts of the programs of the group that may call the API server. */
  readonly callers: readonly string[];
  /** Namespaces whose pods may call what the gateway may call: its own, and those trusted like it. */
  readonly gateways: readonly string[];
  /** @default - each webhook signs its own certificate */
  readonly webhookIssuer?: IssuerRef;
}

/** A Service of the group. */
export function serviceOf({ namespace }: Pick<Group, 'namespace'>, service: { readonly name: string; readonly port: number }): ServiceRef {
  return { namespace, name: service.name, port: service.port };
}

/** A variable with the namespace whose objects a program looks after: for profiles all of them, for a single user its own. */
export function watchedNamespace({ mesh }: Group, name: string): EnvVar {
  return mesh === undefined ? { name, valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } } : { name, value: '' };
}

/** SPIFFE principals of accounts of the group. */
export function principalsOf({ trustDomain }: Mesh, namespace: string, accounts: readonly string[]): string[] {
  return accounts.map(account => principal(trustDomain, namespace, account));
}

/** Who may call the pods of a program inside the mesh: 1 AuthorizationPolicy, where there is a mesh. */
export class MeshPolicy extends Construct {
  constructor(scope: Construct, id: string, { namespace, mesh, labels }: Group, name: string, spec: (mesh: Mesh) => AuthorizationPolicySpec, own = labels) {
    super(scope, id);
    if (mesh !== undefined) {
      new AuthorizationPolicy(this, 'AuthorizationPolicy', { metadata: { name, namespace, labels: own }, spec: spec(mesh) });
    }
  }
}

/** Has proxies call a Service with the certificates of the mesh: 1 DestinationRule, where there is a mesh. */
export class MutualTls extends Construct {
  constructor(scope: Construct, id: string, { namespace, mesh, labels }: Group, name: string, own = labels) {
    super(scope, id);
    if (mesh !== undefined) {
      const host = serviceHost({ name, namespace }, mesh.clusterDomain);
      new DestinationRule(this, 'DestinationRule', { metadata: { name, namespace, labels: own }, spec: mutualTls(host) });
    }
  }
}

/** Says who may call the pods of a program where the namespace lets in nobody else; that of a single user lets in everybody. */
export function addCallers(scope: Construct, { namespace, mesh, gateways }: Group, policy: PlatformPolicy): void {
  if (mesh !== undefined) {
    new CallersPolicy(scope, 'Callers', namespace, policy, gateways);
  }
}
