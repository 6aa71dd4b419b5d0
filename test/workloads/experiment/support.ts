import { algorithms, double, Experiment, ExperimentProps, job, JobTemplate, TeamContext, TrialSource } from '../../../src/workloads';
import { chart, configError, expectConfigError, found } from '../../support';
import { Team } from '../support';

/** Image of the jobs. */
export const IMAGE = 'registry.example.com/ml/train:1';

/** A job that uses the parameter `lr`. */
export const trial = ((p: Readonly<Record<string, string>>) => job({ image: IMAGE, command: ['python3', 'train.py'], args: ['--lr', p.lr] })) as TrialSource;

/** A search over `lr`. */
export const BASE = {
  objective: { type: 'minimize', objectiveMetricName: 'loss' }, parameters: { lr: double(0.01, 0.1) }, algorithm: algorithms.random(), trial,
} as const;

/** Properties as callers without types pass them. */
export type Given = Readonly<Record<string, unknown>>;

/** The experiment `search` of the team `vision`. */
export function given(props: Given = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  const home = new Team(scope, 'vision', team);
  return { scope, home, experiment: new Experiment(home, 'search', { ...BASE, ...props } as ExperimentProps as never) };
}

/** The spec of the experiment with these properties. */
export function spec(props: Given = {}, team: Partial<TeamContext> = {}) {
  return found(given(props, team).scope, 'Experiment', 'search').spec;
}

/** The spec of the pods of a trial. */
export function podOf(props: Given = {}, team: Partial<TeamContext> = {}) {
  return spec(props, team).trialTemplate.trialSpec.spec.template;
}

/** Expects that an experiment with these properties is refused. */
export function fails(props: Given, code: string, ...texts: readonly string[]): void {
  expectConfigError(() => given(props), code, 'test/vision/search', ...texts);
}

/** Code of the error of a function. */
export function codeOf(act: () => unknown): string {
  return configError(act).code;
}

/** A job as somebody else writes it. */
export function template(more: Partial<JobTemplate> = {}, content: Readonly<Record<string, unknown>> = {}): JobTemplate {
  return {
    apiVersion: 'ray.io/v1', kind: 'RayJob',
    trial: { primaryContainerName: 'main', successCondition: 'status.a', failureCondition: 'status.b' },
    spec: () => ({ lr: '${trialParameters.lr}', ...content }), ...more,
  };
}
