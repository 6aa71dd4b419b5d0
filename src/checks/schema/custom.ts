import { mistakesOf, problemOf } from './mistakes';
import { isBuiltIn, ManifestSet, Rule, Violation } from '../../core';

/** `Schema/Custom`: custom resources keep to the schema of their kind, as its type or its definition in the output says it. */
export const schemaCustom: Rule = {
  id: 'Schema/Custom',
  why: 'The API server refuses a custom resource that breaks the schema of its CustomResourceDefinition, and the whole sync stops.',
  check: wrongResources,
};

function* wrongResources(set: ManifestSet): Generator<Violation> {
  for (const mistake of mistakesOf(set, 'type', 'required', 'value', 'choice')) {
    const { at, field } = mistake;
    if (!isBuiltIn(at.apiVersion)) {
      yield { at, field, problem: problemOf(mistake), fix: `write the field as the schema of ${at.apiVersion} ${at.kind} wants it` };
    }
  }
}
