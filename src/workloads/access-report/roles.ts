import { Located, ManifestSet } from '../../core';
import { fits, Selector } from '../../core/selectors';

/** A rule of a role. */
export interface Rights {
  /** @default - no API group: a rule for paths of the API server */
  readonly apiGroups?: readonly string[];
  /** @default [] */
  readonly resources?: readonly string[];
  /** @default - all objects of the resources */
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** Something that people ask about a role, with what must be allowed for it. */
interface Power {
  readonly words: string;
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
}

const POWERS: readonly Power[] = [
  { words: 'see pods and their logs', verb: 'get', group: '', resource: 'pods/log' },
  { words: 'read Secrets', verb: 'get', group: '', resource: 'secrets' },
  { words: 'start notebooks', verb: 'create', group: 'kubeflow.org', resource: 'notebooks' },
  { words: 'start pods of any image', verb: 'create', group: '', resource: 'pods' },
  { words: 'run commands inside pods', verb: 'create', group: '', resource: 'pods/exec' },
  { words: 'run pipelines', verb: 'create', group: 'pipelines.kubeflow.org', resource: 'runs' },
  { words: 'train models', verb: 'create', group: 'trainer.kubeflow.org', resource: 'trainjobs' },
  { words: 'tune models', verb: 'create', group: 'kubeflow.org', resource: 'experiments' },
  { words: 'serve models', verb: 'create', group: 'serving.kserve.io', resource: 'inferenceservices' },
  { words: 'delete volumes', verb: 'delete', group: '', resource: 'persistentvolumeclaims' },
  { words: 'change the quota', verb: 'update', group: '', resource: 'resourcequotas' },
  { words: 'change who may enter through the mesh', verb: 'create', group: 'security.istio.io', resource: 'authorizationpolicies' },
  { words: 'give access to others', verb: 'create', group: 'rbac.authorization.k8s.io', resource: 'rolebindings' },
];

const READ = new Set(['get', 'list', 'watch']);

/** The ClusterRoles of an output with what they collect from others. */
export class Roles {
  private readonly resolved = new Map<string, readonly Rights[] | undefined>();

  constructor(private readonly set: ManifestSet) {}

  /** All rules of a ClusterRole, those that it collects among them; undefined if the role is not in the output. */
  public rights(name: string): readonly Rights[] | undefined {
    if (!this.resolved.has(name)) {
      const role = this.set.find('ClusterRole', undefined, name);
      this.resolved.set(name, role === undefined ? undefined : []); // a role that collects itself ends here
      this.resolved.set(name, role && this.collect(role));
    }
    return this.resolved.get(name);
  }

  private collect(role: Located): Rights[] {
    const selectors = (role.manifest.aggregationRule as { clusterRoleSelectors?: readonly Selector[] } | undefined)?.clusterRoleSelectors;
    if (selectors === undefined) {
      return [...(role.manifest.rules ?? []) as readonly Rights[]];
    }
    return this.set.ofKind('ClusterRole').filter(one => one !== role && selectors.some(selector => fits(selector, one.manifest.metadata.labels ?? {})))
      .flatMap(one => [...this.rights(one.manifest.metadata.name) ?? []]);
  }
}

/** Whether rules allow something on all objects of a resource. */
export function allows(rights: readonly Rights[], verb: string, apiGroup: string, resource: string): boolean {
  const has = (list: readonly string[] | undefined, one: string) => list !== undefined && (list.includes(one) || list.includes('*'));
  const inAll = resource.includes('/') ? `*/${resource.slice(resource.indexOf('/') + 1)}` : resource;
  return rights.some(rule => rule.resourceNames === undefined && has(rule.verbs, verb) && has(rule.apiGroups, apiGroup) &&
    (has(rule.resources, resource) || has(rule.resources, inAll)));
}

/** One line for each power: the words, and whether each role has it. */
export function powersOf(roles: readonly (readonly Rights[])[]): [words: string, ...has: string[]][] {
  return POWERS.map(({ words, verb, group, resource }) => [words, ...roles.map(rights => allows(rights, verb, group, resource) ? 'yes' : 'no')]);
}

/** What rules allow, one line for each API group: the group, what may be changed, what may only be seen. */
export function summary(rights: readonly Rights[]): [group: string, changes: string, sees: string][] {
  const groups = new Map<string, Map<string, boolean>>();
  for (const rule of rights) {
    const changes = rule.verbs.some(verb => !READ.has(verb));
    for (const name of rule.apiGroups ?? []) {
      const resources = groups.get(name) ?? new Map<string, boolean>();
      groups.set(name, resources);
      for (const resource of rule.resources ?? []) {
        const named = rule.resourceNames === undefined ? resource : `${resource} (${[...rule.resourceNames].sort().join(', ')})`;
        resources.set(named, changes || (resources.get(named) ?? false));
      }
    }
  }
  const list = (resources: Map<string, boolean>, changed: boolean) => [...resources].filter(([, one]) => one === changed).map(([name]) => name).sort().join(', ');
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([name, resources]) => [name === '' ? 'core' : name, list(resources, true), list(resources, false)]);
}
