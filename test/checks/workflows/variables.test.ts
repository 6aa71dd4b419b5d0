import { workflowValues, workflowVariables } from '../../../src/checks';
import { clusterObject, found, object } from '../support';
import { cron, dag, inputs, inSpec, run, shared, steps, values, workflow } from './support';

const args = (...all: readonly string[]) => ({ args: all });
const unknown = (...all: readonly object[]) => inSpec(workflowVariables, ...all);
const say = (text: string, rest: object = {}) => run('say', { ...inputs('x'), ...rest }, args(text));
const use = (name: string, value: string, rest: object = {}) => ({ name, template: 'say', arguments: values({ x: value }), ...rest });

describe('Workflow/Variables', () => {
  test('knows what a template takes, what a workflow has, and what a pod is', () => {
    expect(found(workflowVariables, [
      workflow([run('main', inputs('a'), args('{{inputs.parameters.a}} {{ inputs.parameters.a }} {{inputs.parameters}}'))], { arguments: values({ a: 'b' }) }),
      workflow([run('main', { retryStrategy: {} },
        args('{{workflow.name}} {{workflow.parameters.p}} {{pod.name}} {{retries}} {{lastRetry.exitCode}} {{workflow.status}} {{workflow.priority}}'))],
        { arguments: values({ p: 1 }), priority: 1 }),
      workflow([run('main', {}, args('{{workflow.creationTimestamp.Y}} {{workflow.duration}} {{outputs.result}} {{=nobody.knows}} {{anything}} {{ .Values.helm }} {{item}}'))]),
      workflow([run('main', { inputs: { artifacts: [{ name: 'f', path: '/f', optional: true }] }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } },
        args('{{inputs.artifacts.f.path}} {{outputs.parameters.o.path}}'))]),
      shared([run('main', {}, args('{{workflow.labels.of-user}} {{workflow.annotations.of-user}}'))]),
      workflow([run('main', {}, args('{{workflow.labels.team}} {{workflow.annotations.why}}'))], { workflowMetadata: { labels: { team: 'a' }, annotations: { why: 'b' } } }),
      workflow([run('main'), run('bye', {}, args('{{workflow.failures}}'))], { onExit: 'bye' }),
      shared([run('a', {}, args('{{workflow.parameters.given-later}}'))]),
      cron({ schedule: '@daily', workflowSpec: { entrypoint: 'main', templates: [run('main', {},
        args('{{workflow.scheduledTime}} {{workflow.labels.workflows.argoproj.io/cron-workflow}}'))] } }),
    ])).toEqual([]);
  });

  test('finds variables that nobody has', () => {
    expect(found(workflowVariables, [workflow([run('main', {}, args('{{workflow.nam}}'))])])).toEqual([
      'Workflow/ml/train spec.templates[0].container.args[0]: uses a variable that is not known here, got "{{workflow.nam}}"; correct its name, or add the input, parameter, step or task',
    ]);
    expect(unknown(workflow([run('main', inputs('a'), args('{{inputs.parameters.b}}', '{{inputs.artifacts.c.path}}'))], { arguments: values({ a: 1 }) }))).toEqual([
      'templates[0].container.args[0]', 'templates[0].container.args[1]',
    ]);
    expect(unknown(workflow([run('main', {}, args('{{workflow.parameters.p}}', '{{workflow.priority}}', '{{workflow.failures}}', '{{steps.a.outputs.result}}',
      '{{item.a}}'))]))).toHaveLength(5);
    expect(unknown(workflow([steps({ name: 'a', inline: { container: { image: 'a',
      args: ['{{pod.name}}'] } } })]))).toEqual(['templates[0].steps[0][0].inline.container.args[0]']);
    expect(unknown(shared([run('a', {}, args('{{inputs.parameters.b}}'))]))).toEqual(['templates[0].container.args[0]']);
  });

  test('knows the outputs of steps before, and of all tasks', () => {
    const giving = run('give', { outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } });
    const give = (name: string, rest: object = {}) => ({ name, template: 'give', ...rest });
    expect(unknown(
      workflow([steps(give('a'), use('b', '{{steps.a.outputs.parameters.o}} {{steps.a.outputs.result}} {{steps.a.status}}')), giving, say('{{inputs.parameters.x}}')]),
      workflow([dag(give('a'), use('b', '{{tasks.a.outputs.parameters.o}} {{tasks.a.exitCode}}', { depends: 'a', when: '{{tasks.a.status}} == Succeeded' })), giving, say('')]),
      workflow([steps(give('a', { withItems: [1] }), use('b', '{{steps.a.outputs.parameters}}')), giving, say('')]),
      workflow([{ ...steps(give('a')), outputs: { parameters: [{ name: 'p', valueFrom: { parameter: '{{steps.a.outputs.parameters.o}}' } }] } }, giving]),
    )).toEqual([]);
    expect(unknown(workflow([steps(use('b', '{{steps.a.outputs.result}}'), give('a')), giving, say('')]))).toEqual(['templates[0].steps[0][0].arguments.parameters[0].value']);
    expect(unknown(workflow([steps(give('a'), use('b', '{{steps.a.outputs.parameters.p}}')), giving,
      say('')]))).toEqual(['templates[0].steps[1][0].arguments.parameters[0].value']);
    expect(unknown(workflow([dag(give('a'), use('b', '1', { when: '{{tasks.a.status}} == Failed' })), giving, say('')]))).toEqual(['templates[0].dag.tasks[1].when']);
    expect(unknown(workflow([dag(give('a', { templateRef: { name: 'gone', template: 'a' }, template: undefined }), use('b', '{{tasks.a.outputs.parameters.any}}',
      { depends: 'a' })), say('')]))).toEqual([]);
  });

  test('knows what is repeated, and outputs that the whole workflow sees', () => {
    expect(unknown(
      workflow([steps(use('a', '{{item.k}}', { withItems: [{ k: 1 }] }), use('b', '{{item.any}}', { withParam: '{{workflow.name}}' })), say('')]),
      workflow([steps({ name: 'a', template: 'give' }, { name: 'b', template: 'say', arguments: values({ x: '{{workflow.outputs.parameters.g}}' }) }),
        run('give', { outputs: { parameters: [{ name: 'o', globalName: 'g', valueFrom: { path: '/o' } }] } }), say('')]),
    )).toEqual([]);
    expect(unknown(workflow([steps(use('a', '{{item.other}}', { withItems: [{ k: 1 }] }), use('b', '{{workflow.outputs.parameters.h}}')), say('')]))).toEqual([
      'templates[0].steps[0][0].arguments.parameters[0].value', 'templates[0].steps[1][0].arguments.parameters[0].value',
    ]);
  });

  test('finds what templates of other objects use of a workflow that does not have it', () => {
    const other = shared([run('a', {}, args('{{workflow.parameters.p}} {{inputs.parameters.broken}}'))]);
    const call = (rest: object = {}) => workflow([steps({ name: 's', templateRef: { name: 'shared', template: 'a' } })], rest);
    expect(unknown(call({ arguments: values({ p: 1 }) }), other).filter(place => !place.startsWith('templates[0].container'))).toEqual([]);
    expect(unknown(call(), other)).toContain('templates[0].steps[0][0].templateRef');
    expect(unknown(object('argoproj.io/v1alpha1', 'Workflow', 'w', { spec: { entrypoint: 'a', workflowTemplateRef: { name: 'shared' } } }),
      other)).toContain('workflowTemplateRef.name');
  });
});

describe('Variables in texts', () => {
  const got = (text: string) => found(workflowVariables, [workflow([run('main', {}, args(text))])]).map(finding => finding.replace(/^.*, got "(.*)"; .*/, '$1'));

  test('have blanks around them, which do not count', () => {
    expect(got('{{  workflow.a  name  }}')).toEqual(['{{workflow.a  name}}']);
    expect(got('{{  workflow.name  }}')).toEqual([]);
  });

  test('of labels and annotations are those of the object, or of its workflows where a schedule makes them', () => {
    const main = [run('main', {}, args('{{workflow.labels.l}}{{workflow.annotations.a}}'))];
    const metadata = { labels: { l: 'b' }, annotations: { a: 'b' } };
    const scheduled = (spec: object, of: object) => unknown(object('argoproj.io/v1alpha1', 'CronWorkflow', 'nightly',
      { spec: { workflowSpec: { entrypoint: 'main', templates: main }, ...spec } }, of));
    expect(unknown(object('argoproj.io/v1alpha1', 'Workflow', 'train', { spec: { entrypoint: 'main', templates: main } }, metadata))).toEqual([]);
    expect(unknown(workflow(main, { workflowMetadata: { labelsFrom: { l: { expression: 'b' } }, annotations: { a: 'b' } } }))).toEqual([]);
    expect(scheduled({ workflowMetadata: metadata }, {})).toEqual([]);
    expect(scheduled({}, metadata)).toHaveLength(2);
    expect(unknown(workflow(main))).toHaveLength(2);
    expect(unknown(clusterObject('argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', 'all', { spec: { templates: main } }))).toEqual([]);
  });

  test('of schedules are known to their workflows alone', () => {
    expect(got('{{workflow.labels.workflows.argoproj.io/cron-workflow}}')).toHaveLength(1);
  });

  test('of all parameters need one', () => {
    const main = [run('main', {}, args('{{workflow.parameters}} {{workflow.parameters.json}}'))];
    expect(unknown(workflow(main, { arguments: values({ a: 1 }) }))).toEqual([]);
    expect(unknown(workflow(main))).toHaveLength(2);
  });

  test('of failures are known where something runs at the end', () => {
    const templates = [run('main'), run('bye', {}, args('{{workflow.failures}}'))];
    expect(unknown(workflow(templates))).toEqual(['templates[1].container.args[0]']);
    expect(unknown(workflow(templates, { onExit: 'main' }))).toEqual([]);
  });

  test('are looked for in each template, but not in one that does nothing, two things, or has no name', () => {
    const text = '{{workflow.nam}}';
    expect(unknown(workflow([run('main'), run('a', {}, args(text)), run('b', {}, args(text))]))).toEqual(['templates[1].container.args[0]', 'templates[2].container.args[0]']);
    expect(unknown(workflow([run('main'), { name: 'a', outputs: { parameters: [{ name: 'o', value: text }] } }, run('b', { script: { image: 'a', source: text } }),
      run('', {}, args(text)), { container: { image: text } }]))).toEqual([]);
  });
});

describe('Inputs', () => {
  const text = '{{workflow.nam}}';
  const artifacts = [{ name: 'f', path: `/${text}`, s3: { key: text } }];
  const parameters = [{ name: 'a', value: text }, { name: 'b', default: text, description: text }];
  const main = run('main', { inputs: { parameters, artifacts } });
  const handed = { parameters: ['a', 'c'].map(name => ({ name, value: text, description: text })), artifacts: ['f', 'g'].map(name => ({ name, s3: { key: text } })) };

  test('are looked at as far as no value takes their place', () => {
    const always = ['parameters[1].default', 'parameters[1].description', 'artifacts[0].path'];
    expect(unknown(workflow([main]))).toEqual([...always, 'artifacts[0].s3.key'].map(place => `templates[0].inputs.${place}`));
    expect(unknown(workflow([run('main'), { ...main, name: 'other' }]))).toEqual(always.map(place => `templates[1].inputs.${place}`));
  });

  test('get values that may use variables of the workflow', () => {
    const taking = run('main', { inputs: { parameters: [{ name: 'a' }], artifacts: [{ name: 'f', path: '/f' }] } });
    const other = run('other', { inputs: { parameters: [{ name: 'c' }], artifacts: [{ name: 'g', path: '/g' }] } });
    expect(unknown(workflow([other, taking], { arguments: handed }))).toEqual(['arguments.parameters[0].value', 'arguments.artifacts[0].s3.key']);
    expect(unknown(workflow([other], { arguments: handed }))).toEqual([]);
    expect(unknown(shared([other, taking], { entrypoint: 'main', arguments: handed }))).toEqual([]);
  });
});

describe('Outputs of a step', () => {
  const after = (template: object, name: string, rest: object = {}) =>
    unknown(workflow([steps({ name: 'a', template: 'give', ...rest }, use('b', `{{steps.a.${name}}}`)), { name: 'give', ...template }, say('')])).length === 0;
  const set = (...names: readonly string[]) => ({ containerSet: { containers: names.map(name => ({ name, image: 'a' })) } });
  const image = { image: 'a' };

  test.each([{ container: image }, { script: image }, { data: {} }, { http: { url: 'a' } }, { plugin: {} }, set('a', 'main')])('have a result of %j', template => {
    expect([after(template, 'outputs.result'), after(template, 'exitCode')]).toEqual([true, true]);
  });

  test.each([{ resource: { action: 'get' } }, { suspend: {} }, set('a')])('have no result of %j', template => {
    expect([after(template, 'outputs.result'), after(template, 'exitCode')]).toEqual([false, false]);
  });

  test('have a result of any set of containers that is repeated', () => {
    expect(after(set('a'), 'outputs.result', { withItems: [1] })).toBe(true);
    expect(after({ suspend: {} }, 'outputs.result', { withItems: [1] })).toBe(false);
  });

  test('come together where it is repeated', () => {
    const together = (rest: object) => after({ container: image }, 'outputs.parameters', rest);
    expect([{ withItems: [1] }, { withParam: '[1]' }, { withItems: [] }, { withSequence: { count: 1 } }].map(together)).toEqual([true, true, false, false]);
  });

  test('say when it ran and where', () => {
    expect(['id', 'startedAt', 'finishedAt', 'hostNodeName', 'status', 'ip'].map(name => after({ suspend: {} }, name))).toEqual([true, true, true, true, true, false]);
    expect([true, false].map(daemon => after({ container: image, daemon }, 'ip'))).toEqual([true, false]);
  });

  test('are not known if its template is to be named, and any may be if it is elsewhere', () => {
    const called = (name: string) => after({ container: image }, 'outputs.parameters.any', { template: undefined, templateRef: { name, template: 'a' } });
    expect([called('elsewhere'), called('{{workflow.parameters.a}}')]).toEqual([true, false]);
    const task = { name: 'a', templateRef: { name: '{{workflow.name}}', template: 'a' } };
    expect(unknown(workflow([dag(task, use('b', '{{tasks.a.id}}', { depends: 'a' }), use('c', '{{tasks.a.outputs.result}}', { depends: 'a' })), say('')]))).toEqual([
      'templates[0].dag.tasks[2].arguments.parameters[0].value',
    ]);
  });

  test('are known to itself if a template runs after it', () => {
    const self = (name: string, rest: object) => unknown(workflow([steps({ name: 'a', template: 'run', when: `{{steps.a.${name}}}`, ...rest }), run('run')])).length === 0;
    const ends = [{ onExit: 'run' }, { hooks: { exit: { template: 'run' } } }, { onExit: '', hooks: { running: { template: 'run', expression: 'true' } } }];
    expect(ends.map(rest => self('outputs.result', rest))).toEqual([true, true, false]);
    expect(self('outputs.parameters', { onExit: 'run', withItems: [1] })).toBe(false);
  });

  test('are known to all by a global name, also from a template in a step', () => {
    const uses = (globalName: string, name: string, kind = 'parameters') => unknown(workflow([
      steps({ name: 'a', inline: { container: image, outputs: { [kind]: [{ name: 'o', path: '/o', value: 1, globalName }] } } },
        use('b', `{{workflow.outputs.${kind}.${name}}}`)), say(''),
    ])).length === 0;
    expect([uses('g', 'g'), uses('g', 'h'), uses('{{workflow.name}}', 'h'), uses('g', 'g', 'artifacts')]).toEqual([true, false, true, true]);
    expect(unknown(workflow([dag({ name: 'a', inline: { container: image, outputs: { parameters: [{ name: 'o', value: 1, globalName: 'g' }] } } },
      use('b', '{{workflow.outputs.parameters.g}}', { depends: 'a' })), say('')]))).toEqual([]);
  });
});

describe('Items', () => {
  const items = (name: string, rest: object) => unknown(workflow([steps(use('a', `{{item.${name}}}`, rest)), say('')])).length === 0;

  test('are what stands at a place of a list, or under a name of a map', () => {
    const rest = { withItems: [[1, 2], { k: 1 }, 'text'] };
    expect(['[0]', '[1]', '[2]', 'k', 'other'].map(name => items(name, rest))).toEqual([true, true, false, true, false]);
  });

  test('are there where a step is repeated', () => {
    expect([{}, { withItems: [] }, { withParam: '' }, { withParam: '[]' }].map(rest => items('k', rest))).toEqual([false, false, false, true]);
  });
});

test('a template in a step knows its inputs', () => {
  const inline = { ...inputs('q'), container: { image: 'a', ...args('{{inputs.parameters.q}}') } };
  expect(unknown(workflow([steps({ name: 'a', inline, arguments: values({ q: 1 }) })]))).toEqual([]);
  expect(unknown(workflow([steps({ name: 'a', inline, arguments: values({ q: 1 }), when: '{{inputs.parameters.r}}' })]))).toEqual(['templates[0].steps[0][0].when']);
});

describe('Workflow/Values', () => {
  const wrong = (...all: readonly object[]) => inSpec(workflowValues, ...all);

  test('lets workflows pass that hand over what is needed', () => {
    expect(found(workflowValues, [
      workflow([run('main', inputs('a'))], { arguments: values({ a: 1 }) }), workflow([run('main', { inputs: { parameters: [{ name: 'a', default: 'b' }] } })]),
      workflow([run('main')], { arguments: { parameters: [{ name: 'a', value: 'b', enum: ['b', 'c'] }, { name: 'd', valueFrom: { configMapKeyRef: { name: 'e',
        key: 'f' } } }] } }),
      shared([run('a', inputs('b'))], { arguments: { parameters: [{ name: 'b' }] }, entrypoint: 'a' }), workflow([steps(use('a', '1')), say('')]),
      workflow([run('main', { inputs: { artifacts: [{ name: 'a', path: '/a', raw: { data: 'b' } }] }, outputs: { parameters: [{ name: 'o', valueFrom: { path: '/o' } }] } })]),
      clusterObject('argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', 'all', { spec: { templates: [run('a', inputs('b'))] } }),
    ])).toEqual([]);
  });

  test('finds values that are missing or none of those that there are', () => {
    expect(found(workflowValues, [workflow([run('main')], { arguments: { parameters: [{ name: 'optimizer', value: 'adamw', enum: ['sgd', 'adam'] }] } })])).toEqual([
      'Workflow/ml/train spec.arguments.parameters[0].value: must be one of enum, adam, sgd, got "adamw"; write one of them',
    ]);
    expect(wrong(workflow([run('main')], { arguments: { parameters: [{ name: 'a' }, { name: 'b', value: 1, enum: [] }, { name: 'c', valueFrom: { path: '/a' } }] } }))).toEqual([
      'arguments.parameters[0].value', 'arguments.parameters[1].enum', 'arguments.parameters[2].valueFrom.path',
    ]);
    expect(wrong(shared([run('a')], { arguments: { parameters: [{ name: 'a', value: 'x', enum: ['y'] }] } }))).toEqual(['arguments.parameters[0].value']);
    expect(wrong(workflow([run('main')], { arguments: { artifacts: [{ name: 'a' }, { name: 'b', s3: { key: 'c' } }] } }))).toEqual(['arguments.artifacts[0].from']);
  });

  test('finds templates that do not get what they need', () => {
    expect(found(workflowValues, [workflow([steps({ name: 'a', template: 'say' }), say('')])])).toEqual([
      'Workflow/ml/train spec.templates[0].steps[0][0].arguments: must have "x", which the template "say" needs, got none; write its value, or give the input of the template a default',
    ]);
    expect(wrong(workflow([run('main', inputs('a'))]))).toEqual(['arguments']);
    expect(wrong(workflow([steps({ name: 'a', template: 'read' }), run('read', { inputs: { artifacts: [{ name: 'f',
      path: '/f' }] } })]))).toEqual(['templates[0].steps[0][0].arguments']);
    expect(wrong(workflow([steps({ name: 'a', templateRef: { name: 'shared', template: 'b' } })]), shared([run('b',
      inputs('c'))]))).toEqual(['templates[0].steps[0][0].arguments']);
    expect(wrong(object('argoproj.io/v1alpha1', 'Workflow', 'w', { spec: { entrypoint: 'b', workflowTemplateRef: { name: 'shared' } } }), shared([run('b',
      inputs('c'))]))).toEqual(['arguments']);
  });

  test('finds files and outputs of the wrong form', () => {
    const one = (rest: object, main: object = run('main')) => wrong(workflow([{ ...main, ...rest }])).map(place => place.replace('templates[0].', ''));
    expect(one({ inputs: { artifacts: [{ name: 'a', optional: true }, { name: 'b', path: '/a/../../b', optional: true, from: 'c' }, { name: 'd', path: '/d',
      git: { repo: '' }, optional: true }] } })).toEqual([
      'inputs.artifacts[0].path', 'inputs.artifacts[1].path', 'inputs.artifacts[1].from', 'inputs.artifacts[2].git.repo',
    ]);
    expect(one({ outputs: { parameters: [{ name: 'a' }, { name: 'b', value: 1, valueFrom: { path: '/b' } }, { name: 'c', valueFrom: {} }, { name: 'd',
      valueFrom: { jsonPath: '{.d}' } }] } })).toEqual([
      'outputs.parameters[0].valueFrom', 'outputs.parameters[1].valueFrom', 'outputs.parameters[2].valueFrom', 'outputs.parameters[3].valueFrom',
    ]);
    expect(one({ outputs: { artifacts: [{ name: 'a', path: '/a' }] } }, { name: 'main', steps: [] } as never)).toEqual(['outputs.artifacts[0].path']);
    expect(one({ archiveLocation: { hdfs: { path: 'a' } } })).toEqual(['archiveLocation.hdfs.addresses', 'archiveLocation.hdfs.hdfsUser', 'archiveLocation.hdfs.path']);
  });
});
