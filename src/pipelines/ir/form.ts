/** The one form of a document: numbers, texts and absent fields as the types say, whatever form protobuf lets a file have. */
import { step } from '../../core/field';
import { compiled, type Node } from '../../core/schema/node';
import { isMap } from '../values';

/** Most values of a document; the server takes about 1 MiB of text, and a few aliases of YAML can stand for any number of values. */
const MOST_VALUES = 1_000_000;

/** Deepest value of a document: what protobuf reads has no more levels, and what contains itself ends there. */
const DEEPEST = 150;

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** What keeps a value from being a document. */
export class NoDocument extends Error {
  constructor(
    /** Place in the document; empty for the whole. */
    public readonly path: string,
    /** What is wrong, without the value. */
    public readonly problem: string,
    /** The value that stands there. */
    public readonly value: unknown,
  ) {
    super(problem);
  }
}

/**
 * A copy in the form that the type names: integers of 64 bits are texts and all others numbers, fields that are null are absent, except where
 * null is a value. What does not fit the type is copied as it is.
 *
 * @param type name of the document's type, `<folder below src>#<type>`
 * @throws NoDocument if it holds what JSON cannot say, or too much
 */
export function inForm(value: unknown, type: string): unknown {
  return new Copy().of(value, compiled({ $ref: type }), '', 0);
}

class Copy {
  private count = 0;

  public of(value: unknown, node: Node | undefined, path: string, depth: number): unknown {
    this.count++;
    if (this.count > MOST_VALUES || depth > DEEPEST) {
      throw new NoDocument(path, depth > DEEPEST ? `has more than ${DEEPEST} levels` : `has more than ${MOST_VALUES} values`, value);
    }
    switch (typeof value) {
      case 'boolean': return value;
      case 'string': return isNumeric(node) && NUMBER.test(value) ? Number(value) : value;
      case 'number': return this.number(value, node, path);
      default: return this.structure(value, node, path, depth);
    }
  }

  private number(value: number, node: Node | undefined, path: string): number | string {
    if (!Number.isFinite(value)) {
      throw new NoDocument(path, 'must be a number that JSON can say', value);
    }
    return node?.schema['x-int64'] === true && Number.isSafeInteger(value) ? String(value) : value;
  }

  private structure(value: unknown, node: Node | undefined, path: string, depth: number): unknown {
    if (value === null) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((one, index) => this.of(one, node?.items, `${path}[${index}]`, depth + 1));
    }
    if (!isMap(value)) {
      throw new NoDocument(path, 'must be something that JSON can say', value);
    }
    // From entries, so that a name such as `__proto__` is one like all others.
    const fields = Object.entries(value).filter(([name, one]) => one !== undefined && !(one === null && isAbsent(node?.properties?.get(name))));
    return Object.fromEntries(fields.map(([name, one]) => [name, this.of(one, node?.properties?.get(name) ?? node?.additional, step(path, name), depth + 1)]));
  }
}

function isNumeric(node: Node | undefined): boolean {
  return node?.schema.type === 'number' || node?.schema.type === 'integer';
}

/** Whether null says that a field is absent. */
function isAbsent(field: Node | undefined): boolean {
  return field !== undefined && !isOpen(field);
}

/** Whether any value may stand there: it is the pipeline's own, not the representation's. */
export function isOpen({ schema }: Node): boolean {
  return schema['x-kubernetes-preserve-unknown-fields'] === true;
}
