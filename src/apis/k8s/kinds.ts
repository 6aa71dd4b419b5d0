/**
 * All kinds that an API server of Kubernetes knows by itself, typed in this folder or not.
 *
 * Source: Kubernetes' API reference and the validation in its sources, release in pins/. `versions` are those that the releases 1.32
 * to 1.35 serve, the one to write first, then those that go or must be switched on. Kinds that are only a part of others have no entry
 * (`Scale`, `Eviction`, `TokenRequest`), nor have lists: nobody can apply them.
 */
import { KindFacts, KindTable, PodsFact } from '../kind';

/** Pods of a workload that keeps a number of them running. */
const REPLICATED: PodsFact = { path: ['spec', 'template'], replicas: { path: ['spec', 'replicas'], otherwise: 1 } };

/** Labels of a job's pods. */
const JOB_LABELS = { 'job-name': '{name}', 'batch.kubernetes.io/job-name': '{name}' };

/** Facts of the kinds of a group; versions are those of the group where a kind has none of its own. */
function group(
  name: string, versions: readonly string[],
  kinds: Readonly<Partial<Record<KindFacts['scope'], Readonly<Record<string, Omit<KindFacts, 'scope'>>>>>>,
): KindTable {
  return Object.fromEntries(Object.entries(kinds).flatMap(([scope, all]) => Object.entries(all)
    .map(([kind, facts]) => [name === '' ? kind : `${name}/${kind}`, { scope: scope as KindFacts['scope'], versions, ...facts }])));
}

/** Facts by `<group>/<Kind>`; of the core group by the kind alone. */
export const KINDS: KindTable = {
  ...group('', ['v1'], {
    Namespaced: {
      Binding: { plural: 'bindings' },
      ConfigMap: { plural: 'configmaps' },
      Endpoints: { plural: 'endpoints' },
      Event: { plural: 'events' },
      LimitRange: { plural: 'limitranges' },
      // A claim that binds on first use must not be waited for before its pod exists.
      PersistentVolumeClaim: {
        plural: 'persistentvolumeclaims', stage: 'workloads', precious: true,
        written: [['metadata', 'annotations', 'pv.kubernetes.io/bind-completed'], ['metadata', 'annotations', 'pv.kubernetes.io/bound-by-controller']],
      },
      Pod: { plural: 'pods', stage: 'workloads', pods: [{ path: [] }] },
      // It makes no pods by itself.
      PodTemplate: { plural: 'podtemplates', pods: [{ path: ['template'], ends: true, isForm: true }] },
      ReplicationController: { plural: 'replicationcontrollers', stage: 'workloads', pods: [REPLICATED] },
      ResourceQuota: { plural: 'resourcequotas' },
      Secret: { plural: 'secrets' },
      Service: { plural: 'services', stage: 'workloads', form: 'service' },
      ServiceAccount: { plural: 'serviceaccounts' },
    },
    Cluster: {
      ComponentStatus: { plural: 'componentstatuses' },
      Namespace: { plural: 'namespaces', stage: 'namespaces', form: 'label', precious: true },
      Node: { plural: 'nodes', written: [['spec', 'podCIDR'], ['spec', 'podCIDRs']] },
      PersistentVolume: {
        plural: 'persistentvolumes', precious: true, written: [['metadata', 'annotations', 'pv.kubernetes.io/bound-by-controller']],
      },
    },
  }),
  ...group('admissionregistration.k8s.io', ['v1'], {
    Cluster: {
      MutatingAdmissionPolicy: { plural: 'mutatingadmissionpolicies', versions: ['v1beta1', 'v1alpha1'] },
      MutatingAdmissionPolicyBinding: { plural: 'mutatingadmissionpolicybindings', versions: ['v1beta1', 'v1alpha1'] },
      MutatingWebhookConfiguration: { plural: 'mutatingwebhookconfigurations', stage: 'workloads' },
      ValidatingAdmissionPolicy: { plural: 'validatingadmissionpolicies', versions: ['v1', 'v1beta1'] },
      ValidatingAdmissionPolicyBinding: { plural: 'validatingadmissionpolicybindings', versions: ['v1', 'v1beta1'] },
      ValidatingWebhookConfiguration: { plural: 'validatingwebhookconfigurations', stage: 'workloads' },
    },
  }),
  ...group('apiextensions.k8s.io', ['v1'], {
    Cluster: {
      CustomResourceDefinition: { plural: 'customresourcedefinitions', stage: 'crds', written: [['spec', 'preserveUnknownFields']] },
    },
  }),
  ...group('apiregistration.k8s.io', ['v1'], {
    Cluster: {
      // Argo CD waits until its server answers, which is a pod.
      APIService: { plural: 'apiservices', stage: 'workloads' },
    },
  }),
  ...group('apps', ['v1'], {
    Namespaced: {
      ControllerRevision: { plural: 'controllerrevisions' },
      DaemonSet: {
        plural: 'daemonsets', stage: 'workloads', pods: [{ path: ['spec', 'template'] }],
        written: [['metadata', 'annotations', 'deprecated.daemonset.template.generation']],
      },
      Deployment: {
        plural: 'deployments', stage: 'workloads', pods: [REPLICATED], written: [['metadata', 'annotations', 'deployment.kubernetes.io/revision']],
      },
      ReplicaSet: { plural: 'replicasets', stage: 'workloads', pods: [REPLICATED] },
      StatefulSet: { plural: 'statefulsets', stage: 'workloads', form: 'label', pods: [{ ...REPLICATED, claims: ['spec', 'volumeClaimTemplates', '*'] }] },
    },
  }),
  ...group('authentication.k8s.io', ['v1'], {
    Cluster: {
      SelfSubjectReview: { plural: 'selfsubjectreviews', versions: ['v1', 'v1beta1'] },
      TokenReview: { plural: 'tokenreviews' },
    },
  }),
  ...group('authorization.k8s.io', ['v1'], {
    Namespaced: {
      LocalSubjectAccessReview: { plural: 'localsubjectaccessreviews' },
    },
    Cluster: {
      SelfSubjectAccessReview: { plural: 'selfsubjectaccessreviews' },
      SelfSubjectRulesReview: { plural: 'selfsubjectrulesreviews' },
      SubjectAccessReview: { plural: 'subjectaccessreviews' },
    },
  }),
  ...group('autoscaling', ['v2', 'v1'], {
    Namespaced: {
      HorizontalPodAutoscaler: { plural: 'horizontalpodautoscalers', stage: 'last' },
    },
  }),
  ...group('batch', ['v1'], {
    Namespaced: {
      CronJob: {
        plural: 'cronjobs', stage: 'workloads', longest: 52,
        pods: [{
          path: ['spec', 'jobTemplate', 'spec', 'template'], replicas: { path: ['spec', 'jobTemplate', 'spec', 'parallelism'], otherwise: 1 },
          suspendedBy: ['spec', 'suspend'], ends: true,
        }],
      },
      Job: {
        plural: 'jobs', stage: 'workloads', longest: 63,
        pods: [{ path: ['spec', 'template'], labels: JOB_LABELS, replicas: { path: ['spec', 'parallelism'], otherwise: 1 }, suspendedBy: ['spec', 'suspend'], ends: true }],
      },
    },
  }),
  ...group('certificates.k8s.io', ['v1beta1', 'v1alpha1'], {
    Namespaced: {
      PodCertificateRequest: { plural: 'podcertificaterequests' },
    },
    Cluster: {
      CertificateSigningRequest: {
        plural: 'certificatesigningrequests', versions: ['v1'], form: 'segment',
        written: [['spec', 'extra'], ['spec', 'groups'], ['spec', 'uid'], ['spec', 'username']],
      },
      ClusterTrustBundle: { plural: 'clustertrustbundles', form: 'segment' },
    },
  }),
  ...group('coordination.k8s.io', ['v1'], {
    Namespaced: {
      Lease: { plural: 'leases' },
      LeaseCandidate: { plural: 'leasecandidates', versions: ['v1beta1', 'v1alpha2'] },
    },
  }),
  ...group('discovery.k8s.io', ['v1'], {
    Namespaced: {
      EndpointSlice: { plural: 'endpointslices' },
    },
  }),
  ...group('events.k8s.io', ['v1'], {
    Namespaced: {
      Event: { plural: 'events' },
    },
  }),
  ...group('flowcontrol.apiserver.k8s.io', ['v1'], {
    Cluster: {
      FlowSchema: { plural: 'flowschemas' },
      PriorityLevelConfiguration: { plural: 'prioritylevelconfigurations' },
    },
  }),
  ...group('internal.apiserver.k8s.io', ['v1alpha1'], {
    Cluster: {
      StorageVersion: { plural: 'storageversions' },
    },
  }),
  ...group('networking.k8s.io', ['v1'], {
    Namespaced: {
      Ingress: { plural: 'ingresses' },
      NetworkPolicy: { plural: 'networkpolicies' },
    },
    Cluster: {
      IngressClass: { plural: 'ingressclasses' },
      IPAddress: { plural: 'ipaddresses', versions: ['v1', 'v1beta1'], form: 'segment' },
      ServiceCIDR: { plural: 'servicecidrs', versions: ['v1', 'v1beta1'] },
    },
  }),
  ...group('node.k8s.io', ['v1'], {
    Cluster: {
      RuntimeClass: { plural: 'runtimeclasses' },
    },
  }),
  ...group('policy', ['v1'], {
    Namespaced: {
      PodDisruptionBudget: { plural: 'poddisruptionbudgets', stage: 'last', form: 'segment' },
    },
  }),
  ...group('rbac.authorization.k8s.io', ['v1'], {
    Namespaced: {
      Role: { plural: 'roles', form: 'segment' },
      RoleBinding: { plural: 'rolebindings', form: 'segment' },
    },
    Cluster: {
      ClusterRole: { plural: 'clusterroles', form: 'segment' },
      ClusterRoleBinding: { plural: 'clusterrolebindings', form: 'segment' },
    },
  }),
  ...group('resource.k8s.io', ['v1', 'v1beta2', 'v1beta1', 'v1alpha3'], {
    Namespaced: {
      ResourceClaim: { plural: 'resourceclaims' },
      ResourceClaimTemplate: { plural: 'resourceclaimtemplates' },
    },
    Cluster: {
      DeviceClass: { plural: 'deviceclasses' },
      DeviceTaintRule: { plural: 'devicetaintrules', versions: ['v1alpha3'] },
      ResourceSlice: { plural: 'resourceslices' },
    },
  }),
  ...group('scheduling.k8s.io', ['v1'], {
    Namespaced: {
      Workload: { plural: 'workloads', versions: ['v1alpha1'] },
    },
    Cluster: {
      PriorityClass: { plural: 'priorityclasses' },
    },
  }),
  ...group('storage.k8s.io', ['v1'], {
    Namespaced: {
      CSIStorageCapacity: { plural: 'csistoragecapacities' },
    },
    Cluster: {
      CSIDriver: { plural: 'csidrivers' },
      CSINode: { plural: 'csinodes' },
      StorageClass: { plural: 'storageclasses' },
      VolumeAttachment: { plural: 'volumeattachments' },
      VolumeAttributesClass: { plural: 'volumeattributesclasses', versions: ['v1', 'v1beta1', 'v1alpha1'] },
    },
  }),
  ...group('storagemigration.k8s.io', ['v1beta1', 'v1alpha1'], {
    Cluster: {
      StorageVersionMigration: { plural: 'storageversionmigrations' },
    },
  }),
};

/** Kinds that no release serves any more under this name, by `<group>/<Kind>`: the kind that took their place, empty if there is none. */
export const MOVED: Readonly<Record<string, string>> = {
  'admissionregistration.k8s.io/ExternalAdmissionHookConfiguration': 'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
  'admissionregistration.k8s.io/InitializerConfiguration': '',
  'apps/PetSet': 'apps/StatefulSet',
  'auditregistration.k8s.io/AuditSink': '',
  'batch/ScheduledJob': 'batch/CronJob',
  'extensions/DaemonSet': 'apps/DaemonSet',
  'extensions/Deployment': 'apps/Deployment',
  'extensions/HorizontalPodAutoscaler': 'autoscaling/HorizontalPodAutoscaler',
  'extensions/Ingress': 'networking.k8s.io/Ingress',
  'extensions/Job': 'batch/Job',
  'extensions/NetworkPolicy': 'networking.k8s.io/NetworkPolicy',
  'extensions/PodSecurityPolicy': '',
  'extensions/ReplicaSet': 'apps/ReplicaSet',
  'extensions/ThirdPartyResource': 'apiextensions.k8s.io/CustomResourceDefinition',
  'networking.k8s.io/ClusterCIDR': '',
  'policy/PodSecurityPolicy': '',
  'resource.k8s.io/PodSchedulingContext': '',
  'resource.k8s.io/ResourceClaimParameters': '',
  'resource.k8s.io/ResourceClass': 'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceClassParameters': '',
  'settings.k8s.io/PodPreset': '',
};
