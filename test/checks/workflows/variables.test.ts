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
