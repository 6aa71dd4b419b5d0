/** What makes the tasks of a pipeline. */
import { ConfigError, kindOf } from '../core/errors';
import { checkedProps } from '../core/props';
import { checkedArguments } from './argument-checks';
import type { Arguments, RequiredKeys } from './arguments';
import { GroupOptions, If } from './branches';
import { Component, ComponentKind } from './component';
import type { Condition } from './conditions';
import { Graph, Group, Node, TaskNode } from './graph/nodes';
import { ImporterProps, importerOf } from './importer';
import { Collected, ItemOf, Iterable, itemTypeOf, loopItems, Results, ResultsIn, Returned } from './loops';
import type { ArtifactPort, OutputPorts, ParameterPort, Ports } from './ports';
import { Artifact, ArtifactList, Parameter } from './references';
import { collected, resultsOf } from './results';
import { Dependency, Task, TaskHandle } from './task';
import type { ContainerTaskOptions, DynamicText, TaskOptions } from './task-options';
import { CreatePvcProps, createPvcOf, DELETE_PVC } from './volumes';

/** Options of a task of a kind of component. */
export type OptionsOf<K extends ComponentKind> = K extends 'container' ? ContainerTaskOptions : TaskOptions;

/** Arguments of a call: they may be left out if no input has to be passed. */
type Call<I, K extends ComponentKind> = [RequiredKeys<I>] extends [never]
  ? [args?: Arguments<I>, options?: OptionsOf<K>]
  : [args: Arguments<I>, options?: OptionsOf<K>];

/** Options of a loop. */
export interface LoopOptions {
  /**
   * How many rounds at a time.
   * @default - all at once
   * @minimum 1
   * @asType integer
   */
  readonly parallelism?: number;
  /** What people see in the graph. @default - a name with a number */
  readonly displayName?: string;
}

/** A loop. */
export class Loop<R extends Results> extends Dependency {
  constructor(
    node: Node,
    /** What all rounds gave, as lists. */
    public readonly outputs: Collected<R>,
  ) {
    super(node);
  }
}

/** An exit handler. */
export class ExitHandler extends Dependency {}

/** The last task of an exit handler: its name, and the group that it watches. */
interface ExitTask {
  readonly name: string;
  readonly exitOf: Group;
}

/** What makes the tasks of a pipeline; the function of a pipeline gets one. */
export class PipelineBuilder {
  private group: Group;

  /** @internal */
  constructor(private readonly graph: Graph) {
    this.group = graph.root;
  }

  /**
   * A task that runs a component, or another pipeline.
   *
   * @throws ConfigError `TaskComponent`, `UnknownArgument`, `MissingArgument`, `WrongArgument`, and those of options
   */
  public task<I extends Ports, O extends OutputPorts, K extends ComponentKind>(component: Component<I, O, K>, ...[args, options]: Call<I, K>): Task<O> {
    return this.addTask(this.group, component, args, options);
  }

  /**
   * A task that makes a file that lies somewhere already an artifact of the run.
   *
   * @throws ConfigError `ImporterUri`, `ImporterType`, `ImporterOption`, `ImporterMetadata`, `WrongProp`, `UnknownProp`
   */
  public importer<A extends ArtifactPort<string, true, false>>(props: ImporterProps<A>, options?: TaskOptions): Task<{ readonly artifact: A }> {
    const { component, args } = importerOf(props);
    return this.addTask(this.group, component, args, options);
  }

  /**
   * A task that makes a PersistentVolumeClaim; its output `name` can be mounted. Nothing removes the claim but {@link deletePvc}.
   *
   * @throws ConfigError `PvcName`, `MissingProp`, `UnknownProp`, `WrongProp`
   */
  public createPvc(props: CreatePvcProps, options?: TaskOptions): Task<{ readonly name: ParameterPort<'STRING', true> }> {
    const { component, args } = createPvcOf(props);
    return this.addTask(this.group, component, args, options);
  }

  /**
   * A task that removes a PersistentVolumeClaim; it comes `after` all that mount it.
   *
   * @throws ConfigError `WrongArgument`, `MissingArgument`
   */
  public deletePvc(name: DynamicText, options: TaskOptions): Dependency {
    return this.addTask(this.group, DELETE_PVC, { pvc_name: name }, options);
  }

  /**
   * Runs what the function makes if the condition holds; goes on by `.elif(...)` and `.else(...)`.
   *
   * @throws ConfigError `ConditionKind`, `GroupResults`, `GroupBody`
   */
  public if<R extends Returned>(condition: Condition, then: () => R, options: GroupOptions = {}): If<ResultsIn<R>> {
    return new If(this, this.graph, this.group, condition, then, options);
  }

  /**
   * Runs what the function makes once for each item. Of a list that is written down, whole numbers are `NUMBER_INTEGER` unless one of them has
   * a fraction; loop over an input `list(float())` for doubles that may all be whole.
   *
   * @throws ConfigError `LoopItems`, `GroupResults`, `GroupBody`
   */
  public forEach<const L extends Iterable, R extends Returned>(items: L, body: (item: ItemOf<L>) => R, options: LoopOptions = {}): Loop<ResultsIn<R>> {
    const { parallelism, displayName } = checkedProps<LoopOptions>(undefined, 'pipelines#LoopOptions', options);
    const all = loopItems(items, this.graph);
    const group = this.open(`for-loop-${this.graph.number()}`, { is: 'loop', items: all, parallelism }, displayName);
    const type = itemTypeOf(all);
    const source = { of: 'item', loop: group } as const;
    const item = all.of === 'reference' && all.list instanceof ArtifactList
      ? new Artifact(source, all.list.schema, all.list.schemaTitle, all.list.schemaVersion)
      : new Parameter(source, type ?? 'STRING', undefined, type !== undefined);
    const results = resultsOf(this.within(group, body, item as unknown as ItemOf<L>), 'the function of a loop');
    return new Loop(group, Object.fromEntries(results.map(([name, inner]) => [name, collected(group, inner)])) as Collected<ResultsIn<R>>);
  }

  /**
   * Runs `component` after all that the function makes, however that ended. Its input of the type {@link finalStatus}, if it has one, says how.
   * It takes inputs of the pipeline and constants alone: what tasks give is perhaps not there. `group` is about what is watched.
   *
   * @throws ConfigError `ExitHandlerPlace`, `GroupBody`, and those of {@link task}
   */
  public onExit<I extends Ports, O extends OutputPorts, K extends ComponentKind>(
    component: Component<I, O, K>, args: Arguments<I>, body: () => void, options?: OptionsOf<K>, group: GroupOptions = {},
  ): ExitHandler {
    if (this.group !== this.graph.root) {
      throw new ConfigError('ExitHandlerPlace', 'an exit handler must stand in the function of the pipeline itself, got one inside a loop, condition or exit handler; move it out');
    }
    const { displayName } = checkedProps<GroupOptions>(undefined, 'pipelines#GroupOptions', group);
    const name = this.taskName(component); // as in the Python SDK, where it is there before those that it comes after
    const watched = this.open(`exit-handler-${this.graph.number()}`, { is: 'exit' }, displayName);
    this.within(watched, body);
    this.addTask(this.graph.root, component, args, options, { name, exitOf: watched });
    return new ExitHandler(watched);
  }

  /** @internal */
  public open(name: string, kind: Group['kind'], displayName: string | undefined, parent = this.group): Group {
    this.graph.checkOpen();
    const group = new Group(this.graph.names.of(name), parent, kind, displayName);
    parent.children.push(group);
    return group;
  }

  /** @internal */
  public within<A extends readonly unknown[], T>(group: Group, body: (...given: A) => T, ...given: A): T {
    if (typeof body !== 'function') {
      throw new ConfigError('GroupBody', `a loop, condition or exit handler needs a function that makes its tasks, got ${kindOf(body)}; pass () => { ... }`);
    }
    const outer = this.group;
    this.group = group;
    try {
      return made(group, body(...given));
    } finally {
      this.group = outer;
    }
  }

  /** A free name for a task of a component. */
  private taskName(component: Component): string {
    this.graph.checkOpen();
    if (!(component instanceof Component)) {
      throw new ConfigError('TaskComponent', `a task runs a component or a pipeline, got ${kindOf(component)}; pass what container(...), python(...) or pipeline(...) returned`);
    }
    return this.graph.names.of(component.name);
  }

  private addTask<O extends OutputPorts>(group: Group, component: Component<Ports, O>, args: unknown, options: unknown, exit?: ExitTask): Task<O> {
    const name = exit?.name ?? this.taskName(component);
    const { after = [], ...settings } = taskOptions(component.kind, options);
    const task: TaskNode = {
      is: 'task', name, parent: group, component, args: checkedArguments(name, component, args), settings,
      after: after.map(one => one.node), ...exit && { exitOf: exit.exitOf },
    };
    group.children.push(task);
    return new TaskHandle(task, component.outputs) as unknown as Task<O>;
  }
}

/** What a function returned, if it made tasks, and all of them before it returned. */
function made<T>(group: Group, result: T): T {
  if (result instanceof Promise) {
    throw new ConfigError('GroupBody', 'the function of a loop, condition or exit handler must make its tasks at once, got one that returns a promise; write it without async');
  }
  if (group.children.length === 0) {
    throw new ConfigError('GroupBody', `the function of a loop, condition or exit handler must make a task, got none in ${JSON.stringify(group.name)}; ` +
      'make one, or leave the group out');
  }
  return result;
}

/** Options by what a component runs: only containers have a pod that can be told more. */
function taskOptions(kind: ComponentKind, given: unknown = {}): ContainerTaskOptions {
  return kind === 'container'
    ? checkedProps(undefined, 'pipelines#ContainerTaskOptions', given as ContainerTaskOptions)
    : checkedProps(undefined, 'pipelines#TaskOptions', given as TaskOptions);
}
