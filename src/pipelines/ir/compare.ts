import { isRecord, step } from '../../core/field';

/** Places where two values differ, in order; the order of names means nothing, that of lists does. */
export function differingPaths(a: unknown, b: unknown, path = ''): string[] {
  if (a === b) {
    return [];
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return Array.from({ length: Math.max(a.length, b.length) }).flatMap((_, index) => differingPaths(a[index], b[index], `${path}[${index}]`));
  }
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort().flatMap(name => differingPaths(own(a, name), own(b, name), step(path, name)));
  }
  return [path];
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
