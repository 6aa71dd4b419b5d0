import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CrdDefinition, customResourceDefinition } from '../../src/apis/crd';
import { Schema } from '../../src/apis/schema';

const mockDefinitions: Record<string, Schema> = {
  'example.com#/definitions/WidgetResource': {
    description: 'A widget.', type: 'object', required: ['spec'],
    properties: { metadata: { type: 'object' }, spec: { $ref: 'example.com#/definitions/WidgetSpec', description: 'What is wanted.' } },
  },
  'example.com#/definitions/WidgetSpec': {
    description: 'Spec.', type: 'object',
    properties: {
      mode: { type: 'string', enum: ['a'], description: 'Mode.' },
      pod: { $ref: 'k8s#/definitions/Pod', description: 'The pod.', nullable: true },
      inherited: { type: 'string', enum: ['a'], description: 'Inherited.', 'x-core': 'Pod.inherited' },
      parts: { type: 'array', items: { $ref: 'example.com#/definitions/Part', minProperties: 1 } },
    },
  },
  'example.com#/definitions/Part': { description: 'A part.', type: 'object', properties: { name: { type: 'string', description: 'Its name.' } } },
  'example.com#/definitions/LoopResource': { type: 'object', properties: { spec: { $ref: 'example.com#/definitions/LoopResource' } } },
  'example.com#/definitions/OpenResource': {
    description: 'Open.', type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { metadata: { type: 'object' } },
  },
  'k8s#/definitions/Pod': {
    description: 'Pod.', type: 'object', required: ['policy'],
    properties: {
      policy: { type: 'string', enum: ['Always'], description: 'Policy.' },
      volume: { $ref: 'k8s#/definitions/Volume', description: 'Volume.' },
    },
  },
  'k8s#/definitions/Volume': { description: 'Volume.', type: 'object', properties: { name: { type: 'string', description: 'Name.' } } },
};

jest.mock('../../src/apis/schema', () => {
  const actual = jest.requireActual<typeof import('../../src/apis/schema')>('../../src/apis/schema');
  return { ...actual, definitionOf: (ref: string) => mockDefinitions[ref] ?? actual.definitionOf(ref) };
});

function widget(kind = 'Widget', over: Partial<CrdDefinition> = {}): CrdDefinition {
  return { group: 'example.com', kind, plural: 'widgets', scope: 'Namespaced', versions: [{ name: 'v1', storage: true }], ...over };
}

test('writes the names, and nothing that is empty', () => {
  expect(customResourceDefinition(widget('Open', { shortNames: [], categories: ['all'] }), { labels: {}, annotations: { a: 'b' } })).toEqual({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com', annotations: { a: 'b' } },
    spec: {
      group: 'example.com',
      names: { kind: 'Open', listKind: 'OpenList', plural: 'widgets', singular: 'open', categories: ['all'] },
      scope: 'Namespaced',
      versions: [{
        name: 'v1', served: true, storage: true,
        schema: { openAPIV3Schema: { description: 'Open.', type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      }],
    },
  });
});

test('writes versions as they are described', () => {
  const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' };
  const columns = [{ name: 'Age', type: 'date' as const, jsonPath: '.metadata.creationTimestamp' }];
  const conversion = { strategy: 'None' as const };
  const { spec } = customResourceDefinition(widget('Widget', {
    versions: [
      { name: 'v2', storage: true, columns, subresources: { status: true, scale }, selectableFields: [{ jsonPath: '.spec.mode' }] },
      { name: 'v1', served: false, deprecated: true, deprecationWarning: 'use v2', schema: 'OpenResource', columns: [] },
    ],
  }), { conversion });
  expect(spec).toMatchObject({ conversion });
  expect(spec.versions.map(version => ({ ...version, schema: undefined }))).toEqual([
    { name: 'v2', served: true, storage: true, additionalPrinterColumns: columns, subresources: { status: {}, scale }, selectableFields: [{ jsonPath: '.spec.mode' }] },
    { name: 'v1', served: false, storage: false, deprecated: true, deprecationWarning: 'use v2' },
  ]);
  expect(spec.versions[1].schema.openAPIV3Schema).toHaveProperty('x-kubernetes-preserve-unknown-fields', true);
});

test('writes references out; inside Kubernetes\' own types one level is described, and no set of values is fixed', () => {
  const [version] = customResourceDefinition(widget()).spec.versions;
  expect(version.schema.openAPIV3Schema).toEqual({
    description: 'A widget.', type: 'object', required: ['spec'],
    properties: {
      apiVersion: { type: 'string', description: expect.any(String) },
      kind: { type: 'string', description: expect.any(String) },
      metadata: { type: 'object' },
      spec: {
        description: 'What is wanted.', type: 'object',
        properties: {
          mode: { type: 'string', enum: ['a'], description: 'Mode.' },
          pod: {
            description: 'The pod.', type: 'object', nullable: true, required: ['policy'],
            properties: {
              policy: { type: 'string', description: 'Policy.' },
              volume: { type: 'object', description: 'Volume.', properties: { name: { type: 'string' } } },
            },
          },
          inherited: { type: 'string', description: 'Inherited.' },
          parts: {
            type: 'array',
            items: { description: 'A part.', type: 'object', minProperties: 1, properties: { name: { type: 'string', description: 'Its name.' } } },
          },
        },
      },
    },
  });
});

test('fails for a type that contains itself, and for one that does not exist', () => {
  expect(() => customResourceDefinition(widget('Loop'))).toThrow('example.com#/definitions/LoopResource contains itself');
  expect(() => customResourceDefinition(widget('Nothing', { group: 'kubeflow.org' }))).toThrow('there is no type NothingResource in src/apis/kubeflow.org');
});

describe('the definitions of all groups', () => {
  const apis = join(__dirname, '..', '..', 'src', 'apis');
  const all = readdirSync(apis).filter(group => existsSync(join(apis, group, 'crds.ts'))).flatMap(group => {
    const exported = jest.requireActual<Record<string, CrdDefinition>>(join(apis, group, 'crds'));
    return Object.values(exported).map((definition): [string, CrdDefinition] => [`${definition.plural}.${definition.group}`, definition]);
  });

  test.each(all)('%s is complete, small enough, and has one storage version', (name, definition) => {
    const crd = customResourceDefinition(definition);
    const text = JSON.stringify(crd);
    expect(crd.metadata.name).toBe(name);
    expect(text).not.toMatch(/"\$ref"|"x-core"/);
    expect(text.length).toBeLessThan(900_000);
    expect(crd.spec.versions.filter(version => version.storage)).toHaveLength(1);
  });
});
