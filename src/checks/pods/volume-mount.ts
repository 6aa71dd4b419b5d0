import { containersOf, Field, fieldsAt, listed, ManifestSet, Pods, Rule, shown, Violation } from '../../core';

/** `Pods/VolumeMount`: containers mount volumes that their pod has. */
export const podsVolumeMount: Rule = {
  id: 'Pods/VolumeMount',
  why: 'The API server refuses a pod that mounts a volume that it does not have, and the whole sync stops.',
  check: missingVolumes,
};

function* missingVolumes(set: ManifestSet): Generator<Violation> {
  for (const pods of set.pods) {
    const names = volumeNames(pods);
    for (const { name: container, field } of names === undefined ? [] : containersOf(pods)) {
      const mounts = [...field.at('volumeMounts').items(), ...field.at('volumeDevices').items()].map(mount => mount.at('name'));
      for (const name of mounts.filter(mount => mount.text !== undefined && !names!.has(mount.text))) {
        yield {
          at: pods.at,
          field: name.path,
          problem: `container ${shown(container)} mounts a volume that the pod does not have, got ${shown(name.text)}`,
          fix: `correct the name or add the volume; there are ${listed(names!)}`,
        };
      }
    }
  }
}

/** Volumes of a pod, those among them that its controller adds, as for claims; a workflow names them in the spec. Undefined if nobody knows all. */
function volumeNames({ at, spec, fact }: Pods): ReadonlySet<string> | undefined {
  const templates = fact.claims === undefined ? spec.at('volumeClaimTemplates').items() : fieldsAt(new Field(at.manifest), fact.claims);
  const claims = templates.flatMap(claim => [claim.at('metadata', 'name'), claim.at('name')]);
  const named = [...spec.at('volumes').items().map(volume => volume.at('name')), ...claims].flatMap(name => name.text ?? []);
  return fact.volumes === 'any' ? undefined : new Set([...named, ...fact.volumes ?? []]);
}
