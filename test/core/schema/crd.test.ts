import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../../src/apis/crd';
import { Definition, DefinitionOptions } from '../../../src/core';
import { crdVersions } from '../../../src/core/schema/crd';
import { Schema } from '../../../src/core/schema/store';

const mockDefinitions: Record<string, Schema> = {
  'apis/example.com#WidgetResource': {
    description: 'A widget.', type: 'object', required: ['spec'],
    properties: { metadata: { type: 'object' }, spec: { $ref: 'apis/example.com#WidgetSpec', description: 'What is wanted.' } },
  },
  'apis/example.com#WidgetSpec': {
    description: 'Spec.', type: 'object',
    properties: {
      mode: { type: 'string', enum: ['a'], description: 'Mode.', nullable: true, default: null },
      limits: { type: 'object', additionalProperties: { $ref: 'apis/example.com#Part' } },
      pod: { $ref: 'apis/k8s#Pod', description: 'The pod.', nullable: true },
      percent: { 'type': 'integer', 'x-check': { maximum: 100 } },
      inherited: { 'type': 'string', 'enum': ['a'], 'description': 'Inherited.', 'x-core': 'Pod.inherited' },
      parts: { type: 'array', items: { $ref: 'apis/example.com#Part', minProperties: 1 } },
    },
  },
  'apis/example.com#Part': {
    'description': 'A part.', 'type': 'object', 'required': ['name'], 'x-filled': ['name'], 'properties': { name: { type: 'string', description: 'Its name.' } },
  },
  'apis/example.com#LooseResource': {
    'type': 'object', 'x-loose': ['more'], 'properties': { metadata: { type: 'object' }, mode: { type: 'string' }, more: { type: 'string' } },
  },
  'apis/example.com#LoopResource': { type: 'object', properties: { spec: { $ref: 'apis/example.com#LoopResource' } } },
  'apis/example.com#OpenResource': {
    'description': 'Open.', 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'properties': { metadata: { type: 'object' } },
  },
  'apis/example.com#BareResource': { type: 'object' },
  'apis/example.com#OpenSpecResource': { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'properties': { metadata: { type: 'object' }, spec: { type: 'object' } } },
  'apis/k8s#Pod': {
    description: 'Pod.', type: 'object', required: ['policy'],
    properties: {
      policy: { type: 'string', enum: ['Always'], description: 'Policy.' },
      volume: { $ref: 'apis/k8s#Volume', description: 'Volume.' },
    },
  },
  'apis/k8s#Volume': { description: 'Volume.', type: 'object', properties: { name: { type: 'string', description: 'Name.' } } },
};

jest.mock('../../../src/core/schema/store', () => {
  const actual = jest.requireActual<typeof import('../../../src/core/schema/store')>('../../../src/core/schema/store');
  return { ...actual, definitionOf: (ref: string) => mockDefinitions[ref] ?? actual.definitionOf(ref) };
});

function widget(kind = 'Widget', over: Partial<CrdDefinition> = {}): CrdDefinition {
  return { group: 'example.com', kind, plural: 'widgets', scope: 'Namespaced', versions: [{ name: 'v1', storage: true }], ...over };
}

/** The object as it is rendered. */
const rendered = (definition: CrdDefinition, options?: DefinitionOptions) =>
  JSON.parse(JSON.stringify(new Definition(new Chart(Testing.app(), 'test'), 'Definition', definition, options).toJson())) as unknown;

test('writes the names, and nothing that is empty', () => {
  expect(rendered(widget('Open', { shortNames: [], categories: ['all'] }), { labels: { c: 'd' }, annotations: { a: 'b' } })).toEqual({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com', labels: { c: 'd' }, annotations: { a: 'b' } },
    spec: {
      group: 'example.com',
      names: { kind: 'Open', listKind: 'OpenList', plural: 'widgets', singular: 'open', categories: ['all'] },
      scope: 'Namespaced',
      versions: [{
        name: 'v1', served: true, storage: true,
        schema: { openAPIV3Schema: { 'description': 'Open.', 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      }],
    },
  });
});

test('writes the annotations of a kind beside those of an installation, which win', () => {
  const annotations = { 'api-approved.kubernetes.io': 'yes', 'bundle': '1' };
  expect(rendered(widget('Open', { annotations }))).toMatchObject({ metadata: { annotations } });
  expect(rendered(widget('Open', { annotations }), { annotations: { a: 'b', bundle: '2' } })).toMatchObject({ metadata: { annotations: { ...annotations, a: 'b', bundle: '2' } } });
});

test('writes the labels of a kind beside those of an installation, which win', () => {
  const labels = { source: 'yes', release: '1' };
  expect(rendered(widget('Open', { labels }))).toMatchObject({ metadata: { labels } });
  expect(rendered(widget('Open', { labels }), { labels: { a: 'b', release: '2' } })).toMatchObject({ metadata: { labels: { source: 'yes', release: '2', a: 'b' } } });
});

test('leaves out fields that are kept without being known', () => {
  const schema = crdVersions(widget('Loose'))[0].schema.openAPIV3Schema;
  expect(Object.keys(schema.properties ?? {})).toEqual(['apiVersion', 'kind', 'metadata', 'mode']);
  expect(schema['x-kubernetes-preserve-unknown-fields']).toBe(true);
  expect(schema).not.toHaveProperty('x-loose');
});

test('writes versions as they are described', () => {
  const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' };
  const columns = [{ name: 'Age', type: 'date' as const, jsonPath: '.metadata.creationTimestamp' }];
  const versions = crdVersions(widget('Widget', {
    versions: [
      { name: 'v2', storage: true, columns, subresources: { status: true, scale }, selectableFields: [{ jsonPath: '.spec.mode' }] },
      { name: 'v1', served: false, deprecated: true, deprecationWarning: 'use v2', schema: 'OpenResource', columns: [] },
    ],
  }));
  expect(versions.map(version => ({ ...version, schema: undefined }))).toEqual([
    { name: 'v2', served: true, storage: true, additionalPrinterColumns: columns, subresources: { status: {}, scale }, selectableFields: [{ jsonPath: '.spec.mode' }] },
    { name: 'v1', served: false, storage: false, deprecated: true, deprecationWarning: 'use v2' },
  ]);
  expect(versions[1].schema.openAPIV3Schema).toHaveProperty('x-kubernetes-preserve-unknown-fields', true);
});

test('writes how objects get from one version to another', () => {
  expect(rendered(widget(), { conversion: { strategy: 'None' } })).toMatchObject({ spec: { conversion: { strategy: 'None' } } });
});

test('writes references out; inside Kubernetes\' own types one level is described, and no set of values is fixed; what only a synthesis checks is left out', () => {
  const [version] = crdVersions(widget());
  expect(version.schema.openAPIV3Schema).toEqual({
    description: 'A widget.', type: 'object', required: ['spec'],
    properties: {
      apiVersion: { type: 'string', description: expect.any(String) },
      kind: { type: 'string', description: expect.any(String) },
      metadata: { type: 'object' },
      spec: {
        description: 'What is wanted.', type: 'object',
        properties: {
          mode: { type: 'string', enum: ['a'], description: 'Mode.', nullable: true, default: null },
          limits: {
            type: 'object',
            additionalProperties: { description: 'A part.', type: 'object', required: ['name'], properties: { name: { type: 'string', description: 'Its name.' } } },
          },
          pod: {
            description: 'The pod.', type: 'object', nullable: true, required: ['policy'],
            properties: {
              policy: { type: 'string', description: 'Policy.' },
              volume: { type: 'object', description: 'Volume.', properties: { name: { type: 'string' } } },
            },
          },
          percent: { type: 'integer' },
          inherited: { type: 'string', description: 'Inherited.' },
          parts: {
            type: 'array',
            items: { description: 'A part.', type: 'object', required: ['name'], minProperties: 1, properties: { name: { type: 'string', description: 'Its name.' } } },
          },
        },
      },
    },
  });
});

test.each(['Bare', 'OpenSpec'])('describes the identity of %s, which has no fields or takes more than those', kind => {
  const { properties } = crdVersions(widget(kind))[0].schema.openAPIV3Schema;
  expect(Object.keys(properties ?? {})).toEqual(['apiVersion', 'kind', 'metadata', ...kind === 'Bare' ? [] : ['spec']]);
});

test('writes the keys of each object in order, so that the text does not depend on how a type is written', () => {
  const keys = (value: unknown): string[][] => typeof value !== 'object' || value === null ? [] :
    [...Array.isArray(value) ? [] : [Object.keys(value)], ...Object.values(value).flatMap(keys)];
  const all = keys(crdVersions(widget('Widget', { versions: [{ name: 'v1', storage: true, subresources: { status: true } }] })));
  expect(all.filter(names => names.join() !== [...names].sort().join())).toEqual([]);
});

test('looks at the fields of a kind only when somebody reads them', () => {
  const versions = crdVersions(widget('Loop'));
  expect(versions[0].name).toBe('v1');
  expect(() => versions[0].schema).toThrow('apis/example.com#LoopResource contains itself');
});

test('fails for a type that does not exist', () => {
  expect(() => crdVersions(widget('Nothing', { group: 'kubeflow.org' }))[0].schema).toThrow('src/apis/kubeflow.org has no type NothingResource; run npm run schemas');
});
