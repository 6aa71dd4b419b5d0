import { compare, stringsOf } from './plain';
import { Field, isRecord, Located, ManifestSet } from '../../core';
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

/** The rules at the field `rules` of a role. */
export function rightsAt(rules: Field): Rights[] {
  return rules.items().map(rule => {
    const resourceNames = stringsOf(rule.at('resourceNames'));
    return {
      apiGroups: stringsOf(rule.at('apiGroups')),
      resources: stringsOf(rule.at('resources')),
      verbs: stringsOf(rule.at('verbs')),
      ...resourceNames.length > 0 && { resourceNames },
    };
  });
}

const CLUSTER_ROLE = 'rbac.authorization.k8s.io/ClusterRole';
const READ = new Set(['get', 'list', 'watch']);

/** The ClusterRoles of an output with what they collect from others. */
export class Roles {
  private readonly resolved = new Map<string, readonly Rights[] | undefined>();
  private readonly collected = new Map<Located, readonly Located[] | undefined>();

  constructor(private readonly set: ManifestSet) {}

  /** All rules of a ClusterRole, those that it collects among them; undefined if the role is not in the output. */
  public rights(name: string): readonly Rights[] | undefined {
    if (!this.resolved.has(name)) {
      const role = this.set.find(CLUSTER_ROLE, undefined, name);
      this.resolved.set(name, role && [...this.reached(role)].filter(other => this.collectedBy(other) === undefined).flatMap(other => rightsAt(other.at('rules'))));
    }
    return this.resolved.get(name);
  }

  /** A role with all that it collects, over any number of steps: roles may collect each other. */
  private reached(role: Located): ReadonlySet<Located> {
    const found = new Set([role]);
    for (const next of found) { // a set also yields what is added on the way
      this.collectedBy(next)?.forEach(other => found.add(other));
    }
    return found;
  }

  /** The roles whose rules a role takes in place of its own; undefined if it has its own. */
  private collectedBy(role: Located): readonly Located[] | undefined {
    if (!this.collected.has(role)) {
      const rule = role.at('aggregationRule');
      const selectors = rule.at('clusterRoleSelectors').items().map(selectorAt);
      this.collected.set(role, isRecord(rule.value) ? this.set.ofKind(CLUSTER_ROLE).filter(({ labels }) => selectors.some(selector => fits(selector, labels))) : undefined);
    }
    return this.collected.get(role);
  }
}

function selectorAt(field: Field): Selector {
  return {
    matchLabels: field.at('matchLabels').strings(),
    matchExpressions: field.at('matchExpressions').items()
      .map(expression => ({ key: expression.at('key').text ?? '', operator: expression.at('operator').text ?? '', values: stringsOf(expression.at('values')) })),
  };
}

/** Whether rules allow something on all objects of a resource. */
export function allows(rights: readonly Rights[], verb: string, apiGroup: string, resource: string): boolean {
  return rulesFor(rights, verb, apiGroup, resource).some(rule => rule.resourceNames === undefined);
}

/** Names of the objects of a resource on which rules allow something by their name, sorted. */
export function namesAllowed(rights: readonly Rights[], verb: string, apiGroup: string, resource: string): string[] {
  return [...new Set(rulesFor(rights, verb, apiGroup, resource).flatMap(rule => rule.resourceNames ?? []))].sort();
}

function rulesFor(rights: readonly Rights[], verb: string, apiGroup: string, resource: string): Rights[] {
  const has = (list: readonly string[] | undefined, name: string) => list !== undefined && (list.includes(name) || list.includes('*'));
  const inAll = resource.includes('/') ? `*/${resource.slice(resource.indexOf('/') + 1)}` : resource;
  return rights.filter(rule => has(rule.verbs, verb) && has(rule.apiGroups, apiGroup) && (has(rule.resources, resource) || has(rule.resources, inAll)));
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
  const list = (resources: Map<string, boolean>, changed: boolean) => [...resources].filter(([, changes]) => changes === changed).map(([name]) => name).sort().join(', ');
  return [...groups].sort(([a], [b]) => compare(a, b)).map(([name, resources]) => [name === '' ? 'core' : name, list(resources, true), list(resources, false)]);
}
