import { Field } from '../../core/field';

/** Values or files. */
export type Kind = 'parameters' | 'artifacts';

/** Both kinds. */
export const KINDS: readonly Kind[] = ['parameters', 'artifacts'];

/** What a component takes or gives: the definitions by name. */
export type Ports = Readonly<Record<Kind, ReadonlyMap<string, Field>>>;

/** A place that takes a value or file from elsewhere, in the DAG of a component. */
export interface Wire {
  readonly at: Field;
  readonly kind: Kind;
  /** The component in whose DAG it is. */
  readonly dag: Component;
  /** Name of an input of that component. @default - it is taken from a task */
  readonly input?: Field;
  /** A task of that DAG, and the name of its output. @default - it is taken from an input */
  readonly output?: { readonly task: Field; readonly key: Field };
}

/** A component of a pipeline, or the pipeline itself. */
export class Component {
  /** What it takes. */
  public readonly inputs: Ports;
  /** What it gives. */
  public readonly outputs: Ports;
  /** Its tasks by name; none if it has an executor. */
  public readonly tasks: ReadonlyMap<string, Task>;
  /** Label of its executor. */
  public readonly label: Field;

  constructor(
    /** Its place in the document. */
    public readonly field: Field,
    components: ReadonlyMap<string, Component>,
  ) {
    this.inputs = portsOf(field.at('inputDefinitions'));
    this.outputs = portsOf(field.at('outputDefinitions'));
    this.label = field.at('executorLabel');
    this.tasks = new Map(field.at('dag', 'tasks').entries().map(([name, task]) => [name, new Task(name, task, this, components)]));
  }
}

/** A task of a DAG. */
export class Task {
  /** What it passes to its component. */
  public readonly inputs: Ports;
  /** What its inputs are taken from, where that is elsewhere: by the input. */
  public readonly wires: ReadonlyMap<Field, Wire>;
  /** Entries of `dependentTasks`. */
  public readonly dependencies: readonly Field[];
  /** Whether it runs however the tasks before it ended. */
  public readonly isExit: boolean;

  constructor(
    /** Name in its DAG. */
    public readonly name: string,
    /** Its place in the document. */
    public readonly field: Field,
    /** The component in whose DAG it is. */
    public readonly dag: Component,
    private readonly components: ReadonlyMap<string, Component>,
  ) {
    this.inputs = portsOf(field.at('inputs'));
    this.wires = new Map(KINDS.flatMap(kind => [...this.inputs[kind].values()].flatMap(at => wire(at, kind, dag) ?? [])).map(each => [each.at, each]));
    this.dependencies = field.at('dependentTasks').items();
    this.isExit = field.at('triggerPolicy', 'strategy').value === 'ALL_UPSTREAM_TASKS_COMPLETED';
  }

  /** What it runs; undefined if there is no such component. */
  public get component(): Component | undefined {
    return this.components.get(this.field.at('componentRef', 'name').text ?? '');
  }

  /** The iterator over values or files; undefined if it runs once. */
  public get iterator(): { readonly kind: Kind; readonly field: Field } | undefined {
    const [parameter, artifact] = [this.field.at('parameterIterator'), this.field.at('artifactIterator')];
    return isSet(parameter) ? { kind: 'parameters', field: parameter } : isSet(artifact) ? { kind: 'artifacts', field: artifact } : undefined;
  }

  /** The tasks of the same DAG from which it takes something, each as the place that names it. */
  public get producers(): readonly Field[] {
    const outputs = [...this.wires.values()].flatMap(({ output }) => output?.task ?? []);
    return [...outputs, ...[...this.inputs.parameters.values()].map(input => input.at('taskFinalStatus', 'producerTask')).filter(isSet)];
  }
}

/** Whether something stands there that is not null. */
export function isSet(field: Field): boolean {
  return field.value !== undefined && field.value !== null;
}

function portsOf(field: Field): Ports {
  return { parameters: new Map(field.at('parameters').entries()), artifacts: new Map(field.at('artifacts').entries()) };
}

/** What a place takes from elsewhere; undefined if it takes nothing. */
export function wire(at: Field, kind: Kind, dag: Component): Wire | undefined {
  const one = kind === 'parameters' ? 'Parameter' : 'Artifact';
  const input = at.at(`componentInput${one}`);
  const output = at.at(`taskOutput${one}`);
  return isSet(input) ? { at, kind, dag, input }
    : isSet(output) ? { at, kind, dag, output: { task: output.at('producerTask'), key: output.at(`output${one}Key`) } } : undefined;
}
