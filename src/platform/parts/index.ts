import { argoWorkflows } from './argo-workflows';
import { certManager } from './cert-manager';
import { dashboard } from './dashboard';
import { dex } from './dex';
import { gatewayApi } from './gateway-api';
import { hub } from './hub';
import { istio } from './istio';
import { jobset } from './jobset';
import { katib } from './katib';
import { knativeEventing } from './knative-eventing';
import { knativeServing } from './knative-serving';
import { kserve } from './kserve';
import { kubeflow } from './kubeflow';
import { kuberay } from './kuberay';
import { kueue } from './kueue';
import { leaderWorkerSet } from './leader-worker-set';
import { metacontroller } from './metacontroller';
import { mysql } from './mysql';
import { notebooks } from './notebooks';
import { nvidiaDevicePlugin } from './nvidia-device-plugin';
import { nvidiaGpuOperator } from './nvidia-gpu-operator';
import { oauth2Proxy } from './oauth2-proxy';
import { pipelines } from './pipelines';
import { seaweedfs } from './seaweedfs';
import { sparkOperator } from './spark-operator';
import { trainer } from './trainer';
import { workspaces } from './workspaces';
import { trainingOperator } from './training-operator';
import type { NamespaceName } from '../../core/names';
import type { AnyPart, Part } from '../part';

export type { ArgoWorkflowsFacts, ArgoWorkflowsOptions } from './argo-workflows';
export type { CertManagerFacts, CertManagerOptions } from './cert-manager';
export type { DashboardOptions } from './dashboard';
export type { DexOptions } from './dex';
export type { GatewayApiFacts, GatewayApiOptions } from './gateway-api';
export type { HubOptions } from './hub';
export type { ExistingGateway, IstioFacts, IstioOptions } from './istio';
export type { JobSetsFacts, JobSetsOptions } from './jobset';
export type { KatibOptions } from './katib';
export type { KnativeEventingFacts, KnativeEventingOptions } from './knative-eventing';
export type { KnativeServingFacts, KnativeServingOptions } from './knative-serving';
export type { KServeOptions } from './kserve';
export type { KubeflowOptions } from './kubeflow';
export type { KubeRayOptions } from './kuberay';
export type { KueueFacts, KueueOptions } from './kueue';
export type { LeaderWorkerSetsFacts, LeaderWorkerSetsOptions } from './leader-worker-set';
export type { DatabasesOptions } from './mysql';
export type { MetacontrollerOptions } from './metacontroller';
export type { NotebooksOptions } from './notebooks';
export type { NvidiaDevicePluginOptions } from './nvidia-device-plugin';
export type { NvidiaGpuOperatorOptions } from './nvidia-gpu-operator';
export type { OAuth2ProxyOptions } from './oauth2-proxy';
export type { PipelinesOptions } from './pipelines';
export type { SeaweedfsOptions } from './seaweedfs';
export type { SparkOperatorOptions } from './spark-operator';
export type { TrainerOptions } from './trainer';
export type { TrainingOperatorOptions } from './training-operator';
export type { WorkspacesOptions } from './workspaces';

/** All parts of the platform, in the order of the dashboard's menu. Everything else about them follows from this list. */
export const PARTS = [
  certManager, istio, kubeflow, knativeServing, knativeEventing, metacontroller, argoWorkflows, seaweedfs, mysql, dex, oauth2Proxy, dashboard, notebooks,
  workspaces, jobset, leaderWorkerSet, kueue, trainer, trainingOperator, katib, gatewayApi, kserve, hub, pipelines, sparkOperator, kuberay, nvidiaDevicePlugin,
  nvidiaGpuOperator,
] as const satisfies readonly AnyPart[];

/** One of the parts. */
type ListedPart = (typeof PARTS)[number];

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never;
type Inferred<One> = One extends Part<infer Setting, infer Made, infer Key> ? { readonly setting: Setting; readonly made: Made; readonly key: Key } : never;

/** Names of the settings of all parts. */
export type PartKey = keyof PartSettings;

/** How users choose each part. */
export type PartSettings = Intersection<Inferred<ListedPart>['setting']>;

/** The component of each part; undefined where it was left out or the cluster has its own. */
export type PartComponents = { readonly [One in ListedPart as One['key']]: Inferred<One>['made'] };

/** Names of namespaces in the settings. */
export type NamespaceKey = { [One in ListedPart as One['key']]: keyof One['namespaces'] & string }[ListedPart['key']];

/** Namespaces of the platform, by the names of the settings. */
export type PlatformNamespaces = Readonly<Record<NamespaceKey, NamespaceName>>;
