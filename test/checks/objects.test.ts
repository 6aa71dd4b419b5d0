import { objectsDuplicate, objectsScope } from '../../src/checks';
import { clusterObject, crd, crdWithSchema, deployment, found, namespace, object, places, service } from './support';

describe('Objects/Duplicate', () => {
  test('lets objects of one name pass in two namespaces, kinds and groups', () => {
    expect(found(objectsDuplicate, [
      object('v1', 'Service', 'web'), object('v1', 'Service', 'web', {}, { namespace: 'other' }), object('v1', 'ConfigMap', 'web'),
      object('serving.knative.dev/v1', 'Service', 'web'), ...['a-', 'b-'].map(generateName => object('batch/v1', 'Job', '', {}, { name: undefined, generateName })),
    ])).toEqual([]);
  });

  test('names both constructs that make an object, also in two versions of its kind', () => {
    expect(found(objectsDuplicate, [object('kubeflow.org/v1', 'Notebook', 'explore'), object('kubeflow.org/v1beta1', 'Notebook', 'explore')])).toEqual([
      'Notebook/ml/explore metadata.name: is made twice, got "explore" from test/Notebook-explore and test/Notebook-explore; remove one of the two or give it another name',
    ]);
  });

  test('finds entries of one key in lists, with the default of the key', () => {
    const ports = [{ containerPort: 80 }, { containerPort: 80, protocol: 'TCP' }, { containerPort: 80, protocol: 'UDP' }];
    const env = [{ name: 'A', value: '1' }, { name: 'B', value: '1' }, { name: 'A', value: '2' }];
    const volumes = [{ name: 'data', emptyDir: {} }, { name: 'data', emptyDir: {} }];
    const volumeMounts = [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/a' }];
    const imagePullSecrets = [{ name: 'registry' }, { name: 'registry' }];
    const spec = 'Deployment/ml/web spec.template.spec';
    expect(places(objectsDuplicate, [deployment({ volumes, imagePullSecrets }, { ports, env, volumeMounts })]).sort()).toEqual([
      `${spec}.containers[0].env[2]`, `${spec}.containers[0].ports[1]`, `${spec}.containers[0].volumeMounts[1]`, `${spec}.imagePullSecrets[1]`, `${spec}.volumes[1]`,
    ]);
    expect(found(objectsDuplicate, [deployment({}, { env })])[0]).toContain('env[2]: repeats spec.template.spec.containers[0].env[0], both with name "A"');
    expect(found(objectsDuplicate, [deployment({}, { ports })])).toEqual([
      `${spec}.containers[0].ports[1]: repeats ${spec.split(' ')[1]}.containers[0].ports[0], both with containerPort 80, protocol "TCP"; keep one of the two entries`,
    ]);
  });

  test('finds repeated entries of lists that a definition in the output gives keys', () => {
    const list = (name: string, items: object, rest: object) => ({ [name]: { type: 'array', items, ...rest } });
    const properties = {
      ...list('hosts', { type: 'string' }, { 'x-kubernetes-list-type': 'set' }),
      ...list('data', { type: 'string' }, { 'x-kubernetes-list-type': 'set' }),
      ...list('plain', { type: 'string' }, {}),
    };
    expect(found(objectsDuplicate, [
      crdWithSchema('example.com', 'Thing', { properties: { spec: { type: 'object', properties } } }),
      object('example.com/v1', 'Thing', 'one', { spec: { hosts: ['a', 'b', 'a'], data: ['hunter2', 'hunter2'], plain: ['a', 'a'] } }),
    ])).toEqual([
      'Thing/ml/one spec.hosts[2]: repeats spec.hosts[0], both with "a"; keep one of the two entries',
      'Thing/ml/one spec.data[1]: repeats an entry before it; keep one of the two entries',
    ]);
  });

  test('survives objects of any form', () => {
    expect(found(objectsDuplicate, [object('apps/v1', 'Deployment', 'odd', { spec: { template: { spec: { containers: [null, 7, 'x'], volumes: 'none' } } } })])).toEqual([]);
  });
});

describe('Objects/Scope', () => {
  test('lets kinds pass that keep to their scope', () => {
    expect(found(objectsScope, [
      namespace(), service('web'), clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'reader'),
      clusterObject('kubeflow.org/v1', 'Profile', 'vision'), object('kubeflow.org/v1', 'Notebook', 'explore'), clusterObject('example.com/v1', 'Unknown', 'any'),
      crd('example.com', 'Global', 'Cluster', 'v1'), clusterObject('example.com/v1', 'Global', 'one'),
    ])).toEqual([]);
  });

  test('finds a missing namespace and one too many', () => {
    expect(found(objectsScope, [
      clusterObject('v1', 'Service', 'web'), object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'reader'),
      crd('example.com', 'Local', 'Namespaced', 'v1'), clusterObject('example.com/v1', 'Local', 'one'),
    ])).toEqual([
      'Service/web metadata.namespace: Service lives in a namespace, got undefined; set metadata.namespace',
      'ClusterRole/ml/reader metadata.namespace: ClusterRole is cluster-scoped, got "ml"; leave metadata.namespace out',
      'Local/one metadata.namespace: Local lives in a namespace, got undefined; set metadata.namespace',
    ]);
  });

  test('takes an empty namespace for none, and leaves kinds alone that nobody knows', () => {
    expect(places(objectsScope, [
      clusterObject('v1', 'Namespace', 'a', {}, { namespace: '' }), clusterObject('v1', 'Node', 'a', {}, { namespace: null }), clusterObject('v1', 'List', 'a'),
      clusterObject('v1', 'Secret', 'a', {}, { namespace: '' }), clusterObject('v1', 'Secret', 'b', {}, { namespace: {} }),
    ])).toEqual(['Secret/a metadata.namespace']);
  });

  test('asks the definition in the output before what is known of the kind', () => {
    expect(places(objectsScope, [crd('kubeflow.org', 'Profile', 'Namespaced', 'v1'), clusterObject('kubeflow.org/v1', 'Profile', 'a')])).toEqual(['Profile/a metadata.namespace']);
  });
});
