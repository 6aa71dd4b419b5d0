/**
 * Variables of workflows: what stands between `{{` and `}}`.
 *
 * Source: Argo Workflows, util/template and workflow/validate, with valyala/fasttemplate; release in pins/.
 */
import { Field, texts } from '../../core';

/** A variable in a text. */
export interface Variable {
  readonly field: Field;
  /** Its name, without blanks around it. */
  readonly name: string;
}

/** Names that variables of the controller begin with; others are left as they are. */
const ROOTS = ['item.', 'steps.', 'inputs.', 'outputs.', 'pod.', 'workflow.', 'tasks.'];

/** Names that are known when a workflow runs, whatever stands around them. */
const LATER = ['outputs.', 'workflow.creationTimestamp', 'workflow.scheduledTime', 'workflow.duration', 'tasks.name', 'steps.name', 'node.name'];

/**
 * The variables of a value and of all below it that must be known. Expressions (`{{=...}}`) are not looked at, nor what has
 * a variable inside.
 *
 * @param but fields that are left out
 */
export function variablesOf(value: Field, but: (field: Field) => boolean = () => false): Variable[] {
  return [...texts(value)].filter(field => !but(field)).flatMap(field => namesIn(field.text ?? '').map(name => ({ field, name })));
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(?!=)(.*?)\}\}/gs)].map(([, name]) => name.replace(/^ +| +$/g, ''))
    .filter(name => !name.includes('{{') && ROOTS.some(root => name.startsWith(root)) && !LATER.some(known => name.startsWith(known)));
}

/** Whether a text is, or has in it, a variable without blanks. */
export function hasVariable(text: string): boolean {
  return /\{\{[-a-zA-Z0-9]+(\.[-a-zA-Z0-9_]+)*\}\}/.test(text);
}

/** Names that are known at a place of a workflow. */
export class Scope {
  private readonly names: Set<string>;
  /** First parts of names of which all are known. */
  private readonly open: Set<string>;

  constructor(names: Iterable<string> = [], open: Iterable<string> = []) {
    this.names = new Set(names);
    this.open = new Set(open);
  }

  /** The same, to which more can be added. */
  public copy(): Scope {
    return new Scope(this.names, this.open);
  }

  /** Makes names known. */
  public add(...names: readonly string[]): void {
    names.forEach(name => this.names.add(name));
  }

  /** Makes all names known that begin so. */
  public addAll(start: string): void {
    this.open.add(start);
  }

  /** Makes known what another one knows. */
  public addScope({ names, open }: Scope): void {
    names.forEach(name => this.names.add(name));
    open.forEach(start => this.open.add(start));
  }

  /** Whether a name is known. */
  public has(name: string): boolean {
    return this.names.has(name) || [...this.open].some(start => name.startsWith(start));
  }
}
