import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ConfigError } from '../../src/core';
import * as kfp from '../../src/pipelines';
import { readPython } from '../../src/pipelines/python/container';
import type { PipelineProgram } from '../../src/pipelines';

const folder = mkdtempSync(join(tmpdir(), 'python-component-'));

/** A file with functions. */
function fileOf(...lines: readonly string[]): string {
  const file = join(folder, `${lines.join('').length}-${Math.abs([...lines.join('')].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0) | 0, 7))}.py`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** The mistake that making something shows. */
function mistake(make: () => unknown): { readonly code: string; readonly message: string } {
  try {
    make();
  } catch (error) {
    if (ConfigError.is(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

/** What a task of a component runs. */
function programOf<I extends kfp.Ports, O extends kfp.OutputPorts>(component: kfp.Component<I, O, 'container'>): ReturnType<typeof readPython> {
  const { implementation } = component;
  return implementation.by === 'executor' && implementation.executor.container !== undefined ? readPython(implementation.executor.container) : undefined;
}

const ADD = ['def add(a: int, b: int = 3) -> int:', '    return a + b'];

describe('a function in a file', () => {
  test('has the ports that its signature says', () => {
    const add = kfp.python({ file: fileOf(...ADD), function: 'add', inputs: { a: kfp.int(), b: kfp.int().optional() }, outputs: { Output: kfp.int() } });
    const program: PipelineProgram = kfp.pipeline({ name: 'p', build: p => { p.task(add, { a: 1 }); } });
    expect(program.compile().spec.components?.['comp-add']).toEqual({
      inputDefinitions: { parameters: { a: { parameterType: 'NUMBER_INTEGER' }, b: { parameterType: 'NUMBER_INTEGER', isOptional: true, defaultValue: 3 } } },
      outputDefinitions: { parameters: { Output: { parameterType: 'NUMBER_INTEGER' } } },
      executorLabel: 'exec-add',
    });
  });

  test.each([
    ['an input that the function has not', { a: kfp.int(), b: kfp.int().default(3), c: kfp.int() }, { Output: kfp.int() }, 'inputs must be those of the function add'],
    ['an input that is missing', { a: kfp.int() }, { Output: kfp.int() }, 'add or remove b'],
    ['another type', { a: kfp.str(), b: kfp.int().default(3) }, { Output: kfp.int() }, 'inputs.a must be as the function add'],
    ['a default that the function has not', { a: kfp.int().default(1), b: kfp.int().default(3) }, { Output: kfp.int() },
      'NUMBER_INTEGER without a default, got NUMBER_INTEGER with a default'],
    ['another default', { a: kfp.int(), b: kfp.int().default(4) }, { Output: kfp.int() }, 'the default of inputs.b'],
    ['another output', { a: kfp.int(), b: kfp.int().default(3) }, { Output: kfp.float() }, 'outputs.Output must be as the function add'],
    ['an output of another name', { a: kfp.int(), b: kfp.int().default(3) }, { sum: kfp.int() }, 'outputs must be those of the function add'],
  ] as const)('refuses ports with %s', (_, inputs, outputs, says) => {
    const found = mistake(() => kfp.python({ file: fileOf(...ADD), function: 'add', inputs: inputs as kfp.Ports, outputs: outputs as kfp.OutputPorts }));
    expect(found.code).toBe('PythonSignature');
    expect(found.message).toContain(says);
  });

  test('says the file and the line of the function with which the ports do not agree', () => {
    const file = fileOf('', ...ADD);
    expect(mistake(() => kfp.python({ file, function: 'add' })).message).toContain(`${file}:2`);
  });

  test('takes along the functions that it names as helpers', () => {
    const file = fileOf('def half(x):', '    return x / 2', '', 'def run(x: float) -> float:', '    return half(x)');
    const ports = { inputs: { x: kfp.float() }, outputs: { Output: kfp.float() } };
    expect(programOf(kfp.python({ file, function: 'run', helpers: ['half'], ...ports }))?.source).toContain('def half(x):');
    expect(mistake(() => programOf(kfp.python({ file, function: 'run', ...ports }))).code).toBe('PythonOutsideName');
  });

  test('knows an own type by its name', () => {
    const file = fileOf('from kfp.dsl import OutputPath', '', 'def train(model: OutputPath(\'TFModel\')):', '    open(model, "w").close()');
    expect(kfp.python({ file, function: 'train', outputs: { model: kfp.ownArtifact('TFModel') } }).outputs.model.schema).toBe('TFModel');
    expect(mistake(() => kfp.python({ file, function: 'train', outputs: { model: kfp.ownArtifact('Other') } })).message).toContain('TFModel, got Other');
  });

  test.each([[undefined, 'f'], ['f.py', undefined], [1, 'f']])('needs a file and a name, not %p and %p', (file, name) => {
    expect(mistake(() => kfp.python({ file, function: name } as never)).code).toBe('PythonSource');
  });

  test('needs properties', () => {
    expect(mistake(() => kfp.python(undefined as never)).message).toContain('python(...) takes its properties as an object, got undefined');
  });
});

describe('a body', () => {
  test('becomes a function whose signature says the ports: required inputs, files to write, then inputs with a default', () => {
    const component = kfp.python({
      name: 'Make Table', outputs: { table: kfp.dataset(), rows: kfp.int(), title: kfp.str() },
      inputs: { source: kfp.artifact(), head: kfp.list().default(['a', null, true]), options: kfp.dict().optional() },
      body: kfp.py`
        return 1, 'x'
      `,
    });
    expect(programOf(component)?.source).toContain([
      'def make_table(source: Input[Artifact], table: Output[Dataset], head: list = ["a", None, True], options: dict = None)',
      ' -> NamedTuple(\'Outputs\', [(\'rows\', int), (\'title\', str)]):',
    ].join(''));
    expect(component.name).toBe('make-table');
  });

  test('keeps backslashes and braces as Python has them, and the depth of its lines', () => {
    const component = kfp.python({
      name: 'f', inputs: { n: kfp.int() }, body: kfp.py`
        for i in range(n):
            print(f'{i}\n', end='')
      `,
    });
    expect(programOf(component)?.source).toContain('def f(n: int):\n    for i in range(n):\n        print(f\'{i}\\n\', end=\'\')\n');
  });

  test('does not move the lines inside a text of several lines', () => {
    const component = kfp.python({
      name: 'f', outputs: { Output: kfp.str() }, body: kfp.py`
        return """one
        two
          three"""
      `,
    });
    expect(programOf(component)?.source).toContain('    return """one\ntwo\n  three"""');
  });

  test('is pass where nothing stands in it', () => {
    expect(programOf(kfp.python({ name: 'f', body: kfp.py`` }))?.source).toContain('def f():\n    pass');
  });

  test('holds no values of TypeScript', () => {
    expect(mistake(() => kfp.py`print(${1 as never})`).code).toBe('PythonBody');
  });

  test.each(['print(1)', undefined])('is written by py, not %p', body => {
    expect(mistake(() => kfp.python({ name: 'f', body } as never)).code).toBe('PythonBody');
  });

  test.each(['1st', '', '--'])('has a name that begins with a letter, not %p', name => {
    expect(mistake(() => kfp.python({ name, body: kfp.py`pass` })).code).toBe('PythonName');
  });

  test('refuses names from outside itself, with the line of the body', () => {
    expect(mistake(() => programOf(kfp.python({ name: 'f', body: kfp.py`print(secret)` }))).message).toContain('secret');
    expect(programOf(kfp.python({ name: 'f', available: ['secret'], body: kfp.py`print(secret)` }))?.function).toBe('f');
  });
});
