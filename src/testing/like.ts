import { isRecord } from '../core';

/** A value that decides itself what equals it, such as `expect.any(String)`. */
interface Asymmetric {
  asymmetricMatch(other: unknown): boolean;
}

/** Where a value is not as it should be: the path, or undefined if it is; objects may have further fields, lists may not. */
export function difference(actual: unknown, like: unknown, path = ''): string | undefined {
  if (isAsymmetric(like)) {
    return like.asymmetricMatch(actual) ? undefined : path;
  }
  if (Array.isArray(like)) {
    if (!Array.isArray(actual) || actual.length !== like.length) {
      return path;
    }
    return first(like.map((one, index) => difference(actual[index], one, `${path}[${index}]`)));
  }
  if (isRecord(like)) {
    return !isRecord(actual) ? path
      : first(Object.entries(like).map(([name, one]) => difference(actual[name], one, path === '' ? name : `${path}.${name}`)));
  }
  return Object.is(actual, like) ? undefined : path;
}

function first(found: readonly (string | undefined)[]): string | undefined {
  return found.find(one => one !== undefined);
}

function isAsymmetric(value: unknown): value is Asymmetric {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Asymmetric>).asymmetricMatch === 'function';
}
