import { driftCanonicalForm, driftControllerField, namesLength } from '../../src/checks';
import { clusterObject, crdWithSchema, deployment, found, namespace, notebook, object, places, service } from './support';

describe('Drift/ControllerField', () => {
  const hook = (fields: object) => clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'w', { webhooks: [{ sideEffects: 'None', ...fields }] });
  const scaler = object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } });
  const scaled = (replicas?: number) => object('apps/v1', 'Deployment', 'web', { spec: { replicas } });

  test('lets objects pass that leave the cluster its fields', () => {
    expect(found(driftControllerField, [
      hook({ clientConfig: { service: {} } }), hook({ sideEffects: 'NoneOnDryRun' }), scaler, scaled(),
      object('apps/v1', 'Deployment', 'other', { spec: { replicas: 2 } }), clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'r', { rules: [] }),
      object('example.com/v1', 'Thing', 't', { webhooks: [{}] }),
    ])).toEqual([]);
    expect(found(driftControllerField, [scaler])).toEqual([]);
  });

  test('finds fields that the cluster writes', () => {
    const crd = (spec: object) => clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec });
    expect(places(driftControllerField, [
      hook({ clientConfig: { caBundle: '' } }), crd({ conversion: { webhook: { clientConfig: { caBundle: 'Cg==' } } }, preserveUnknownFields: false }),
      clusterObject('apiregistration.k8s.io/v1', 'APIService', 'a', { spec: { caBundle: 'Cg==' } }),
      object('v1', 'Service', 's', { status: {} }, { creationTimestamp: null }),
        object('apps/v1', 'DaemonSet', 'd', { spec: { template: { metadata: { creationTimestamp: null }, spec: { containers: [] } } } }),
      clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'r', { aggregationRule: {}, rules: [] }),
    ])).toEqual([
      'ValidatingWebhookConfiguration/w webhooks[0].clientConfig.caBundle', 'CustomResourceDefinition/c spec.conversion.webhook.clientConfig.caBundle',
      'CustomResourceDefinition/c spec.preserveUnknownFields', 'APIService/a spec.caBundle', 'Service/ml/s status', 'Service/ml/s metadata.creationTimestamp',
      'ClusterRole/r rules', 'DaemonSet/ml/d spec.template.metadata.creationTimestamp',
    ]);
    expect(found(driftControllerField, [crd({ preserveUnknownFields: false })])).toEqual([
      'CustomResourceDefinition/c spec.preserveUnknownFields: the cluster writes this field, got false; leave the field out',
    ]);
  });

  test.each<[string, unknown]>([
    ['creationTimestamp', '2026-01-31T12:00:00Z'], ['deletionGracePeriodSeconds', 30], ['deletionTimestamp', '2026-01-31T12:00:00Z'], ['generation', 3],
    ['managedFields', [{ manager: 'kubectl' }]], ['ownerReferences', [{ uid: '1' }]], ['resourceVersion', '42'], ['selfLink', '/api/v1'], ['uid', '1-2'],
  ])('finds %s in the metadata of an object that was saved from a cluster', (name, value) => {
    expect(places(driftControllerField, [notebook({}, {}, { [name]: value })])).toEqual([`Notebook/ml/explore metadata.${name}`]);
  });

  test('finds annotations that kubectl and controllers write, and does not show the object in them', () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"pin":"hunter2"}}', 'notebooks.kubeflow.org/last-activity': '2026-01-31T12:00:00Z', 'team': 'vision',
    };
    expect(found(driftControllerField, [notebook({}, {}, { annotations })])).toEqual([
      'Notebook/ml/explore metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"]: the cluster writes this field, got a string; leave the field out',
      'Notebook/ml/explore metadata.annotations["notebooks.kubeflow.org/last-activity"]: the cluster writes this field, got a string; leave the field out',
    ]);
  });

  test('finds webhooks that dry runs may not call', () => {
    expect(found(driftControllerField, [hook({ sideEffects: 'Some' })])).toEqual([
      'ValidatingWebhookConfiguration/w webhooks[0].sideEffects: dry runs, by which Argo CD compares, would be refused, got "Some"; use "None" or "NoneOnDryRun"',
    ]);
    expect(places(driftControllerField, [hook({ sideEffects: undefined })])).toEqual(['ValidatingWebhookConfiguration/w webhooks[0].sideEffects']);
  });

  test('takes an empty status from a kind that the API server takes only with one, and nothing in it', () => {
    const schedule = (status: unknown, labels: object = {}) => object('kubeflow.org/v1beta1', 'ScheduledWorkflow', 'nightly', { spec: {}, status }, { labels });
    expect(found(driftControllerField, [schedule({}), object('kubeflow.org/v1beta1', 'ScheduledWorkflow', 'none', { spec: {} })])).toEqual([]);
    expect(places(driftControllerField, [
      schedule({ conditions: [] }), schedule(null), schedule({}, { 'scheduledworkflows.kubeflow.org/enabled': 'true' }),
      object('kubeflow.org/v1beta1', 'Experiment', 'mnist', { status: {} }),
    ])).toEqual([
      'ScheduledWorkflow/ml/nightly status', 'ScheduledWorkflow/ml/nightly status',
      'ScheduledWorkflow/ml/nightly metadata.labels["scheduledworkflows.kubeflow.org/enabled"]', 'Experiment/ml/mnist status',
    ]);
  });

  test('finds a number of pods that an autoscaler decides on', () => {
    expect(found(driftControllerField, [scaler, scaled(2)])).toEqual([
      'Deployment/ml/web spec.replicas: HorizontalPodAutoscaler "h" decides on the number of pods, got 2; leave replicas out and use minReplicas of the autoscaler',
    ]);
  });
});

describe('Drift/CanonicalForm', () => {
  const resources = (memory: unknown, more: object = {}) => notebook({ resources: { requests: { cpu: '500m', memory } }, ...more });
  const CONTAINER = 'Notebook/ml/explore spec.template.spec.containers[0]';
  const WHO = 'the culler of the notebook controller writes the whole object back';

  test('lets objects pass that stand in the form in which they are written back', () => {
    expect(found(driftCanonicalForm, [resources('2Gi'), resources('1229Mi', { env: [{ name: 'A' }] }), resources('1500m')])).toEqual([]);
  });

  test('lets fields be empty that must be there, which are written back as they are', () => {
    const head = (more: object) => object('ray.io/v1', 'RayCluster', 'r', {
      spec: { headGroupSpec: { rayStartParams: {}, template: { spec: { containers: [{ name: 'ray', image: 'ray', ...more }] } } } },
    });
    expect(found(driftCanonicalForm, [head({})])).toEqual([]);
    expect(places(driftCanonicalForm, [head({ env: [] })])).toEqual(['RayCluster/ml/r spec.headGroupSpec.template.spec.containers[0].env']);
  });

  test('finds quantities that Kubernetes writes otherwise, and lists that it leaves out', () => {
    expect(found(driftCanonicalForm, [resources('2048Mi'), notebook({ resources: { limits: {}, requests: { cpu: 0.5 } }, env: [] })])).toEqual([
      `${CONTAINER}.resources.requests.memory: is written "2Gi" by Kubernetes, got "2048Mi"; write it so: ${WHO}`,
      `${CONTAINER}.resources.limits: has no entries, got {}; leave the field out: ${WHO}`,
      `${CONTAINER}.resources.requests.cpu: is written "500m" by Kubernetes, got 0.5; write it so: ${WHO}`,
      `${CONTAINER}.env: has no entries, got []; leave the field out: ${WHO}`,
    ]);
  });

  test('finds them in all kinds that somebody writes back', () => {
    expect(places(driftCanonicalForm, [
      clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind: 'User', name: 'ana@example.com' }, resourceQuotaSpec: { hard: { 'requests.cpu': '4000m' } } } }),
      object('kubeflow.org/v1alpha1', 'PVCViewer', 'v', { spec: { pvc: 'data', podSpec: { containers: [{ name: 'v', volumeMounts: [] }] } } }),
    ])).toEqual(['Profile/ml spec.resourceQuotaSpec.hard["requests.cpu"]', 'PVCViewer/ml/v spec.podSpec.containers[0].volumeMounts']);
  });

  test('leaves all other kinds alone: Argo CD compares their quantities by value', () => {
    expect(found(driftCanonicalForm, [deployment({ volumes: [] }, { resources: { limits: { memory: '2048Mi' } } })])).toEqual([]);
    const own = crdWithSchema('example.com', 'Thing', { properties: { hosts: { type: 'array', items: { type: 'string' } } } });
    expect(found(driftCanonicalForm, [own, object('example.com/v1', 'Thing', 't', { hosts: [] })])).toEqual([]);
  });
});

describe('Names/Length', () => {
  const labelled = (labels: object, annotations: object = {}) => object('v1', 'ConfigMap', 'c', {}, { labels, annotations });

  test('lets good names pass, each kind in its own form', () => {
    expect(found(namesLength, [
      deployment(), namespace('0ml'), service('web-1'), object('v1', 'ConfigMap', 'kube-root-ca.crt'), clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:a_B'),
      object('v1', 'ConfigMap', 'a'.repeat(253)), labelled({ 'a': '', 'example.com/A_b.c': 'x'.repeat(63) }, { 'UPPER.example.com/x': '', 'y': 'any text: {}' }),
    ])).toEqual([]);
  });

  test.each<[string, object]>([
    ['a Service with a dot', service('a.b')], ['a Service that starts with a digit', service('1a')], ['a Service of 64 characters', service('a'.repeat(64))],
    ['a Namespace with a dot', namespace('a.b')], ['capitals', object('v1', 'ConfigMap', 'A')], ['a final dash', object('v1', 'Secret', 'a-')],
    ['254 characters', object('v1', 'ConfigMap', 'a'.repeat(254))], ['a role with a slash', object('rbac.authorization.k8s.io/v1', 'Role', 'a/b')],
    ['a role that is a dot', object('rbac.authorization.k8s.io/v1', 'Role', '.')], ['a CronJob of 53 characters', object('batch/v1', 'CronJob', 'a'.repeat(53))],
    ['a Profile with a dot', clusterObject('kubeflow.org/v1', 'Profile', 'a.b')], ['an empty name', object('v1', 'ConfigMap', '')],
    ['a ConfigMap with an underscore', object('v1', 'ConfigMap', 'a_b')],
  ])('finds the wrong name: %s', (_what, one) => {
    expect(places(namesLength, [one]).map(place => place.split(' ')[1])).toEqual(['metadata.name']);
  });

  test('says what the form is, and how long the name is', () => {
    expect(found(namesLength, [service('Web'), service('a'.repeat(64))])).toEqual([
      'Service/ml/Web metadata.name: must be a DNS label that starts with a letter: lower-case letters, digits and "-", at most 63 characters, got "Web"; choose another name',
      `Service/ml/${'a'.repeat(64)} metadata.name: must be a DNS label that starts with a letter: lower-case letters, digits and "-", at most 63 characters, ` +
        `got 64 characters: "${'a'.repeat(64)}"; choose another name`,
    ]);
    expect(places(namesLength, [object('v1', 'ConfigMap', 'a', {}, { namespace: 'a.b' })])).toEqual(['ConfigMap/a.b/a metadata.namespace']);
  });

  test('finds wrong labels, also of pods', () => {
    expect(found(namesLength, [labelled({ 'team': 'a b', '-x': 'a' })])).toEqual([
      'ConfigMap/ml/c metadata.labels.team: must be a string of at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, got "a b"; ' +
        'shorten or change the value, or write it into an annotation',
      'ConfigMap/ml/c metadata.labels.-x: the key must be [<DNS subdomain>/]<name of at most 63 characters>, got "-x"; choose another key',
    ]);
    expect(places(namesLength, [labelled({ a: 'x'.repeat(64), [`${'p'.repeat(254)}/c`]: '', 'a/b/c': '', ['n'.repeat(64)]: '' })])).toHaveLength(4);
    expect(places(namesLength, [object('apps/v1', 'DaemonSet', 'd',
      { spec: { template: { metadata: { labels: { a: '/' } }, spec: { containers: [] } } } })])).toEqual(['DaemonSet/ml/d spec.template.metadata.labels.a']);
  });

  test('finds wrong keys of annotations, and each label of a Pod once', () => {
    expect(found(namesLength, [labelled({}, { 'a b': '' })])).toEqual([
      'ConfigMap/ml/c metadata.annotations["a b"]: the key must be [<DNS subdomain>/]<name of at most 63 characters>, got "a b"; choose another key',
    ]);
    expect(places(namesLength, [object('v1', 'Pod', 'p', { spec: { containers: [] } }, { labels: { a: '/' } })])).toEqual(['Pod/ml/p metadata.labels.a']);
  });

  test('takes an empty namespace for none, as the API server does', () => {
    expect(found(namesLength, [object('v1', 'ConfigMap', 'a', {}, { namespace: '' })])).toEqual([]);
  });

  test('lets underscores pass in names of kinds that allow them', () => {
    const names = [object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a_b'), object('policy/v1', 'PodDisruptionBudget', 'a_b'),
      clusterObject('networking.k8s.io/v1', 'IPAddress', '2001:db8::1')];
    expect(found(namesLength, names)).toEqual([]);
  });

  test('leaves what is no string to the rules of the schema', () => {
    expect(found(namesLength, [object('v1', 'ConfigMap', 'a', {}, { name: { a: 1 }, namespace: 7, labels: { a: 1 }, annotations: { b: [] } }), { kind: 'Pod' }])).toEqual([]);
  });

  test('finds annotations that are too large together', () => {
    expect(places(namesLength, [labelled({}, { a: 'x'.repeat(262_143) })])).toEqual([]);
    expect(found(namesLength, [labelled({}, { a: 'x'.repeat(200_000), b: 'x'.repeat(100_000) })])).toEqual([
      'ConfigMap/ml/c metadata.annotations: must be at most 262144 bytes together, got 300002; shorten the annotations or keep the data in a ConfigMap',
    ]);
  });
});
