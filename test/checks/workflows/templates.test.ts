import { cronWorkflowSchedule, referencesWorkflowTemplate, workflowTemplates } from '../../../src/checks';
import { clusterObject, external, found, object } from '../support';
import { cron, dag, inSpec, run, shared, steps, workflow } from './support';

const form = (...all: readonly object[]) => inSpec(workflowTemplates, ...all);
const template = (one: object) => form(workflow([{ ...run('main'), ...one }])).map(place => place.replace('templates[0].', ''));
const task = (name: string, rest: object = {}) => ({ name, template: 'run', ...rest });
const graph = (...tasks: readonly object[]) => form(workflow([dag(...tasks), run('run')])).map(place => place.replace('templates[0].dag.', ''));

describe('Workflow/Templates', () => {
  test('lets workflows pass that the controller runs', () => {
    expect(found(workflowTemplates, [
      workflow([run('main')]), workflow([steps({ name: 'a', template: 'b' }), run('b')]), shared([run('a')]), cron({ schedule: '@daily' }),
      workflow([dag(task('a'), task('b', { depends: 'a.Succeeded && !(a.Failed)' }), task('c', { withItems: [1, 2] }), task('d', { depends: 'c.AnySucceeded' })), run('run')]),
      workflow([{ name: 'main', resource: { action: 'create', manifest: 'a: {{workflow.name}}\nb: [c]\n' } }]),
      workflow([{ name: 'main', containerSet: { containers: [{ name: 'main', image: 'a' }, { name: 'b', image: 'a', dependencies: ['main'] }] } }]),
      workflow([{ name: 'main', script: { source: 'a' } }], { templateDefaults: { script: { image: 'a' } }, podGC: { strategy: 'OnPodSuccess' } }),
      workflow([run('main', { metrics: { prometheus: [{ name: 'a_b', help: 'c', counter: { value: '1' } }] }, activeDeadlineSeconds: '{{workflow.parameters.a}}' })]),
      workflow([steps({ name: 'a', template: 'b', hooks: { exit: { template: 'b' }, running: { expression: 'true', template: 'b' } } }), run('b')]),
    ])).toEqual([]);
  });

  test('finds workflows that begin with nothing, and names that stand twice', () => {
    expect(found(workflowTemplates, [workflow([run('main'), run('main')], { entrypoint: undefined })])).toEqual([
      'Workflow/ml/train spec.entrypoint: must be given, got undefined; name the template that the workflow begins with',
      'Workflow/ml/train spec.templates[1].name: must not repeat the name of a template, got "main"; choose another one, or remove one of the two',
    ]);
    expect(form(workflow([run('main')], { podGC: { strategy: 'OnSuccess', labelSelector: { matchLabels: { a: 'b c' } } } }))).toEqual(['podGC.strategy',
      'podGC.labelSelector.matchLabels.a']);
    expect(form(workflow([run('a')], { workflowTemplateRef: {} }))).toEqual(['templates', 'workflowTemplateRef.name']);
  });

  test('finds containers and files that cannot be', () => {
    expect(template({ container: {} })).toEqual(['container.image']);
    expect(template({ container: { image: 'a', volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b',
      mountPath: '/a' }] } })).toEqual(['container.volumeMounts[1].mountPath']);
    expect(template({ container: undefined, containerSet: { containers: [{ name: 'a' }, { name: 'a', dependencies: ['b'] }] }, inputs: { artifacts: [{ name: 'c',
      path: '/c' }] } })).toEqual([
      'containerSet.containers[1].name', 'containerSet.containers[1].dependencies[0]', 'inputs.artifacts',
    ]);
    expect(template({ container: undefined, containerSet: { containers: [{ name: 'main', dependencies: ['b'] }, { name: 'b',
      dependencies: ['main'] }] } })).toEqual(['containerSet.containers']);
    expect(template({ container: undefined, resource: { action: 'update', manifest: 'a: [' } })).toEqual(['resource.action', 'resource.manifest']);
    expect(template({ container: undefined, resource: { action: 'create' } })).toEqual(['resource.manifest']);
    expect(template({ container: undefined, resource: { action: 'create', manifestFrom: { artifact: { name: 'a' } } } })).toEqual(['resource.manifestFrom.artifact.name']);
    expect(template({ container: undefined, suspend: {}, timeout: '1m' })).toEqual(['timeout']);
    expect(template({ activeDeadlineSeconds: -1 })).toEqual(['activeDeadlineSeconds']);
    expect(template({ metrics: { prometheus: [{ name: 'a-b', labels: [{ key: 'c d', value: 'e' }], gauge: { realtime: true, value: '{{resourcesDuration.cpu}}' } },
      { name: 'a', help: 'b', counter: {} }] } })).toEqual([
      'metrics.prometheus[0].name', 'metrics.prometheus[0].labels[0].key', 'metrics.prometheus[0].help', 'metrics.prometheus[0].gauge.value',
        'metrics.prometheus[1].counter.value',
    ]);
  });

  test('finds steps that nothing is done in, stand twice, or are repeated in two ways', () => {
    const list = form(workflow([steps({ name: 'a', template: 'b' }, { name: 'a', template: 'b', withItems: [1, null], withParam: '[]' }, { name: 'c', template: '' },
      { name: 'd', template: 'b', withSequence: { count: 1, end: 2 }, hooks: { running: { template: 'b' } } }), run('b')]));
    expect(list.map(place => place.replace('templates[0].steps', ''))).toEqual([
      '[1][0].name', '[1][0].withParam', '[1][0].withItems[1]', '[2][0].template', '[3][0].withSequence.end', '[3][0].hooks.running.expression',
    ]);
  });

  test('finds tasks that wait for nobody, for themselves, or in two ways', () => {
    expect(graph(task('a', { dependencies: ['prepare'] }))).toEqual(['tasks[0].dependencies']);
    expect(graph(task('a', { depends: 'b.Done' }), task('b'))).toEqual(['tasks[0].depends']);
    expect(graph(task('a', { depends: 'b.AllFailed' }), task('b'))).toEqual(['tasks[0].depends']);
    expect(graph(task('a', { dependencies: ['b'] }), task('b', { dependencies: ['c'] }), task('c', { dependencies: ['a'] }))).toEqual(['tasks[0].dependencies']);
    expect(graph(task('a'), task('a'))).toEqual(['tasks[1].name']);
    expect(graph(task('a'), task('b', { depends: 'a' }), task('c', { dependencies: ['a'], continueOn: { failed: true } }))).toEqual(['tasks[2].dependencies',
      'tasks[2].continueOn']);
    expect(graph(task('a'), task('1b', { dependencies: ['a'] }))).toEqual(['tasks[1].name']);
    expect(form(workflow([{ name: 'main', dag: { target: 'a b', tasks: [task('a')] } }, run('run')]))).toEqual(['templates[0].dag.target']);
    const value = '{{tasks.a.outputs.result}}';
    const inputs = { inputs: { parameters: [{ name: 'x' }] } };
    expect(form(workflow([dag({ name: 'a', template: 'run' }, { name: 'b', template: 'use', arguments: { parameters: [{ name: 'x', value }] } }), run('run'), run('use',
      inputs)]))).toEqual([
      'templates[0].dag.tasks[1].arguments.parameters[0].value',
    ]);
  });
});

describe('References/WorkflowTemplate', () => {
  const call = (templateRef: object) => workflow([steps({ name: 'a', templateRef })]);
  const cluster = clusterObject('argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', 'all', { spec: { templates: [run('a')] } });

  test('knows templates of the workflow, of its namespace, of the cluster, and of others', () => {
    expect(found(referencesWorkflowTemplate, [
      shared([run('a')]), cluster, call({ name: 'shared', template: 'a' }), call({ name: 'all', template: 'a', clusterScope: true }), call({ name: 'elsewhere', template: 'a' }),
      call({ name: '{{workflow.parameters.a}}', template: 'a' }), workflow([], { templates: undefined, entrypoint: 'a', workflowTemplateRef: { name: 'shared' } }),
      workflow([run('main')], { onExit: 'main', hooks: { exit: { template: 'main' } } }),
    ], [external('argoproj.io/WorkflowTemplate', 'elsewhere', 'ml')])).toEqual([]);
  });

  test('finds templates that do not exist', () => {
    expect(found(referencesWorkflowTemplate, [workflow([run('a')])])).toEqual([
      'Workflow/ml/train spec.entrypoint: names a template that does not exist, got "main"; correct the name, or add the template',
    ]);
    expect(inSpec(referencesWorkflowTemplate, workflow([steps({ name: 'a', template: 'b', onExit: 'c' })], { onExit: 'd', hooks: { exit: { template: 'e' } } }))).toEqual([
      'templates[0].steps[0][0].onExit', 'templates[0].steps[0][0].template', 'onExit', 'hooks.exit.template',
    ]);
    expect(inSpec(referencesWorkflowTemplate, shared([run('a')]), call({ name: 'shared', template: 'b' }))).toEqual(['templates[0].steps[0][0].templateRef.template']);
    expect(inSpec(referencesWorkflowTemplate, call({ name: 'shared', template: 'a' }), call({ name: 'all', template: 'a', clusterScope: true }))).toEqual([
      'templates[0].steps[0][0].templateRef.name', 'templates[0].steps[0][0].templateRef.name',
    ]);
    expect(inSpec(referencesWorkflowTemplate, workflow([], { templates: undefined, workflowTemplateRef: { name: 'nobody' } }))).toEqual(['workflowTemplateRef.name']);
    expect(inSpec(referencesWorkflowTemplate, shared([run('a')]), workflow([], { templates: undefined, workflowTemplateRef: { name: 'shared' } }))).toEqual(['entrypoint']);
    expect(inSpec(referencesWorkflowTemplate, object('argoproj.io/v1alpha1', 'WorkflowTemplate', 'shared', { spec: { templates: [run('a')] } }, { namespace: 'other' }),
      call({ name: 'shared', template: 'a' }))).toEqual(['templates[0].steps[0][0].templateRef.name']);
  });
});

describe('CronWorkflow/Schedule', () => {
  test.each(['0 3 * * *', '*/10 1-5 1,15 jan mon-fri', '@daily', '@every 1h30m', 'CRON_TZ=Europe/Berlin 0 3 * * *'])('reads %j', schedule => {
    expect(found(cronWorkflowSchedule, [cron({ schedule, timezone: 'Europe/Berlin' })])).toEqual([]);
  });

  test.each(['0 3 * *', '0 0 3 * * *', '60 * * * *', '0 3 * * 7', '0 3 L * *', '@nightly', 'TZ=Europe/Bonn 0 3 * * *'])('finds that %j is no schedule', schedule => {
    expect(inSpec(cronWorkflowSchedule, cron({ schedules: ['@daily', schedule] }))).toEqual(['schedules[1]']);
  });

  test('finds zones that there are not, and schedules said twice', () => {
    expect(found(cronWorkflowSchedule, [cron({ schedule: '@daily', timezone: 'Europe/Bonn' })])).toEqual([
      'CronWorkflow/ml/nightly spec.timezone: must be a time zone that there is, got "Europe/Bonn"; write the name of the IANA, such as "Europe/Berlin"',
    ]);
    expect(inSpec(cronWorkflowSchedule, cron({ schedule: '@daily', schedules: ['@daily'], startingDeadlineSeconds: -1, timezone: '+01:00' }))).toEqual(['schedules',
      'timezone', 'startingDeadlineSeconds']);
  });

  test('looks at schedules that are given, each for itself', () => {
    expect(found(cronWorkflowSchedule, [cron({ schedule: '', schedules: ['@daily', '@hourly'], startingDeadlineSeconds: 0 }), cron({ schedule: '@daily', schedules: [],
      startingDeadlineSeconds: 10 })])).toEqual([]);
    expect(inSpec(cronWorkflowSchedule, cron({ schedule: '@nightly' }))).toEqual(['schedule']);
    expect(inSpec(cronWorkflowSchedule, cron({ schedules: ['', '@daily', '@nightly'] }))).toEqual(['schedules[0]', 'schedules[2]']);
  });
});
