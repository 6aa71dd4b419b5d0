import { ManifestSet, Rule, Violation } from '../../core';
import { gotAt } from '../shown';

/** `Objects/Scope`: namespaced kinds name a namespace, the others do not. */
export const objectsScope: Rule = {
  id: 'Objects/Scope',
  why: 'Without a namespace an object lands wherever the applying tool happens to stand; with one that its kind does not have, it is always out of sync.',
  check: wrongScopes,
};

function* wrongScopes(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const namespaced = set.isNamespaced(at.apiVersion, at.key);
    const field = at.at('metadata', 'namespace');
    const isGiven = field.exists && field.value !== null && field.value !== '';
    if (namespaced === true && !isGiven) {
      yield { at, field: field.path, problem: `${at.kind} lives in a namespace, ${gotAt(field)}`, fix: 'set metadata.namespace' };
    } else if (namespaced === false && isGiven) {
      yield { at, field: field.path, problem: `${at.kind} is cluster-scoped, ${gotAt(field)}`, fix: 'leave metadata.namespace out' };
    }
  }
}
