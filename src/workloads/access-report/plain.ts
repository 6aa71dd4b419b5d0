import { Located } from '../../core';

/** Who a binding gives a role to. */
export interface Subject {
  /** @default - a subject that the API would refuse */
  readonly kind?: string;
  /** @default '' */
  readonly name?: string;
  /** @default - a kind without namespace */
  readonly namespace?: string;
}

/** Objects by namespace, each list by name. */
export function byNamespaceAndName(all: readonly Located[]): Map<string, Located[]> {
  const found = new Map<string, Located[]>();
  for (const one of [...all].sort((a, b) => a.manifest.metadata.name < b.manifest.metadata.name ? -1 : 1)) {
    const namespace = one.manifest.metadata.namespace ?? '';
    const same = found.get(namespace);
    same ? same.push(one) : found.set(namespace, [one]);
  }
  return found;
}

/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A text that Markdown shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\|*_`<>[\]]/g, letter => `\\${letter}`);
}
