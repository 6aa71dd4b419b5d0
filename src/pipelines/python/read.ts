import { readFileSync } from 'fs';
import { Annotations, ArtifactClasses } from './annotations';
import { Docstring, docstring } from './docstring';
import { PythonFunction, PythonPort, PythonSource } from './function';
import { literal } from './literals';
import { Definition, moduleOfFile, moduleOfText, PythonModule } from './module';
import { readReturns } from './returns';
import { readParameters } from './signature';
import { checkText, headerOf, sourceOf } from './source';
import { kids } from './syntax';
import { ConfigError, kindOf, shown } from '../../core';

export type { PythonFunction, PythonName, PythonOutput, PythonParameter, PythonPort, PythonSource } from './function';

/** A function in a file. */
export interface PythonFunctionFile {
  /** Path of the file. */
  readonly file: string;
  /** Name of the function, which stands at the top of the file. */
  readonly function: string;
  /**
   * Classes of files that come with a package, by how annotations name them: `{ VertexModel: { schemaTitle: 'google.VertexModel', schemaVersion: '0.0.1' } }`.
   * The file has to import them.
   * @default - only those of Kubeflow Pipelines
   */
  readonly artifactClasses?: ArtifactClasses;
}

/**
 * Reads a function in Python that is to be a component.
 *
 * @throws ConfigError `PythonFile`, `PythonText`, `PythonSyntax`, `PythonFunction`, `PythonParameter`, `PythonType`, `PythonDefault`
 */
export function readPythonFunction(options: PythonFunctionFile): PythonFunction {
  const { file, function: name, artifactClasses } = checkedFile(options);
  return functionOf(moduleAt(file), name, artifactClasses);
}

/**
 * As {@link readPythonFunction}, from a text instead of a file; an indentation that all its lines share is taken away.
 *
 * @param file what messages name in the place of a file
 */
export function parsePythonFunction(text: string, name: string, file?: string, artifactClasses?: ArtifactClasses): PythonFunction {
  return functionOf(moduleIn(text, name, file), name, artifactClasses);
}

function functionOf(module: PythonModule, name: string, artifactClasses: ArtifactClasses = {}): PythonFunction {
  const definition = checkedDefinition(module, name);
  const { node } = definition;
  if (typeof artifactClasses !== 'object' || artifactClasses === null) {
    throw new ConfigError('PythonType', `artifactClasses are types by the names of their classes, got ${kindOf(artifactClasses)}; write { VertexModel: { schemaTitle: 'google.VertexModel' } }`);
  }
  const annotations = new Annotations(module, artifactClasses);
  const { parameters, outputs: given, edits } = readParameters(module, node, annotations);
  const { outputs: returned, needs } = readReturns(module, node, annotations);
  const outputs = [...given, ...returned];
  const twice = [[...parameters, ...given], outputs].flatMap(ports => ports.filter((port, index) => ports.findIndex(other => other.name === port.name) < index))[0];
  if (twice !== undefined) {
    throw new ConfigError('PythonParameter', `${name} (${module.place(node.from)}) has two parameters or outputs of one name, got ${shown(twice.name)}; give each a name of its own`);
  }
  const said = documentation(module, definition);
  const header = headerOf(module, node, needs);
  return {
    ...sourceOf(module, definition, edits, header),
    ...said.description === undefined ? {} : { description: said.description },
    parameters: parameters.map(port => described(port, said.parameters)),
    outputs: outputs.map(port => described(port, said.outputs.has(port.name) ? said.outputs : said.parameters)),
  };
}

/**
 * Reads a function in Python that components call: any parameters will do, since it is no component.
 *
 * @throws ConfigError `PythonFile`, `PythonText`, `PythonSyntax`, `PythonFunction`
 */
export function readPythonHelper(options: Omit<PythonFunctionFile, 'artifactClasses'>): PythonSource {
  const { file, function: name } = checkedFile(options);
  return helperOf(moduleAt(file), name);
}

/** As {@link readPythonHelper}, from a text. */
export function parsePythonHelper(text: string, name: string, file?: string): PythonSource {
  return helperOf(moduleIn(text, name, file), name);
}

function helperOf(module: PythonModule, name: string): PythonSource {
  return sourceOf(module, checkedDefinition(module, name), [], undefined);
}

function checkedFile(options: PythonFunctionFile): PythonFunctionFile {
  const { file, function: name } = typeof options === 'object' && options !== null ? options : { file: undefined, function: undefined };
  if (typeof file !== 'string' || typeof name !== 'string') {
    throw new ConfigError('PythonFile', `a function is read by file and name, got ${kindOf(typeof file === 'string' ? name : file)}; pass { file: 'train.py', function: 'train' }`);
  }
  return options;
}

function moduleAt(file: string): PythonModule {
  try {
    return moduleOfFile(readFileSync(file), file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined) {
      throw cause;
    }
    const why = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is no text in UTF-8' : 'cannot be read';
    throw new ConfigError('PythonFile', `a file in Python ${why}, got ${shown(file)}; pass the path of a file that is there, such as join(__dirname, 'train.py')`, undefined, { cause });
  }
}

function moduleIn(text: string, name: string, file: string | undefined): PythonModule {
  if (typeof text !== 'string' || typeof name !== 'string' || file !== undefined && typeof file !== 'string') {
    throw new ConfigError('PythonFunction', `a function is read from a text by its name, got ${[text, name].map(kindOf).join(' and ')}; pass two strings`);
  }
  return moduleOfText(dedented(text), file);
}

function checkedDefinition(module: PythonModule, name: string): Definition {
  const definition = module.definition(name);
  const { node, decorators } = definition;
  const what = `${name} (${module.place(node.from)})`;
  const [first, , third] = kids(node);
  if (first.name === 'async') {
    throw new ConfigError('PythonFunction', `${what} is asynchronous, got "async def ${name}"; write "def ${name}" and call asyncio.run(...) in it`);
  }
  if (third?.name === 'TypeParamList') {
    throw new ConfigError('PythonFunction', `${what} has parameters for types, got ${shown(module.of(third))}; name the types themselves`);
  }
  const other = decorators.find(one => !/^@\s*(\w+\.)*component\b/.test(module.of(one)));
  if (other !== undefined) {
    throw new ConfigError('PythonFunction', `${what} has a decorator, which would be lost, got ${shown(module.of(other).trim())}; take it away, or call what it does in the function`);
  }
  checkText(module, node);
  return definition;
}

/** Takes away what all lines are indented by. */
function dedented(text: string): string {
  const lines = text.split('\n');
  const margins = lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins);
  return margin === 0 || margins.length === 0 ? text : lines.map(line => line.slice(Math.min(margin, line.length))).join('\n');
}

function documentation(module: PythonModule, { node }: Definition): Docstring {
  const body = kids(node).find(kid => kid.name === 'Body');
  const first = body && kids(body)[1];
  const text = first?.name === 'ExpressionStatement' && first.firstChild !== null ? literal(module, first.firstChild) : undefined;
  return docstring(text?.type === 'str' ? String(text.value) : '');
}

function described<P extends PythonPort>(port: P, texts: ReadonlyMap<string, string>): P {
  const description = texts.get(port.name);
  return description === undefined || description === '' ? port : { ...port, description };
}
