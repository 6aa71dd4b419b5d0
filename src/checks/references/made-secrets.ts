import { SecretFact } from '../../apis/kind';
import { Kinds, Located, ManifestSet } from '../../core';

/** Keys of the Secrets that controllers make from objects of the output, by `<namespace>/<name>`; undefined where they are not known. */
export function madeSecrets(set: ManifestSet): ReadonlyMap<string, readonly string[] | undefined> {
  return set.once(madeSecrets, () => {
    const made = new Map<string, readonly string[] | undefined>();
    for (const [kind, { secrets = [] }] of Kinds.all()) {
      for (const at of secrets.length > 0 ? set.ofKind(kind) : []) {
        for (const fact of secrets) {
          const name = at.at(...fact.name).text ?? (fact.otherwiseOwn ? at.name : '');
          made.set(`${at.namespace}/${name}`, keysOf(at, fact));
        }
      }
    }
    return made;
  });
}

function keysOf(at: Located, { keys, unless = [] }: SecretFact): readonly string[] | undefined {
  if (unless.some(path => at.at(...path).exists)) {
    return undefined;
  }
  if (keys === undefined || !('path' in keys)) {
    return keys;
  }
  const field = at.at(...keys.path);
  return field.exists ? field.entries().map(([key]) => key) : undefined;
}
