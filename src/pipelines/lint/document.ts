import { Field } from '../../core/field';
import type { CompiledPipeline } from '../ir/types';
import { Component, isSet, Task, wire, Wire } from './parts';
import { everything } from './walk';

export { Component, isSet, type Kind, KINDS, type Ports, Task, type Wire } from './parts';

/** A compiled pipeline with all its parts, each found once. It may hold anything. */
export class PipelineDocument {
  /** The first document. */
  public readonly spec: Field;
  /** What is for Kubernetes, of the second document. */
  public readonly platform: Field;
  /** The pipeline itself. */
  public readonly root: Component;
  /** By name, without the root. */
  public readonly components: ReadonlyMap<string, Component>;
  /** The root and the components. */
  public readonly all: readonly Component[];
  /** Of all DAGs. */
  public readonly tasks: readonly Task[];
  /** By label. */
  public readonly executors: ReadonlyMap<string, Field>;
  /** Settings of pods in the second document, by the label of the executor. */
  public readonly podSettings: ReadonlyMap<string, Field>;
  /** Tasks by the component that they run. */
  private readonly users = new Map<Component, Task[]>();
  /** Components by the label of their executor. */
  private readonly labelled = new Map<string, Component[]>();

  constructor(
    /** Both documents as they are. */
    public readonly compiled: CompiledPipeline,
  ) {
    this.spec = new Field(compiled.spec);
    this.platform = new Field(compiled.platform).at('platforms', 'kubernetes');
    const components = new Map<string, Component>();
    for (const [name, field] of this.spec.at('components').entries()) {
      components.set(name, new Component(field, components));
    }
    this.components = components;
    this.root = new Component(this.spec.at('root'), components);
    this.all = [this.root, ...components.values()];
    this.tasks = this.all.flatMap(({ tasks }) => [...tasks.values()]);
    this.executors = new Map(this.spec.at('deploymentSpec', 'executors').entries());
    this.podSettings = new Map(this.platform.at('deploymentSpec', 'executors').entries());
    for (const task of this.tasks) {
      if (task.component !== undefined) {
        put(this.users, task.component, task);
      }
    }
    for (const component of this.all) {
      if (component.label.text !== undefined) {
        put(this.labelled, component.label.text, component);
      }
    }
  }

  /** Tasks that run a component. */
  public usersOf(component: Component): readonly Task[] {
    return this.users.get(component) ?? [];
  }

  /** Components of an executor. */
  public componentsOf(label: string): readonly Component[] {
    return this.labelled.get(label) ?? [];
  }

  /** Tasks that end in an executor. */
  public tasksOf(label: string): readonly Task[] {
    return this.componentsOf(label).flatMap(component => this.usersOf(component));
  }

  /** The container that a task runs; undefined if it is something else. */
  public containerOf(task: Task): Field | undefined {
    const container = this.executors.get(task.component?.label.text ?? '')?.at('container');
    return container !== undefined && isSet(container) ? container : undefined;
  }

  /** What settings of pods take from elsewhere, with the task whose pod it is. */
  public * podWires(): Generator<Wire & { readonly task: Task }> {
    for (const [label, settings] of this.podSettings) {
      const places = [...everything(settings)].filter(at => !isSet(at.at('pvcNameParameter')));
      for (const task of this.tasksOf(label)) {
        for (const at of places) {
          const found = wire(at, 'parameters', task.dag);
          if (found !== undefined) {
            yield { ...found, task };
          }
        }
      }
    }
  }

  /** The definition of what a place takes; undefined if there is none. */
  public sourceOf({ kind, dag, input, output }: Wire): Field | undefined {
    return input !== undefined ? dag.inputs[kind].get(input.text ?? '')
      : dag.tasks.get(output?.task.text ?? '')?.component?.outputs[kind].get(output?.key.text ?? '');
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key);
  if (there === undefined) {
    map.set(key, [value]);
  } else {
    there.push(value);
  }
}
