/** What a template of Go consists of, once it is read. */
import { Value } from './literals';

/** A part of a template. */
export type Node = { readonly is: 'text'; readonly isBlank: boolean } | { readonly is: 'action'; readonly pipe: Pipe } | Branch |
  {
    readonly is: 'template';
    readonly name: string;
    /** @default - the template gets nothing */
    readonly pipe?: Pipe;
  } | { readonly is: 'break' | 'continue' };

/** A part that stands there or not, or several times. */
export interface Branch {
  readonly is: 'if' | 'with' | 'range';
  readonly pipe: Pipe;
  readonly then: readonly Node[];
  readonly otherwise: readonly Node[];
}

/** Commands of which each gets what the one before it gives, with the variables that get the result. */
export interface Pipe {
  readonly variables: readonly string[];
  /** Whether the variables are there already. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

/** A function with its arguments, or a value alone. */
export type Command = readonly [Operand, ...(readonly Operand[])];

/** A word of a command; `fields` are those of something, `.a.b` of the data. */
export type Operand = { readonly is: 'dot' | 'nil' } | { readonly is: 'literal'; readonly value: Value | 'too large' } |
  { readonly is: 'variable' | 'function'; readonly name: string } | { readonly is: 'pipe'; readonly pipe: Pipe } | { readonly is: 'fields'; readonly of: Operand };

/** Templates by their names, one of which is the whole text. */
export type Templates = ReadonlyMap<string, readonly Node[]>;

/** Whether a template writes nothing, so that another one may have its name. */
export function isEmpty(nodes: readonly Node[]): boolean {
  return nodes.every(node => node.is === 'text' && node.isBlank);
}
