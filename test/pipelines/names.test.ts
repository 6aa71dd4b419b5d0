/** Names and numbers are those of Kubeflow Pipelines' own compiler: people and old links know them. */
import * as kfp from '../../src/pipelines';
import { component, compiled, componentOf, flip, greet, load, made, nothing, settingsOf, tasksOf, expectClean } from './support';

const names = (pipeline: ReturnType<typeof compiled>, ...path: readonly string[]): string[] => Object.keys(tasksOf(pipeline, ...path)).filter(name => name !== 'nothing');

test.each([
  ['add example', 'add-example'], ['foo_Bar__2', 'foo-bar-2'], ['  Train: the Model! ', 'train-the-model'], ['-a--b-', 'a-b'], ['Größe', 'gr-e'], ['x', 'x'],
])('the name %j becomes %j', (given, name) => {
  expect(component(given).name).toBe(name);
  expect(kfp.pipeline({ name: given, build: p => p.task(nothing) }).compile().spec.pipelineInfo.name).toBe(name);
});

test('a pipeline has its texts, and what compiled it is the same in every release', () => {
  const { spec } = kfp.pipeline({ name: 'Sum up', displayName: 'Sum', description: 'adds numbers', build: p => p.task(nothing) }).compile();
  expect(spec).toMatchObject({ pipelineInfo: { name: 'sum-up', displayName: 'Sum', description: 'adds numbers' }, schemaVersion: '2.1.0', sdkVersion: 'cdk8s-kubeflow' });
});

test('each task has a name of its own, a component and an executor, in the whole pipeline', () => {
  const pipeline = compiled((p, { fast }) => {
    p.task(flip);
    p.if(kfp.eq(fast, true), () => {
      p.task(flip);
      p.forEach([1], () => p.task(flip));
    });
    p.task(flip);
  });
  expect(names(pipeline)).toEqual(['flip', 'condition-1', 'flip-4']);
  expect(names(pipeline, 'condition-1')).toEqual(['flip-2', 'for-loop-3']);
  expect(names(pipeline, 'condition-1', 'for-loop-3')).toEqual(['flip-3']);
  expect(Object.keys(pipeline.spec.components ?? {}).sort()).toEqual(['comp-condition-1', 'comp-flip', 'comp-flip-2', 'comp-flip-3', 'comp-flip-4', 'comp-for-loop-3',
    'comp-nothing']);
  expect(Object.keys(pipeline.spec.deploymentSpec?.executors ?? {}).sort()).toEqual(['exec-flip', 'exec-flip-2', 'exec-flip-3', 'exec-flip-4', 'exec-nothing']);
});

test('a name with a number that is taken by another component goes on', () => {
  const pipeline = compiled(p => {
    p.task(component('x-2'));
    p.task(component('x'));
    p.task(component('x'));
    p.task(component('x-2'));
  });
  expect(names(pipeline)).toEqual(['x-2', 'x', 'x-3', 'x-2-2']);
});

test('a component that is named as a group shares no name with it', () => {
  const pipeline = compiled((p, { fast }) => {
    p.task(component('condition-1'));
    p.if(kfp.eq(fast, true), () => p.task(component('for-loop-2'))).else(() => p.task(component('condition-branches-1')));
    p.forEach([1], () => p.task(component('condition-2')));
  });
  const groups = names(pipeline);
  expect(new Set(groups).size).toBe(groups.length);
  expect(groups).toHaveLength(3);
});

test('groups are numbered as they are entered; a list that is written down takes a number before its loop', () => {
  const pipeline = compiled((p, { fast, names: all }) => {
    p.forEach(['a'], () => p.task(nothing));
    p.if(kfp.eq(fast, true), () => p.forEach(all, () => p.task(nothing)));
    p.onExit(nothing, {}, () => p.task(nothing));
    p.forEach(all, () => p.forEach([1], () => p.task(nothing)));
  });
  expect(names(pipeline).filter(name => !name.startsWith('nothing'))).toEqual(['for-loop-2', 'condition-3', 'exit-handler-5', 'for-loop-6']);
  expect(names(pipeline, 'condition-3')).toEqual(['for-loop-4']);
  expect(names(pipeline, 'for-loop-6')).toEqual(['for-loop-8']);
  expect(tasksOf(pipeline)['for-loop-2'].parameterIterator).toEqual({ items: { raw: '["a"]' }, itemInput: 'pipelinechannel--loop-item-param-1' });
  expect(tasksOf(pipeline, 'for-loop-6')['for-loop-8'].parameterIterator?.itemInput).toBe('pipelinechannel--loop-item-param-7');
});

test('a condition with further branches gives its number to the group of all, and takes a new one', () => {
  const pipeline = compiled((p, { fast, count }) => {
    p.if(kfp.eq(fast, true), () => p.forEach([1], () => p.task(nothing))).elif(kfp.gt(count, 1), () => p.task(nothing)).else(() => p.task(nothing));
    p.if(kfp.eq(fast, true), () => p.task(nothing));
  });
  expect(names(pipeline).filter(name => !name.startsWith('nothing'))).toEqual(['condition-branches-1', 'condition-7']);
  expect(names(pipeline, 'condition-branches-1')).toEqual(['condition-4', 'condition-5', 'condition-6']);
  expect(names(pipeline, 'condition-branches-1', 'condition-4')).toEqual(['for-loop-3']);
});

test('people see the display name; names stay', () => {
  const pipeline = compiled((p, { fast }) => {
    p.task(load, {}, { displayName: 'Load it' });
    p.if(kfp.eq(fast, true), () => p.task(nothing), { displayName: 'Fast' }).else(() => p.task(nothing), { displayName: 'Slow' });
    p.forEach([1], () => p.task(nothing), { displayName: 'Each' });
    p.onExit(nothing, {}, () => p.task(nothing), { displayName: 'Last' }, { displayName: 'Watched' });
  });
  const shown = (...path: string[]) => Object.fromEntries(Object.entries(tasksOf(pipeline, ...path)).map(([name, { taskInfo }]) => [name, taskInfo?.name]));
  expect(shown()).toMatchObject({ 'load': 'Load it', 'condition-branches-1': 'condition-branches-1', 'for-loop-5': 'Each', 'exit-handler-6': 'Watched', 'nothing-4': 'Last' });
  expect(shown('condition-branches-1')).toEqual({ 'condition-2': 'Fast', 'condition-3': 'Slow' });
});

describe('nested pipelines', () => {
  const inner = kfp.pipeline({
    name: 'inner', inputs: { name: kfp.str() }, outputs: { Output: kfp.str() }, config: { workspace: { size: '1Gi', storageClass: 'standard' } },
    build: (p, { name }) => {
      p.forEach([1], () => p.task(nothing, {}, { labels: { of: 'inner' } }));
      return { Output: p.task(greet, { name }, { env: { KEY: kfp.secretKey('inner', 'key') } }).output };
    },
  });

  const outer = compiled((p, { name }) => {
    p.task(greet, { name }, { env: { KEY: kfp.secretKey('outer', 'key') } });
    p.task(inner, { name });
    p.task(inner, { name: 'again' });
  });

  test('bring their components and executors under names that are free', () => {
    expect(names(outer)).toEqual(['greet', 'inner', 'inner-2']);
    expect(names(outer, 'inner')).toEqual(['for-loop-2', 'greet']);
    expect(tasksOf(outer, 'inner').greet.componentRef.name).toBe('comp-greet-2');
    expect(tasksOf(outer, 'inner-2').greet.componentRef.name).toBe('comp-greet-3');
    expect(componentOf(outer, 'inner-2', 'greet').executorLabel).toBe('exec-greet-3');
    expect(tasksOf(outer, 'inner-2')['for-loop-2'].componentRef.name).toBe('comp-for-loop-2-2');
  });

  test('keep what Kubernetes is told of their pods', () => {
    const secrets = [['greet'], ['inner', 'greet'], ['inner-2', 'greet']].map(path => settingsOf(outer, ...path)?.secretAsEnv?.[0].secretName);
    expect(secrets).toEqual(['outer', 'inner', 'inner']);
    expect(settingsOf(outer, 'inner-2', 'for-loop-2', 'nothing')?.podMetadata).toEqual({ labels: { of: 'inner' } });
  });

  test('lose their settings of a run', () => {
    expect(inner.compile().platform?.platforms.kubernetes?.pipelineConfig).toBeDefined();
    expect(outer.platform?.platforms.kubernetes?.pipelineConfig).toBeUndefined();
  });

  test('are compiled for the release of the outer one, and their own workspace is asked of that', () => {
    const newest = kfp.pipeline({ name: 'newest', config: { ttl: '1h' }, build: p => p.createPvc({ accessModes: ['ReadWriteOnce'], size: '1Gi', storageClass: '', name: 'x',
      dataSource: { kind: 'x' } }) });
    const using = kfp.pipeline({ name: 'using', build: p => p.task(greet, { name: kfp.run.workspacePath }) });
    const both = kfp.pipeline({
      name: 'both', config: { workspace: { size: '1Gi', storageClass: 'standard' } },
      build: p => {
        p.task(newest);
        p.task(using);
      },
    });
    expectClean(both.compile({ target: '2.17' }));
    expect(() => both.compile()).toThrow('data_source');
    expect(() => using.compile()).toThrow('must have a workspace');
  });

  test('may have the same names inside and outside, also for inputs and outputs', () => {
    const same = kfp.pipeline({ name: 'same', inputs: { msg: kfp.str() }, outputs: { msg: kfp.str() }, build: (p, { msg }) => ({ msg: p.task(greet, { name: msg }).output }) });
    expectClean(kfp.pipeline({ name: 'outermost', build: p => p.task(greet, { name: p.task(same, { msg: 'x' }).outputs.msg }) }).compile());
  });
});

test('a pipeline that is nothing but the component of its name may have it', () => {
  expect(kfp.pipeline({ name: 'greet', inputs: { name: kfp.str() }, build: (p, { name }) => p.task(greet, { name }) }).compile().spec.pipelineInfo.name).toBe('greet');
});

test('a pipeline that is only part of another one may have the name of its component', () => {
  const inner = kfp.pipeline({ name: 'greet', build: p => [p.task(greet, { name: 'a' }), p.task(nothing)] as never });
  expectClean(kfp.pipeline({ name: 'outer', build: p => p.task(inner) }).compile());
});

test('the same program twice makes the same bytes', () => {
  const program = (): string => JSON.stringify(made((p, { fast, names: all }) => {
    const loop = p.forEach(all, name => ({ said: p.task(greet, { name }, { retry: { count: 1 }, labels: { b: '1', a: '2' } }).output }));
    p.if(kfp.eq(fast, true), () => p.task(flip)).else(() => p.task(load, {}, { after: [loop] }));
  }).compile());
  expect(program()).toBe(program());
});
