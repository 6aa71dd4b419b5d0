/** Tasks of a pipeline, and what other tasks can come after. */
import type { ReferencesOf } from './arguments';
import type { Node, TaskNode } from './graph/nodes';
import { ArtifactPort, OutputPorts, Port } from './ports';
import { Artifact, ArtifactList, Parameter, Reference, Source } from './references';

/** What other tasks can come after: a task, a loop, conditions, an exit handler. */
export abstract class Dependency {
  constructor(
    /** @internal */
    public readonly node: Node,
  ) {}

  /** Name in the pipeline. */
  public get name(): string {
    return this.node.name;
  }
}

/** A task. */
export class TaskHandle<O extends OutputPorts> extends Dependency {
  /** What it gives, by name. */
  public readonly outputs: ReferencesOf<O>;

  constructor(node: TaskNode, ports: O) {
    super(node);
    this.outputs = Object.fromEntries(Object.entries(ports).map(([key, port]) => [key, referenceTo(port, { of: 'task', task: node, key })])) as ReferencesOf<O>;
  }

  /** What it gives under the name `Output`. */
  public get output(): Reference | undefined {
    return (this.outputs as Readonly<Record<string, Reference>>).Output;
  }
}

/** A task; has `output` if its component gives something of the name `Output`. */
export type Task<O extends OutputPorts = OutputPorts> =
  Omit<TaskHandle<O>, 'output'> & Dependency & (O extends { readonly Output: Port } ? { readonly output: ReferencesOf<O>['Output'] } : unknown);

/** A reference of a port's type. */
export function referenceTo(port: Port, source: Source): Reference {
  if (port instanceof ArtifactPort) {
    return port.isList ? new ArtifactList(source, port.schema, port.schemaTitle, port.schemaVersion) : new Artifact(source, port.schema, port.schemaTitle, port.schemaVersion);
  }
  return new Parameter(source, port.type, port.items);
}
