import { Field, Located, ManifestSet } from '../../core';

/** Who a binding gives a role to; as written, so that any field may be empty. */
export interface Subject {
  /** `User`, `Group` or `ServiceAccount`. */
  readonly kind: string;
  readonly name: string;
  /** @default - a kind without namespace */
  readonly namespace?: string;
}

/** The subject at a field. */
export function subjectAt(field: Field): Subject {
  return { kind: field.at('kind').text ?? '', name: field.at('name').text ?? '', namespace: field.at('namespace').text };
}

/** The strings of a list; what else stands in it is left out. */
export function stringsOf(field: Field): string[] {
  return field.items().flatMap(item => item.text ?? []);
}

/** Objects in the order of their names, and of their places where the names are equal. */
export function byName(all: readonly Located[] = []): Located[] {
  return [...all].sort((a, b) => compare(a.name, b.name) || compare(a.path, b.path));
}

/** The objects of a kind by namespace, each list by name. */
export function namedByNamespace(set: ManifestSet, key: string): Map<string, Located[]> {
  return new Map([...set.byNamespace(key)].map(([namespace, all]) => [namespace, byName(all)]));
}

/** Order of texts by their characters, the same on all machines. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A text that Markdown shows as it is, in one line. */
export function escaped(text: string): string {
  return text.replace(/[\\|*_`<>[\]]/g, letter => `\\${letter}`).replace(/\s*[\r\n]+\s*/g, ' ');
}
