import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** One object of the files in this folder. */
export interface Workload {
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly generateName?: string };
}

/** All workloads, in the order of the files' names. */
export function workloads(): readonly Workload[] {
  return readdirSync(__dirname).filter(name => name.endsWith('.yaml')).sort()
    .flatMap(name => loadAll(readFileSync(join(__dirname, name), 'utf8')) as Workload[]);
}

/** Kind and name, for messages. */
export function title(workload: Workload): string {
  return `${workload.kind} ${workload.metadata?.name ?? workload.metadata?.generateName ?? ''}`.trim();
}
