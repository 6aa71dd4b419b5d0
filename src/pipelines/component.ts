/** Components: what a task runs, with what it takes and gives. */
import { ConfigError, kindOf } from '../core/errors';
import { givenText } from './given';
import type { CompiledPipeline, Executor, TaskConfigPassthrough } from './ir/types';
import { checkPortNames, nameOf } from './graph/names';
import { ArtifactPort, OutputPorts, ParameterPort, Ports } from './ports';
import { isMap } from './values';

/** What a component is. */
export type Implementation =
  | { readonly by: 'executor'; readonly executor: Executor }
  | { readonly by: 'dag'; readonly compiled: CompiledPipeline };

/** What kind of tasks a component makes: those that run a container can be told more. */
export type ComponentKind = 'container' | 'importer' | 'volume' | 'pipeline';

/** Facts of a component. */
export interface ComponentFacts<I extends Ports, O extends OutputPorts> {
  readonly name: string;
  readonly inputs: I;
  readonly outputs: O;
  /** @default - none */
  readonly description?: string;
  /** @default [] */
  readonly taskConfig?: readonly TaskConfigPassthrough[];
  /** Made when a task first needs it. */
  readonly implementation: () => Implementation;
}

/**
 * A component; made by the functions of this module.
 *
 * @typeParam I its inputs
 * @typeParam O its outputs
 * @typeParam K what kind of tasks it makes
 */
export class Component<I extends Ports = Ports, O extends OutputPorts = OutputPorts, K extends ComponentKind = ComponentKind> {
  /** Name, as in a pipeline: lower case, with `-`. */
  public readonly name: string;
  /** What it takes. */
  public readonly inputs: I;
  /** What it gives. */
  public readonly outputs: O;
  /** What it does; undefined if nobody said. */
  public readonly description?: string;
  /** Settings of the task that its program gets as data. */
  public readonly taskConfig: readonly TaskConfigPassthrough[];
  private made?: Implementation;

  constructor(
    /** What kind of tasks it makes. */
    public readonly kind: K,
    private readonly facts: ComponentFacts<I, O>,
  ) {
    this.name = nameOf('component', facts.name);
    this.inputs = checkedPorts(facts.inputs, 'input');
    this.outputs = checkedPorts(facts.outputs, 'output');
    this.description = givenText(`description of the component ${this.name}`, facts.description);
    this.taskConfig = facts.taskConfig ?? [];
  }

  /** What it runs. */
  public get implementation(): Implementation {
    return this.made ??= this.facts.implementation();
  }
}

function checkedPorts<P extends Ports>(ports: P, what: string): P {
  if (!isMap(ports)) {
    throw new ConfigError('PortKind', `${what}s must be a map of ports, got ${kindOf(ports)}; pass { name: str() }`);
  }
  checkPortNames(ports, what);
  for (const [name, port] of Object.entries(ports)) {
    if (!(port instanceof ParameterPort) && !(port instanceof ArtifactPort)) {
      throw new ConfigError('PortKind', `${what}s.${name} must be a port, got ${kindOf(port)}; use str(), int(), dataset() ...`);
    }
    if (what === 'output' && port.isOptional) {
      throw new ConfigError('PortKind', `outputs.${name} can have no default and cannot be optional, got one that is; a task gives what it declares`);
    }
  }
  return ports;
}
