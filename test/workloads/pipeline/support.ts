import { Chart } from 'cdk8s';
import { Images } from '../../../src/core';
import type { CompiledPipeline, Executor, KubernetesExecutor, InputParameterDefinition } from '../../../src/pipelines/ir/types';
import { PlatformContext, setPlatformContext, TeamContext } from '../../../src/workloads';
import { Pipeline, PipelineProps, Run, RunProps } from '../../../src/workloads/pipeline';
import { chart, rendered } from '../../support';
import { platformAt, Team } from '../support';

/** What differs from a pipeline `train` of one task that says something. */
export interface Content {
  readonly name?: string;
  readonly image?: string;
  readonly args?: readonly string[];
  readonly parameters?: Readonly<Record<string, InputParameterDefinition>>;
  readonly settings?: KubernetesExecutor;
  readonly executors?: Readonly<Record<string, Executor>>;
}

/** A compiled pipeline of one task. */
export function compiled({ name = 'train', image = 'python:3.11', args = ['print("hello")'], parameters, settings }: Content = {}): CompiledPipeline {
  return {
    spec: {
      pipelineInfo: { name },
      root: {
        ...parameters && { inputDefinitions: { parameters } },
        dag: { tasks: { say: { taskInfo: { name: 'say' }, componentRef: { name: 'comp-say' }, cachingOptions: { enableCache: true } } } },
      },
      components: { 'comp-say': { executorLabel: 'exec-say' } },
      deploymentSpec: { executors: { 'exec-say': { container: { image, command: ['python3', '-c'], args } } } },
      schemaVersion: '2.1.0',
    },
    ...settings && { platform: { platforms: { kubernetes: { deploymentSpec: { executors: { 'exec-say': settings } } } } } },
  };
}

/** A platform whose pipelines keep versions so; the API server is elsewhere than upstream's. */
export function platform(store: 'database' | 'kubernetes' = 'database', host?: string): PlatformContext {
  const api = { namespace: 'ml', name: 'pipelines-api', port: 9999 };
  const pipelines = { api, metadata: api, store } as PlatformContext['pipelines'];
  return { ...platformAt('unused.example.com'), images: new Images({ mirror: host }), pipelines };
}

/** A chart with a platform in its app, and a team `vision` in it. */
export function team(store?: 'database' | 'kubernetes', more: Partial<TeamContext> = {}, host?: string): { readonly scope: Chart; readonly vision: Team } {
  const scope = chart();
  setPlatformContext(scope, platform(store, host));
  return { scope, vision: new Team(scope, 'vision', more) };
}

/** A pipeline of the team `vision`. */
export function given(props: Partial<PipelineProps> = {}, store?: 'database' | 'kubernetes', more: Partial<TeamContext> = {}) {
  const { scope, vision } = team(store, more);
  return { scope, vision, pipeline: new Pipeline(vision, 'train', { program: compiled(), ...props }) };
}

/** A run of the pipeline `train`. */
export function run(props: Partial<RunProps> = {}, more: Partial<TeamContext> = {}) {
  const { scope, vision, pipeline } = given({}, 'database', more);
  return { scope, run: new Run(vision, 'smoke', { pipeline, ...props }) };
}

/** The only object of a kind whose name begins so. */
export function only(scope: Chart, kind: string, prefix = '') {
  const all = rendered(scope).filter(one => one.kind === kind && one.metadata.name.startsWith(prefix));
  expect(all.map(one => one.kind)).toEqual([kind]);
  return all[0];
}

/** Arguments of the command that a Job or CronJob gives. */
export function command(scope: Chart, kind: 'Job' | 'CronJob', prefix = ''): { readonly command: string; readonly options: Readonly<Record<string, string>> } {
  const { spec } = only(scope, kind, prefix);
  const [container] = (kind === 'Job' ? spec : spec.jobTemplate.spec).template.spec.containers;
  const options = container.args.map((one: string) => /^--([\w-]+)(?:=([^]*))?$/.exec(one)?.slice(1) ?? [one, 'no option']);
  return { command: container.command.at(-1), options: Object.fromEntries(options.map(([name, value = '']: string[]) => [name, value])) };
}
