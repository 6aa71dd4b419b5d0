import { Construct } from 'constructs';
import { Labels } from './access';
import { AggregationRule, ClusterRole, PolicyRule } from '../apis/k8s/rbac/v1';

const LABEL = 'rbac.authorization.kubeflow.org/aggregate-to-';

/** Labels by which the rules of a role become part of the roles of those names. */
export function aggregateTo(...roles: readonly string[]): Record<string, string> {
  return Object.fromEntries(roles.map(role => [`${LABEL}${role}`, 'true']));
}

/** Collects the rules of all roles that are labelled for that name. */
export function collecting(role: string): AggregationRule {
  return { clusterRoleSelectors: [{ matchLabels: aggregateTo(role) }] };
}

/** A role for people, which nobody is bound to: its rules become part of others. */
export interface PeopleRole {
  readonly name: string;
  /** Roles that its rules become part of, such as `kubeflow-edit`. @default - none */
  readonly into?: readonly string[];
  /** What it allows, or the name under which it collects what others allow. */
  readonly allows: readonly PolicyRule[] | { readonly collected: string };
}

/** What a component adds to the roles that a profile binds to its people: 1 ClusterRole for each entry. */
export class PeopleRoles extends Construct {
  constructor(scope: Construct, id: string, roles: readonly PeopleRole[], labels: Labels = {}) {
    super(scope, id);
    for (const { name, into = [], allows } of roles) {
      const own = { ...labels, ...aggregateTo(...into) };
      const metadata = { name, ...Object.keys(own).length > 0 && { labels: own } };
      new ClusterRole(this, name, 'collected' in allows ? { metadata, aggregationRule: collecting(allows.collected) } : { metadata, rules: allows });
    }
  }
}
