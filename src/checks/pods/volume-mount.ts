import { listed, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { containersOf, podsOf } from '../pods';

/** `Pods/VolumeMount`: containers mount volumes that their pod has. */
export const podsVolumeMount: Rule = {
  id: 'Pods/VolumeMount',
  why: 'The API server refuses a pod that mounts a volume that it does not have, and the whole sync stops.',
  check: missing,
};

function* missing(set: ManifestSet): Generator<Violation> {
  for (const pod of podsOf(set)) {
    const claims = pod.at.manifest.kind === 'StatefulSet'
      ? new Field(pod.at.manifest).at('spec', 'volumeClaimTemplates').items().map(claim => claim.at('metadata', 'name')) : [];
    const names = new Set([...pod.spec.at('volumes').items().map(volume => volume.at('name')), ...claims].map(name => name.text));
    for (const { name: container, field } of containersOf(pod)) {
      const mounts = [...field.at('volumeMounts').items(), ...field.at('volumeDevices').items()].map(mount => mount.at('name'));
      for (const name of mounts.filter(one => one.text !== undefined && !names.has(one.text))) {
        yield {
          at: pod.at,
          field: name.path,
          problem: `container ${shown(container)} mounts a volume that the pod does not have, got ${shown(name.text)}`,
          fix: `correct the name or add the volume; there are ${listed([...names].filter(one => one !== undefined))}`,
        };
      }
    }
  }
}
