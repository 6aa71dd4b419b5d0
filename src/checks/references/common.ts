import { Field, Located, shown, Violation } from '../../core';

/** A reference to an object that is neither in the output nor declared. */
export function dangling(at: Located, field: Field, kind: string, namespace: string | undefined, name: string, note = ''): Violation {
  return {
    at,
    field: field.path,
    problem: `names ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} that does not exist, got ${shown(namespace === undefined ? name : `${namespace}/${name}`)}`,
    fix: `correct the name, add the ${kind}, or declareExternal() it if somebody else makes it${note}`,
  };
}

/** A reference to a key that the object does not have. */
export function missingKey(at: Located, field: Field, kind: string, object: string, key: string, keys: readonly string[]): Violation {
  return {
    at,
    field: field.path,
    problem: `names a key that the ${kind} ${shown(object)} does not have, got ${shown(key)}`,
    fix: `use one of its keys (${keys.length > 0 ? [...keys].sort().join(', ') : 'it has none'}) or add the key`,
  };
}
