import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { parsePythonFunction, parsePythonHelper, PythonFunction, readPythonFunction, readPythonHelper } from '../../../src/pipelines/python/read';

const DATASET = { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' };
const ARTIFACT = { schemaTitle: 'system.Artifact', schemaVersion: '0.0.1' };

/** A function `f` with these parameters. */
function taking(parameters: string, before = ''): PythonFunction {
  return parsePythonFunction(`${before}\ndef f(${parameters}):\n    pass\n`, 'f', 'f.py');
}

/** A function `f` that returns this. */
function giving(returns: string, before = ''): PythonFunction {
  return parsePythonFunction(`${before}\ndef f() -> ${returns}:\n    pass\n`, 'f', 'f.py');
}

/** The error of what is called. */
function refused(call: () => unknown): { readonly code: string; readonly message: string } {
  try {
    call();
  } catch (error) {
    return error as { code: string; message: string };
  }
  throw new Error('nothing was refused');
}

describe('types of what a function takes', () => {
  test.each([
    ['str', 'STRING'], ['int', 'NUMBER_INTEGER'], ['float', 'NUMBER_DOUBLE'], ['bool', 'BOOLEAN'], ['list', 'LIST'], ['dict', 'STRUCT'],
    ['List', 'LIST'], ['List[int]', 'LIST'], ['List[List[str]]', 'LIST'], ['list[dict]', 'LIST'], ['Dict[str, int]', 'STRUCT'], ['dict[str, List[int]]', 'STRUCT'],
    ['Text', 'STRING'],
    ['typing.List[str]', 'LIST'], ['Optional[str]', 'STRING'], ['typing.Optional[int]', 'NUMBER_INTEGER'], ['str | None', 'STRING'], ['None | float', 'NUMBER_DOUBLE'],
    ['Union[str, None]', 'STRING'], ['Union[None, dict]', 'STRUCT'], ['Optional[List[str]]', 'LIST'],
  ])('%s is a value of type %s', (annotation, parameterType) => {
    expect(taking(`x: ${annotation}`).parameters).toEqual([{ name: 'x', line: 2, passed: 'value', parameterType, optional: false }]);
  });

  test.each([
    ['Input[Dataset]', 'artifact', 'system.Dataset'], ['dsl.Input[dsl.Model]', 'artifact', 'system.Model'], ['kfp.dsl.Input[kfp.dsl.HTML]', 'artifact', 'system.HTML'],
    ['Dataset', 'artifact', 'system.Dataset'], ['Optional[Input[Metrics]]', 'artifact', 'system.Metrics'], ['Input[Artifact] | None', 'artifact', 'system.Artifact'],
    ['Input[List[Dataset]]', 'artifacts', 'system.Dataset'], ['Input[list[Model]]', 'artifacts', 'system.Model'], ['List[Artifact]', 'artifacts', 'system.Artifact'],
    ['InputPath()', 'path', 'system.Artifact'], ["InputPath('Dataset')", 'path', 'system.Dataset'], ['InputPath("markdown")', 'path', 'system.Markdown'],
    ['dsl.InputPath(dsl.Model)', 'path', 'system.Model'], ['Input[ClassificationMetrics]', 'artifact', 'system.ClassificationMetrics'],
    ['Input[SlicedClassificationMetrics]', 'artifact', 'system.SlicedClassificationMetrics'],
  ])('%s is a file, passed as %s', (annotation, passed, schemaTitle) => {
    expect(taking(`x: ${annotation}`).parameters).toEqual([{ name: 'x', line: 2, passed, artifact: { schemaTitle, schemaVersion: '0.0.1' }, optional: false }]);
  });

  test('how a task ended and the settings of the task may always be left out', () => {
    expect(taking('a: PipelineTaskFinalStatus, b: Optional[dsl.PipelineTaskFinalStatus] = None, c: dsl.TaskConfig = None').parameters).toMatchObject([
      { name: 'a', passed: 'status', parameterType: 'TASK_FINAL_STATUS', optional: true },
      { name: 'b', passed: 'status', parameterType: 'TASK_FINAL_STATUS', optional: true },
      { name: 'c', passed: 'config', parameterType: 'TASK_CONFIG', optional: true },
    ]);
  });

  test('a type of the own keeps its name, and is any file to others', () => {
    const { parameters, outputs } = taking("a: InputPath('TFModel'), b: OutputPath('Vocabulary')");
    expect(parameters[0]).toMatchObject({ artifact: ARTIFACT, typeName: 'TFModel' });
    expect(outputs[0]).toMatchObject({ artifact: ARTIFACT, typeName: 'Vocabulary' });
  });

  test('what a file imports by other names is known by them, and comes with the function', () => {
    const before = 'import typing as t\nfrom kfp import dsl as d\nfrom kfp.dsl import Dataset as Data, Input as In\nfrom kfp.components import InputPath\nimport typing';
    const { parameters, header } = taking('a: In[Data], b: t.List[int], c: d.Model, e: InputPath(), g: typing.Dict', before);
    expect(parameters.map(one => one.passed)).toEqual(['artifact', 'value', 'artifact', 'path', 'value']);
    expect(header).toEqual(['In = Input', 'Data = Dataset', 'import typing as t', 'd = dsl', 'import typing']);
  });

  test('classes of files of packages are known if they are named, and are imported as the file does', () => {
    const text = 'from vertex import VertexModel as Model\nimport vertex\ndef f(a: Input[Model], b: Output[vertex.Data]): pass';
    const artifactClasses = { 'Model': { schemaTitle: 'google.VertexModel', schemaVersion: '0.0.1' },
      'vertex.Data': { schemaTitle: 'google.VertexDataset', schemaVersion: '0.0.1' } };
    const fn = parsePythonFunction(text, 'f', 'f.py', artifactClasses);
    expect(fn.parameters[0].artifact?.schemaTitle).toBe('google.VertexModel');
    expect(fn.outputs[0].artifact?.schemaTitle).toBe('google.VertexDataset');
    expect(fn.header).toEqual(['from vertex import VertexModel as Model', 'import vertex']);
    expect(refused(() => parsePythonFunction(text, 'f')).message).toContain('got "Model", which is vertex.VertexModel here');
  });

  test.each([
    ['x: np.ndarray', 'is not known, got "np.ndarray"'], ['x: Any', 'got "Any"'], ['x: tuple', 'got "tuple"'],
    ['x: Tuple[int, str]', 'got "Tuple[int, str]"'],
    ['x: bytes', 'got "bytes"'], ['x: Union[int, str]', 'got "Union[int, str]"'], ['x: int | str | None', 'got "int | str"'], ["x: Literal['a']", 'use str'],
    ["x: 'str'", 'is in quotes'], ["x: 'Input[Dataset]'", 'is in quotes'], ['x: Input', 'got "Input"'],
    ['x: Input[str]', 'is no file, got "Input[str]"; write e.g. Input[Dataset]'],
    ['x: Input[Optional[Dataset]]', 'got "Optional[Dataset]"'], ['x: InputPath', 'lacks its brackets'], ['x: OutputPath', 'write OutputPath()'],
    ['x: InputPath(str)', 'is the path of a value, which no executor makes, got "InputPath(str)"; take the value itself (str), or a file (InputPath())'],
    ["x: InputPath('Integer')", 'is the path of a value'], ['x: InputPath(Foo)', 'got "Foo"'], ['x: Output[List[Dataset]]', 'is a list of files, which no component can give'],
    ['x: Optional[InputPath()] = None', 'write InputPath() = None'], ['x: dsl.EmbeddedInput[Dataset]', 'got "dsl.EmbeddedInput[Dataset]"'],
    ['x: list[Dataset, int]', 'got "list[Dataset, int]"'],
    ['x: object', 'got "object"'], ['x: Input[Dataset', 'Python'],
  ])('fails for %s', (parameters, message) => {
    const error = refused(() => taking(parameters));
    expect(error.message).toContain(message);
    expect(error.code).toBe(message === 'Python' ? 'PythonSyntax' : 'PythonType');
    expect(error.message).toContain('f.py:2');
  });

  test('a class of the file\'s own with the name of a known type is not taken for it', () => {
    expect(refused(() => taking('x: Input[Dataset]', 'from datasets import Dataset')).code).toBe('PythonType');
    expect(refused(() => taking('x: Dataset', 'from datasets import Dataset')).message).toContain('got "Dataset", which is datasets.Dataset here');
    expect(refused(() => taking('x: Dataset', 'class Dataset: pass')).code).toBe('PythonType');
  });
});

describe('parameters', () => {
  test.each([
    ['x', 'parameter x (f.py:2) has no type, got "x"; write e.g. "x: str"'],
    ['x=1', 'has no type'],
    ['*x: int', 'a component has a fixed list of inputs (f.py:2), got "*x"'],
    ['**x: int', 'got "**x"'],
    ['x: int, /', 'take the "/" away'],
    ['x: int, /, y: int', 'take the "/" away'],
    ['Output: str', 'has the name of what a function returns'],
    ['x: int, x: str', 'got "x"; give each a name of its own'],
    ['x: int, x: Output[Dataset]', 'got "x"; give each a name of its own'],
  ])('fails for (%s)', (parameters, message) => {
    const error = refused(() => taking(parameters));
    expect(error).toMatchObject({ code: 'PythonParameter', message: expect.stringContaining(message) });
  });

  test('are passed by name, so that a star before them changes nothing, nor do comments with a slash', () => {
    expect(taking('a: int, *, b: str = "x"').parameters.map(one => one.name)).toEqual(['a', 'b']);
    expect(taking('\n    a: int,  # a/b\n    # c / d\n    b: str,\n').parameters.map(one => [one.name, one.line])).toEqual([['a', 3], ['b', 5]]);
  });

  test('that are outputs are not among what a function takes', () => {
    const { parameters, outputs } = parsePythonFunction('def f(a: Output[Dataset], b: int, ' +
      'c: OutputPath(int), d: dsl.OutputPath("String"), e: OutputPath(Model), g: Output[Metrics] = None) -> str: pass', 'f');
    expect(parameters.map(one => one.name)).toEqual(['b']);
    expect(outputs).toEqual([
      { name: 'a', line: 1, given: 'artifact', artifact: DATASET },
      { name: 'c', line: 1, given: 'path', parameterType: 'NUMBER_INTEGER' },
      { name: 'd', line: 1, given: 'path', parameterType: 'STRING' },
      { name: 'e', line: 1, given: 'path', artifact: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } },
      { name: 'g', line: 1, given: 'artifact', artifact: { schemaTitle: 'system.Metrics', schemaVersion: '0.0.1' } },
      { name: 'Output', line: 1, given: 'return', parameterType: 'STRING' },
    ]);
  });
});

describe('defaults', () => {
  test.each<[string, string, unknown]>([
    ['str', "'a'", 'a'], ['str', '"it\'s"', "it's"], ['str', "'a' \"b\"", 'ab'], ['str', "('a'\n    'b')", 'ab'], ['str', "r'\\n\\d'", '\\n\\d'],
    ['str', "'\\n\\t\\\\\\'\\x41\\u00e9\\101\\d'", "\n\t\\'A\u00e9A\\d"],
    ['str', "'\\U0001F600'", '\u{1F600}'], ['str', "'a\\\nb'", 'ab'], ['str', '"""a\nb"""', 'a\nb'], ['str', "''", ''], ['str', "u'x'", 'x'],
    ['str', "R'\\x'", '\\x'], ['str', "'\\0'", '\0'],
    ['int', '1', 1], ['int', '-1', -1], ['int', '+1', 1], ['int', '1_000', 1000], ['int', '0x1F', 31], ['int', '0b11', 3], ['int', '0o17', 15], ['int', '(5)', 5], ['int', '-0', 0],
    ['float', '1.5', 1.5], ['float', '1e3', 1000], ['float', '1.', 1], ['float', '.5', 0.5], ['float', '1_0.0_1', 10.01], ['float', '-2.5E-3', -0.0025], ['float', '1', 1],
    ['bool', 'True', true], ['bool', 'False', false],
    ['list', '[]', []], ['list', "[1, 'a', None, [2.5], {'k': True}]", [1, 'a', null, [2.5], { k: true }]], ['list', '(1, 2)', [1, 2]], ['list', '()', []],
    ['List[int]', '[1,]', [1]],
    ['dict', '{}', {}], ['dict', "{'a': 1, \"b\": {'c': [1]},}", { a: 1, b: { c: [1] } }], ['dict', "{'__proto__': 1}", JSON.parse('{"__proto__": 1}')],
  ])('%s = %s', (type, written, value) => {
    const [parameter] = taking(`x: ${type} = ${written}`).parameters;
    expect(parameter).toMatchObject({ optional: true, defaultText: written });
    expect(parameter.default).toEqual(value);
  });

  test('None is none, and makes optional', () => {
    for (const type of ['str', 'Optional[str]', 'Input[Dataset]', 'List[Dataset]', 'InputPath()', 'PipelineTaskFinalStatus']) {
      const [parameter] = taking(`x: ${type} = None`).parameters;
      expect(parameter).toMatchObject({ optional: true, defaultText: 'None' });
      expect('default' in parameter).toBe(false);
    }
    expect(taking('x: Optional[str]').parameters[0].optional).toBe(false);
  });

  test.each([
    ['x: int = 1.5', 'this one is of type float, got "1.5"; write a literal such as 1, or None'], ['x: int = 2.0', 'is of type float'], ['x: int = True', 'is of type bool'],
    ['x: float = True', 'is of type bool'], ['x: bool = 1', 'is of type int'], ['x: str = 5', 'is of type int'],
    ['x: list = "x"', 'is of type str'], ['x: dict = []', 'is of type list'],
    ['x: list = {}', 'is of type dict'],
    ['x: int = SIZE', 'this one is no literal, got "SIZE"'], ['x: int = 60 * 60', 'no literal'], ['x: float = float("inf")', 'no literal'],
    ['x: str = f"{y}"', 'no literal'],
    ['x: str = b"x"', 'no literal'], ['x: list = [y]', 'no literal'], ['x: list = [*y]', 'no literal'], ['x: dict = {1: 2}', 'no literal'], ['x: dict = {**y}', 'no literal'],
    ['x: dict = dict()', 'no literal'], ['x: str = "a" + "b"', 'no literal'], ['x: int = 99999999999999999999', 'no literal'], ['x: float = 1e999', 'no literal'],
    ['x: float = 1j', 'no literal'],
    ['x: str = "\\N{BULLET}"', 'no literal'], ['x: str = "\\ud800"', 'no literal'], ['x: list = {1}', 'no literal'], ['x: int = ~1', 'no literal'],
    ['x: Input[Dataset] = "a"', 'is of a file, which has no default but None'], ['x: InputPath() = ""', 'no default but None'], ['x: Output[Dataset] = 1', 'no default but None'],
    ['x: OutputPath(str) = "a"', 'no default but None'], ['x: PipelineTaskFinalStatus = 1', 'is of type int'],
  ])('fails for %s', (parameters, message) => {
    expect(refused(() => taking(parameters))).toMatchObject({ code: 'PythonDefault', message: expect.stringContaining(message) });
  });
});

describe('what a function returns', () => {
  test('nothing is no output', () => {
    expect(giving('None').outputs).toEqual([]);
    expect(parsePythonFunction('def f(): pass', 'f').outputs).toEqual([]);
  });

  test.each([
    ['int', { parameterType: 'NUMBER_INTEGER' }], ['List[dict]', { parameterType: 'LIST' }], ['Dataset', { artifact: DATASET }], ['dsl.Dataset', { artifact: DATASET }],
  ])('%s alone is Output', (returns, type) => {
    expect(giving(returns).outputs).toEqual([{ name: 'Output', line: 2, given: 'return', ...type }]);
  });

  const FIELDS = [
    { name: 'a', given: 'return', parameterType: 'NUMBER_INTEGER' },
    { name: 'b', given: 'return', artifact: DATASET },
  ];

  test.each([
    "NamedTuple('N', [('a', int), ('b', Dataset)])", 'NamedTuple("N", (("a", int), ("b", dsl.Dataset),),)', "NamedTuple('N', a=int, b=Dataset)",
    "typing.NamedTuple('N', [('a', int), ('b', Dataset)])", "NamedTuple('Outputs', [\n    ('a', int),  # one\n    ('b', Dataset),\n])",
  ])('%s gives each field', returns => {
    expect(giving(returns).outputs).toMatchObject(FIELDS);
  });

  test.each([
    ['class Out(NamedTuple):\n    """What comes out."""\n    a: int\n    b: Dataset = None\n\n    def sum(self): return self.a', 'class Out(NamedTuple):'],
    ["Out = NamedTuple('Out', [('a', int), ('b', Dataset)])", 'Out = NamedTuple('],
  ])('a named tuple that the file has elsewhere comes with the function', (before, begin) => {
    const { outputs, header, outside } = giving('Out', before);
    expect(outputs).toMatchObject(FIELDS);
    expect(header).toHaveLength(1);
    expect(header[0].startsWith(begin)).toBe(true);
    expect(outside.map(one => one.name)).toEqual(['NamedTuple', 'Dataset']);
  });

  test('the names of types that such a class needs come too', () => {
    const { header } = giving('Out', 'from typing import NamedTuple as Tuple\nfrom kfp import dsl as d\nclass Out(Tuple):\n    a: int\n    b: d.Dataset');
    expect(header).toEqual(['Tuple = NamedTuple', 'd = dsl', 'class Out(Tuple):\n    a: int\n    b: d.Dataset']);
  });

  test.each([
    ['Optional[str]', 'nothing that a function can return'], ['str | None', 'nothing that a function can return'],
    ['List[Dataset]', 'a list of files, which no component can give'],
    ['Output[Dataset]', 'return a value or a class of files'], ['Tuple[int, str]', 'is not known'], ["'str'", 'in quotes'], ['OutputPath(str)', 'nothing that'],
    ['TaskConfig', 'nothing that'],
    ["NamedTuple('N', [('a', List[Dataset])])", 'a list of files'], ["NamedTuple('N', [('a', Foo)])", 'got "Foo"'], ["NamedTuple('N', FIELDS)", 'whose fields cannot be read'],
    ["NamedTuple('N', [(NAME, int)])", 'whose fields cannot be read'], ["NamedTuple('N', [('a', int, 1)])", 'whose fields cannot be read'], ['Out', 'got "Out"'],
    ["NamedTuple('N', {'a': int})", 'whose fields cannot be read'],
  ])('fails for %s', (returns, message) => {
    expect(refused(() => giving(returns))).toMatchObject({ code: 'PythonType', message: expect.stringContaining(message) });
  });

  test('a field may have the name of an input, but not of another output', () => {
    expect(parsePythonFunction("def f(a: int) -> NamedTuple('N', a=int): pass", 'f').outputs).toHaveLength(1);
    expect(refused(() => giving("NamedTuple('N', [('a', int), ('a', str)])")).code).toBe('PythonParameter');
    expect(refused(() => parsePythonFunction("def f(a: Output[Dataset]) -> NamedTuple('N', a=int): pass", 'f')).code).toBe('PythonParameter');
  });
});

describe('the text of a function', () => {
  const text = `
import os

@dsl.component(
    base_image='python:3.11',
)
@component
# about f
def f(a: str | None = None, b: Union[None, int] = 1, *, c: Optional[str] = None) -> str:  # type: ignore
    """Does it.

    More of it.
    """
    @inner
    def g():
\treturn 1

    return '''
  \ttext'''
    # at the end

# of the next
def g(x=1, *args):
    return x
`;

  test('is all from def on, without decorators, and says in the way of executors that something may be absent', () => {
    const { source, decorators, line, description } = parsePythonFunction(text.replace('\treturn', '        return'), 'f', 'f.py');
    expect(source).toBe(`def f(a: Optional[str] = None, b: Optional[int] = 1, *, c: Optional[str] = None) -> str:  # type: ignore
    """Does it.

    More of it.
    """
    @inner
    def g():
        return 1

    return '''
  \ttext'''
    # at the end`);
    expect(decorators).toEqual(["@dsl.component(\n    base_image='python:3.11',\n)", '@component']);
    expect(line).toBe(9);
    expect(description).toBe('Does it.');
  });

  test('a helper may take anything', () => {
    expect(parsePythonHelper(text, 'g')).toMatchObject({ name: 'g', source: 'def g(x=1, *args):\n    return x', header: [], decorators: [] });
  });

  test('fails for a tab before code, not for one in a text', () => {
    expect(refused(() => parsePythonFunction(text, 'f', 'f.py')))
      .toMatchObject({ code: 'PythonText', message: expect.stringContaining('f.py:16 is indented by a tab, got "return 1"') });
  });

  test('fails for line breaks of Windows', () => {
    expect(refused(() => parsePythonFunction('def f():\r\n    pass\r\n', 'f', 'f.py')))
      .toMatchObject({ code: 'PythonText', message: expect.stringContaining('f.py:1 has a line break of Windows') });
    expect(refused(() => parsePythonFunction('def f():\n    return "\0"\n', 'f'))).toMatchObject({ code: 'PythonText' });
  });

  test.each(['def f():\n    x = = 1\n', 'def f():\n    return (1\n', 'def f():\n    if x\n        pass\n', 'def f():\n    print "x"\n',
    'def f():\n    from os import *\n'])('fails for what is no Python: %j', broken => {
    expect(refused(() => parsePythonFunction(broken, 'f', 'f.py'))).toMatchObject({ code: 'PythonSyntax', message: expect.stringMatching(/f\.py:[23]/) });
  });

  test('may be long', () => {
    const statements = Array.from({ length: 1000 }, (_, index) => `    x${index} = ${index}\n`).join('\n');
    const sum = Array.from({ length: 1000 }, () => "'abc'").join(' + ');
    expect(parsePythonFunction(`def f():\n${statements}    return ${sum} + y\n`, 'f').outside.map(one => one.name)).toEqual(['y']);
    const longer = Array.from({ length: 10_000 }, () => "'abc'").join(' + ');
    expect(refused(() => parsePythonFunction(`def f():\n    return ${longer}\n`, 'f')).code).toBe('PythonSyntax');
  });

  test('mistakes elsewhere in the file do not matter', () => {
    expect(parsePythonFunction('x = = 1\n\ndef f():\n    pass\n\ndef g(:\n    pass\n', 'f').source).toBe('def f():\n    pass');
  });

  test('an indentation that all lines share is taken away', () => {
    expect(parsePythonFunction('\n      def f(a: int):\n          return a\n    ', 'f')).toMatchObject({ source: 'def f(a: int):\n    return a', line: 2 });
  });

  test('modules that it imports are told', () => {
    const fn = parsePythonFunction('import json\ndef f():\n    import os.path, numpy as np\n    from sklearn.svm import SVC\n' +
      '    from . import near\n    def g():\n        import os\n', 'f');
    expect(fn.imports).toEqual(['.', 'numpy', 'os', 'sklearn']);
  });
});

describe('docstrings', () => {
  const described = (docstring: string) => parsePythonFunction(`def f(a: int, b: str, out: Output[Dataset]) -> int:\n    ${docstring}\n    return a\n`, 'f');
  const told = (fn: PythonFunction) => [...fn.parameters, ...fn.outputs].map(one => one.description);

  test('the first paragraph is the description, on one line', () => {
    expect(described('"""\n    Adds\n    numbers.\n\n    Args:\n        a: first\n    """').description).toBe('Adds numbers.');
    expect(described('"""Adds.\n    Args:\n        a: first\n    """').description).toBe('Adds.');
    expect(described("'Adds' ' all'").description).toBe('Adds all');
    expect(described('"""Args:\n        a: first\n    """').description).toBeUndefined();
    expect(described('f"""No docstring."""').description).toBeUndefined();
    expect(described('pass').description).toBeUndefined();
  });

  test('sections describe parameters and outputs', () => {
    expect(told(described('"""Adds.\n\n    Args:\n        a (int): first\n            of all\n        b: second\n\n' +
      '    Returns:\n        out: the file\n        Output: the sum\n    """')))
      .toEqual(['first\nof all', 'second', 'the file', 'the sum']);
    expect(told(described('"""Adds.\n\n    Args:\n        a: first\n        out: the file\n    Raises:\n        b: no parameter\n    """')))
      .toEqual(['first', undefined, 'the file', undefined]);
  });

  test('fields describe parameters', () => {
    expect(told(described('"""Adds.\n\n    :param a: first\n        of all\n    :param str b: second\n    :return: nothing\n    """')))
      .toEqual(['first\nof all', 'second', undefined, undefined]);
  });
});

describe('which function', () => {
  const text = 'from ops import imported\nadd = lambda a, b: a + b\nif True:\n    def inside(): pass\ndef outer():\n    def inner(): pass\n' +
    'async def later(): pass\ndef twice(): pass\ndef twice(): pass\n' +
    '@cache\ndef cached(): pass\ndef typed[T](): pass\nclass Thing:\n    def method(self): pass\ndef train_model(): pass\n';

  test.each([
    ['train_modle', 'f.py has no function of that name, got "train_modle"; did you mean train_model? it has cached, later, outer, train_model, twice, typed'],
    ['imported', 'only imports that function, got "imported"; read it from the file that "from ops import imported" means'],
    ['add', 'f.py:2 has that name and is none, got "add"; write it as "def add(...):" at the top'], ['inside', 'f.py:4 has that name'], ['inner', 'f.py:6 has that name'],
    ['method', 'f.py:14 has that name'],
    ['Thing', 'f.py:13 has that name'], ['later', 'is asynchronous, got "async def later"'], ['twice', 'f.py defines twice more than once, got lines 8 and 9'],
    ['cached', 'has a decorator, which would be lost, got "@cache"'], ['typed', 'has parameters for types, got "[T]"'],
  ])('fails for %s', (name, message) => {
    expect(refused(() => parsePythonFunction(text, name, 'f.py'))).toMatchObject({ code: 'PythonFunction', message: expect.stringContaining(message) });
    expect(refused(() => parsePythonHelper(text, name, 'f.py')).code).toBe('PythonFunction');
  });

  test.each([
    [undefined, 'f'], ['def f(): pass', undefined], [1, 'f'], ['def f(): pass', null],
  ])('fails for a text %j and a name %j', (given, name) => {
    expect(refused(() => parsePythonFunction(given as string, name as string)).code).toBe('PythonFunction');
  });
});

describe('files', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'python-'));
  const file = path.join(folder, 'ops.py');
  const write = (text: string | Uint8Array) => fs.writeFileSync(file, text);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('functions are read from them, as they are now', () => {
    write('\ufeffdef f(a: int): pass\n\ndef g(b): pass\n');
    expect(readPythonFunction({ file, function: 'f' })).toMatchObject({ name: 'f', file, line: 1, parameters: [{ name: 'a' }] });
    expect(readPythonHelper({ file, function: 'g' })).toMatchObject({ name: 'g', file, line: 3 });
    write('def f(c: str): pass\n');
    expect(readPythonFunction({ file, function: 'f' }).parameters[0].name).toBe('c');
  });

  test('what is none is refused', () => {
    expect(refused(() => readPythonFunction({ file: `${file}x`, function: 'f' }))).toMatchObject({ code: 'PythonFile', message: expect.stringContaining('cannot be read, got ') });
    write(Buffer.from([0x64, 0xff]));
    expect(refused(() => readPythonFunction({ file, function: 'f' }))).toMatchObject({ code: 'PythonFile', message: expect.stringContaining('is no text in UTF-8') });
    for (const wrong of [undefined, null, {}, { file }, { file: 1, function: 'f' }, 'ops.py']) {
      expect(refused(() => readPythonFunction(wrong as never)).code).toBe('PythonFile');
      expect(refused(() => readPythonHelper(wrong as never)).code).toBe('PythonFile');
    }
    write('def f(): pass');
    expect(refused(() => readPythonFunction({ file, function: 'f', artifactClasses: null as never })).code).toBe('PythonType');
  });
});
