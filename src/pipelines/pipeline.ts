/** Pipelines: a function that makes tasks, in typed TypeScript. */
import { ConfigError, kindOf } from '../core/errors';
import { checkedOutputs } from './argument-checks';
import type { AcceptOutput, ReferencesOf } from './arguments';
import { PipelineBuilder } from './builder';
import { assembled, Compilation } from './compile';
import { Component } from './component';
import { givenProps, givenText } from './given';
import { nameOf } from './graph/names';
import { Graph } from './graph/nodes';
import type { CompiledPipeline } from './ir/types';
import { PipelineConfigOptions, pipelineConfigOf } from './pipeline-config';
import type { OutputPorts, Ports } from './ports';
import type { CompileOptions, PipelineProgram } from './program';
import { Reference } from './references';
import { resultsOf } from './results';
import { checkRunnable } from './runnable';
import { referenceTo } from './task';
import { isMap } from './values';

export { Branches, type GroupOptions, If } from './branches';
export { ExitHandler, Loop, type LoopOptions, type OptionsOf, PipelineBuilder } from './builder';

/** What is given for the declared outputs of a pipeline. */
export type GivenOutputs<O extends OutputPorts> = { readonly [K in keyof O]: AcceptOutput<O[K]> };

/** Properties of {@link pipeline}. */
export interface PipelineProps<I extends Ports, O extends OutputPorts> {
  /** Name: becomes lower case, with `-` for all but letters and digits. */
  readonly name: string;
  /** What people see. @default - the name */
  readonly displayName?: string;
  /** What it is for. @default - none */
  readonly description?: string;
  /** What it takes. @default {} */
  readonly inputs?: I;
  /** What it gives. @default {} */
  readonly outputs?: O;
  /** Settings of a whole run. @default - none */
  readonly config?: PipelineConfigOptions;
  /** Makes the tasks; returns what the outputs are. */
  readonly build: (p: PipelineBuilder, inputs: ReferencesOf<I>) => [keyof O] extends [never] ? void : GivenOutputs<NoInfer<O>>;
}

const PROPS = ['name', 'displayName', 'description', 'inputs', 'outputs', 'config', 'build'] as const;

/** A pipeline written in TypeScript; also a component of others. */
export class AuthoredPipeline<I extends Ports = Ports, O extends OutputPorts = OutputPorts> extends Component<I, O, 'pipeline'> implements PipelineProgram {
  private readonly compilation: Compilation;
  private compiled: CompiledPipeline | undefined;

  constructor(props: PipelineProps<I, O>) {
    const { inputs = {} as I, outputs = {} as O, description, displayName, config = {}, build } = givenProps('pipeline(...)', props, PROPS);
    super('pipeline', { name: nameOf('pipeline', props.name), inputs, outputs, description, implementation: () => ({ by: 'dag', compiled: this.assembled() }) });
    const { name } = this;
    const graph = new Graph(name, inputs);
    this.compilation = {
      name, description, displayName: givenText(`displayName of the pipeline ${name}`, displayName), config: pipelineConfigOf(config), graph, outputs,
      results: built(graph, inputs, outputs, build),
    };
  }

  /**
   * The pipeline as servers read it.
   *
   * @throws ConfigError for what only the whole shows: values used outside their loop or condition, cycles, fields that the target does not know
   */
  public compile(options: CompileOptions = {}): CompiledPipeline {
    const compiled = this.assembled();
    checkRunnable(compiled, givenProps('compile(...)', options, ['target']).target);
    return compiled;
  }

  /** The pipeline as part of another one: what is asked of a whole run is asked of that one. */
  private assembled(): CompiledPipeline {
    return this.compiled ??= assembled(this.compilation);
  }
}

/** Has the function of a pipeline make its tasks, and returns what its outputs are. */
function built<I extends Ports, O extends OutputPorts>(graph: Graph, inputs: I, outputs: O, build: PipelineProps<I, O>['build']): Readonly<Record<string, Reference>> {
  const { name, root } = graph;
  if (typeof build !== 'function') {
    throw new ConfigError('PipelineBuild', `build of the pipeline ${name} must be a function, got ${kindOf(build)}; pass (p, inputs) => { ... }`);
  }
  const references = Object.fromEntries(Object.entries(inputs).map(([key, port]) => [key, referenceTo(port, { of: 'input', name: key, group: root })]));
  const given: unknown = build(new PipelineBuilder(graph), references as ReferencesOf<I>);
  graph.close();
  if (given instanceof Promise) {
    throw new ConfigError('PipelineBuild', `build of the pipeline ${name} must make its tasks at once, got a function that returns a promise; write it without async`);
  }
  if (root.children.length === 0) {
    throw new ConfigError('PipelineBuild', `build of the pipeline ${name} must make a task, got none; call p.task(...)`);
  }
  // A short function returns what it makes last.
  const isMeant = Object.keys(outputs).length > 0 || isMap(given) && Object.values(given).some(one => one instanceof Reference);
  const results = isMeant ? Object.fromEntries(resultsOf(given, `the function of the pipeline ${name}`)) : {};
  checkedOutputs(name, outputs, results);
  return results;
}

/**
 * A pipeline: `build` makes its tasks.
 *
 * @throws ConfigError of what is wrong with it
 */
export function pipeline<const I extends Ports = {}, const O extends OutputPorts = {}>( // eslint-disable-line @typescript-eslint/no-empty-object-type
  props: PipelineProps<I, O>,
): AuthoredPipeline<I, O> {
  return new AuthoredPipeline(props);
}
