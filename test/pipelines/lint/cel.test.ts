import { goldens } from './goldens';
import { readCondition } from '../../../src/pipelines/lint/cel';
import { Field } from '../../../src/core';

const X = "inputs.parameter_values['x']";

describe('a condition may be', () => {
  test.each([
    `${X} == 'heads'`, `int(${X}) > 5`, `double(${X}) >= 0.5`, `${X} == true`, `${X} == ${X}`, `!(${X} == 'a') && ${X} != 'b'`,
    `!(int(${X}) < 5000) && !(int(${X}) > 5000)`, `${X} == 'it\\'s'`, `${X} == "a" || ${X} == r'\\'`, `(((${X} == '')))`, `${X} in ['a', 'b', ]`, `!${X}`, `-int(${X}) < -3`,
    `${X} ? true : false`, `size(${X}) > 0`, `${X}.startsWith('a') && ${X}.matches("^a[0-9]+$")`, `parseJson(${X})['a'][0].b == 1`, `[1, 2].all(i, i > 0)`,
      `{'a': 1}['a'] == 1`, `{}.size() == 0`,
    `[] == []`, `has(inputs.parameter_values.x)`, `inputs.artifacts['m'].artifacts[0].metadata['a'].number_value * 100.0 > 9e1`, `${X} == '''a\n'b'\n'''`,
      `${X} == b"\\x00"`, `0xFFu == 1u`,
    `google.protobuf.Value{string_value: 'a'} == ${X}`, `true // nothing else`, `type(${X}) == string`, `${X}\n  == 'a'`,
    `[1].map(x, x + 1) == [2]`, `${X}=='a'&&${X}!='b'`, `.inputs.parameter_values['x'] == 1`, `timestamp('2024-01-01T00:00:00Z') > timestamp(${X})`,
  ])('%s', text => {
    expect(readCondition(text).fault).toBeUndefined();
  });
});

describe('a condition is surely none', () => {
  test.each([
    ['', 'it is empty'], [' \n', 'it is empty'], ['// a comment', 'it is empty'], [`${X} ==`, 'it ends where something must follow'], [`== ${X}`,
      'something is missing before "=="'],
    [`(${X} == 'a'`, '"(" is not closed'], [`${X} == 'a')`, '")" has nothing to which it belongs'], [`${X} == 'a`, 'begins nothing that is known'],
      [`${X} = 'a'`, 'begins nothing that is known'],
    [`${X} & true`, 'begins nothing that is known'], [`${X} == 'a' 'b'`, 'an operator is missing before'], ['this is not CEL',
      'an operator is missing before "is"'], [`${X} and true`, 'an operator is missing before "and"'],
    [`${X} == 'a', true`, '"," has nothing to which it belongs'], [`inputs.parameter_values['x') == 1`, '")" has nothing to which it belongs'], ['()',
      'something is missing before ")"'], [`${X} == 'it's'`, ''],
    ['a.b == 1 && ,', 'something is missing before ","'], [`inputs.parameter_values[] == 1`, 'something is missing before "]"'], [`not ${X}`,
      'an operator is missing before "inputs"'],
    [`parameter_values['x'] == heads`, '"parameter_values" stands for nothing'], [`${X} == True`, '"True" stands for nothing'], [`${X} == heads`,
      '"heads" stands for nothing'], [`{{$.inputs.parameters['x']}} == 'a'`, ''],
    [`${X} == 'a' ! true`, '"!" has nothing to which it belongs'], ['*', 'something is missing before "*"'], ['in', 'something is missing before "in"'],
  ])('%j', (text, fault) => {
    expect(readCondition(text).fault).toEqual(expect.stringContaining(fault));
  });
});

test('what it reads is found, whatever the quotes', () => {
  const { inputs } = readCondition(`${X} == inputs.parameter_values["a \\"b\\""] && inputs.artifacts['m'].artifacts[0].uri == 'inputs.parameter_values["no"]'`);
  expect(inputs).toEqual(['x', 'a "b"', 'm']);
  expect(readCondition(`other.inputs.parameter_values['x'] == inputs.parameter_values[inputs.parameter_values['y']]`).inputs).toEqual(['y']);
});

test('no nesting is too deep, and no text too long', () => {
  const deep = '('.repeat(100_000);
  expect(readCondition(`${deep}true${deep.replace(/\(/g, ')')}`).fault).toBeUndefined();
  expect(readCondition(deep).fault).toBe('"(" is not closed');
  expect(readCondition(`${"'a' == ".repeat(100_000)}'a'`).fault).toBeUndefined();
});

const conditions = goldens().flatMap(([, { spec }]) => [...everyCondition(new Field(spec))]);

(conditions.length > 0 ? test : test.skip)("all conditions that Python's SDK writes are read", () => {
  expect(conditions.length).toBeGreaterThan(20);
  expect(conditions.map(text => readCondition(text)).filter(({ fault, inputs }) => fault !== undefined || inputs.length === 0)).toEqual([]);
});

function* everyCondition(field: Field): Generator<string> {
  for (const [name, below] of [...field.entries(), ...field.items().map(each => ['', each] as const)]) {
    if (name === 'condition' && below.text !== undefined) {
      yield below.text;
    } else {
      yield* everyCondition(below);
    }
  }
}
