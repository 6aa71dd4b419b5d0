import { compiled, forValidator, mergedSchema, Schema, schemaOf, unknownFields } from '../../src/apis/schema';
import { KINDS } from '../../src/apis/schemas.generated';

const deployment = (container: object, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', ...metadata },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web', 'example.com/any': 'yes' } }, spec: { containers: [{ name: 'web', image: 'web', ...container }] } },
  },
});

const SCHEMA = schemaOf('apps/v1', 'Deployment') as Schema;

test('knows a kind by apiVersion and kind only', () => {
  expect(schemaOf('apps/v1', 'Deployment')).toMatchObject({ type: 'object' });
  expect([schemaOf('apps/v2', 'Deployment'), schemaOf('apps/v1', 'deployment'), compiled('example.com/v1', 'Any')]).toEqual([undefined, undefined, undefined]);
});

test('knows every field of a plain object', () => {
  expect(unknownFields(deployment({ ports: [{ containerPort: 80 }], resources: { limits: { cpu: 1, 'nvidia.com/gpu': 2 } } }), SCHEMA)).toEqual([]);
  expect(unknownFields(deployment({}, { labels: { a: 'b' }, ownerReferences: [{ uid: 'x' }] }), SCHEMA)).toEqual([]);
});

test('names unknown fields by their path', () => {
  expect(unknownFields({ ...deployment({ imagee: 'x', env: [{ name: 'A', 'odd key': 1 }] }, { lables: {} }), sepc: {} }, SCHEMA)).toEqual([
    'metadata.lables', 'spec.template.spec.containers[0].imagee', 'spec.template.spec.containers[0].env[0]["odd key"]', 'sepc',
  ]);
});

test('leaves the status to the server for Kubernetes\' own kinds', () => {
  expect(unknownFields({ ...deployment({}), status: { replicas: 1 } }, SCHEMA)).toEqual([]);
});

test.each<[string, object, Schema, string[]]>([
  ['keeps what is open, but looks into known fields', { any: { b: 1 }, known: { x: 1 } },
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { known: { type: 'object' } } }, ['known.x']],
  ['keeps lists in open values', { list: [{ a: 1 }] }, { properties: { list: { 'x-kubernetes-preserve-unknown-fields': true } } }, []],
  ['accepts any key of a map, and looks into its values', { map: { a: { x: 1, y: 2 } } },
    { properties: { map: { type: 'object', additionalProperties: { type: 'object', properties: { x: {} } } } } }, ['map.a.y']],
  ['accepts the identity of an embedded object', { pod: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: {} } },
    { properties: { pod: { type: 'object', 'x-kubernetes-embedded-resource': true } } }, ['pod.spec']],
  ['looks at no scalar', { port: 'http', none: null }, { properties: { port: { 'x-kubernetes-int-or-string': true }, none: { type: 'object' } } }, []],
  ['follows references', { selector: { matchLabels: { a: 'b' }, x: 1 } }, { properties: { selector: { $ref: 'k8s#/definitions/LabelSelector' } } }, ['selector.x']],
  ['lets a field open the type that it refers to', { selector: { x: 1 } },
    { properties: { selector: { $ref: 'k8s#/definitions/LabelSelector', 'x-kubernetes-preserve-unknown-fields': true } } }, []],
])('%s', (_, object, schema, expected) => expect(unknownFields(object, schema)).toEqual(expected));

test('merges what a field says into its type', () => {
  expect(mergedSchema(
    { type: 'array', description: 'type', items: { type: 'string', maxLength: 3 }, 'x-kubernetes-validations': [{ rule: 'a' }] },
    { description: 'field', items: { minLength: 1 }, 'x-kubernetes-validations': [{ rule: 'b' }] },
  )).toEqual({
    type: 'array', description: 'field', items: { type: 'string', maxLength: 3, minLength: 1 }, 'x-kubernetes-validations': [{ rule: 'a' }, { rule: 'b' }],
  });
});

/** What the validator says, as `path keyword`. */
function mistakes(object: { readonly apiVersion: string; readonly kind: string }): readonly string[] {
  const validate = compiled(object.apiVersion, object.kind);
  return validate ? validate(object).map(error => `${error.instancePath} ${error.keyword}`) : ['unknown kind'];
}

test('finds nothing wrong with a plain object', () => {
  expect(mistakes(deployment({ resources: { limits: { cpu: 1, memory: '1Gi' } }, livenessProbe: { httpGet: { port: 'http' } } }))).toEqual([]);
});

test('finds values that are wrong', () => {
  expect(mistakes(deployment({ name: 1, ports: [{}], resources: { limits: { cpu: 'much' } } }))).toEqual([
    '/spec/template/spec/containers/0/name type',
    '/spec/template/spec/containers/0/ports/0 required',
    '/spec/template/spec/containers/0/resources/limits/cpu pattern',
  ]);
});

test('accepts null where the schema says so, and a wrong value nowhere', () => {
  const rule = (insecureSkipVerify: unknown) => ({
    apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: 'a' },
    spec: { host: 'a', trafficPolicy: { tls: { mode: 'SIMPLE', insecureSkipVerify } } },
  });
  expect(mistakes(rule(null))).toEqual([]);
  expect(mistakes(rule('yes'))).toContain('/spec/trafficPolicy/tls/insecureSkipVerify type');
});

test('hands a nullable reference to the validator as a choice', () => {
  expect(forValidator({ $ref: 'a', nullable: true })).toEqual({ anyOf: [{ type: 'null' }, { $ref: 'a' }] });
  expect(forValidator({ nullable: { type: 'string' } })).toEqual({ nullable: { type: 'string' } });
});

test('fills in no defaults', () => {
  const object = deployment({ ports: [{ containerPort: 80 }] });
  const before = JSON.stringify(object);
  mistakes(object);
  expect(JSON.stringify(object)).toBe(before);
});

test('compiles the schema of every kind', () => {
  for (const [apiVersion, kinds] of Object.entries(KINDS)) {
    for (const kind of Object.keys(kinds)) {
      expect(compiled(apiVersion, kind)?.('text')).not.toEqual([]);
    }
  }
}, 60_000);
