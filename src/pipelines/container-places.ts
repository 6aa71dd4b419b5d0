/** What a container's entries can name: where its inputs are, and where its outputs go. */
import { ArtifactPort, OutputPorts, ParameterPort, Ports } from './ports';
import { Placeholder } from './references';

/** Where a component finds an input that is a file. */
export interface FilePlaces {
  /** Path in the container. */
  readonly path: Placeholder;
  /** Where it lies in the object store. */
  readonly uri: Placeholder;
}

/** Where a component leaves a value: in a file at this path. */
export interface ValuePlace {
  /** Path in the container. */
  readonly path: Placeholder;
}

/** An input as the container's arguments can name it. */
export type InputPlace<P> = P extends ArtifactPort<string, boolean, infer L> ? L extends true ? Placeholder : FilePlaces : Placeholder;

/** An output as the container's arguments can name it. */
export type OutputPlace<P> = P extends ArtifactPort ? FilePlaces : ValuePlace;

/** All that a container's arguments can name. */
export interface Places<I extends Ports, O extends OutputPorts> {
  readonly inputs: { readonly [K in keyof I]: InputPlace<I[K]> };
  readonly outputs: { readonly [K in keyof O]: OutputPlace<O[K]> };
  /** All inputs and outputs with their places, as JSON. */
  readonly executorInput: Placeholder;
  /** Path of a file in which values and metadata of the outputs may be left, as JSON. */
  readonly outputFile: Placeholder;
}

/** Where the inputs and outputs of a component are found. */
export function placesOf<I extends Ports, O extends OutputPorts>(inputs: I, outputs: O): Places<I, O> {
  return {
    inputs: named(inputs, (name, port) => port instanceof ParameterPort ? new Placeholder(`{{$.inputs.parameters['${name}']}}`) :
      port.isList ? new Placeholder(`{{$.inputs.artifacts['${name}']}}`) : files('inputs', name)) as Places<I, O>['inputs'],
    outputs: named(outputs, (name, port) => port instanceof ParameterPort
      ? { path: new Placeholder(`{{$.outputs.parameters['${name}'].output_file}}`) }
      : files('outputs', name)) as Places<I, O>['outputs'],
    executorInput: new Placeholder('{{$}}'),
    outputFile: new Placeholder('{{$.outputs.output_file}}'),
  };
}

function named<P extends Ports, R>(ports: P, make: (name: string, port: P[string]) => R): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, make(name, port as P[string])]));
}

function files(side: string, name: string): FilePlaces {
  return { path: new Placeholder(`{{$.${side}.artifacts['${name}'].path}}`), uri: new Placeholder(`{{$.${side}.artifacts['${name}'].uri}}`) };
}
