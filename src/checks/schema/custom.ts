import { mistakes } from './errors';
import { compiled } from '../../apis/schema';
import { isBuiltIn, ManifestSet, Rule, Violation } from '../../core';

/** `Schema/Custom`: custom resources keep to the schema of their kind. */
export const schemaCustom: Rule = {
  id: 'Schema/Custom',
  why: 'The API server refuses a custom resource that breaks the schema of its CustomResourceDefinition, and the whole sync stops.',
  check: wrongResources,
};

function* wrongResources(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    const validate = isBuiltIn(apiVersion) ? undefined : compiled(apiVersion, kind);
    for (const mistake of mistakes(at.manifest, validate?.(at.manifest) ?? [], false)) {
      yield { at, ...mistake, fix: `write the field as the schema of ${apiVersion} ${kind} wants it` };
    }
  }
}
