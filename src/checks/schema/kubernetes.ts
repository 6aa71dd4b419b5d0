import { mistakes } from './errors';
import { kubernetesValidator } from './kubernetes-models';
import { isBuiltIn, ManifestSet, Rule, Violation } from '../../core';

/** `Schema/Kubernetes`: objects of Kubernetes' kinds keep to Kubernetes' schema. */
export const schemaKubernetes: Rule = {
  id: 'Schema/Kubernetes',
  why: 'The API server refuses an object with a missing field or a value of the wrong form, and the whole sync stops.',
  check: wrongObjects,
};

function* wrongObjects(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    const validate = isBuiltIn(apiVersion) ? kubernetesValidator(apiVersion, kind) : undefined;
    for (const mistake of mistakes(at.manifest, validate?.(at.manifest) ?? [], kind === 'Secret')) {
      yield { at, ...mistake, fix: `write the field as the API of ${apiVersion} ${kind} wants it` };
    }
  }
}
