import { kubernetesValidator } from './kubernetes-models';
import { schemaOf } from '../../apis/schema';
import { isBuiltIn, ManifestSet, Rule, shown, Violation } from '../../core';

/** `Schema/UnknownKind`: kinds of Kubernetes' groups exist. */
export const schemaUnknownKind: Rule = {
  id: 'Schema/UnknownKind',
  why: 'The API server does not know a misspelt kind or a version that Kubernetes has dropped, and the whole sync stops.',
  check: unknown,
};

function* unknown(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    if (isBuiltIn(apiVersion) && schemaOf(apiVersion, kind) === undefined && kubernetesValidator(apiVersion, kind) === undefined) {
      yield {
        at,
        field: 'kind',
        problem: `Kubernetes has no such kind, got ${shown(`${apiVersion} ${kind}`)}`,
        fix: 'correct apiVersion or kind',
      };
    }
  }
}
