// Generated from the types in this folder by "npm run schemas"; never edited.
import { KINDS as acmeCertManagerIo } from './acme.cert-manager.io/kinds';
import { KINDS as argoprojIo } from './argoproj.io/kinds';
import { KINDS as autoscalingInternalKnativeDev } from './autoscaling.internal.knative.dev/kinds';
import { KINDS as bitnamiCom } from './bitnami.com/kinds';
import { KINDS as cachingInternalKnativeDev } from './caching.internal.knative.dev/kinds';
import { KINDS as certManagerIo } from './cert-manager.io/kinds';
import { KINDS as cloudGoogleCom } from './cloud.google.com/kinds';
import { KINDS as dexCoreosCom } from './dex.coreos.com/kinds';
import { KINDS as eventingKnativeDev } from './eventing.knative.dev/kinds';
import { KINDS as extensionsIstioIo } from './extensions.istio.io/kinds';
import { KINDS as externalSecretsIo } from './external-secrets.io/kinds';
import { KINDS as flowsKnativeDev } from './flows.knative.dev/kinds';
import { KINDS as gatewayNetworkingK8sIo } from './gateway.networking.k8s.io/kinds';
import { KINDS as inferenceNetworkingK8sIo } from './inference.networking.k8s.io/kinds';
import { KINDS as inferenceNetworkingXK8sIo } from './inference.networking.x-k8s.io/kinds';
import { KINDS as jobsetXK8sIo } from './jobset.x-k8s.io/kinds';
import { KINDS as k8sCniCncfIo } from './k8s.cni.cncf.io/kinds';
import { KINDS as k8s } from './k8s/kinds';
import { KINDS as kubeflowOrg } from './kubeflow.org/kinds';
import { KINDS as kueueXK8sIo } from './kueue.x-k8s.io/kinds';
import { KINDS as kustomizeToolkitFluxcdIo } from './kustomize.toolkit.fluxcd.io/kinds';
import { KINDS as leaderworkersetXK8sIo } from './leaderworkerset.x-k8s.io/kinds';
import { KINDS as messagingKnativeDev } from './messaging.knative.dev/kinds';
import { KINDS as metacontrollerK8sIo } from './metacontroller.k8s.io/kinds';
import { KINDS as metallbIo } from './metallb.io/kinds';
import { KINDS as mlopsSeldonIo } from './mlops.seldon.io/kinds';
import { KINDS as networkingInternalKnativeDev } from './networking.internal.knative.dev/kinds';
import { KINDS as networkingIstioIo } from './networking.istio.io/kinds';
import { KINDS as pipelinesKubeflowOrg } from './pipelines.kubeflow.org/kinds';
import { KINDS as rayIo } from './ray.io/kinds';
import { KINDS as routeOpenshiftIo } from './route.openshift.io/kinds';
import { KINDS as secretsHashicorpCom } from './secrets.hashicorp.com/kinds';
import { KINDS as securityIstioIo } from './security.istio.io/kinds';
import { KINDS as servingKnativeDev } from './serving.knative.dev/kinds';
import { KINDS as servingKserveIo } from './serving.kserve.io/kinds';
import { KINDS as sinksKnativeDev } from './sinks.knative.dev/kinds';
import { KINDS as sourcesKnativeDev } from './sources.knative.dev/kinds';
import { KINDS as sparkoperatorK8sIo } from './sparkoperator.k8s.io/kinds';
import { KINDS as telemetryIstioIo } from './telemetry.istio.io/kinds';
import { KINDS as tensorboardKubeflowOrg } from './tensorboard.kubeflow.org/kinds';
import { KINDS as trainerKubeflowOrg } from './trainer.kubeflow.org/kinds';
import { KindTable } from './kind';

/** What is known of each kind, by `<group>/<Kind>`; those of the core group by the kind alone. */
export const KINDS: KindTable = { ...acmeCertManagerIo, ...argoprojIo, ...autoscalingInternalKnativeDev, ...bitnamiCom, ...cachingInternalKnativeDev, ...certManagerIo, ...cloudGoogleCom, ...dexCoreosCom, ...eventingKnativeDev, ...extensionsIstioIo, ...externalSecretsIo, ...flowsKnativeDev, ...gatewayNetworkingK8sIo, ...inferenceNetworkingK8sIo, ...inferenceNetworkingXK8sIo, ...jobsetXK8sIo, ...k8sCniCncfIo, ...k8s, ...kubeflowOrg, ...kueueXK8sIo, ...kustomizeToolkitFluxcdIo, ...leaderworkersetXK8sIo, ...messagingKnativeDev, ...metacontrollerK8sIo, ...metallbIo, ...mlopsSeldonIo, ...networkingInternalKnativeDev, ...networkingIstioIo, ...pipelinesKubeflowOrg, ...rayIo, ...routeOpenshiftIo, ...secretsHashicorpCom, ...securityIstioIo, ...servingKnativeDev, ...servingKserveIo, ...sinksKnativeDev, ...sourcesKnativeDev, ...sparkoperatorK8sIo, ...telemetryIstioIo, ...tensorboardKubeflowOrg, ...trainerKubeflowOrg };

/** `apiVersion` → kind → `<folder>#<type>` of its schema. */
export const SCHEMAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'acme.cert-manager.io/v1': {
    Challenge: 'apis/acme.cert-manager.io#ChallengeResource',
    Order: 'apis/acme.cert-manager.io#OrderResource',
  },
  'admissionregistration.k8s.io/v1': {
    MutatingWebhookConfiguration: 'apis/k8s#MutatingWebhookConfigurationResource',
    ValidatingAdmissionPolicy: 'apis/k8s#ValidatingAdmissionPolicyResource',
    ValidatingAdmissionPolicyBinding: 'apis/k8s#ValidatingAdmissionPolicyBindingResource',
    ValidatingWebhookConfiguration: 'apis/k8s#ValidatingWebhookConfigurationResource',
  },
  'admissionregistration.k8s.io/v1beta1': {
    MutatingAdmissionPolicy: 'apis/k8s#MutatingAdmissionPolicyResource',
    MutatingAdmissionPolicyBinding: 'apis/k8s#MutatingAdmissionPolicyBindingResource',
  },
  'apiextensions.k8s.io/v1': {
    CustomResourceDefinition: 'apis/k8s#CustomResourceDefinitionResource',
  },
  'apiregistration.k8s.io/v1': {
    APIService: 'apis/k8s#APIServiceResource',
  },
  'apps/v1': {
    ControllerRevision: 'apis/k8s#ControllerRevisionResource',
    DaemonSet: 'apis/k8s#DaemonSetResource',
    Deployment: 'apis/k8s#DeploymentResource',
    ReplicaSet: 'apis/k8s#ReplicaSetResource',
    StatefulSet: 'apis/k8s#StatefulSetResource',
  },
  'argoproj.io/v1alpha1': {
    AppProject: 'apis/argoproj.io#AppProjectResource',
    Application: 'apis/argoproj.io#ApplicationResource',
    ClusterWorkflowTemplate: 'apis/argoproj.io#ClusterWorkflowTemplateResource',
    CronWorkflow: 'apis/argoproj.io#CronWorkflowResource',
    Workflow: 'apis/argoproj.io#WorkflowResource',
    WorkflowArtifactGCTask: 'apis/argoproj.io#WorkflowArtifactGCTaskResource',
    WorkflowEventBinding: 'apis/argoproj.io#WorkflowEventBindingResource',
    WorkflowTaskResult: 'apis/argoproj.io#WorkflowTaskResultResource',
    WorkflowTaskSet: 'apis/argoproj.io#WorkflowTaskSetResource',
    WorkflowTemplate: 'apis/argoproj.io#WorkflowTemplateResource',
  },
  'autoscaling.internal.knative.dev/v1alpha1': {
    Metric: 'apis/autoscaling.internal.knative.dev#MetricResource',
    PodAutoscaler: 'apis/autoscaling.internal.knative.dev#PodAutoscalerResource',
  },
  'autoscaling/v1': {
    HorizontalPodAutoscaler: 'apis/k8s#HorizontalPodAutoscalerV1Resource',
  },
  'autoscaling/v2': {
    HorizontalPodAutoscaler: 'apis/k8s#HorizontalPodAutoscalerResource',
  },
  'batch/v1': {
    CronJob: 'apis/k8s#CronJobResource',
    Job: 'apis/k8s#JobResource',
  },
  'caching.internal.knative.dev/v1alpha1': {
    Image: 'apis/caching.internal.knative.dev#ImageResource',
  },
  'cert-manager.io/v1': {
    Certificate: 'apis/cert-manager.io#CertificateResource',
    CertificateRequest: 'apis/cert-manager.io#CertificateRequestResource',
    ClusterIssuer: 'apis/cert-manager.io#ClusterIssuerResource',
    Issuer: 'apis/cert-manager.io#IssuerResource',
  },
  'certificates.k8s.io/v1': {
    CertificateSigningRequest: 'apis/k8s#CertificateSigningRequestResource',
  },
  'certificates.k8s.io/v1beta1': {
    ClusterTrustBundle: 'apis/k8s#ClusterTrustBundleResource',
  },
  'cloud.google.com/v1': {
    BackendConfig: 'apis/cloud.google.com#BackendConfigResource',
  },
  'coordination.k8s.io/v1': {
    Lease: 'apis/k8s#LeaseResource',
  },
  'dex.coreos.com/v1': {
    AuthCode: 'apis/dex.coreos.com#AuthCodeResource',
  },
  'discovery.k8s.io/v1': {
    EndpointSlice: 'apis/k8s#EndpointSliceResource',
  },
  'eventing.knative.dev/v1': {
    Broker: 'apis/eventing.knative.dev#BrokerResource',
    Trigger: 'apis/eventing.knative.dev#TriggerResource',
  },
  'eventing.knative.dev/v1alpha1': {
    EventPolicy: 'apis/eventing.knative.dev#EventPolicyResource',
    EventTransform: 'apis/eventing.knative.dev#EventTransformResource',
    RequestReply: 'apis/eventing.knative.dev#RequestReplyResource',
  },
  'eventing.knative.dev/v1beta1': {
    EventType: 'apis/eventing.knative.dev#EventTypeResource',
  },
  'eventing.knative.dev/v1beta2': {
    EventType: 'apis/eventing.knative.dev#EventTypeResource',
  },
  'eventing.knative.dev/v1beta3': {
    EventType: 'apis/eventing.knative.dev#EventTypeResourceV1beta3',
  },
  'extensions.istio.io/v1alpha1': {
    TrafficExtension: 'apis/extensions.istio.io#TrafficExtensionResource',
    WasmPlugin: 'apis/extensions.istio.io#WasmPluginResource',
  },
  'flowcontrol.apiserver.k8s.io/v1': {
    FlowSchema: 'apis/k8s#FlowSchemaResource',
    PriorityLevelConfiguration: 'apis/k8s#PriorityLevelConfigurationResource',
  },
  'flows.knative.dev/v1': {
    Parallel: 'apis/flows.knative.dev#ParallelResource',
    Sequence: 'apis/flows.knative.dev#SequenceResource',
  },
  'gateway.networking.k8s.io/v1': {
    GRPCRoute: 'apis/gateway.networking.k8s.io#GRPCRouteResource',
    Gateway: 'apis/gateway.networking.k8s.io#GatewayResource',
    GatewayClass: 'apis/gateway.networking.k8s.io#GatewayClassResource',
    HTTPRoute: 'apis/gateway.networking.k8s.io#HTTPRouteResource',
  },
  'gateway.networking.k8s.io/v1beta1': {
    Gateway: 'apis/gateway.networking.k8s.io#GatewayResource',
    GatewayClass: 'apis/gateway.networking.k8s.io#GatewayClassResource',
    HTTPRoute: 'apis/gateway.networking.k8s.io#HTTPRouteResource',
    ReferenceGrant: 'apis/gateway.networking.k8s.io#ReferenceGrantResource',
  },
  'inference.networking.k8s.io/v1': {
    InferencePool: 'apis/inference.networking.k8s.io#InferencePoolResource',
  },
  'inference.networking.x-k8s.io/v1alpha1': {
    InferencePoolImport: 'apis/inference.networking.x-k8s.io#InferencePoolImportResource',
  },
  'inference.networking.x-k8s.io/v1alpha2': {
    InferenceModelRewrite: 'apis/inference.networking.x-k8s.io#InferenceModelRewriteResource',
    InferenceObjective: 'apis/inference.networking.x-k8s.io#InferenceObjectiveResource',
    InferencePool: 'apis/inference.networking.x-k8s.io#InferencePoolResource',
  },
  'jobset.x-k8s.io/v1alpha2': {
    JobSet: 'apis/jobset.x-k8s.io#JobSetResource',
  },
  'k8s.cni.cncf.io/v1': {
    NetworkAttachmentDefinition: 'apis/k8s.cni.cncf.io#NetworkAttachmentDefinitionResource',
  },
  'kubeflow.org/v1': {
    JAXJob: 'apis/kubeflow.org#JAXJobResource',
    MPIJob: 'apis/kubeflow.org#MPIJobResource',
    Notebook: 'apis/kubeflow.org#NotebookResource',
    PaddleJob: 'apis/kubeflow.org#PaddleJobResource',
    Profile: 'apis/kubeflow.org#ProfileResource',
    PyTorchJob: 'apis/kubeflow.org#PyTorchJobResource',
    TFJob: 'apis/kubeflow.org#TFJobResource',
    XGBoostJob: 'apis/kubeflow.org#XGBoostJobResource',
  },
  'kubeflow.org/v1alpha1': {
    Notebook: 'apis/kubeflow.org#NotebookResource',
    PVCViewer: 'apis/kubeflow.org#PVCViewerResource',
    PodDefault: 'apis/kubeflow.org#PodDefaultResource',
  },
  'kubeflow.org/v1beta1': {
    Experiment: 'apis/kubeflow.org#ExperimentResource',
    Notebook: 'apis/kubeflow.org#NotebookResource',
    Profile: 'apis/kubeflow.org#ProfileResource',
    ScheduledWorkflow: 'apis/kubeflow.org#ScheduledWorkflowResource',
    Suggestion: 'apis/kubeflow.org#SuggestionResource',
    Trial: 'apis/kubeflow.org#TrialResource',
    Viewer: 'apis/kubeflow.org#ViewerResource',
    Workspace: 'apis/kubeflow.org#WorkspaceResource',
    WorkspaceKind: 'apis/kubeflow.org#WorkspaceKindResource',
  },
  'kueue.x-k8s.io/v1beta1': {
    AdmissionCheck: 'apis/kueue.x-k8s.io#AdmissionCheckV1beta1Resource',
    ClusterQueue: 'apis/kueue.x-k8s.io#ClusterQueueV1beta1Resource',
    Cohort: 'apis/kueue.x-k8s.io#CohortV1beta1Resource',
    LocalQueue: 'apis/kueue.x-k8s.io#LocalQueueV1beta1Resource',
    MultiKueueCluster: 'apis/kueue.x-k8s.io#MultiKueueClusterV1beta1Resource',
    MultiKueueConfig: 'apis/kueue.x-k8s.io#MultiKueueConfigResource',
    ProvisioningRequestConfig: 'apis/kueue.x-k8s.io#ProvisioningRequestConfigResource',
    ResourceFlavor: 'apis/kueue.x-k8s.io#ResourceFlavorResource',
    Topology: 'apis/kueue.x-k8s.io#TopologyResource',
    Workload: 'apis/kueue.x-k8s.io#WorkloadV1beta1Resource',
    WorkloadPriorityClass: 'apis/kueue.x-k8s.io#WorkloadPriorityClassResource',
  },
  'kueue.x-k8s.io/v1beta2': {
    AdmissionCheck: 'apis/kueue.x-k8s.io#AdmissionCheckResource',
    ClusterQueue: 'apis/kueue.x-k8s.io#ClusterQueueResource',
    Cohort: 'apis/kueue.x-k8s.io#CohortResource',
    LocalQueue: 'apis/kueue.x-k8s.io#LocalQueueResource',
    MultiKueueCluster: 'apis/kueue.x-k8s.io#MultiKueueClusterResource',
    MultiKueueConfig: 'apis/kueue.x-k8s.io#MultiKueueConfigResource',
    ProvisioningRequestConfig: 'apis/kueue.x-k8s.io#ProvisioningRequestConfigResource',
    ResourceFlavor: 'apis/kueue.x-k8s.io#ResourceFlavorResource',
    Topology: 'apis/kueue.x-k8s.io#TopologyResource',
    Workload: 'apis/kueue.x-k8s.io#WorkloadResource',
    WorkloadPriorityClass: 'apis/kueue.x-k8s.io#WorkloadPriorityClassResource',
  },
  'kustomize.toolkit.fluxcd.io/v1': {
    Kustomization: 'apis/kustomize.toolkit.fluxcd.io#KustomizationResource',
  },
  'leaderworkerset.x-k8s.io/v1': {
    LeaderWorkerSet: 'apis/leaderworkerset.x-k8s.io#LeaderWorkerSetResource',
  },
  'messaging.knative.dev/v1': {
    Channel: 'apis/messaging.knative.dev#ChannelResource',
    InMemoryChannel: 'apis/messaging.knative.dev#InMemoryChannelResource',
    Subscription: 'apis/messaging.knative.dev#SubscriptionResource',
  },
  'metacontroller.k8s.io/v1alpha1': {
    CompositeController: 'apis/metacontroller.k8s.io#CompositeControllerResource',
    ControllerRevision: 'apis/metacontroller.k8s.io#ControllerRevisionResource',
    DecoratorController: 'apis/metacontroller.k8s.io#DecoratorControllerResource',
  },
  'metallb.io/v1beta1': {
    IPAddressPool: 'apis/metallb.io#IPAddressPoolResource',
    L2Advertisement: 'apis/metallb.io#L2AdvertisementResource',
  },
  'mlops.seldon.io/v1alpha1': {
    Experiment: 'apis/mlops.seldon.io#ExperimentResource',
    Model: 'apis/mlops.seldon.io#ModelResource',
    Pipeline: 'apis/mlops.seldon.io#PipelineResource',
    SeldonRuntime: 'apis/mlops.seldon.io#SeldonRuntimeResource',
    Server: 'apis/mlops.seldon.io#ServerResource',
    ServerConfig: 'apis/mlops.seldon.io#ServerConfigResource',
  },
  'networking.internal.knative.dev/v1alpha1': {
    Certificate: 'apis/networking.internal.knative.dev#CertificateResource',
    ClusterDomainClaim: 'apis/networking.internal.knative.dev#ClusterDomainClaimResource',
    Ingress: 'apis/networking.internal.knative.dev#IngressResource',
    ServerlessService: 'apis/networking.internal.knative.dev#ServerlessServiceResource',
  },
  'networking.istio.io/v1': {
    DestinationRule: 'apis/networking.istio.io#DestinationRuleResource',
    Gateway: 'apis/networking.istio.io#GatewayResource',
    ServiceEntry: 'apis/networking.istio.io#ServiceEntryResource',
    Sidecar: 'apis/networking.istio.io#SidecarResource',
    VirtualService: 'apis/networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'apis/networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'apis/networking.istio.io#WorkloadGroupResource',
  },
  'networking.istio.io/v1alpha3': {
    DestinationRule: 'apis/networking.istio.io#DestinationRuleResource',
    EnvoyFilter: 'apis/networking.istio.io#EnvoyFilterResource',
    Gateway: 'apis/networking.istio.io#GatewayResource',
    ServiceEntry: 'apis/networking.istio.io#ServiceEntryResource',
    Sidecar: 'apis/networking.istio.io#SidecarResource',
    VirtualService: 'apis/networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'apis/networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'apis/networking.istio.io#WorkloadGroupResource',
  },
  'networking.istio.io/v1beta1': {
    DestinationRule: 'apis/networking.istio.io#DestinationRuleResource',
    Gateway: 'apis/networking.istio.io#GatewayResource',
    ProxyConfig: 'apis/networking.istio.io#ProxyConfigResource',
    ServiceEntry: 'apis/networking.istio.io#ServiceEntryResource',
    Sidecar: 'apis/networking.istio.io#SidecarResource',
    VirtualService: 'apis/networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'apis/networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'apis/networking.istio.io#WorkloadGroupResource',
  },
  'networking.k8s.io/v1': {
    IPAddress: 'apis/k8s#IPAddressResource',
    Ingress: 'apis/k8s#IngressResource',
    IngressClass: 'apis/k8s#IngressClassResource',
    NetworkPolicy: 'apis/k8s#NetworkPolicyResource',
    ServiceCIDR: 'apis/k8s#ServiceCIDRResource',
  },
  'node.k8s.io/v1': {
    RuntimeClass: 'apis/k8s#RuntimeClassResource',
  },
  'pipelines.kubeflow.org/v2beta1': {
    Pipeline: 'apis/pipelines.kubeflow.org#PipelineResource',
    PipelineVersion: 'apis/pipelines.kubeflow.org#PipelineVersionResource',
  },
  'policy/v1': {
    PodDisruptionBudget: 'apis/k8s#PodDisruptionBudgetResource',
  },
  'ray.io/v1': {
    RayCluster: 'apis/ray.io#RayClusterResource',
    RayJob: 'apis/ray.io#RayJobResource',
    RayService: 'apis/ray.io#RayServiceResource',
  },
  'ray.io/v1alpha1': {
    RayCluster: 'apis/ray.io#RayClusterV1alpha1Resource',
    RayJob: 'apis/ray.io#RayJobV1alpha1Resource',
    RayService: 'apis/ray.io#RayServiceV1alpha1Resource',
  },
  'rbac.authorization.k8s.io/v1': {
    ClusterRole: 'apis/k8s#ClusterRoleResource',
    ClusterRoleBinding: 'apis/k8s#ClusterRoleBindingResource',
    Role: 'apis/k8s#RoleResource',
    RoleBinding: 'apis/k8s#RoleBindingResource',
  },
  'resource.k8s.io/v1': {
    DeviceClass: 'apis/k8s#DeviceClassResource',
    ResourceClaim: 'apis/k8s#ResourceClaimResource',
    ResourceClaimTemplate: 'apis/k8s#ResourceClaimTemplateResource',
  },
  'route.openshift.io/v1': {
    Route: 'apis/route.openshift.io#RouteResource',
  },
  'scheduling.k8s.io/v1': {
    PriorityClass: 'apis/k8s#PriorityClassResource',
  },
  'security.istio.io/v1': {
    AuthorizationPolicy: 'apis/security.istio.io#AuthorizationPolicyResource',
    PeerAuthentication: 'apis/security.istio.io#PeerAuthenticationResource',
    RequestAuthentication: 'apis/security.istio.io#RequestAuthenticationResource',
  },
  'security.istio.io/v1beta1': {
    AuthorizationPolicy: 'apis/security.istio.io#AuthorizationPolicyResource',
    PeerAuthentication: 'apis/security.istio.io#PeerAuthenticationResource',
    RequestAuthentication: 'apis/security.istio.io#RequestAuthenticationResource',
  },
  'serving.knative.dev/v1': {
    Configuration: 'apis/serving.knative.dev#ConfigurationResource',
    Revision: 'apis/serving.knative.dev#RevisionResource',
    Route: 'apis/serving.knative.dev#RouteResource',
    Service: 'apis/serving.knative.dev#ServiceResource',
  },
  'serving.knative.dev/v1beta1': {
    DomainMapping: 'apis/serving.knative.dev#DomainMappingResource',
  },
  'serving.kserve.io/v1alpha1': {
    ClusterServingRuntime: 'apis/serving.kserve.io#ClusterServingRuntimeResource',
    ClusterStorageContainer: 'apis/serving.kserve.io#ClusterStorageContainerResource',
    InferenceGraph: 'apis/serving.kserve.io#InferenceGraphResource',
    LLMInferenceService: 'apis/serving.kserve.io#LLMInferenceServiceResourceV1alpha1',
    LLMInferenceServiceConfig: 'apis/serving.kserve.io#LLMInferenceServiceConfigResourceV1alpha1',
    LocalModelCache: 'apis/serving.kserve.io#LocalModelCacheResource',
    LocalModelNamespaceCache: 'apis/serving.kserve.io#LocalModelNamespaceCacheResource',
    LocalModelNode: 'apis/serving.kserve.io#LocalModelNodeResource',
    LocalModelNodeGroup: 'apis/serving.kserve.io#LocalModelNodeGroupResource',
    ServingRuntime: 'apis/serving.kserve.io#ServingRuntimeResource',
    TrainedModel: 'apis/serving.kserve.io#TrainedModelResource',
  },
  'serving.kserve.io/v1alpha2': {
    LLMInferenceService: 'apis/serving.kserve.io#LLMInferenceServiceResource',
    LLMInferenceServiceConfig: 'apis/serving.kserve.io#LLMInferenceServiceConfigResource',
  },
  'serving.kserve.io/v1beta1': {
    InferenceService: 'apis/serving.kserve.io#InferenceServiceResource',
  },
  'sinks.knative.dev/v1alpha1': {
    IntegrationSink: 'apis/sinks.knative.dev#IntegrationSinkResource',
    JobSink: 'apis/sinks.knative.dev#JobSinkResource',
  },
  'sources.knative.dev/v1': {
    ApiServerSource: 'apis/sources.knative.dev#ApiServerSourceResource',
    ContainerSource: 'apis/sources.knative.dev#ContainerSourceResource',
    PingSource: 'apis/sources.knative.dev#PingSourceResource',
    SinkBinding: 'apis/sources.knative.dev#SinkBindingResource',
  },
  'sources.knative.dev/v1alpha1': {
    IntegrationSource: 'apis/sources.knative.dev#IntegrationSourceResource',
  },
  'sources.knative.dev/v1beta2': {
    PingSource: 'apis/sources.knative.dev#PingSourceResource',
  },
  'sparkoperator.k8s.io/v1alpha1': {
    SparkConnect: 'apis/sparkoperator.k8s.io#SparkConnectResource',
  },
  'sparkoperator.k8s.io/v1beta2': {
    ScheduledSparkApplication: 'apis/sparkoperator.k8s.io#ScheduledSparkApplicationResource',
    SparkApplication: 'apis/sparkoperator.k8s.io#SparkApplicationResource',
  },
  'storage.k8s.io/v1': {
    CSIDriver: 'apis/k8s#CSIDriverResource',
    StorageClass: 'apis/k8s#StorageClassResource',
    VolumeAttributesClass: 'apis/k8s#VolumeAttributesClassResource',
  },
  'telemetry.istio.io/v1': {
    Telemetry: 'apis/telemetry.istio.io#TelemetryResource',
  },
  'telemetry.istio.io/v1alpha1': {
    Telemetry: 'apis/telemetry.istio.io#TelemetryResource',
  },
  'tensorboard.kubeflow.org/v1alpha1': {
    Tensorboard: 'apis/tensorboard.kubeflow.org#TensorboardResource',
  },
  'trainer.kubeflow.org/v1alpha1': {
    ClusterTrainingRuntime: 'apis/trainer.kubeflow.org#ClusterTrainingRuntimeResource',
    TrainJob: 'apis/trainer.kubeflow.org#TrainJobResource',
    TrainingRuntime: 'apis/trainer.kubeflow.org#TrainingRuntimeResource',
  },
  'v1': {
    ConfigMap: 'apis/k8s#ConfigMapResource',
    Endpoints: 'apis/k8s#EndpointsResource',
    LimitRange: 'apis/k8s#LimitRangeResource',
    Namespace: 'apis/k8s#NamespaceResource',
    Node: 'apis/k8s#NodeResource',
    PersistentVolume: 'apis/k8s#PersistentVolumeResource',
    PersistentVolumeClaim: 'apis/k8s#PersistentVolumeClaimResource',
    Pod: 'apis/k8s#PodResource',
    PodTemplate: 'apis/k8s#PodTemplateResource',
    ReplicationController: 'apis/k8s#ReplicationControllerResource',
    ResourceQuota: 'apis/k8s#ResourceQuotaResource',
    Secret: 'apis/k8s#SecretResource',
    Service: 'apis/k8s#ServiceResource',
    ServiceAccount: 'apis/k8s#ServiceAccountResource',
  },
};
