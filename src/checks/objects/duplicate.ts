import { Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { mistakesOf } from '../schema/mistakes';
import { isSecretPlace } from '../shown';

/** `Objects/Duplicate`: nothing is there twice, neither an object nor an entry of a list with keys. */
export const objectsDuplicate: Rule = {
  id: 'Objects/Duplicate',
  why: 'Of two objects with one name the later overwrites the earlier at each apply; two list entries with one key make server-side apply refuse the object.',
  check: duplicates,
};

function* duplicates(set: ManifestSet): Generator<Violation> {
  const seen = new Map<string, Located>();
  for (const at of set.all) {
    const identity = [at.key, at.namespace ?? '', at.name].join(' ');
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, at);
    } else if (at.name !== '') {
      yield {
        at,
        field: 'metadata.name',
        problem: `is made twice, got ${shown(at.name)} from ${first.path} and ${at.path}`,
        fix: 'remove one of the two or give it another name',
      };
    }
  }
  for (const { at, field, problem, value } of mistakesOf(set, 'repeated')) {
    // An entry of a set is its own key.
    const isHidden = typeof value === 'string' && isSecretPlace(field);
    yield { at, field, problem: isHidden ? 'repeats an entry before it' : problem, fix: 'keep one of the two entries' };
  }
}
