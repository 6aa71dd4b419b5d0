import { objectSchema } from './whole-object';
import { isBuiltIn, listed, Located, ManifestSet, Rule, Violation } from '../../core';
import { resolvedSchema } from '../../core/schema/store';

/** `Schema/Spec`: custom resources whose spec must say something have one. */
export const schemaSpec: Rule = {
  id: 'Schema/Spec',
  why: 'Many definitions let an object without a spec pass, and then a webhook refuses it, or its controller does nothing.',
  check: withoutSpec,
};

function* withoutSpec(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    if (!isBuiltIn(at.apiVersion) && !at.at('spec').exists) {
      const fields = requiredInSpec(set, at);
      if (fields.length > 0) {
        yield { at, field: 'spec', problem: 'must be given, got undefined', fix: `write spec with ${listed(fields)}` };
      }
    }
  }
}

/** Fields that a spec must have; none where the kind has no spec, or where its definition asks for the spec itself. */
function requiredInSpec(set: ManifestSet, at: Located): readonly string[] {
  const { properties = {}, required = [] } = objectSchema(set, at);
  return properties.spec === undefined || required.includes('spec') ? [] : resolvedSchema(properties.spec).required ?? [];
}
