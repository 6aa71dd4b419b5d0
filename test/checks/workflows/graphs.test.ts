import { workflowTemplates, workflowVariables } from '../../../src/checks';
import { found } from '../support';
import { dag, inSpec, run, values, workflow } from './support';

const task = (name: string, rest: object = {}) => ({ name, template: 'run', ...rest });
const graphOf = (dagRest: object, ...tasks: readonly object[]) => workflow([{ name: 'main', dag: { tasks, ...dagRest } }, run('run')]);
const graph = (...tasks: readonly object[]) => inSpec(workflowTemplates, graphOf({}, ...tasks)).map(place => place.replace('templates[0].dag.', ''));
const target = (text: string) => found(workflowTemplates, [graphOf({ target: text }, task('a'), task('b'))]).map(finding => finding.replace(/^.*?, (got .*); .*/, '$1'));

describe('What tasks wait for', () => {
  test('is read from names with digits and hyphens, with results or without', () => {
    expect(graph(task('a-1'), task('b-2-x'), task('c'), task('d', { depends: '(a-1 && b-2-x.Succeeded) || !c.Failed' }))).toEqual([]);
    expect(graph(task('a-1'), task('b', { depends: 'a-2 || a' }))).toEqual(['tasks[1].depends', 'tasks[1].depends']);
  });

  test('is read from dependencies where depends is empty, and only from strings', () => {
    expect(graph(task('a', { depends: '', dependencies: ['gone', 1] }))).toEqual(['tasks[0].dependencies']);
  });

  test.each(['Succeeded', 'Failed', 'Errored', 'Skipped', 'Omitted', 'Daemoned'])('may be that another one has %s', result => {
    expect(graph(task('a'), task('b', { depends: `a.${result}` }))).toEqual([]);
  });

  test.each(['AnySucceeded', 'AllFailed'])('is %s only of a task that is repeated, in whatever way', result => {
    const of = (rest: object) => graph(task('a', rest), task('b', { depends: `a.${result}` }));
    expect([{ withItems: [1] }, { withParam: '[1]' }, { withSequence: { count: 1 } }].map(of)).toEqual([[], [], []]);
    expect(of({ withItems: [] })).toEqual(['tasks[1].depends']);
  });

  test('leads to no circle over tasks that two others wait for', () => {
    expect(graph(task('a', { dependencies: ['b', 'c'] }), task('b'), task('c'), task('d', { dependencies: ['a', 'b'] }))).toEqual([]);
  });

  test('is followed once, however many ways lead there', () => {
    const below = (layer: number) => ['a', 'b'].map(name => `${name}${layer}`);
    const layers = Array.from({ length: 40 }, (_, layer) => below(layer).map(name => task(name, { dependencies: layer === 0 ? [] : below(layer - 1) })));
    expect(graph(...layers.reverse().flat())).toEqual([]);
  });

  test('is blamed at a task in the circle, wherever it stands', () => {
    expect(graph(task('a'), task('b', { dependencies: ['c'] }), task('c', { dependencies: ['b'] }))).toEqual(['tasks[1].dependencies']);
    expect(graph(task('a', { dependencies: ['b', 'c'] }), task('b'), task('c', { dependencies: ['a'] }))).toEqual(['tasks[0].dependencies']);
  });
});

describe('Names of tasks', () => {
  test('begin with a digit only where nobody waits', () => {
    expect(graph(task('1a'), task('b', { dependencies: ['1a'] }))).toEqual([]);
    expect(graph(task('a1'), task('b2', { dependencies: ['a1'] }))).toEqual([]);
    expect(graph(task('1a'), task('b', { depends: 'c' }), task('c'))).toEqual(['tasks[0].name']);
  });

  test('are the targets, and variables beside them', () => {
    expect(['', 'a', 'a b', 'b {{workflow.parameters.last}}'].flatMap(target)).toEqual([]);
    expect(target('b c')).toEqual(['got "c"']);
    expect(target('a  b')).toEqual(['got ""']);
  });
});

test('depends lets pass dependencies that are empty', () => {
  expect(graph(task('a'), task('b', { depends: 'a', dependencies: [] }), task('c', { depends: 'b', continueOn: {} }))).toEqual(['tasks[2].continueOn']);
});

describe('Outputs of tasks', () => {
  const use = (value: string, rest: object = {}) => task('use', { arguments: { ...values({ x: value }), artifacts: [{ name: 'f', from: value }] }, ...rest });
  const [parameter, artifact] = ['tasks[1].arguments.parameters[0].value', 'tasks[1].arguments.artifacts[0].from'];

  test('are used by those that wait for them, over others too', () => {
    const value = '{{tasks.first.outputs.result}}';
    expect(graph(task('first'), use(value))).toEqual([parameter, artifact]);
    expect(graph(task('first'), use(value, { depends: 'first' }))).toEqual([]);
    expect(graph(task('first'), use(value, { depends: 'last' }), task('last', { depends: 'first' }))).toEqual([]);
    expect(graph(task('first'), use('{{tasks.use.outputs.result}}'))).toEqual([parameter, artifact]);
  });

  test('are looked for at the begin of a value, and of tasks that there are', () => {
    expect(graph(task('first'), use('of {{tasks.first.outputs.result}}'))).toEqual([]);
    expect(graph(task('first'), use('{{tasks.gone.outputs.result}}'))).toEqual([]);
    expect(graph(task('first'), use('1'))).toEqual([]);
  });

  test('have a status for those that wait, and for hooks of the task itself', () => {
    const unknown = (...tasks: readonly object[]) => inSpec(workflowVariables, workflow([dag(...tasks), run('run')]));
    const hooks = { running: { expression: 'true', template: 'run', arguments: values({ x: '{{tasks.a.status}}' }) } };
    expect(unknown(task('a', { hooks }))).toEqual([]);
    expect(unknown(task('a', { when: '{{tasks.a.status}}' }))).toEqual(['templates[0].dag.tasks[0].when']);
    expect(unknown(task('a'), task('b', { depends: 'a' }), task('c', { depends: 'b', when: '{{tasks.a.status}}' }))).toEqual([]);
  });
});
