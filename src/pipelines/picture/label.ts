/** Texts as Mermaid shows them. */
import { cut, oneLine } from './plain';

/** Letters of a line that is shown whole. */
const MOST = 44;

/** Texts of one line each, below one another, in quotes. */
export function label(...all: readonly string[]): string {
  return `"${all.filter(line => line !== '').map(line => escaped(cut(oneLine(line), MOST))).join('<br/>')}"`;
}

/** The title of a group, in quotes; Mermaid has room for one line, which it does not break. */
export function title(text: string): string {
  return `"${escaped(cut(oneLine(text), 60))}"`;
}

/**
 * What Mermaid shows as the text. All marks become entities but those that mean nothing to it wherever they stand in quotes; and no line may name a direction,
 * which Mermaid reads even there.
 */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (mark, at: number) => isHarmless(mark, text.slice(0, at), text[at + 1]) ? mark : `#${mark.codePointAt(0)};`)
    .replace(/direction(?= )/g, 'directio#110;');
}

/** Marks that nothing reads, and those that nothing reads within words. */
function isHarmless(mark: string, before: string, after = ' '): boolean {
  return /[,=()']/.test(mark) && before !== '' || /[-_./]/.test(mark) && /[\p{L}\p{N}]$/u.test(before) && /[\p{L}\p{N}]/u.test(after) && !/^\d+$/.test(before);
}
