/** Ports of a component in the first format. */
import { ConfigError, kindOf, shown } from '../../core/errors';
import { isRecord } from '../../core/field';
import type { ParameterType } from '../ir/types';
import { ArtifactPort, finalStatus, ParameterPort, type Port } from '../ports';
import { faultOf, type Json } from '../values';
import type { YamlInput, YamlOutput } from './component-yaml';
import type { FoundPort } from './found';

/** Types whose values are parameters, by their names in small letters. */
const PARAMETERS = new Map<string, ParameterType>([
  ['string', 'STRING'], ['str', 'STRING'], ['text', 'STRING'],
  ['integer', 'NUMBER_INTEGER'], ['int', 'NUMBER_INTEGER'],
  ['float', 'NUMBER_DOUBLE'], ['double', 'NUMBER_DOUBLE'],
  ['bool', 'BOOLEAN'], ['boolean', 'BOOLEAN'],
  ['list', 'LIST'], ['jsonarray', 'LIST'],
  ['dict', 'STRUCT'], ['jsonobject', 'STRUCT'],
]);

/** Types of files, by their names in small letters. */
const ARTIFACTS = new Map(['Artifact', 'Dataset', 'Model', 'Metrics', 'ClassificationMetrics', 'SlicedClassificationMetrics', 'HTML', 'Markdown']
  .map(name => [name.toLowerCase(), `system.${name}`]));

/**
 * What a component takes.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentField`
 */
export function inputPorts(inputs: readonly YamlInput[], place: string): FoundPort[] {
  return distinct(inputs.map((input, index) => {
    const at = `inputs[${index}]`;
    const { key, label, port, typeName } = foundPort(input, at, place);
    return typeName === 'PipelineTaskFinalStatus' ? { key, label, port: finalStatus() }
      : { key, label, port: withDefault(port, input, at, place), ...typeName !== undefined && { typeName } };
  }), 'inputs', place);
}

/**
 * What a component gives.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentField`
 */
export function outputPorts(outputs: readonly YamlOutput[], place: string): FoundPort[] {
  return distinct(outputs.map((output, index) => foundPort(output, `outputs[${index}]`, place)), 'outputs', place);
}

function foundPort({ name, type, description }: YamlOutput, at: string, place: string): FoundPort {
  const key = name.toLowerCase().replace(/[^_0-9a-z]+/g, '_').replace(/^_+|_+$/g, '');
  if (!/^[a-z]/.test(key)) {
    throw new ConfigError('ComponentField', `${at}.name in ${place} must begin with a Latin letter, got ${shown(name)}; pipelines know it by its letters, digits and "_": rename it`);
  }
  const typeName = typeof type === 'string' ? type.replace(/^typing\./, '').replace(/^((?:list|dict)[^[]*)\[.*$/i, '$1') : isRecord(type) ? Object.keys(type)[0] : undefined;
  const port = portOf(typeof type === 'string' ? typeName : undefined, description);
  return { key, label: name, port, ...typeName !== undefined && port instanceof ArtifactPort && port.schema === 'system.Artifact' && { typeName } };
}

/** A map from a type's name is a file of any type. */
function portOf(name: string | undefined, description: string | undefined): Port {
  const options = { optional: false, ...description !== undefined && { description } };
  const lower = name?.toLowerCase() ?? '';
  const type = PARAMETERS.get(lower);
  if (type !== undefined) {
    return new ParameterPort(type, undefined, options);
  }
  return new ArtifactPort(name !== undefined && /^google\.[A-Za-z]+$/.test(name) ? name : ARTIFACTS.get(lower) ?? 'system.Artifact', false, options);
}

function distinct(ports: readonly FoundPort[], what: string, place: string): FoundPort[] {
  const second = ports.find(({ key }, index) => ports.findIndex(one => one.key === key) < index);
  if (second !== undefined) {
    const names = ports.filter(({ key }) => key === second.key).map(({ label }) => shown(label)).join(' and ');
    throw new ConfigError('ComponentField', `${what} in ${place} must have different names in a pipeline, got ${names}, which are both ${second.key}; rename one`);
  }
  return [...ports];
}

function withDefault(port: Port, { optional = false, default: text }: YamlInput, at: string, place: string): Port {
  const isGiven = text !== undefined && text !== null;
  if (!isGiven || port instanceof ArtifactPort) {
    // A file has no default: what the first SDK made of one, nobody makes any more.
    return optional || isGiven ? port.optional() : port;
  }
  const value = valueOf(port.type, text);
  const fault = value === undefined ? `must be the text of a ${port.type}` : faultOf(port.type, value);
  if (fault !== undefined) {
    throw new ConfigError('ComponentField', `${at}.default in ${place} ${fault}, got ${typeof text === 'string' ? shown(text) : kindOf(text)}; ` +
      `write ${port.type === 'LIST' || port.type === 'STRUCT' ? 'it as JSON in quotes' : 'one'}, or leave it out`);
  }
  return port.default(value as never);
}

const TRUE: readonly string[] = ['y', 'yes', 't', 'true', 'on', '1'];
const FALSE: readonly string[] = ['n', 'no', 'f', 'false', 'off', '0'];

/** The value that a text stands for; undefined if there is none. Texts of numbers and booleans are those that Python reads. */
function valueOf(type: ParameterType, given: unknown): Json | undefined {
  // What YAML reads as a boolean is one of Python, whose text has a capital.
  const text = given === true ? 'True' : given === false ? 'False' : given;
  if (typeof text !== 'string') {
    return undefined;
  }
  switch (type) {
    case 'NUMBER_INTEGER': return /^\s*[+-]?\d+(_\d+)*\s*$/.test(text) ? Number(text.replaceAll('_', '')) : undefined;
    case 'NUMBER_DOUBLE': return /^\s*[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text.replaceAll('_', '')) : undefined;
    case 'BOOLEAN': return TRUE.includes(text.toLowerCase()) || (FALSE.includes(text.toLowerCase()) ? false : undefined);
    case 'LIST': case 'STRUCT': return jsonIn(text);
    default: return text;
  }
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
