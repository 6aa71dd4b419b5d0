import { notebookCrd } from '../../src/apis/kubeflow.org/crds';
import { schemaCustom, schemaKubernetes, schemaUnknownField } from '../../src/checks';
import { Definition, rendered } from '../../src/core';
import { chart } from '../support';
import { clusterObject, config, crd, crdWithSchema, deployment, external, found, notebook, object, places, service } from './support';

const certificate = (spec: object) => object('cert-manager.io/v1', 'Certificate', 'web', { spec });
const POD = 'Deployment/ml/web spec.template.spec';

describe('Schema/Kubernetes', () => {
  const FIX = 'write the field as the API of';

  test('lets complete objects pass, and base64 in several lines', () => {
    expect(found(schemaKubernetes, [
      deployment(), service('web'), object('v1', 'ConfigMap', 'data', { binaryData: { key: 'aGVs\nbG8=\n' } }), certificate({}),
    ])).toEqual([]);
  });

  test('finds missing fields and values of the wrong form', () => {
    expect(found(schemaKubernetes, [object('apps/v1', 'Deployment', 'web', { spec: { replicas: '3', template: { spec: { containers: [{ image: 'x' }] } } } })])).toEqual([
      `Deployment/ml/web spec.replicas: must be a whole number, got "3"; ${FIX} apps/v1 Deployment wants it`,
      `${POD}.containers[0].name: must be given, got undefined; ${FIX} apps/v1 Deployment wants it`,
      `Deployment/ml/web spec.selector: must be given, got undefined; ${FIX} apps/v1 Deployment wants it`,
    ]);
  });

  test('says in words what a quantity and a port look like', () => {
    expect(found(schemaKubernetes, [
      deployment({}, { resources: { limits: { cpu: '1 core', memory: true } } }), object('v1', 'Service', 'web', { spec: { ports: [{ port: 1, targetPort: true }] } }),
    ])).toEqual([
      `${POD}.containers[0].resources.limits.cpu: must be a quantity such as "500m" or "2Gi", got "1 core"; ${FIX} apps/v1 Deployment wants it`,
      `${POD}.containers[0].resources.limits.memory: must be a whole number or a string, got true; ${FIX} apps/v1 Deployment wants it`,
      `Service/ml/web spec.ports[0].targetPort: must be a whole number or a string, got true; ${FIX} v1 Service wants it`,
    ]);
  });

  test('finds text that is not base64', () => {
    expect(places(schemaKubernetes, [object('v1', 'ConfigMap', 'data', { binaryData: { 'a.b': '?' } })])).toEqual(['ConfigMap/ml/data binaryData["a.b"]']);
  });

  test('finds names and labels that are no strings, also in kinds without a schema', () => {
    const odd = { name: { name: null }, labels: { on: true } };
    const problems = ['metadata.name: must be a string, got an object', 'metadata.labels.on: must be a string, got true'];
    expect(found(schemaKubernetes, [object('v1', 'ConfigMap', '', {}, odd)]).map(text => text.split('; ')[0])).toEqual(problems.map(problem => `ConfigMap/ml/ ${problem}`));
    expect(found(schemaKubernetes, [object('v1', 'Event', '', {}, odd)]).map(text => text.split('; ')[0])).toEqual(problems.map(problem => `Event/ml/ ${problem}`));
    expect(found(schemaCustom, [object('example.com/v1', 'Thing', '', { spec: 7 },
      odd)]).map(text => text.split('; ')[0])).toEqual(problems.map(problem => `Thing/ml/ ${problem}`));
    expect(places(schemaKubernetes, [object('v1', 'ConfigMap', 'a', {}, { name: undefined }), { apiVersion: 'v1', kind: 'Secret' }])).toEqual([
      'ConfigMap/ml/ metadata.name', 'Secret/ metadata',
    ]);
  });

  test('never shows what may be secret, only what kind of value it is', () => {
    const texts = found(schemaKubernetes, [
      object('v1', 'Secret', 'key', { stringData: { pin: 4711 }, data: ['hunter2'] }), config({ pin: { of: 'hunter2' } }),
      clusterObject('v1', 'Namespace', 'n', {}, { annotations: { a: ['hunter2'] } }),
      deployment({}, { env: [{ name: 'PIN', value: 4711 }], args: [{ pin: 'hunter2' }] }),
      object('v1', 'Pod', 'p', { spec: { containers: { env: [{ name: 'A', value: 'hunter2' }] } } }),
    ]);
    expect(texts.map(text => text.split('; ')[0])).toEqual([
      'Secret/ml/key stringData.pin: must be a string, got a number', 'Secret/ml/key data: must be an object, got a list',
      'ConfigMap/ml/config data.pin: must be a string, got an object',
      'Namespace/n metadata.annotations.a: must be a string, got a list', `${POD}.containers[0].env[0].value: must be a string, got a number`,
      `${POD}.containers[0].args[0]: must be a string, got an object`, 'Pod/ml/p spec.containers: must be a list, got an object',
    ]);
    expect(texts.join()).not.toMatch(/hunter2|4711/);
  });
});

describe('Schema/Custom', () => {
  const FIX = 'write the field as the schema of';

  test('lets resources pass that keep to their schema, and kinds that others define', () => {
    expect(found(schemaCustom, [notebook(), object('example.com/v1', 'Thing', 'one', { spec: 7 })], [external('CustomResourceDefinition', 'things.example.com')])).toEqual([]);
  });

  test('finds what the type of the kind forbids', () => {
    expect(found(schemaCustom, [
      object('kubeflow.org/v1', 'Notebook', 'explore', { spec: { template: { spec: { containers: [] } } } }),
      certificate({ secretName: 'web-tls', issuerRef: {}, privateKey: { algorithm: 'DSA' } }),
    ])).toEqual([
      `Notebook/ml/explore spec.template.spec.containers: must have at least 1 entry, got []; ${FIX} kubeflow.org/v1 Notebook wants it`,
      `Certificate/ml/web spec.issuerRef.name: must be given, got undefined; ${FIX} cert-manager.io/v1 Certificate wants it`,
      `Certificate/ml/web spec.privateKey.algorithm: must be one of "RSA", "ECDSA", "Ed25519", got "DSA"; ${FIX} cert-manager.io/v1 Certificate wants it`,
    ]);
  });

  test('finds a misspelt operator of a toleration in a Notebook, also beside the definition that the toolkit writes', () => {
    const place = 'Notebook/ml/explore spec.template.spec.tolerations[0].operator';
    const wrong = notebook({}, { tolerations: [{ key: 'gpu', operator: 'exists' }] });
    expect(found(schemaCustom, [wrong])).toEqual([
      `${place}: must be one of "Equal", "Exists", "Gt", "Lt", got "exists"; ${FIX} kubeflow.org/v1 Notebook wants it`,
    ]);
    const scope = chart();
    new Definition(scope, 'Notebooks', notebookCrd);
    const [{ manifest }] = rendered(scope).all;
    expect(places(schemaCustom, [manifest, wrong])).toEqual([place]);
    expect(places(schemaCustom, [manifest, notebook({}, { tolerations: [{ key: 'gpu', operator: 'Exists' }] })])).toEqual([]);
  });

  describe('where the definition of the kind is in the output', () => {
    const schema = {
      required: ['spec'],
      properties: {
        spec: {
          type: 'object', required: ['size'],
          properties: {
            size: { type: 'integer', minimum: 1 }, mode: { enum: ['fast', 'slow'], type: 'string' }, free: { 'x-kubernetes-preserve-unknown-fields': true },
            name: { type: 'string', pattern: '^[a-z]+$' }, labels: { type: 'object', additionalProperties: { type: 'string' } },
            any: { type: 'object', additionalProperties: true }, port: { 'x-kubernetes-int-or-string': true }, above: { type: 'integer', minimum: 1, exclusiveMinimum: true },
            open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }, closed: { type: 'object', 'x-kubernetes-preserve-unknown-fields': false },
            by: { type: 'object', properties: { user: { type: 'string' }, group: { type: 'string' } }, oneOf: [{ required: ['user'] }, { required: ['group'] }] },
            go: { type: 'array', items: { type: 'string', allOf: ['(?i)^\\pL+\\z', '\\Aabc\\z', '^[[:alpha:]]+$', '^\\pL+$'].map(pattern => ({ pattern })) } },
          },
        },
      },
    };
    const thing = (spec: unknown, version = 'v1') => object(`example.com/${version}`, 'Thing', 'one', { spec });
    const definition = crdWithSchema('example.com', 'Thing', schema);
    const SPEC = 'Thing/ml/one spec';

    test('lets resources pass that keep to it', () => {
      const all = {
        size: 1, mode: 'fast', free: { any: [1] }, name: 'abc', go: ['abc'], labels: { a: 'b' }, any: { thing: 1 }, port: 'http', above: 2, open: { thing: 1 },
        by: { user: 'ana' },
      };
      expect(found(schemaCustom, [definition, thing(all), thing({ size: 2 })])).toEqual([]);
      expect(found(schemaUnknownField, [definition, thing(all)])).toEqual([]);
    });

    test('finds what it forbids, and fields that it does not know', () => {
      expect(found(schemaCustom, [definition, thing({ mode: 'quick', size: 0, name: 'A1', labels: { a: 1 } }), thing(undefined), thing({})])).toEqual([
        `${SPEC}.mode: must be one of "fast", "slow", got "quick"; ${FIX} example.com/v1 Thing wants it`,
        `${SPEC}.size: must be 1 or more, got 0; ${FIX} example.com/v1 Thing wants it`,
        `${SPEC}.name: must match ^[a-z]+$, got "A1"; ${FIX} example.com/v1 Thing wants it`,
        `${SPEC}.labels.a: must be a string, got 1; ${FIX} example.com/v1 Thing wants it`,
        `${SPEC}: must be given, got undefined; ${FIX} example.com/v1 Thing wants it`,
        `${SPEC}.size: must be given, got undefined; ${FIX} example.com/v1 Thing wants it`,
      ]);
      expect(found(schemaUnknownField, [definition, thing({ size: 1, mod: 'fast' })])).toEqual([
        `${SPEC}.mod: is no field of example.com/v1 Thing; write "mode", or remove it`,
      ]);
      expect(places(schemaCustom, [definition, thing({ size: 1, by: {} }), thing({ size: 1, by: { user: 'a', group: 'b' } })])).toEqual([`${SPEC}.by`, `${SPEC}.by`]);
      expect(places(schemaCustom, [definition, thing({ size: 1, port: true, above: 1 })])).toEqual([`${SPEC}.port`, `${SPEC}.above`]);
      expect(places(schemaUnknownField, [definition, thing({ closed: { thing: 1 } })])).toEqual([`${SPEC}.closed.thing`]);
      expect(places(schemaUnknownField, [definition, { ...thing({ size: 1 }), status: {} }])).toEqual(['Thing/ml/one status']);
    });

    test('compares a version only with its own schema', () => {
      expect(places(schemaCustom, [definition, thing({}, 'v2')])).toEqual([]);
      expect(places(schemaCustom, [crd('example.com', 'Thing', 'Namespaced', 'v1'), thing({})])).toEqual([]);
    });

    test('asks it before the type, where it is another one than the toolkit writes', () => {
      const other = crdWithSchema('cert-manager.io', 'Certificate', { properties: { spec: { type: 'object', properties: { future: { type: 'string' } } } } });
      expect(places(schemaUnknownField, [certificate({ future: 'x' })])).toEqual(['Certificate/ml/web spec.future']);
      expect(places(schemaUnknownField, [other, certificate({ future: 'x' })])).toEqual([]);
    });

    test.each<[string, unknown]>([
      ['a list', []], ['null', null], ['a string', 'object'], ['properties that are a list', { type: 'object', properties: [] }], ['a type of its own', { type: 'thing' }],
      ['a pattern that is none', { properties: { spec: { type: 'object', properties: { size: { type: 'string', pattern: '(' } } } } }],
      ['required fields that are none', { required: [7] }],
      ['choices that are none', { properties: { spec: { anyOf: 'x', oneOf: [7], not: [] } } }],
    ])('bears a malformed schema: %s', (_what, malformed) => {
      const odd = crdWithSchema('example.com', 'Thing', {}) as { readonly spec: { readonly versions: readonly object[] } };
      const versions = [{ ...odd.spec.versions[0], schema: { openAPIV3Schema: malformed } }];
      expect(places(schemaCustom, [{ ...odd, spec: { ...odd.spec, versions } }, thing({ size: 'x' })])).toEqual([]);
    });
  });
});

describe('Schema/UnknownField', () => {
  test('lets known fields pass, and the status', () => {
    expect(found(schemaUnknownField, [deployment({ hostUsers: false }), object('v1', 'Service', 'web', { status: { loadBalancer: {} } })])).toEqual([]);
  });

  test('finds misspelt fields of Kubernetes and of custom resources, and says what was meant', () => {
    expect(found(schemaUnknownField, [deployment({}, { imagePullPolice: 'Always', zzz: 1 })])).toEqual([
      `${POD}.containers[0].imagePullPolice: is no field of apps/v1 Deployment; write "imagePullPolicy", or remove it`,
      `${POD}.containers[0].zzz: is no field of apps/v1 Deployment; correct its spelling or its place, or remove it`,
    ]);
    expect(places(schemaUnknownField, [certificate({ dnsName: 'a' }), object('v1', 'ConfigMap', 'data', {}, { label: {} })])).toEqual([
      'Certificate/ml/web spec.dnsName', 'ConfigMap/ml/data metadata.label',
    ]);
    expect(found(schemaUnknownField, [deployment({}, { 'imagePull.Policy': 'Always' })])).toEqual([
      `${POD}.containers[0]["imagePull.Policy"]: is no field of apps/v1 Deployment; write "imagePullPolicy", or remove it`,
    ]);
  });

  test('means, of names that are as near, the one as long', () => {
    const properties = { hot: {}, hoss: {}, hostx: {} };
    expect(found(schemaUnknownField, [crdWithSchema('example.com', 'Thing', { properties }), object('example.com/v1', 'Thing', 'one', { host: 1 })])[0]).toContain('write "hoss"');
  });
});

test('an object that SOPS has encrypted keeps to its schema, all else in it is looked at', () => {
  const value = 'ENC[AES256_GCM,data:AAAA,iv:BBBB,tag:CCCC,type:str]';
  const secret = (rest: object) => object('v1', 'Secret', 's3', { sops: { mac: value, version: '3.9.0' }, data: { key: value }, ...rest });
  const rules = [schemaKubernetes, schemaUnknownField];
  expect(rules.flatMap(rule => places(rule, [secret({})]))).toEqual([]);
  expect(rules.flatMap(rule => places(rule, [secret({ data: { key: 'no base64' } }), secret({ dta: {} })]))).toEqual(['Secret/ml/s3 data.key', 'Secret/ml/s3 dta']);
  expect(rules.flatMap(rule => places(rule, [secret({ sops: 'x' })]))).toEqual(['Secret/ml/s3 data.key', 'Secret/ml/s3 sops']);
});
