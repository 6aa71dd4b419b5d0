import { Field, got, kindOf, nearest, shown } from '../core';

/** `got <value>` of a field. Of lists and objects only what they are, since anything may stand in them; secret values are never shown. */
export function gotAt({ value, path }: Field): string {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 'got undefined' : got(value, path);
  }
  return `got ${Object.keys(value).length > 0 ? kindOf(value) : shown(value)}`;
}

/** Whether the values at a path may be secret. */
export function isSecretPlace(path: string): boolean {
  return got('', path) !== got('');
}

/** The name that was probably meant by one of any length, of two that are as near the one as long; undefined if none is near. */
export function meantBy(name: string, known: readonly string[]): string | undefined {
  const byLength = [...known].sort((a, b) => Math.abs(a.length - name.length) - Math.abs(b.length - name.length));
  return name.length > 100 ? undefined : nearest(name, byLength);
}
