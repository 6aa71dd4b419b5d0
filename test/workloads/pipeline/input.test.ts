import { setPlatformContext } from '../../../src/workloads';
import { Pipeline, PipelineProps, PipelineVersion, RecurringRun, Run, ScheduledRun } from '../../../src/workloads/pipeline';
import { chart, configError, expectConfigError, rendered } from '../../support';
import { Team } from '../support';
import { compiled, given, platform, team } from './support';

const fails = (props: Partial<PipelineProps>, code: string, at: string, ...texts: readonly string[]) => expectConfigError(() => given(props), code, at, ...texts);

describe('a pipeline fails', () => {
  const at = 'test/vision/train';

  test.each(['Train', 'train_it', '-train', 'a'.repeat(64), ''])('for the name %j', name => fails({ name }, 'PipelineName', at, 'at most 63', JSON.stringify(name)));

  test.each([[null, 'PipelineText'], [{}, 'PipelineText'], ['train.yaml', 'PipelineText'], [{ spec: { pipelineInfo: { nam: 'x' } } }, 'PipelineField']])(
    'for %j, which is no pipeline', (program, code) => fails({ program: program as never }, code, ''));

  test('for a program without a name', () => fails({ program: { compile: compiled } as never }, 'PipelineName', at, 'got undefined'));

  test('with all faults of what it runs at once', () => {
    const { spec } = compiled();
    const { dag } = spec.root;
    const broken = { spec: { ...spec, root: { dag: { ...dag, tasks: { ...dag?.tasks, a: { componentRef: { name: 'comp-a' } }, b: { componentRef: { name: 'comp-b' } } } } } } };
    const { message } = configError(() => given({ program: broken }));
    expect(message).toContain('(PipelineFaults)');
    expect(message).toContain('root.dag.tasks.a.componentRef.name');
    expect(message).toContain('root.dag.tasks.b.componentRef.name');
  });

  test('for what the server cannot do, though it is well formed', () => {
    fails({ program: compiled({ settings: { secretAsVolume: [{ secretName: 'a.b', mountPath: '/a' }] } }) }, 'PipelineFaults', at, 'secretAsVolume');
  });

  test('that is larger than a ConfigMap can be, where it must be in one', () => {
    const program = compiled({ args: Array.from({ length: 80_000 }, () => 'a') });
    fails({ program }, 'PipelineSize', at, '1 MiB');
    expect(given({ program }, 'kubernetes').pipeline.version).toMatch(/^train-/);
  });

  test('in another store than that of the platform', () => {
    fails({ store: 'kubernetes' }, 'PipelineStore', at, '"database"', '"kubernetes"');
    expect(given({ store: 'database' }).pipeline.version).toMatch(/^train-/);
  });

  test('on a platform without pipelines', () => {
    const scope = chart();
    setPlatformContext(scope, { ...platform(), pipelines: undefined });
    expectConfigError(() => new Pipeline(new Team(scope, 'vision'), 'train', { program: compiled() }), 'NoPipelines', at);
  });

  test('for a second pipeline of one name, also where no object has it', () => {
    const { vision } = given();
    expectConfigError(() => new Pipeline(vision, 'other', { program: compiled({ args: ['other'] }) }), 'PipelineTwice', 'test/vision/other', '"test/vision/train" has too');
    expect(new Pipeline(new Team(vision, 'nlp'), 'train', { program: compiled() }).name).toBe('train');
  });

  test('without a program', () => fails({ program: undefined }, 'MissingProp', at, 'program'));
  test('with a misspelt property', () => fails({ desription: 'x' } as never, 'UnknownProp', at, 'description'));
  test('for a release that is none', () => fails({ target: '2.3' as never }, 'WrongProp', at, 'target'));
});

test('where nobody says which platform it is, pipelines are upstream\'s, with the store that is told', () => {
  const scope = chart('test', 'vision');
  new Pipeline(scope, 'train', { program: compiled() });
  new Pipeline(scope, 'score', { program: compiled({ name: 'score' }), store: 'kubernetes' });
  expect(rendered(scope).map(one => `${one.kind} ${one.metadata.name.split('-')[0]}`)).toEqual([
    'ConfigMap pipeline', 'Job upload', 'ServiceAccount pipelines', 'Role pipelines', 'RoleBinding pipelines', 'ConfigMap pipelines', 'Pipeline score', 'PipelineVersion score',
  ]);
  expect(rendered(scope)[1].spec.template.spec.containers[0].args).toContain('--server=http://ml-pipeline.kubeflow.svc:8888');
});

test('a platform that is made later is a fault, since names hold hashes of its images and addresses', () => {
  const scope = chart();
  new Pipeline(new Team(scope, 'vision'), 'train', { program: compiled() });
  const faults = () => scope.node.findAll().flatMap(one => one.node.validate());
  expect(faults()).toEqual([]);
  setPlatformContext(scope, platform());
  expect(faults()).toEqual([expect.stringContaining('(PlatformFirst)')]);
});

describe('what runs fails', () => {
  const elsewhere = () => {
    const { scope, vision } = team();
    return { vision, pipeline: new Pipeline(new Team(scope, 'other'), 'train', { program: compiled() }) };
  };
  const runs = { Run, ScheduledRun, RecurringRun };
  const make = (kind: keyof typeof runs, props: object, id = 'smoke') => {
    const { vision, pipeline } = given({ program: compiled({ parameters: { rounds: { parameterType: 'NUMBER_INTEGER' } } }) });
    return new runs[kind](vision, id, { pipeline, schedule: '@daily', ...kind === 'Run' && { schedule: undefined }, arguments: { rounds: 3 }, ...props } as never);
  };

  test.each(['Run', 'ScheduledRun', 'RecurringRun'] as const)('%s, for a pipeline of another namespace, which is no pipeline there', kind => {
    const { pipeline } = elsewhere();
    expectConfigError(() => make(kind, { pipeline }), 'PipelineNamespace', 'test/vision/smoke', 'other/train-');
  });

  test.each(['Run', 'ScheduledRun', 'RecurringRun'] as const)('%s, for wrong arguments, all told at once', kind => {
    const { code, message } = configError(() => make(kind, { arguments: { rounds: 'many', other: 1 } }));
    expect(code).toBe('RunArguments');
    expect(message).toContain('arguments.rounds');
    expect(message).toContain('arguments.other');
    expect(configError(() => make(kind, { arguments: {} })).message).toContain('rounds');
  });

  test.each(['Nightly', 'a.b', 'a'.repeat(53), ''])('for the name %j', name => {
    expectConfigError(() => make('Run', { name }), 'RunName', 'test/vision/smoke', 'at most 52');
  });

  test('for an id that is no name', () => expectConfigError(() => make('Run', {}, 'Smoke'), 'RunName', 'test/vision/Smoke', 'construct id'));

  test('for a program in the place of a pipeline', () => expectConfigError(() => make('Run', { pipeline: compiled() }), 'UnknownProp', 'test/vision/smoke'));

  test('a recurring run, where no version is named', () => {
    expectConfigError(() => make('RecurringRun', { pipeline: { pipeline: 'train' } }), 'RecurringRunVersion', 'test/vision/smoke', '"train" alone');
  });

  test('a second recurring run of one name, which would remove the first', () => {
    const { vision, pipeline } = given();
    new RecurringRun(vision, 'weekly', { pipeline, schedule: '@weekly' });
    expectConfigError(() => new RecurringRun(vision, 'other', { pipeline, name: 'weekly', schedule: '@daily' }), 'PipelineTwice', 'test/vision/other', '"weekly"');
  });

  test.each([
    [{ startTime: 'tomorrow' }, 'startTime'], [{ endTime: '2026-01-31' }, 'endTime'], [{ endTime: '2026-13-31T12:00:00Z' }, 'endTime'],
    [{ startTime: '2026-02-01T00:00:00Z', endTime: '2026-01-01T00:00:00Z' }, 'endTime must be after startTime'],
  ])('a recurring run, for the times %j', (props, text) => expectConfigError(() => make('RecurringRun', props), 'RecurringRunTime', 'test/vision/smoke', text));

  test.each([0, 11, 1.5])('a recurring run, for %d runs at a time', maxConcurrency => {
    expectConfigError(() => make('RecurringRun', { maxConcurrency }), 'WrongProp', 'test/vision/smoke', 'maxConcurrency');
  });

  test('a version, in another namespace than its pipeline', () => {
    const { vision, pipeline } = elsewhere();
    expectConfigError(() => new PipelineVersion(vision, 'old', { pipeline, program: compiled() }), 'PipelineNamespace', 'test/vision/old', 'other/train');
  });
});
