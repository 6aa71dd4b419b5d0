import { TrialResource, trialRules } from './trial-resources';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, PeopleRole, READ, rule } from '../../kit';

const KINDS = ['experiments', 'trials', 'suggestions'];
const WRITE = [...READ, 'create', 'delete'];

/** What the copies of the controller take to agree on the one that works. */
export const ELECTION: readonly PolicyRule[] = [rule('coordination.k8s.io', ['create', 'get', 'update'], 'leases')];

/**
 * Rights of the controller. Of Secrets it reads those for registries alone, to ask for the entry point of an image that a trial runs
 * without a command; cert-manager makes its certificate.
 */
export function controllerRules(resources: readonly TrialResource[]): readonly PolicyRule[] {
  return [
    rule('', WRITE, 'services'),
    rule('', ['create', 'patch', 'update'], 'events'),
    rule('', [...READ, 'create'], 'serviceaccounts', 'persistentvolumeclaims'),
    rule('', READ, 'persistentvolumes', 'namespaces', 'configmaps'),
    rule('', ['get'], 'pods', 'pods/status', 'secrets'),
    rule('apps', WRITE, 'deployments'),
    rule('rbac.authorization.k8s.io', [...READ, 'create'], 'roles', 'rolebindings'),
    ...trialRules(resources),
    rule('kubeflow.org', ['*'], ...KINDS.flatMap(kind => [kind, `${kind}/status`, `${kind}/finalizers`])),
  ];
}

/** Rights of the web app, which in a platform asks for those of the signed-in user before it uses its own. */
export const UI: readonly PolicyRule[] = [
  rule('', ['create', 'delete', 'get', 'list', 'update'], 'configmaps'),
  rule('', ['list'], 'namespaces', 'pods'),
  rule('', ['get'], 'pods/log'),
  rule('kubeflow.org', ['create', 'delete', 'get', 'list'], 'experiments'),
  rule('kubeflow.org', ['get', 'list'], 'trials', 'suggestions'),
];

/** What Katib adds to the roles of a profile's people. */
export const PEOPLE: readonly PeopleRole[] = [
  { name: 'kubeflow-katib-admin', into: ['kubeflow-admin'], allows: { collected: 'kubeflow-katib-admin' } },
  {
    name: 'kubeflow-katib-edit',
    into: ['kubeflow-edit', 'kubeflow-katib-admin'],
    allows: [rule('kubeflow.org', [...ALL, 'deletecollection'], ...KINDS), rule('', ['list'], 'pods'), rule('', ['get'], 'pods/log')],
  },
  { name: 'kubeflow-katib-view', into: ['kubeflow-view'], allows: [rule('kubeflow.org', READ, ...KINDS)] },
];
