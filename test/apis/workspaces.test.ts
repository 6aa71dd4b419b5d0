import { Chart, Testing } from 'cdk8s';
import { workspaceCrd, workspaceKindCrd } from '../../src/apis/kubeflow.org/crds';
import { Workspace, WorkspaceKind, WorkspaceKindSpec, WorkspaceSpec } from '../../src/apis/kubeflow.org/v1beta1';
import { Kinds } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults } from './support';

const V1BETA1 = 'kubeflow.org/v1beta1';

const workspace: WorkspaceSpec = {
  kind: 'jupyterlab',
  paused: false,
  podTemplate: {
    podMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
    options: { imageConfig: 'jupyterlab_scipy', podConfig: 'tiny_cpu' },
    volumes: {
      home: 'home', data: [{ pvcName: 'data', mountPath: '/data', readOnly: true }], secrets: [{ secretName: 'token', mountPath: '/secrets/token', defaultMode: 0o400 }],
    },
  },
};

const kind: WorkspaceKindSpec = {
  spawner: {
    displayName: 'JupyterLab', description: 'Notebooks in the browser', hidden: false, deprecated: true, deprecationMessage: 'Take the new one',
    icon: { url: 'https://example.com/icon.svg' }, logo: { configMap: { name: 'logos', namespace: 'kubeflow-workspaces', key: 'jupyter.svg', mediaType: 'image/svg+xml' } },
  },
  podTemplate: {
    podMetadata: { labels: { a: 'b' } },
    serviceAccount: { name: 'default-editor' },
    culling: { enabled: true, maxInactiveSeconds: 3600, activityProbe: { jupyter: { lastActivity: true } } },
    probes: { readinessProbe: { httpGet: { path: '/', port: 8888 } } },
    volumeMounts: { home: '/home/jovyan' },
    ports: [{
      id: 'jupyterlab', protocol: 'HTTP', defaultDisplayName: 'JupyterLab',
      httpProxy: { removePathPrefix: false, requestHeaders: { set: { A: 'b' }, add: { C: 'd' }, remove: ['E'] } },
    }],
    extraEnv: [{ name: 'NB_PREFIX', value: '{{ httpPathPrefix "jupyterlab" }}' }],
    extraVolumeMounts: [{ name: 'shm', mountPath: '/dev/shm' }],
    extraVolumes: [{ name: 'shm', emptyDir: { medium: 'Memory' } }],
    securityContext: { fsGroup: 100 },
    containerSecurityContext: { allowPrivilegeEscalation: false },
    options: {
      imageConfig: {
        spawner: { default: 'scipy' },
        values: [{
          id: 'scipy', spawner: { displayName: 'SciPy', labels: [{ key: 'python', value: '3.12' }] }, redirect: { to: 'scipy2', message: { level: 'Info', text: 'It is newer' } },
          spec: { image: 'example.com/scipy:1', imagePullPolicy: 'IfNotPresent', ports: [{ id: 'jupyterlab', port: 8888 }] },
        }],
      },
      podConfig: {
        spawner: { default: 'tiny' },
        values: [{
          id: 'tiny', spawner: { displayName: 'Tiny' }, spec: { resources: { requests: { cpu: '100m' } }, nodeSelector: { pool: 'small' }, tolerations: [{ operator: 'Exists' }] },
        }],
      },
    },
  },
};

test('the kinds carry their identities', () => {
  const scope = new Chart(Testing.app(), 'test', { namespace: 'x' });
  expect(new Workspace(scope, 'Workspace', { metadata: { name: 'a' }, spec: workspace }).toJson())
    .toEqual({ apiVersion: V1BETA1, kind: 'Workspace', metadata: { name: 'a', namespace: 'x' }, spec: workspace });
  expect(new WorkspaceKind(scope, 'Kind', { metadata: { name: 'jupyterlab' }, spec: kind }).toJson())
    .toEqual({ apiVersion: V1BETA1, kind: 'WorkspaceKind', metadata: { name: 'jupyterlab' }, spec: kind });
});

test.each([
  [workspaceCrd, 'workspaces', 'Namespaced', ['ws'], ['State']], [workspaceKindCrd, 'workspacekinds', 'Cluster', ['wsk'], ['Workspaces', 'Deprecated', 'Hidden']],
] as const)('%s is defined as upstream defines it', (crd, plural, scope, shortNames, columns) => {
  expect(crdNames(crd)).toEqual({ kind: crd.kind, plural, singular: crd.kind.toLowerCase(), listKind: `${crd.kind}List`, shortNames });
  expect(crd.scope).toBe(scope);
  expect(crdVersions(crd).map(({ name, storage, subresources, additionalPrinterColumns }) => [name, storage, subresources, additionalPrinterColumns?.map(column => column.name)]))
    .toEqual([['v1beta1', true, { status: {} }, columns]]);
});

test('a workspace comes after its kind', () => {
  expect(['Workspace', 'WorkspaceKind'].map(name => Kinds.stage(`kubeflow.org/${name}`))).toEqual(['last', 'resources']);
});

test('full objects are accepted', () => {
  expect(faults(V1BETA1, 'Workspace', workspace)).toEqual([]);
  expect(faults(V1BETA1, 'WorkspaceKind', kind)).toEqual([]);
});

const withTemplate = (template: object) => ({ ...kind, podTemplate: { ...kind.podTemplate, ...template } });

test.each<[string, object, string]>([
  ['Workspace', { ...workspace, kind: 'Jupyter_Lab' }, 'spec.kind value'],
  ['Workspace', { kind: 'a', podTemplate: { ...workspace.podTemplate, volumes: { data: [{ pvcName: 'a', mountPath: '//data' }] } } },
    'spec.podTemplate.volumes.data[0].mountPath value'],
  ['Workspace', { kind: 'a', podTemplate: { options: workspace.podTemplate.options } }, 'spec.podTemplate.volumes required'],
  ['Workspace', { kind: 'a', podTemplate: { volumes: { secrets: [{ secretName: 'a', mountPath: '/a', defaultMode: 512 }] }, options: workspace.podTemplate.options } },
    'spec.podTemplate.volumes.secrets[0].defaultMode value'],
  ['WorkspaceKind', { ...kind, spawner: { ...kind.spawner, icon: {} } }, 'spec.spawner.icon value'],
  ['WorkspaceKind', { ...kind, spawner: { ...kind.spawner, logo: { ...kind.spawner.icon, ...kind.spawner.logo } } }, 'spec.spawner.logo value'],
  ['WorkspaceKind', withTemplate({ ports: [] }), 'spec.podTemplate.ports value'],
  ['WorkspaceKind', withTemplate({ culling: { activityProbe: {} } }), 'spec.podTemplate.culling.activityProbe value'],
  ['WorkspaceKind', withTemplate({ culling: { activityProbe: { jupyter: { lastActivity: false } } } }), 'spec.podTemplate.culling.activityProbe.jupyter.lastActivity value'],
  ['WorkspaceKind', withTemplate({ culling: { maxInactiveSeconds: 59, activityProbe: { exec: { command: ['a'] } } } }), 'spec.podTemplate.culling.maxInactiveSeconds value'],
])('%s has a fault %#', (name, spec, fault) => expect(faults(V1BETA1, name, spec)).toEqual([fault]));
