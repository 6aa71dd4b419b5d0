import { mistakesOf } from './mistakes';
import { ManifestSet, Rule, shown, Violation } from '../../core';
import { meantBy } from '../shown';

/** `Schema/UnknownField`: objects have only fields that their kind knows. */
export const schemaUnknownField: Rule = {
  id: 'Schema/UnknownField',
  why: 'A misspelt field is refused by strict validation, or dropped without a word, so that the setting never takes effect.',
  check: unknownFields,
};

function* unknownFields(set: ManifestSet): Generator<Violation> {
  for (const { at, path, known = [] } of mistakesOf(set, 'unknown')) {
    const meant = meantBy(lastName(path), known);
    yield {
      at,
      field: path,
      problem: `is no field of ${at.apiVersion} ${at.kind}`,
      fix: meant === undefined ? 'correct its spelling or its place, or remove it' : `write ${shown(meant)}, or remove it`,
    };
  }
}

/** The name at the end of a path. */
function lastName(path: string): string {
  return /(?:\["(.*)"\]|([\w-]+))$/.exec(path)?.slice(1).find(name => name !== undefined) ?? path;
}
