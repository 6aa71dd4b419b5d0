/** From the tree of tasks to the document that servers read. */
import { ConfigError } from '../core/errors';
import type { Implementation } from './component';
import { checkCycles } from './emit/cycles';
import { definitionOf, inputDefinitions, outputDefinitions, sides } from './emit/definitions';
import { dagOutputs, outputsOf } from './emit/outputs';
import { withPodSettings } from './emit/pods';
import { Assembly, nested } from './emit/nested';
import { checkExitTask, connectGroup, connectTask, groupSpec, taskSpec } from './emit/tasks';
import { Outflow, Wiring } from './emit/wiring';
import { Graph, Group, Node, TaskNode } from './graph/nodes';
import { UniqueNames } from './graph/names';
import type {
  CompiledPipeline, ComponentSpec, InputArtifact, InputDefinitions, InputParameter, KubernetesExecutor, PipelineConfig, TaskSpec,
} from './ir/types';
import { itemTypeOf } from './loops';
import { OutputPorts } from './ports';
import { ArtifactList, Artifact, Parameter, placeOf, PossibleParameter, Reference } from './references';

/** What compiled it: nothing reads it, and it does not change with our releases, so that a pipeline stays the same. */
const SDK_VERSION = 'cdk8s-kubeflow';

/** What is compiled. */
export interface Compilation {
  readonly name: string;
  /** @default - the name */
  readonly displayName?: string;
  /** @default - none */
  readonly description?: string;
  /** @default - none */
  readonly config?: PipelineConfig;
  readonly graph: Graph;
  readonly outputs: OutputPorts;
  readonly results: Readonly<Record<string, Reference>>;
}

/**
 * The pipeline as servers read it.
 *
 * @throws ConfigError of what only the whole shows
 */
export function assembled(pipeline: Compilation): CompiledPipeline {
  const { name, displayName, description, config } = pipeline;
  const assembly: Assembly = { components: {}, executors: {}, platform: {}, componentNames: new UniqueNames(), executorLabels: new UniqueNames() };
  const root = new Compiler(pipeline, assembly).root();
  const executors = Object.keys(assembly.platform).length > 0 ? { deploymentSpec: { executors: assembly.platform } } : {};
  const kubernetes = { ...executors, ...config !== undefined && { pipelineConfig: config } };
  return {
    spec: {
      pipelineInfo: { name, ...displayName !== undefined && { displayName }, ...description !== undefined && { description } },
      root,
      components: assembly.components,
      deploymentSpec: { executors: assembly.executors },
      schemaVersion: '2.1.0',
      sdkVersion: SDK_VERSION,
    },
    ...Object.keys(kubernetes).length > 0 && { platform: { platforms: { kubernetes } } },
  };
}

/** A task with all that it takes. */
interface ConnectedTask {
  readonly inputs: Record<string, InputParameter & InputArtifact>;
  readonly implementation: Implementation;
  readonly platform?: KubernetesExecutor;
}

class Compiler {
  private readonly wiring = new Wiring();
  private readonly names = new Map<Node, string>();
  private readonly connected = new Map<TaskNode, ConnectedTask>();

  constructor(private readonly pipeline: Compilation, private readonly assembly: Assembly) {}

  /** The pipeline's own component; those of its tasks and groups go into the assembly. */
  public root(): ComponentSpec {
    const { graph, outputs, results } = this.pipeline;
    this.connect(graph.root);
    const flows = new Map(Object.entries(results).map(([name, reference]) => [name, this.surfaced(reference)] as const));
    checkCycles(graph.root, this.wiring);
    this.addComponents(graph.root);
    return {
      ...inputDefinitions(graph.inputs),
      ...outputDefinitions(outputs),
      dag: { tasks: this.tasks(graph.root), ...dagOutputs(flows) },
    };
  }

  /** Connects all nodes with what they take: before anything is written, since a node may be asked for something later. */
  private connect(group: Group): void {
    for (const child of group.children) {
      if (child instanceof Group) {
        connectGroup(child, this.wiring);
        this.connect(child);
      } else {
        this.connected.set(child, this.connectedTask(child));
      }
    }
  }

  private connectedTask(task: TaskNode): ConnectedTask {
    const inputs = connectTask(task, this.wiring);
    const { implementation } = task.component;
    const { executor, platform } = implementation.by === 'dag' ? {} : withPodSettings(task, implementation.executor, inputs, this.wiring);
    checkExitTask(task, this.wiring);
    if (executor === undefined) {
      return { inputs, implementation };
    }
    return { inputs, implementation: { by: 'executor', executor }, platform };
  }

  private surfaced(reference: Reference): Outflow {
    const { wiring } = this;
    const { root } = this.pipeline.graph;
    const { group, node, key } = wiring.origin(reference);
    if (group === root) {
      return { reference, asList: false, from: [{ node, key }], oneOf: false };
    }
    const top = childOf(root, group);
    if (top === undefined || top.kind.is === 'exit') {
      throw new ConfigError('ReferenceScope', `the pipeline ${this.pipeline.name} can only give what its own tasks give, and none of what an exit handler watches, ` +
        `got ${placeOf(reference)}; ` +
        'return an output of a task that stands outside');
    }
    return { reference, asList: false, from: [{ node: top.name, key: wiring.surface(reference, top, false) }], oneOf: false };
  }

  /** Components of all nodes below a group: first of the nodes right below it, groups before tasks. */
  private addComponents(group: Group): void {
    const groups = group.children.filter(child => child instanceof Group);
    const tasks = group.children.filter((child): child is TaskNode => !(child instanceof Group));
    groups.forEach(child => this.names.set(child, this.assembly.componentNames.of(`comp-${child.name}`)));
    tasks.forEach(task => this.addTaskComponent(task));
    groups.forEach(child => {
      this.addComponents(child);
      this.assembly.components[this.names.get(child) ?? child.name] = this.groupComponent(child);
    });
  }

  private addTaskComponent(task: TaskNode): void {
    const { assembly } = this;
    const { component } = task;
    const name = assembly.componentNames.of(`comp-${task.name}`);
    this.names.set(task, name);
    const { implementation, platform } = this.connected.get(task) as ConnectedTask;
    if (implementation.by === 'dag') {
      assembly.components[name] = nested(implementation.compiled, assembly);
      return;
    }
    const label = assembly.executorLabels.of(`exec-${task.name}`);
    assembly.executors[label] = implementation.executor;
    if (platform !== undefined) {
      assembly.platform[label] = platform;
    }
    assembly.components[name] = {
      ...inputDefinitions(component.inputs), ...outputDefinitions(component.outputs), executorLabel: label,
      ...component.taskConfig.length > 0 && { taskConfigPassthroughs: component.taskConfig },
    };
  }

  private groupComponent(group: Group): ComponentSpec {
    const parameters: Record<string, object> = {};
    const artifacts: Record<string, object> = {};
    const declare = (name: string, reference: Reference): void => {
      (reference instanceof PossibleParameter ? parameters : artifacts)[name] = definitionOf(reference);
    };
    for (const [name, { reference }] of this.wiring.of(group).inputs) {
      declare(name, reference);
    }
    if (group.kind.is === 'loop') {
      const { items } = group.kind;
      const list = items.of === 'reference' ? items.list : undefined;
      declare(this.wiring.channels.item(group), list instanceof ArtifactList
        ? new Artifact(list.source, list.schema, list.schemaTitle, list.schemaVersion)
        : new Parameter({ of: 'item', loop: group }, itemTypeOf(items) ?? 'STRING'));
    }
    const inputs = sides<InputDefinitions>(parameters, artifacts);
    const flows = this.wiring.outputs(group);
    return { ...inputs !== undefined && { inputDefinitions: inputs }, ...outputsOf(flows), dag: { tasks: this.tasks(group), ...dagOutputs(flows) } };
  }

  private tasks(group: Group): Record<string, TaskSpec> {
    return Object.fromEntries(group.children.map(child => {
      const component = this.names.get(child) ?? child.name;
      const spec = child instanceof Group
        ? groupSpec(child, component, this.wiring)
        : taskSpec(child, component, (this.connected.get(child) as ConnectedTask).inputs, this.wiring);
      return [child.name, spec];
    }));
  }
}

/** The group right below another one in which a group stands, or which it is; undefined if it stands elsewhere. */
function childOf(root: Group, group: Group): Group | undefined {
  let at: Group | undefined = group;
  while (at !== undefined && at.parent !== root) {
    at = at.parent;
  }
  return at;
}
