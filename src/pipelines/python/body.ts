/** The body of a function that is written without one. */
import { parser } from '@lezer/python';

/** The lines below a `def`, four blanks deeper; lines that begin inside a text stay as they are. An empty body is `pass`. */
export function indentedBody(source: string): string {
  if (source.trim() === '') {
    return '    pass';
  }
  const inside = insideTexts(source);
  return source.split('\n').map((line, index) => line === '' || inside.has(index) ? line : `    ${line}`).join('\n');
}

/** Numbers of the lines, from 0, that begin inside a text. */
function insideTexts(source: string): ReadonlySet<number> {
  const lines = new Set<number>();
  parser.parse(source).iterate({
    enter({ name, from, to }) {
      if (name === 'String' || name === 'FormatString') {
        const first = source.slice(0, from).split('\n').length;
        const count = source.slice(from, to).split('\n').length - 1;
        Array.from({ length: count }, (_, index) => lines.add(first + index));
      }
    },
  });
  return lines;
}
