import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, ASK_ACCESS, PeopleRole, READ, rule } from '../../kit';

const GROUP = 'kubeflow.org';
const BOTH = ['workspaces', 'workspacekinds'];

const ofBoth = (part: string) => BOTH.map(plural => `${plural}/${part}`);

/** Rights of the controller. */
export const CONTROLLER: readonly PolicyRule[] = [
  rule('', READ, 'configmaps', 'events', 'pods'),
  rule('', ALL, 'services'),
  rule('apps', ALL, 'statefulsets'),
  rule(GROUP, ALL, ...BOTH),
  rule(GROUP, ['update'], ...ofBoth('finalizers')),
  rule(GROUP, ['get', 'patch', 'update'], ...ofBoth('status')),
  rule('networking.istio.io', ALL, 'virtualservices'),
];

/** Rights of the back end, which asks for each request whether the signed-in user has them. */
export const BACKEND: readonly PolicyRule[] = [
  rule(GROUP, ALL, ...BOTH),
  rule('', READ, 'namespaces', 'configmaps', 'pods', 'persistentvolumes'),
  rule('', [...READ, 'create', 'update', 'delete'], 'secrets'),
  rule('', [...READ, 'create', 'delete'], 'persistentvolumeclaims'),
  rule('storage.k8s.io', READ, 'storageclasses'),
  ASK_ACCESS,
];

const WORKSPACES = ['workspaces', 'workspaces/status'];
const PREFIX = 'kubeflow-workspaces';

/** What people may do: kinds are in no namespace, so that no role of a profile reaches them. */
export const PEOPLE: readonly PeopleRole[] = [
  { name: `aggregate-to-${PREFIX}-edit`, into: [`${PREFIX}-edit`], allows: [rule(GROUP, ['create', 'delete', 'deletecollection', 'patch', 'update'], ...WORKSPACES)] },
  { name: `aggregate-to-${PREFIX}-view`, into: [`${PREFIX}-view`], allows: [rule(GROUP, READ, ...WORKSPACES)] },
  { name: `${PREFIX}-admin`, into: ['kubeflow-admin'], allows: { collected: `${PREFIX}-admin` } },
  { name: `${PREFIX}-edit`, into: ['kubeflow-edit', `${PREFIX}-admin`], allows: { collected: `${PREFIX}-edit` } },
  { name: `${PREFIX}-view`, into: ['kubeflow-view', `${PREFIX}-edit`], allows: { collected: `${PREFIX}-view` } },
];
