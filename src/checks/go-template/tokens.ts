/** Words of templates of Go. Source: Go 1.24, text/template/parse/lex.go. */
import { shown } from '../../core';

/** Why a template is none, or does not render, in the words of a finding: what is said of the template. */
export class TemplateFault extends Error {}

/** What stands between `{{` and `}}`, and the text around it. */
export interface Token {
  readonly is: 'text' | 'open' | 'close' | 'space' | 'assign' | 'declare' | 'pipe' | 'quoted' | 'letter' | 'variable' | 'dot' | 'field' | 'number' | 'complex' |
    'word' | 'keyword' | '(' | ')' | 'sign' | 'end of the text';
  readonly text: string;
}

/** Words that are no functions. */
const KEYWORDS = ['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with'];

/** Numbers to the bases 16, 8, 2 and 10, also some that are none: what they are worth is seen later. */
const BASES = ['0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?', '0[oO][0-7_]*(?:\\.[0-7_]*)?', '0[bB][01_]*(?:\\.[01_]*)?',
  '[0-9_]*(?:\\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?'];
const NUMBER = new RegExp(`[+-]?(?:${BASES.join('|')})i?`, 'y');
const COMMENT = /(?:- |-\t|-\r|-\n)?\/\*/y;
const CLOSE = /(?:[ \t\r\n]-)?\}\}/y;

/** Forms of tokens inside braces, in the order in which they are tried. */
const FORMS: readonly (readonly [Token['is'], RegExp])[] = [
  ['space', /[ \t\r\n]+?(?=[ \t\r\n]-\}\}|[^ \t\r\n]|$)/y],
  ['declare', /:=/y],
  ['assign', /=/y],
  ['pipe', /\|/y],
  ['quoted', /"(?:\\[^\n]|[^"\\\n])*"|`[^`]*`/y],
  ['letter', /'(?:\\[^\n]|[^'\\\n])*'/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['dot', /\.(?![0-9])/y],
  ['number', /(?=[-+0-9.])/y],
  ['word', /[\p{L}\p{Nd}_]+/uy],
  ['(', /\(/y],
  [')', /\)/y],
  ['sign', /[!-~]/y],
];

/** What may follow a name. */
const AFTER_NAME = /[ \t\r\n.,|:()]|\}\}|$/y;

/**
 * The tokens of a template, text and all.
 *
 * @throws TemplateFault
 */
export function tokensOf(template: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (let open = template.indexOf('{{'); open >= 0; open = template.indexOf('{{', at)) {
    if (open > at) {
      tokens.push({ is: 'text', text: template.slice(at, open) });
    }
    at = open + 2;
    at = matched(COMMENT, template, at) === undefined ? action(template, at, tokens) : afterComment(template, at);
  }
  return [...tokens, ...at < template.length ? [{ is: 'text', text: template.slice(at) } as const] : [], { is: 'end of the text', text: '' }];
}

function matched(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

function afterComment(template: string, start: number): number {
  const end = template.indexOf('*/', start + 2);
  const close = end < 0 ? undefined : matched(CLOSE, template, end + 2);
  if (close === undefined) {
    throw new TemplateFault('has a comment that does not end in "*/}}"');
  }
  return end + 2 + close.length;
}

/** Adds the tokens from after `{{` up to `}}`; gives the place after them. */
function action(template: string, start: number, tokens: Token[]): number {
  tokens.push({ is: 'open', text: '{{' });
  let at = start + (matched(/-[ \t\r\n]/y, template, start)?.length ?? 0);
  for (let depth = 0; ;) {
    const close = matched(CLOSE, template, at);
    if (close !== undefined && depth > 0) {
      throw new TemplateFault('has a "(" without ")"');
    }
    if (close !== undefined) {
      tokens.push({ is: 'close', text: '}}' });
      return at + close.length;
    }
    const token = next(template, at);
    depth += token.is === '(' ? 1 : token.is === ')' ? -1 : 0;
    if (depth < 0) {
      throw new TemplateFault('has a ")" without "("');
    }
    tokens.push(token);
    at += token.text.length;
  }
}

function next(template: string, at: number): Token {
  if (at >= template.length) {
    throw new TemplateFault('has a "{{" without "}}"');
  }
  for (const [is, form] of FORMS) {
    const text = matched(form, template, at);
    if (text !== undefined) {
      return is === 'number' ? number(template, at) : named(is, text, template, at);
    }
  }
  throw new TemplateFault(`has a sign that none of its words has: ${shown(String.fromCodePoint(template.codePointAt(at)!))}`);
}

function named(is: Token['is'], text: string, template: string, at: number): Token {
  const isName = is === 'variable' || is === 'field' || is === 'word' || is === 'dot';
  if (isName && matched(AFTER_NAME, template, at + text.length) === undefined) {
    throw new TemplateFault(`has a name with a wrong sign in it: ${shown(/^\S{1,40}/.exec(template.slice(at))?.[0] ?? text)}`);
  }
  if (is === 'sign' && /["'`]/.test(text)) {
    throw new TemplateFault(`has a ${text} without another one`);
  }
  return { is: is === 'word' && KEYWORDS.includes(text) ? 'keyword' : is, text };
}

/** A number, or two with a sign between them. */
function number(template: string, at: number): Token {
  const first = matched(NUMBER, template, at) ?? '';
  const second = /[+-]/.test(template[at + first.length] ?? '') ? matched(NUMBER, template, at + first.length) ?? '' : '';
  const text = first + second;
  if (matched(/[\p{L}\p{Nd}_]/uy, template, at + text.length) !== undefined || second !== '' && !text.endsWith('i')) {
    throw new TemplateFault(`has a number of the wrong form: ${shown(text)}`);
  }
  return { is: second === '' ? 'number' : 'complex', text };
}
