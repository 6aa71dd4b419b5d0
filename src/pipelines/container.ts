/** Components that run a container. */
import { ConfigError, kindOf, shown } from '../core/errors';
import { Component } from './component';
import { givenProps } from './given';
import { checkEnvName } from './graph/names';
import type { ContainerSpec } from './ir/types';
import { type Places, placesOf } from './container-places';
import type { OutputPorts, Ports } from './ports';
import { joined, Placeholder, Text, TextPart } from './references';

export { type FilePlaces, type InputPlace, type OutputPlace, type Places, placesOf, type ValuePlace } from './container-places';

/** A text with placeholders for what the component takes and gives. */
export type ContainerText = string | Placeholder | Text;

/** An entry of a command or of arguments. */
export type Line = ContainerText | IfPresent;

/** Entries, or a function that names inputs and outputs in them. */
export type Lines<I extends Ports, O extends OutputPorts> = readonly Line[] | ((places: Places<I, O>) => readonly Line[]);

/** Entries that are there only if an input was passed; made by {@link ifPresent}. */
export class IfPresent {
  constructor(
    /** Name of the input. */
    public readonly input: string,
    /** Entries if a value is passed. */
    public readonly then: readonly Line[],
    /** Entries if none is. */
    public readonly otherwise: readonly Line[],
  ) {}

  /** It is an entry of its own, and no part of a text. */
  public toString(): string {
    throw new ConfigError('ContainerLine', `what depends on an input is an entry of its own, got ifPresent for ${this.input} within a text; write [ifPresent(...), 'text']`);
  }
}

/**
 * Entries that are there only if a value is passed for an optional input; servers know it from 2.17.
 *
 * @throws ConfigError `IfPresentInput`
 */
export function ifPresent(input: Placeholder, then: readonly Line[], otherwise: readonly Line[] = []): IfPresent {
  const name = input instanceof Placeholder ? /^\{\{\$\.inputs\.(?:parameters|artifacts)\['([^']+)'\]/.exec(input.text)?.[1] : undefined;
  if (name === undefined || !Array.isArray(then) || !Array.isArray(otherwise)) {
    throw new ConfigError('IfPresentInput', name !== undefined ? `ifPresent takes lists of entries, got ${kindOf(then)} and ${kindOf(otherwise)}; ` +
      'pass [...]' : `ifPresent asks for an input of the component, got ${input instanceof Placeholder ? shown(input.text) : kindOf(input)}; ` +
      'pass places.inputs.<name>');
  }
  return new IfPresent(name, then, otherwise);
}

/** The parts as one entry. */
export function concat(...parts: readonly TextPart[]): Text {
  return joined(parts);
}

/** Properties of {@link container}. */
export interface ContainerProps<I extends Ports, O extends OutputPorts> {
  /** Name of the component. */
  readonly name: string;
  /** What it does. @default - none */
  readonly description?: string;
  /** Image, or an input that names it; the server puts nothing before or after that. */
  readonly image: string | ((places: Places<I, O>) => ContainerText);
  /** @default {} */
  readonly inputs?: I;
  /** @default {} */
  readonly outputs?: O;
  /** Entry point. @default - the image's own */
  readonly command?: Lines<I, O>;
  /** Arguments. @default - the image's own */
  readonly args?: Lines<I, O>;
  /** Environment: constants, since servers put no values into variables. @default {} */
  readonly env?: Readonly<Record<string, string>>;
}

const PROPS = ['name', 'description', 'image', 'inputs', 'outputs', 'command', 'args', 'env'] as const;

/**
 * A component that runs a container.
 *
 * @throws ConfigError `PipelineName`, `PortName`, `PortKind`, `ContainerImage`, `ContainerLine`, `EnvName`, `WrongProp`, `UnknownProp`
 */
export function container<const I extends Ports = {}, const O extends OutputPorts = {}>( // eslint-disable-line @typescript-eslint/no-empty-object-type
  props: ContainerProps<I, O>,
): Component<I, O, 'container'> {
  const { name, description, inputs = {} as I, outputs = {} as O } = givenProps('container(...)', props, PROPS);
  const component = new Component('container', { name, description, inputs, outputs, implementation: () => ({ by: 'executor', executor: { container: spec } }) });
  const spec = containerSpec(props, placesOf(inputs, outputs));
  return component;
}

/** Written at once, so that what is wrong is said where it stands. */
function containerSpec<I extends Ports, O extends OutputPorts>(props: ContainerProps<I, O>, places: Places<I, O>): ContainerSpec {
  const lines = (what: 'command' | 'args'): readonly string[] => {
    const given = props[what] ?? [];
    const all: unknown = typeof given === 'function' ? given(places) : given;
    if (!Array.isArray(all)) {
      throw new ConfigError('ContainerLine', `${what} of the component ${props.name} must be a list, got ${kindOf(all)}; pass a list, or a function that returns one`);
    }
    return all.map(line => lineText(line as Line, what, props.name));
  };
  const image: unknown = typeof props.image === 'function' ? props.image(places) : props.image;
  const text = isText(image) ? lineText(image, 'image', props.name) : '';
  if (text.trim() === '' || text.includes('{{$') && !/^\{\{\$\.inputs\.parameters\['[^']+'\]\}\}$/.test(text)) {
    throw new ConfigError('ContainerImage', `image of the component ${props.name} must be an image, or one input that names it, got ${shown(text === '' ? image : text)}; ` +
      'pass e.g. "python:3.12", or places => places.inputs.image');
  }
  const [command, args, env] = [lines('command'), lines('args'), Object.entries(props.env ?? {}).filter(([, value]) => value !== undefined)];
  env.forEach(([key, value]) => {
    checkEnvName(`env of the component ${props.name}`, key);
    if (typeof value !== 'string') {
      throw new ConfigError('ContainerLine', `env.${key} of the component ${props.name} must be a text, got ${kindOf(value)}; ` +
        'write numbers and booleans as texts, and pass values of the run by args: servers put none into variables');
    }
  });
  return {
    image: text,
    ...command.length > 0 && { command },
    ...args.length > 0 && { args },
    ...env.length > 0 && { env: env.map(([name, value]) => ({ name, value })) },
  };
}

function isText(given: unknown): given is ContainerText {
  return typeof given === 'string' || given instanceof Placeholder || given instanceof Text;
}

/** An entry as it stands in a pipeline. */
function lineText(line: Line, what: string, component: string): string {
  if (typeof line === 'string') {
    return line;
  }
  if (line instanceof Placeholder) {
    return line.text;
  }
  if (line instanceof IfPresent) {
    return pythonJson(lineValue(line, what, component));
  }
  if (line instanceof Text) {
    return line.parts.map(part => typeof part === 'string' ? part : part instanceof Placeholder ? part.text : notOfTheRun(what, component)).join('');
  }
  const given: unknown = line;
  throw new ConfigError('ContainerLine', `${what} of the component ${component} must hold texts and placeholders, got ${kindOf(given)}; ` +
    'name inputs by places.inputs.<name>, and files by their path or uri');
}

function lineValue(line: Line, what: string, component: string): unknown {
  return line instanceof IfPresent
    ? {
      IfPresent: {
        InputName: line.input,
        Then: line.then.map(one => lineValue(one, what, component)),
        ...line.otherwise.length > 0 && { Else: line.otherwise.map(one => lineValue(one, what, component)) },
      },
    }
    : lineText(line, what, component);
}

function notOfTheRun(what: string, component: string): never {
  throw new ConfigError('ContainerLine', `${what} of the component ${component} names a value of some pipeline, got a reference; declare an input, and pass the value to the task`);
}

/** JSON with a space after each comma and colon, as the server's own examples have it. */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(pythonJson).join(', ')}]`;
  }
  return typeof value === 'object' && value !== null
    ? `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pythonJson(one)}`).join(', ')}}`
    : JSON.stringify(value);
}
