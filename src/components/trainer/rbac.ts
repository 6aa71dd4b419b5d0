import { Construct } from 'constructs';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { ClusterRole, ClusterRoleBinding, PolicyRule, Role, RoleBinding, Subject } from '../../apis/k8s/rbac/v1';
import { RELEASES } from '../../core';
import { ALL, PeopleRole, PeopleRoles, READ, rule } from '../../kit';

const GROUP = 'trainer.kubeflow.org';
const KINDS = ['clustertrainingruntimes', 'trainingruntimes', 'trainjobs'];

/** What the controller may do, beside what its certificate takes. */
export const CONTROLLER: readonly PolicyRule[] = [
  rule('', ['create', ...READ, 'patch', 'update'], 'configmaps', 'secrets'),
  rule('', READ, 'limitranges'),
  { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch', 'update', 'watch'] },
  rule('coordination.k8s.io', ['create', 'get', 'list', 'update'], 'leases'),
  rule('jobset.x-k8s.io', ALL, 'jobsets'),
  rule('node.k8s.io', READ, 'runtimeclasses'),
  { apiGroups: ['scheduling.volcano.sh', 'scheduling.x-k8s.io'], resources: ['podgroups'], verbs: ['create', ...READ, 'patch', 'update'] },
  rule(GROUP, [...READ, 'patch', 'update'], ...KINDS),
  rule(GROUP, ['get', 'patch', 'update'], ...KINDS.map(kind => `${kind}/finalizers`), 'trainjobs/status'),
];

const PEOPLE: readonly PeopleRole[] = [
  { name: 'kubeflow-trainer-admin', into: ['kubeflow-admin'], allows: { collected: 'kubeflow-trainer-admin' } },
  {
    name: 'kubeflow-trainer-edit',
    into: ['kubeflow-edit', 'kubeflow-trainer-admin'],
    allows: [
      rule(GROUP, READ, 'trainingruntimes'),
      rule(GROUP, ['create', 'delete', ...READ, 'patch'], 'trainjobs'),
      rule('', READ, 'events', 'pods', 'pods/log'),
    ],
  },
  { name: 'kubeflow-trainer-view', into: ['kubeflow-trainer-view', 'kubeflow-view'], allows: [rule(GROUP, READ, 'trainingruntimes', 'trainjobs')] },
];

const RBAC = 'rbac.authorization.k8s.io';
const EVERYBODY: Subject = { apiGroup: RBAC, kind: 'Group', name: 'system:authenticated' };

/** Roles of people, and what everybody with an account in the cluster may see: the runtimes for all teams, and the release of Trainer. */
export class TrainerPeople extends Construct {
  constructor(scope: Construct, id: string, { namespace }: { readonly namespace: string }) {
    super(scope, id);
    new PeopleRoles(this, 'PeopleRoles', PEOPLE);

    const runtimes = 'kubeflow-trainer-view-cluster-runtimes';
    new ClusterRole(this, 'Runtimes', { metadata: { name: runtimes }, rules: [rule(GROUP, READ, 'clustertrainingruntimes')] });
    new ClusterRoleBinding(this, 'RuntimesBinding', {
      metadata: { name: runtimes }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: runtimes }, subjects: [EVERYBODY],
    });

    const metadata = { name: 'kubeflow-trainer-public', namespace };
    new ConfigMap(this, 'Public', { metadata, data: { kubeflow_trainer_version: RELEASES.trainer } });
    new Role(this, 'PublicRole', { metadata, rules: [{ ...rule('', READ, 'configmaps'), resourceNames: [metadata.name] }] });
    new RoleBinding(this, 'PublicBinding', { metadata, roleRef: { apiGroup: RBAC, kind: 'Role', name: metadata.name }, subjects: [EVERYBODY] });
  }
}
