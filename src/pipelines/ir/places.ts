import { isRecord, step } from '../../core/field';

/** What takes the place of a value, by it and its path in the house's spelling; undefined removes it. */
export type Change = (value: unknown, path: string) => unknown;

/**
 * A copy of a value with what stands at the end of a path changed, and all else the same object as before. Where the path leads nowhere, nothing changes.
 *
 * @param path names, one for each level; `*` stands for all entries of a list or map
 */
export function changedAt<T>(value: T, path: readonly string[], change: Change): T {
  return changed(value, path, 0, '', change) as T;
}

function changed(value: unknown, path: readonly string[], depth: number, place: string, change: Change): unknown {
  if (depth === path.length) {
    return change(value, place);
  }
  const name = path[depth];
  if (Array.isArray(value)) {
    const entries = name === '*' ? value.map((one, index) => changed(one, path, depth + 1, `${place}[${index}]`, change)) : value;
    return entries.some((one, index) => one !== value[index]) ? entries.filter(one => one !== undefined) : value;
  }
  if (!isRecord(value)) {
    return value;
  }
  let isSame = true;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
    const result = name === '*' || name === key ? changed(one, path, depth + 1, step(place, key), change) : one;
    isSame &&= result === one;
    return [key, result];
  });
  return isSame ? value : Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}
