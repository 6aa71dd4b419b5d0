import { KINDS } from '../../apis/schemas.generated';
import { isBuiltIn, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { groupOf, Lookup } from '../lookup';

/** `Objects/Scope`: namespaced kinds name a namespace, the others do not. */
export const objectsScope: Rule = {
  id: 'Objects/Scope',
  why: 'Without a namespace an object lands wherever the applying tool happens to stand; with one that its kind does not have, it is always out of sync.',
  check: wrongScopes,
};

/** Kinds of Kubernetes that live in no namespace, by `<group>/<kind>`. */
const CLUSTER_SCOPED = new Set([
  '/ComponentStatus', '/Namespace', '/Node', '/PersistentVolume',
  ...named('admissionregistration.k8s.io', 'MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding', 'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding', 'ValidatingWebhookConfiguration'),
  ...named('apiextensions.k8s.io', 'CustomResourceDefinition'),
  ...named('apiregistration.k8s.io', 'APIService'),
  ...named('authentication.k8s.io', 'SelfSubjectReview', 'TokenReview'),
  ...named('authorization.k8s.io', 'SelfSubjectAccessReview', 'SelfSubjectRulesReview', 'SubjectAccessReview'),
  ...named('certificates.k8s.io', 'CertificateSigningRequest', 'ClusterTrustBundle'),
  ...named('flowcontrol.apiserver.k8s.io', 'FlowSchema', 'PriorityLevelConfiguration'),
  ...named('networking.k8s.io', 'IngressClass', 'IPAddress', 'ServiceCIDR'),
  ...named('node.k8s.io', 'RuntimeClass'),
  ...named('rbac.authorization.k8s.io', 'ClusterRole', 'ClusterRoleBinding'),
  ...named('resource.k8s.io', 'DeviceClass', 'DeviceTaintRule', 'ResourceSlice'),
  ...named('scheduling.k8s.io', 'PriorityClass'),
  ...named('storage.k8s.io', 'CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'),
]);

/** Cluster-scoped kinds of `src/apis` that are not Kubernetes' own; asked when the definition is not in the output. */
export const CLUSTER_SCOPED_CUSTOM: ReadonlySet<string> = new Set([
  'cert-manager.io/ClusterIssuer',
  'kubeflow.org/Profile',
]);

function named(group: string, ...kinds: readonly string[]): string[] {
  return kinds.map(kind => `${group}/${kind}`);
}

/** Whether the kind lives in namespaces; undefined if nobody says. */
function isNamespaced(apiVersion: string, kind: string, lookup: Lookup): boolean | undefined {
  const group = groupOf(apiVersion);
  if (isBuiltIn(apiVersion)) {
    return !CLUSTER_SCOPED.has(`${group}/${kind}`);
  }
  const custom = lookup.customKind(group, kind);
  if (custom !== undefined) {
    return custom.namespaced;
  }
  return KINDS[apiVersion]?.[kind] === undefined ? undefined : !CLUSTER_SCOPED_CUSTOM.has(`${group}/${kind}`);
}

function* wrongScopes(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.all) {
    const { apiVersion, kind, metadata } = at.manifest;
    const namespaced = isNamespaced(apiVersion, kind, lookup);
    if (namespaced === true && !metadata.namespace) {
      yield violation(at, `${kind} lives in a namespace, got ${shown(metadata.namespace)}`, 'set metadata.namespace');
    } else if (namespaced === false && metadata.namespace !== undefined) {
      yield violation(at, `${kind} is cluster-scoped, got ${shown(metadata.namespace)}`, 'leave metadata.namespace out');
    }
  }
}

function violation(at: Located, problem: string, fix: string): Violation {
  return { at, field: 'metadata.namespace', problem, fix };
}
