import { crdMissing, crdSize, schemaCustom, schemaKubernetes, schemaUnknownField, schemaUnknownKind } from '../../src/checks';
import { clusterObject, crd, deployment, external, found, object, places, service } from './support';

const notebook = (spec: object) => object('kubeflow.org/v1', 'Notebook', 'explore', { spec });
const certificate = (spec: object) => object('cert-manager.io/v1', 'Certificate', 'web', { spec });

describe('Schema/Kubernetes', () => {
  test('lets complete objects pass, and base64 in several lines', () => {
    expect(found(schemaKubernetes, [
      deployment(), service('web'), object('v1', 'ConfigMap', 'data', { binaryData: { key: 'aGVs\nbG8=\n' } }), certificate({}),
    ])).toEqual([]);
  });

  test('finds missing fields and values of the wrong form', () => {
    expect(found(schemaKubernetes, [object('apps/v1', 'Deployment', 'web', { spec: { replicas: '3', template: { spec: { containers: [{ image: 'x' }] } } } })])).toEqual([
      'Deployment/ml/web spec.selector: must be given, got undefined; write the field as the API of apps/v1 Deployment wants it',
      'Deployment/ml/web spec.replicas: must be integer, got "3"; write the field as the API of apps/v1 Deployment wants it',
      'Deployment/ml/web spec.template.spec.containers[0].name: must be given, got undefined; write the field as the API of apps/v1 Deployment wants it',
    ]);
  });

  test('finds one mistake where several forms are allowed, and says all of them', () => {
    const fix = 'write the field as the API of';
    expect(found(schemaKubernetes, [
      deployment({}, { resources: { limits: { cpu: '1 core', memory: true } } }), object('v1', 'Service', 'web', { spec: { ports: [{ port: 1, targetPort: true }] } }),
    ])).toEqual([
      `Deployment/ml/web spec.template.spec.containers[0].resources.limits.cpu: must be number or must match format "quantity", got "1 core"; ${fix} apps/v1 Deployment wants it`,
      `Deployment/ml/web spec.template.spec.containers[0].resources.limits.memory: must be number or must be string, got true; ${fix} apps/v1 Deployment wants it`,
      `Service/ml/web spec.ports[0].targetPort: must be string or must be integer, got true; ${fix} v1 Service wants it`,
    ]);
  });

  test('finds text that is not base64', () => {
    expect(places(schemaKubernetes, [object('v1', 'ConfigMap', 'data', { binaryData: { 'a.b': '?' } })])).toEqual(['ConfigMap/ml/data binaryData["a.b"]']);
  });

  test('never shows the value of a Secret or of a variable', () => {
    const texts = found(schemaKubernetes, [object('v1', 'Secret', 'key', { stringData: { pin: 4711 } }), deployment({}, { env: [{ name: 'PIN', value: 4711 }] })]);
    expect(texts).toEqual([
      'Secret/ml/key stringData.pin: must be string; write the field as the API of v1 Secret wants it',
      'Deployment/ml/web spec.template.spec.containers[0].env[0].value: must be string; write the field as the API of apps/v1 Deployment wants it',
    ]);
  });
});

describe('Schema/Custom', () => {
  test('lets resources pass that keep to their schema, and kinds without one', () => {
    expect(found(schemaCustom, [
      notebook({ template: { spec: { containers: [{ name: 'explore', image: 'x' }] } } }), object('example.com/v1', 'Thing', 'one', { spec: 7 }),
    ])).toEqual([]);
  });

  test('finds what the schema of the kind forbids', () => {
    expect(found(schemaCustom, [
      notebook({ template: { spec: { containers: [] } } }),
      certificate({ secretName: 'web-tls', issuerRef: {}, privateKey: { algorithm: 'DSA' } }),
    ])).toEqual([
      'Notebook/ml/explore spec.template.spec.containers: must NOT have fewer than 1 items, got []; write the field as the schema of kubeflow.org/v1 Notebook wants it',
      'Certificate/ml/web spec.issuerRef.name: must be given, got undefined; write the field as the schema of cert-manager.io/v1 Certificate wants it',
      'Certificate/ml/web spec.privateKey.algorithm: must be equal to one of the allowed values: ["RSA","ECDSA","Ed25519"], got "DSA"; ' +
        'write the field as the schema of cert-manager.io/v1 Certificate wants it',
    ]);
  });
});

describe('Schema/UnknownField', () => {
  test('lets known fields pass, and the status', () => {
    expect(found(schemaUnknownField, [deployment({ hostUsers: false }), object('v1', 'Service', 'web', { status: { loadBalancer: {} } })])).toEqual([]);
  });

  test('finds misspelt fields of Kubernetes and of custom resources', () => {
    expect(found(schemaUnknownField, [deployment({}, { imagePullPolice: 'Always' })])).toEqual([
      'Deployment/ml/web spec.template.spec.containers[0].imagePullPolice: is no field of apps/v1 Deployment; correct its spelling or its place, or remove it',
    ]);
    expect(places(schemaUnknownField, [certificate({ dnsName: 'a' }), object('v1', 'ConfigMap', 'data', {}, { label: {} })])).toEqual([
      'Certificate/ml/web spec.dnsName', 'ConfigMap/ml/data metadata.label',
    ]);
  });
});

describe('Schema/UnknownKind', () => {
  test('lets kinds of Kubernetes pass that the toolkit has no types of, and custom kinds', () => {
    expect(found(schemaUnknownKind, [deployment(), object('coordination.k8s.io/v1', 'Lease', 'lock'), object('example.com/v1', 'Thing', 'one')])).toEqual([]);
  });

  test('finds kinds and versions that do not exist', () => {
    expect(found(schemaUnknownKind, [object('apps/v1', 'Deploymnt', 'web'), object('apps/v1beta9', 'Deployment', 'web'), object('v1', '../index', 'odd')])).toEqual([
      'Deploymnt/ml/web kind: Kubernetes has no such kind, got "apps/v1 Deploymnt"; correct apiVersion or kind',
      'Deployment/ml/web kind: Kubernetes has no such kind, got "apps/v1beta9 Deployment"; correct apiVersion or kind',
      '../index/ml/odd kind: Kubernetes has no such kind, got "v1 ../index"; correct apiVersion or kind',
    ]);
  });
});

describe('Crd/Missing', () => {
  test('lets kinds pass that the output defines or somebody else brings', () => {
    expect(found(crdMissing, [crd('example.com', 'Thing', 'Namespaced', 'v1'), object('example.com/v1', 'Thing', 'one'), deployment(), notebook({})],
      [external('CustomResourceDefinition', 'Notebook.kubeflow.org')])).toEqual([]);
  });

  test('finds kinds and versions that nobody serves', () => {
    expect(found(crdMissing, [
      crd('example.com', 'Thing', 'Namespaced', 'v1', 'v2'), object('example.com/v3', 'Thing', 'one'), object('example.com/v0', 'Thing', 'two'),
        object('example.org/v1', 'Thing', 'three'),
    ])).toEqual([
      'Thing/ml/one apiVersion: the CustomResourceDefinition does not serve this version, got "example.com/v3"; use v1, v2',
      'Thing/ml/two apiVersion: the CustomResourceDefinition does not serve this version, got "example.com/v0"; use v1, v2',
      'Thing/ml/three apiVersion: no CustomResourceDefinition defines the kind, got "example.org/v1 Thing"; ' +
        'add the component that brings it, or declareExternal() a CustomResourceDefinition "Thing.example.org"',
    ]);
  });
});

describe('Crd/Size', () => {
  const sized = (length: number) => clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'things.example.com', { spec: { text: 'ä'.repeat(length) } });

  test('counts bytes, not characters', () => {
    expect(found(crdSize, [sized(499_000)])).toEqual([]);
    expect(found(crdSize, [sized(500_000)])).toEqual([
      expect.stringMatching(/^CustomResourceDefinition\/things.example.com spec.versions: must be at most 1000000 bytes of JSON, got 10001\d\d; shorten/),
    ]);
  });
});
