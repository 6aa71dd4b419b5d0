import { mistakesOf, problemOf } from './mistakes';
import { isBuiltIn, ManifestSet, Rule, Violation } from '../../core';

/** `Schema/Kubernetes`: objects of Kubernetes' kinds keep to Kubernetes' schema. */
export const schemaKubernetes: Rule = {
  id: 'Schema/Kubernetes',
  why: 'The API server refuses an object with a missing field or a value of the wrong form, and the whole sync stops.',
  check: wrongObjects,
};

function* wrongObjects(set: ManifestSet): Generator<Violation> {
  for (const mistake of mistakesOf(set, 'type', 'required', 'value', 'choice')) {
    const { at, field } = mistake;
    if (isBuiltIn(at.apiVersion)) {
      yield { at, field, problem: problemOf(mistake), fix: `write the field as the API of ${at.apiVersion} ${at.kind} wants it` };
    }
  }
}
