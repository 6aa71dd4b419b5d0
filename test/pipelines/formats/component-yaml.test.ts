/** Components of the first format: what of their files becomes what. */
import {
  artifact, artifactOf, bool, classificationMetrics, componentFromText, dataset, dict, finalStatus, float, html, int, list, markdown, metrics, model, ownArtifact,
  type Port, type Ports, str,
} from './api';
import { componentYaml, containerOf, mistake } from './support';

/** Loads a component with the one input. */
function withInput(input: string, port: Port) {
  return componentFromText({ text: componentYaml({ inputs: `[{name: x, ${input}}]` }), inputs: { x: port } }).inputs.x as Port;
}

/** Its lines, of a component with an input and an output of each kind. */
function argsOf(args: string): readonly string[] | undefined {
  return containerOf(componentFromText({
    text: componentYaml({
      inputs: '[{name: Some Text, type: String}, {name: Data}, {name: Maybe, type: String, optional: true}]',
      outputs: '[{name: Count, type: Integer}, {name: Fitted Model, type: Model}]',
      container: `{image: a, args: ${args}}`,
    }),
    inputs: { some_text: str(), data: artifact(), maybe: str().optional() }, outputs: { count: int(), fitted_model: model() },
  })).args;
}

describe('types', () => {
  test.each([
    ['String', str()], ['string', str()], ['str', str()], ['Text', str()], ['Integer', int()], ['int', int()], ['Float', float()], ['double', float()],
    ['Bool', bool()], ['Boolean', bool()],
    ['JsonArray', list()], ['List', list()], ['"List[str]"', list()], ['"typing.List[int]"', list()], ['JsonObject', dict()], ['Dict', dict()], ['"typing.Dict[str, int]"', dict()],
    ['Artifact', artifact()], ['Dataset', dataset()], ['model', model()], ['Metrics', metrics()], ['ClassificationMetrics', classificationMetrics()], ['HTML', html()],
    ['markdown', markdown()], ['google.VertexModel', artifactOf('google.VertexModel')],
    ['CSV', artifact()], ['Listener', artifact()], ['{GCSPath: {data_type: CSV}}', artifact()], ['system.Model', artifact()],
  ])('%s', (type, port) => {
    const told = (one: Port) => one.kind === 'parameter' ? one.type : one.schemaTitle;
    expect(told(withInput(`type: ${type}`, port))).toBe(told(port));
  });

  test.each([
    ['String', int(), 'write x: str()'], ['Integer', float(), 'write x: int()'], ['CSV', dataset(), "write x: ownArtifact('CSV')"], ['CSV', str(), "write x: ownArtifact('CSV')"],
    ['Model', artifact(), 'write x: model()'], ['Model', model().list(), 'write x: model()'], ['CSV', ownArtifact('Parquet'), "write x: ownArtifact('CSV')"],
  ])('%s is no other one', (type, port, remedy) => {
    const { code, message } = mistake(() => withInput(`type: ${type}`, port));
    expect(code).toBe('ComponentPorts');
    expect(message).toContain('inputs.x must be as the text says');
    expect(message).toContain(remedy);
  });

  test('a file without a type is any file', () => {
    const port = componentFromText({ text: componentYaml({ inputs: '[{name: x}]' }), inputs: { x: artifact() } }).inputs.x;
    expect(port.schemaTitle).toBe('system.Artifact');
  });

  test.each(['CSV', '{CSV: {header: "true"}}'])('a type that pipelines do not know may be an own one: %s', type => {
    const text = componentYaml({ outputs: `[{name: x, type: ${type}}]`, container: '{image: a, args: [{outputPath: x}]}' });
    const { outputs } = componentFromText({ text, outputs: { x: ownArtifact('CSV', { header: true }) } });
    expect([outputs.x.schema, outputs.x.schemaTitle, outputs.x.metadata]).toEqual(['CSV', 'system.Artifact', { header: true, type: 'CSV' }]);
  });

  test('how another task ended is filled in by the server', () => {
    expect(withInput('type: PipelineTaskFinalStatus', finalStatus())).toMatchObject({ type: 'TASK_FINAL_STATUS', isOptional: true });
  });
});

describe('defaults', () => {
  test.each([
    ['String', '"a b"', 'a b'], ['String', '""', ''], ['String', '100', '100'], ['String', '1.10', '1.10'], ['String', 'true', 'True'], ['String', 'yes', 'yes'],
    ['Integer', '"10"', 10], ['Integer', '-5', -5], ['Integer', '1_000', 1000], ['Float', '"0.3"', 0.3], ['Float', '1e-3', 0.001], ['Float', '1', 1], ['Float', '.5', 0.5],
    ['Bool', '"True"', true], ['Bool', 'yes', true], ['Bool', '0', false], ['Bool', 'false', false],
    ['JsonArray', '"[1, [true]]"', [1, [true]]], ['JsonObject', "'{\"a\": {\"b\": null}}'", { a: { b: null } }],
  ] as const)('of a %s the text %s is the value', (type, text, value) => {
    const port = { String: str(), Integer: int(), Float: float(), Bool: bool(), JsonArray: list(), JsonObject: dict() }[type];
    const found = withInput(`type: ${type}, default: ${text}`, port.optional());
    expect('fallback' in found && found.fallback).toEqual(value);
  });

  test.each([
    ['Integer', '1.5'], ['Integer', 'ten'], ['Integer', '9007199254740993'], ['Float', 'nan'], ['Float', '1e999'], ['Bool', 'perhaps'], ['JsonArray', '"{}"'], ['JsonArray', 'x'],
    ['JsonObject', '"[]"'], ['JsonArray', '[1]'],
  ])('of a %s the text %s has no value', (type, text) => {
    const { code, message } = mistake(() => withInput(`type: ${type}, default: ${text}`, str()));
    expect([code, message]).toEqual(['ComponentField', expect.stringContaining('inputs[0].default in the text must be')]);
  });

  test('need not be repeated, and are compared where they are', () => {
    expect(withInput('type: Integer, default: "3"', int().default(3)).isOptional).toBe(true);
    expect(mistake(() => withInput('type: Integer, default: "3"', int().default(4))).message).toContain('write x: int().default(3)');
    expect(mistake(() => withInput('type: Integer, default: "3"', int())).message).toContain('got int(); write x: int().default(3)');
    expect(mistake(() => withInput('type: Integer', int().optional())).message).toContain('got int().optional(); write x: int()');
  });

  test('are compared by what they say', () => {
    const fallback = withInput(`type: JsonObject, default: '{"a": 1, "b": 2}'`, dict().default({ b: 2, a: 1 }));
    expect('fallback' in fallback && fallback.fallback).toEqual({ a: 1, b: 2 });
  });

  test('an empty one is none', () => {
    expect(withInput('type: String, default: ', str()).isOptional).toBe(false);
  });

  test('of files are lost, and make them optional', () => {
    expect(withInput('default: a.csv', artifact().optional()).isOptional).toBe(true);
  });

  test.each([['type: String, optional: true', str()], ['optional: true', artifact()]])('what is optional need not be passed: %s', (input, port) => {
    expect(withInput(input, port.optional()).isOptional).toBe(true);
    expect(mistake(() => withInput(input, port)).code).toBe('ComponentPorts');
  });
});

describe('placeholders', () => {
  test.each([
    ['{inputValue: Some Text}', "{{$.inputs.parameters['some_text']}}"],
    ['{inputPath: Data}', "{{$.inputs.artifacts['data'].path}}"],
    ['{inputUri: Data}', "{{$.inputs.artifacts['data'].uri}}"],
    ['{outputPath: Count}', "{{$.outputs.parameters['count'].output_file}}"],
    ['{outputPath: Fitted Model}', "{{$.outputs.artifacts['fitted_model'].path}}"],
    ['{outputUri: Fitted Model}', "{{$.outputs.artifacts['fitted_model'].uri}}"],
    ['{executorInput: null}', '{{$}}'],
    ['8080', '8080'],
    ['{concat: [--text=, {inputValue: Some Text}, {concat: [/, {outputUri: Fitted Model}]}]}',
      "--text={{$.inputs.parameters['some_text']}}/{{$.outputs.artifacts['fitted_model'].uri}}"],
    ['{concat: []}', ''],
  ])('%s', (line, text) => expect(argsOf(`[${line}]`)).toEqual([text]));

  test.each([
    ['{if: {cond: {isPresent: Maybe}, then: [--maybe, {inputValue: Maybe}]}}', '{"IfPresent": {"InputName": "maybe", "Then": ["--maybe", "{{$.inputs.parameters[\'maybe\']}}"]}}'],
    ['{if: {cond: {isPresent: Maybe}, then: [a], else: [b, {inputPath: Data}]}}',
      '{"IfPresent": {"InputName": "maybe", "Then": ["a"], "Else": ["b", "{{$.inputs.artifacts[\'data\'].path}}"]}}'],
    ['{if: {cond: {isPresent: Data}, then: a, else: {inputPath: Data}}}', '{"IfPresent": {"InputName": "data", "Then": ["a"], "Else": ["{{$.inputs.artifacts[\'data\'].path}}"]}}'],
    ['{concat: [a, {if: {cond: {isPresent: Maybe}, then: {inputValue: Maybe}, else: b}}, c]}',
      '{"IfPresent": {"InputName": "maybe", "Then": ["a{{$.inputs.parameters[\'maybe\']}}c"], "Else": ["abc"]}}'],
    ['{concat: [a, {if: {cond: {isPresent: Maybe}, then: b}}]}', '{"IfPresent": {"InputName": "maybe", "Then": ["ab"], "Else": ["a"]}}'],
  ])('a condition stays one, as JSON with blanks: %s', (line, text) => expect(argsOf(`[${line}]`)).toEqual([text]));

  test('stand in the command as well, and the environment is kept in order', () => {
    const text = componentYaml({ inputs: '[{name: x, type: String}]', container: '{image: "img:1", command: [run, {inputValue: x}], env: {B: "1", A: 2.0}}' });
    expect(containerOf(componentFromText({ text, inputs: { x: str() } }))).toEqual({
      image: 'img:1', command: ['run', "{{$.inputs.parameters['x']}}"], env: [{ name: 'B', value: '1' }, { name: 'A', value: '2.0' }],
    });
  });

  test.each([
    ['{inputValue: Some Txt}', 'inputValue in the text must be one of the inputs, got "Some Txt"; use "Some Text"'],
    ['{inputValue: some_text}', 'use "Some Text"'],
    ['{inputValue: Nothing}', 'there are Data, Maybe, Some Text'],
    ['{outputPath: Some Text}', 'must be one of the outputs'],
    ['{inputValue: [Data]}', 'must be one of the inputs, got ["Data"]'],
    ['{inputValue: Data}', 'must be a value, got "Data"; write {inputPath: Data}, or give the input the type String'],
    ['{inputPath: Some Text}', 'must be a file, got "Some Text"; write {inputValue: Some Text}'],
    ['{inputUri: Some Text}', 'must be a file'],
    ['{outputUri: Count}', 'must be a file, got "Count"; write {outputPath: Count}'],
    ['{executorInput: Data}', 'takes no value'],
    ['{outputMetadata: null}', 'pass {executorInput: null}'],
    ['{inputVal: Data}', 'use inputValue'],
    ['{inputValue: Data, inputPath: Data}', 'must be a text or one of the placeholders concat, executorInput, if'],
    ['{}', 'must be a text or one of the placeholders'],
    ['null', 'got null; write a text, in quotes'],
    ['[a]', 'got a list'],
    ['{concat: a}', 'args[0].concat in the text must be a list'],
    ['{concat: [a, {inputPath: X}]}', 'args[0].concat[1].inputPath in the text'],
    ['{concat: [a, {if: {cond: {isPresent: Maybe}, then: [b, c]}}]}', 'write the if around the concat'],
    ['{concat: [{if: {cond: {isPresent: Maybe}, then: a}}, {if: {cond: {isPresent: Data}, then: b}}]}', 'can hold one if'],
    ['{concat: [{if: {cond: {isPresent: Maybe}, then: {if: {cond: {isPresent: Data}, then: b}}}}]}', 'can hold one if'],
    ['{if: {cond: true, then: a}}', 'if.cond in the text must ask whether an input is there, got true; write {isPresent: <input>}'],
    ['{if: {cond: {isPresent: Maybe, x: y}, then: a}}', 'must ask whether an input is there'],
    ['{if: {cond: {isPresent: Mayb}, then: a}}', 'use "Maybe"'],
    ['{if: {cond: {isPresent: Maybe}}}', 'if.then in the text must be given'],
    ['{if: {cond: {isPresent: Maybe}, then: a, otherwise: b}}', 'there are cond, then and else'],
    ['{if: Maybe}', 'must ask whether an input is there'],
  ])('what is wrong is said with its place: %s', (line, fragment) => {
    const { code, message } = mistake(() => argsOf(`[${line}]`));
    expect(code).toBe('ComponentField');
    expect(message).toContain('implementation.container.args[0]');
    expect(message).toContain(fragment);
  });
});

const DOUBLED = Array.from({ length: 25 }, (_, index) => `&x${index + 1} {concat: [*x${index}, *x${index}]}`);

test.each([['that repeat each other', `[&x0 {concat: [a]}, ${DOUBLED.join(', ')}]`], ['that hold themselves', '[&a {concat: [x, *a]}]']])('anchors %s are refused at once', (_, args) => {
  expect(mistake(() => argsOf(args)).message).toContain('implementation.container in the text must have at most 1000 arguments and parts of them');
});

describe('names', () => {
  const inputs = (...names: string[]) => componentYaml({ inputs: `[${names.map(name => `{name: "${name}", type: String}`).join(', ')}]` });

  test.each([['Model Path', 'model_path'], ['x-1.2', 'x_1_2'], ['__A__', 'a'], ['Größe', 'gr_e'], ['constructor', 'constructor']])('%s is %s', (name, key) => {
    expect(Object.keys(componentFromText({ text: inputs(name), inputs: { [key]: str() } as Ports }).inputs)).toEqual([key]);
  });

  test.each([
    [['a b', 'a-b'], 'got "a b" and "a-b", which are both a_b'],
    [['a', 'a'], 'got "a" and "a"'],
    [['3d'], 'inputs[0].name in the text must begin with a Latin letter, got "3d"'],
    [['%'], 'got "%"'],
  ])('are refused that pipelines cannot tell: %j', (names, fragment) => {
    const { code, message } = mistake(() => componentFromText({ text: inputs(...names) }));
    expect(code).toBe('ComponentField');
    expect(message).toContain(fragment);
  });

  test('the ports are those of the file', () => {
    const { code, message } = mistake(() => componentFromText({ text: inputs('Some Text', 'other'), inputs: { some_text: str(), othr: str() } }));
    expect(code).toBe('ComponentPorts');
    expect(message).toContain('inputs must be those of the text, other, some_text, got othr, some_text; write inputs: { some_text: str(), other: str() }');
    expect(mistake(() => componentFromText({ text: inputs('x') })).message).toContain('got none; write inputs: { x: str() }');
    expect(mistake(() => componentFromText({ text: componentYaml(), outputs: { x: str() } })).message).toContain('write outputs: {}');
  });

  test('the component has its own, unless another is passed', () => {
    expect(componentFromText({ text: componentYaml() }).name).toBe('train-model');
    expect(componentFromText({ text: componentYaml(), name: 'Other' }).name).toBe('other');
    const { code, message } = mistake(() => componentFromText({ text: componentYaml({ head: 'description: d' }) }));
    expect([code, message]).toEqual(['ComponentText', expect.stringContaining('pass name')]);
  });
});

describe('texts', () => {
  test('descriptions are kept, those of the program where the file has none', () => {
    const component = componentFromText({
      text: componentYaml({ head: 'name: n\ndescription: Trains', inputs: '[{name: x, type: String, description: from the file}, {name: y}]' }),
      inputs: { x: str().describe('from the program'), y: artifact().describe('from the program') },
    });
    expect([component.description, component.inputs.x.description, component.inputs.y.description]).toEqual(['Trains', 'from the file', 'from the program']);
  });

  test('what programs add to a port is kept: items of a list, choices', () => {
    const text = componentYaml({ inputs: '[{name: x, type: JsonArray}, {name: y, type: String}]' });
    const { x, y } = componentFromText({ text, inputs: { x: list(int()), y: str().oneOf('a', 'b') } }).inputs;
    expect([x.items, y.choices]).toEqual(['NUMBER_INTEGER', ['a', 'b']]);
  });

  test('metadata, annotations and the version of the format change nothing', () => {
    const head = 'name: n\nmetadata: {annotations: {author: me}, labels: {a: b}}\nversion: google.com/cloud/pipelines/component/v1';
    const text = componentYaml({ head, inputs: '[{name: x, type: String, annotations: {a: 1}}]' });
    expect(containerOf(componentFromText({ text, inputs: { x: str() } }))).toEqual({ image: 'a', command: ['run'] });
  });

  test('what YAML can say otherwise is the same: a mark of bytes, anchors, merged maps', () => {
    const text = '\uFEFFname: n\ninputs:\n- &a {name: x, type: String}\n- {<<: *a, name: y}\nimplementation: {container: {image: a}}\n';
    expect(Object.keys(componentFromText({ text, inputs: { x: str(), y: str() } }).inputs)).toEqual(['x', 'y']);
  });
});

describe('what is no component', () => {
  test.each([
    ['a: [', 'ComponentText', 'the text must be YAML, got'],
    ['', 'ComponentText', 'the text must be an object, got nothing'],
    ['- a', 'ComponentText', 'the text must be an object, got a list'],
    ['just text', 'ComponentText', 'got a string'],
    ['name: n\ninputs: []', 'ComponentText', 'the text must have an implementation, got none'],
    ['name: n', 'PipelineText', 'the text, document 1 must be a pipeline spec'],
    ['name: n\nimplementation: {}', 'ComponentText', 'implementation in the text must be a container, got none; write implementation.container'],
    ['name: n\nimplementation: {graph: {tasks: {}}}', 'ComponentText', 'got graph; write the graph as a pipeline in TypeScript'],
    ['name: n\nimplementation: a', 'ComponentField', 'implementation in the text must be an object'],
    ['name: n\nimplementation: {container: {command: [a]}}', 'ComponentField', 'implementation.container.image in the text must be given'],
    ['name: n\nimplementation: {container: {image: ""}}', 'ComponentField', 'must name an image, got ""'],
    ['name: n\nimplementation: {container: {image: a, argz: [b]}}', 'ComponentField', 'implementation.container.argz in the text is no known field, got a list; use "args"'],
    ['name: n\nimplementation: {container: {image: a, args: b}}', 'ComponentField', 'implementation.container.args in the text must be a list'],
    ['name: n\nimplementation: {container: {image: a, env: {A: {inputValue: x}}}}', 'ComponentField', 'implementation.container.env.A in the text must be a string'],
    ['name: n\ninputs: [{type: String}]\nimplementation: {container: {image: a}}', 'ComponentField', 'inputs[0].name in the text must be given'],
    ['name: n\ninputs: [{name: a, optional: "true"}]\nimplementation: {container: {image: a}}', 'ComponentField', 'inputs[0].optional in the text must be true or false'],
    ['name: n\noutputs: [{name: a, default: b}]\nimplementation: {container: {image: a}}', 'ComponentField', 'outputs[0].default in the text is no known field'],
    ['apiVersion: argoproj.io/v1alpha1\nkind: Workflow', 'PipelineV1', 'must be compiled by SDK 2'],
  ])('%j', (text, code, fragment) => {
    const error = mistake(() => componentFromText({ text }));
    expect(error.code).toBe(code);
    expect(error.message).toContain(fragment);
  });

  test.each([
    [undefined, 'WrongProp', 'componentFromText(...) takes its properties as an object'],
    [{}, 'ComponentText', 'the text must be a text, got undefined'],
    [{ text: componentYaml(), input: {} }, 'UnknownProp', 'use "inputs"'],
    [{ text: componentYaml(), inputs: [] }, 'ComponentPorts', 'inputs must be ports by name, got a list'],
    [{ text: componentYaml(), inputs: null }, 'ComponentPorts', 'inputs must be ports by name, got null'],
    [{ text: componentYaml({ inputs: '[{name: x}]' }), inputs: { x: 'artifact' } }, 'ComponentPorts', 'inputs.x must be as the text says, got a string; write x: artifact()'],
    [{ text: componentYaml(), name: 5 }, 'PipelineName', 'got 5'],
  ])('nor are these properties those of one: %j', (props, code, fragment) => {
    const error = mistake(() => componentFromText(props as never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(fragment);
  });
});
