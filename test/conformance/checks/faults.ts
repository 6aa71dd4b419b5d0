import { CHECKS } from './named';

/** A fault: which object it changes, how, which check must notice it, and what that has to say. */
export interface Fault {
  readonly what: string;
  readonly kind: string;
  readonly name: string;
  readonly change: (object: any) => void;
  readonly check: keyof typeof CHECKS;
  readonly says: RegExp;
}

const schemaOf = (crd: any) => crd.spec.versions.map((one: any) => one.schema.openAPIV3Schema.properties.spec);

/** Faults of all kinds that matter. */
export const FAULTS: readonly Fault[] = [
  {
    what: 'a misspelt field in a Deployment', kind: 'Deployment', name: 'notebook-controller-deployment',
    change: one => { one.spec.template.spec.containers[0].imagePullPolice = 'Always'; },
    check: 'every object of the platform is accepted with strict validation', says: /unknown field|field not declared in schema/,
  }, {
    what: 'a selector that the pods lack', kind: 'Deployment', name: 'notebook-controller-deployment',
    change: one => { one.spec.selector.matchLabels.app = 'other'; },
    check: 'takes every object of ours over it: no immutable field is hit', says: /field is immutable/,
  }, {
    what: 'another role in a binding', kind: 'ClusterRoleBinding', name: 'notebook-controller-role-binding',
    change: one => { one.roleRef.name = 'view'; },
    check: 'takes every object of ours over it: no immutable field is hit', says: /cannot change roleRef/,
  }, {
    what: 'a quota key that Kubernetes does not know', kind: 'ResourceQuota', name: 'profile-quota',
    change: one => { one.spec.hard = { gpu: '2' }; },
    check: 'every object of the platform is accepted with strict validation',
    says: /must be a standard resource for quota|standard resource type/,
  }, {
    what: 'a deprecated annotation', kind: 'Deployment', name: 'dex',
    change: one => { one.spec.template.metadata.annotations = { 'container.apparmor.security.beta.kubernetes.io/dex': 'unconfined' }; },
    check: 'no object draws a warning of the server but those of known.ts', says: /deprecated since/,
  }, {
    what: 'an object in a namespace that nobody makes', kind: 'ConfigMap', name: 'dex',
    change: one => { one.metadata.namespace = 'nowhere'; },
    check: 'every namespace is made by the platform', says: /^Namespace nowhere: is made by nobody/,
  }, {
    what: 'a role without a verb', kind: 'ClusterRole', name: 'notebook-controller-role',
    change: one => { one.rules.forEach((rule: any) => { rule.verbs = ['get', 'list', 'watch']; }); },
    check: 'the server allows to accounts what access.table.md says, and no more',
    says: /notebook-controller.*may not create statefulsets\.apps/,
  }, {
    what: 'a role that reads Secrets', kind: 'ClusterRole', name: 'jupyter-web-app-cluster-role',
    change: one => { one.rules.push({ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }); },
    check: 'the server allows to accounts what access.table.md says, and no more',
    says: /jupyter-web-app.*may get secrets in all namespaces/,
  }, {
    what: 'a role with a wildcard', kind: 'ClusterRole', name: 'dashboard',
    change: one => { one.rules.push({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }); },
    check: 'no account may read all Secrets but those that access.table.md names', says: /kubeflow\/dashboard/,
  }, {
    what: 'a binding of another account', kind: 'ClusterRoleBinding', name: 'notebook-controller-role-binding',
    change: one => { one.subjects[0].namespace = 'default'; },
    check: 'the server allows to accounts what access.table.md says, and no more', says: /notebook-controller.*may not/,
  }, {
    what: 'a role for those who view that changes things', kind: 'ClusterRole', name: 'notebook-controller-kubeflow-notebooks-view',
    change: one => { one.rules.forEach((rule: any) => { rule.verbs = ['*']; }); },
    check: 'the server allows to people and to pods of teams what access.table.md says, and no more',
    says: /user cy@example\.com: may (create|delete) notebooks/,
  }, {
    what: 'a role that lost the label of aggregation', kind: 'ClusterRole', name: 'tensorboards-web-app-kubeflow-tensorboard-ui-edit',
    change: one => { delete one.metadata.labels; },
    check: 'the server allows to people and to pods of teams what access.table.md says, and no more',
    says: /group vision-engineers: may not create tensorboards/,
  }, {
    what: 'an aggregated role that collects by a label which no role has', kind: 'ClusterRole', name: 'kubeflow-view',
    change: one => { one.aggregationRule.clusterRoleSelectors[0].matchLabels = { 'no-such-label': 'true' }; },
    check: 'the server allows to people and to pods of teams what access.table.md says, and no more',
    says: /user cy@example\.com: may not get notebooks/,
  }, {
    what: 'an aggregated role that collects by a label of none', kind: 'ClusterRole', name: 'kubeflow-edit',
    change: one => { one.aggregationRule.clusterRoleSelectors = [{ matchLabels: { 'no-such-label': 'true' } }]; },
    check: 'the controller fills every aggregated role', says: /ClusterRole kubeflow-edit: aggregates nothing/,
  }, {
    what: 'an aggregated role that writes rules', kind: 'ClusterRole', name: 'kubeflow-view', change: one => { one.rules = []; },
    check: 'a second apply changes nothing', says: /ClusterRole kubeflow-view/,
  }, {
    what: 'a privileged container', kind: 'Deployment', name: 'dex',
    change: one => {
      one.metadata.namespace = 'vision';
      one.spec.template.spec.serviceAccountName = 'default-editor';
      one.spec.template.spec.containers[0].securityContext = { privileged: true };
    },
    check: 'the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning',
    says: /violates PodSecurity "baseline/,
  }, {
    what: 'a container that asks for more GPUs than the quota of its team', kind: 'Deployment', name: 'dex',
    change: one => {
      one.metadata.namespace = 'vision';
      one.spec.template.spec.serviceAccountName = 'default-editor';
      one.spec.template.spec.containers[0].resources = { limits: { 'nvidia.com/gpu': '3' } };
    },
    check: 'the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning',
    says: /exceeded quota: profile-quota/,
  }, {
    what: 'an account that nobody makes', kind: 'Deployment', name: 'dex',
    change: one => { one.spec.template.spec.serviceAccountName = 'nobody'; },
    check: 'the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning',
    says: /service account auth\/nobody|serviceaccount "nobody" not found/,
  }, {
    what: 'a pod that may run as root, in a namespace of the level restricted', kind: 'Deployment', name: 'notebook-controller-deployment',
    change: one => {
      delete one.spec.template.spec.securityContext;
      one.spec.template.spec.containers.forEach((container: any) => { delete container.securityContext; });
    },
    check: 'the pod of every workload is admitted by Pod Security, quota and LimitRange of its namespace, without a warning',
    says: /violates PodSecurity "restricted/,
  }, {
    what: 'a Service that selects nothing', kind: 'Service', name: 'dex', change: one => { one.spec.selector.app = 'other'; },
    check: 'every Service, policy and gateway selects a pod of the platform, but those of known.ts', says: /selects no pod/,
  }, {
    what: 'a policy that selects nothing', kind: 'AuthorizationPolicy', name: 'istio-ingressgateway-require-jwt',
    change: one => { one.spec.selector.matchLabels = { app: 'other' }; },
    check: 'every Service, policy and gateway selects a pod of the platform, but those of known.ts', says: /selects no pod/,
  }, {
    what: 'a definition that lost a required field', kind: 'CustomResourceDefinition', name: 'tensorboards.tensorboard.kubeflow.org',
    change: one => schemaOf(one).forEach((spec: any) => { delete spec.required; }),
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says',
    says: /a board names where its logs are: is taken/,
  }, {
    what: 'a definition that lost a field', kind: 'CustomResourceDefinition', name: 'poddefaults.kubeflow.org',
    change: one => schemaOf(one).forEach((spec: any) => { delete spec.properties.labels; }),
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says',
    says: /spec\.labels\.c is filled with undefined/,
  }, {
    what: 'a definition that lost a rule', kind: 'CustomResourceDefinition', name: 'peerauthentications.security.istio.io',
    change: one => schemaOf(one).forEach((spec: any) => { delete spec['x-kubernetes-validations']; }),
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says',
    says: /mTLS of single ports needs a selector: is taken/,
  }, {
    what: 'a definition that lost its descriptions', kind: 'CustomResourceDefinition', name: 'profiles.kubeflow.org',
    change: one => one.spec.versions.forEach((version: any) => { delete version.schema.openAPIV3Schema.description; }),
    check: 'kubectl explain shows our doc comments, of every kind and version', says: /kubectl explain/,
  },
  {
    what: 'a selector that changed since the last release', kind: 'Deployment', name: 'katib-controller',
    change: one => { one.spec.selector.matchLabels.app = 'other'; },
    check: 'refuses exactly the objects that the page deletes first', says: /Deployment kubeflow\/katib-controller: .*immutable/,
  }, {
    what: 'an object under another name', kind: 'ServiceAccount', name: 'katib-ui', change: one => { one.metadata.name = 'tuning-ui'; },
    check: 'leaves no object that the page does not name', says: /ServiceAccount kubeflow\/katib-ui: stays/,
  }, {
    what: 'a runtime whose pods are privileged', kind: 'ClusterTrainingRuntime', name: 'torch-distributed',
    change: one => { one.spec.template.spec.replicatedJobs[0].template.spec.template.spec.containers[0].securityContext = { privileged: true }; },
    check: 'the pods of every runtime for training and serving are admitted at the level baseline, which profiles can have', says: /violates PodSecurity "baseline/,
  }, {
    what: 'a runtime of models that takes the host\'s IPC', kind: 'ClusterServingRuntime', name: 'kserve-sklearnserver',
    change: one => { one.spec.hostIPC = true; },
    check: 'the pods of every runtime for training and serving are admitted at the level baseline, which profiles can have', says: /violates PodSecurity "baseline/,
  }, {
    what: 'a role that lost a right of upstream\'s', kind: 'ClusterRole', name: 'jobset-manager-role',
    change: one => { one.rules = one.rules.filter((rule: any) => !rule.resources.includes('persistentvolumeclaims')); },
    check: 'every right that upstream binds to an account of ours is allowed, but those of known.ts',
    says: /account kubeflow-system\/jobset-controller-manager: may not create persistentvolumeclaims/,
  }, {
    what: 'a web app for tuning that may remove namespaces', kind: 'ClusterRole', name: 'katib-ui',
    change: one => { one.rules.push({ apiGroups: [''], resources: ['namespaces'], verbs: ['*'] }); },
    check: 'the server allows to accounts what access.table.md says, and no more', says: /katib-ui: may delete namespaces/,
  }, {
    what: 'a metacontroller that may do everything, as upstream\'s', kind: 'ClusterRole', name: 'kubeflow-metacontroller',
    change: one => { one.rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]; },
    check: 'the server allows to accounts what access.table.md says, and no more', says: /meta-controller-service: may create pods/,
  }, {
    what: 'a role for those who edit that starts no runs', kind: 'ClusterRole', name: 'aggregate-to-kubeflow-pipelines-edit',
    change: one => { one.rules.forEach((rule: any) => { rule.verbs = ['get']; }); },
    check: 'the server allows to people and to pods of teams what access.table.md says, and no more', says: /group vision-engineers: may not create runs\.pipelines/,
  }, {
    what: 'a definition whose field may change after all', kind: 'CustomResourceDefinition', name: 'jobsets.jobset.x-k8s.io',
    change: one => schemaOf(one).forEach((spec: any) => { delete spec.properties.failurePolicy['x-kubernetes-validations']; }),
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says', says: /what a set of jobs does when one fails stays: is taken/,
  }, {
    what: 'a definition that lost a default', kind: 'CustomResourceDefinition', name: 'trainjobs.trainer.kubeflow.org',
    change: one => schemaOf(one).forEach((spec: any) => { delete spec.properties.runtimeRef.properties.kind.default; }),
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says', says: /spec\.runtimeRef\.kind is filled with undefined/,
  },
  {
    what: 'a policy that lets experiments read any ConfigMap', kind: 'ValidatingAdmissionPolicy', name: 'experiments.katib.kubeflow.org',
    change: one => { one.spec.validations[0].expression = 'true'; },
    check: 'defaults are filled, unknown fields pruned and rules fire as crd-examples.yaml says', says: /an experiment takes its template from its own namespace: is taken/,
  },
];
