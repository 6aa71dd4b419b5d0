import { embeddedExecutor, embeddedNames } from './embedded';
import { PythonFunction, PythonSource } from './function';
import { installScript, PipOptions } from './install';
import { checkOutsideNames, needsSdk } from './names';
import { checkProgram, pieces } from './program-text';
import { place } from './syntax';
import { ConfigError, kindOf, shown } from '../../core';
import { ContainerSpec } from '../ir/types';

export { normalSource, PythonProgram, readPython } from './inspect';

/** How a function in Python is run. */
export interface PythonContainerOptions extends PipOptions {
  /** The function. */
  readonly fn: PythonFunction;
  /** Functions that it calls. @default [] */
  readonly helpers?: readonly PythonSource[];
  /** Image that it runs in; has `sh` and Python 3.8 or newer. @default 'python:3.12' */
  readonly baseImage?: string;
  /** Image that has the SDK and the function in it, which is told its name alone. @default - the function goes with the task */
  readonly targetImage?: string;
  /**
   * What runs it: the SDK, which pip installs each time, or a program of some 8 kB that goes with the task and needs nothing.
   * @default - `embedded`, or `kfp` if the function imports the SDK or uses what only it has
   */
  readonly executor?: 'kfp' | 'embedded';
  /** Names that the image gives to the function. @default [] */
  readonly available?: readonly string[];
}

const EXECUTOR_MODULE = 'kfp.dsl.executor_main';
const COMPONENT = '"$program_path/ephemeral_component.py"';

/**
 * The container that runs a function in Python: `sh` installs packages where there are any, puts the program into a file, and hands it to its executor.
 *
 * @throws ConfigError `PythonContainer`, `PythonPackage`, `PythonOutsideName`, `PythonPlaceholder`, `PythonSize`
 */
export function pythonContainer(options: PythonContainerOptions): ContainerSpec & { readonly command: readonly string[]; readonly args: readonly string[] } {
  checkOptions(options);
  const { fn, helpers = [], targetImage, baseImage = 'python:3.12', available = [] } = options;
  const executor = options.executor ?? (targetImage !== undefined || needsSdk([fn, ...helpers]) ? 'kfp' : 'embedded');
  const install = installScript(options, executor === 'kfp' && targetImage === undefined);
  const start = install === undefined ? [] : ['sh', '-ec', install];
  const args = ['--executor_input', '{{$}}', '--function_to_execute', fn.name];
  if (targetImage !== undefined) {
    return { image: targetImage, command: [...start, 'python3', '-m', EXECUTOR_MODULE], args };
  }
  checkOutsideNames([fn, ...helpers], { executor, available });
  checkPaths(fn, executor);
  checkProgram([fn, ...helpers]);
  return { image: baseImage, command: [...start, ...executor === 'kfp' ? withSdk(fn, helpers) : withEmbedded(fn, helpers)], args };
}

function withSdk(fn: PythonFunction, helpers: readonly PythonSource[]): readonly string[] {
  const source = pieces(program(['import kfp', 'from kfp import dsl', 'from kfp.dsl import *', 'from typing import *'], fn, helpers), fn);
  return ['sh', '-ec', lines(
    'program_path=$(mktemp -d)',
    `printf '%s' ${source.map((_, index) => positional(index)).join(' ')} > ${COMPONENT}`,
    ...source.length > 1 ? [`shift ${source.length - 1}`] : [],
    'export _KFP_RUNTIME=true',
    `exec python3 -u -m ${EXECUTOR_MODULE} --component_module_path ${COMPONENT} "$@"`,
  ), ...source];
}

function withEmbedded(fn: PythonFunction, helpers: readonly PythonSource[]): readonly string[] {
  const text = program([], fn, helpers);
  const names = embeddedNames(text);
  const head = [.../\bdsl\b/.test(text) ? ['import component_executor as dsl'] : [], ...names.length > 0 ? [`from component_executor import ${names.join(', ')}`] : []];
  const source = pieces(program([...head, 'from typing import *'], fn, helpers), fn);
  return ['sh', '-ec', lines(
    `# What ${EXECUTOR_MODULE} does for others, the program behind the component does here.`,
    'program_path=$(mktemp -d)',
    `printf '%s' ${source.map((_, index) => positional(index)).join(' ')} > ${COMPONENT}`,
    `printf '%s' ${positional(source.length)} > "$program_path/component_executor.py"`,
    `shift ${source.length}`,
    `exec python3 -u "$program_path/component_executor.py" --component_module_path ${COMPONENT} "$@"`,
  ), ...source, embeddedExecutor(names)];
}

/** The text of a program: what it imports, what signatures need, and the functions. */
function program(head: readonly string[], fn: PythonFunction, helpers: readonly PythonSource[]): string {
  const headers = [...new Set([...helpers, fn].flatMap(one => one.header))];
  return `${[[...head, ...headers].join('\n'), ...helpers.map(one => one.source), fn.source].join('\n\n\n')}\n`;
}

/** An argument of a script of `sh -c`, from 0. */
function positional(index: number): string {
  return index < 10 ? `"$${index}"` : `"\${${index}}"`;
}

function lines(...all: readonly string[]): string {
  return all.map(line => `${line}\n`).join('');
}

function checkOptions(options: PythonContainerOptions): void {
  const { fn, helpers = [], executor, targetImage, baseImage } = typeof options === 'object' && options !== null ? options : { fn: undefined };
  const isSource = (one?: Partial<PythonFunction> | null) => typeof one?.source === 'string' && [one.header, one.outside, one.imports].every(list => Array.isArray(list));
  if (!isSource(fn) || !Array.isArray(fn?.parameters) || !Array.isArray(helpers) || !helpers.every(isSource)) {
    throw new ConfigError('PythonContainer', `a container needs a function and a list of helpers, got ${kindOf(fn)} and ${kindOf(helpers)}; ` +
      'read them by readPythonFunction and readPythonHelper');
  }
  if (executor !== undefined && executor !== 'kfp' && executor !== 'embedded') {
    throw new ConfigError('PythonContainer', `executor must be 'kfp' or 'embedded', got ${shown(executor)}; leave it out, or write one of them`);
  }
  const image = [baseImage, targetImage].find(one => one !== undefined && (typeof one !== 'string' || one === '' || /\s/.test(one)));
  if (image !== undefined) {
    throw new ConfigError('PythonContainer', `an image must be a name without blanks, got ${shown(image)}; write e.g. 'python:3.12'`);
  }
  if (targetImage !== undefined && executor === 'embedded') {
    throw new ConfigError('PythonContainer', `an image that has the function in it is run by the SDK, got executor: ${shown(executor)}; leave executor or targetImage out`);
  }
}

/** The SDK fails where the file of a path is absent. */
function checkPaths(fn: PythonFunction, executor: 'kfp' | 'embedded'): void {
  const path = fn.parameters.find(parameter => parameter.passed === 'path' && parameter.optional);
  if (path !== undefined && executor === 'kfp') {
    throw new ConfigError('PythonContainer', `the SDK has no paths of files that may be absent, got ${path.name} (${place(fn.file, path.line)}); ` +
      "write Optional[Input[Artifact]] = None, or use executor: 'embedded'");
  }
}
