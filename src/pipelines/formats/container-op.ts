/** Containers as programs for SDK 1 write them. */
import { ConfigError, kindOf } from '../../core/errors';
import type { Component } from '../component';
import { container, type ContainerProps, type Line, type Lines, type Places } from '../container';
import { givenProps } from '../given';
import { type OutputPorts, type ParameterPort, type Ports, str } from '../ports';
import { isMap } from '../values';
import { keepingFiles } from './file-outputs';

/** A container's arguments name what it takes; what it gives lies in files. */
type InputLines<I extends Ports> = Lines<I, Readonly<Record<string, never>>>;

/** Properties of {@link containerOp}. */
export interface ContainerOpProps<I extends Ports, F extends Readonly<Record<string, string>>, O extends OutputPorts>
  extends Pick<ContainerProps<I, Readonly<Record<string, never>>>, 'name' | 'description' | 'image' | 'inputs' | 'env'> {
  /** Entry point; needed where files are outputs. @default - the image's own */
  readonly command?: InputLines<I>;
  /** Arguments. @default - the image's own */
  readonly arguments?: InputLines<I>;
  /** Where the program leaves what it gives: path of a file or folder in the container, by the name of the output. @default {} */
  readonly fileOutputs?: F;
  /** Types of the outputs that are no texts. @default {} */
  readonly outputs?: O;
}

/** Outputs of files by name: texts, where nothing else is said. */
export type FileOutputs<F, O> = { readonly [K in keyof F]: K extends keyof O ? O[K] extends OutputPorts[string] ? O[K] : never : ParameterPort<'STRING', true> };

const PROPS = ['name', 'description', 'image', 'inputs', 'outputs', 'command', 'arguments', 'fileOutputs', 'env'] as const;

/**
 * A component that runs a container which leaves its outputs in files of its own: each is copied to where the server looks for it, after the container's
 * program has ended well. The image needs `sh`, `cp` and `mkdir`.
 *
 * @throws ConfigError `FileOutputs`, and those of {@link container}
 */
export function containerOp<const I extends Ports = {}, const F extends Readonly<Record<string, string>> = {}, const O extends OutputPorts = {}>(
  props: ContainerOpProps<I, F, O>,
): Component<I, FileOutputs<F, O>, 'container'> {
  const { command, arguments: args, fileOutputs, outputs, ...rest } = givenProps('containerOp(...)', props, PROPS);
  const files: Readonly<Record<string, string>> = mapOf('fileOutputs', fileOutputs);
  const types: OutputPorts = mapOf('outputs', outputs);
  const lost = Object.keys(types).find(name => !Object.hasOwn(files, name));
  if (lost !== undefined) {
    throw new ConfigError('FileOutputs', `each output of ${rest.name} must have a file, got none for ${lost}; add it to fileOutputs, or use container(...) and pass the program the output's path`);
  }
  const ports = Object.fromEntries(Object.keys(files).map(name => [name, Object.hasOwn(types, name) ? types[name] : str()]));
  const component = container<I, OutputPorts>({
    ...rest as ContainerProps<I, OutputPorts>, outputs: ports, args: args as Lines<I, OutputPorts> | undefined,
    command: places => keepingFiles(
      linesOf(command as Lines<I, OutputPorts> | undefined, places),
      Object.entries(files).map(([name, path]) => ({ name, path, to: places.outputs[name].path })),
      `the component ${rest.name}`,
    ),
  });
  return component as unknown as Component<I, FileOutputs<F, O>, 'container'>;
}

function mapOf<T extends object>(what: string, given: T | undefined): T {
  if (given !== undefined && !isMap(given)) {
    throw new ConfigError('FileOutputs', `${what} must be a map by the names of outputs, got ${kindOf(given)}; write e.g. fileOutputs: { result: "/result.txt" }`);
  }
  return given ?? {} as T;
}

function linesOf<I extends Ports>(given: Lines<I, OutputPorts> = [], places: Places<I, OutputPorts>): readonly Line[] {
  return typeof given === 'function' ? given(places) : given;
}
