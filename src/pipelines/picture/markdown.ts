/** Markdown that shows any text as it is. */
import { oneLine } from './plain';

/** A text in one line that Markdown shows as it is, also in the cell of a table. */
export function escaped(text: string): string {
  return oneLine(text).replace(/[*[\]~#]|\b_|_\b|([&<>|\\`{}$])/g, (letter, mark?: string) => mark === undefined ? `\\${letter}` : `&#${mark.charCodeAt(0)};`);
}

/** Texts with which a line is a heading, a list, a rule or the like. */
const START = /^(?:[-+=:]|\d+(?=[.)]))/;

/** A text with its paragraphs. */
export function paragraphs(text: string): string {
  return text.split(/\n\s*\n/).map(escaped).filter(each => each !== '')
    .map(each => each.replace(START, start => /\d/.test(start) ? `${start}\\` : `\\${start}`)).join('\n\n');
}

/** A name or value as code; as plain text if code could not show it everywhere. */
export function code(text: string): string {
  const line = oneLine(text);
  return line === '' ? '' : /[`|\\{}]/.test(line) ? escaped(line) : `\`${line}\``;
}

/** A table: the head as words, the cells as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A part of a page, if it has rows. */
export function tableSection(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, table(head, rows)];
}
