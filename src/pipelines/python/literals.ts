import { items, kids, Node, PythonText } from './syntax';
import { AnyValue } from '../../apis/meta';

/** A value that stands in a text as a literal. */
export interface Literal {
  /** The value; null for `None`. */
  readonly value: AnyValue;
  /** Its type in Python. */
  readonly type: 'str' | 'int' | 'float' | 'bool' | 'list' | 'tuple' | 'dict' | 'None';
}

/** The value of a literal; undefined if it is none, or one that JSON cannot say. */
export function literal(text: PythonText, node: Node): Literal | undefined {
  switch (node.name) {
    case 'None':
      return { value: null, type: 'None' };
    case 'Boolean':
      return { value: text.of(node) === 'True', type: 'bool' };
    case 'Number':
      return number(text.of(node));
    case 'UnaryExpression':
      return signed(text, kids(node));
    case 'String':
    case 'ContinuedString':
      return strings(text, node.name === 'String' ? [node] : kids(node));
    case 'ParenthesizedExpression':
      return items(node).length === 1 ? literal(text, items(node)[0]) : undefined;
    case 'ArrayExpression':
    case 'TupleExpression':
      return list(text, items(node), node.name === 'TupleExpression' ? 'tuple' : 'list');
    case 'DictionaryExpression':
      return dict(text, node);
    default:
      return undefined;
  }
}

function number(written: string): Literal | undefined {
  const digits = written.replace(/_/g, '').toLowerCase();
  if (/^(0x[\da-f]+|0o[0-7]+|0b[01]+|0+|[1-9]\d*)$/.test(digits)) {
    const value = Number(digits);
    return Number.isSafeInteger(value) ? { value, type: 'int' } : undefined;
  }
  const value = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(digits) ? Number(digits) : NaN;
  return Number.isFinite(value) ? { value, type: 'float' } : undefined;
}

function signed(text: PythonText, [sign, operand]: readonly Node[]): Literal | undefined {
  const of = operand === undefined ? undefined : literal(text, operand);
  if (of === undefined || typeof of.value !== 'number' || sign.name !== 'ArithOp') {
    return undefined;
  }
  // JSON has no zero below zero.
  return { ...of, value: text.of(sign) === '-' && of.value !== 0 ? -of.value : of.value };
}

function list(text: PythonText, nodes: readonly Node[], type: 'list' | 'tuple'): Literal | undefined {
  const all = nodes.map(node => literal(text, node));
  return all.every(one => one !== undefined) ? { value: all.map(one => one.value), type } : undefined;
}

function dict(text: PythonText, node: Node): Literal | undefined {
  const all = items(node).filter(kid => kid.name !== ':').map(kid => literal(text, kid));
  const pairs = Array.from({ length: Math.floor(all.length / 2) }, (_, index) => [all[2 * index], all[2 * index + 1]] as const);
  if (!all.every(one => one !== undefined) || pairs.some(([key]) => key?.type !== 'str')) {
    return undefined;
  }
  return { value: Object.fromEntries(pairs.map(([key, value]) => [String(key?.value), value?.value ?? null])), type: 'dict' };
}

function strings(text: PythonText, nodes: readonly Node[]): Literal | undefined {
  const all = nodes.map(node => node.name === 'String' ? decoded(text.of(node)) : undefined);
  return all.every(one => one !== undefined) ? { value: all.join(''), type: 'str' } : undefined;
}

const LETTERS: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', "'": "'", '"': '"', 'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
};

/** What a string literal means; undefined for bytes, and for letters by name. */
function decoded(written: string): string | undefined {
  const parts = /^([rbu]*)('''|"""|'|")([^]*)\2$/i.exec(written);
  if (parts === null || /b/i.test(parts[1])) {
    return undefined;
  }
  const [, prefix, , letters] = parts;
  if (/r/i.test(prefix)) {
    return letters;
  }
  let isKnown = true;
  const text = letters.replace(/\\(x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[0-7]{1,3}|[^])/g, (all: string, escape: string) => {
    const code = /^[xuU]./.test(escape) ? parseInt(escape.slice(1), 16) : /^[0-7]/.test(escape) ? parseInt(escape, 8) : undefined;
    isKnown &&= escape !== 'N' && !/^[xuU]$/.test(escape) && !(code !== undefined && (code > 0x10ffff || code >= 0xd800 && code < 0xe000));
    return !isKnown ? all : code === undefined ? LETTERS[escape] ?? all : String.fromCodePoint(code);
  });
  return isKnown ? text : undefined;
}
