import { shown } from '../../../core/errors';
import { Field } from '../../../core/field';
import { isDnsLabel } from '../../../core/names';
import { PipelineDocument } from '../document';
import { Fault, PipelineRule } from '../finding';
import { NAMED, nameIn } from '../rules/settings';

/** `Server/VolumeName`: what is mounted has a name that a volume can have. */
export const serverVolumeName: PipelineRule = {
  id: 'Server/VolumeName',
  severity: 'error',
  why: 'The server names a volume as the Secret, ConfigMap or claim in it: Kubernetes refuses names of volumes with dots or of more than 63 characters.',
  check: function* (pipeline) {
    for (const { name } of volumes(pipeline)) {
      if (name.text !== undefined && !isDnsLabel(name.text)) {
        yield { at: name, problem: `must be at most 63 lower-case letters, digits and "-" where it is mounted, got ${shown(name.text)}`, fix: 'rename the object' };
      }
    }
  },
};

/** `Server/VolumeTwice`: volumes of a pod have names of their own. */
export const serverVolumeTwice: PipelineRule = {
  id: 'Server/VolumeTwice',
  severity: 'error',
  why: 'The server names a volume as what is in it: two different ones of one name, or one of a name that the server uses itself, become one that Kubernetes refuses.',
  check: pipeline => repeatedVolumes(pipeline, false),
};

/** `Server/MountedTwice`: each Secret, ConfigMap and claim is mounted once in a pod. */
export const serverMountedTwice: PipelineRule = {
  id: 'Server/MountedTwice',
  severity: 'warning',
  why: 'For each mount the server writes the volume once more into the pod, and no release promises that this is borne.',
  check: pipeline => repeatedVolumes(pipeline, true),
};

/** Volumes of each pod that the server makes. */
const OWN = new Set(['kfp-launcher', 'kfp-workspace', 'gcs-scratch', 's3-scratch', 'minio-scratch', 'dot-local-scratch', 'dot-cache-scratch', 'dot-config-scratch']);

/** A volume of the pod of an executor. */
interface Volume {
  readonly label: string;
  /** The list of settings in which it stands. */
  readonly list: string;
  readonly name: Field;
}

function* volumes({ podSettings }: PipelineDocument): Generator<Volume> {
  for (const [label, settings] of podSettings) {
    for (const list of ['secretAsVolume', 'configMapAsVolume', 'pvcMount', 'emptyDirMounts', 'genericEphemeralVolume']) {
      for (const entry of settings.at(list).items()) {
        const name = list in NAMED ? nameIn(entry, list) : entry.at('volumeName');
        if (name !== undefined) {
          yield { label, list, name };
        }
      }
    }
  }
}

/** Volumes whose name another one of the pod has, of the same object or of another one. */
function* repeatedVolumes(pipeline: PipelineDocument, isSameObject: boolean): Generator<Fault> {
  const lists = new Map<string, string>();
  for (const { label, list, name } of volumes(pipeline)) {
    const key = JSON.stringify([label, name.text]);
    const before = lists.get(key);
    const isOwn = OWN.has(name.text ?? '');
    if (name.text !== undefined && (isOwn ? !isSameObject : before !== undefined && isSameObject === (before === list && list in NAMED))) {
      yield {
        at: name,
        problem: isSameObject ? `is mounted before in the same pod, got ${shown(name.text)}`
          : `must be another name than ${isOwn ? 'that of a volume of the server' : 'that of another volume of the pod'}, got ${shown(name.text)}`,
        fix: isSameObject ? 'mount it once, and let the program read below it' : 'rename one of both',
      };
    }
    lists.set(key, before ?? list);
  }
}
