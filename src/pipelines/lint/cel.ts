/** A word of a condition. */
interface Token {
  readonly kind: 'string' | 'number' | 'name' | 'mark';
  readonly text: string;
}

/** What a condition says. */
export interface Condition {
  /** Why it is surely no CEL. @default - it may be */
  readonly fault?: string;
  /** Inputs that it reads, by `inputs.parameter_values['x']` or `inputs.artifacts['x']`, in order. */
  readonly inputs: readonly string[];
}

/** Strings with their prefixes, numbers, names, and marks, the longest first. */
const TOKEN = new RegExp([
  String.raw`(?<blank>\s+|//[^\n]*)`,
  String.raw`(?<string>(?:[rR]?[bB]?|[bB][rR])(?:"""[^]*?"""|'''[^]*?'''))`,
  String.raw`(?<raw>(?:[rR][bB]?|[bB][rR])(?:"[^"\n]*"|'[^'\n]*'))`,
  String.raw`(?<plain>[bB]?(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))`,
  String.raw`(?<number>0[xX][0-9a-fA-F]+[uU]?|(?:\d+\.\d+|\.\d+|\d+)(?:[eE][+-]?\d+)?[uU]?)`,
  String.raw`(?<name>[A-Za-z_]\w*)`,
  String.raw`(?<mark>\|\||&&|==|!=|<=|>=|[-+*/%<>!?:.,()[\]{}])`,
].join('|'), 'y');

/** Marks and names between two operands. */
const BETWEEN = new Set(['||', '&&', '==', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '%', '?', 'in']);
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What a condition may read, constants, and names of types. */
const ROOTS = new Set(['inputs', 'outputs', 'true', 'false', 'null', 'int', 'uint', 'double', 'bool', 'string', 'bytes', 'list', 'map', 'null_type', 'type', 'google']);
/** Calls that give names of their own to what they go through. */
const MACROS = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'bind', 'transformList', 'transformMap']);

/** Reads a condition of a trigger policy: a text in the Common Expression Language, of which all forms are known. */
export function readCondition(text: string): Condition {
  const tokens = tokensOf(text);
  if (typeof tokens === 'string') {
    return { fault: tokens, inputs: [] };
  }
  return { fault: tokens.length === 0 ? 'it is empty' : faultOf(tokens) ?? unknownName(tokens), inputs: inputsOf(tokens) };
}

function tokensOf(text: string): Token[] | string {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) {
      return `${JSON.stringify(text.slice(at, at + 1))} begins nothing that is known, at character ${at + 1}`;
    }
    const { number, name, mark } = groups;
    const string = groups.string ?? groups.raw ?? groups.plain;
    if (string !== undefined) {
      tokens.push({ kind: 'string', text: string });
    } else if (groups.blank === undefined) {
      tokens.push(number !== undefined ? { kind: 'number', text: number } : name !== undefined ? { kind: 'name', text: name } : { kind: 'mark', text: mark });
    }
  }
  return tokens;
}

/** Walks over the words: an operand is expected, or what may follow one. */
function faultOf(tokens: readonly Token[]): string | undefined {
  const open: string[] = [];
  let isOperandNext = true;
  for (const [index, { kind, text }] of tokens.entries()) {
    const before = tokens[index - 1]?.text;
    const shown = JSON.stringify(text.slice(0, 40));
    if (CLOSING[open.at(-1) ?? ''] === text) {
      // Nothing may stand between the brackets of a call, a list and a map, and after their last comma.
      if (isOperandNext && before !== ',' && !(before === open.at(-1) && isCallOrList(tokens, index - 1))) {
        return `something is missing before ${shown}`;
      }
      open.pop();
      isOperandNext = false;
    } else if (isOperandNext) {
      if (kind === 'mark' && text in CLOSING) {
        open.push(text);
      } else if (kind !== 'mark' && text !== 'in') {
        isOperandNext = false;
      } else if (text !== '!' && text !== '-' && text !== '.') {
        return `something is missing before ${shown}`;
      }
    } else if (text === '.') {
      // A field follows, which the next round takes for an operand.
      isOperandNext = true;
    } else if (kind === 'mark' && text in CLOSING) {
      open.push(text);
      isOperandNext = true;
    } else if (BETWEEN.has(text) || text === ':' || text === ',' && open.length > 0) {
      isOperandNext = true;
    } else {
      return text === ',' || kind === 'mark' ? `${shown} has nothing to which it belongs` : `an operator is missing before ${shown}`;
    }
  }
  return open.length > 0 ? `${JSON.stringify(open.at(-1))} is not closed` : isOperandNext ? 'it ends where something must follow' : undefined;
}

/** Whether a bracket opens a call, a list, a map or a message, not a group or an index. */
function isCallOrList(tokens: readonly Token[], bracket: number): boolean {
  const before = tokens[bracket - 1];
  const followsOperand = before !== undefined && (before.kind !== 'mark' && before.text !== 'in' || [')', ']', '}'].includes(before.text));
  return tokens[bracket].text === '{' || followsOperand === (tokens[bracket].text === '(');
}

/** A name that stands for nothing, where no call gives names of its own. */
function unknownName(tokens: readonly Token[]): string | undefined {
  const isCall = (index: number) => ['(', '{'].includes(tokens[index + 1]?.text);
  if (tokens.some(({ text }, index) => MACROS.has(text) && isCall(index))) {
    return undefined;
  }
  const unknown = tokens.find(({ kind, text }, index) => {
    const [before, after] = [tokens[index - 1]?.text, tokens[index + 1]?.text];
    const isField = before === '.' || after === ':' && (before === '{' || before === ',');
    return kind === 'name' && text !== 'in' && !ROOTS.has(text) && !isField && after !== '.' && !isCall(index);
  });
  return unknown && `${JSON.stringify(unknown.text.slice(0, 40))} stands for nothing; what is passed is inputs.parameter_values["<name>"]`;
}

function inputsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }, index) => {
    const way = tokens.slice(Math.max(0, index - 4), index).map(each => each.text).join('');
    const isRead = /^inputs\.(parameter_values|parameters|artifacts)\[$/.test(way) && tokens[index + 1]?.text === ']' && tokens[index - 5]?.text !== '.';
    return isRead && kind === 'string' && /^["']/.test(text) && !/^("""|''')/.test(text) ? [unescaped(text.slice(1, -1))] : [];
  });
}

function unescaped(text: string): string {
  return text.replace(/\\([\\'"`?])/g, '$1');
}
