/** Ports of TypeScript beside the signature of a Python function. */
import { ConfigError, listed, shown } from '../core/errors';
import { ArtifactPort, OutputPorts, ParameterPort, Port, Ports } from './ports';
import type { PythonFunction, PythonOutput, PythonParameter } from './python/read';
import type { Json } from './values';

const PYTHON_TYPES: Readonly<Record<string, string>> = {
  STRING: 'str', NUMBER_INTEGER: 'int', NUMBER_DOUBLE: 'float', BOOLEAN: 'bool', LIST: 'list', STRUCT: 'dict',
  TASK_FINAL_STATUS: 'dsl.PipelineTaskFinalStatus', TASK_CONFIG: 'dsl.TaskConfig',
};

const CLASSES: readonly string[] = [
  'system.Artifact', 'system.Dataset', 'system.Model', 'system.Metrics', 'system.ClassificationMetrics', 'system.SlicedClassificationMetrics', 'system.HTML', 'system.Markdown',
];

/** The first line of a function with these ports. */
export function signatureOf(name: string, inputs: Ports, outputs: OutputPorts): string {
  const required = Object.entries(inputs).filter(([, port]) => !port.isOptional);
  const optional = Object.entries(inputs).filter(([, port]) => port.isOptional);
  const files = Object.entries(outputs).filter(([, port]) => port instanceof ArtifactPort);
  const values = Object.entries(outputs).filter(([, port]) => port instanceof ParameterPort);
  const given = [
    ...required.map(([key, port]) => `${key}: ${annotation(port)}`),
    ...files.map(([key, port]) => `${key}: Output[${className(port as ArtifactPort)}]`),
    ...optional.map(([key, port]) => `${key}: ${annotation(port)} = ${port instanceof ParameterPort && port.fallback !== undefined ? literal(port.fallback) : 'None'}`),
  ];
  const [first] = values;
  const returns = values.length === 0 ? '' : values.length === 1 && first[0] === 'Output'
    ? ` -> ${annotation(first[1])}`
    : ` -> NamedTuple('Outputs', [${values.map(([key, port]) => `('${key}', ${annotation(port)})`).join(', ')}])`;
  return `def ${name}(${given.join(', ')})${returns}:`;
}

function annotation(port: Port): string {
  if (port instanceof ParameterPort) {
    return PYTHON_TYPES[port.type];
  }
  return port.isList ? `Input[List[${className(port)}]]` : `Input[${className(port)}]`;
}

function className({ schemaTitle }: ArtifactPort): string {
  return CLASSES.includes(schemaTitle) ? schemaTitle.slice('system.'.length) : 'Artifact';
}

/** A value as Python writes it. */
function literal(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).map(([key, one]) => `${literal(key)}: ${literal(one as Json)}`).join(', ')}}`;
  }
  return value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : JSON.stringify(value);
}

/**
 * The ports, with the defaults that the function itself has for those that are only optional here, and with what its docstring says of those that say nothing.
 *
 * @throws ConfigError `PythonSignature` where ports and function differ
 */
export function checkSignature<I extends Ports, O extends OutputPorts>(fn: PythonFunction, inputs: I, outputs: O): { readonly inputs: Ports; readonly outputs: OutputPorts } {
  checkNames(fn, 'inputs', Object.keys(inputs), fn.parameters.map(({ name }) => name));
  checkNames(fn, 'outputs', Object.keys(outputs), fn.outputs.map(({ name }) => name));
  fn.outputs.forEach(output => checkOutput(fn, output, outputs[output.name]));
  return {
    inputs: Object.fromEntries(fn.parameters.map(parameter => [parameter.name, described(inputPort(fn, parameter, inputs[parameter.name]), parameter.description)])),
    outputs: Object.fromEntries(fn.outputs.map(({ name, description }) => [name, described(outputs[name], description)])),
  };
}

/** What the port says of itself goes before what the function says of it. */
function described<P extends Port>(port: P, description: string | undefined): P {
  return description === undefined || port.description !== undefined ? port : port.describe(description) as P;
}

function checkNames(fn: PythonFunction, what: string, declared: readonly string[], found: readonly string[]): void {
  const differ = [...declared.filter(name => !found.includes(name)), ...found.filter(name => !declared.includes(name))];
  if (differ.length > 0) {
    throw new ConfigError('PythonSignature', `${what} must be those of the function ${placeOf(fn)}, ${listed(found)}, got ${listed(declared)}; ` +
      `add or remove ${listed(differ)}`);
  }
}

function inputPort(fn: PythonFunction, parameter: PythonParameter, port: Port): Port {
  const { name, optional, passed } = parameter;
  const place = `inputs.${name}`;
  if (port instanceof ArtifactPort) {
    const isRight = parameter.artifact !== undefined && sameType(port, parameter) && port.isList === (passed === 'artifacts');
    if (!isRight || port.isOptional !== optional) {
      throw differs(fn, place, describeParameter(parameter), describePort(port));
    }
    return port;
  }
  if (parameter.parameterType !== port.type || port.isOptional !== optional) {
    throw differs(fn, place, describeParameter(parameter), describePort(port));
  }
  if (port.fallback !== undefined && JSON.stringify(port.fallback) !== JSON.stringify(parameter.default)) {
    throw differs(fn, `the default of ${place}`, shown(parameter.default), shown(port.fallback));
  }
  return port.fallback === undefined && parameter.default !== undefined && parameter.default !== null ? port.default(parameter.default as never) : port;
}

function checkOutput(fn: PythonFunction, output: PythonOutput, port: Port): void {
  const isRight = port instanceof ParameterPort ? output.parameterType === port.type : output.artifact !== undefined && sameType(port, output) && !port.isList;
  if (!isRight) {
    throw differs(fn, `outputs.${output.name}`, output.parameterType ?? output.typeName ?? output.artifact?.schemaTitle ?? 'nothing', describePort(port));
  }
}

/** An own type is told by its name where the function says it, and is any file where it does not. */
function sameType(port: ArtifactPort, { artifact, typeName }: Pick<PythonParameter, 'artifact' | 'typeName'>): boolean {
  return port.schemaTitle === artifact?.schemaTitle && (typeName === undefined || port.schema === artifact.schemaTitle || port.schema === typeName);
}

function differs(fn: PythonFunction, place: string, found: string, given: string): ConfigError {
  return new ConfigError('PythonSignature', `${place} must be as the function ${placeOf(fn)} says, ${found}, got ${given}; change one of them`);
}

function placeOf({ name, file, line }: PythonFunction): string {
  return file === undefined ? name : `${name} (${file}:${line})`;
}

function describeParameter({ parameterType, artifact, typeName, passed, optional }: PythonParameter): string {
  const type = parameterType ?? `${passed === 'artifacts' ? 'a list of ' : ''}${typeName ?? artifact?.schemaTitle ?? 'nothing'}`;
  return `${type}${optional ? ' with a default' : ' without a default'}`;
}

function describePort(port: Port): string {
  const type = port instanceof ParameterPort ? port.type : `${port.isList ? 'a list of ' : ''}${port.schema}`;
  return `${type}${port.isOptional ? ' with a default' : ' without a default'}`;
}
