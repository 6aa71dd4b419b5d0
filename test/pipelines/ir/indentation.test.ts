import { load } from 'js-yaml';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { indented } from '../../../src/pipelines/ir/indentation';

/** A list of texts whose further lines stand just below the dash, as some formatters write them. */
const DOCUMENT = `
pipelineInfo: {name: a} # it's a comment
root:
  dag: {}
deploymentSpec:
  executors:
    exec-a:
      container:
        image: a
        command:
          - "first \\"line\\"
          second\\
          \\ third

          fourth"
          - 'it''s
          one: "text"

          - and more'
          - |
            "a block
            - 'of text
          - plain text "with
              quotes: none
          - --flag
          - ''
        env:
        - name: A
          value: "one
          two"
        - {name: B, value: 'x

          y'}
schemaVersion: 2.1.0
`;

const WORDS = ['first "line" second third\nfourth', 'it\'s one: "text"\n- and more', '"a block\n- \'of text\n', 'plain text "with quotes: none', '--flag', ''];

test('quoted texts of several lines are read at any depth, and nothing else is touched', () => {
  const text = DOCUMENT.replace('- plain text "with\n              quotes: none', '- >-\n            plain text "with\n            quotes: none');
  expect(() => load(text)).toThrow('deficient indentation');
  const container = decodePipeline(text).spec.deploymentSpec?.executors?.['exec-a']?.container;
  expect(container).toEqual({ image: 'a', command: WORDS, env: [{ name: 'A', value: 'one two' }, { name: 'B', value: 'x\ny' }] });
});

test.each([
  ['a:\n  b: ["\n    x\n  "]\n', { a: { b: [' x '] } }],
  ['a:\n- b: [\n  it\'s, # "one\n\n  "]"\n  ]\n  c: d\n', { a: [{ b: ['it\'s', ']'], c: 'd' }] }],
  ['a:\n  b: { c: [1,\n  2]\n  }\n', { a: { b: { c: [1, 2] } } }],
])('lists and maps in brackets are read at any depth: %j', (text, value) => {
  expect(() => load(text)).toThrow('deficient indentation');
  expect(load(indented(text))).toEqual(value);
});

test.each([
  'a: "x\n  y"\nb: \'z\'\n',
  'a:\n- "x\n  y"\n- |\n  "z\n',
  'a: [1,\n  "x\n  y"]\n',
  '"a\\"b": "c"\n? d\n: e\n',
  '--- \na: |\n  "x\n\n...\n---\n"x": 1\n',
  'a: # "comment\n  b: c\n',
  '- - "x"\n  - \'y\'\n- &a !!str "z"\n',
])('what YAML allows says the same afterwards: %j', text => {
  for (const part of text.split('---\n').filter(Boolean)) {
    expect(load(indented(part))).toEqual(load(part));
  }
});

test.each([
  ['a: "x\ny"\n', { a: 'x y' }],
  ['a:\n  - "x\n  y"\n', { a: ['x y'] }],
  ['a:\n- b: "x\n  y"\n', { a: [{ b: 'x y' }] }],
  ['a:\n  b:\n    "x\n  y"\n', { a: { b: 'x y' } }],
  ['- - "x\n  y"\n', [['x y']]],
  ['"a b": \'x\n\n\ny\'\n', { 'a b': 'x\n\ny' }],
])('lines move behind what the text belongs to: %j', (text, expected) => expect(load(indented(text))).toEqual(expected));

test('a file with many such texts is read at once', () => {
  const executors = Array.from({ length: 2000 }, (_, index) => `    e-${index}:\n      container:\n        image: a\n        args:\n          - "one\n          two"\n`).join('');
  const text = `pipelineInfo: {name: a}\nroot: {}\nschemaVersion: 2.1.0\ndeploymentSpec:\n  executors:\n${executors}`;
  expect(decodePipeline(text).spec.deploymentSpec?.executors?.['e-1999']?.container?.args).toEqual(['one two']);
});

test('a list in brackets that ends nowhere stays refused', () => {
  expect(() => decodePipeline('pipelineInfo: {name: a}\nroot:\n  dag: {tasks:\n  {}\nschemaVersion: 2.1.0\n')).toThrow('PipelineText');
});
