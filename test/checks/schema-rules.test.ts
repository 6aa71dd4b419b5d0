import { schemaRule } from '../../src/checks';
import { clusterObject, crdWithSchema, found, object, places } from './support';

const thing = (spec: object, rest: object = {}) => object('example.com/v1', 'Thing', 'one', { spec, ...rest });
const rule = (text: string, rest: object = {}) => ({ 'x-kubernetes-validations': [{ rule: text, ...rest }] });

/** A definition of the kind Thing whose `spec` has the fields. */
const things = (properties: object, spec: object = {}, root: object = {}) =>
  crdWithSchema('example.com', 'Thing', { properties: { spec: { type: 'object', properties, ...spec } }, ...root });
const integer = (rest: object = {}) => ({ type: 'integer', ...rest });
const text = (rest: object = {}) => ({ type: 'string', ...rest });

/** What is found in a Thing with the spec. */
const of = (definition: object, spec: object) => places(schemaRule, [definition, thing(spec)]);
const AT = 'Thing/ml/one';

test('the rules of our own kinds are asked, at the field where they stand', () => {
  const port = (number: number) => ({ number, name: `tcp-${number}` });
  const entry = (ports: object[]) => object('networking.istio.io/v1', 'ServiceEntry', 'github', { spec: { hosts: ['github.com'], ports } });
  expect(found(schemaRule, [entry([port(1), port(2)])])).toEqual([]);
  expect(found(schemaRule, [entry([port(1), port(1)])])).toEqual([
    'ServiceEntry/ml/github spec.ports: breaks a rule of its schema: port number cannot be duplicated, got a list; ' +
    'write it so that this holds: self.all(l1, self.exists_one(l2, l1.number == l2.number))',
  ]);
  const topology = (...levels: string[]) => clusterObject('kueue.x-k8s.io/v1beta1', 'Topology', 'racks', { spec: { levels: levels.map(nodeLabel => ({ nodeLabel })) } });
  expect(places(schemaRule, [topology('rack', 'kubernetes.io/hostname')])).toEqual([]);
  expect(places(schemaRule, [topology('rack', 'rack')])).toEqual(['Topology/racks spec.levels']);
});

test('defaults are filled in before', () => {
  const inner = { type: 'object', default: {}, properties: { high: integer({ default: 5 }) } };
  const definition = things({ low: integer({ default: 3 }), inner }, rule('self.low < self.inner.high'));
  expect(of(definition, {})).toEqual([]);
  expect(of(definition, { low: 5 })).toEqual([`${AT} spec`]);
  expect(of(definition, { low: null })).toEqual([]);
  expect(of(definition, { inner: { high: 3 } })).toEqual([`${AT} spec`]);
});

test('a rule that asks for a field that is not there is broken, as it is to the API server', () => {
  expect(of(things({ a: integer() }, rule('self.a > 1')), {})).toEqual([`${AT} spec`]);
  expect(of(things({ a: integer() }, rule('!has(self.a) || self.a > 1')), {})).toEqual([]);
});

test('fields that are named by words which the language keeps are known by both of their names', () => {
  const named = (text: string) => of(things({ namespace: integer() }, rule(text)), { namespace: 1 });
  expect([named('self.namespace == 1'), named('self.__namespace__ == 1'), named('has(self.namespace)'), named('self.namespace == 2')]).toEqual([[], [], [], [`${AT} spec`]]);
});

test('a rule about a change gives no finding, nor one that nobody can read', () => {
  expect(of(things({ a: integer(rule('self == oldSelf')) }), { a: 1 })).toEqual([]);
  expect(of(things({ a: integer(rule('self >')) }), { a: 1 })).toEqual([]);
  expect(of(things({ a: integer(rule('self > 1')) }), { a: 1 })).toEqual([`${AT} spec.a`]);
});

test('an object of another form is no matter of rules', () => {
  expect(of(things({ a: integer(rule('self > 1')), b: text() }), { a: 1, b: 2 })).toEqual([]);
  expect(of(things({ a: integer(rule('self > 1')), b: text() }, { required: ['b'] }), { a: 1 })).toEqual([]);
  expect(of(things({ a: integer({ nullable: true, ...rule('self > 1') }) }), { a: null })).toEqual([]);
});

test('rules see numbers, texts, moments, bytes and durations by their types, and fields by their escaped names', () => {
  expect(of(things({ a: { type: 'number', ...rule('self / 2.0 > 1.0') } }), { a: 3 })).toEqual([]);
  expect(of(things({ a: integer(rule('self / 2 == 1')) }), { a: 3 })).toEqual([]);
  expect(of(things({ a: { 'x-kubernetes-int-or-string': true, ...rule("self == 3 || self == 'x'") } }), { a: 4 })).toEqual([`${AT} spec.a`]);
  expect(of(things({ a: text({ format: 'date-time', ...rule("self < timestamp('2026-01-01T00:00:00Z')") }) }), { a: '2027-01-01T00:00:00Z' })).toEqual([`${AT} spec.a`]);
  expect(of(things({ a: text({ format: 'byte', ...rule("self == b'hi'") }) }), { a: 'aGk=' })).toEqual([]);
  expect(of(things({ a: text({ format: 'byte', ...rule("self == b'hi'") }) }), { a: 'aGkh' })).toEqual([`${AT} spec.a`]);
  expect(of(things({ a: text({ format: 'duration', ...rule("self > duration('1m')") }) }), { a: '30s' })).toEqual([`${AT} spec.a`]);
  expect(of(things({ 'namespace': text(), 'a-b': text() }, rule("self.__namespace__ == self.a__dash__b")), { 'namespace': 'x', 'a-b': 'y' })).toEqual([`${AT} spec`]);
});

test.each<[schema: object, value: unknown, holds: string, holdsNot: string]>([
  [{ type: 'number' }, 3, 'self / 2.0 == 1.5', 'self / 2.0 == 1.0'],
  [{ type: 'number' }, 2.5, 'self == 2.5', 'self > 3.0'],
  [{ type: 'integer' }, 3, 'self / 2 == 1', 'self % 2 == 0'],
  [{ 'x-kubernetes-int-or-string': true }, 4, 'type(self) == int', "type(self) == string"],
  [{ 'x-kubernetes-int-or-string': true }, '4', "self == '4'", 'type(self) == int'],
  [{ type: 'boolean' }, true, 'self', '!self'],
  [{ type: 'string' }, '1h', "self == '1h'", "self == '60m'"],
  [{ type: 'string', format: 'byte' }, 'aGk=', "self == b'hi'", "self != b'hi'"],
  [{ type: 'string', format: 'duration' }, '1h', "self == duration('60m')", "self > duration('60m')"],
  [{ type: 'string', format: 'duration' }, '1.5s', "self == duration('1500ms')", "self == duration('1s')"],
  [{ type: 'string', format: 'date' }, '2026-01-02', "self == timestamp('2026-01-02T00:00:00Z')", 'self.getFullYear() == 2025'],
  [{ type: 'string', format: 'date-time' }, '2026-01-02T03:04:05+02:00', 'self.getHours() == 1', 'self.getHours() == 3'],
  [{ type: 'string', format: 'date-time' }, '2026-01-02T03:04:05.123456Z', "self == timestamp('2026-01-02T03:04:05.123456Z')", "self == timestamp('2026-01-02T03:04:05.123Z')"],
  [{ type: 'string', format: 'email' }, 'a@b.c', "self == 'a@b.c'", "self == ''"],
])('what is of the schema %j with the value %j is seen by its type', (schema, value, holds, holdsNot) => {
  expect(of(things({ a: { ...schema, ...rule(holds) } }), { a: value })).toEqual([]);
  expect(of(things({ a: { ...schema, ...rule(holdsNot) } }), { a: value })).toEqual([`${AT} spec.a`]);
});

test('what is null is seen where the schema has it, and is not there elsewhere', () => {
  const has = (schema: object, value: object, condition: string) => of(things({ a: text(schema) }, rule(condition)), value);
  expect(has({ nullable: true }, { a: null }, 'self.a == null')).toEqual([]);
  expect(has({ nullable: true }, { a: null }, 'self.a != null')).toEqual([`${AT} spec`]);
  expect(has({ nullable: true, default: 'd' }, { a: null }, 'self.a == null')).toEqual([]);
  expect(has({ default: 'd' }, { a: null }, "self.a == 'd'")).toEqual([]);
  expect(has({}, { a: null }, 'has(self.a)')).toEqual([`${AT} spec`]);
  expect(has({}, {}, '!has(self.a)')).toEqual([]);
});

test('maps have their keys as they are, lists their entries', () => {
  const map = { type: 'object', additionalProperties: text(rule("self != 'b'")), ...rule("self.all(key, key != 'a-b')") };
  expect(of(things({ map }), { map: { x: 'a' } })).toEqual([]);
  expect(of(things({ map }), { map: { 'a-b': 'b' } })).toEqual([`${AT} spec.map.a-b`, `${AT} spec.map`]);
  expect(of(things({ list: { type: 'array', items: integer(rule('self > 0')) } }), { list: [1, 0] })).toEqual([`${AT} spec.list[1]`]);
});

test('the whole object and one inside it are known by kind and name', () => {
  expect(places(schemaRule, [things({}, {}, rule("self.metadata.name != 'one'")), thing({})])).toEqual([`${AT} (whole object)`]);
  const inside = {
    'type': 'object', 'x-kubernetes-embedded-resource': true, 'x-kubernetes-preserve-unknown-fields': true, ...rule("self.kind == 'Pod' && self.metadata.name == 'a'"),
  };
  expect(of(things({ inside }), { inside: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } } })).toEqual([]);
  expect(of(things({ inside }), { inside: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'b' } } })).toEqual([`${AT} spec.inside`]);
  const known = (text: string, rest: object) => of(things({ inside: { ...inside, ...rule(text) } }), { inside: { apiVersion: 'v1', kind: 'Pod', ...rest } });
  expect(known("self.apiVersion == 'v1' && self.metadata.generateName == 'a-' && !has(self.metadata.name)", { metadata: { generateName: 'a-', labels: {} } })).toEqual([]);
  expect(known('has(self.metadata)', {})).toEqual([`${AT} spec.inside`]);
});

test('the message is that of the expression for it, else the one that is written, else the rule', () => {
  const said = (rest: object) => found(schemaRule, [things({ a: integer(rule('self > 1', rest)) }), thing({ a: 0 })]);
  const withMessage = (message: string) => [`${AT} spec.a: breaks a rule of its schema: ${message}, got 0; write it so that this holds: self > 1`];
  expect(said({ message: 'too small', messageExpression: "'at least 2, not ' + string(self)" })).toEqual(withMessage('at least 2, not 0'));
  expect(said({ message: 'too small', messageExpression: 'self.b' })).toEqual(withMessage('too small'));
  expect(said({ message: 'too small', messageExpression: "''" })).toEqual(withMessage('too small'));
  expect(said({})).toEqual(withMessage('failed rule: self > 1'));
});

test('a rule can name the field that it is about, and a long one is not repeated', () => {
  const long = `self.a > 1 && ${'true && '.repeat(30)}true`;
  expect(found(schemaRule, [things({ a: integer() }, rule(long, { message: 'too small', fieldPath: '.a' })), thing({ a: 0 })])).toEqual([
    `${AT} spec.a: breaks a rule of its schema: too small, got 0; write it as the schema of example.com/v1 Thing wants it`,
  ]);
});
