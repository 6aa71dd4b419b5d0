import { schemaOf, unknownFields } from '../../apis/schema';
import { ManifestSet, Rule, Violation } from '../../core';

/** `Schema/UnknownField`: objects have only fields that their kind knows. */
export const schemaUnknownField: Rule = {
  id: 'Schema/UnknownField',
  why: 'A misspelt field is refused by strict validation, or dropped without a word, so that the setting never takes effect.',
  check: unknown,
};

function* unknown(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    const schema = schemaOf(apiVersion, kind);
    for (const field of schema ? unknownFields(at.manifest, schema) : []) {
      yield { at, field, problem: `is no field of ${apiVersion} ${kind}`, fix: 'correct its spelling or its place, or remove it' };
    }
  }
}
