/** Conditions: the texts that the server reads, and what branches give. */
import * as kfp from '../../src/pipelines';
import { lintPipeline } from '../../src/pipelines/lint';
import { add, compiled, component, componentOf, expectClean, flip, greet, INPUTS, load, merge, nothing, show, tasksOf, train } from './support';

type Values = kfp.ReferencesOf<typeof INPUTS>;
const channel = (name: string): string => `pipelinechannel--${name}`;
const value = (name: string): string => `inputs.parameter_values['pipelinechannel--${name}']`;

function textOf(condition: (inputs: Values, p: kfp.PipelineBuilder) => kfp.Condition): string | undefined {
  const pipeline = compiled((p, inputs) => p.if(condition(inputs, p), () => p.task(nothing)));
  return tasksOf(pipeline)['condition-1'].triggerPolicy?.condition;
}

test.each<readonly [string, (inputs: Values) => kfp.Condition, string]>([
  ['texts', ({ name }) => kfp.eq(name, 'heads'), `${value('name')} == 'heads'`],
  ['texts that differ', ({ name }) => kfp.ne(name, ''), `${value('name')} != ''`],
  ['the order of texts', ({ name }) => kfp.lt(name, 'b'), `${value('name')} < 'b'`],
  ['whole numbers', ({ count }) => kfp.gt(count, 5), `int(${value('count')}) > 5`],
  ['negative numbers', ({ count }) => kfp.le(count, -5), `int(${value('count')}) <= -5`],
  ['a whole number and a fraction', ({ count }) => kfp.ge(count, 0.5), `double(${value('count')}) >= 0.5`],
  ['a double and a whole number', ({ share }) => kfp.eq(share, 2), `double(${value('share')}) == 2.0`],
  ['a double and a fraction', ({ share }) => kfp.lt(share, 0.25), `double(${value('share')}) < 0.25`],
  ['numbers with an exponent', ({ share }) => kfp.lt(share, 1e21), `double(${value('share')}) < 1e+21`],
  ['small numbers', ({ share }) => kfp.gt(share, 1e-7), `double(${value('share')}) > 1e-7`],
  ['a whole number beyond what is exact', ({ count }) => kfp.lt(count, 1e21), `double(${value('count')}) < 1e+21`],
  ['booleans', ({ fast }) => kfp.eq(fast, true), `${value('fast')} == true`],
  ['booleans that differ', ({ fast }) => kfp.ne(fast, false), `${value('fast')} != false`],
  ['two texts of the run', ({ name }) => kfp.eq(name, name), `${value('name')} == ${value('name')}`],
  ['two whole numbers of the run', ({ count }) => kfp.ne(count, count), `int(${value('count')}) != int(${value('count')})`],
  ['an int and a double of the run', ({ count, share }) => kfp.lt(count, share), `double(${value('count')}) < double(${value('share')})`],
  ['a double and an int of the run', ({ count, share }) => kfp.ge(share, count), `double(${value('share')}) >= double(${value('count')})`],
])('compares %s', (_, condition, text) => {
  expect(textOf(condition)).toBe(text);
});

test.each([
  ["it's", "'it\\'s'"], ['a\\b', "'a\\\\b'"], ["\\'", "'\\\\\\''"], ['two\nlines\r', "'two\\nlines\\r'"], ['"quoted"', "'\"quoted\"'"], ["' || true || '",
    "'\\' || true || \\''"], ['ü→', "'ü→'"],
])('the text %j is written so that the server reads the same', (given, text) => {
  expect(textOf(({ name }) => kfp.eq(name, given))).toBe(`${value('name')} == ${text}`);
});

test('operands come in by inputs of the group', () => {
  const pipeline = compiled((p, { name, names }) => p.forEach(names, item => p.if(kfp.eq(p.task(flip).output, item), () => p.if(kfp.ne(name, item), () => p.task(nothing)))));
  expect(tasksOf(pipeline, 'for-loop-1')['condition-2']).toMatchObject({
    dependentTasks: ['flip'], triggerPolicy: { condition: `${value('flip-Output')} == ${value('names-loop-item')}` },
    inputs: { parameters: { [channel('flip-Output')]: { taskOutputParameter: { producerTask: 'flip' } },
      [channel('names-loop-item')]: { componentInputParameter: channel('names-loop-item') } } },
  });
  expect(tasksOf(pipeline, 'for-loop-1', 'condition-2')['condition-3'].inputs?.parameters).toEqual({
    [channel('name')]: { componentInputParameter: channel('name') }, [channel('names-loop-item')]: { componentInputParameter: channel('names-loop-item') },
  });
});

describe('fields of items', () => {
  function field(maps: readonly { readonly a: kfp.Nested }[] | undefined, condition: (a: kfp.Parameter<never>) => kfp.Condition) {
    const pipeline = compiled((p, { any }) => p.forEach((maps ?? any) as typeof any, item => p.if(condition(item.field('a') as never), () => p.task(nothing))));
    const [loop] = Object.keys(tasksOf(pipeline));
    const [group] = Object.keys(tasksOf(pipeline, loop));
    const full = `${maps === undefined ? 'any-loop-item' : 'loop-item-param-1'}-subvar-a`;
    return { text: tasksOf(pipeline, loop)[group].triggerPolicy?.condition?.replaceAll(value(full), 'a'), type: componentOf(pipeline, loop,
      group).inputDefinitions?.parameters?.[channel(full)].parameterType };
  }

  test('of maps that are written down have the type of what is written', () => {
    expect(field([{ a: true }, { a: false }], a => kfp.eq(a as never, true as never))).toEqual({ text: 'a == true', type: 'BOOLEAN' });
    expect(field([{ a: 'x' }], a => kfp.eq(a as never, 'x' as never))).toEqual({ text: "a == 'x'", type: 'STRING' });
    expect(field([{ a: 1 }, { a: 2 }], a => kfp.gt(a as never, 1 as never))).toEqual({ text: 'int(a) > 1', type: 'NUMBER_INTEGER' });
    expect(field([{ a: 1 }, { a: 2.5 }], a => kfp.gt(a as never, 1 as never))).toEqual({ text: 'double(a) > 1.0', type: 'NUMBER_DOUBLE' });
  });

  test('of maps of the run come as texts', () => {
    expect(field(undefined, a => kfp.eq(a as never, 'x' as never))).toEqual({ text: "a == 'x'", type: 'STRING' });
    expect(field(undefined, a => kfp.eq(a as never, true as never)).text).toBe("a == 'true'");
    expect(field(undefined, a => kfp.lt(a as never, 3 as never)).text).toBe('int(a) < 3');
    expect(field(undefined, a => kfp.lt(a as never, 0.5 as never)).text).toBe('double(a) < 0.5');
  });
});

test('further branches hold if those before do not', () => {
  const pipeline = compiled((p, { name, count }) => {
    p.if(kfp.eq(name, 'a'), () => p.task(nothing)).elif(kfp.gt(count, 1), () => p.task(nothing)).elif(kfp.eq(name, 'b'), () => p.task(nothing)).else(() => p.task(nothing));
  });
  const [a, b, c] = [`${value('name')} == 'a'`, `int(${value('count')}) > 1`, `${value('name')} == 'b'`];
  expect(tasksOf(pipeline)['condition-branches-1'].triggerPolicy).toBeUndefined();
  expect(Object.values(tasksOf(pipeline, 'condition-branches-1')).map(task => task.triggerPolicy?.condition)).toEqual([a, `!(${a}) && ${b}`, `!(${a}) && !(${b}) && ${c}`,
    `!(${a}) && !(${b}) && !(${c})`]);
});

test('a branch that is added later, from within another group, stands beside the first', () => {
  const pipeline = compiled((p, { fast, names }) => {
    let choice: kfp.If<{}> | undefined; // eslint-disable-line @typescript-eslint/no-empty-object-type
    p.forEach(names, () => { choice = p.if(kfp.eq(fast, true), () => p.task(load)); });
    p.task(show, { text: 'between' });
    choice?.else(() => p.task(flip));
  });
  expect(Object.keys(tasksOf(pipeline, 'for-loop-1', 'condition-branches-2'))).toEqual(['condition-3', 'condition-4']);
});

describe('what the branch that ran gave', () => {
  const pipeline = compiled((p, { fast, count }) => {
    const choice = p.if(kfp.eq(fast, true), () => ({ said: p.task(flip).output, data: p.task(load).outputs.data }))
      .elif(kfp.gt(count, 1), () => ({ said: p.task(greet, { name: 'b' }).output, data: p.task(load).outputs.data }))
      .else(() => ({ data: p.task(load).outputs.data, said: p.task(greet, { name: 'c' }).output }));
    p.task(show, { text: choice.outputs.said });
    p.task(train, { data: choice.outputs.data });
    p.forEach([1], () => p.task(show, { text: choice.outputs.said }));
  });
  const [said, data] = [channel('condition-branches-1-oneof-1'), channel('condition-branches-1-oneof-2')];

  test('is an output of all branches, which one of theirs gives', () => {
    expect(componentOf(pipeline, 'condition-branches-1')).toMatchObject({
      outputDefinitions: { parameters: { [said]: { parameterType: 'STRING' } }, artifacts: { [data]: { artifactType: { schemaTitle: 'system.Dataset' } } } },
      dag: {
        outputs: {
          parameters: {
            [said]: {
              valueFromOneof: {
                parameterSelectors: [
                  { producerSubtask: 'condition-2', outputParameterKey: channel('flip-Output') }, { producerSubtask: 'condition-3', outputParameterKey: channel('greet-Output') },
                  { producerSubtask: 'condition-4', outputParameterKey: channel('greet-2-Output') },
                ],
              },
            },
          },
          artifacts: {
            [data]: {
              artifactSelectors: [
                { producerSubtask: 'condition-2', outputArtifactKey: channel('load-data') }, { producerSubtask: 'condition-3', outputArtifactKey: channel('load-2-data') },
                { producerSubtask: 'condition-4', outputArtifactKey: channel('load-3-data') },
              ],
            },
          },
        },
      },
    });
    expect(componentOf(pipeline, 'condition-branches-1', 'condition-2').dag?.outputs).toEqual({
      parameters: { [channel('flip-Output')]: { valueFromParameter: { producerSubtask: 'flip', outputParameterKey: 'Output' } } },
      artifacts: { [channel('load-data')]: { artifactSelectors: [{ producerSubtask: 'load', outputArtifactKey: 'data' }] } },
    });
  });

  test('is taken from the group of all branches, also by what stands deeper', () => {
    expect(tasksOf(pipeline).show.dependentTasks).toEqual(['condition-branches-1']);
    expect(tasksOf(pipeline).show.inputs?.parameters?.text).toEqual({ taskOutputParameter: { producerTask: 'condition-branches-1', outputParameterKey: said } });
    expect(tasksOf(pipeline).train.inputs?.artifacts?.data).toEqual({ taskOutputArtifact: { producerTask: 'condition-branches-1', outputArtifactKey: data } });
    const full = channel(`condition-branches-1-${said}`);
    expect(tasksOf(pipeline, 'for-loop-6')['show-2']).toMatchObject({ inputs: { parameters: { text: { componentInputParameter: full } } } });
  });

  test('may be lists, of values and of files', () => {
    const lists = compiled((p, { fast }) => {
      const each = () => p.forEach(['a'], name => ({ said: p.task(greet, { name }).output, files: p.task(load).outputs.data })).outputs;
      const choice = p.if(kfp.eq(fast, true), each).else(each);
      p.task(merge, { files: choice.outputs.files });
      p.forEach(choice.outputs.said, said => p.task(show, { text: said }));
    });
    expect(componentOf(lists, 'condition-branches-1').outputDefinitions).toMatchObject({
      parameters: { [channel('condition-branches-1-oneof-1')]: { parameterType: 'LIST' } }, artifacts: { [channel('condition-branches-1-oneof-2')]: { isArtifactList: true } },
    });
  });

  test('is not declared if nobody takes it', () => {
    const unused = compiled((p, { fast }) => p.if(kfp.eq(fast, true), () => ({ said: p.task(flip).output })).else(() => ({ said: p.task(flip).output })));
    expect(componentOf(unused, 'condition-branches-1').outputDefinitions).toBeUndefined();
  });

  test('may come from a condition in a branch', () => {
    const nested = compiled((p, { fast, count }) => {
      const { sum } = p.if(kfp.eq(fast, true), () => {
        const inner = p.if(kfp.gt(count, 1), () => ({ sum: p.task(add, { value_1: 1, value_2: 2 }).output })).else(() => ({ sum: p.task(add, { value_1: 2, value_2: 3 }).output }));
        return { sum: inner.outputs.sum };
      }).else(() => ({ sum: p.task(add, { value_1: 3, value_2: 4 }).output })).outputs;
      p.task(add, { value_1: sum, value_2: 1 });
    });
    expect(componentOf(nested, 'condition-branches-1', 'condition-5').dag?.outputs?.parameters).toBeDefined();
  });
});

test('what perhaps nothing gave stays so through branches: tasks cannot take it', () => {
  const perhaps = kfp.pipeline({
    name: 'x', inputs: { fast: kfp.bool() }, outputs: { said: kfp.str() },
    build: (p, { fast }) => {
      const inner = (): { readonly said: kfp.PossibleParameter<'STRING'> } => p.if(kfp.eq(fast, true), () => ({ said: p.task(flip).output })).outputs;
      const { said } = p.if(kfp.eq(fast, true), inner).else(inner).outputs;
      expect(() => p.task(show, { text: said as never })).toThrow('must be there in any case');
      return { said };
    },
  });
  expectClean(perhaps.compile());
});

test('no text gets out of its quotes', () => {
  const odd = component('odd', {}, { Output: kfp.str() });
  for (let code = 0; code < 300; code++) {
    const given = `a${String.fromCharCode(code)}b`;
    const pipeline = kfp.pipeline({ name: 'x', build: p => p.if(kfp.eq(p.task(odd).output, given), () => p.task(nothing)) }).compile();
    expect(lintPipeline(pipeline)).toEqual([]);
  }
});
