import { parser } from '@lezer/python';
import { filled } from './gaps';

/** A node of the syntax tree of a text in Python. */
export type Node = ReturnType<typeof parser.parse>['topNode'];

/** A text in Python with its syntax tree. */
export class PythonText {
  /** The whole text. */
  public readonly top: Node;
  /** Where targets of `with ... as` begin that stand in the tree as if they were managers. */
  public readonly targets: ReadonlySet<number>;
  /** Where classes begin that stand in the tree as if a pattern bound their names. */
  public readonly classes: ReadonlySet<number>;
  private readonly starts: readonly number[];

  constructor(
    /** What is parsed. */
    public readonly text: string,
    /** Where it is from, as messages name it. */
    public readonly file?: string,
  ) {
    const { top, errors } = parsed(text);
    const fill = errors > 0 ? filled(text, top) : undefined;
    const other = fill && parsed(fill.text);
    const isBetter = other !== undefined && other.errors < errors;
    this.top = isBetter ? other.top : top;
    this.targets = isBetter && fill?.targets || new Set();
    this.classes = isBetter && fill?.classes || new Set();
    this.starts = [0, ...Array.from(text.matchAll(/\n/g), match => match.index + 1)];
  }

  /** The text of a node, as it was written. */
  public of(node: Node): string {
    return this.text.slice(node.from, node.to);
  }

  /** Line of a position, from 1. */
  public line(position: number): number {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = this.starts[middle] <= position ? [middle, high] : [low, middle];
    }
    return low + 1;
  }

  /** The whole line of a position, without the blanks around it. */
  public lineText(position: number): string {
    const line = this.line(position);
    return this.text.slice(this.starts[line - 1], this.starts[line] ?? this.text.length).trim();
  }

  /** `<file>:<line>` of a position, or `line <line>`. */
  public place(position: number): string {
    return place(this.file, this.line(position));
  }
}

/** A tree, and how many pieces of the text are unknown to the grammar. */
interface Parsed {
  readonly top: Node;
  readonly errors: number;
}

function parsed(text: string): Parsed {
  try {
    const top = patientlyParsed(text);
    return { top, errors: countErrors(top) };
  } catch {
    // Too deep for the tree itself, as a sum of thousands is.
    const top = parser.parse(text).topNode;
    return { top, errors: countErrors(top) };
  }
}

/** The parser gives up where a tree becomes deeper than editors bear, in functions of some hundred statements, unless it begins to count anew. */
function patientlyParsed(text: string): Node {
  const parse: ReturnType<typeof parser.startParse> & { bigReductionCount?: number } = parser.startParse(text);
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) {
      return tree.topNode;
    }
    parse.bigReductionCount = 0;
  }
}

/** `<file>:<line>`, or `line <line>`. */
export function place(file: string | undefined, line: number): string {
  return file === undefined ? `line ${line}` : `${file}:${line}`;
}

/** What a node consists of, without comments. */
export function kids(node: Node): Node[] {
  const all: Node[] = [];
  for (let kid = node.firstChild; kid !== null; kid = kid.nextSibling) {
    if (kid.name !== 'Comment') {
      all.push(kid);
    }
  }
  return all;
}

/** What a node lists between its brackets, without commas. */
export function items(node: Node): Node[] {
  return kids(node).filter(kid => !/^[()[\]{},]$/.test(kid.name));
}

/** Where the first text below a node is that the grammar does not know; undefined if there is none. */
export function errorIn(node: Node): number | undefined {
  let found: number | undefined;
  node.cursor().iterate(one => {
    if (one.type.isError && found === undefined) {
      found = one.from;
    }
    return found === undefined;
  });
  return found;
}

function countErrors(node: Node): number {
  let count = 0;
  node.cursor().iterate(one => {
    count += one.type.isError ? 1 : 0;
  });
  return count;
}
