/** A pipeline as it is drawn and listed: its DAGs, each with its tasks, and what these take from one another. */
import { own } from '../ir/tasks';
import type { CompiledPipeline, ComponentSpec, KubernetesExecutor, PipelineSpec, TaskSpec } from '../ir/types';
import { Branch, branchesOf } from './branches';
import { Edge, edgesOf } from './edges';
import { ordered } from './order';
import { CLAIM, isExit, Kind, Task } from './task';
import { inputsInside } from './words';

/** Tasks of one level. */
export class Dag {
  /** Each after those that it waits for. */
  public readonly tasks: readonly Task[];
  /** What they take from one another, in the order of those that take. */
  public readonly edges: readonly Edge[];
  /** What its inputs are that have no name of the author, in words. */
  public readonly inputs: ReadonlyMap<string, string>;
  /** Its tasks, if one of them is run. @default - any of them */
  public readonly branches?: ReadonlyMap<string, Branch>;
  private readonly byName: ReadonlyMap<string, Task>;
  /** Names of the tasks whose end others wait for, however it comes. */
  private readonly watched: ReadonlySet<string>;

  constructor(
    /** What the components are looked up in. */
    public readonly parts: Parts,
    component: ComponentSpec,
    /** Task whose inside this is. @default - the pipeline itself */
    public readonly owner?: Task,
  ) {
    const specs = component.dag?.tasks ?? {};
    this.inputs = owner === undefined ? new Map() : inputsInside(owner);
    this.branches = branchesOf(specs);
    this.byName = new Map([...this.branches?.keys() ?? Object.keys(specs)].map(name => [name, parts.task(name, specs[name], this)]));
    const tasks = [...this.byName.values()];
    this.watched = new Set(tasks.filter(isExit).flatMap(({ spec }) => spec.dependentTasks ?? []));
    const edges = new Map(tasks.map(task => [task, edgesOf(task, this.byName)]));
    this.tasks = ordered(edges);
    this.edges = this.tasks.flatMap(task => edges.get(task) ?? []);
  }

  /** A task by its name. */
  public task(name: string): Task | undefined {
    return this.byName.get(name);
  }

  /** What a task of this DAG is. */
  public kindOf({ name, spec, component, executor }: Task): Kind {
    if (component?.dag === undefined) {
      return executor?.importer !== undefined ? 'importer' : CLAIM.test(executor?.container?.image ?? '') ? 'claim' : 'task';
    }
    if (spec.triggerPolicy?.condition !== undefined) {
      return 'condition';
    }
    if (spec.parameterIterator !== undefined || spec.artifactIterator !== undefined) {
      return 'loop';
    }
    // Compilers say of nested pipelines whether results may be reused, and never of groups.
    if (spec.cachingOptions !== undefined) {
      return 'pipeline';
    }
    return this.watched.has(name) ? 'exit-handler' : branchesOf(component.dag.tasks ?? {}) !== undefined ? 'branches' : 'pipeline';
  }
}

/** What tasks refer to by name. */
export class Parts {
  private readonly spec: PipelineSpec;
  private readonly pods: Readonly<Record<string, KubernetesExecutor>> | undefined;

  constructor({ spec, platform }: CompiledPipeline) {
    this.spec = spec;
    this.pods = platform?.platforms.kubernetes?.deploymentSpec?.executors;
  }

  /** A component by its name. */
  public component(name: string): ComponentSpec | undefined {
    return own(this.spec.components, name);
  }

  /** A task with all that it refers to. */
  public task(name: string, spec: TaskSpec, dag: Dag): Task {
    const component = this.component(spec.componentRef.name);
    const label = component?.executorLabel ?? '';
    return { name, spec, dag, component, executor: own(this.spec.deploymentSpec?.executors, label), pod: own(this.pods, label) };
  }
}

/** A whole pipeline. */
export class Graph {
  /** The inside of the pipeline itself. */
  public readonly root: Dag;
  /** All tasks, each before those inside it. */
  public readonly tasks: readonly Task[];
  private readonly insides = new Map<Task, Dag>();

  constructor(compiled: CompiledPipeline) {
    const parts = new Parts(compiled);
    this.root = new Dag(parts, compiled.spec.root);
    const entered = new Set<ComponentSpec>([compiled.spec.root]);
    const tasks: Task[] = [];
    const left = [...this.root.tasks].reverse();
    for (let task = left.pop(); task !== undefined; task = left.pop()) {
      tasks.push(task);
      const { component } = task;
      // One that several tasks share is entered where it is met first: otherwise few components could make very many tasks.
      if (component?.dag !== undefined && !entered.has(component)) {
        entered.add(component);
        const dag = new Dag(parts, component, task);
        this.insides.set(task, dag);
        left.push(...[...dag.tasks].reverse());
      }
    }
    this.tasks = tasks;
  }

  /** The tasks inside one; undefined if it is no DAG, or one that is entered at another task. */
  public inside(task: Task): Dag | undefined {
    return this.insides.get(task);
  }
}
