import type { Node } from './syntax';

/** A text that says the same to a reader of names, in which the grammar knows all. */
export interface Filled {
  /** As long as the one it was made from. */
  readonly text: string;
  /** Where targets begin that were parted from their `as`. */
  readonly targets: ReadonlySet<number>;
  /** Where classes begin that lost the empty brackets behind them. */
  readonly classes: ReadonlySet<number>;
}

/**
 * Writes what the grammar lacks in other words of the same length: `1.`, a `yield` alone, `print` as any other name, `with` in brackets or with other targets than names,
 * empty patterns, several subjects of `match`, stars in lists behind `for` and `in`, commas and `/` at the end of a lambda's parameters.
 */
export function filled(text: string, top: Node): Filled {
  const page = new Page(text, codeOf(text, top));
  page.each(/(?<![\w.])\d[\d_]*\.(?![\d_])/g, (_, to) => page.put(to - 1, '0'));
  page.each(/\byield\b(?=[ \t]*(?:$|[)\],;}]|=(?!=)))/gm, from => page.put(from, 'None '));
  page.each(/^[ \t]*print\b(?=[ \t]*(?:[=,:]|(?:if|or|and|is|in|not)\b))/gm, (_, to) => page.put(to - 1, 'T'));
  page.each(/^[ \t]*(?:async[ \t]+)?with\b\s*/gm, (_, to) => fillWith(page, to));
  page.each(/^[ \t]*case\b(?![ \t]*(?:[=.,)\]]|$))/gm, (_, to) => fillCase(page, to));
  page.each(/^[ \t]*match\b(?=[ \t]+[^=.,)\]])/gm, (_, to) => fillMatch(page, to));
  page.each(/\bfor\b/g, from => fillFor(page, from));
  page.each(/\blambda\b/g, (_, to) => fillLambda(page, to));
  return { text: page.letters.join(''), targets: page.targets, classes: page.classes };
}

/** A text that is being changed, beside a view of it with blanks for comments and quotes for strings. */
class Page {
  public readonly letters: string[];
  public readonly targets = new Set<number>();
  public readonly classes = new Set<number>();

  constructor(text: string, public readonly code: string) {
    this.letters = text.split('');
  }

  /** Calls with begin and end of each match in the code. */
  public each(pattern: RegExp, use: (from: number, to: number) => void): void {
    for (const match of this.code.matchAll(pattern)) {
      use(match.index, match.index + match[0].length);
    }
  }

  public put(at: number, text: string): void {
    text.split('').forEach((letter, index) => (this.letters[at + index] = letter));
  }

  public blank(from: number, to = from + 1): void {
    this.put(from, ' '.repeat(Math.max(0, to - from)));
  }

  /** Positions outside of further brackets, from one on, and where the brackets around it close or a letter stands that ends the search. */
  public outer(from: number, end = ''): { readonly open: readonly number[]; readonly end: number } {
    const open: number[] = [];
    let depth = 0;
    for (let at = from; at < this.code.length; at++) {
      const letter = this.code[at];
      depth -= ')]}'.includes(letter) ? 1 : 0;
      if (depth < 0 || depth === 0 && end.includes(letter)) {
        return { open, end: at };
      }
      if (depth === 0) {
        open.push(at);
      }
      depth += '([{'.includes(letter) ? 1 : 0;
    }
    return { open, end: this.code.length };
  }
}

function codeOf(text: string, top: Node): string {
  const parts: string[] = [];
  let done = 0;
  const hide = (from: number, to: number, letter: string) => {
    parts.push(text.slice(done, from), text.slice(from, to).replace(/[^\n]/g, letter));
    done = to;
  };
  top.cursor().iterate(node => {
    if (node.name === 'String' || node.name === 'Comment') {
      hide(node.from, node.to, node.name === 'String' ? '"' : ' ');
    } else if (node.name === 'FormatString') {
      let { from } = node;
      for (let kid = node.node.firstChild; kid !== null; kid = kid.nextSibling) {
        if (kid.name === 'FormatReplacement') {
          hide(from, kid.from, '"');
          from = kid.to;
        }
      }
      hide(from, node.to, '"');
    }
    return node.name !== 'FormatString';
  });
  return parts.join('') + text.slice(done);
}

function fillWith(page: Page, at: number): void {
  const { code } = page;
  let from = at;
  if (code[at] === '(') {
    const { open, end } = page.outer(at + 1);
    if (/^\s*:/.test(code.slice(end + 1, end + 100)) && /\sas\s/.test(open.map(one => code[one]).join(''))) {
      from++;
      page.blank(at);
      page.blank(end);
      // Nothing holds the lines together any more, and comments would hide what follows.
      for (let one = from; one < end; one++) {
        if (/\s/.test(code[one])) {
          page.blank(one);
        }
      }
    }
  }
  for (const one of page.outer(from, ':').open) {
    const target = /^\bas\s+/.exec(code.slice(one, one + 100))?.[0].length;
    if (target !== undefined && /\s|[)\]}]/.test(code[one - 1]) && !/^[^\W\d]\w*\s*(?:[,:)]|$)/.test(code.slice(one + target, one + target + 200))) {
      page.put(one, ', ');
      page.targets.add(one + target);
    }
  }
}

function fillCase(page: Page, at: number): void {
  const header = page.code.slice(at, page.outer(at, ':').end);
  for (const { 0: all, 1: name, 2: brackets, index } of header.matchAll(/([^\W\d][\w.]*)?[ \t]*(\([ \t]*\)|\[[ \t]*\]|\{[ \t]*\})/g)) {
    page.put(at + index + all.length - brackets.length, (name === undefined ? "''" : '').padEnd(brackets.length));
    if (name !== undefined) {
      page.classes.add(at + index);
    }
  }
  for (const { 0: key, index } of header.matchAll(/[{,]\s*[^\W\d]\w*(?:\.\w+)+(?=\s*:)/g)) {
    page.put(at + index, key.replace(/\./g, '_'));
  }
}

function fillMatch(page: Page, at: number): void {
  const { open, end } = page.outer(at, ':\n');
  if (/^:\s*\n\s*case\b/.test(page.code.slice(end, end + 1000))) {
    open.filter(one => page.code[one] === ',').forEach(one => page.put(one, page.code.slice(one + 1, end).trim() === '' ? ' ' : '+'));
  }
}

function fillFor(page: Page, at: number): void {
  const isFirst = (one: number) => /(?:,|\bfor|\bin)\s*$/.test(page.code.slice(Math.max(at, one - 40), one));
  page.outer(at, ':=').open.filter(one => page.code[one] === '*' && isFirst(one)).forEach(one => page.blank(one));
}

function fillLambda(page: Page, at: number): void {
  const { open, end } = page.outer(at, ':');
  open.filter(one => page.code[one] === '/' && /(?:^|,)\s*$/.test(page.code.slice(at, one))).forEach(one => {
    page.blank(one, one + (/^\/\s*,?/.exec(page.code.slice(one, end))?.[0].length ?? 1));
  });
  const comma = page.letters.slice(at, end).join('').search(/,\s*$/);
  if (comma >= 0) {
    page.blank(at + comma);
  }
}
