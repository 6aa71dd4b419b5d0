import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';
import { podsOf } from '../pods';

/** `References/PersistentVolumeClaim`: the claims that pods mount exist. */
export const referencesPersistentVolumeClaim: Rule = {
  id: 'References/PersistentVolumeClaim',
  why: 'A pod is not scheduled as long as a claim that it mounts does not exist.',
  check: missing,
};

const NOTE = ', for workloads by existingClaim(name, { external: true })';

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const { at, namespace, spec } of podsOf(set)) {
    for (const volume of spec.at('volumes').items()) {
      const name = volume.at('persistentVolumeClaim', 'claimName');
      if (namespace && name.text && !lookup.has('', 'PersistentVolumeClaim', namespace, name.text)) {
        yield dangling(at, name, 'PersistentVolumeClaim', namespace, name.text, NOTE);
      }
    }
  }
  for (const at of set.ofKind('PVCViewer', 'Tensorboard')) {
    const { apiVersion, metadata: { namespace } } = at.manifest;
    const spec = new Field(at.manifest).at('spec');
    const [field, name] = groupOf(apiVersion) === 'kubeflow.org'
      ? [spec.at('pvc'), spec.at('pvc').text]
      : [spec.at('logspath'), /^pvc:\/\/([^/]+)/.exec(spec.at('logspath').text ?? '')?.[1]];
    if (namespace && name && !lookup.has('', 'PersistentVolumeClaim', namespace, name)) {
      yield dangling(at, field, 'PersistentVolumeClaim', namespace, name, NOTE);
    }
  }
}
