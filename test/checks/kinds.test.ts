import { crdMissing, crdSize, namesLength, objectsScope, schemaKubernetes, schemaUnknownField, schemaUnknownKind } from '../../src/checks';
import type { External } from '../../src/core';
import { clusterObject, crd, deployment, external, found, notebook, object, places } from './support';

describe('Schema/UnknownKind', () => {
  test('lets kinds of Kubernetes pass that the toolkit has no types of, and custom kinds', () => {
    expect(found(schemaUnknownKind, [
      deployment(), object('coordination.k8s.io/v1', 'Lease', 'lock'), object('events.k8s.io/v1', 'Event', 'e'), object('example.com/v1', 'Thing', 'one'), notebook(),
      object('example.com/v1', 'AllowList', 'one', { spec: { items: [] } }),
    ])).toEqual([]);
  });

  test('finds kinds that do not exist, and says which was meant', () => {
    expect(found(schemaUnknownKind, [object('apps/v1', 'Deploymnt', 'web'), object('apps/v1', 'Service', 'web'), object('v1', '../index', 'odd'),
      object('autoscaling/v1', 'HorizontalPodAutoscalr', 'h'), object('apps/v1', 'PodDefault', 'p')])).toEqual([
      'Deploymnt/ml/web kind: Kubernetes has no such kind, got "apps/v1 Deploymnt"; write "apps/v1 Deployment", or correct apiVersion or kind',
      'Service/ml/web kind: Kubernetes has no such kind, got "apps/v1 Service"; write "v1 Service", or correct apiVersion or kind',
      '../index/ml/odd kind: Kubernetes has no such kind, got "v1 ../index"; correct apiVersion or kind',
      'HorizontalPodAutoscalr/ml/h kind: Kubernetes has no such kind, got "autoscaling/v1 HorizontalPodAutoscalr"; ' +
        'write "autoscaling/v2 HorizontalPodAutoscaler", or correct apiVersion or kind',
      'PodDefault/ml/p kind: Kubernetes has no such kind, got "apps/v1 PodDefault"; correct apiVersion or kind',
    ]);
  });

  test.each([
    ['rbac.authorization.k8s.io/v1beta1', 'Role', 'rbac.authorization.k8s.io/v1'], ['rbac.authorization.k8s.io/v1beta1', 'RoleBinding', 'rbac.authorization.k8s.io/v1'],
    ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1'], ['networking.k8s.io/v1beta1', 'Ingress', 'networking.k8s.io/v1'], ['batch/v1beta1', 'CronJob', 'batch/v1'],
    ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'autoscaling/v2'], ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2'],
    ['discovery.k8s.io/v1beta1', 'EndpointSlice', 'discovery.k8s.io/v1'], ['apps/v1beta9', 'Deployment', 'apps/v1'],
  ])('finds %s %s, which Kubernetes has dropped, and says that it is now of %s', (version, kind, now) => {
    expect(found(schemaUnknownKind, [object(version, kind, 'a')])).toEqual([
      `${kind}/ml/a kind: Kubernetes does not serve this version of the kind, got "${version} ${kind}"; write "${now}"`,
    ]);
    expect(found(schemaUnknownKind, [object(now, kind, 'a')])).toEqual([]);
  });

  test('finds kinds that moved to another group or are gone', () => {
    expect(found(schemaUnknownKind, [object('extensions/v1beta1', 'Ingress', 'a'), clusterObject('policy/v1beta1', 'PodSecurityPolicy', 'a')])).toEqual([
      'Ingress/ml/a kind: Kubernetes has dropped the kind, got "extensions/v1beta1 Ingress"; write "networking.k8s.io/v1 Ingress"',
      'PodSecurityPolicy/a kind: Kubernetes has dropped the kind, got "policy/v1beta1 PodSecurityPolicy"; leave it out: no other has taken its place',
    ]);
  });

  test('finds versions that a custom kind never had, unless its definition is in the output', () => {
    const old = object('cert-manager.io/v1alpha2', 'Certificate', 'a');
    expect(found(schemaUnknownKind, [old, object('kubeflow.org/v2', 'Notebook', 'b')])).toEqual([
      'Certificate/ml/a kind: the kind has no such version, got "cert-manager.io/v1alpha2 Certificate"; write one of cert-manager.io/v1',
      'Notebook/ml/b kind: the kind has no such version, got "kubeflow.org/v2 Notebook"; write one of kubeflow.org/v1, kubeflow.org/v1alpha1, kubeflow.org/v1beta1',
    ]);
    expect(found(schemaUnknownKind, [old, crd('cert-manager.io', 'Certificate', 'Namespaced', 'v1alpha2')])).toEqual([]);
  });

  test('finds a list of objects', () => {
    const items = [object('v1', 'ConfigMap', 'a')];
    const list = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: {}, items });
    expect(found(schemaUnknownKind, [list('v1', 'List'), list('rbac.authorization.k8s.io/v1', 'RoleList')])).toEqual([
      'List/ kind: a list of objects is no object, got "v1 List"; write each of its items as its own document',
      'RoleList/ kind: a list of objects is no object, got "rbac.authorization.k8s.io/v1 RoleList"; write each of its items as its own document',
    ]);
    expect([schemaKubernetes, schemaUnknownField, objectsScope, namesLength, crdMissing].flatMap(rule => found(rule, [list('v1', 'List'), list('v1', 'List')]))).toEqual([]);
  });

  test('finds an apiVersion or a kind that is no string', () => {
    expect(found(schemaUnknownKind,
      [{ ...object('v1', 'x', 'a'), kind: { kind: null } }, { ...object('v1', 'ConfigMap', 'a'), apiVersion: 1 }, { metadata: { name: 'b' } }])).toEqual([
      '/ml/a kind: must be a string, got an object; write it as in "kind: ConfigMap"',
      'ConfigMap/ml/a apiVersion: must be a string, got 1; write it as in "apiVersion: v1"',
      '/b apiVersion: must be a string, got undefined; write it as in "apiVersion: v1"',
      '/b kind: must be a string, got undefined; write it as in "kind: ConfigMap"',
    ]);
  });
});

describe('Crd/Missing', () => {
  test('lets kinds pass that the output defines or somebody else brings', () => {
    expect(found(crdMissing, [crd('example.com', 'Thing', 'Namespaced', 'v1'), object('example.com/v1', 'Thing', 'one'), deployment(), notebook()],
      [external('CustomResourceDefinition', 'notebooks.kubeflow.org')])).toEqual([]);
  });

  test.each([['Thing', 'things'], ['Policy', 'policies'], ['Gateway', 'gateways'], ['Mesh', 'meshes'], ['Class', 'classes'], ['Index', 'indexes'],
    ['Session', 'sessions'], ['Cycle', 'cycles']])(
    'knows that somebody brings a %s by the name %s.example.com', (kind, plural) => {
      expect(found(crdMissing, [object('example.com/v1', kind, 'a')], [external('CustomResourceDefinition', `${plural}.example.com`)])).toEqual([]);
    });

  test('finds kinds and versions that nobody serves', () => {
    expect(found(crdMissing, [
      crd('example.com', 'Thing', 'Namespaced', 'v1', 'v2'), object('example.com/v3', 'Thing', 'one'), object('example.com/v0', 'Thing', 'two'),
      object('example.org/v1', 'Thing', 'three'), object('networking.istio.io/v1', 'VirtualService', 'four'),
    ])).toEqual([
      'Thing/ml/one apiVersion: the CustomResourceDefinition does not serve this version, got "example.com/v3"; use v1, v2',
      'Thing/ml/two apiVersion: the CustomResourceDefinition does not serve this version, got "example.com/v0"; use v1, v2',
      'Thing/ml/three apiVersion: no CustomResourceDefinition defines the kind, got "example.org/v1 Thing"; ' +
        'add the component that brings it, or declareExternal() a CustomResourceDefinition "things.example.org"',
      'VirtualService/ml/four apiVersion: no CustomResourceDefinition defines the kind, got "networking.istio.io/v1 VirtualService"; ' +
        'add the component that brings it, or declareExternal() a CustomResourceDefinition "virtualservices.networking.istio.io"',
    ]);
  });
});

test('Crd/Missing tells of existingPlatform for a kind of a platform where the app knows none', () => {
  const fixes = (externals: readonly External[] = []) => [
    object('trainer.kubeflow.org/v1alpha1', 'TrainJob', 'a'), object('ray.io/v1', 'RayCluster', 'a'), object('serving.kserve.io/v1beta1', 'InferenceService', 'a'),
    object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'a'), object('kubeflow.org/v1', 'Notebook', 'a'), object('example.org/v1', 'Thing', 'a'),
  ].map(one => found(crdMissing, [one], externals)[0].includes('; where another repository installs the platform, existingPlatform(app, facts) tells of it'));
  expect(fixes()).toEqual([true, true, true, true, true, false]);
  expect(fixes([external('CustomResourceDefinition', 'profiles.kubeflow.org')])).toEqual([false, false, false, false, false, false]);
});

describe('Crd/Size', () => {
  const sized = (length: number) => clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com', { spec: { text: 'ä'.repeat(length) } });

  test('counts bytes, not characters', () => {
    const room = 1_000_000 - Buffer.byteLength(JSON.stringify(sized(0)));
    expect(found(crdSize, [sized(room >> 1)])).toEqual([]);
    expect(places(crdSize, [sized(500_000)])).toHaveLength(1);
    expect(found(crdSize, [sized(500_000)])).toEqual([
      expect.stringMatching(/^CustomResourceDefinition\/things.example.com spec.versions: must be at most 1000000 bytes of JSON, got 10001\d\d; shorten/),
    ]);
  });
});
