import { dangling } from './common';
import { Field, Located, ManifestSet, Rule, Violation } from '../../core';
import { SERVICE } from '../serving/services';
import { modelUris } from '../serving/storage';
import { namingPods } from '../workloads/train-job-pods';

/** `References/PersistentVolumeClaim`: the claims that pods mount, and from which models and logs are read, exist. */
export const referencesPersistentVolumeClaim: Rule = {
  id: 'References/PersistentVolumeClaim',
  why: 'A pod is not scheduled as long as a claim that it mounts does not exist.',
  check: danglingClaims,
};

const NOTE = ', for workloads by existingClaim(name, { external: true })';

function* danglingClaims(set: ManifestSet): Generator<Violation> {
  for (const { at, field, name } of references(set)) {
    if (at.namespace && name && !set.has('PersistentVolumeClaim', at.namespace, name)) {
      yield dangling(at, field, 'PersistentVolumeClaim', at.namespace, name, NOTE);
    }
  }
}

interface ClaimReference {
  readonly at: Located;
  readonly field: Field;
  readonly name: string | undefined;
}

function* references(set: ManifestSet): Generator<ClaimReference> {
  for (const { at, spec } of namingPods(set)) {
    yield* spec.at('volumes').items().map(volume => volume.at('persistentVolumeClaim', 'claimName')).map(field => ({ at, field, name: field.text }));
  }
  for (const at of set.ofKind('kubeflow.org/PVCViewer')) {
    const field = at.at('spec', 'pvc');
    yield { at, field, name: field.text };
  }
  for (const at of set.ofKind('kubeflow.org/Workspace')) {
    const volumes = at.at('spec', 'podTemplate', 'volumes');
    yield* [volumes.at('home'), ...volumes.at('data').items().map(one => one.at('pvcName'))].map(field => ({ at, field, name: field.text }));
  }
  for (const { at, field } of [
    ...set.ofKind('tensorboard.kubeflow.org/Tensorboard').map(at => ({ at, field: at.at('spec', 'logspath') })),
    ...set.ofKind(SERVICE).flatMap(at => modelUris(at).map(field => ({ at, field }))),
    ...set.ofKind('serving.kserve.io/LLMInferenceService').map(at => ({ at, field: at.at('spec', 'model', 'uri') })),
  ]) {
    yield { at, field, name: /^pvc:\/\/([^/]+)/.exec(field.text ?? '')?.[1] };
  }
}
