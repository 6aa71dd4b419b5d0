/**
 * What does not compile. Each `@ts-expect-error` fails the type check of the tests as soon as the line below it compiles;
 * what the line does at run time, for callers without types, is checked here.
 */
import * as kfp from '../../../src/pipelines';
import { add, codeOf, component, flip, greet, INPUTS, load, nothing, show, thrown, train } from '../support';

const inner = kfp.pipeline({
  name: 'inner', inputs: { count: kfp.int() }, outputs: { Output: kfp.int() }, build: (p, { count }) => ({ Output: p.task(add, { value_1: count, value_2: count }).output }),
});

describe('the compiler refuses of importers and claims', () => {
  test('a list as the type of an importer', () => {
    // @ts-expect-error one file
    expect(codeOf(p => p.importer({ type: kfp.dataset().list(), uri: 's3://b/x' }))).toBe('ImporterType');
    // @ts-expect-error a file is no parameter
    expect(codeOf(p => p.importer({ type: kfp.str(), uri: 's3://b/x' }))).toBe('ImporterType');
  });

  test('a place that is no text', () => {
    // @ts-expect-error an int of the run
    expect(codeOf((p, { count }) => p.importer({ type: kfp.dataset(), uri: count }))).toBe('ImporterUri');
    // @ts-expect-error a file of the run
    expect(codeOf(p => p.importer({ type: kfp.dataset(), uri: p.task(load).outputs.data }))).toBe('ImporterUri');
    // @ts-expect-error the uri is missing
    expect(codeOf(p => p.importer({ type: kfp.dataset() }))).toBe('ImporterUri');
  });

  test('a file of another type from an importer', () => {
    // @ts-expect-error a model for a dataset
    expect(codeOf(p => p.task(train, { data: p.importer({ type: kfp.model(), uri: 's3://b/x' }).outputs.artifact }))).toBe('WrongArgument');
  });

  const claim = { accessModes: ['ReadWriteOnce'], size: '1Gi', storageClass: 'fast' } as const;

  test('a claim with both names, with none, and without its class', () => {
    // @ts-expect-error either of both
    expect(codeOf(p => p.createPvc({ ...claim, name: 'a', nameSuffix: '-b' }))).toBe('PvcName');
    // @ts-expect-error one of both
    expect(codeOf(p => p.createPvc(claim))).toBe('PvcName');
    // @ts-expect-error the server would write an empty class
    expect(codeOf(p => p.createPvc({ accessModes: ['ReadWriteOnce'], size: '1Gi', name: 'a' }))).toBe('MissingProp');
    // @ts-expect-error there is no such mode
    expect(codeOf(p => p.createPvc({ ...claim, accessModes: ['ReadOnce'], name: 'a' }))).toBe('WrongProp');
  });
});

describe('the compiler refuses of pipelines', () => {
  test('outputs that are missing or of another type', () => {
    const outputs = { Output: kfp.int() };
    // @ts-expect-error nothing is returned
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => void p.task(nothing) }))).toBe('PipelineOutputs');
    // @ts-expect-error another name is returned
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => ({ output: p.task(add, { value_1: 1, value_2: 2 }).output }) }))).toBe('PipelineOutputs');
    // @ts-expect-error a text is returned
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => ({ Output: p.task(flip).output }) }))).toBe('PipelineOutputs');
    // @ts-expect-error a constant is returned
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => ({ Output: p.task(nothing) && 1 }) }))).toBe('GroupResults');
  });

  test('files that are not those declared', () => {
    const outputs = { data: kfp.dataset() };
    // @ts-expect-error a model for a dataset
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => ({ data: p.task(train, { data: p.task(load).outputs.data }).outputs.fitted }) }))).toBe('PipelineOutputs');
    // @ts-expect-error a list for one file
    expect(thrown(() => kfp.pipeline({ name: 'x', outputs, build: p => ({ data: p.forEach([1], () => ({ all: p.task(load).outputs.data })).outputs.all }) })))
      .toBe('PipelineOutputs');
  });

  test('inputs that it does not declare', () => {
    // @ts-expect-error there is no input b
    expect(thrown(() => kfp.pipeline({ name: 'x', inputs: { a: kfp.str() }, build: (p, { b }) => p.task(greet, { name: b }) }))).toBe('MissingArgument');
  });

  test('a nested pipeline with other arguments', () => {
    // @ts-expect-error count is an int
    expect(codeOf((p, { name }) => p.task(inner, { count: name }))).toBe('WrongArgument');
    // @ts-expect-error a nested pipeline gives an int
    expect(codeOf(p => p.task(greet, { name: p.task(inner, { count: 1 }).output }))).toBe('WrongArgument');
  });

  test('properties that it has not', () => {
    // @ts-expect-error description
    expect(thrown(() => kfp.pipeline({ name: 'x', desciption: 'y', build: p => p.task(nothing) }))).toBe('UnknownProp');
    // @ts-expect-error build
    expect(thrown(() => kfp.pipeline({ name: 'x' }))).toBe('PipelineBuild');
    // @ts-expect-error there is no such release
    expect(thrown(() => inner.compile({ target: '1.8' }))).toBe('PipelineTarget');
  });

  test('settings of a run that there are not', () => {
    // @ts-expect-error size has to be given
    expect(thrown(() => kfp.pipeline({ name: 'x', config: { workspace: {} }, build: p => p.task(nothing) }))).toBe('MissingProp');
    // @ts-expect-error a number has no unit
    expect(thrown(() => kfp.pipeline({ name: 'x', config: { timeout: 60 }, build: p => p.task(nothing) }))).toBe('WrongProp');
  });
});

describe('the compiler refuses of ports', () => {
  test('defaults of another type', () => {
    // @ts-expect-error a text
    expect(thrown(() => kfp.int().default('1'))).toBe('PortDefault');
    // @ts-expect-error a number
    expect(thrown(() => kfp.str().default(1))).toBe('PortDefault');
    // @ts-expect-error texts in a list of ints
    expect(thrown(() => kfp.list(kfp.int()).default(['1']))).toBe('PortDefault');
    // @ts-expect-error the server fills it in
    expect(thrown(() => kfp.finalStatus().default({}))).toBe('PortDefault');
    // @ts-expect-error null is what optional() says
    expect(thrown(() => kfp.dict().default(null))).toBe('PortDefault');
  });

  test('choices of another type', () => {
    // @ts-expect-error a number
    expect(thrown(() => kfp.str().oneOf('a', 1))).toBe('PortChoices');
  });

  test('lists of files as lists of values', () => {
    // @ts-expect-error dataset().list()
    expect(thrown(() => kfp.list(kfp.dataset()))).toBe('PortKind');
  });

  test('outputs with a default, or that may be missing', () => {
    // @ts-expect-error a component gives what it declares
    expect(thrown(() => component('x', {}, { Output: kfp.int().default(1) }))).toBe('PortKind');
    // @ts-expect-error a component gives what it declares
    expect(thrown(() => component('x', {}, { file: kfp.dataset().optional() }))).toBe('PortKind');
    // @ts-expect-error how a task ended is given by the server
    expect(thrown(() => component('x', {}, { status: kfp.finalStatus() }))).toBe('PortKind');
  });

  test('types instead of ports', () => {
    // @ts-expect-error str()
    expect(thrown(() => component('x', { name: kfp.str }))).toBe('PortKind');
    // @ts-expect-error str()
    expect(thrown(() => component('x', { name: 'str' }))).toBe('PortKind');
  });

  test('files of types that servers do not know', () => {
    // @ts-expect-error system.<Name> or google.<Name>
    expect(thrown(() => kfp.artifactOf('TFModel'))).toBe('ArtifactType');
  });
});

describe('the compiler refuses of containers', () => {
  const inputs = { name: kfp.str().optional(), data: kfp.dataset() };
  const outputs = { sum: kfp.int() };

  test('inputs and outputs that are not declared', () => {
    // @ts-expect-error there is no input other
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', inputs, args: io => [io.inputs.other] }))).toBe('ContainerLine');
    // @ts-expect-error a file has a path
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', inputs, args: io => [io.inputs.data] }))).toBe('ContainerLine');
    // @ts-expect-error a value is left at a path
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', outputs, args: io => [io.outputs.sum] }))).toBe('ContainerLine');
    // @ts-expect-error a value has no place in the object store
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', outputs, args: io => [io.outputs.sum.uri] }))).toBe('ContainerLine');
  });

  test('entries that are no texts', () => {
    // @ts-expect-error numbers are written as texts
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', args: ['--count', 5] }))).toBe('ContainerLine');
    // @ts-expect-error a list of entries
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', command: 'run' }))).toBe('ContainerLine');
    // @ts-expect-error servers put no values into variables
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', env: { NAME: kfp.run.jobName } }))).toBe('ContainerLine');
    // @ts-expect-error variables are texts
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', env: { DEBUG: true } }))).toBe('ContainerLine');
    // @ts-expect-error an image is named
    expect(thrown(() => kfp.container({ name: 'x' }))).toBe('ContainerImage');
  });

  test('ifPresent of anything but an input', () => {
    // @ts-expect-error a name is no input
    expect(thrown(() => kfp.ifPresent('name', ['--name']))).toBe('IfPresentInput');
    // @ts-expect-error a list of entries
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', inputs, args: io => [kfp.ifPresent(io.inputs.name, '--name')] }))).toBe('IfPresentInput');
  });

  test('ifPresent within a text', () => {
    // @ts-expect-error it is an entry of its own
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', inputs, args: io => [kfp.concat('--', kfp.ifPresent(io.inputs.name, ['a']))] }))).toBe('TextPart');
    // @ts-expect-error a variable is a text
    expect(thrown(() => kfp.container({ name: 'x', image: 'i', inputs, env: { NAME: kfp.ifPresent({} as kfp.Placeholder, ['a']) } }))).toBe('IfPresentInput');
  });
});

describe('the compiler refuses of texts', () => {
  test('files, lists and maps in them', () => {
    // @ts-expect-error a file
    expect(codeOf(p => p.task(show, { text: kfp.text`${p.task(load).outputs.data}` }))).toBe('TextPart');
    // @ts-expect-error a list, whose quotes would break the text
    expect(codeOf((p, { names }) => p.task(show, { text: kfp.text`${names}` }))).toBe('TextPart');
    // @ts-expect-error null
    expect(codeOf(p => p.task(show, { text: kfp.text`${null}` }))).toBe('TextPart');
  });

  test('values in the body of a Python function', () => {
    // @ts-expect-error declare an input
    expect(thrown(() => kfp.py`return ${INPUTS.count}`)).toBe('PythonBody');
    // @ts-expect-error neither a text
    expect(thrown(() => kfp.py`return ${'1'}`)).toBe('PythonBody');
  });
});
