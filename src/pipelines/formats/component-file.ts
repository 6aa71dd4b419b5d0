/** Components that are written already, in files of Kubeflow Pipelines. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError, kindOf, shown } from '../../core/errors';
import { Component } from '../component';
import { container } from '../container';
import { givenProps } from '../given';
import { type NamedText, textOf } from '../ir/archives';
import type { OutputPorts, Ports } from '../ports';
import { declaredPorts } from './declared-ports';
import { readDefinition } from './definition';
import { checkLocked } from './lock';

/** What a program declares of a component in a file. */
export interface LoadedPorts<I extends Ports, O extends OutputPorts> {
  /** What it takes, by the names in a pipeline: small letters, digits and `_`. @default {} */
  readonly inputs?: I;
  /** What it gives, by the names in a pipeline. @default {} */
  readonly outputs?: O;
  /** Name of the component. @default - as the file says */
  readonly name?: string;
}

/** Properties of {@link componentFromFile}. */
export interface ComponentFileProps<I extends Ports, O extends OutputPorts> extends LoadedPorts<I, O> {
  /** The file, relative to the folder in which the program runs: `.yaml`, `.yml`, `.json`, or an archive with one, `.zip`, `.tar.gz`, `.tgz`. */
  readonly file: string;
}

/** Properties of {@link componentFromText}. */
export interface ComponentTextProps<I extends Ports, O extends OutputPorts> extends LoadedPorts<I, O> {
  /** What stands in a component's file. */
  readonly text: string;
}

/**
 * A component that a file defines: a `component.yaml` of SDK 1, or one that SDK 2 or this package compiled alone. Its ports are declared, so that
 * programs are checked against them, and compared with the file. A file that `cdk8s-kubeflow component fetch` brought in must be as it was then.
 *
 * `fileOutputs` are copied to where the server looks for them, and `concat` is one text; both do nothing in SDK 2.
 *
 * @throws ConfigError `PipelineFile`, `ComponentLock` of the file; `ComponentText`, `ComponentField`, `FileOutputs`, and those of compiled pipelines, of what is in it;
 * `ComponentPorts` where the ports differ
 */
export function componentFromFile<const I extends Ports = {}, const O extends OutputPorts = {}>(props: ComponentFileProps<I, O>): Component<I, O, 'container'> {
  const { file } = givenProps('componentFromFile(...)', props, ['file', 'inputs', 'outputs', 'name']);
  const { text, name: place } = lockedText(file);
  return componentOf(text, props, place);
}

/**
 * As {@link componentFromFile}, from a text.
 *
 * @throws ConfigError `ComponentText`, `ComponentField`, `FileOutputs`, `ComponentPorts`, and those of compiled pipelines
 */
export function componentFromText<const I extends Ports = {}, const O extends OutputPorts = {}>(props: ComponentTextProps<I, O>): Component<I, O, 'container'> {
  const { text } = givenProps('componentFromText(...)', props, ['text', 'inputs', 'outputs', 'name']);
  return componentOf(text, props, 'the text');
}

/**
 * The text of a component's or pipeline's file, which is what was fetched, if it was.
 *
 * @throws ConfigError `PipelineFile`, `ComponentLock`
 */
export function lockedText(file: string): NamedText {
  if (typeof file !== 'string') {
    throw new ConfigError('PipelineFile', `file must be a path, got ${kindOf(file)}; pass e.g. "components/train.yaml"`);
  }
  let content: Uint8Array;
  try {
    content = readFileSync(resolve(file));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigError('PipelineFile', `${file} must be a file that can be read, got ${shown(code)}; correct the path, which is relative to the folder in which the program runs`, undefined, { cause });
  }
  checkLocked(file, content);
  return textOf(file, content);
}

function componentOf<I extends Ports, O extends OutputPorts>(text: string, declared: LoadedPorts<I, O>, place: string): Component<I, O, 'container'> {
  const found = readDefinition(text, place);
  if (found.kind === 'pipeline') {
    throw new ConfigError('ComponentText', `${place} must be one component that runs a container, got the pipeline ${found.name}; load it by pipelineFromFile({ file, inputs, outputs })`);
  }
  const { inputs = {} as I, outputs = {} as O, name = found.name } = declared;
  if (name === undefined) {
    throw new ConfigError('ComponentText', `${place} must have a name, got none; pass name`);
  }
  const facts = { name, ...found.description !== undefined && { description: found.description }, ...declaredPorts(found, { inputs, outputs }, place) };
  const { runs } = found;
  return 'lines' in runs
    ? container({ ...facts, ...runs.lines })
    : new Component('container', { ...facts, taskConfig: found.taskConfig, implementation: () => ({ by: 'executor', executor: { container: runs.container } }) });
}
