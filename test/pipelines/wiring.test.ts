/** How values and files get from where they are given to where they are taken, level by level. */
import * as kfp from '../../src/pipelines';
import { add, compiled, component, componentOf, evaluate, expectClean, flip, greet, load, merge, nothing, show, split, tasksOf, total, train, tune } from './support';

const channel = (name: string): string => `pipelinechannel--${name}`;
const placeholder = (name: string): string => `{{$.inputs.parameters['pipelinechannel--${name}']}}`;

describe('the add example', () => {
  const operation = (name: string) => component(name, { value_1: kfp.int(), value_2: kfp.int() }, { Output: kfp.int() });
  const { spec, platform } = kfp.pipeline({
    name: 'add example', inputs: { value_1: kfp.int(), value_2: kfp.int() },
    build: (p, { value_1, value_2 }) => {
      const sum = p.task(operation('add'), { value_1, value_2 });
      const difference = p.task(operation('subtract'), { value_1, value_2 });
      p.task(operation('multiply'), { value_1: sum.output, value_2: difference.output });
    },
  }).compile();

  test('takes two numbers that have to be passed, and gives nothing', () => {
    expect(spec.pipelineInfo).toEqual({ name: 'add-example' });
    expect(spec.root.inputDefinitions).toEqual({ parameters: { value_1: { parameterType: 'NUMBER_INTEGER' }, value_2: { parameterType: 'NUMBER_INTEGER' } } });
    expect(spec.root.outputDefinitions).toBeUndefined();
    expect(platform).toBeUndefined();
  });

  test('has three tasks, of which the third takes what the others give', () => {
    const inputs = { parameters: { value_1: { componentInputParameter: 'value_1' }, value_2: { componentInputParameter: 'value_2' } } };
    const task = (name: string) => ({ taskInfo: { name }, componentRef: { name: `comp-${name}` }, cachingOptions: { enableCache: true } });
    expect(spec.root.dag?.tasks).toEqual({
      add: { ...task('add'), inputs },
      subtract: { ...task('subtract'), inputs },
      multiply: {
        ...task('multiply'), dependentTasks: ['add', 'subtract'],
        inputs: {
          parameters: {
            value_1: { taskOutputParameter: { producerTask: 'add', outputParameterKey: 'Output' } },
            value_2: { taskOutputParameter: { producerTask: 'subtract', outputParameterKey: 'Output' } },
          },
        },
      },
    });
  });

  test('has a component and an executor for each', () => {
    expect(Object.keys(spec.components ?? {})).toEqual(['comp-add', 'comp-subtract', 'comp-multiply']);
    expect(spec.components?.['comp-multiply']).toEqual({
      executorLabel: 'exec-multiply', inputDefinitions: spec.root.inputDefinitions, outputDefinitions: { parameters: { Output: { parameterType: 'NUMBER_INTEGER' } } },
    });
    expect(Object.keys(spec.deploymentSpec?.executors ?? {})).toEqual(['exec-add', 'exec-subtract', 'exec-multiply']);
  });
});

test('ports stand in components as they are declared, what is default or empty is absent', () => {
  const inputs = {
    a: kfp.str(), b: kfp.int().optional(), c: kfp.bool().default(false), d: kfp.str().default('').describe('name'), e: kfp.list(kfp.int()).default([]), f: kfp.float().oneOf(1,
      2.5),
    g: kfp.dataset(), h: kfp.model().optional(), i: kfp.dataset().list().describe('all'), j: kfp.finalStatus(), k: kfp.ownArtifact('Net'),
  };
  const pipeline = kfp.pipeline({ name: 'x', inputs, build: p => p.task(nothing) });
  expect(pipeline.compile().spec.root.inputDefinitions).toEqual({
    parameters: {
      a: { parameterType: 'STRING' }, b: { parameterType: 'NUMBER_INTEGER', isOptional: true }, c: { parameterType: 'BOOLEAN', isOptional: true, defaultValue: false },
      d: { parameterType: 'STRING', isOptional: true, defaultValue: '', description: 'name' }, e: { parameterType: 'LIST', isOptional: true, defaultValue: [] },
      f: { parameterType: 'NUMBER_DOUBLE', literals: [1, 2.5] }, j: { parameterType: 'TASK_FINAL_STATUS', isOptional: true },
    },
    artifacts: {
      g: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } }, h: { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' },
        isOptional: true },
      i: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' }, isArtifactList: true, description: 'all' },
      k: { artifactType: { schemaTitle: 'system.Artifact', schemaVersion: '0.0.1' } },
    },
  });
});

test('the name and facts of an own type stand in the metadata of what is given', () => {
  const pipeline = compiled(p => p.task(component('save', {}, { net: kfp.ownArtifact('Net', { layers: 3 }) })));
  expect(componentOf(pipeline, 'save').outputDefinitions).toEqual({
    artifacts: { net: { artifactType: { schemaTitle: 'system.Artifact', schemaVersion: '0.0.1' }, metadata: { layers: 3, type: 'Net' } } },
  });
});

test('a value from outside comes in by an input of each level, and each level waits for what gives it', () => {
  const pipeline = compiled((p, { name, names, fast }) => {
    const { output } = p.task(flip);
    p.forEach(names, () => p.if(kfp.eq(fast, true), () => p.forEach([1], () => {
      p.task(greet, { name: output });
      p.task(greet, { name });
    })));
  });
  const [given, own] = [channel('flip-Output'), channel('name')];
  const path = ['for-loop-1', 'condition-2', 'for-loop-4'];
  expect(tasksOf(pipeline)['for-loop-1']).toMatchObject({
    inputs: { parameters: { [given]: { taskOutputParameter: { producerTask: 'flip', outputParameterKey: 'Output' } }, [own]: { componentInputParameter: 'name' } } },
      dependentTasks: ['flip'],
  });
  for (const at of [1, 2]) {
    const task = tasksOf(pipeline, ...path.slice(0, at))[path[at]];
    expect(task.inputs?.parameters).toMatchObject({ [given]: { componentInputParameter: given }, [own]: { componentInputParameter: own } });
    expect(task.dependentTasks).toBeUndefined();
    expect(componentOf(pipeline, ...path.slice(0, at + 1)).inputDefinitions?.parameters).toMatchObject({ [given]: { parameterType: 'STRING' },
      [own]: { parameterType: 'STRING' } });
  }
  expect(tasksOf(pipeline, ...path).greet.inputs).toEqual({ parameters: { name: { componentInputParameter: given } } });
});

test('files come in the same way', () => {
  const pipeline = compiled((p, { fast, files }) => {
    const { data } = p.task(load).outputs;
    p.if(kfp.eq(fast, true), () => {
      p.task(train, { data });
      p.task(merge, { files });
    });
  });
  expect(tasksOf(pipeline)['condition-1'].inputs?.artifacts).toEqual({
    [channel('load-data')]: { taskOutputArtifact: { producerTask: 'load', outputArtifactKey: 'data' } }, [channel('files')]: { componentInputArtifact: 'files' },
  });
  expect(componentOf(pipeline, 'condition-1').inputDefinitions?.artifacts).toEqual({
    [channel('load-data')]: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } },
    [channel('files')]: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' }, isArtifactList: true },
  });
});

test('a group declares nothing that nobody in it uses', () => {
  const pipeline = compiled((p, { names, fast }) => p.forEach(names, () => p.if(kfp.eq(fast, true), () => p.task(nothing))));
  expect(Object.keys(componentOf(pipeline, 'for-loop-1').inputDefinitions?.parameters ?? {}).sort()).toEqual([channel('fast'), channel('names'), channel('names-loop-item')]);
  expect(componentOf(pipeline, 'for-loop-1', 'condition-2').inputDefinitions).toEqual({ parameters: { [channel('fast')]: { parameterType: 'BOOLEAN' } } });
});

test('tasks that come after others wait for the group in which those are, and are sorted', () => {
  const pipeline = compiled((p, { fast, names }) => {
    let inside: kfp.Task | undefined;
    const loop = p.forEach(names, () => { inside = p.task(load); });
    const choice = p.if(kfp.eq(fast, true), () => p.task(load));
    p.task(show, { text: 'x' }, { after: [choice, loop, inside as kfp.Task, loop] });
    choice.else(() => p.task(greet, { name: 'x' }, { after: [inside as kfp.Task] }));
  });
  expect(tasksOf(pipeline).show.dependentTasks).toEqual(['condition-branches-2', 'for-loop-1']);
  expect(tasksOf(pipeline)['condition-branches-2'].dependentTasks).toEqual(['for-loop-1']);
  expect(tasksOf(pipeline, 'condition-branches-2', 'condition-4').greet.dependentTasks).toBeUndefined();
});

describe('texts', () => {
  test('with values of the run become constants, whose values come in by inputs of their own', () => {
    const pipeline = compiled((p, { name, count }) => {
      const { output } = p.task(flip);
      p.forEach([1], () => p.task(show, { text: kfp.text`${name}: ${output} of ${count}!` }));
    });
    expect(tasksOf(pipeline, 'for-loop-2').show.inputs?.parameters).toEqual({
      text: { runtimeValue: { constant: `${placeholder('name')}: ${placeholder('flip-Output')} of ${placeholder('count')}!` } },
      [channel('name')]: { componentInputParameter: channel('name') },
      [channel('flip-Output')]: { componentInputParameter: channel('flip-Output') },
      [channel('count')]: { componentInputParameter: channel('count') },
    });
  });

  test('may stand deep in lists and maps; what is undefined is absent', () => {
    const pipeline = compiled((p, { name }) => p.task(tune, { options: { a: [name, { b: kfp.text`<${name}>` }], c: undefined as never, d: kfp.run.jobId },
      steps: [kfp.concat('a', 1)] }));
    expect(tasksOf(pipeline).tune.inputs?.parameters).toMatchObject({
      options: { runtimeValue: { constant: { a: ["{{$.inputs.parameters['pipelinechannel--name']}}", { b: "<{{$.inputs.parameters['pipelinechannel--name']}}>" }],
        d: '{{$.pipeline_job_uuid}}' } } },
      steps: { runtimeValue: { constant: ['a1'] } },
    });
    expect(tasksOf(pipeline).tune.inputs?.parameters?.options.runtimeValue?.constant).not.toHaveProperty('c');
  });

  test('take a field of an item apart where they need it', () => {
    const pipeline = compiled((p, { any }) => p.forEach(any, item => p.task(show, { text: kfp.text`at ${item.field('host')}` })));
    expect(tasksOf(pipeline, 'for-loop-1').show.inputs?.parameters).toMatchObject({
      [channel('any-loop-item-subvar-host')]: { componentInputParameter: channel('any-loop-item'), parameterExpressionSelector: 'parseJson(string_value)["host"]' },
    });
  });
});

describe('two values of one name', () => {
  const dashed = component('a', {}, { 'b-c': kfp.str() });
  const pipeline = kfp.pipeline({
    name: 'x', inputs: { 'a-b-c': kfp.str() },
    build: (p, inputs) => {
      const [first, second] = [p.task(dashed).outputs['b-c'], p.task(component('a-b', {}, { c: kfp.str() })).outputs.c];
      p.forEach([1], () => p.task(show, { text: kfp.text`${first} ${second} ${inputs['a-b-c']}` }));
    },
  });

  test('come in by two inputs', () => {
    const all = tasksOf(expectClean(pipeline.compile()))['for-loop-2'].inputs?.parameters ?? {};
    expect(Object.values(all)).toEqual([
      { taskOutputParameter: { producerTask: 'a', outputParameterKey: 'b-c' } }, { taskOutputParameter: { producerTask: 'a-b', outputParameterKey: 'c' } },
        { componentInputParameter: 'a-b-c' },
    ]);
    expect(Object.keys(all)).toEqual([channel('a-b-c'), channel('a-b-c-2'), channel('a-b-c-3')]);
  });
});

describe('outputs of a pipeline', () => {
  const outputs = { said: kfp.str(), data: kfp.dataset(), all: kfp.list(kfp.str()), perhaps: kfp.int() };
  const pipeline = expectClean(kfp.pipeline({
    name: 'x', inputs: { fast: kfp.bool() }, outputs,
    build: (p, { fast }) => {
      const loop = p.forEach(['a'], name => ({ all: p.task(greet, { name }).output }));
      const { perhaps } = p.if(kfp.eq(fast, true), () => ({ perhaps: p.task(add, { value_1: 1, value_2: 2 }).output })).outputs;
      return { said: p.task(flip).output, data: p.task(load).outputs.data, all: loop.outputs.all, perhaps };
    },
  }).compile());

  test('come from tasks, and out of groups by their outputs', () => {
    expect(pipeline.spec.root.dag?.outputs).toEqual({
      parameters: {
        said: { valueFromParameter: { producerSubtask: 'flip', outputParameterKey: 'Output' } },
        all: { valueFromParameter: { producerSubtask: 'for-loop-2', outputParameterKey: channel('greet-Output') } },
        perhaps: { valueFromParameter: { producerSubtask: 'condition-3', outputParameterKey: channel('add-Output') } },
      },
      artifacts: { data: { artifactSelectors: [{ producerSubtask: 'load', outputArtifactKey: 'data' }] } },
    });
    expect(componentOf(pipeline, 'condition-3')).toMatchObject({
      outputDefinitions: { parameters: { [channel('add-Output')]: { parameterType: 'NUMBER_INTEGER' } } },
      dag: { outputs: { parameters: { [channel('add-Output')]: { valueFromParameter: { producerSubtask: 'add', outputParameterKey: 'Output' } } } } },
    });
  });
});

test('a file that is taken for another kind is handed on as what it is', () => {
  const pipeline = compiled((p, { fast }) => {
    const { file } = p.task(component('any', {}, { file: kfp.artifact() })).outputs;
    p.if(kfp.eq(fast, true), () => {
      p.task(evaluate, { fitted: file.as(kfp.model()) });
      p.task(train, { data: file });
    });
  });
  expect(componentOf(pipeline, 'condition-1').inputDefinitions?.artifacts).toMatchObject({ [channel('any-file')]: { artifactType: { schemaTitle: 'system.Artifact' } } });
});

test('lists of the run are passed whole', () => {
  const pipeline = compiled(p => p.task(total, { numbers: p.task(split).outputs.numbers }));
  expect(tasksOf(pipeline).total.inputs?.parameters).toEqual({ numbers: { taskOutputParameter: { producerTask: 'split', outputParameterKey: 'numbers' } } });
});
