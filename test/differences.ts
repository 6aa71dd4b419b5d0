import { PlainManifest } from '../src/core';

/** Objects by the paths of their constructs. */
type Objects = ReadonlyMap<string, PlainManifest>;

/**
 * What two sets of objects do not share: under the path of each object the fields that only one of both has, `- <field>: <value>`
 * before and `+ <field>: <value>` after. Objects that are equal do not appear.
 */
export function differences(before: Objects, after: Objects): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap(path => {
    const changed = changes(...trimmed(fields(before.get(path)), fields(after.get(path))));
    return changed.length === 0 ? [] : [`${heading(path, before.get(path), after.get(path))}\n${changed.join('\n')}\n`];
  }).join('\n');
}

function heading(path: string, before: PlainManifest | undefined, after: PlainManifest | undefined): string {
  return `${before === undefined ? '+ ' : after === undefined ? '- ' : ''}${path}:`;
}

/** Every field of a value in a line of its own, `<path>: <value>`; of a text of several lines each line is one. */
function fields(value: unknown, path = ''): string[] {
  if (value === undefined) {
    return [];
  }
  if (typeof value === 'string' && value.includes('\n')) {
    return value.replace(/\n$/, '').split('\n').map(line => `${path} | ${line}`);
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 0 ? [`${path}: ${JSON.stringify(value)}`]
    : entries.flatMap(([key, one]) => fields(one, Array.isArray(value) ? `${path}[${key}]` : `${path}${step(key, path)}`));
}

function step(key: string, path: string): string {
  return /^\w+$/.test(key) ? `${path && '.'}${key}` : `[${JSON.stringify(key)}]`;
}

/** Both without the lines that they begin and end with alike, so that little is left to compare. */
function trimmed(before: readonly string[], after: readonly string[]): [string[], string[]] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

/** Lines to remove and to add, in the order of both, for as few as possible. */
function changes(before: readonly string[], after: readonly string[]): string[] {
  const rest = commonLengths(before, after);
  const result: string[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    if (i < before.length && before[i] === after[j]) {
      i++;
      j++;
    } else if (i < before.length && (j === after.length || rest[i + 1][j] >= rest[i][j + 1])) {
      result.push(`  - ${before[i++]}`);
    } else {
      result.push(`  + ${after[j++]}`);
    }
  }
  return result;
}

/** How many lines the ends of both share, from each place on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const rest = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      rest[i][j] = before[i] === after[j] ? rest[i + 1][j + 1] + 1 : Math.max(rest[i + 1][j], rest[i][j + 1]);
    }
  }
  return rest;
}
