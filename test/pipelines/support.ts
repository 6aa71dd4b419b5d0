/** Components and short ways that the tests of the authoring API share. */
import * as kfp from '../../src/pipelines';
import { lintPipeline } from '../../src/pipelines/lint';
import type { CompiledPipeline, ComponentSpec, ContainerSpec, KubernetesExecutor, TaskSpec } from '../../src/pipelines/ir/types';
import { configError } from '../support';

/** A component of this name and these ports, whose container nobody looks at. */
export function component<const I extends kfp.Ports = {}, const O extends kfp.OutputPorts = {}>(name: string, inputs?: I, outputs?: O): kfp.Component<I, O,
  'container'> { // eslint-disable-line @typescript-eslint/no-empty-object-type
  return kfp.container({ name, image: 'busybox', command: [name], inputs, outputs });
}

export const add = component('add', { value_1: kfp.int(), value_2: kfp.int() }, { Output: kfp.int() });
export const greet = component('greet', { name: kfp.str() }, { Output: kfp.str() });
export const flip = component('flip', {}, { Output: kfp.str(), heads: kfp.bool(), rate: kfp.float() });
export const split = component('split', {}, { names: kfp.list(kfp.str()), numbers: kfp.list(kfp.int()), maps: kfp.list(kfp.dict()), any: kfp.list(), config: kfp.dict() });
export const load = component('load', {}, { data: kfp.dataset() });
export const train = component('train', { data: kfp.dataset(), rate: kfp.float().default(0.1) }, { fitted: kfp.model(), loss: kfp.float() });
export const evaluate = component('evaluate', { fitted: kfp.model() }, { report: kfp.metrics() });
export const show = component('show', { text: kfp.str() });
export const store = component('store', { file: kfp.artifact() });
export const merge = component('merge', { files: kfp.dataset().list() });
export const total = component('total', { numbers: kfp.list(kfp.int()) }, { Output: kfp.int() });
export const tune = component('tune', { options: kfp.dict(), steps: kfp.list().optional(), fast: kfp.bool().default(false), rate: kfp.float().optional(),
  rounds: kfp.int().optional() });
export const notify = component('notify', { status: kfp.finalStatus(), channel: kfp.str().default('ops') });
export const nothing = component('nothing');

/** What a pipeline of the tests takes. */
export const INPUTS = {
  name: kfp.str().default('you'), count: kfp.int().default(1), share: kfp.float().default(0.5), fast: kfp.bool().default(false),
  names: kfp.list(kfp.str()).default([]), any: kfp.list().default([]), config: kfp.dict().default({}), prior: kfp.model().optional(), files: kfp.dataset().list().optional(),
};

export type Build = (p: kfp.PipelineBuilder, inputs: kfp.ReferencesOf<typeof INPUTS>) => void;

/** A pipeline that does what the function does, and one task more, so that it is none without tasks. */
export function made(build: Build, config?: kfp.PipelineConfigOptions): kfp.AuthoredPipeline<typeof INPUTS, {}> { // eslint-disable-line @typescript-eslint/no-empty-object-type
  return kfp.pipeline({
    name: 'sample', inputs: INPUTS, config,
    build: (p, inputs) => {
      build(p, inputs);
      p.task(nothing);
    },
  });
}

/** The same, compiled for the newest server; what comes out has no fault. */
export function compiled(build: Build, config?: kfp.PipelineConfigOptions): CompiledPipeline {
  return expectClean(made(build, config).compile({ target: '2.17' }));
}

/** Fails the test if the function does not compile, or if what comes out has a fault. */
export function expectCompiles(build: Build): void {
  expect(compiled(build).spec.root.dag).toBeDefined();
}

/** Fails the test if a compiled pipeline has a fault. */
export function expectClean(pipeline: CompiledPipeline): CompiledPipeline {
  expect(lintPipeline(pipeline)).toEqual([]);
  return pipeline;
}

/** Code of the mistake in what the function does, or `none`. */
export function codeOf(build: (p: kfp.PipelineBuilder, inputs: kfp.ReferencesOf<typeof INPUTS>) => unknown): string {
  return thrown(() => made((p, inputs) => void build(p, inputs)).compile({ target: '2.17' }));
}

/** Code of the mistake that is thrown, or `none`. */
export function thrown(act: () => unknown): string {
  try {
    act();
    return 'none';
  } catch {
    return configError(act).code;
  }
}

/** Tasks of a group, or of the pipeline itself, by the names that lead to it. */
export function tasksOf({ spec }: CompiledPipeline, ...path: readonly string[]): Readonly<Record<string, TaskSpec>> {
  return (componentOf({ spec }, ...path).dag?.tasks ?? {}) as Readonly<Record<string, TaskSpec>>;
}

/** Component of a task, by the names that lead to it. */
export function componentOf({ spec }: Pick<CompiledPipeline, 'spec'>, ...path: readonly string[]): ComponentSpec {
  return path.reduce<ComponentSpec>((at, name) => {
    const task = at.dag?.tasks?.[name];
    if (task === undefined) {
      throw new Error(`no task ${name}; there are ${Object.keys(at.dag?.tasks ?? {}).join(', ')}`);
    }
    return spec.components?.[task.componentRef.name] as ComponentSpec;
  }, spec.root);
}

/** Container of a task, by the names that lead to it. */
export function containerOf(pipeline: CompiledPipeline, ...path: readonly string[]): ContainerSpec {
  return pipeline.spec.deploymentSpec?.executors?.[componentOf(pipeline, ...path).executorLabel as string].container as ContainerSpec;
}

/** Settings for Kubernetes of a task, by the names that lead to it. */
export function settingsOf(pipeline: CompiledPipeline, ...path: readonly string[]): KubernetesExecutor | undefined {
  return pipeline.platform?.platforms.kubernetes?.deploymentSpec?.executors?.[componentOf(pipeline, ...path).executorLabel as string];
}
