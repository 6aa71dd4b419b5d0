/** What inputs of components and outputs of pipelines take, at run time: for callers without types. */
import { ConfigError, kindOf, listed, nearest, shown } from '../core/errors';
import type { Component, ComponentKind } from './component';
import type { Argument } from './graph/nodes';
import { ArtifactPort, OutputPorts, ParameterPort, Port, Ports } from './ports';
import { Artifact, ArtifactList, Parameter, Placeholder, placeOf, PossibleParameter, Reference, Text } from './references';
import { asConstant, faultOf, isMap } from './values';

/** Filled in by the server, never by a caller. */
const BY_SERVER: readonly string[] = ['TASK_FINAL_STATUS', 'TASK_CONFIG'];

/**
 * Arguments as their ports take them.
 *
 * @throws ConfigError `UnknownArgument`, `MissingArgument`, `WrongArgument`
 */
export function checkedArguments(task: string, { kind, inputs }: Component, given: unknown): Readonly<Record<string, Argument>> {
  const args = given ?? {};
  if (!isMap(args)) {
    throw new ConfigError('WrongArgument', `the arguments of the task ${task} must be an object, got ${kindOf(args)}; pass each by its name: { name: value }`);
  }
  const known = Object.keys(inputs).filter(name => !BY_SERVER.includes((inputs[name] as ParameterPort).type));
  for (const name of Object.keys(args)) {
    if (!known.includes(name)) {
      throw unknownArgument(task, name, inputs, known);
    }
  }
  const passed = known.filter(name => Object.hasOwn(args, name) && args[name] !== undefined);
  const missing = known.filter(name => !passed.includes(name) && !inputs[name].isOptional);
  if (missing.length > 0) {
    throw new ConfigError('MissingArgument', `the task ${task} needs ${listed(missing)}, got ${listed(passed)}; pass it, or give the input a default`);
  }
  return Object.fromEntries(passed.map(name => [name, checkedArgument(task, name, inputs[name], args[name], kind)]));
}

function unknownArgument(task: string, name: string, inputs: Ports, known: readonly string[]): ConfigError {
  if (Object.hasOwn(inputs, name)) {
    return new ConfigError('UnknownArgument', `the input ${name} of the task ${task} is filled in by the server, got an argument for it; leave it out`);
  }
  const meant = nearest(name, known);
  return new ConfigError('UnknownArgument', `the task ${task} has no input of this name, got ${shown(name)}; ` +
    `${meant === undefined ? `there are ${listed(known)}` : `use ${JSON.stringify(meant)}`}`);
}

/**
 * What the outputs of a pipeline are.
 *
 * @throws ConfigError `PipelineOutputs`
 */
export function checkedOutputs(pipeline: string, outputs: OutputPorts, given: Readonly<Record<string, Reference>>): void {
  const [declared, found] = [listed(Object.keys(outputs)), listed(Object.keys(given))];
  if (declared !== found) {
    throw new ConfigError('PipelineOutputs', `the function of the pipeline ${pipeline} must return its outputs, ${declared}, got ${found}; ` +
      'return { name: task.outputs.x } for each, and declare each in outputs');
  }
  for (const [name, port] of Object.entries(outputs)) {
    const fault = typeFault(port, given[name]);
    if (fault !== undefined) {
      throw new ConfigError('PipelineOutputs', `the output ${name} of the pipeline ${pipeline} ${fault}, got ${placeOf(given[name])}; return another one, or declare its type`);
    }
  }
}

function checkedArgument(task: string, name: string, port: Port, given: unknown, kind: ComponentKind): Argument {
  const place = `${name} of the task ${task}`;
  if (given instanceof Reference) {
    const fault = 'certain' in given ? typeFault(port, given) : 'must be there in any case, and this is an output of a condition without else';
    if (fault !== undefined) {
      throw new ConfigError('WrongArgument', `${place} ${fault}, got ${placeOf(given)}; pass another one, or convert it in a component`);
    }
    return given;
  }
  if (port instanceof ArtifactPort) {
    throw new ConfigError('WrongArgument', `${place} is a file and takes outputs of tasks alone, got ${shown(given)}; ` +
      'let a component write the value into a file, or bring a file in by importer(...)');
  }
  if (given instanceof Text || given instanceof Placeholder) {
    if (port.type !== 'STRING') {
      throw new ConfigError('WrongArgument', `${place} must be a ${port.type}, got a text; pass the value itself`);
    }
    return whole(place, textOf(place, given), kind);
  }
  const value = port.type === 'LIST' && Array.isArray(given) || port.type === 'STRUCT' && isMap(given) ? nested(task, name, given, []) : given;
  const fault = port.fault(withoutTexts(value));
  checkTexts(place, value);
  if (fault !== undefined) {
    throw new ConfigError('WrongArgument', `${place} ${fault}, got ${shown(given)}; pass a ${port.type} that the input takes`);
  }
  return whole(place, value as Argument, kind);
}

/** Why a port does not take a value or file of the run; undefined if it does. */
function typeFault(port: Port, reference: Reference): string | undefined {
  if (port instanceof ParameterPort) {
    if (!(reference instanceof PossibleParameter)) {
      return 'is a parameter and takes no files';
    }
    if (!reference.typeKnown) {
      return reference.source.of === 'item' && port.type !== 'STRING'
        ? `must be a ${port.type}, and the server hands over items of a list as texts where it does not know their type: declare it, as in list(int())`
        : undefined;
    }
    if (reference.type !== port.type) {
      return `must be a ${port.type}, not a ${reference.type}`;
    }
    const areOther = port.items !== undefined && reference.itemType !== undefined && reference.itemType !== port.items;
    return areOther ? `must be a list of ${port.items}, not of ${reference.itemType}` : undefined;
  }
  if (reference instanceof PossibleParameter) {
    return 'is a file and takes no parameters';
  }
  const { schema, schemaVersion } = reference as Artifact | ArtifactList;
  if (port.isList !== reference instanceof ArtifactList) {
    return port.isList ? 'takes a list of files' : 'takes one file, not a list of them';
  }
  if (port.schema === 'system.Artifact' || schema === 'system.Artifact') {
    return undefined;
  }
  return schema !== port.schema ? `takes files of the type ${port.schema}, not ${schema}`
    : major(schemaVersion) !== major(port.schemaVersion) ? `takes version ${port.schemaVersion} of ${schema}, not ${schemaVersion}` : undefined;
}

const major = (version: string): string => version.split('.')[0];

/** A value into which the server puts values of the run only where a container starts; to others it hands it on as it is written. */
function whole(place: string, value: Argument, kind: ComponentKind): Argument {
  const part = kind === 'container' ? undefined : partOf(value);
  if (part !== undefined) {
    throw new ConfigError('WrongArgument', `${place} must be a whole value, since the server puts texts together for containers alone, got one with ${placeOf(part)} in it; ` +
      'let a component put it together, and pass its output');
  }
  return value;
}

/** A value of the run that stands in another value. */
function partOf(value: unknown): Reference | undefined {
  const parts = value instanceof Text ? value.parts : Array.isArray(value) ? value : isMap(value) ? Object.values(value) : [];
  for (const part of parts) {
    const found = part instanceof Reference ? part : partOf(part);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** A text whose placeholders are those of the run. */
function textOf(place: string, given: Text | Placeholder): Text {
  const text = given instanceof Placeholder ? new Text([given]) : given;
  text.parts.forEach(part => checkTexts(place, part instanceof Placeholder ? part.text : part));
  return text;
}

const OF_COMPONENT = /\{\{\$(\}\}|\.(inputs|outputs)\b)/;

/** What a component names in its container means nothing in a task, where the server would take it for something else. */
function checkTexts(place: string, value: unknown): void {
  if (typeof value === 'string' && OF_COMPONENT.test(value)) {
    throw new ConfigError('WrongArgument', `${place} must not name inputs and outputs of a component, got ${shown(value)}; pass an output of a task, or text\`...\` with one`);
  }
  if (Array.isArray(value)) {
    value.forEach(one => checkTexts(place, one));
  } else if (isMap(value)) {
    Object.entries(value).forEach(each => checkTexts(place, each));
  }
}

/** A value inside a list or map, in which texts of the run may stand. */
function nested(task: string, path: string, value: unknown, above: readonly unknown[]): Argument {
  const place = `${path} of the task ${task}`;
  if (value instanceof Text || value instanceof Placeholder) {
    return textOf(place, value);
  }
  if (value instanceof Parameter && (!value.typeKnown || value.type === 'STRING')) {
    return value;
  }
  if (value instanceof Reference) {
    throw new ConfigError('WrongArgument', `${place} can hold texts of the run alone, got ${placeOf(value)}${value instanceof PossibleParameter ? `, a ${value.type}` : ''}; ` +
      `${value instanceof Parameter ? 'pass text`${value}` if a text will do, else ' : ''}give the component an input of its own for it`);
  }
  if (above.includes(value)) {
    throw new ConfigError('WrongArgument', `${place} must not contain itself, got a ${Array.isArray(value) ? 'list' : 'map'} that does; pass a copy`);
  }
  if (Array.isArray(value)) {
    return value.map((one, index) => nested(task, `${path}[${index}]`, one, [...above, value]));
  }
  if (isMap(value)) {
    return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, nested(task, `${path}.${key}`, one, [...above, value])]));
  }
  const fault = faultOf('LIST', [value]);
  if (fault !== undefined) {
    throw new ConfigError('WrongArgument', `${place} ${fault}, got ${shown(value)}; pass texts, numbers, booleans, lists and maps`);
  }
  return asConstant(value);
}

/** The value with an empty text for each text of the run. */
function withoutTexts(value: unknown): unknown {
  if (value instanceof Text || value instanceof Reference) {
    return '';
  }
  return Array.isArray(value) ? value.map(withoutTexts) : isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutTexts(one)])) : value;
}
