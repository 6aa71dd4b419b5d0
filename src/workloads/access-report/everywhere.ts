import { nameOf } from './people';
import { Subject, table } from './plain';
import { admissions, isForAllPods } from './policies';
import { powersOf, Rights, Roles } from './roles';
import { ManifestSet } from '../../core';

/** Kinds of Kubernetes that are in no namespace: rights on them alone are none in a profile. */
const CLUSTER_SCOPED = new Set([
  'apiservices', 'certificatesigningrequests', 'clusterrolebindings', 'clusterroles', 'componentstatuses', 'csidrivers', 'csinodes',
  'customresourcedefinitions', 'flowschemas', 'ingressclasses', 'mutatingwebhookconfigurations', 'namespaces', 'nodes', 'persistentvolumes',
  'priorityclasses', 'prioritylevelconfigurations', 'runtimeclasses', 'selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'storageclasses',
  'subjectaccessreviews', 'tokenreviews', 'validatingadmissionpolicies', 'validatingadmissionpolicybindings', 'validatingwebhookconfigurations',
  'volumeattachments',
]);

/** Who has rights in the namespaces of all profiles: by ClusterRoleBindings, and by policies of the mesh as a whole. */
export function everywhere(set: ManifestSet, roles: Roles): string[] {
  const clusterScoped = new Set([...CLUSTER_SCOPED, ...customKinds(set)]);
  const rows = set.ofKind('ClusterRoleBinding').flatMap(binding => {
    const role = (binding.manifest.roleRef as { name?: string } | undefined)?.name ?? '';
    const rights = roles.rights(role)?.filter(one => (one.resources ?? []).some(resource => !clusterScoped.has(resource.split('/')[0])));
    return rights?.length === 0 ? [] : ((binding.manifest.subjects ?? []) as readonly Subject[]).map(subject =>
      [nameOf(subject), role, words(rights), `ClusterRoleBinding ${binding.manifest.metadata.name}`]);
  });
  const policies = set.ofKind('AuthorizationPolicy').filter(one => one.manifest.metadata.namespace === rootNamespace(set) && isForAllPods(one))
    .flatMap(one => admissions(one).map(admission => [admission.words, `AuthorizationPolicy ${one.manifest.metadata.namespace}/${admission.policy}`]));
  const sorted = (list: string[][]) => list.sort((a, b) => a.join() < b.join() ? -1 : 1);
  return [
    ...rows.length === 0 ? [] : [
      '## Rights in every profile',
      'ClusterRoleBindings of the manifests give these rights in all namespaces, those of the profiles among them.',
      table(['who', 'ClusterRole', 'may', 'from'], sorted(rows)),
    ],
    ...policies.length === 0 ? [] : ['Policies of the mesh as a whole let these requests into every profile.', table(['who', 'from'], sorted(policies))],
  ];
}

function words(rights: readonly Rights[] | undefined): string {
  return rights === undefined ? 'not in the manifests: what it allows stands in the cluster'
    : powersOf([rights]).filter(([, has]) => has === 'yes').map(([power]) => power).join(', ') || 'other things';
}

/** Plural names of the output's kinds that are in no namespace. */
function customKinds(set: ManifestSet): string[] {
  const specs = set.ofKind('CustomResourceDefinition').map(one => one.manifest.spec as { scope?: string; names?: { plural?: string } } | undefined);
  return specs.flatMap(spec => spec?.scope === 'Cluster' ? [spec.names?.plural ?? ''] : []);
}

/** The namespace whose policies count in all others: that of the mesh's control plane. */
function rootNamespace(set: ManifestSet): string {
  return set.ofKind('ConfigMap').find(one => one.manifest.metadata.name === 'istio')?.manifest.metadata.namespace ?? 'istio-system';
}
