import { Rule } from '../../../src/core';
import { object, places } from '../support';

const V1 = 'argoproj.io/v1alpha1';

/** A Workflow `train` that begins with the template `main`. */
export const workflow = (templates: readonly object[], rest: object = {}) => object(V1, 'Workflow', 'train', { spec: { entrypoint: 'main', templates, ...rest } });

/** A WorkflowTemplate `shared`. */
export const shared = (templates: readonly object[], rest: object = {}) => object(V1, 'WorkflowTemplate', 'shared', { spec: { templates, ...rest } });

export const cron = (spec: object) => object(V1, 'CronWorkflow', 'nightly', { spec: { workflowSpec: { entrypoint: 'main', templates: [run('main')] }, ...spec } });

/** A template with a container. */
export const run = (name: string, rest: object = {}, container: object = {}) => ({ name, container: { image: 'a', ...container }, ...rest });

/** A template `main` of steps that run one after another. */
export const steps = (...all: readonly object[]) => ({ name: 'main', steps: all.map(step => [step]) });

/** A template `main` with a graph of tasks. */
export const dag = (...tasks: readonly object[]) => ({ name: 'main', dag: { tasks } });

/** Values for the arguments of a step, or of a workflow. */
export const values = (all: Readonly<Record<string, unknown>>) => ({ parameters: Object.entries(all).map(([name, value]) => ({ name, value })) });

/** Inputs of some names. */
export const inputs = (...names: readonly string[]) => ({ inputs: { parameters: names.map(name => ({ name })) } });

/** Where a rule finds something, without `Kind/namespace/name spec.`. */
export function inSpec(rule: Rule, ...all: readonly object[]): string[] {
  return places(rule, all).map(place => place.replace(/^\S+ spec\.?/, ''));
}
