/**
 * The first format of a component's file, `component.yaml`, as SDK 1 wrote it and SDK 2 still reads it.
 *
 * Source: the classes that kfp 2.17.3 reads such files with (`kfp/dsl/v1_structures.py`).
 */
import type { AnyValue } from '../../apis/meta';
import { ConfigError, got, kindOf, listed, nearest } from '../../core/errors';
import { isRecord } from '../../core/field';
import { walk, type Fault, type Mistake } from '../../core/schema/walk';

/** A component. */
export interface ComponentYaml {
  /**
   * What people call it.
   * @default - it has no name
   */
  readonly name?: string;
  /**
   * What it does.
   * @default - it does not say
   */
  readonly description?: string;
  /**
   * Labels and annotations of the file, which nothing reads.
   * @default - none
   */
  readonly metadata?: Readonly<Record<string, AnyValue>>;
  /**
   * What it takes.
   * @default []
   */
  readonly inputs?: readonly YamlInput[];
  /**
   * What it gives.
   * @default []
   */
  readonly outputs?: readonly YamlOutput[];
  /** What it runs. */
  readonly implementation: YamlImplementation;
  /**
   * Version of the format, which nothing reads.
   * @default - it does not say
   */
  readonly version?: string;
}

/** What a component gives. */
export interface YamlOutput {
  /** Its name, of any letters. */
  readonly name: string;
  /**
   * Name of its type, or a map from one to what is known of it.
   * @default - a file of any type
   */
  readonly type?: AnyValue;
  /**
   * What it is for.
   * @default - it does not say
   */
  readonly description?: string;
  /**
   * Nothing reads them.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, AnyValue>>;
}

/** What a component takes. */
export interface YamlInput extends YamlOutput {
  /**
   * What holds if nothing is passed, as text.
   * @default - nothing
   */
  readonly default?: AnyValue;
  /**
   * Need not be passed.
   * @default false
   */
  readonly optional?: boolean;
}

/** What a component runs. */
export interface YamlImplementation {
  /** A container. */
  readonly container: YamlContainer;
}

/** A container. */
export interface YamlContainer {
  /** Its image. */
  readonly image: string;
  /**
   * Entry point: texts and placeholders.
   * @default - the image's own
   */
  readonly command?: readonly AnyValue[];
  /**
   * Arguments: texts and placeholders.
   * @default - the image's own
   */
  readonly args?: readonly AnyValue[];
  /**
   * Environment.
   * @default {}
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Where the program leaves outputs by itself: path of a file or folder, by the name of the output.
   * @default {}
   */
  readonly fileOutputs?: Readonly<Record<string, string>>;
}

/** What is about the form that Kubernetes gives its objects. */
const OF_OBJECTS: readonly Fault[] = ['form', 'empty', 'repeated'];

/**
 * A document in the first format, if its fields are those of one.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentText` if it runs no container, `ComponentField`
 */
export function checkedComponentYaml(value: Readonly<Record<string, unknown>>, place: string): ComponentYaml {
  const { implementation } = value;
  if (isRecord(implementation) && !('container' in implementation)) {
    throw new ConfigError('ComponentText', `implementation in ${place} must be a container, got ${listed(Object.keys(implementation))}; ${'graph' in implementation
      ? 'write the graph as a pipeline in TypeScript, from the components of its tasks' : 'write implementation.container with image, command and args'}`);
  }
  const mistake = walk(value, { $ref: 'pipelines/formats#ComponentYaml' }).find(({ fault }) => !OF_OBJECTS.includes(fault));
  if (mistake !== undefined) {
    throw fieldError(mistake, place);
  }
  return value as unknown as ComponentYaml;
}

function fieldError({ path, fault, problem, value, known = [] }: Mistake, place: string): ConfigError {
  const where = `${path || 'the document'} in ${place}`;
  switch (fault) {
    case 'unknown': {
      const meant = nearest(path.slice(path.lastIndexOf('.') + 1), known);
      return new ConfigError('ComponentField', `${where} is no known field, got ${kindOf(value)}; ${meant === undefined ? `there are ${listed(known)}` : `use ${JSON.stringify(meant)}`}`);
    }
    case 'required': return new ConfigError('ComponentField', `${where} must be given, ${got(value)}; write it`);
    default: return new ConfigError('ComponentField', `${where} ${problem}, ${got(value, path)}; correct it`);
  }
}
