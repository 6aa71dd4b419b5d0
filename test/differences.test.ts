import { differences } from './differences';

const found = (before: Readonly<Record<string, object>>, after: Readonly<Record<string, object>>) =>
  differences(new Map(Object.entries(before)) as never, new Map(Object.entries(after)) as never);

test('objects that are equal do not appear, whatever the order of both', () => {
  expect(found({ a: { x: [1, { y: '' }] }, b: {} }, { b: {}, a: { x: [1, { y: '' }] } })).toBe('');
});

test('fields that only one of both has appear with their paths and values', () => {
  expect(found({ a: { kept: 1, list: ['x', 'y'], 'a/b': {}, gone: [] } }, { a: { kept: 1, list: ['x', 'z', 'y'], 'a/b': null } })).toBe([
    'a:', '  - list[1]: "y"', '  - ["a/b"]: {}', '  - gone: []', '  + list[1]: "z"', '  + list[2]: "y"', '  + ["a/b"]: null', '',
  ].join('\n'));
});

test('a text is compared line by line', () => {
  expect(found({ a: { data: { f: 'one\ntwo\nthree\n' } } }, { a: { data: { f: 'one\n2\nthree\n' } } })).toBe('a:\n  - data.f | two\n  + data.f | 2\n');
});

test('the same fields in another order are a difference', () => {
  expect(found({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).not.toBe('');
});

test('objects that come and go are marked', () => {
  expect(found({ a: { kind: 'A' } }, { b: { kind: 'B' } })).toBe('- a:\n  - kind: "A"\n\n+ b:\n  + kind: "B"\n');
});
