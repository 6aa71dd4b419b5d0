/** How an entry of a block begins: blanks, dashes, perhaps a key, perhaps an anchor or a tag. */
const ENTRY = /^( *)((?:[-?] +)*)((?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`{}[\],-][^#]*?) *:(?= |$) *)?((?:[&!]\S+ +)*)/;

/** A quoted text up to its closing quote, over any number of lines. */
const QUOTED = /"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'/y;

/** A part of a flow collection: a quoted text, a comment, a bracket, or a letter of something else. */
const PART_OF_FLOW = /(?<=[\s[{,:])(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')|(?<=\s)#.*|[^]/y;

/** The border between two documents. */
const BORDER = /^(---|\.\.\.)(\s|$)/;

/**
 * The same YAML with all lines of a quoted text, and of a list or map in brackets, deeper than what it belongs to, as YAML wants them. Python's and Go's
 * readers take such lines at any depth, and some formatters write them just below a list's dash. Blanks at the start of such a line mean nothing.
 */
export function indented(text: string): string {
  const lines = text.split('\n');
  const result: string[] = [];
  for (let index = 0, start = 0; index < lines.length;) {
    const [all, blanks, dashes, key] = ENTRY.exec(lines[index]) ?? ['', '', ''];
    // Column of what the value belongs to: its key, or its dash; a value on a line of its own belongs to something further left.
    const depth = blanks.length + (key !== undefined ? dashes.length : dashes.trimEnd().length - 1);
    const inside = quotedAt(text, start + all.length) ?? flowAt(text, start + all.length);
    const count = inside !== undefined ? inside.split('\n').length : 1 + belongings(lines, index, lines[index].slice(all.length), depth);
    for (const [offset, line] of lines.slice(index, index + count).entries()) {
      result.push(inside !== undefined && offset > 0 && line.trim() !== '' ? ' '.repeat(depth + 1) + line : line);
      start += line.length + 1;
    }
    index += count;
  }
  return result.join('\n');
}

function quotedAt(text: string, start: number): string | undefined {
  QUOTED.lastIndex = start;
  return QUOTED.exec(text)?.[0];
}

/** The list or map in brackets that begins at a place, up to the bracket that closes it; undefined if none does. */
function flowAt(text: string, start: number): string | undefined {
  let depth = 0;
  PART_OF_FLOW.lastIndex = start;
  for (let part = PART_OF_FLOW.exec(text); part !== null; part = PART_OF_FLOW.exec(text)) {
    depth += /^[[{]/.test(part[0]) ? 1 : /^[\]}]/.test(part[0]) ? -1 : 0;
    if (depth <= 0) {
      return depth === 0 && part.index > start ? text.slice(start, PART_OF_FLOW.lastIndex) : undefined;
    }
  }
  return undefined;
}

/** How many further lines a block of text, a plain text or a flow collection has, which are deeper. */
function belongings(lines: readonly string[], index: number, value: string, depth: number): number {
  if (value.trim() === '' || value.startsWith('#') || BORDER.test(lines[index])) {
    return 0;
  }
  let end = index + 1;
  while (end < lines.length && (lines[end].trim() === '' || lines[end].length - lines[end].trimStart().length > depth)) {
    end++;
  }
  return end - index - 1;
}
