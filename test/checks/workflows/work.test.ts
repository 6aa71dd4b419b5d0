import { workflowTemplates } from '../../../src/checks';
import { inSpec, run, steps, workflow } from './support';

const form = (...all: readonly object[]) => inSpec(workflowTemplates, ...all);
const only = (one: object, rest: object = {}) => form(workflow([{ name: 'main', ...one }], rest)).map(place => place.replace('templates[0].', ''));
const container = (rest: object) => only({ container: { image: 'a' }, ...rest });
const artifacts = [{ name: 'f', path: '/f' }, { name: 'g', path: '/f' }];

describe('Templates with an image', () => {
  test('take it from the defaults of their own kind alone', () => {
    expect(only({ script: { source: 'a' } })).toEqual(['script.image']);
    expect(only({ script: { source: 'a' } }, { templateDefaults: { container: { image: 'a' } } })).toEqual(['script.image']);
    expect(only({ container: { image: '' } }, { templateDefaults: { container: { image: 'a' } } })).toEqual([]);
  });

  test('have a path for one thing; scripts need not', () => {
    const volumeMounts = [{ name: 'v', mountPath: '/f' }];
    expect(only({ container: { image: 'a', volumeMounts }, inputs: { artifacts: artifacts.slice(1) } })).toEqual(['inputs.artifacts[0].path']);
    expect(only({ script: { image: 'a' }, inputs: { artifacts } })).toEqual([]);
  });
});

describe('Times', () => {
  test.each([0, 10, '10', '+5', '{{workflow.parameters.seconds}}'])('may be %j seconds', activeDeadlineSeconds => {
    expect(container({ activeDeadlineSeconds, timeout: '1m' })).toEqual([]);
  });

  test.each([-1, 1.5, '-1', '', 'soon', '10s', '{{workflow.parameters.seconds}}s'])('are not %j seconds', activeDeadlineSeconds => {
    expect(container({ activeDeadlineSeconds })).toEqual(['activeDeadlineSeconds']);
  });

  test('are no timeout of a template that waits', () => {
    expect(only({ suspend: {} })).toEqual([]);
    expect(only({ suspend: {}, timeout: '' })).toEqual([]);
  });
});

describe('Sets of containers', () => {
  const set = (containers: readonly object[], rest: object = {}, of: object = {}) => only({ containerSet: { containers, ...of }, ...rest });

  test('need no container "main" if nothing goes in or out', () => {
    expect(set([{ name: 'a' }, { name: 'b', dependencies: ['a', 1] }])).toEqual([]);
    expect(set([{ name: 'a' }, { name: 'main' }], { inputs: { artifacts: artifacts.slice(1) } })).toEqual([]);
    expect(container({ inputs: { artifacts: artifacts.slice(1) } })).toEqual([]);
  });

  test.each([['parameters', [{ name: 'o', valueFrom: { path: '/o' } }]], ['artifacts', [{ name: 'o', path: '/o' }]]])('give no %s without a container "main"', (kind, list) => {
    expect(set([{ name: 'a' }], { outputs: { [kind]: list } })).toEqual([`outputs.${kind}`]);
  });

  test('have a path for one volume', () => {
    expect(set([{ name: 'a' }], {}, { volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }] })).toEqual(['containerSet.volumeMounts[1].mountPath']);
  });
});

describe('Resources', () => {
  const resource = (of: object, rest: object = {}) => only({ resource: of, ...rest }).map(place => place.replace('resource.', ''));
  const manifest = (text: string) => resource({ action: 'create', manifest: text });

  test.each(['create', 'apply', 'replace', 'patch', '{{inputs.parameters.a}}', '{{ workflow.parameters.a }}'])('are what %s is done with', action => {
    expect(resource({ action, manifest: 'a: b' })).toEqual([]);
  });

  test('are not read where they are deleted or asked for', () => {
    expect(resource({ action: 'delete' })).toEqual([]);
    expect(resource({ action: 'get', manifest: 'a: [' })).toEqual([]);
  });

  test('have an action, and come from one place', () => {
    expect(resource({ manifest: 'a: b' })).toEqual(['action']);
    expect(resource({ action: 1, manifest: 'a: b' })).toEqual([]);
    expect(resource({ action: '{{tasks.a}}', manifest: 'a: b' })).toEqual(['action']);
    expect(resource({ action: 'create', manifestFrom: { artifact: { name: 'f' } } }, { inputs: { artifacts: artifacts.slice(0, 1) } })).toEqual([]);
    expect(resource({ action: 'create', manifest: 'a: b', manifestFrom: {} })).toEqual(['manifest']);
  });

  test.each(['a: b\n---\nc: [', '---\na: {{=b}}\n', '\n---\na: b', 'a: 1\na: 2', 'a: !b c', 'a: {{workflow.parameters.a}}'])('may be %j', text => {
    expect(manifest(text)).toEqual([]);
  });

  test.each(['---\na: [', '\n \n---\na: [', 'a: b---\nc: [', 'a: b\n---c: ['])('are no YAML in %j', text => {
    expect(manifest(text)).toEqual(['manifest']);
  });
});

describe('Metrics', () => {
  const gauge = (of: object) => container({ metrics: { prometheus: [{ name: 'a_1', help: 'b', gauge: of }] } }).map(place => place.replace('metrics.prometheus[0].', ''));

  test('tell of resources only at the end', () => {
    expect(gauge({ realtime: true, value: '{{duration}}' })).toEqual([]);
    expect(gauge({ realtime: false, value: '{{resourcesDuration.cpu}}' })).toEqual([]);
    expect(gauge({ value: '{{resourcesDuration.cpu}}' })).toEqual([]);
    expect(gauge({ realtime: true })).toEqual(['gauge.value']);
  });

  test.each(['1a', 'a-b', 'a b', ''])('have no name %j', name => {
    expect(container({ metrics: { prometheus: [{ name, help: 'b', histogram: { value: '1', buckets: [1] } }] } })).toEqual(['metrics.prometheus[0].name']);
  });
});

describe('Steps', () => {
  const step = (rest: object) => form(workflow([steps({ name: 'a', ...rest }), run('run')])).map(place => place.replace('templates[0].steps[0][0].', ''));

  test('name a template, or hold one', () => {
    expect(step({})).toEqual(['template']);
    expect(step({ inline: { container: { image: 'a' } } })).toEqual([]);
    expect(step({ inline: { container: {} } })).toEqual(['inline.container.image']);
  });

  test('have a name that no other has', () => {
    expect(form(workflow([steps({ name: '', template: 'run' }, { name: 'a', template: 'run' }, { name: '', template: 'run' }), run('run')]))).toEqual([
      'templates[0].steps[2][0].name',
    ]);
  });

  test('are repeated by a number, or up to one', () => {
    expect(step({ template: 'run', withSequence: { count: 3 } })).toEqual([]);
    expect(step({ template: 'run', withSequence: { end: 3 } })).toEqual([]);
  });
});

describe('Pods that are thrown away', () => {
  test.each(['', 'OnPodCompletion', 'OnPodSuccess', 'OnWorkflowCompletion', 'OnWorkflowSuccess'])('may be so by the strategy %j', strategy => {
    expect(form(workflow([run('main')], { podGC: { strategy, labelSelector: { matchLabels: { 'example.com/a': 'b', c: 1 } } } }))).toEqual([]);
  });

  test('are found by labels that there can be', () => {
    expect(form(workflow([run('main')], { podGC: { labelSelector: { matchLabels: { 'a b': 'c' } } } }))).toEqual(['podGC.labelSelector.matchLabels["a b"]']);
  });
});

test('A workflow that another object holds needs no templates', () => {
  expect(form(workflow([], { templates: undefined, workflowTemplateRef: { name: 'shared' } }))).toEqual([]);
});
