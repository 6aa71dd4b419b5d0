import { Pipeline, PipelineVersion, RecurringRun, RecurringRunProps, Run, ScheduledRun, ScheduledRunProps } from '../../../src/workloads/pipeline';
import { TeamContext } from '../../../src/workloads';
import { configError, found, manifestSet, rendered } from '../../support';
import { command, compiled, given, only, run, team } from './support';

const PARAMETERS = { rounds: { parameterType: 'NUMBER_INTEGER', isOptional: true }, title: { parameterType: 'STRING', isOptional: true } } as const;

describe('a run', () => {
  test('is started by a Job, once for what it is made of', () => {
    const { scope, run: made } = run({
      description: 'Does it run?', experiment: 'tests', serviceAccount: 'trainer', pipelineRoot: 's3://artifacts/smoke',
    });
    expect(made.name).toMatch(/^smoke-[0-9a-f]{8}$/);
    expect(command(scope, 'Job', 'run-smoke-')).toEqual({
      command: 'run',
      options: {
        'server': 'http://pipelines-api.ml.svc:9999', 'namespace': 'vision', 'name': made.name, 'pipeline': 'train', 'version': expect.stringMatching(/^train-[0-9a-f]{8}$/),
        'experiment': 'tests', 'pipeline-root': 's3://artifacts/smoke', 'service-account': 'trainer', 'description': 'Does it run?',
      },
    });
  });

  test('has arguments as they are written, also such as Kubernetes would put variables in', () => {
    const { scope, vision } = team();
    const pipeline = new Pipeline(vision, 'train', { program: compiled({ parameters: PARAMETERS }) });
    new Run(vision, 'smoke', { pipeline, arguments: { rounds: 3, title: '$(HOME) "ü"' } });
    expect(command(scope, 'Job', 'run-').options.parameters).toBe('{"rounds":3,"title":"$$(HOME) \\"ü\\""}');
  });

  test('goes into the experiment that the pages show first, with the account that steps have', () => {
    expect(command(run().scope, 'Job', 'run-').options).toMatchObject({ 'experiment': 'Default', 'service-account': 'default-editor' });
  });

  test.each([
    ['argument', { arguments: { rounds: 4 } }], ['experiment', { experiment: 'other' }], ['account', { serviceAccount: 'other' }], ['place', { pipelineRoot: 's3://other' }],
    ['pipeline', { pipeline: { pipeline: 'train', version: 'other' } }],
  ])('with another %s is another run', (_what, props) => {
    const made = (more: object) => {
      const { vision } = team();
      const pipeline = new Pipeline(vision, 'train', { program: compiled({ parameters: PARAMETERS }) });
      return new Run(vision, 'smoke', { pipeline, arguments: { rounds: 3 }, ...more }).name;
    };
    expect(made(props)).not.toBe(made({}));
    expect(made({})).toBe(made({}));
  });

  test('of a further version names that version', () => {
    const { scope, vision, pipeline } = given();
    const old = new PipelineVersion(vision, 'old', { pipeline, program: compiled({ args: ['old'] }) });
    new Run(vision, 'smoke', { pipeline: old });
    expect(command(scope, 'Job', 'run-').options).toMatchObject({ pipeline: 'train', version: old.version });
  });

  test('of a pipeline that is made elsewhere names what it is told, the newest version where it is told none', () => {
    const { scope, vision } = team();
    new Run(vision, 'one', { pipeline: { pipeline: 'other', version: '3' }, arguments: { any: true } });
    new Run(vision, 'two', { pipeline: { pipeline: 'other' } });
    expect(command(scope, 'Job', 'run-one').options).toMatchObject({ pipeline: 'other', version: '3', parameters: '{"any":true}' });
    expect(command(scope, 'Job', 'run-two').options).not.toHaveProperty('version');
  });

  test.each([['active', 1], ['suspended', 0], ['archived', 0]] as const)('in a profile that is %s: %d', (lifecycle, count) => {
    expect(rendered(run({}, { lifecycle }).scope).filter(one => one.metadata.name.startsWith('run-'))).toHaveLength(count);
  });

  test('waits for what comes before it: nothing of the team comes later, and nothing waits for it', () => {
    const stages = manifestSet(run().scope).ofKind('batch/Job').map(one => one.stage);
    expect(stages).toEqual(['last', 'last']);
  });
});

describe('a scheduled run', () => {
  const scheduled = (props: Partial<ScheduledRunProps> = {}, more: Partial<TeamContext> = {}) => {
    const { scope, vision, pipeline } = given({}, 'database', more);
    return { scope, run: new ScheduledRun(vision, 'nightly', { pipeline, schedule: '0 3 * * 1-5', ...props }) };
  };

  test('is a CronJob that starts a run at each time, called as its Job', () => {
    const { scope, run: made } = scheduled({ timeZone: 'Europe/Berlin', description: 'each night' });
    const { metadata, spec } = only(scope, 'CronJob');
    expect(metadata).toEqual({ name: 'nightly', namespace: 'vision' });
    expect(spec).toMatchObject({ schedule: '0 3 * * 1-5', timeZone: 'Europe/Berlin', suspend: false, concurrencyPolicy: 'Forbid' });
    expect(command(scope, 'CronJob')).toMatchObject({ command: 'run', options: { name: '$(JOB_NAME)', pipeline: 'train', description: 'each night' } });
    expect(spec.jobTemplate.spec.template.spec.containers[0].env).toContainEqual({
      name: 'JOB_NAME', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } },
    });
    expect(made.name).toBe('nightly');
  });

  test('in a time zone that Kubernetes does not know is refused', () => {
    expect(configError(() => scheduled({ timeZone: 'europe/berlin' }))).toMatchObject({ code: 'Schedule', message: expect.stringContaining('got "europe/berlin"') });
  });

  test.each([
    ['Allow', {}], ['Forbid', { concurrency: 'Forbid', series: 'nightly' }], ['Replace', { concurrency: 'Replace', series: 'nightly' }],
  ] as const)('whose earlier run has not ended: %s is for runs, not for the Jobs that start them', (concurrencyPolicy, expected) => {
    const { scope } = scheduled({ concurrencyPolicy });
    const { concurrency, series } = command(scope, 'CronJob').options;
    expect({ ...concurrency && { concurrency }, ...series && { series } }).toEqual(expected);
    expect(only(scope, 'CronJob').spec.concurrencyPolicy).toBe('Forbid');
  });

  test.each([
    ['active', {}, [false]], ['active', { suspend: true }, [true]], ['suspended', {}, [true]], ['archived', {}, []],
  ] as const)('in a profile that is %s, with %j, is suspended: %j', (lifecycle, props, expected) => {
    expect(rendered(scheduled(props, { lifecycle }).scope).filter(one => one.kind === 'CronJob').map(one => one.spec.suspend)).toEqual(expected);
  });

  test('has UTC where it is told no time zone, not that of a machine', () => expect(only(scheduled().scope, 'CronJob').spec.timeZone).toBe('Etc/UTC'));
});

describe('a recurring run', () => {
  const recurring = (props: Partial<RecurringRunProps> = {}, more: Partial<TeamContext> = {}) => {
    const { scope, vision, pipeline } = given({}, 'database', more);
    return { scope, run: new RecurringRun(vision, 'weekly', { pipeline, schedule: '0 30 4 * * sun', ...props }) };
  };
  const options = (props: Partial<RecurringRunProps> = {}) => command(recurring(props).scope, 'Job', 'recurring-weekly-').options;

  test('is made by a Job that tells the server all of it', () => {
    const all = options({ maxConcurrency: 2, catchup: true, startTime: '2026-01-31T12:00:00Z', endTime: '2027-01-31T12:00:00+01:00' });
    expect(all).toEqual({
      'server': 'http://pipelines-api.ml.svc:9999', 'namespace': 'vision', 'name': 'weekly', 'pipeline': 'train', 'version': expect.stringMatching(/^train-/),
      'experiment': 'Default', 'service-account': 'default-editor', 'cron': '0 30 4 * * sun', 'start': '2026-01-31T12:00:00Z', 'end': '2027-01-31T12:00:00+01:00',
      'max-concurrency': '2', 'catchup': '', 'mark': expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });

  test('makes up for nothing that was missed, and runs one at a time, where it is told nothing', () => {
    expect(options()).toMatchObject({ 'max-concurrency': '1' });
    expect(options()).not.toHaveProperty('catchup');
  });

  test.each([{ schedule: '@daily' }, { maxConcurrency: 2 }, { catchup: true }, { experiment: 'x' }, { description: 'x' }, { endTime: '2026-01-31T12:00:00Z' }])(
    'with %j is another one, which takes the place of the first', props => expect(options(props).mark).not.toBe(options().mark));

  test('that is switched off is the same, by another Job', () => {
    expect(options({ enabled: false })).toEqual({ ...options(), disabled: '' });
    const name = (props: Partial<RecurringRunProps>) => only(recurring(props).scope, 'Job', 'recurring-').metadata.name;
    expect(name({ enabled: false })).not.toBe(name({}));
  });

  test('is removed by a Job that names it alone', () => {
    expect(options({ removed: true })).toEqual({ server: 'http://pipelines-api.ml.svc:9999', namespace: 'vision', name: 'weekly', pipeline: 'train', absent: '' });
  });

  test.each([['active', 1], ['suspended', 0], ['archived', 0]] as const)('in a profile that is %s: %d', (lifecycle, count) => {
    expect(rendered(recurring({}, { lifecycle }).scope).filter(one => one.metadata.name.startsWith('recurring-'))).toHaveLength(count);
  });
});

test('a long name leaves room for the hash in that of the Job', () => {
  const name = 'a'.repeat(52);
  const { scope } = run({ name });
  const job = only(scope, 'Job', 'run-').metadata.name;
  expect(job.length).toBeLessThanOrEqual(63);
  expect(job).toMatch(/^run-a+-[0-9a-f]{8}$/);
  expect(found(scope, 'Job', job)).toBeDefined();
});
