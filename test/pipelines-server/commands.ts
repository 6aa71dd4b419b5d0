/**
 * The commands that the constructs write, as JSON: for each its command, its arguments, its environment, and the files that are mounted.
 *
 * usage: npx tsx test/pipelines-server/commands.ts
 */
import { Chart } from 'cdk8s';
import { Pipeline, PipelineVersion, RecurringRun, RecurringRunProps, Run, ScheduledRun } from '../../src/workloads/pipeline';
import { chart, Manifest, rendered } from '../support';
import { compiled } from '../workloads/pipeline/support';

const PARAMETERS = { rounds: { parameterType: 'NUMBER_INTEGER', isOptional: true }, title: { parameterType: 'STRING', isOptional: true } } as const;

/** A pipeline in a chart of its own, with what is made beside it. */
function beside(make: (scope: Chart, pipeline: Pipeline) => void): Chart {
  const scope = chart('test', 'vision');
  const program = compiled({ parameters: PARAMETERS });
  make(scope, new Pipeline(scope, 'train', {
    program, displayName: 'Train', description: 'Uses $(HOME) & "ü"', versionDisplayName: 'v2', versionDescription: 'faster, 100% $$',
  }));
  return scope;
}

const settings = { arguments: { rounds: 3, title: '$(HOME) "ü"' }, experiment: 'tests', serviceAccount: 'trainer', pipelineRoot: 's3://artifacts/x', description: 'a run' };
const weekly = { ...settings, schedule: '0 30 4 * * sun', maxConcurrency: 2, startTime: '2026-01-31T12:00:00Z', endTime: '2027-01-31T12:00:00Z' };
const scheduled = (concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace') =>
  beside((scope, pipeline) => new ScheduledRun(scope, 'nightly', { ...settings, pipeline, schedule: '@daily', concurrencyPolicy }));
const recurring = (more: Partial<RecurringRunProps> = {}) => beside((scope, pipeline) => new RecurringRun(scope, 'weekly', { ...weekly, pipeline, ...more }));

/** What is asked for, by a name: the last command of each chart. */
const CHARTS: Readonly<Record<string, Chart>> = {
  'upload': beside(() => undefined),
  'upload-old': beside((scope, pipeline) => new PipelineVersion(scope, 'old', { pipeline, program: compiled({ args: ['old'] }) })),
  'run': beside((scope, pipeline) => new Run(scope, 'smoke', { ...settings, pipeline })),
  'run-newest': beside(scope => new Run(scope, 'newest', { pipeline: { pipeline: 'train' } })),
  'scheduled-allow': scheduled('Allow'),
  'scheduled-forbid': scheduled('Forbid'),
  'scheduled-replace': scheduled('Replace'),
  'recurring': recurring(),
  'recurring-changed': recurring({ schedule: '@weekly', catchup: true }),
  'recurring-disabled': recurring({ enabled: false }),
  'recurring-removed': recurring({ removed: true }),
};

function commandOf(all: readonly Manifest[]) {
  const { kind, spec } = all.filter(one => one.kind === 'Job' || one.kind === 'CronJob').at(-1)!;
  const { containers: [container], volumes } = (kind === 'CronJob' ? spec.jobTemplate.spec : spec).template.spec;
  const files = container.volumeMounts.flatMap((mount: { readonly name: string; readonly mountPath: string }) => {
    const { configMap } = volumes.find((one: { readonly name: string }) => one.name === mount.name);
    const data = all.find(one => one.kind === 'ConfigMap' && one.metadata.name === configMap?.name)?.data ?? {};
    return Object.entries(data).map(([name, text]) => [`${mount.mountPath}/${name}`, text]);
  });
  return { command: container.command, args: container.args, env: container.env, files: Object.fromEntries(files) };
}

console.log(JSON.stringify(Object.fromEntries(Object.entries(CHARTS).map(([name, scope]) => [name, commandOf(rendered(scope))]))));
