import { join } from 'node:path';
import ts from 'typescript';
import { generate } from '../../tools/schemas/files';
import { docOf, parseDoc, withDoc } from '../../tools/schemas/tags';

const SRC = join(__dirname, 'fixture', 'src');
const APIS = join(SRC, 'apis');
const TSCONFIG = join(__dirname, '..', '..', 'tsconfig.json');

type Definitions = Record<string, Record<string, unknown> & { readonly properties: Record<string, unknown> }>;

let files: ReadonlyMap<string, string>;
let faults: readonly string[];
let definitions: Definitions;
let props: Definitions;

function definitionsOf(...folder: string[]): Definitions {
  return (JSON.parse(files.get(join(SRC, ...folder, 'schema.generated.json')) ?? '') as { definitions: Definitions }).definitions;
}

beforeAll(() => {
  ({ files, faults } = generate(SRC, TSCONFIG));
  definitions = definitionsOf('apis', 'example.com');
  props = definitionsOf('parts');
}, 60_000);

/** Schema of a field of `WidgetSpec`, without its description. */
function field(name: string): Record<string, unknown> {
  const schema = { ...definitions.WidgetSpec.properties[name] as Record<string, unknown> };
  delete schema.description;
  return schema;
}

const PART = 'apis/example.com#Part';

test.each([
  ['text', { type: 'string', minLength: 1, maxLength: 63, pattern: '^(\\*\\.)?[a-z@]+\\.$' }],
  ['choice', { type: 'string', enum: ['b', 'a'] }],
  ['count', { type: 'integer', format: 'int32', minimum: 1, maximum: 9, default: 3 }],
  ['undecided', { type: 'boolean' }],
  ['ratio', { type: 'number', format: 'double', nullable: true, 'x-check': { maximum: 1 } }],
  ['port', { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true }],
  ['open', { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }],
  ['value', { 'x-kubernetes-preserve-unknown-fields': true }],
  ['parts', {
    type: 'array', items: { $ref: PART, 'x-kubernetes-map-type': 'atomic' }, minItems: 1, maxItems: 5,
    'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name', 'size'],
  }],
  ['labels', { type: 'object', additionalProperties: { type: 'string', maxLength: 7 }, minProperties: 1, maxProperties: 4 }],
  ['roles', { '$ref': 'apis/example.com#WidgetRoles', 'x-map': PART }],
  ['atomic', { $ref: PART, 'x-kubernetes-map-type': 'atomic' }],
  ['kept', { $ref: PART, 'x-kubernetes-preserve-unknown-fields': true }],
  ['embedded', { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, 'x-kubernetes-embedded-resource': true }],
  ['special', { type: 'object', properties: { size: { type: 'integer', format: 'int32', minimum: 0, description: 'Whole number.' } }, not: { required: ['x'] } }],
  ['plain', { $ref: 'apis/k8s#PodSpec' }],
])('makes the schema of the field %s', (name, expected) => expect(field(name)).toEqual(expected));

test('requires the fields without a question mark', () => expect(definitions.WidgetSpec.required).toEqual(['count']));

test('leaves the metadata of an object open', () => {
  expect(definitions.WidgetResource).toMatchObject({ properties: { metadata: { type: 'object' } }, required: ['spec'] });
});

test('keeps rules in their order', () => {
  expect(definitions.WidgetSpec['x-kubernetes-validations']).toEqual([{ rule: 'self.count > 0' }, { rule: 'self.count < 9', message: 'too many' }]);
});

test('says "at most one" once as oneOf, twice as allOf', () => {
  const one = (...names: string[]) => {
    const required = names.map(name => ({ required: [name] }));
    return { oneOf: [{ not: { anyOf: required } }, ...required] };
  };
  expect(definitions.WidgetSpec).toMatchObject(one('text', 'choice'));
  expect(definitions.WidgetPod.allOf).toEqual([one('a', 'b'), one('c')]);
});

test('requires the fields that a webhook gives, and says so', () => {
  expect(definitions.WidgetPod).toMatchObject({ 'required': ['a'], 'x-filled': ['a'] });
});

test('names the fields that a definition keeps without knowing them', () => expect(definitions.WidgetPod['x-loose']).toEqual(['b', 'c']));

test('folds doc comments into descriptions', () => {
  expect(definitions.WidgetResource.description).toBe('A widget, described by its spec.');
  expect(definitions.WidgetSpec.properties.parts).toHaveProperty('description', 'Parts.');
});

test('keeps quoted names and types that contain themselves', () => {
  expect(definitions.Part.properties['sub-parts']).toEqual({ type: 'array', items: { $ref: PART }, description: 'Parts of the part.' });
});

test('marks inherited fields of Kubernetes\' own types, and takes over none that was left out', () => {
  expect(definitions.WidgetPod.properties.restartPolicy).toHaveProperty('x-core', 'PodSpec.restartPolicy');
  expect(definitions.WidgetPod.properties.priority).toMatchObject({ 'type': 'integer', 'format': 'int32', 'x-core': 'PodSpec.priority' });
  expect(Object.keys(definitions.WidgetPod.properties)).toEqual(['a', 'b', 'c', 'priority', 'restartPolicy']);
  expect(files.get(join(APIS, 'k8s', 'schema.generated.json'))).not.toContain('x-core');
});

test('lists the kinds with their types, and the groups with facts', () => {
  const table = files.get(join(APIS, 'groups.generated.ts'));
  expect(table).toContain('\'example.com/v1\': {\n    Widget: \'apis/example.com#WidgetResource\',\n  },');
  expect(table).toContain('import { KINDS as exampleCom } from \'./example.com/kinds\';');
  expect(table).not.toContain('k8s/kinds'); // has no such file
});

test('marks each file as generated', () => {
  expect([...files.values()].filter(text => !text.includes('Generated from the types in this folder by \\"npm run schemas\\"')
    && !text.startsWith('// Generated'))).toEqual([]);
});

test('finds values without a type or with several, and nothing else', () => {
  expect(faults).toEqual([
    expect.stringContaining('faulty.example.com#Faulty.open: no type'),
    expect.stringContaining('faulty.example.com#Faulty.mixed: values of several types need @schema'),
  ]);
});

describe('of props', () => {
  test('makes a definition for each type that src names, and for those that it needs', () => {
    expect(Object.keys(props)).toEqual(['Derived', 'GadgetProps', 'LocalLogin', 'Login', 'OidcLogin']);
  });

  test.each([
    ['name', { type: 'string' }],
    ['level', { enum: ['low', 'high'] }],
    ['flag', { type: 'boolean' }],
    ['either', { anyOf: [{ enum: ['auto'] }, { type: 'boolean' }] }],
    ['list', { type: 'array', items: { type: 'string' } }],
    ['pairs', { type: 'array', items: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] }, minItems: 2 } }],
    ['map', { type: 'object', additionalProperties: { type: 'number' } }],
    ['chosen', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } } }],
    ['amount', { 'anyOf': [{ 'x-instance': 'Size' }, { type: 'string' }], 'pattern': '^\\d+Gi$', 'x-form': 'an amount such as "1Gi"' }],
    ['images', { 'x-instance': 'Images' }],
    ['size', { 'x-instance': 'Size' }],
    ['login', { anyOf: [{ $ref: 'parts#Login' }, { type: 'string' }] }],
    ['derived', { $ref: 'parts#Derived' }],
    ['pod', { $ref: 'apis/k8s#PodSpec' }],
    ['onReady', { 'x-instance': 'Function' }],
    ['anything', {}],
    ['none', { 'enum': [], 'x-form': 'left out' }],
    ['former', { 'enum': [], 'x-form': 'left out', 'x-instead': 'pass name' }],
    ['short', { anyOf: [{ type: 'string' }, { type: 'null' }], maxLength: 3 }],
    ['render', { 'x-instance': 'Function' }],
    ['password', { 'type': 'string', 'x-hidden': true }],
  ])('makes the schema of the property %s', (name, expected) => expect(props.GadgetProps.properties[name]).toEqual(expected));

  test('requires the properties without a question mark', () => expect(props.GadgetProps.required).toEqual(['name']));

  test('makes a choice of the members of a union', () => {
    expect(props.Login).toEqual({ anyOf: [{ $ref: 'parts#LocalLogin' }, { $ref: 'parts#OidcLogin' }] });
    expect(props.OidcLogin.properties.issuer).toEqual({ 'type': 'string', 'pattern': '^https:\\/\\/[^]*$', 'x-form': 'a string such as "https://..."' });
  });

  test('knows what a type takes over from another one, with the tags of its own', () => {
    expect(props.Derived).toEqual({
      type: 'object', required: ['value', 'choice'],
      properties: { choice: { anyOf: [{ enum: ['auto'] }, { type: 'boolean' }] }, replicas: { type: 'integer', minimum: 1 }, value: { type: 'boolean' } },
    });
  });
});

test('joins the lines of a tag', () => {
  expect(parseDoc('/**\n * Text\n * goes on.\n * @validation {"rule":\n *   "x"}\n * @see y\n */')).toEqual({
    description: 'Text goes on.', tags: [{ name: 'validation', text: '{"rule": "x"}' }, { name: 'see', text: 'y' }],
  });
});

test('fails for a tag inside a line, which would say nothing', () => {
  const commented = (comment: string) => ts.createSourceFile('v1.ts', `${comment}\ninterface A {}`, ts.ScriptTarget.ES2022, true).statements[0];
  expect(() => docOf(commented('/** Number of pods. @minimum 1 @default 1 */'))).toThrow('v1.ts:2: @minimum must be at the beginning of a line');
  expect(docOf(commented('/** Number of pods. @default 1 */'))?.tags).toEqual([]);
  expect(docOf(commented('/** @minimum 1 */'))?.tags).toEqual([{ name: 'minimum', text: '1' }]);
});

test.each([
  ['an unknown tag', { name: 'minimun', text: '1' }, 'there is no tag @minimun'],
  ['a bound that is no number', { name: 'minimum', text: 'one' }, '@minimum: takes a number'],
  ['a rule that is no object', { name: 'validation', text: '"x"' }, '@validation: takes a JSON object'],
  ['broken JSON', { name: 'schema', text: '{' }, '@schema: '],
  ['a choice of nothing', { name: 'oneOf', text: '' }, '@oneOf: takes the names of fields'],
])('fails for %s', (_, tag, message) => {
  expect(() => withDoc({ type: 'string' }, { description: '', tags: [tag], at: 'v1.ts:7' })).toThrow(message);
  expect(() => withDoc({ type: 'string' }, { description: '', tags: [tag], at: 'v1.ts:7' })).toThrow('v1.ts:7: ');
});
