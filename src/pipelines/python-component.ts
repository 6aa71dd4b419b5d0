/** Components whose program is a Python function: from a file, or written beside the pipeline. */
import { ConfigError, kindOf, shown } from '../core/errors';
import { Component } from './component';
import { checkSignature, signatureOf } from './python-ports';
import { indentedBody } from './python/body';
import type { PipOptions } from './python/install';
import type { ArtifactPort, OutputPorts, Ports } from './ports';
import { pythonContainer } from './python/container';
import { parsePythonFunction, PythonFunction, readPythonFunction, readPythonHelper } from './python/read';
import type { TaskConfigPassthrough } from './ir/types';
import { isMap } from './values';

/** How a Python function is run. */
export interface PythonRuntime extends PipOptions {
  /** Image that it runs in; has `sh` and Python 3.8 or newer. @default 'python:3.12' */
  readonly baseImage?: string;
  /**
   * `kfp` installs the Python SDK when the task starts, and runs the function with all that the SDK has; `embedded` runs it with a small program that
   * comes with the task, and needs nothing but Python.
   * @default - 'embedded', or 'kfp' if the function uses what only the SDK has
   */
  readonly executor?: 'kfp' | 'embedded';
  /** Image that has the SDK and the function in it: nothing but the function's name is passed. @default - the source comes with the task */
  readonly targetImage?: string;
  /** Names that the function uses and the image has, such as modules of yours. @default [] */
  readonly available?: readonly string[];
  /** Settings of the task that its function gets as data, by a parameter of the type `TaskConfig` (2.15). @default [] */
  readonly taskConfig?: readonly TaskConfigPassthrough[];
}

/** Ports of a Python component. */
interface PythonPorts<I extends Ports, O extends OutputPorts> {
  /** What the function takes; checked against its signature. @default {} */
  readonly inputs?: I;
  /** What the function gives; what it returns alone is `Output`. @default {} */
  readonly outputs?: O;
  /** Name of the component. @default - the function's */
  readonly name?: string;
}

/** A function in a file. */
export interface PythonFileProps<I extends Ports, O extends OutputPorts> extends PythonRuntime, PythonPorts<I, O> {
  /** The `.py` file, relative to the folder in which the program runs. */
  readonly file: string;
  /** The function in it. */
  readonly function: string;
  /** Further functions of the file, which this one calls. @default [] */
  readonly helpers?: readonly string[];
  /** Classes of files that come with a package, by how the function's annotations name them: `{ VertexModel: artifactOf('google.VertexModel') }`. @default {} */
  readonly artifactClasses?: Readonly<Record<string, ArtifactPort>>;
}

/** A function whose body stands beside the pipeline; its signature is made from the ports. */
export interface PythonBodyProps<I extends Ports, O extends OutputPorts> extends PythonRuntime, PythonPorts<I, O> {
  /** Name of the component and, with `_` for all but letters and digits, of the function. */
  readonly name: string;
  /** The body, by py`...`: inputs and outputs that are files have `path`, `uri` and `metadata`, what else is given is returned. */
  readonly body: PythonBody;
}

/** A function in a file, or one whose body stands beside the pipeline. */
export type PythonProps<I extends Ports, O extends OutputPorts> = PythonFileProps<I, O> | PythonBodyProps<I, O>;

/** The body of a Python function; made by {@link py}. */
export class PythonBody {
  constructor(
    /** Its lines, without the indentation that all share. */
    public readonly source: string,
  ) {}
}

/**
 * The body of a Python function: what stands between the back-ticks, as it is (`\n` stays a backslash and an `n`). Nothing can be put in: pass values as inputs.
 *
 * @throws ConfigError `PythonBody`
 */
export function py(strings: TemplateStringsArray, ...none: readonly never[]): PythonBody {
  if (none.length > 0) {
    throw new ConfigError('PythonBody', `the body of a Python function is a text without values of TypeScript in it, got ${shown(none[0])}; declare an input, and pass the value to the task`);
  }
  const lines = strings.raw.join('').replaceAll('\\`', '`').replaceAll('\\${', '${').split(/\r?\n/);
  const first = lines.findIndex(line => line.trim() !== '');
  const last = lines.findLastIndex(line => line.trim() !== '');
  const kept = lines.slice(Math.max(first, 0), last + 1);
  const indent = Math.min(...kept.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length));
  return new PythonBody(kept.map(line => line.slice(indent)).join('\n'));
}

/**
 * A component that runs a Python function. Of a function in a file the ports are compared with its signature, so that both say the same; a function that uses
 * names from outside itself is refused.
 *
 * @throws ConfigError `PythonSignature`, `PythonOutsideName` and others of reading the function
 */
export function python<const I extends Ports = {}, const O extends OutputPorts = {}>(props: PythonProps<I, O>): Component<I, O, 'container'> {
  const given: unknown = props;
  if (!isMap(given)) {
    throw new ConfigError('WrongProp', `python(...) takes its properties as an object, got ${kindOf(given)}; pass { file: ..., function: ... } or { name: ..., body: ... }`);
  }
  const { inputs = {} as I, outputs = {} as O } = props;
  const fn = 'body' in props ? inlineFunction(props, inputs, outputs) : fileFunction(props);
  const helpers = 'body' in props ? [] : (props.helpers ?? []).map(name => readPythonHelper({ file: props.file, function: name }));
  const ports = checkSignature(fn, inputs, outputs);
  return new Component<I, O, 'container'>('container', {
    name: props.name ?? fn.name, inputs: ports.inputs as I, outputs: ports.outputs as O, description: fn.description, taskConfig: props.taskConfig,
    implementation: () => ({ by: 'executor', executor: { container: pythonContainer({ ...props, fn, helpers }) } }),
  });
}

function fileFunction({ file, function: name, artifactClasses = {} }: Partial<PythonFileProps<Ports, OutputPorts>>): PythonFunction {
  if (typeof file !== 'string' || typeof name !== 'string') {
    throw new ConfigError('PythonSource', `a Python component needs file and function, or a body, got ${kindOf(file)} and ${kindOf(name)}; pass both, or body: py\`...\``);
  }
  const classes = Object.entries(artifactClasses).map(([key, { schemaTitle, schemaVersion }]) => [key, { schemaTitle, schemaVersion }]);
  return readPythonFunction({ file, function: name, artifactClasses: Object.fromEntries(classes) });
}

function inlineFunction(props: { readonly name: string; readonly body: unknown }, inputs: Ports, outputs: OutputPorts): PythonFunction {
  const { name, body } = props;
  if (!(body instanceof PythonBody)) {
    throw new ConfigError('PythonBody', `body must be written as py\`...\`, got ${kindOf(body)}; put py before the back-ticks`);
  }
  const identifier = typeof name === 'string' ? name.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '') : '';
  if (!/^[a-z_]/.test(identifier)) {
    throw new ConfigError('PythonName', `the name of a Python component with a body must begin with a letter, got ${shown(name)}; it becomes the name of the function`);
  }
  return parsePythonFunction(`${signatureOf(identifier, inputs, outputs)}\n${indentedBody(body.source)}\n`, identifier);
}
