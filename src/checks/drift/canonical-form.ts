import { Kinds, ManifestSet, Rule, Violation } from '../../core';
import { mistakesOf, problemOf } from '../schema/mistakes';

/** `Drift/CanonicalForm`: objects that a controller writes back stand in Git as it writes them. */
export const driftCanonicalForm: Rule = {
  id: 'Drift/CanonicalForm',
  why: 'A controller that writes an object back writes quantities in one form and leaves out what is empty: Argo CD always reports a difference.',
  check: otherForms,
};

function* otherForms(set: ManifestSet): Generator<Violation> {
  for (const mistake of mistakesOf(set, 'form', 'empty')) {
    const { at, field, fault } = mistake;
    const writer = Kinds.facts(at.key)?.rewrittenBy;
    if (writer !== undefined) {
      yield { at, field, problem: problemOf(mistake), fix: `${fault === 'form' ? 'write it so' : 'leave the field out'}: ${writer} writes the whole object back` };
    }
  }
}
