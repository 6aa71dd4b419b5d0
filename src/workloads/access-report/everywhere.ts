import { nameOf } from './people';
import { compare, subjectAt, table } from './plain';
import { admissions, isForAllPods } from './policies';
import { powersOf } from './powers';
import { Rights, Roles } from './roles';
import { groupOf, Kinds, ManifestSet } from '../../core';

/**
 * Who has rights in the namespaces of all profiles: by ClusterRoleBindings, and by policies of the mesh as a whole.
 *
 * @param meshNamespace namespace whose policies count in all others
 */
export function everywhere(set: ManifestSet, roles: Roles, meshNamespace: string): string[] {
  const bound = bindings(set, roles);
  const policies = (set.byNamespace('security.istio.io/AuthorizationPolicy').get(meshNamespace) ?? []).filter(isForAllPods)
    .flatMap(policy => admissions(policy).map(({ words }) => [words, `AuthorizationPolicy ${meshNamespace}/${policy.name}`]));
  return [
    ...bound.length === 0 ? [] : [
      '## Rights in every profile',
      'ClusterRoleBindings of the manifests give these rights in all namespaces, those of the profiles among them.',
      table(['who', 'ClusterRole', 'may', 'from'], sorted(bound)),
    ],
    ...policies.length === 0 ? [] : ['Policies of the mesh as a whole let these requests into every profile.', table(['who', 'from'], sorted(policies))],
  ];
}

function bindings(set: ManifestSet, roles: Roles): string[][] {
  const namespaced = namespacedResources(set);
  return set.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding').flatMap(binding => {
    const role = binding.at('roleRef', 'name').text ?? '';
    const rights = roles.rights(role)?.filter(rule => (rule.resources ?? []).some(resource => mayBeInNamespaces(namespaced, rule, resource)));
    return rights?.length === 0 ? [] : binding.at('subjects').items().map(subject => [nameOf(subjectAt(subject)), role, words(rights), `ClusterRoleBinding ${binding.name}`]);
  });
}

function words(rights: readonly Rights[] | undefined): string {
  return rights === undefined ? 'not in the manifests: what it allows stands in the cluster' : powersOf(rights).join(', ') || 'other things';
}

/** Whether resources are in namespaces, by group and plural; the group `*` stands for any. */
function namespacedResources(set: ManifestSet): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  const add = (group: string, plural: string, namespaced: boolean) => {
    found.set(`${group}/${plural}`, namespaced);
    found.set(`*/${plural}`, namespaced || found.get(`*/${plural}`) === true);
  };
  Kinds.all().forEach(([key, facts]) => add(groupOf(key), facts.plural, facts.scope === 'Namespaced'));
  for (const definition of set.ofKind('apiextensions.k8s.io/CustomResourceDefinition')) {
    const spec = definition.at('spec');
    add(spec.at('group').text ?? '', spec.at('names', 'plural').text ?? '', spec.at('scope').value !== 'Cluster');
  }
  return found;
}

/** Rights on kinds that are in no namespace are none in a profile; of a kind that nobody knows, one must think that it is. */
function mayBeInNamespaces(namespaced: ReadonlyMap<string, boolean>, { apiGroups = [] }: Rights, resource: string): boolean {
  const known = apiGroups.flatMap(group => namespaced.get(`${group}/${resource.split('/')[0]}`) ?? []);
  return known.length === 0 || known.includes(true);
}

function sorted(rows: string[][]): string[][] {
  return rows.sort((a, b) => compare(a.join(), b.join()));
}
