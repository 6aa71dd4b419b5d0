/** A component as its file defines it, whatever the file's format is. */
import type { Line } from '../container';
import type { ContainerSpec, TaskConfigPassthrough } from '../ir/types';
import type { Port } from '../ports';

/** What a component in a file takes or gives. */
export interface FoundPort {
  /** Its name in a pipeline: lower-case letters, digits and `_`. */
  readonly key: string;
  /** Its name in the file. */
  readonly label: string;
  /** All that the file says of it. */
  readonly port: Port;
  /**
   * Name of a type that only the file's author knows; a pipeline knows it as any artifact.
   * @default - it has none
   */
  readonly typeName?: string;
}

/** Ports of a component in a file. */
export interface FoundPorts {
  readonly inputs: readonly FoundPort[];
  readonly outputs: readonly FoundPort[];
}

/** Container of a component in the first format. */
export interface FoundContainer {
  readonly image: string;
  readonly command: readonly Line[];
  readonly args: readonly Line[];
  readonly env: Readonly<Record<string, string>>;
}

/** A component in a file. */
export interface FoundComponent extends FoundPorts {
  /**
   * Its name.
   * @default - the file does not say
   */
  readonly name?: string;
  /**
   * What it does.
   * @default - the file does not say
   */
  readonly description?: string;
  /**
   * Settings of the task that it gets as data.
   * @default []
   */
  readonly taskConfig?: readonly TaskConfigPassthrough[];
  /** What it runs: lines of the first format, or a container as it stands in a compiled component. */
  readonly runs: { readonly lines: FoundContainer } | { readonly container: ContainerSpec };
}
