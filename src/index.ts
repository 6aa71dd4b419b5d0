/**
 * The public API: what a GitOps repository needs. Single components, API types and the pieces for extensions are
 * imported by their paths: `cdk8s-kubeflow/components/istio`, `cdk8s-kubeflow/apis/kubeflow.org/v1`, `cdk8s-kubeflow/core`.
 */
export { KubeflowApp } from './checks';
export {
  allowImage, Component, type ComponentProps, ConfigError, type DatabaseRef, declareExternal, DEFAULT_IDENTITY, type External, type ExternalAuthorizer, Field,
  type Finding, FindingsError, type GatewayRef, gcs, type GcsOptions, type IdentityHeaders, type ImageName, Images, type ImagesOptions, type IngressWorkloadRef,
  type Injection, type IssuerRef, Located, type LogLevel, type ManifestAppProps, ManifestSet, type Mesh, type MeshedProps, type NamedSecret, type ObjectStoreRef,
  type OidcIssuer, type PipelinesDatabases, pipelinesDatabases, type PlainManifest, type PodSecurityLevel, type PodSettings, principal, RELEASES, type Report,
  type Rule, s3, s3Compatible, type S3CompatibleOptions, type S3Options, type SecretKeyRef, type SecretRef, secretRef, type ServiceAccountRef, type ServiceRef,
  setFolder, setStage, type Stage, type Violation, type Waiver, type WorkloadSettings,
} from './core';
export { argocd, type ArgoCdOptions, flux, type FluxOptions, type GitOps } from './gitops';
export {
  type AddComponentOptions, type AddOn, type AddOnFacts, type AddOnNamespace, type AddOnWeb, type ArgoWorkflowsFacts, type ArgoWorkflowsOptions,
  type CertManagerFacts, type CertManagerOptions, type ComponentFacts, componentsOf, type DashboardOptions, type DatabasesOptions, dex, type DexLogin,
  type DexLoginOptions, type DexOptions, type Existing, type ExistingGateway, ExistingPlatform, existingPlatform, type ExistingPlatformOptions,
  type GatewayApiFacts, type GatewayApiOptions, type HubOptions, type IstioFacts, type IstioOptions, type JobSetsFacts, type JobSetsOptions, type KatibOptions,
  type KnativeEventingFacts, type KnativeEventingOptions, type KnativeServingFacts, type KnativeServingOptions, type KServeOptions, type KubeflowOptions,
  KubeflowPlatform, type KubeflowPlatformProps, type KubeRayOptions, type KueueFacts, type KueueOptions, type LeaderWorkerSetsFacts,
  type LeaderWorkerSetsOptions, local, type LocalOptions, type LocalSecurity, type Login, type LoginOptions, type MetacontrollerOptions, type NotebooksOptions,
  type NvidiaDevicePluginOptions, type NvidiaGpuOperatorOptions, type OAuth2ProxyOptions, oidc, type OidcLogin, type OidcLoginOptions, type PipelinesOptions,
  type PlatformFacts, type PlatformNamespaces, type PlatformOptions, type PlatformSettings, production, type ProductionBehindExisting,
  type ProductionBehindExistingOptions, type ProductionOptions, type ProductionSecurity, type ProfileFacts, type ProfileOptions, type SeaweedfsOptions,
  type SparkOperatorOptions, type TrainerOptions, type TrainingOperatorOptions, type WorkspacesOptions, aks, type AksOptions, bareMetal, type BareMetalOptions,
  eks, type EksOptions, gke, type GkeOptions, kind, type KindOptions, minikube, type MinikubeOptions, only, type Only, type OptionalComponent, openshift,
  type OpenshiftOptions, type Place, type PlaceOptions, type PlaceStorage, type PlatformProps,
} from './platform';
export {
  algorithms, type ArchitectureAlgorithm, categorical, type ConfigMapTrial, discrete, double, type EarlyStopping, Experiment, type ExperimentProps, int, job, type JobProps,
  medianStop, type MetricsCollector, metricsCollectors, type NasConfig, type Parameter, type ParameterAlgorithm, type SearchSpace, type Trial,
  type TrialReference, workflow, type WorkflowProps,
} from './workloads';
export {
  type Accelerator, accelerator, type AcceleratorOptions, type AcceleratorPlacement, amd, awsIam, type AwsIamOptions, awsRole, azureIdentity, type Claim,
  type ClaimRef, type CloudIdentity, type CohortQueue, type Contributor, type Contributors, type CpuAmount, type CustomNotebookImage, DataCacheAccess,
  type DataCacheAccessProps, type Environment, type ExistingClaim,
  existingClaim, type ExistingClaimOptions, gaudi, googleAccount, type GpuQuota, type Group, group, isolated, type Isolation, type IsolationOptions,
  type Lifecycle, type LonelyQueue, type MemoryAmount, mig, type ModelProperties, ModelRegistry, type ModelRegistryProps, type ModelVersionProps, type NewClaim, newClaim,
  type NewClaimOptions, Pipeline, type PipelineProps, PipelineVersion, type PipelineVersionProps, RegisteredModel, type RegisteredModelProps,
  Run, type RunProps, RecurringRun, type RecurringRunProps,
  ScheduledRun, type ScheduledRunProps, type MigPool, type NodePool, type NodePoolRef, type NodePools, type NodeTaint, Notebook, type NotebookImage, notebookImage,
  notebookImages, type NotebookKind, type NotebookProps, nvidia, type NvidiaGpu, objectStoreLogs, onNodePool, type PinnedNotebookImage, type Plugin, PodDefault,
  type PodDefaultProps, poolDevices, type PoolNodes, type PoolPlacement, poolPlacement,
  type Principal, type PrincipalRef, Profile, type ProfileLimits, type ProfilePodDefault, type ProfileProps, type ProfileQueue, type ProfileQuota,
  type ProfileSettings, type QueueAmounts, type QueueOptions,
  type Protection, pvcLogs, type Role, serviceAccount, type ServiceAccountPrincipal, Tensorboard, type TensorboardProps, type Time, timeSliced,
  type TimeSlicedPool, type TimeSlicing, type User, user,
  type UserOptions, VolumeViewer, type VolumeViewerProps, Workload, type WorkloadProps, type WholeDevicePool, type WorkloadSecurity, workloadIdentity,
} from './workloads';
export {
  type DatasetInitializer, JAXJob, jaxJob, type JAXJobProps, type JobRole, type JobTemplate, type ModelInitializer, MPIJob, mpiJob, type MPIJobProps, type NamedRuntime, PaddleJob,
  paddleJob, type PaddleJobProps, PyTorchJob, pyTorchJob, type PyTorchJobProps, type RuntimeChoice, TFJob, tfJob, type TFJobProps, toTrainJob, type ToTrainJobOptions,
  TrainingRuntime, type TrainingRuntimeProps, TrainJob, trainJob, type TrainJobOptions, type TrainJobProps, type TrialFacts, XGBoostJob, xgboostJob, type XGBoostJobProps,
  bento, type BentoOptions, type CustomPredictor, type Expose, gcsModel, httpsModel, huggingFaceModel, type HuggingFaceOptions, InferenceGraph, type InferenceGraphProps,
  InferenceService, type InferenceServiceProps, LLMInferenceService, type LLMInferenceServiceProps, type LLMPod, LocalModelCache, type LocalModelCacheProps,
  LocalModelNodeGroup, type LocalModelNodeGroupProps, type ModelPredictor, type ModelSource, ociModel,
  pvcModel, registryModel, type RegistryModelOptions, s3Model, ServingRuntime, type ServingRuntimeProps, storeModel, TrainedModel, type TrainedModelProps,
  PythonImage, pythonImage, type PythonImageProps, PythonJob, pythonJob, type PythonJobOptions, type PythonJobProps, type PythonProgramSource, PythonSource,
  type PythonSourceProps, RayCluster, type RayClusterProps, RayJob, type RayJobProps, RayService, type RayServiceProps, ScheduledSparkApplication,
  type ScheduledSparkApplicationProps, SparkApplication, type SparkApplicationProps, type StoreAccess,
} from './workloads';
