import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, ASK_ACCESS, READ, rule, WebAppRules } from '../../kit';

const READ_ONCE = ['get', 'list'];
const OWNED = ['create', 'get', 'list', 'update', 'watch'];

const STORAGE_CLASSES = rule('storage.k8s.io', READ, 'storageclasses');
const CLAIMS = rule('', ['create', 'delete', 'get', 'list'], 'persistentvolumeclaims');
const POD_DEFAULTS = rule('kubeflow.org', READ, 'poddefaults');
const NOTEBOOKS = ['notebooks', 'notebooks/finalizers', 'poddefaults'];
const TENSORBOARDS = ['tensorboards', 'tensorboards/finalizers'];

/** What electing a leader takes for the notebook controller, which knows no leases. */
export const CONFIG_MAP_ELECTION: readonly PolicyRule[] = [
  rule('', ALL, 'configmaps'),
  rule('', ['get', 'update', 'patch'], 'configmaps/status'),
  rule('', ['create'], 'events'),
];

/** Rights of the notebook controller. */
export const NOTEBOOK_CONTROLLER: readonly PolicyRule[] = [
  rule('', ['create', 'get', 'list', 'patch', 'watch'], 'events'),
  rule('', READ, 'pods'),
  rule('', ['*'], 'services'),
  rule('apps', ['*'], 'statefulsets'),
  rule('kubeflow.org', ['*'], 'notebooks', 'notebooks/finalizers', 'notebooks/status'),
  rule('networking.istio.io', ['*'], 'virtualservices'),
];

/** What people with edit may do with `Notebook`s by the API. */
export const NOTEBOOK_EDIT: readonly PolicyRule[] = [rule('kubeflow.org', [...ALL, 'deletecollection'], 'notebooks', 'notebooks/status')];

/** What people with view may do with `Notebook`s by the API. */
export const NOTEBOOK_VIEW: readonly PolicyRule[] = [rule('kubeflow.org', READ, 'notebooks', 'notebooks/status')];

/** What a controller takes that makes a Deployment, a Service and a route per custom resource. */
function server(group: string, plural: string): readonly PolicyRule[] {
  return [
    rule('', READ, 'persistentvolumeclaims', 'pods'),
    rule('', OWNED, 'services'),
    rule('apps', OWNED, 'deployments'),
    rule('networking.istio.io', OWNED, 'virtualservices'),
    rule(group, ALL, plural),
    rule(group, ['update'], `${plural}/finalizers`),
    rule(group, ['get', 'patch', 'update'], `${plural}/status`),
  ];
}

/** Rights of the PVC viewer controller. */
export const PVC_VIEWER_CONTROLLER = server('kubeflow.org', 'pvcviewers');

/** Rights of the TensorBoard controller. */
export const TENSORBOARD_CONTROLLER = server('tensorboard.kubeflow.org', 'tensorboards');

const SPAWN: readonly PolicyRule[] = [
  ASK_ACCESS,
  rule('kubeflow.org', ['create', 'delete', 'get', 'list', 'patch', 'update'], ...NOTEBOOKS),
  CLAIMS,
  rule('', ['list'], 'events', 'nodes'),
  STORAGE_CLASSES,
];

/** The web app for notebooks. */
export const JUPYTER_WEB_APP: WebAppRules = {
  app: [...SPAWN, rule('', READ_ONCE, 'pods', 'pods/log')],
  edit: [rule('kubeflow.org', ['create', 'delete', 'get', 'list'], ...NOTEBOOKS)],
  view: [rule('kubeflow.org', READ_ONCE, ...NOTEBOOKS), STORAGE_CLASSES],
};

/** The web app for volumes. */
export const VOLUMES_WEB_APP: WebAppRules = {
  app: [
    rule('', READ_ONCE, 'namespaces', 'pods'),
    ASK_ACCESS,
    rule('', ALL, 'persistentvolumeclaims'),
    STORAGE_CLASSES,
    rule('', ['list'], 'events'),
    rule('kubeflow.org', ['list'], 'notebooks'),
    rule('kubeflow.org', ['create', 'delete', 'get', 'list'], 'pvcviewers'),
  ],
  edit: [rule('', ALL, 'persistentvolumeclaims'), rule('kubeflow.org', ['create', 'delete', 'get', 'list'], 'pvcviewers')],
  view: [rule('', READ, 'persistentvolumeclaims'), STORAGE_CLASSES, rule('kubeflow.org', READ_ONCE, 'pvcviewers')],
};

/** The web app for TensorBoards. */
export const TENSORBOARDS_WEB_APP: WebAppRules = {
  app: [
    rule('', READ_ONCE, 'namespaces'),
    ASK_ACCESS,
    rule('tensorboard.kubeflow.org', ['create', 'delete', 'get', 'list'], ...TENSORBOARDS),
    CLAIMS,
    STORAGE_CLASSES,
    POD_DEFAULTS,
  ],
  edit: [rule('tensorboard.kubeflow.org', ['create', 'delete', 'get', 'list'], ...TENSORBOARDS), POD_DEFAULTS],
  view: [rule('tensorboard.kubeflow.org', READ_ONCE, ...TENSORBOARDS), STORAGE_CLASSES, POD_DEFAULTS],
};
