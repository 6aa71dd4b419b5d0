/**
 * What does not compile. Each `@ts-expect-error` fails the type check of the tests as soon as the line below it compiles;
 * what the line does at run time, for callers without types, is checked here.
 */
import * as kfp from '../../../src/pipelines';
import { add, codeOf, component, evaluate, greet, load, merge, nothing, notify, store, total, train, tune } from '../support';

const inner = kfp.pipeline({
  name: 'inner', inputs: { count: kfp.int() }, outputs: { Output: kfp.int() }, build: (p, { count }) => ({ Output: p.task(add, { value_1: count, value_2: count }).output }),
});

describe('the compiler refuses of a task', () => {
  test('an input that is not passed', () => {
    // @ts-expect-error value_2 has to be passed
    expect(codeOf(p => p.task(add, { value_1: 1 }))).toBe('MissingArgument');
  });

  test('no arguments where one is needed', () => {
    // @ts-expect-error name has to be passed
    expect(codeOf(p => p.task(greet))).toBe('MissingArgument');
  });

  test('an input that the component has not', () => {
    // @ts-expect-error there is no input names
    expect(codeOf(p => p.task(greet, { name: 'a', names: 'b' }))).toBe('UnknownArgument');
  });

  test('an input of a component that has none', () => {
    // @ts-expect-error there is no input at all
    expect(codeOf(p => p.task(nothing, { name: 'a' }))).toBe('UnknownArgument');
  });

  test('constants of another type', () => {
    // @ts-expect-error a text for an int
    expect(codeOf(p => p.task(add, { value_1: '1', value_2: 2 }))).toBe('WrongArgument');
    // @ts-expect-error a number for a text
    expect(codeOf(p => p.task(greet, { name: 1 }))).toBe('WrongArgument');
    // @ts-expect-error null for a text
    expect(codeOf(p => p.task(greet, { name: null }))).toBe('WrongArgument');
    // @ts-expect-error a text for a boolean
    expect(codeOf(p => p.task(tune, { options: {}, fast: 'true' }))).toBe('WrongArgument');
    // @ts-expect-error a list for a map
    expect(codeOf(p => p.task(tune, { options: [] }))).toBe('WrongArgument');
    // @ts-expect-error a map for a list
    expect(codeOf(p => p.task(tune, { options: {}, steps: {} }))).toBe('WrongArgument');
    // @ts-expect-error texts in a list of ints
    expect(codeOf(p => p.task(total, { numbers: ['1'] }))).toBe('WrongArgument');
    // @ts-expect-error a function is no JSON
    expect(codeOf(p => p.task(tune, { options: { run: () => 1 } }))).toBe('WrongArgument');
    // @ts-expect-error a date is no JSON
    expect(codeOf(p => p.task(tune, { options: { day: new Date(0) } }))).toBe('WrongArgument');
  });

  test('values of the run of another type', () => {
    // @ts-expect-error an int for a float: the server does not turn one into the other
    expect(codeOf((p, { count }) => p.task(tune, { options: {}, rate: count }))).toBe('WrongArgument');
    // @ts-expect-error a float for an int
    expect(codeOf((p, { share }) => p.task(add, { value_1: share, value_2: 1 }))).toBe('WrongArgument');
    // @ts-expect-error an int for a text
    expect(codeOf((p, { count }) => p.task(greet, { name: count }))).toBe('WrongArgument');
    // @ts-expect-error a list for a map
    expect(codeOf((p, { any }) => p.task(tune, { options: any }))).toBe('WrongArgument');
    // @ts-expect-error a list of texts for a list of ints
    expect(codeOf((p, { names }) => p.task(total, { numbers: names }))).toBe('WrongArgument');
    // @ts-expect-error a text with values in it for an int
    expect(codeOf((p, { name }) => p.task(add, { value_1: kfp.text`${name}`, value_2: 1 }))).toBe('WrongArgument');
  });

  test('files of another type', () => {
    // @ts-expect-error a dataset for a model
    expect(codeOf(p => p.task(evaluate, { fitted: p.task(load).outputs.data }))).toBe('WrongArgument');
    // @ts-expect-error a list of files for one
    expect(codeOf((p, { files }) => p.task(train, { data: files }))).toBe('WrongArgument');
    // @ts-expect-error one file for a list
    expect(codeOf(p => p.task(merge, { files: p.task(load).outputs.data }))).toBe('WrongArgument');
    // @ts-expect-error a list of files for any file
    expect(codeOf((p, { files }) => p.task(store, { file: files }))).toBe('WrongArgument');
  });

  test('files of another own type', () => {
    const save = component('save', {}, { net: kfp.ownArtifact('TFModel') });
    const serve = component('serve', { net: kfp.ownArtifact('TorchModel') });
    // @ts-expect-error a TFModel is no TorchModel
    expect(codeOf(p => p.task(serve, { net: p.task(save).outputs.net }))).toBe('WrongArgument');
  });

  test('values for files, and files for values', () => {
    // @ts-expect-error a text for a file
    expect(codeOf(p => p.task(store, { file: 's3://bucket/x' }))).toBe('WrongArgument');
    // @ts-expect-error a parameter for a file
    expect(codeOf((p, { name }) => p.task(store, { file: name }))).toBe('WrongArgument');
    // @ts-expect-error a file for a text
    expect(codeOf(p => p.task(greet, { name: p.task(load).outputs.data }))).toBe('WrongArgument');
    // @ts-expect-error a file in a map
    expect(codeOf(p => p.task(tune, { options: { file: p.task(load).outputs.data } }))).toBe('WrongArgument');
    // @ts-expect-error a task for one of its outputs
    expect(codeOf(p => p.task(greet, { name: p.task(greet, { name: 'a' }) }))).toBe('WrongArgument');
  });

  test('numbers of the run in a map, where the server writes texts', () => {
    // @ts-expect-error text`${count}` says so
    expect(codeOf((p, { count }) => p.task(tune, { options: { rounds: count } }))).toBe('WrongArgument');
  });

  test('outputs that it does not give', () => {
    // @ts-expect-error there is no output dataset
    expect(codeOf(p => p.task(train, { data: p.task(load).outputs.dataset }))).toBe('MissingArgument');
    // @ts-expect-error load has no output of the name Output
    expect(codeOf(p => p.task(train, { data: p.task(load).output }))).toBe('MissingArgument');
  });

  test('what is no component', () => {
    // @ts-expect-error a function is no component
    expect(codeOf(p => p.task(() => 1))).toBe('TaskComponent');
    // @ts-expect-error the name of one is none either
    expect(codeOf(p => p.task('add', {}))).toBe('TaskComponent');
  });

  test('the status of another task, which the server fills in', () => {
    // @ts-expect-error nobody passes it
    expect(codeOf(p => p.task(notify, { status: {} }))).toBe('UnknownArgument');
  });
});

describe('the compiler refuses of options', () => {
  test('those of a pod where there is none', () => {
    // @ts-expect-error a pipeline has no pod
    expect(codeOf(p => p.task(inner, { count: 1 }, { cpu: '1' }))).toBe('UnknownProp');
    // @ts-expect-error an importer has no pod that can be told something
    expect(codeOf(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x' }, { memory: '1Gi' }))).toBe('UnknownProp');
  });

  test('a name that there is not', () => {
    // @ts-expect-error displayName
    expect(codeOf(p => p.task(nothing, {}, { displayname: 'x' }))).toBe('UnknownProp');
  });

  test('a retry that does not say how often', () => {
    // @ts-expect-error count has to be given
    expect(codeOf(p => p.task(nothing, {}, { retry: { backoff: '10s' } }))).toBe('MissingProp');
  });

  test('a task by its name', () => {
    // @ts-expect-error after takes tasks
    expect(codeOf(p => p.task(nothing, {}, { after: ['load'] }))).toBe('WrongProp');
    // @ts-expect-error after takes tasks, not their outputs
    expect(codeOf(p => p.task(nothing, {}, { after: [p.task(load).outputs.data] }))).toBe('WrongProp');
  });

  test('texts with values of the run, which the server does not put together there', () => {
    // @ts-expect-error a parameter alone
    expect(codeOf((p, { name }) => p.task(nothing, {}, { image: kfp.text`registry/${name}` }))).toBe('WrongProp');
    // @ts-expect-error a parameter alone
    expect(codeOf((p, { name }) => p.task(nothing, {}, { imagePullSecrets: [kfp.text`${name}-pull`] }))).toBe('WrongProp');
    // @ts-expect-error the number of devices is read as a text
    expect(codeOf((p, { count }) => p.task(nothing, {}, { gpu: { type: 'nvidia.com/gpu', count } }))).toBe('TaskSetting');
  });

  test('amounts as numbers, and devices as texts', () => {
    // @ts-expect-error CPU has a unit
    expect(codeOf(p => p.task(nothing, {}, { cpu: 1 }))).toBe('WrongProp');
    // @ts-expect-error memory of the run is a text
    expect(codeOf((p, { count }) => p.task(nothing, {}, { memory: count }))).toBe('TaskSetting');
    // @ts-expect-error a device is nvidia(1)
    expect(codeOf(p => p.task(nothing, {}, { gpu: 'nvidia' }))).toBe('WrongProp');
    // @ts-expect-error an image that is known is the component's
    expect(codeOf(p => p.task(nothing, {}, { image: 'busybox' }))).toBe('WrongProp');
  });

  test('what is no variable, and what is no mount', () => {
    // @ts-expect-error variables are texts
    expect(codeOf(p => p.task(nothing, {}, { env: { DEBUG: 1 } }))).toBe('WrongProp');
    // @ts-expect-error servers put no values into variables
    expect(codeOf((p, { name }) => p.task(nothing, {}, { env: { NAME: kfp.text`of ${name}` } }))).toBe('UnknownProp');
    // @ts-expect-error a mount comes from claim(...), secretFiles(...) ...
    expect(codeOf(p => p.task(nothing, {}, { mounts: { '/data': 'claim' } }))).toBe('WrongProp');
    // @ts-expect-error a Secret has a name that is a text
    expect(codeOf((p, { count }) => p.task(nothing, {}, { env: { KEY: kfp.secretKey(count, 'key') } }))).toBe('TaskSetting');
  });

  test('a policy that Kubernetes does not know', () => {
    // @ts-expect-error Always
    expect(codeOf(p => p.task(nothing, {}, { imagePullPolicy: 'always' }))).toBe('WrongProp');
  });
});
