/** Loops: what they go through, what their rounds get, and what they give. */
import * as kfp from '../../src/pipelines';
import { add, compiled, componentOf, expectClean, flip, greet, load, made, merge, nothing, show, split, tasksOf, total, train, tune } from './support';

const channel = (name: string): string => `pipelinechannel--${name}`;

test.each([
  [['a', "b's", 'c"d'], '["a", "b\'s", "c\\"d"]', 'STRING'], [[1, -2], '[1, -2]', 'NUMBER_INTEGER'], [[1, 2.5], '[1.0, 2.5]', 'NUMBER_DOUBLE'], [[1e21, 1], '[1e+21, 1.0]',
    'NUMBER_DOUBLE'],
  [[true, false], '[true, false]', 'BOOLEAN'], [[[1], []], '[[1], []]', 'LIST'], [[{ a: 1, b: [null, 'x'] }, { a: 2 }], '[{"a": 1, "b": [null, "x"]}, {"a": 2}]', 'STRUCT'],
])('the list %j is written as JSON, and its items have one type', (items, raw, type) => {
  const pipeline = compiled(p => p.forEach(items as never, () => p.task(nothing)));
  expect(tasksOf(pipeline)['for-loop-2'].parameterIterator).toEqual({ items: { raw }, itemInput: channel('loop-item-param-1') });
  expect(JSON.parse(raw)).toEqual(items);
  expect(componentOf(pipeline, 'for-loop-2').inputDefinitions).toEqual({ parameters: { [channel('loop-item-param-1')]: { parameterType: type } } });
});

test('a list of the run comes in by an input, and the item by another that the task does not pass', () => {
  const pipeline = compiled((p, { names, any }) => {
    p.forEach(names, item => p.task(greet, { name: item }), { parallelism: 3 });
    p.forEach(any, item => p.task(greet, { name: item }));
    p.forEach(p.task(split).outputs.numbers, item => p.task(add, { value_1: item, value_2: item }));
  });
  expect(tasksOf(pipeline)['for-loop-1']).toMatchObject({
    parameterIterator: { items: { inputParameter: channel('names') }, itemInput: channel('names-loop-item') }, iteratorPolicy: { parallelismLimit: 3 },
    inputs: { parameters: { [channel('names')]: { componentInputParameter: 'names' } } },
  });
  expect(componentOf(pipeline, 'for-loop-1').inputDefinitions?.parameters).toEqual({ [channel('names')]: { parameterType: 'LIST' },
    [channel('names-loop-item')]: { parameterType: 'STRING' } });
  expect(tasksOf(pipeline, 'for-loop-1').greet.inputs?.parameters).toEqual({ name: { componentInputParameter: channel('names-loop-item') } });
  expect(tasksOf(pipeline)['for-loop-2'].iteratorPolicy).toBeUndefined();
  expect(componentOf(pipeline, 'for-loop-2').inputDefinitions?.parameters?.[channel('any-loop-item')]).toEqual({ parameterType: 'STRING' });
  expect(componentOf(pipeline, 'for-loop-3').inputDefinitions?.parameters?.[channel('split-numbers-loop-item')]).toEqual({ parameterType: 'NUMBER_INTEGER' });
});

test('fields of an item are taken from it where they are used, also further inside', () => {
  const pipeline = compiled((p, { fast }) => p.forEach([{ host: 'a', port: 1 }], item => p.if(kfp.eq(fast, true), () => {
    p.task(greet, { name: item.field('host') });
    p.task(add, { value_1: item.field('port'), value_2: 1 });
  })));
  const inside = tasksOf(pipeline, 'for-loop-2', 'condition-3');
  expect(inside.greet.inputs?.parameters).toEqual({ name: { componentInputParameter: channel('loop-item-param-1'),
    parameterExpressionSelector: 'parseJson(string_value)["host"]' } });
  expect(inside.add.inputs?.parameters?.value_1.parameterExpressionSelector).toBe('parseJson(string_value)["port"]');
  expect(componentOf(pipeline, 'for-loop-2', 'condition-3').inputDefinitions?.parameters?.[channel('loop-item-param-1')]).toEqual({ parameterType: 'STRUCT' });
});

test('a loop goes through a field of an item of another one', () => {
  const pipeline = compiled((p, { any }) => p.forEach(any, item => p.forEach(item.field('hosts'), host => p.task(show, { text: host }))));
  const name = channel('any-loop-item-subvar-hosts');
  expect(tasksOf(pipeline, 'for-loop-1')['for-loop-2']).toMatchObject({
    inputs: { parameters: { [name]: { componentInputParameter: channel('any-loop-item'), parameterExpressionSelector: 'parseJson(string_value)["hosts"]' } } },
    parameterIterator: { items: { inputParameter: name }, itemInput: `${name}-loop-item` },
  });
  expect(tasksOf(pipeline, 'for-loop-1', 'for-loop-2').show.inputs?.parameters).toEqual({ text: { componentInputParameter: `${name}-loop-item` } });
});

test('a loop in a loop over the same list has an item of its own', () => {
  const pipeline = compiled((p, { names }) => p.forEach(names, outer => p.forEach(names, inner => p.task(show, { text: kfp.text`${outer} ${inner}` }))));
  const [outer, inner] = [channel('names-loop-item'), channel('names-loop-item-2')];
  expect(tasksOf(pipeline, 'for-loop-1')['for-loop-2'].parameterIterator?.itemInput).toBe(inner);
  expect(tasksOf(pipeline, 'for-loop-1', 'for-loop-2').show.inputs?.parameters).toEqual({
    text: { runtimeValue: { constant: `{{$.inputs.parameters['${outer}']}} {{$.inputs.parameters['${inner}']}}` } }, [outer]: { componentInputParameter: outer },
      [inner]: { componentInputParameter: inner },
  });
});

test('loops beside each other over the same list call their items alike', () => {
  const pipeline = compiled((p, { names }) => {
    p.forEach(names, item => p.task(show, { text: item }));
    p.forEach(names, item => p.task(show, { text: item }));
  });
  expect(Object.values(tasksOf(pipeline)).flatMap(task => task.parameterIterator?.itemInput ?? [])).toEqual([channel('names-loop-item'), channel('names-loop-item')]);
});

test('an item is not mistaken for the output of a task whose name comes out the same', () => {
  const pipeline = kfp.pipeline({
    name: 'x', inputs: { xs: kfp.list(kfp.str()) },
    build: (p, { xs }) => {
      const other = p.task(kfp.container({ name: 'xs-loop', image: 'i', outputs: { item: kfp.str() } })).outputs.item;
      p.forEach(xs, item => p.task(show, { text: kfp.text`${item} ${other}` }));
    },
  }).compile();
  expectClean(pipeline);
  expect(Object.values(tasksOf(pipeline, 'for-loop-1').show.inputs?.parameters ?? {}).map(one => one.componentInputParameter).filter(Boolean).sort()).toHaveLength(2);
  expect(new Set(Object.values(tasksOf(pipeline, 'for-loop-1').show.inputs?.parameters ?? {}).map(one => one.componentInputParameter)).size).toBe(3);
});

test('a loop goes through files, which only some servers do', () => {
  const pipeline = compiled((p, { files }) => p.forEach(files, data => p.task(train, { data })));
  expect(tasksOf(pipeline)['for-loop-1']).toMatchObject({
    artifactIterator: { items: { inputArtifact: channel('files') }, itemInput: channel('files-loop-item') },
      inputs: { artifacts: { [channel('files')]: { componentInputArtifact: 'files' } } },
  });
  expect(componentOf(pipeline, 'for-loop-1').inputDefinitions?.artifacts).toEqual({
    [channel('files')]: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' }, isArtifactList: true },
    [channel('files-loop-item')]: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' } },
  });
});

describe('what all rounds gave', () => {
  test('is a list of values, or of files', () => {
    const pipeline = compiled((p, { names }) => {
      const loop = p.forEach(names, name => ({ said: p.task(greet, { name }).output, data: p.task(load).outputs.data }));
      p.task(tune, { options: {}, steps: loop.outputs.said });
      p.task(merge, { files: loop.outputs.data });
    });
    const [said, data] = [channel('greet-Output'), channel('load-data')];
    expect(componentOf(pipeline, 'for-loop-1')).toMatchObject({
      outputDefinitions: { parameters: { [said]: { parameterType: 'LIST' } }, artifacts: { [data]: { artifactType: { schemaTitle: 'system.Dataset' }, isArtifactList: true } } },
      dag: {
        outputs: {
          parameters: { [said]: { valueFromParameter: { producerSubtask: 'greet', outputParameterKey: 'Output' } } },
          artifacts: { [data]: { artifactSelectors: [{ producerSubtask: 'load', outputArtifactKey: 'data' }] } },
        },
      },
    });
    expect(tasksOf(pipeline).tune).toMatchObject({ dependentTasks: ['for-loop-1'], inputs: { parameters: { steps: { taskOutputParameter: { producerTask: 'for-loop-1',
      outputParameterKey: said } } } } });
    expect(tasksOf(pipeline).merge.inputs?.artifacts).toEqual({ files: { taskOutputArtifact: { producerTask: 'for-loop-1', outputArtifactKey: data } } });
  });

  test('goes out of loops in loops, and of conditions in them', () => {
    const pipeline = compiled((p, { names, fast }) => {
      const loop = p.forEach(names, () => {
        const inner = p.forEach([1, 2], number => {
          const { sum } = p.if(kfp.eq(fast, true), () => ({ sum: p.task(add, { value_1: number, value_2: 1 }).output })).outputs;
          return { sum };
        });
        return { sums: inner.outputs.sum };
      });
      p.task(tune, { options: {}, steps: loop.outputs.sums });
    });
    const sum = channel('add-Output');
    expect(tasksOf(pipeline).tune.inputs?.parameters?.steps).toEqual({ taskOutputParameter: { producerTask: 'for-loop-1', outputParameterKey: sum } });
    const given = (...path: string[]) => componentOf(pipeline, ...path).dag?.outputs?.parameters?.[sum].valueFromParameter;
    expect(given('for-loop-1')).toEqual({ producerSubtask: 'for-loop-3', outputParameterKey: sum });
    expect(given('for-loop-1', 'for-loop-3')).toEqual({ producerSubtask: 'condition-4', outputParameterKey: sum });
    expect(given('for-loop-1', 'for-loop-3', 'condition-4')).toEqual({ producerSubtask: 'add', outputParameterKey: 'Output' });
  });

  test('comes into other groups under the name of the loop', () => {
    const pipeline = compiled((p, { names, fast }) => {
      const { sums } = p.forEach([1], value => ({ sums: p.task(add, { value_1: value, value_2: value }).output })).outputs;
      p.if(kfp.eq(fast, true), () => p.task(total, { numbers: sums }));
      p.forEach(sums, sum => p.task(add, { value_1: sum, value_2: 1 }));
      p.forEach(names, name => p.task(greet, { name }));
    });
    const full = channel(`for-loop-2-${channel('add-Output')}`);
    expect(tasksOf(pipeline)['condition-3'].dependentTasks).toEqual(['for-loop-2']);
    expect(tasksOf(pipeline)['condition-3'].inputs?.parameters?.[full]).toEqual({ taskOutputParameter: { producerTask: 'for-loop-2', outputParameterKey: channel('add-Output') } });
    expect(tasksOf(pipeline)['for-loop-4'].parameterIterator).toEqual({ items: { inputParameter: full }, itemInput: `${full}-loop-item` });
  });

  test('of two loops comes into a group by two inputs', () => {
    const pipeline = compiled((p, { fast }) => {
      const [one, two] = [1, 2].map(() => p.forEach([1], value => ({ sums: p.task(add, { value_1: value, value_2: value }).output })).outputs.sums);
      p.if(kfp.eq(fast, true), () => {
        p.task(total, { numbers: one });
        p.task(total, { numbers: two });
      });
    });
    const producers = Object.values(tasksOf(pipeline)['condition-5'].inputs?.parameters ?? {}).flatMap(from => from.taskOutputParameter?.producerTask ?? []);
    expect(producers).toEqual(['for-loop-2', 'for-loop-4']);
  });

  test('of a branch and of its condition are two outputs', () => {
    const pipeline = compiled((p, { names, fast }) => {
      const loop = p.forEach(names, name => {
        let own: kfp.Parameter<'STRING'> | undefined;
        const choice = p.if(kfp.eq(fast, true), () => ({ said: own = p.task(greet, { name }).output })).else(() => ({ said: p.task(flip).output }));
        p.task(show, { text: choice.outputs.said });
        return { own: own as kfp.Parameter<'STRING'>, any: choice.outputs.said };
      });
      p.task(tune, { options: {}, steps: loop.outputs.own });
      p.task(tune, { options: {}, steps: loop.outputs.any });
    });
    expect(componentOf(pipeline, 'for-loop-1', 'condition-branches-2', 'condition-3').outputDefinitions?.parameters).toEqual({
      [channel('greet-Output')]: { parameterType: 'STRING' }, [channel('greet-Output-2')]: { parameterType: 'LIST' },
    });
  });
});

test('a list that may be whole numbers alone keeps its doubles, if its port says so', () => {
  const pipeline = kfp.pipeline({ name: 'x', inputs: { rates: kfp.list(kfp.float()).default([1, 2]) }, build: (p, { rates }) => p.forEach(rates, rate => p.task(tune,
    { options: {}, rate })) });
  expect(componentOf(expectClean(pipeline.compile()), 'for-loop-1').inputDefinitions?.parameters?.[channel('rates-loop-item')]).toEqual({ parameterType: 'NUMBER_DOUBLE' });
});

test('items are taken as they are when the loop is made', () => {
  const items = ['a'];
  const pipeline = made(p => p.forEach(items, item => p.task(greet, { name: item })));
  items.push('b');
  expect(tasksOf(pipeline.compile())['for-loop-2'].parameterIterator?.items.raw).toBe('["a"]');
});
