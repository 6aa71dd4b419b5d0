import { Cpu, EnvValue } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { SCHEMAS } from '../../../src/apis/groups.generated';
import { QUANTITY_PATTERN } from '../../../src/core/schema/node';
import { mergedSchema, Schema } from '../../../src/core/schema/store';
import { walk } from '../../../src/core/schema/walk';
import { mistakes, object, text, whole } from './support';

const port: Schema = { 'anyOf': [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };
const quantity: Schema = { ...port, pattern: QUANTITY_PATTERN };
const open: Schema = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };

describe('a value of the right form', () => {
  test.each<[string, unknown, Schema]>([
    ['scalars', { a: 'x', b: 1, c: 0.5, d: false }, object({ a: text, b: whole, c: { type: 'number' }, d: { type: 'boolean' } })],
    ['fields left out, or undefined', { a: undefined }, object({ a: text, b: text })],
    ['null for what is left out', { a: null }, object({ a: text })],
    ['null where it is a value', { a: null }, object({ a: { ...text, nullable: true } }, { required: ['a'] })],
    ['maps', { a: { x: 1, y: 2 } }, object({ a: { type: 'object', additionalProperties: whole } })],
    ['lists', { a: [[1], [2, 3]] }, object({ a: { type: 'array', items: { type: 'array', items: whole } } })],
    ['numbers and names of ports', { a: 80, b: 'http' }, object({ a: port, b: port })],
    ['quantities', { a: '500m', b: '1Gi', c: '1e3', d: '0' }, object({ a: quantity, b: quantity, c: quantity, d: quantity })],
    ['anything below an open field', { a: { b: [{ c: null }] } }, object({ a: open })],
    ['anything without a schema', { a: [1, { b: 'x' }] }, object({ a: { 'x-kubernetes-preserve-unknown-fields': true } })],
    ['the identity of an embedded object', { a: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: {} } },
      object({ a: object({ spec: object({ b: text }) }, { 'x-kubernetes-embedded-resource': true }) })],
    ['moments and bytes', { a: '2026-01-31T12:00:00Z', b: 'aGVs\nbG8=' }, object({ a: { ...text, format: 'date-time' }, b: { ...text, format: 'byte' } })],
    ['formats that nobody knows', { a: 'x' }, object({ a: { ...text, format: 'hostname' } })],
    ['the numbers at both ends of 32 and 64 bits', { a: 2 ** 31 - 1, b: -(2 ** 31), c: -(2 ** 63) }, object({
      a: { ...whole, format: 'int32' }, b: { ...whole, format: 'int32' }, c: { ...whole, format: 'int64' },
    })],
    ['a number where limits of strings stand too, and a string where those of numbers do', { a: 7, b: '1' }, object({
      a: { ...port, pattern: '^x$', minLength: 3, maxLength: 0, format: 'byte' }, b: { ...port, minimum: 5, maximum: 0, exclusiveMinimum: true, multipleOf: 7, format: 'int32' },
    })],
    ['a number where formats of strings stand, and a string where those of numbers do', { a: 7, b: 7, c: 7, d: 'x', e: 'x' }, object({
      a: { ...port, format: 'date-time' }, b: { ...port, format: 'ipv4' }, c: { ...port, format: 'ipv6' }, d: { ...port, format: 'int32' }, e: { ...port, format: 'int64' },
    })],
    ['addresses', { a: '10.0.0.1', b: '::1' }, object({ a: { ...text, format: 'ipv4' }, b: { ...text, format: 'ipv6' } })],
    ['a list or map without entries where the object must have it', { a: [], b: {} }, object({
      a: { type: 'array', items: text }, b: { type: 'object', additionalProperties: text },
    }, { required: ['a', 'b'] })],
    ['a multiple, and more or less than a bound', { a: 6, b: 6 }, object({
      a: { ...whole, multipleOf: 3 }, b: { ...whole, minimum: 5, exclusiveMinimum: true, maximum: 7, exclusiveMaximum: true },
    })],
    ['limits', { a: 3, b: 'äöü', c: ['x'], d: { e: 1 } }, object({
      a: { ...whole, minimum: 3, maximum: 3 }, b: { ...text, minLength: 3, maxLength: 3 }, c: { type: 'array', items: text, minItems: 1, maxItems: 1 },
      d: { type: 'object', additionalProperties: whole, minProperties: 1, maxProperties: 1 },
    })],
    ['entries of a list that differ in one key', [{ port: 80 }, { port: 80, protocol: 'UDP' }], {
      'type': 'array', 'items': object({ port: whole, protocol: { ...text, default: 'TCP' } }), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'protocol'],
    }],
    ['entries of a list that may repeat', [{ port: 80 }, { port: 80 }], { 'type': 'array', 'items': object({ port: whole }), 'x-kubernetes-list-type': 'atomic' }],
    ['entries of a list whose keys nobody describes', [{}, { a: 1 }, 'x'], { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] }],
    ['entries of a list whose items have no keys', { a: [{}, {}], b: [{}, {}] }, object({
      a: { 'type': 'array', 'items': open, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
      b: { 'type': 'array', 'items': object({ id: text }), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] },
    })],
    ['entries of a list whose keys are no list', [{}, {}], { 'type': 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': 7 }],
    ['an object without fields where none is needed', { a: {}, b: {} }, object({ a: { type: 'object' }, b: object({ c: text }, { additionalProperties: text }) })],
    ['several branches of which any will do', { a: 'x' }, object({ a: { anyOf: [text, { ...text, minLength: 1 }] } })],
    ['a branch in another form than Kubernetes writes', { a: '1000m', b: {} }, object({
      a: { anyOf: [quantity, whole] }, b: { anyOf: [{ type: 'object', additionalProperties: text }, whole] },
    })],
    ['fields that the place knows and a branch does not', { a: 'x', b: 'y' }, object({ a: text, b: text }, { anyOf: [object({ a: text })] })],
    ['one branch of several', { a: 1, b: ['x'], c: { d: 'x' } }, object({
      a: { anyOf: [text, whole] }, b: { anyOf: [text, { type: 'array', items: text }] }, c: { oneOf: [object({ d: text }), object({ e: text }, { required: ['e'] })] },
    })],
    ['a field of an open choice that no branch names', { a: { type: 'string' }, b: [{}] }, object({
      a: { ...open, type: undefined, anyOf: [{ type: 'boolean' }, { type: 'object' }] }, b: { type: 'array', items: object({}), anyOf: [{ minItems: 1 }] },
    })],
    ['one of two branches by its default', { b: '::1' }, object({ a: { ...text, default: 'x' }, b: text }, {
      oneOf: [{ properties: { a: { enum: ['x'] }, b: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } }, { properties: { a: { not: { enum: ['x'] } } } }],
    })],
    ['a branch by what is said, rather than by the default', { a: 'y', b: 'z' }, object({ a: { ...text, default: 'x' }, b: text }, {
      anyOf: [{ properties: { a: { enum: ['x'] }, b: { enum: ['::1'] } } }, { properties: { a: { enum: ['y'] } } }],
    })],
    ['all branches', { a: 'x', b: 'y' }, object({ a: text, b: text }, { allOf: [{ required: ['a'] }, { oneOf: [{ required: ['b'] }, { required: ['c'] }] }] })],
    ['no branch that must not fit', { a: 'x' }, object({ a: text }, { not: { required: ['b'] } })],
  ])('may hold %s', (_, value, schema) => expect(mistakes(value, schema)).toEqual([]));
});

describe('a mistake', () => {
  test.each<[string, unknown, Schema, string[]]>([
    ['is another type', { a: 1, b: 'x', c: 1.5, d: 'true', e: {}, f: [] }, object({ a: text, b: whole, c: whole, d: { type: 'boolean' }, e: { type: 'array' }, f: object({}) }), [
      'a type: must be a string', 'b type: must be a whole number', 'c type: must be a whole number', 'd type: must be true or false', 'e type: must be a list',
      'f type: must be an object',
    ]],
    ['is a number that is none', { a: NaN, b: Infinity }, object({ a: { type: 'number' }, b: { type: 'number' } }), ['a type: must be a number', 'b type: must be a number']],
    ['is another type where null is a value', { a: 1 }, object({ a: { ...text, nullable: true } }), ['a type: must be a string']],
    ['is null in a list', { a: ['x', null] }, object({ a: { type: 'array', items: text } }), ['a[1] type: must be a string']],
    ['is null for all', null, object({}), [' type: must be an object']],
    ['is no null where only that may stand', { a: 1 }, object({ a: { anyOf: [text, { type: 'null' }] } }), ['a choice: must be a string or null']],
    ['is a field that is missing', { a: [{}, { b: 'x' }] }, object({ a: { type: 'array', items: object({ b: text }, { required: ['b'] }) } }), ['a[0].b required: must be given']],
    ['is null where a value is needed', { a: null }, object({ a: text }, { required: ['a'] }), ['a required: must be given']],
    ['is a field that nobody knows', { 'a': 1, 'odd key': { b: 1 } }, object({ c: text }), ['a unknown: is no known field', '["odd key"] unknown: is no known field']],
    ['is an identity where no object is', { a: { kind: 'Pod', metadata: {} } }, object({ a: object({}) }), [
      'a.kind unknown: is no known field', 'a.metadata unknown: is no known field',
    ]],
    ['is a field of an embedded object that nobody knows', { kind: 'Pod', spec: {} }, object({}, { 'x-kubernetes-embedded-resource': true }), ['spec unknown: is no known field']],
    ['is a field of a known part of an open object', { a: 1, b: { c: 1 } }, { ...open, properties: { b: object({}) } }, ['b.c unknown: is no known field']],
    ['is a value outside of a set', { a: 'c', b: 3, c: {} }, object({ a: { ...text, enum: ['a', 'b'] }, b: { enum: [2] }, c: { enum: [1, 2] } }), [
      'a value: must be one of "a", "b"', 'b value: must be 2', 'c type: must be 1 or 2',
    ]],
    ['is a value of no set', { a: 'c' }, object({ a: { 'enum': [], 'x-form': 'left out' } }), ['a type: must be left out']],
    ['is a string of another form', { a: 'B', b: 'B' }, object({ a: { ...text, pattern: '^a$' }, b: { ...text, 'pattern': '^a$', 'x-form': 'the letter a' } }), [
      'a value: must match ^a$', 'b value: must be the letter a',
    ]],
    ['is out of bounds', { a: 1, b: 5, c: 2, d: 4, e: 7 }, object({
      a: { ...whole, minimum: 2 }, b: { ...whole, maximum: 4 }, c: { ...whole, minimum: 2, exclusiveMinimum: true }, d: { ...whole, maximum: 4, exclusiveMaximum: true },
      e: { ...whole, multipleOf: 2 },
    }), ['a value: must be 2 or more', 'b value: must be 4 or less', 'c value: must be more than 2', 'd value: must be less than 4', 'e value: must be a multiple of 2']],
    ['is too long or too short', { a: '', b: 'x', c: 'xxx', d: ['x'], e: {}, f: { x: '', y: '' }, g: ['x'] }, object({
      a: { ...text, minLength: 1 }, b: { ...text, minLength: 2 }, c: { ...text, maxLength: 2 }, d: { type: 'array', items: text, minItems: 2, maxItems: 3 },
      e: { type: 'object', additionalProperties: text, minProperties: 1 }, f: { type: 'object', additionalProperties: text, maxProperties: 1 },
      g: { type: 'array', items: text, minItems: 2, maxItems: 2 },
    }), ['a value: must not be empty', 'b value: must have at least 2 characters', 'c value: must have at most 2 characters', 'd value: must have 2 to 3 entries',
      'e value: must have at least 1 entry', 'f value: must have at most 1 entry', 'g value: must have exactly 2 entries']],
    ['is a number of more bits', { a: 2 ** 31, b: -(2 ** 31) - 1, c: 2 ** 63 }, object({
      a: { ...whole, format: 'int32' }, b: { ...port, format: 'int32' }, c: { ...whole, format: 'int64' },
    }), [
      'a value: must be a whole number of 32 bits', 'b value: must be a whole number of 32 bits', 'c value: must be a whole number of 64 bits',
    ]],
    ['is no address of its sort', { a: '::1', b: '10.0.0.1' }, object({ a: { ...text, format: 'ipv4' }, b: { ...text, format: 'ipv6' } }), [
      'a value: must be an IPv4 address', 'b value: must be an IPv6 address',
    ]],
    ['is neither number nor string', { a: true, b: 1.5, c: [] }, object({ a: port, b: port, c: { 'x-kubernetes-int-or-string': true } }), [
      'a type: must be a whole number or a string', 'b type: must be a whole number or a string', 'c type: must be a whole number or a string',
    ]],
    ['is no quantity', { a: 'much' }, object({ a: quantity }), ['a value: must be a quantity such as "500m" or "2Gi"']],
    ['is a quantity in another form than Kubernetes writes', { a: '1000m', b: 2 }, object({ a: quantity, b: quantity }), [
      'a form: is written "1" by Kubernetes', 'b form: is written "2" by Kubernetes',
    ]],
    ['is a list or map that Kubernetes would leave out', { a: [], b: {}, c: {} }, object({
      a: { type: 'array', items: text }, b: { type: 'object', additionalProperties: text }, c: object({}),
    }), ['a empty: has no entries', 'b empty: has no entries']],
    ['is a whole list that Kubernetes would leave out', [], { type: 'array', items: text }, [' empty: has no entries']],
    ['is an entry twice', [{ name: 'a' }, { name: 'b' }, { name: 'a' }, {}, {}], {
      'type': 'array', 'items': object({ name: text }), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'],
    }, ['[2] repeated: repeats [0], both with name "a"']],
    ['is a port twice, where one protocol is left out', { ports: [{ port: 80 }, { port: 80, protocol: 'TCP' }] }, object({ ports: {
      'type': 'array', 'items': object({ port: whole, protocol: { ...text, default: 'TCP' } }), 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['port', 'protocol'],
    } }), ['ports[1] repeated: repeats ports[0], both with port 80, protocol "TCP"']],
    ['is a member of a set twice', ['a', 'b', 'a'], { 'type': 'array', 'items': text, 'x-kubernetes-list-type': 'set' }, ['[2] repeated: repeats [0], both with "a"']],
    ['fits no branch', { a: true }, object({ a: { anyOf: [text, { type: 'array', items: text }, { 'x-instance': 'Size' }] } }), ['a choice: must be a string or a list or a Size']],
    ['is another type than all branches are of', { a: 7, b: 'x' }, object({ a: object({}, { anyOf: [{ required: ['b'] }] }), b: { ...text, anyOf: [{ pattern: '^a' }] } }), [
      'a type: must be an object', 'b choice: must be something else',
    ]],
    ['is nearest to the branch that it breaks least', { a: 'x', b: 1 }, {
      anyOf: [object({ c: text, d: text }, { required: ['c', 'd'] }), object({ a: text, b: text })],
    }, ['b type: must be a string']],
    ['is a list or a map that fits no branch', { a: ['x', 1], b: { c: 1 }, d: { c: 1 } }, object({
      a: { anyOf: [text, { type: 'array', items: text }] }, b: { anyOf: [text, { type: 'object', additionalProperties: text }] },
      d: { anyOf: [{ type: 'array', items: text }, text] },
    }), ['a[1] type: must be a string', 'b.c type: must be a string', 'd choice: must be a list or a string']],
    ['fits no branch of those below others', 7, { anyOf: [{ anyOf: [text, { type: 'boolean' }] }, { type: 'array', items: text }] }, [
      ' choice: must be a string or true or false or a list',
    ]],
    ['fits two branches of which one may', { a: {}, b: {} }, object({ a: object({}), b: object({}) }, { oneOf: [{ required: ['a'] }, { required: ['b'] }] }), [
      ' choice: must have only one of a or b',
    ]],
    ['fits two types of which one may', 'x', { oneOf: [text, { ...text, minLength: 1 }] }, [' choice: must be only one of: a string']],
    ['breaks what goes with its default', { b: 'y' }, object({ a: { ...text, default: 'x' }, b: text }, {
      oneOf: [{ properties: { a: { enum: ['x'] }, b: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } }, { properties: { a: { not: { enum: ['x'] } } } }],
    }), ['b choice: must be an IPv4 address or an IPv6 address']],
    ['misses one of several fields', {}, object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }), [' choice: must have a or b']],
    ['fits what it must not', { b: 'x' }, object({ b: text }, { not: { required: ['b'] } }), [' choice: must not have b']],
    ['is of a kind that it must not be', { b: 'x' }, object({ b: text }, { not: object({ b: { enum: ['x'] } }) }), [' choice: must not be an object']],
    ['breaks one of all conditions', { a: 'x' }, object({ a: text }, { allOf: [{ required: ['a'] }, { required: ['b'] }] }), ['b required: must be given']],
  ])('%s', (_, value, schema, expected) => expect(mistakes(value, schema)).toEqual(expected));

  test('says what to pass in its place', () => {
    expect(walk({ most: 3 }, object({ most: { 'enum': [], 'x-form': 'left out', 'x-instead': 'pass least' } }))).toEqual([
      { path: 'most', fault: 'type', problem: 'must be left out', value: 3, instead: 'pass least' },
    ]);
  });

  test('carries its value and the names that would be right', () => {
    expect(walk({ colour: 'red' }, object({ color: text, size: text }))).toEqual([
      { path: 'colour', fault: 'unknown', problem: 'is no known field', value: 'red', known: ['color', 'size'] },
    ]);
    expect(walk({ colour: 'red' }, { type: 'object' })).toEqual([{ path: 'colour', fault: 'unknown', problem: 'is no known field', value: 'red', known: [] }]);
  });

  test('says what a check asks beside all else, also of an open value', () => {
    const schema = object({ percent: { ...whole, 'x-check': { maximum: 100 } }, any: { ...open, 'x-check': object({ name: text }, { required: ['name'] }) } });
    expect(mistakes({ percent: 100, any: { name: 'a' } }, schema)).toEqual([]);
    expect(mistakes({ percent: 120, any: { name: 7 } }, schema)).toEqual(['percent value: must be 100 or less', 'any.name type: must be a string']);
    expect(mistakes({ percent: 'x', any: {} }, schema)).toEqual(['percent type: must be a whole number', 'any.name required: must be given']);
  });

  test('of the type is not said again by a check, but what differs in place or words is', () => {
    const schema = object({
      a: { ...whole, 'minimum': 5, 'x-check': { minimum: 5 } }, b: { ...whole, 'x-check': { minimum: 5 } }, c: { ...whole, 'minimum': 5, 'x-check': { maximum: 2 } },
    });
    expect(mistakes({ a: 3, b: 3, c: 3 }, schema)).toEqual([
      'a value: must be 5 or more', 'b value: must be 5 or more', 'c value: must be 5 or more', 'c value: must be 2 or less',
    ]);
  });

  test('does not miss a field that a webhook gives', () => {
    const schema = object({ name: text, image: text }, { 'required': ['image', 'name'], 'x-filled': ['name'] });
    expect(mistakes({ image: 'a' }, schema)).toEqual([]);
    expect(mistakes({ name: 7 }, schema)).toEqual(['name type: must be a string', 'image required: must be given']);
  });

  test('says that its value may be secret, also below the place that is marked', () => {
    const schema = object({ token: { anyOf: [object({ key: text }), text], 'x-hidden': true }, name: text });
    expect(walk({ token: { key: 7 }, name: 7 }, schema).map(({ path, hidden }) => [path, hidden])).toEqual([['token.key', true], ['name', undefined]]);
  });
});

test.each<[string, string[], string[]]>([
  ['date-time', ['2026-01-31T12:00:00Z', '2026-01-31t12:00:00z', '2026-01-31T12:00:00.123456Z', '2026-01-31T12:00:00-05:30'],
    ['2026-13-01T00:00:00Z', '2026-01-31', '2026-01-31 12:00:00Z', '2026-01-31T12:00:00', '2026-01-31T12:00:00.Z', '(at) 2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z (noon)', '']],
  ['byte', ['', 'aA==', 'a+/=', 'abcdABC9', 'aGVs\nbG8=\r\n'], ['?', 'a', 'ab', 'abc', 'a===', 'ab=c', 'abcd=', 'ab==abcd', '-_==', 'ab cd']],
])('a string of the format %s is told from others', (format, right, wrong) => {
  const takes = (value: string) => mistakes(value, { ...text, format }).length === 0;
  expect([right.filter(one => !takes(one)), wrong.filter(takes)]).toEqual([[], []]);
  expect(mistakes('x', { ...text, format })).toEqual([` value: ${format === 'byte' ? 'must be base64' : 'must be a moment such as "2026-01-31T12:00:00Z"'}`]);
});

test('takes null for a value where it is asked to', () => {
  const schema = object({ a: text, b: text }, { required: ['a'] });
  expect(walk({ a: null, b: null }, schema, { nulls: true }).map(({ path, fault }) => `${path} ${fault}`)).toEqual(['a type', 'b type']);
  expect(walk({ a: null }, object({ a: { anyOf: [text, { type: 'null' }] } }), { nulls: true })).toEqual([]);
});

test('tells instances by what they can do, also those of another copy of their package', () => {
  class Other { toKibibytes() { return 1; } toGibibytes() { return 1; } asString() { return '1Ki'; } }
  class Images {}
  class Mirrored extends Images {}
  const named = Object.assign(new Construct(undefined as never, ''), { name: 'a' });
  expect([new Other(), {}, { toKibibytes: 1 }, { toKibibytes: () => 1 }, null, '1Gi'].map(value => mistakes(value, { 'x-instance': 'Size' }).length)).toEqual([0, 1, 1, 1, 1, 1]);
  expect([new Images(), new Mirrored(), new Other(), {}].map(value => mistakes(value, { 'x-instance': 'Images' }).length)).toEqual([0, 0, 1, 1]);
  expect([() => 1, 'x', {}].map(value => mistakes(value, { 'x-instance': 'Function' }).length)).toEqual([0, 1, 1]);
  expect([Cpu.millis(500), {}, { amount: 1 }].map(value => mistakes(value, { 'x-instance': 'Cpu' }).length)).toEqual([0, 1, 1]);
  expect([EnvValue.fromValue('a'), { value: 'a' }, { valueFrom: {} }, {}].map(value => mistakes(value, { 'x-instance': 'EnvValue' }).length)).toEqual([0, 0, 0, 1]);
  expect([named, new Construct(undefined as never, ''), { name: 'a' }].map(value => mistakes(value, { 'x-instance': 'ISecret' }).length)).toEqual([0, 1, 1]);
  expect(mistakes(Object.create(Object.create(null)), { 'x-instance': 'Images' })).toEqual([' type: must be an Images']);
  expect([/a/, 'a', {}].map(value => mistakes(value, { 'x-instance': 'RegExp' }).length)).toEqual([0, 1, 1]);
  expect(mistakes({}, { 'x-instance': 'TheImages' })).toEqual([' type: must be a TheImages']);
});

test('follows references, and lets a field say more than its type', () => {
  const selector: Schema = { $ref: 'apis/k8s#LabelSelector' };
  expect(mistakes({ selector: { matchLabels: { a: 'b' }, x: 1 } }, object({ selector }))).toEqual(['selector.x unknown: is no known field']);
  expect(mistakes({ selector: { x: 1 } }, object({ selector: { ...selector, 'x-kubernetes-preserve-unknown-fields': true } }))).toEqual([]);
});

test('merges what a field says into its type', () => {
  expect(mergedSchema(
    { 'type': 'array', 'description': 'type', 'items': { type: 'string', maxLength: 3 }, 'x-kubernetes-validations': [{ rule: 'a' }] },
    { 'description': 'field', 'items': { minLength: 1 }, 'x-kubernetes-validations': [{ rule: 'b' }] },
  )).toEqual({
    'type': 'array', 'description': 'field', 'items': { type: 'string', maxLength: 3, minLength: 1 }, 'x-kubernetes-validations': [{ rule: 'a' }, { rule: 'b' }],
  });
  expect(mergedSchema(object({ a: { type: 'string', description: 'type' } }), { properties: { a: { minLength: 1 }, b: whole } })).toEqual(object({
    a: { type: 'string', description: 'type', minLength: 1 }, b: whole,
  }));
  expect(mergedSchema({ type: 'array' }, { items: text })).toEqual({ type: 'array', items: text });
});

const kinds = Object.values(SCHEMAS).flatMap(each => Object.values(each));

test('every kind has a schema that refuses what is no object, and bears any content', () => {
  const strange: unknown[] = [
    'text', 7, null, undefined, [], [null], true, { spec: 'text' }, { spec: [null, 1] }, { spec: { template: null, selector: 7 } }, { metadata: [], constructor: 1 },
  ];
  for (const $ref of kinds) {
    const found = strange.map(value => walk(value, { $ref }).length);
    expect({ $ref, found: found.slice(0, 7).filter(count => count === 0) }).toEqual({ $ref, found: [] });
  }
});

test('changes nothing in what it looks at', () => {
  const frozen = Object.freeze({ spec: Object.freeze({ containers: Object.freeze([Object.freeze({ ports: Object.freeze([Object.freeze({ containerPort: 80 })]) })]) }) });
  expect(walk(frozen, { $ref: 'apis/k8s#PodResource' }).map(({ path }) => path)).toEqual(['spec.containers[0].name']);
});
