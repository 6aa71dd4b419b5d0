/** What a task's container mounts. */
import { amountText } from '../../core/amounts';
import { ConfigError, shown } from '../../core/errors';
import { isDnsLabel } from '../../core/names';
import { UniqueNames } from '../graph/names';
import type { ConfigMapAsVolume, EmptyDirMount, GenericEphemeralVolume, KubernetesExecutor, PvcMount, SecretAsVolume } from '../ir/types';
import type { EphemeralOptions, Mount } from '../pod-sources';
import { checkText, dynamic, named, Settled } from './settled';

/**
 * @throws ConfigError `MountPath`, `MountName`, `TaskSetting`
 */
export function mountsOf(at: Settled, mounts: Readonly<Record<string, Mount>>): KubernetesExecutor {
  const claims: PvcMount[] = [];
  const secrets: SecretAsVolume[] = [];
  const configMaps: ConfigMapAsVolume[] = [];
  const emptyDirs: EmptyDirMount[] = [];
  const ephemeral: GenericEphemeralVolume[] = [];
  const names = volumeNames(at, mounts);
  for (const [mountPath, mount] of Object.entries(mounts)) {
    if (!mountPath.startsWith('/') || mountPath.includes(':')) {
      throw new ConfigError('MountPath', `mounts of the task ${at.task.name} must have absolute paths without ":", got ${shown(mountPath)}; write e.g. "/data"`);
    }
    switch (mount.from) {
      case 'claim': {
        checkText(at, `mounts[${JSON.stringify(mountPath)}]`, mount.name);
        const from = dynamic(at, mount.name);
        const { runtimeValue, ...twin } = from;
        const constant = runtimeValue?.constant;
        claims.push({
          mountPath, pvcNameParameter: from, ...runtimeValue === undefined ? twin : typeof constant === 'string' && { constant },
          ...mount.subPath !== undefined && { subPath: mount.subPath },
        });
        break;
      }
      case 'secret': secrets.push({ ...named(at, `mounts[${JSON.stringify(mountPath)}]`, mount.name, 'secretName'), mountPath, optional: mount.optional }); break;
      case 'configMap': configMaps.push({ ...named(at, `mounts[${JSON.stringify(mountPath)}]`, mount.name, 'configMapName'), mountPath, optional: mount.optional }); break;
      case 'emptyDir': emptyDirs.push({
        volumeName: names.get(mountPath) as string, mountPath, ...mount.medium !== undefined && { medium: mount.medium },
        ...mount.size !== undefined && { sizeLimit: amountText(mount.size) },
      }); break;
      case 'ephemeral': ephemeral.push(ephemeralOf(mountPath, names.get(mountPath) as string, mount)); break;
    }
  }
  return {
    ...claims.length > 0 && { pvcMount: claims },
    ...secrets.length > 0 && { secretAsVolume: secrets },
    ...configMaps.length > 0 && { configMapAsVolume: configMaps },
    ...emptyDirs.length > 0 && { emptyDirMounts: emptyDirs },
    ...ephemeral.length > 0 && { genericEphemeralVolume: ephemeral },
  };
}

function ephemeralOf(mountPath: string, volumeName: string, options: EphemeralOptions): GenericEphemeralVolume {
  const { size, accessModes = ['ReadWriteOnce'], storageClass, labels, annotations } = options;
  return {
    volumeName, mountPath, accessModes, size: amountText(size),
    ...storageClass === undefined ? { defaultStorageClass: true } : { storageClassName: storageClass },
    ...(labels !== undefined || annotations !== undefined) && { metadata: { ...labels !== undefined && { labels }, ...annotations !== undefined && { annotations } } },
  };
}

/** Names of the volumes that live as long as the pod, by path: those that were given, and for others the path, `/var/tmp` as `var-tmp`, each once. */
function volumeNames({ task }: Settled, mounts: Readonly<Record<string, Mount>>): ReadonlyMap<string, string> {
  const own = Object.entries(mounts).flatMap(([path, mount]) => mount.from === 'emptyDir' || mount.from === 'ephemeral' ? [[path, mount.name] as const] : []);
  const given = own.flatMap(([, name]) => name ?? []);
  const wrong = given.find((name, index) => !isDnsLabel(name) || given.indexOf(name) !== index);
  if (wrong !== undefined) {
    throw new ConfigError('MountName', `names of volumes of the task ${task.name} must be up to 63 lower-case letters, digits and "-", each once, got ${shown(wrong)}; ` +
      'rename it, or leave the name out');
  }
  const unique = new UniqueNames();
  given.forEach(name => unique.of(name));
  return new Map(own.map(([path, name]) => [path, name ?? unique.of(plain(path))]));
}

function plain(path: string): string {
  return path.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 50).replace(/^-|-$/g, '') || 'root';
}
