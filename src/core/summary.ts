import { Examination } from './rule';
import { ManifestSet } from './manifests';
import { Changes } from './writer';

/** What a synthesis did, for people. */
export interface Summary {
  readonly folder: string;
  readonly set: ManifestSet;
  readonly changes: Changes;
  readonly examination: Examination;
  readonly seconds: number;
}

/** Most files that are named one by one. */
const NAMED = 20;

/** The summary as text: objects by component, what changed in the folder, waivers in use, time. */
export function summaryText({ folder, set, changes, examination, seconds }: Summary): string {
  const counts = new Map<string, number>();
  set.all.forEach(({ component }) => counts.set(component, (counts.get(component) ?? 0) + 1));
  const width = Math.max(...[...counts.keys()].map(name => name.length));
  const { added, changed, removed, unchanged } = changes;
  const sorted = (files: readonly string[], sign: string) => [...files].sort().map(file => `${sign} ${file}`);
  const touched = [...sorted(added, '+'), ...sorted(changed, '~'), ...sorted(removed, '-')];
  const { waived } = examination; // all of them are in use: one that is not would have been a finding
  return [
    `${set.all.length} objects in ${folder}`,
    ...[...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([name, count]) => `  ${name.padEnd(width)}  ${count}`),
    touched.length === 0 ? 'No file changed.' : `Files: ${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged} as they were`,
    ...touched.slice(0, NAMED).map(line => `  ${line}`),
    ...touched.length > NAMED ? [`  and ${touched.length - NAMED} more`] : [],
    ...waived.length === 0 ? [] : ['Waivers in use:', ...waived.map(({ waiver, count }) => `  ${waiver.rule} ${waiver.object ?? '*'}: ${count} (${waiver.reason})`)],
    `${seconds.toFixed(1)} s`,
  ].join('\n');
}
