/** References to values and files that exist only while a pipeline runs. */
import { ConfigError, kindOf, listed, nearest, shown } from '../core/errors';
import { ParameterType } from './ir/types';
import type { Group, Node } from './graph/nodes';
import { isMap, typeOfAll, Values } from './values';

/** Where a value or file comes from. */
export type Source =
  | { readonly of: 'input'; readonly name: string; readonly group: Group }
  | { readonly of: 'task'; readonly task: Node; readonly key: string }
  | { readonly of: 'item'; readonly loop: Group }
  | { readonly of: 'field'; readonly item: Reference; readonly key: string }
  | { readonly of: 'collected'; readonly loop: Group; readonly inner: Reference }
  | { readonly of: 'oneOf'; readonly branches: Group; readonly inner: readonly Reference[]; readonly index: number };

/** A value or file that exists only while the pipeline runs. */
export abstract class Reference {
  constructor(
    /** Where it comes from. */
    public readonly source: Source,
    /** Whether its type is known; the fields of a loop's items may have any. */
    public readonly typeKnown: boolean,
  ) {}

  /** A reference is no text: it has a value only while the pipeline runs. */
  public toString(): string {
    throw misused();
  }

  /** As {@link toString}. */
  public toJSON(): string {
    throw misused();
  }

  /** As {@link toString}. */
  public [Symbol.toPrimitive](): string {
    throw misused();
  }
}

function misused(): ConfigError {
  return new ConfigError('ReferenceAsText', 'a value that exists only while the pipeline runs was used as a text, a number or JSON, got a reference; ' +
    'write text`...${reference}...` instead of `...${reference}...`, and pass references to tasks as they are');
}

/**
 * A value that perhaps nothing gives, because its task stands in a condition without `else`.
 * Pipelines and loops may give it on; tasks cannot take it.
 *
 * @typeParam I type of a list's items; `any` if it is not known
 */
export class PossibleParameter<T extends ParameterType = ParameterType, I extends ParameterType = any> extends Reference { // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Only for the compiler. */
  declare protected readonly items: I;

  constructor(
    source: Source,
    /** Type of the value. */
    public readonly type: T,
    /** Type of a list's items; undefined if it is not known. */
    public readonly itemType: ParameterType | undefined = undefined,
    typeKnown = true,
  ) {
    super(source, typeKnown);
  }
}

/** A value: an input of the pipeline, an output of a task, an item of a loop. */
export class Parameter<
  T extends ParameterType = ParameterType, I extends ParameterType = any, // eslint-disable-line @typescript-eslint/no-explicit-any
> extends PossibleParameter<T, I> {
  /** It is there in any case. */
  public readonly certain = true;

  /**
   * A field of this value, which has to be an item of a loop over maps. Its type is not known to the compiler, unless the maps are written down.
   *
   * @throws ConfigError `ItemField`
   */
  public field(this: Parameter<'STRUCT'>, key: string): Parameter<any> { // eslint-disable-line @typescript-eslint/no-explicit-any
    if (typeof key !== 'string' || !/^\w+$/.test(key)) {
      throw new ConfigError('ItemField', `the name of a field must be letters, digits and "_", got ${shown(key)}; rename the field`);
    }
    const { source } = this;
    const items = source.of === 'item' && source.loop.kind.is === 'loop' ? source.loop.kind.items : undefined;
    if (items === undefined || this.typeKnown && this.type !== 'STRUCT') {
      throw new ConfigError('ItemField', `only maps that a loop goes through have fields, got ${placeOf(this)}, a ${this.type}; ` +
        'loop over a list of maps, or let a component take it apart');
    }
    const type = items.of === 'literals' ? fieldType(items.values, key) : undefined;
    return new Parameter({ of: 'field', item: this, key }, type ?? 'STRING', undefined, type !== undefined && !type.startsWith('NUMBER'));
  }
}

/** Type of a field in all maps of a list; undefined if it differs. */
function fieldType(maps: readonly unknown[], key: string): keyof Values | undefined {
  const other = maps.find(map => isMap(map) && !Object.hasOwn(map, key));
  if (other !== undefined) {
    const known = Object.keys(other as object);
    throw new ConfigError('ItemField', `all maps of the loop must have the field, got ${shown(key)}; ` +
      `${nearest(key, known) === undefined ? `there are ${listed(known)}` : `use ${shown(nearest(key, known))}`}`);
  }
  return typeOfAll(maps.map(map => (map as Readonly<Record<string, unknown>>)[key]));
}

/** A file that perhaps nothing gives; see {@link PossibleParameter}. */
export class PossibleArtifact<S extends string = string> extends Reference {
  /** Only for the compiler: a list of files is no file. */
  declare protected readonly single: true;

  constructor(
    source: Source,
    /** Name of its type. */
    public readonly schema: S,
    /** Name of the type as servers know it. */
    public readonly schemaTitle: string = schema,
    /** Version of the type. */
    public readonly schemaVersion = '0.0.1',
  ) {
    super(source, true);
  }
}

/** A file, or folder: an output of a task. */
export class Artifact<S extends string = string> extends PossibleArtifact<S> {
  /** It is there in any case. */
  public readonly certain = true;

  /**
   * The same as one of another type, for a component that asks for it. One of both has to be a type that servers know as `system.Artifact`, as own types
   * are; what is in the file nobody checks.
   *
   * @throws ConfigError `ArtifactCast`
   */
  public as<P extends string>(port: { readonly schema: P; readonly kind: 'artifact'; readonly isList: false; readonly schemaTitle: string }): Artifact<P> {
    const isPort = typeof port === 'object' && port !== null && port.kind === 'artifact' && !port.isList;
    if (!isPort || ![this.schemaTitle, port.schemaTitle].includes('system.Artifact') && port.schemaTitle !== this.schemaTitle) {
      throw new ConfigError('ArtifactCast', `${placeOf(this)} is a ${this.schema} and can be taken for a file of any kind or of an own type, ` +
        `got ${isPort ? port.schema : shown(port)}; ` +
        'declare one of both as artifact(), or let a component convert the file');
    }
    return new Artifact<P>(this.source, port.schema, this.schemaTitle, this.schemaVersion);
  }
}

/** A list of files: an output of a task, or what the rounds of a loop gave. */
export class ArtifactList<S extends string = string> extends Reference {
  /** It is there in any case. */
  public readonly certain = true;
  /** Only for the compiler: one file is no list of them. */
  declare protected readonly several: true;

  constructor(
    source: Source,
    /** Name of the type of each. */
    public readonly schema: S,
    /** Name of the type as servers know it. */
    public readonly schemaTitle: string = schema,
    /** Version of the type. */
    public readonly schemaVersion = '0.0.1',
  ) {
    super(source, true);
  }
}

/** A text that the server replaces by a value of the run. */
export class Placeholder {
  constructor(
    /** As it stands in a pipeline, `{{$...}}`. */
    public readonly text: string,
  ) {}

  /** As it stands in a pipeline: other than a reference, a placeholder is a text already. */
  public toString(): string {
    return this.text;
  }

  /** As {@link toString}. */
  public toJSON(): string {
    return this.text;
  }
}

/** A text with references or placeholders in it; made by {@link text}. */
export class Text {
  constructor(
    /** Its parts, in order. */
    public readonly parts: readonly (string | Parameter | Placeholder)[],
  ) {}

  /** Its references have values only while the pipeline runs. */
  public toString(): string {
    throw misused();
  }

  /** As {@link toString}. */
  public toJSON(): string {
    throw misused();
  }
}

/** Types of parameters whose values can stand in a text. */
type InText = 'STRING' | 'NUMBER_INTEGER' | 'NUMBER_DOUBLE' | 'BOOLEAN';

/** What can stand in a {@link text}. */
export type TextPart = string | number | boolean | Parameter<InText> | Placeholder | Text;

/**
 * A text with values of the run in it: text`${name} with ${count} rows`. The server writes values into it as they are, so lists and maps, whose
 * quotes would break it, are refused.
 *
 * @throws ConfigError `TextPart`
 */
export function text(strings: TemplateStringsArray, ...values: readonly TextPart[]): Text {
  if (!Array.isArray(strings)) {
    throw new ConfigError('TextPart', `text stands before back-ticks, got a call with ${shown(strings)}; write text\`...\``);
  }
  return joined(strings.flatMap((string, index) => index < values.length ? [string, values[index]] : [string]));
}

/** The parts one after the other, as {@link text}. */
export function joined(parts: readonly TextPart[]): Text {
  return new Text(parts.flatMap((part): readonly (string | Parameter | Placeholder)[] => {
    if (part instanceof Text) {
      return part.parts;
    }
    if (part instanceof Placeholder || part instanceof Parameter && (!part.typeKnown || IN_TEXT.includes(part.type))) {
      return [part];
    }
    if (!['string', 'boolean'].includes(typeof part) && !Number.isFinite(part)) {
      const given: unknown = part;
      throw new ConfigError('TextPart', `a text can hold texts, numbers, booleans, such parameters and placeholders, ` +
        `got ${given instanceof Reference ? placeOf(given) : typeof given === 'number' ? String(given) : kindOf(given)}; ` +
        'pass files, lists and maps to inputs of their own');
    }
    return part === '' ? [] : [String(part as string | number | boolean)];
  }));
}

const IN_TEXT: readonly string[] = ['STRING', 'NUMBER_INTEGER', 'NUMBER_DOUBLE', 'BOOLEAN'];

/** Values of a run that a component or an argument may name. */
export const run = {
  /** Name of the run. */
  jobName: new Placeholder('{{$.pipeline_job_name}}'),
  /** Name of the run's object in the cluster. */
  jobResourceName: new Placeholder('{{$.pipeline_job_resource_name}}'),
  /** Id of the run. */
  jobId: new Placeholder('{{$.pipeline_job_uuid}}'),
  /** Name of the task. */
  taskName: new Placeholder('{{$.pipeline_task_name}}'),
  /** Id of the task. */
  taskId: new Placeholder('{{$.pipeline_task_uuid}}'),
  /** Where the run's files go. */
  root: new Placeholder('{{$.pipeline_root}}'),
  /** When the run was made, in UTC. */
  createTime: new Placeholder('{{$.pipeline_job_create_time_utc}}'),
  /** When the run was due, in UTC. */
  scheduleTime: new Placeholder('{{$.pipeline_job_schedule_time_utc}}'),
  /** Folder of the run's workspace; only of pipelines that have one. */
  workspacePath: new Placeholder('{{$.workspace_path}}'),
} as const;

/** What a reference is, for messages. */
export function placeOf({ source }: Reference): string {
  switch (source.of) {
    case 'input': return `the input ${JSON.stringify(source.name)}`;
    case 'task': return `the output ${JSON.stringify(source.key)} of the task ${JSON.stringify(source.task.name)}`;
    case 'item': return `an item of the loop ${JSON.stringify(source.loop.name)}`;
    case 'field': return `the field ${JSON.stringify(source.key)} of ${placeOf(source.item)}`;
    case 'collected': return `what the loop ${JSON.stringify(source.loop.name)} collected`;
    case 'oneOf': return `one of ${listed(source.inner.map(placeOf))}`;
  }
}

/** A text that tells a value or file of one pipeline from all others. */
export function identityOf({ source }: Reference): string {
  switch (source.of) {
    case 'input': return `input ${source.name}`;
    case 'task': return `output ${source.task.name}.${source.key}`;
    case 'item': return `item ${source.loop.name}`;
    case 'field': return `field ${source.key} of ${identityOf(source.item)}`;
    case 'collected': return `collected ${source.loop.name} ${identityOf(source.inner)}`;
    case 'oneOf': return `one ${source.branches.name} ${source.index}`;
  }
}
