import { containersOf, listed, ManifestSet, Pods, Rule, shown, Violation } from '../../core';

/** `Pods/VolumeMount`: containers mount volumes that their pod has. */
export const podsVolumeMount: Rule = {
  id: 'Pods/VolumeMount',
  why: 'The API server refuses a pod that mounts a volume that it does not have, and the whole sync stops.',
  check: missingVolumes,
};

function* missingVolumes(set: ManifestSet): Generator<Violation> {
  for (const pods of set.pods) {
    const names = volumeNames(pods);
    for (const { name: container, field } of containersOf(pods)) {
      const mounts = [...field.at('volumeMounts').items(), ...field.at('volumeDevices').items()].map(mount => mount.at('name'));
      for (const name of mounts.filter(mount => mount.text !== undefined && !names.has(mount.text))) {
        yield {
          at: pods.at,
          field: name.path,
          problem: `container ${shown(container)} mounts a volume that the pod does not have, got ${shown(name.text)}`,
          fix: `correct the name or add the volume; there are ${listed(names)}`,
        };
      }
    }
  }
}

/** Volumes of a pod; those of the claims that a StatefulSet makes for each of its pods, or a workflow for all of them, among them. */
function volumeNames({ at, spec }: Pods): ReadonlySet<string> {
  const claims = (at.key === 'apps/StatefulSet' ? at.at('spec', 'volumeClaimTemplates') : spec.at('volumeClaimTemplates')).items().map(claim => claim.at('metadata', 'name'));
  return new Set([...spec.at('volumes').items().map(volume => volume.at('name')), ...claims].flatMap(name => name.text ?? []));
}
