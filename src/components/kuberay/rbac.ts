import { KubeRayProps } from './props';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, PeopleRole, READ, rule } from '../../kit';

const GROUP = 'ray.io';
const KINDS = ['rayclusters', 'rayjobs', 'rayservices'];
const MADE = ['create', 'delete', ...READ];
const LEASES = rule('coordination.k8s.io', ['create', 'get', 'list', 'update'], 'leases');

/** Rights of the operator in all namespaces. */
export function operatorRules({ batchScheduler }: KubeRayProps): PolicyRule[] {
  return [
    rule('', READ, 'endpoints'),
    rule('', ALL, 'events', 'pods/status', 'services'),
    rule('', [...ALL, 'deletecollection'], 'pods'),
    rule('', ['get', 'patch', 'update'], 'pods/proxy', 'services/status'),
    rule('', MADE, 'serviceaccounts'),
    rule('', ['create', 'get', 'patch', 'update'], 'services/proxy'),
    rule('batch', ALL, 'jobs'),
    LEASES,
    { apiGroups: ['extensions', 'networking.k8s.io'], resources: ['ingresses'], verbs: ALL },
    rule('networking.k8s.io', READ, 'ingressclasses'),
    rule(GROUP, ALL, ...KINDS),
    rule(GROUP, ['update'], ...KINDS.map(kind => `${kind}/finalizers`)),
    rule(GROUP, ['get', 'patch', 'update'], ...KINDS.map(kind => `${kind}/status`)),
    rule('rbac.authorization.k8s.io', MADE, 'rolebindings'),
    rule('rbac.authorization.k8s.io', [...MADE, 'update'], 'roles'),
    rule('route.openshift.io', ALL, 'routes'),
    ...batchScheduler === 'volcano' ? VOLCANO : [],
  ];
}

/** What Volcano takes: its groups, and a look whether their definition is there. YuniKorn takes labels alone. */
const VOLCANO: readonly PolicyRule[] = [
  rule('scheduling.volcano.sh', [...MADE, 'update'], 'podgroups'), rule('apiextensions.k8s.io', ['get'], 'customresourcedefinitions'),
];

/** What the copies of the operator take, in its own namespace, to agree on the one that works. */
export const ELECTION: readonly PolicyRule[] = [rule('', ALL, 'configmaps'), rule('', ['create'], 'events'), LEASES];

/** What the operator adds to the roles of a profile's people. */
export const PEOPLE: readonly PeopleRole[] = [
  { name: 'kubeflow-kuberay-admin', into: ['kubeflow-admin'], allows: [] },
  { name: 'kubeflow-kuberay-edit', into: ['kubeflow-admin', 'kubeflow-edit'], allows: [rule(GROUP, ALL, '*')] },
  { name: 'kubeflow-kuberay-view', into: ['kubeflow-view'], allows: [rule(GROUP, READ, '*')] },
];

/** Roles for people of namespaces that are no profiles; nobody is bound to them. */
export const LOOSE: readonly PeopleRole[] = ['rayjob', 'rayservice'].flatMap(kind => {
  const status = rule(GROUP, ['get'], `${kind}s/status`);
  return [
    { name: `${kind}-editor-role`, allows: [rule(GROUP, ALL, `${kind}s`), status] },
    { name: `${kind}-viewer-role`, allows: [rule(GROUP, READ, `${kind}s`), status] },
  ];
});
