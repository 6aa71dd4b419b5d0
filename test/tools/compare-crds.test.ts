import { podDefaultCrd, profileCrd } from '../../src/apis/kubeflow.org/crds';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { Schema } from '../../src/core/schema/store';
import { compareCrd, compareSchemas, UpstreamCrd } from '../../tools/schemas/compare';

/** Our own definition as upstream's, for the test to plant differences in. */
function upstream(definition = profileCrd): UpstreamCrd {
  const { group, plural, scope } = definition;
  const spec = { group, scope, names: crdNames(definition), versions: crdVersions(definition) };
  return JSON.parse(JSON.stringify({ kind: 'CustomResourceDefinition', metadata: { name: `${plural}.${group}` }, spec })) as UpstreamCrd;
}

/** Part of the schema of a version, to be changed. */
function part(crd: UpstreamCrd, version: number, ...path: string[]): Record<string, unknown> {
  let node = crd.spec.versions[version].schema?.openAPIV3Schema as Schema;
  for (const name of path) {
    node = (name === '[]' ? node.items : node.properties?.[name]) as Schema;
  }
  return node;
}

function findings(definition: Parameters<typeof compareCrd>[0], crd: UpstreamCrd): readonly unknown[] {
  const { head, versions } = compareCrd(definition, crd);
  return [...head, ...[...versions].flatMap(([name, found]) => found.map(each => ({ version: name, ...each })))];
}

const [first] = profileCrd.versions;

test('finds nothing in equal definitions', () => {
  expect(findings(profileCrd, upstream())).toEqual([]);
  expect(findings(podDefaultCrd, upstream(podDefaultCrd))).toEqual([]);
});

test('finds a field that ours lack', () => {
  const crd = upstream();
  (part(crd, 0, 'spec').properties as Record<string, Schema>).planted = { type: 'string' };
  expect(findings(profileCrd, crd)).toEqual([{ version: first.name, kind: 'missing', at: 'spec.planted', detail: '' }]);
});

test('finds a field that upstream lacks', () => {
  const crd = upstream();
  delete (part(crd, 0, 'spec').properties as Record<string, Schema>).owner;
  expect(findings(profileCrd, crd)).toContainEqual({ version: first.name, kind: 'gone', at: 'spec.owner', detail: '' });
});

test('finds a type that differs', () => {
  const crd = upstream();
  part(crd, 0, 'spec', 'owner', 'name').type = 'integer';
  expect(findings(profileCrd, crd)).toEqual([
    { version: first.name, kind: 'different', at: 'spec.owner.name', detail: 'type: upstream "integer", ours "string"' },
  ]);
});

test('finds versions, names and scope that differ', () => {
  const crd = upstream();
  const versions = crd.spec.versions.slice(1);
  const names = { ...crd.spec.names, shortNames: ['pro'] };
  expect(findings(profileCrd, { ...crd, spec: { ...crd.spec, versions: [...versions, { name: 'v9' }], names, scope: 'Namespaced' } })).toEqual([
    { kind: 'different', at: 'scope', detail: 'upstream "Namespaced", ours "Cluster"' },
    { kind: 'different', at: 'names.shortNames', detail: 'upstream ["pro"], ours nothing' },
    { version: 'v9', kind: 'missing', at: 'version', detail: '' },
    { version: first.name, kind: 'gone', at: 'version', detail: '' },
  ]);
});

test('finds that people are not warned, whatever the words', () => {
  const crd = upstream();
  const [version, ...others] = crd.spec.versions;
  const warned = (text?: string) => ({ ...crd, spec: { ...crd.spec, versions: [{ ...version, deprecationWarning: text }, ...others] } });
  const definition = { ...profileCrd, versions: [{ ...profileCrd.versions[0], deprecationWarning: 'write v2' }, ...profileCrd.versions.slice(1)] };
  expect(findings(definition, warned('v1 is deprecated'))).toEqual([]);
  expect(findings(profileCrd, warned('v1 is deprecated'))).toEqual([
    { version: first.name, kind: 'different', at: 'version.deprecationWarning', detail: 'upstream true, ours false' },
  ]);
});

test('sets inside Kubernetes\' own types apart, unless they refuse more', () => {
  const crd = upstream(podDefaultCrd);
  const toleration = part(crd, 0, 'spec', 'tolerations', '[]');
  const version = podDefaultCrd.versions[0].name;
  delete (toleration.properties as Record<string, Schema>).operator;
  part(crd, 0, 'spec', 'tolerations', '[]', 'key').default = 'x';
  part(crd, 0, 'spec', 'tolerations', '[]', 'value').type = 'integer';
  (toleration.properties as Record<string, Schema>).planted = { type: 'string' };
  expect(findings(podDefaultCrd, crd)).toEqual([
    { version, kind: 'core', at: 'Toleration.key', detail: 'default: upstream "x", ours nothing' },
    { version, kind: 'core', at: 'Toleration.operator', detail: 'only ours' },
    { version, kind: 'missing', at: 'spec.tolerations[].planted', detail: '' },
    { version, kind: 'different', at: 'spec.tolerations[].value', detail: 'type: upstream "integer", ours "string"' },
  ]);
});

test.each<[string, Schema, Schema]>([
  ['required', { required: ['a'] }, { required: ['b'] }],
  ['enum', { enum: ['a', 'b'] }, { enum: ['a'] }],
  ['pattern', { pattern: '^a$' }, {}],
  ['maximum', { maximum: 3 }, { maximum: 4 }],
  ['default', { default: 1 }, { default: 2 }],
  ['nullable', {}, { nullable: true }],
  ['x-kubernetes-list-type', { 'x-kubernetes-list-type': 'map' }, { 'x-kubernetes-list-type': 'set' }],
  ['oneOf', { oneOf: [{ required: ['a'] }] }, { oneOf: [{ required: ['b'] }] }],
  ['x-kubernetes-validations', { 'x-kubernetes-validations': [{ rule: 'a' }] }, { 'x-kubernetes-validations': [{ rule: 'b' }] }],
  ['items', { items: { type: 'string' } }, {}],
  ['additionalProperties', {}, { additionalProperties: { type: 'string' } }],
])('finds that %s differs', (keyword, ours, theirs) => {
  expect(compareSchemas(ours, theirs)).toEqual([expect.objectContaining({ kind: 'different', detail: expect.stringMatching(`^${keyword}: `) })]);
});

test.each<[string, Schema, Schema]>([
  ['the order of sets', { enum: ['a', 'b'], required: ['x', 'y'] }, { required: ['y', 'x'], enum: ['b', 'a'] }],
  ['descriptions', { description: 'ours' }, { description: 'theirs' }],
  ['fields that are kept without being known', { 'type': 'object', 'x-loose': ['b'], 'properties': { a: { type: 'string' }, b: { type: 'string' } } },
    { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true, 'properties': { a: { type: 'string' } } }],
  ['what only a synthesis checks', { 'type': 'integer', 'x-check': { maximum: 100 } }, { type: 'integer' }],
  ['the order of rules and of their keys', { 'x-kubernetes-validations': [{ rule: 'a', message: 'm' }, { rule: 'b' }] },
    { 'x-kubernetes-validations': [{ rule: 'b' }, { message: 'm', rule: 'a' }] }],
])('does not mind %s', (_, ours, theirs) => expect(compareSchemas(ours, theirs)).toEqual([]));
