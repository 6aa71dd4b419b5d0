import { Field, Located, shown, Violation } from '../../core';
import { meantBy } from '../shown';

/** A reference to an object that is neither in the output nor declared; of names that there are, the one that was probably meant is said. */
export function dangling(
  at: Located, field: Field, kind: string, namespace: string | undefined, name: string, note = '', known: readonly string[] = [],
): Violation {
  const meant = meantBy(name, known);
  return {
    at,
    field: field.path,
    problem: `names ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} that does not exist, got ${shown(namespace === undefined ? name : `${namespace}/${name}`)}`,
    fix: `${meant === undefined ? 'correct the name' : `write ${shown(meant)}`}, add the ${kind}, or declareExternal() it if somebody else makes it${note}`,
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
