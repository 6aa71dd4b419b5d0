import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { basename } from 'path';
import { checkArguments, functionProgram } from './function';
import { notebookProgram } from './notebook';
import type { PythonProgramSource } from './props';
import type { AnyValue } from '../../apis/meta';
import { ConfigError, shown } from '../../core';
import { moduleOfText } from '../../pipelines/python/module';
import { checkText } from '../../pipelines/python/source';

/** Most bytes that a ConfigMap holds. */
const MOST_BYTES = 1024 * 1024;

/** What a program consists of. */
export interface PythonFiles {
  /** Texts by the names of files. */
  readonly files: Readonly<Record<string, string>>;
  /** The file that is run. */
  readonly main: string;
  /** What it is run with. */
  readonly args: readonly string[];
  /** Changes with the texts. */
  readonly hash: string;
}

/**
 * Reads a program: once, when the construct is made.
 *
 * @throws ConfigError `PythonFile`, `PythonSyntax`, `PythonText`, `PythonFunction`, `PythonOutsideName`, `PythonArguments`, `PythonNotebook`, `PythonBeside`, `PythonSourceSize`
 */
export function readProgram(source: PythonProgramSource): PythonFiles {
  const beside = besideOf(source.beside ?? []);
  const { text, main, args } = programOf(source, new Set(Object.keys(beside)));
  if (Object.hasOwn(beside, main)) {
    throw new ConfigError('PythonBeside', `beside must not have a file of the name of the program, got ${shown(main)}; rename it`);
  }
  const module = moduleOfText(text, main);
  checkText(module, module.top);
  const files = { [main]: text, ...beside };
  const size = Object.entries(files).reduce((sum, [name, content]) => sum + Buffer.byteLength(name) + Buffer.byteLength(content), 0);
  if (size > MOST_BYTES) {
    throw new ConfigError('PythonSourceSize', `a program must fit into a ConfigMap, 1 MiB, got ${size} bytes; put data into a volume, or the program into an image`);
  }
  return { files, main, args, hash: hashOf(files) };
}

/** Eight digits that change with a value. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
}

interface Program {
  readonly text: string;
  readonly main: string;
  readonly args: readonly string[];
}

function programOf(source: PythonProgramSource, beside: ReadonlySet<string>): Program {
  const { args = [] } = source;
  if (source.code !== undefined) {
    return { text: source.code.endsWith('\n') ? source.code : `${source.code}\n`, main: 'main.py', args };
  }
  if (source.notebook !== undefined) {
    return { text: notebookProgram(textOf(source.notebook), source.notebook), main: 'main.py', args };
  }
  const text = textOf(source.file);
  if (source.function === undefined) {
    return { text, main: checkedName(source.file), args };
  }
  const { arguments: given = {} } = source;
  checkArguments(text, source.file, source.function, Object.keys(given));
  return { text: functionProgram(text, source.file, source.function, beside), main: 'main.py', args: Object.entries(given).map(([name, value]) => `${name}=${written(value)}`) };
}

/** JSON; a text stays as it is where it would not be read as something else. */
function written(value: AnyValue): string {
  if (typeof value !== 'string') {
    return JSON.stringify(value);
  }
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

function besideOf(paths: readonly string[]): Readonly<Record<string, string>> {
  const names = paths.map(checkedName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigError('PythonBeside', `beside must have files of different names, got ${shown(twice)} twice; rename one of them`);
  }
  return Object.fromEntries(paths.map((path, index) => [names[index], textOf(path)]));
}

/** Name of a file as a key of a ConfigMap. */
function checkedName(path: string): string {
  const name = basename(path);
  if (!/^[-_a-zA-Z0-9][-._a-zA-Z0-9]*$/.test(name)) {
    throw new ConfigError('PythonBeside', `names of files must be letters, digits, "-", "_" and ".", with no "." first, got ${shown(name)}; rename it`);
  }
  return name;
}

function textOf(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is no text in UTF-8' : 'cannot be read';
    throw new ConfigError('PythonFile', `a file of a program ${why}, got ${shown(path)}; pass the path of a file that is there, such as join(__dirname, 'train.py')`, undefined, { cause });
  }
}
