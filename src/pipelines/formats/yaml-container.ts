/** The container of a component in the first format: its lines, in which placeholders are maps with one entry. */
import { ConfigError, got, kindOf, listed, nearest } from '../../core/errors';
import { isRecord, step } from '../../core/field';
import { type FilePlaces, IfPresent, type Line, placesOf } from '../container';
import type { OutputPorts } from '../ports';
import { joined, Placeholder, Text } from '../references';
import type { YamlContainer } from './component-yaml';
import { type FileOutput, keepingFiles } from './file-outputs';
import type { FoundContainer, FoundPort, FoundPorts } from './found';

const CONTAINER = 'implementation.container';

/**
 * The lines of a container. What the program leaves in files of its own is copied to where it belongs.
 *
 * @param place the file, for messages
 * @throws ConfigError `ComponentField`, `FileOutputs`
 */
export function containerLines({ image, command = [], args = [], env = {}, fileOutputs = {} }: YamlContainer, ports: FoundPorts, place: string): FoundContainer {
  const reader = new LineReader(ports, place);
  const lines = { command: reader.lines(command, `${CONTAINER}.command`), args: reader.lines(args, `${CONTAINER}.args`) };
  const files = Object.entries(fileOutputs).map(([label, path]): FileOutput => ({ name: label, path, to: reader.fileOutput(label) }));
  if (image === '') {
    throw new ConfigError('ComponentField', `${CONTAINER}.image in ${place} must name an image, got ""; write e.g. "python:3.12"`);
  }
  return { image, ...lines, command: keepingFiles(lines.command, files, `${CONTAINER} in ${place}`), env };
}

/** A placeholder that names an input or output, how it names it, and what it needs that to be. */
const PLACES = {
  inputValue: { of: 'inputs', as: 'value' },
  inputPath: { of: 'inputs', as: 'path' },
  inputUri: { of: 'inputs', as: 'uri' },
  outputPath: { of: 'outputs', as: 'path' },
  outputUri: { of: 'outputs', as: 'uri' },
} as const;

const KNOWN: readonly string[] = [...Object.keys(PLACES), 'executorInput', 'concat', 'if'];

/** Far more than a command line has; a short file may say endless ones, by anchors. */
const MOST_PARTS = 1000;

/** What can be an argument, or a part of one. */
type Part = string | Placeholder | Text | IfPresent;

class LineReader {
  private readonly inputs: Readonly<Record<string, Placeholder | FilePlaces>>;
  private readonly outputs: Readonly<Record<string, { readonly path: Placeholder } | FilePlaces>>;
  private readonly executorInput: Placeholder;
  private count = 0;
  /** Outputs that the lines name. */
  private readonly named = new Set<FoundPort>();

  constructor(private readonly ports: FoundPorts, private readonly place: string) {
    const of = (side: readonly FoundPort[]) => Object.fromEntries(side.map(({ key, port }) => [key, port]));
    const places = placesOf(of(ports.inputs), of(ports.outputs) as OutputPorts);
    ({ inputs: this.inputs, outputs: this.outputs, executorInput: this.executorInput } = places);
  }

  public lines(given: readonly unknown[], path: string): readonly Line[] {
    return given.map((one, index) => this.part(one, `${path}[${index}]`));
  }

  /** Where an output goes that the program leaves in a file of its own. */
  public fileOutput(label: string): Placeholder {
    const path = step(`${CONTAINER}.fileOutputs`, label);
    const port = this.port('outputs', label, path);
    if (this.named.has(port)) {
      throw new ConfigError('FileOutputs', `${path} in ${this.place} must be an output that is in no argument, got one with outputPath as well; remove one of both`);
    }
    return this.outputs[port.key].path;
  }

  private part(given: unknown, path: string): Part {
    if (++this.count > MOST_PARTS) {
      throw this.error(CONTAINER, `must have at most ${MOST_PARTS} arguments and parts of them`, 'got more', 'take out anchors that repeat themselves');
    }
    if (typeof given === 'string') {
      return given;
    }
    const [[name, content] = ['', undefined], second] = isRecord(given) ? Object.entries(given) : [];
    if (second !== undefined || !KNOWN.includes(name)) {
      const what = isRecord(given) ? listed(Object.keys(given)) : kindOf(given);
      throw this.error(path, `must be a text or one of the placeholders ${listed(KNOWN)}`, `got ${what}`, isRecord(given) ? this.remedy(name) : 'write a text, in quotes');
    }
    const below = `${path}.${name}`;
    switch (name) {
      case 'executorInput': return content === null ? this.executorInput : this.fail(below, 'takes no value', content, 'write {executorInput: null}');
      case 'concat': return this.concat(content, below);
      case 'if': return this.condition(content, below);
      default: return this.placed(name as keyof typeof PLACES, content, below);
    }
  }

  /** What to write for placeholders that only the first SDK knew. */
  private remedy(name: string): string {
    const meant = nearest(name, KNOWN);
    return meant !== undefined ? `use ${meant}` : /metadata/i.test(name) ? 'pass {executorInput: null}, and let the program read it from that' : 'write one of these';
  }

  private placed(name: keyof typeof PLACES, label: unknown, path: string): Placeholder {
    const { of, as } = PLACES[name];
    const port = this.port(of, label, path);
    const place = this[of][port.key];
    if (of === 'outputs') {
      this.named.add(port);
    }
    if (place instanceof Placeholder) {
      return as === 'value' ? place : this.fail(path, 'must be a file', label, `write {inputValue: ${port.label}}, or give the input no type, and pass it a file`);
    }
    if (as === 'path') {
      return place.path;
    }
    return as === 'uri' && 'uri' in place ? place.uri
      : as === 'uri' ? this.fail(path, 'must be a file', label, `write {outputPath: ${port.label}}, or give the output the type of a file`)
        : this.fail(path, 'must be a value', label, `write {inputPath: ${port.label}}, or give the input the type String`);
  }

  private port(of: 'inputs' | 'outputs', label: unknown, path: string): FoundPort {
    const port = this.ports[of].find(one => one.label === label);
    if (port === undefined) {
      const known = this.ports[of].map(one => one.label);
      const meant = typeof label === 'string' ? nearest(label, known) : undefined;
      return this.fail(path, `must be one of the ${of}`, label, meant === undefined ? `there are ${listed(known)}` : `use ${JSON.stringify(meant)}`);
    }
    return port;
  }

  /** One text of several. A part that depends on an input makes the whole depend on it, as no server joins texts. */
  private concat(given: unknown, path: string): Text | IfPresent {
    if (!Array.isArray(given)) {
      return this.fail(path, 'must be a list', given, 'write {concat: [...]}');
    }
    return this.join(given.map((one, index) => this.part(one, `${path}[${index}]`)), path);
  }

  private join(parts: readonly Part[], path: string): Text | IfPresent {
    const index = parts.findIndex(part => part instanceof IfPresent);
    const condition = parts[index];
    if (!(condition instanceof IfPresent)) {
      return joined(parts as readonly Exclude<Part, IfPresent>[]);
    }
    const [branches, rest] = [[...condition.then, ...condition.otherwise], parts.toSpliced(index, 1)];
    if (condition.then.length !== 1 || condition.otherwise.length > 1 || [...branches, ...rest].some(part => part instanceof IfPresent)) {
      throw this.error(path, 'can hold one if, with one text for then and perhaps one for else', `got ${branches.length} in it`, 'write the if around the concat');
    }
    const joinedWith = (one: Line) => joined(parts.toSpliced(index, 1, one) as readonly Exclude<Part, IfPresent>[]);
    return new IfPresent(condition.input, [joinedWith(condition.then[0])], [joinedWith(condition.otherwise[0] ?? '')]);
  }

  private condition(given: unknown, path: string): IfPresent {
    const { cond, then, else: otherwise, ...others } = isRecord(given) ? given : { cond: undefined, then: undefined, else: undefined };
    const [other] = Object.keys(others);
    if (other !== undefined) {
      return this.fail(step(path, other), 'is no part of an if', others[other], 'there are cond, then and else');
    }
    if (!isRecord(cond) || Object.keys(cond).join() !== 'isPresent') {
      return this.fail(`${path}.cond`, 'must ask whether an input is there', cond, 'write {isPresent: <input>}');
    }
    if (then === undefined || then === null) {
      return this.fail(`${path}.then`, 'must be given', then, 'write what the argument is if the input is there');
    }
    const branch = (value: unknown, name: string) => this.lines(Array.isArray(value) ? value : value === undefined || value === null ? [] : [value], `${path}.${name}`);
    return new IfPresent(this.port('inputs', cond.isPresent, `${path}.cond.isPresent`).key, branch(then, 'then'), branch(otherwise, 'else'));
  }

  private fail(path: string, problem: string, value: unknown, remedy: string): never {
    throw this.error(path, problem, got(value), remedy);
  }

  private error(path: string, problem: string, what: string, remedy: string): ConfigError {
    return new ConfigError('ComponentField', `${path} in ${this.place} ${problem}, ${what}; ${remedy}`);
  }
}
