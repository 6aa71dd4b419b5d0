import { DSL_NAMES, TYPING_NAMES } from './known-names';
import { literal } from './literals';
import { PythonModule } from './module';
import { items, kids, Node } from './syntax';
import { ConfigError, shown } from '../../core';
import { ArtifactTypeSchema, ParameterType } from '../ir/types';

/** What an annotation says: a type of values, or of files, and how they are passed. */
export interface Annotation {
  /** How; `bare` is a value, a class of files, or a list of these without `Input[...]`. */
  readonly form: 'bare' | 'Input' | 'Output' | 'InputPath' | 'OutputPath';
  /** Type of a value. @default - it is a file */
  readonly parameterType?: ParameterType;
  /** Type of a file. @default - it is a value */
  readonly artifact?: ArtifactTypeSchema;
  /** Name that only the author knows. @default - the type is a known one */
  readonly typeName?: string;
  /** Whether it is a list of files. @default false */
  readonly isList?: boolean;
  /** The annotation without `| None` or the like, which executors do not know. @default - it is as they know it */
  readonly optionalOf?: Node;
}

/** Classes of files that only the author of a component knows, by the annotation: `VertexModel`, `aiplatform.VertexModel`. */
export type ArtifactClasses = Readonly<Record<string, ArtifactTypeSchema>>;

const VALUES: Readonly<Record<string, ParameterType>> = {
  'str': 'STRING', 'typing.Text': 'STRING', 'int': 'NUMBER_INTEGER', 'float': 'NUMBER_DOUBLE', 'bool': 'BOOLEAN',
  'list': 'LIST', 'typing.List': 'LIST', 'dict': 'STRUCT', 'typing.Dict': 'STRUCT',
  'kfp.dsl.PipelineTaskFinalStatus': 'TASK_FINAL_STATUS', 'kfp.dsl.TaskConfig': 'TASK_CONFIG',
};

/** Names of types of values in quotes, which the first SDK had. */
const QUOTED: Readonly<Record<string, ParameterType>> = {
  str: 'STRING', string: 'STRING', text: 'STRING', int: 'NUMBER_INTEGER', integer: 'NUMBER_INTEGER', float: 'NUMBER_DOUBLE', double: 'NUMBER_DOUBLE',
  bool: 'BOOLEAN', boolean: 'BOOLEAN', list: 'LIST', jsonarray: 'LIST', dict: 'STRUCT', jsonobject: 'STRUCT',
};

const FILES = ['Artifact', 'Dataset', 'Model', 'Metrics', 'ClassificationMetrics', 'SlicedClassificationMetrics', 'HTML', 'Markdown'];

/** A type of files that every installation knows. */
export function systemArtifact(name: string): ArtifactTypeSchema {
  return { schemaTitle: `system.${name}`, schemaVersion: '0.0.1' };
}

/** Reads annotations of one file. */
export class Annotations {
  constructor(private readonly module: PythonModule, private readonly classes: ArtifactClasses) {}

  /** What an annotation says; `what` names whose it is, for the messages. */
  public read(node: Node, what: string): Annotation {
    const optional = this.optional(node);
    const inner = optional?.of ?? node;
    if (optional !== undefined && inner.name === 'CallExpression') {
      this.refuse(node, what, 'is none for Python before 3.11', `write ${this.module.of(inner)} = None`);
    }
    return { ...this.plain(inner, what), ...optional?.isWritten === false ? { optionalOf: inner } : {} };
  }

  /** Whether an annotation says in any way that something may be absent. */
  public isOptional(node: Node): boolean {
    return this.optional(node) !== undefined;
  }

  /** The type of a value or file, without `Input[...]` and the like. */
  public type(node: Node, what: string): Annotation {
    const name = this.canonical(node);
    const known = this.named(name, this.module.of(node));
    if (known !== undefined) {
      return { form: 'bare', ...known };
    }
    const { base, inside } = subscript(node);
    const container = base === undefined ? undefined : VALUES[this.canonical(base)];
    if (container === 'LIST' && inside.length === 1) {
      const of = this.named(this.canonical(inside[0]), this.module.of(inside[0]));
      return of?.artifact === undefined ? { form: 'bare', parameterType: 'LIST' } : { form: 'bare', ...of, isList: true };
    }
    return container === 'STRUCT' && inside.length === 2 ? { form: 'bare', parameterType: 'STRUCT' } : this.refuse(node, what);
  }

  /** What a dotted name stands for, such as `kfp.dsl.Input` for `dsl.Input`; the text itself if it is none. */
  public canonical(node: Node): string {
    const text = this.module.of(node).replace(/\s/g, '');
    const [first] = text.split('.');
    const origin = this.module.origin(first)?.origin ?? preset(first);
    return /^[\w.]+$/.test(text) && origin !== undefined ? (origin + text.slice(first.length)).replace(/^kfp\.(v2\.dsl|components)\b/, 'kfp.dsl') : text;
  }

  /** Refuses an annotation, with why if there is more to say than that it is not known. */
  public refuse(node: Node, what: string, why = 'is not known', remedy?: string): never {
    const name = this.canonical(node);
    const meant = name === this.module.of(node) || name === 'here' ? '' : `, which is ${name} here`;
    throw new ConfigError('PythonType', `${what} (${this.module.place(node.from)}) needs a type that pipelines have: this one ${why}, got ${shown(this.module.of(node))}${meant}; ` +
      (remedy ?? 'use str, int, float, bool, list or dict for values, and Input[...] or Output[...] of Artifact, Dataset, Model, Metrics or the like for files'));
  }

  private plain(node: Node, what: string): Annotation {
    const { base, inside } = subscript(node);
    const name = this.canonical(base ?? (node.name === 'CallExpression' ? kids(node)[0] : node)).replace(/^kfp\.dsl\./, '');
    if (name === 'Input' || name === 'Output') {
      const of = inside.length === 1 ? this.type(inside[0], what) : undefined;
      return of?.artifact === undefined || name === 'Output' && of.isList === true ?
        this.refuse(node, what, of?.isList === true ? 'is a list of files, which no component can give' : 'is no file',
          of?.isList === true ? 'give one file, which may be a folder' : `write e.g. ${name}[Dataset], and types of values without ${name}[...]`) : { ...of, form: name };
    }
    if (name === 'InputPath' || name === 'OutputPath') {
      return node.name === 'CallExpression' ? this.path(node, name, what) : this.refuse(node, what, 'lacks its brackets', `write ${name}() or ${name}('Dataset')`);
    }
    if (node.name === 'String' || node.name === 'ContinuedString') {
      return this.refuse(node, what, 'is in quotes', 'write the type itself; executors do not read quoted ones');
    }
    return this.type(node, what);
  }

  private path(node: Node, form: 'InputPath' | 'OutputPath', what: string): Annotation {
    const [argument, ...more] = items(kids(node)[1]);
    if (argument === undefined || argument.name === 'None') {
      return { form, artifact: systemArtifact('Artifact') };
    }
    const quoted = literal(this.module, argument);
    const of: Omit<Annotation, 'form'> = quoted?.type === 'str' ? quotedType(String(quoted.value)) : more.length === 0 ? this.type(argument, what) : this.refuse(node, what);
    if (of.parameterType !== undefined && form === 'InputPath') {
      return this.refuse(node, what, 'is the path of a value, which no executor makes',
        `take the value itself (${this.module.of(argument)}), or a file (InputPath()) that a component before has written the value to`);
    }
    return of.isList === true || of.parameterType?.startsWith('TASK_') === true ? this.refuse(node, what) : { ...of, form };
  }

  private named(name: string, written: string): Pick<Annotation, 'parameterType' | 'artifact'> | undefined {
    const file = name.replace(/^kfp\.dsl\./, '');
    const parameterType = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
    const artifact = Object.hasOwn(this.classes, written) ? this.classes[written] : name !== file && FILES.includes(file) ? systemArtifact(file) : undefined;
    return artifact !== undefined ? { artifact } : parameterType !== undefined ? { parameterType } : undefined;
  }

  /** What may be absent, in any of the ways to say so; `isWritten` is whether it is in the way that executors know. */
  private optional(node: Node): { readonly of: Node; readonly isWritten: boolean } | undefined {
    const { base, inside } = subscript(node);
    const name = base === undefined ? '' : this.canonical(base);
    if (name === 'typing.Optional' && inside.length === 1) {
      return { of: inside[0], isWritten: true };
    }
    const either = name === 'typing.Union' ? inside : node.name === 'BinaryExpression' && kids(node)[1].name === 'BitOp' ? [kids(node)[0], kids(node)[2]] : [];
    const others = either.filter(one => one.name !== 'None');
    return either.length === 2 && others.length === 1 ? { of: others[0], isWritten: false } : undefined;
  }
}

function quotedType(name: string): Pick<Annotation, 'parameterType' | 'artifact' | 'typeName'> {
  const word = /^(?:typing\.)?(\w+)/.exec(name)?.[1].toLowerCase() ?? '';
  const file = FILES.find(one => one.toLowerCase() === name.toLowerCase());
  return file !== undefined ? { artifact: systemArtifact(file) } : Object.hasOwn(QUOTED, word) ? { parameterType: QUOTED[word] } :
    { artifact: systemArtifact('Artifact'), typeName: name };
}

/** `base[inside]`. */
function subscript(node: Node): { readonly base?: Node; readonly inside: readonly Node[] } {
  const [base, bracket, ...rest] = node.name === 'MemberExpression' ? kids(node) : [];
  return bracket?.name === '[' ? { base, inside: rest.filter(kid => ![',', ']'].includes(kid.name)) } : { inside: [] };
}

/** What a name stands for that no file has to import. */
function preset(name: string): string | undefined {
  return name === 'kfp' || name === 'typing' ? name : name === 'dsl' ? 'kfp.dsl' : DSL_NAMES.has(name) ? `kfp.dsl.${name}` : TYPING_NAMES.has(name) ? `typing.${name}` : undefined;
}
