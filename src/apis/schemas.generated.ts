// Generated from the types in this folder by "npx tsx tools/schemas.ts"; never edited.

/** Type of each file with schemas, by the folder that it lies in; makes the compiler copy them. */
export interface SchemaFiles {
  readonly 'acme.cert-manager.io': typeof import('./acme.cert-manager.io/schema.generated.json');
  readonly 'argoproj.io': typeof import('./argoproj.io/schema.generated.json');
  readonly 'cert-manager.io': typeof import('./cert-manager.io/schema.generated.json');
  readonly 'dex.coreos.com': typeof import('./dex.coreos.com/schema.generated.json');
  readonly 'extensions.istio.io': typeof import('./extensions.istio.io/schema.generated.json');
  readonly 'k8s': typeof import('./k8s/schema.generated.json');
  readonly 'kubeflow.org': typeof import('./kubeflow.org/schema.generated.json');
  readonly 'kustomize.toolkit.fluxcd.io': typeof import('./kustomize.toolkit.fluxcd.io/schema.generated.json');
  readonly 'networking.istio.io': typeof import('./networking.istio.io/schema.generated.json');
  readonly 'security.istio.io': typeof import('./security.istio.io/schema.generated.json');
  readonly 'telemetry.istio.io': typeof import('./telemetry.istio.io/schema.generated.json');
  readonly 'tensorboard.kubeflow.org': typeof import('./tensorboard.kubeflow.org/schema.generated.json');
}

/** `apiVersion` → kind → `<folder>#<definition>`. */
export const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'acme.cert-manager.io/v1': {
    Challenge: 'acme.cert-manager.io#ChallengeResource',
    Order: 'acme.cert-manager.io#OrderResource',
  },
  'admissionregistration.k8s.io/v1': {
    MutatingWebhookConfiguration: 'k8s#MutatingWebhookConfigurationResource',
    ValidatingAdmissionPolicy: 'k8s#ValidatingAdmissionPolicyResource',
    ValidatingAdmissionPolicyBinding: 'k8s#ValidatingAdmissionPolicyBindingResource',
    ValidatingWebhookConfiguration: 'k8s#ValidatingWebhookConfigurationResource',
  },
  'apiextensions.k8s.io/v1': {
    CustomResourceDefinition: 'k8s#CustomResourceDefinitionResource',
  },
  'apiregistration.k8s.io/v1': {
    APIService: 'k8s#APIServiceResource',
  },
  'apps/v1': {
    DaemonSet: 'k8s#DaemonSetResource',
    Deployment: 'k8s#DeploymentResource',
    StatefulSet: 'k8s#StatefulSetResource',
  },
  'argoproj.io/v1alpha1': {
    AppProject: 'argoproj.io#AppProjectResource',
    Application: 'argoproj.io#ApplicationResource',
  },
  'autoscaling/v2': {
    HorizontalPodAutoscaler: 'k8s#HorizontalPodAutoscalerResource',
  },
  'batch/v1': {
    CronJob: 'k8s#CronJobResource',
    Job: 'k8s#JobResource',
  },
  'cert-manager.io/v1': {
    Certificate: 'cert-manager.io#CertificateResource',
    CertificateRequest: 'cert-manager.io#CertificateRequestResource',
    ClusterIssuer: 'cert-manager.io#ClusterIssuerResource',
    Issuer: 'cert-manager.io#IssuerResource',
  },
  'dex.coreos.com/v1': {
    AuthCode: 'dex.coreos.com#AuthCodeResource',
  },
  'extensions.istio.io/v1alpha1': {
    TrafficExtension: 'extensions.istio.io#TrafficExtensionResource',
    WasmPlugin: 'extensions.istio.io#WasmPluginResource',
  },
  'kubeflow.org/v1': {
    Notebook: 'kubeflow.org#NotebookResource',
    Profile: 'kubeflow.org#ProfileResource',
  },
  'kubeflow.org/v1alpha1': {
    Notebook: 'kubeflow.org#NotebookResource',
    PVCViewer: 'kubeflow.org#PVCViewerResource',
    PodDefault: 'kubeflow.org#PodDefaultResource',
  },
  'kubeflow.org/v1beta1': {
    Notebook: 'kubeflow.org#NotebookResource',
    Profile: 'kubeflow.org#ProfileResource',
  },
  'kustomize.toolkit.fluxcd.io/v1': {
    Kustomization: 'kustomize.toolkit.fluxcd.io#KustomizationResource',
  },
  'networking.istio.io/v1': {
    DestinationRule: 'networking.istio.io#DestinationRuleResource',
    Gateway: 'networking.istio.io#GatewayResource',
    ServiceEntry: 'networking.istio.io#ServiceEntryResource',
    Sidecar: 'networking.istio.io#SidecarResource',
    VirtualService: 'networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'networking.istio.io#WorkloadGroupResource',
  },
  'networking.istio.io/v1alpha3': {
    DestinationRule: 'networking.istio.io#DestinationRuleResource',
    EnvoyFilter: 'networking.istio.io#EnvoyFilterResource',
    Gateway: 'networking.istio.io#GatewayResource',
    ServiceEntry: 'networking.istio.io#ServiceEntryResource',
    Sidecar: 'networking.istio.io#SidecarResource',
    VirtualService: 'networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'networking.istio.io#WorkloadGroupResource',
  },
  'networking.istio.io/v1beta1': {
    DestinationRule: 'networking.istio.io#DestinationRuleResource',
    Gateway: 'networking.istio.io#GatewayResource',
    ProxyConfig: 'networking.istio.io#ProxyConfigResource',
    ServiceEntry: 'networking.istio.io#ServiceEntryResource',
    Sidecar: 'networking.istio.io#SidecarResource',
    VirtualService: 'networking.istio.io#VirtualServiceResource',
    WorkloadEntry: 'networking.istio.io#WorkloadEntryResource',
    WorkloadGroup: 'networking.istio.io#WorkloadGroupResource',
  },
  'networking.k8s.io/v1': {
    Ingress: 'k8s#IngressResource',
    IngressClass: 'k8s#IngressClassResource',
    NetworkPolicy: 'k8s#NetworkPolicyResource',
  },
  'policy/v1': {
    PodDisruptionBudget: 'k8s#PodDisruptionBudgetResource',
  },
  'rbac.authorization.k8s.io/v1': {
    ClusterRole: 'k8s#ClusterRoleResource',
    ClusterRoleBinding: 'k8s#ClusterRoleBindingResource',
    Role: 'k8s#RoleResource',
    RoleBinding: 'k8s#RoleBindingResource',
  },
  'scheduling.k8s.io/v1': {
    PriorityClass: 'k8s#PriorityClassResource',
  },
  'security.istio.io/v1': {
    AuthorizationPolicy: 'security.istio.io#AuthorizationPolicyResource',
    PeerAuthentication: 'security.istio.io#PeerAuthenticationResource',
    RequestAuthentication: 'security.istio.io#RequestAuthenticationResource',
  },
  'security.istio.io/v1beta1': {
    AuthorizationPolicy: 'security.istio.io#AuthorizationPolicyResource',
    PeerAuthentication: 'security.istio.io#PeerAuthenticationResource',
    RequestAuthentication: 'security.istio.io#RequestAuthenticationResource',
  },
  'storage.k8s.io/v1': {
    StorageClass: 'k8s#StorageClassResource',
  },
  'telemetry.istio.io/v1': {
    Telemetry: 'telemetry.istio.io#TelemetryResource',
  },
  'telemetry.istio.io/v1alpha1': {
    Telemetry: 'telemetry.istio.io#TelemetryResource',
  },
  'tensorboard.kubeflow.org/v1alpha1': {
    Tensorboard: 'tensorboard.kubeflow.org#TensorboardResource',
  },
  'v1': {
    ConfigMap: 'k8s#ConfigMapResource',
    LimitRange: 'k8s#LimitRangeResource',
    Namespace: 'k8s#NamespaceResource',
    PersistentVolumeClaim: 'k8s#PersistentVolumeClaimResource',
    Pod: 'k8s#PodResource',
    ResourceQuota: 'k8s#ResourceQuotaResource',
    Secret: 'k8s#SecretResource',
    Service: 'k8s#ServiceResource',
    ServiceAccount: 'k8s#ServiceAccountResource',
  },
};
