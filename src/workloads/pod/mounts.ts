import { Construct } from 'constructs';
import { Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { ConfigError, declareSecrets, SecretRef, secretNameOf, shown } from '../../core';
import { amountText, bytesOf, MemoryAmount } from '../../core/amounts';
import { isDnsLabel, ObjectName } from '../../core/names';
import { memoryQuantity } from '../../core/quantity';
import { addClaim, Claim, isExisting } from '../claims';

/** Where a volume appears in a container. */
export interface MountPlace {
  /** Absolute path in the container, without `..`. */
  readonly mountPath: string;
  /** Folder or file of the volume that is mounted, without a slash at its start. @default - all of it */
  readonly subPath?: string;
  /** Whether the container only reads. @default - false, and true for Secrets and ConfigMaps in any case */
  readonly readOnly?: boolean;
  /** Name of the volume in the pod, a DNS label; mounts of one name are of one volume. @default - one made of what it holds */
  readonly name?: string;
}

/** A claim: `newClaim(...)`, `existingClaim(...)`, or the size of a new one. */
export interface ClaimMount extends MountPlace {
  readonly claim: Claim;
}

/** Files with the values of a Secret. */
export interface SecretMount extends MountPlace {
  readonly secret: SecretRef | ObjectName;
}

/** Files with the values of a ConfigMap. */
export interface ConfigMapMount extends MountPlace {
  /** Its name, in the namespace of the workload. */
  readonly configMap: ObjectName;
}

/** An empty folder that goes with the pod. */
export interface EmptyMount extends MountPlace {
  /** `memory` for a folder in memory, such as /dev/shm, which counts as the container's memory. */
  readonly empty: 'disk' | 'memory';
  /** Most that fits in. @default - no limit of its own */
  readonly size?: MemoryAmount;
}

/** Any other volume, in the API's form. */
export interface SourceMount extends MountPlace {
  readonly source: Omit<Volume, 'name'>;
}

/**
 * A volume at a path of a container.
 * @form a mount such as { mountPath: "/data", claim: existingClaim("data") }, or with secret, configMap, empty or source
 */
export type Mount = ClaimMount | SecretMount | ConfigMapMount | EmptyMount | SourceMount;

/** Volumes of a pod, and where one of its containers has them. */
export interface Mounted {
  readonly volumes: readonly Volume[];
  readonly volumeMounts: readonly VolumeMount[];
}

/** Where the names of Secrets, claims and the like lead to. */
export interface MountScope {
  readonly scope: Construct;
  readonly namespace: string;
  /** Name of the workload, with which names of new claims begin. */
  readonly owner: string;
}

/**
 * Volumes and mounts in the API's form; makes new claims. Mounts of one thing share a volume.
 *
 * @throws ConfigError `MountPath`, `MountName`, `MountSize`, `ClaimName`, `ClaimNamespace`, `ClaimTwice`, `ClaimSize`
 */
export function mounted(at: MountScope, mounts: readonly Mount[]): Mounted {
  checkPlaces(at.scope, mounts);
  const volumes = new Map<string, Volume>();
  const byContent = new Map<string, string>();
  const volumeMounts = mounts.map((mount): VolumeMount => {
    const source = sourceOf(at, mount);
    const content = JSON.stringify(source);
    const name = mount.name ?? byContent.get(content) ?? freeName(baseName(mount, source), volumes);
    const other = volumes.get(name);
    if (other !== undefined && JSON.stringify(withoutName(other)) !== content) {
      throw new ConfigError('MountName', `mounts of one name must be of one volume, got ${shown(name)} for two; give one of them another name`, at.scope);
    }
    volumes.set(name, { name, ...source });
    byContent.set(content, name);
    const { mountPath, subPath, readOnly } = mount;
    const reads = readOnly ?? ('claim' in mount && isExisting(mount.claim) && mount.claim.readOnly === true);
    return { name, mountPath, ...subPath !== undefined && { subPath }, ...reads && { readOnly: true } };
  });
  return { volumes: [...volumes.values()], volumeMounts };
}

function sourceOf({ scope, namespace, owner }: MountScope, mount: Mount): Omit<Volume, 'name'> {
  if ('claim' in mount) {
    return { persistentVolumeClaim: { claimName: addClaim(scope, namespace, mount.claim, `${owner}-${slug(mount.mountPath)}`) } };
  }
  if ('secret' in mount) {
    const secretName = typeof mount.secret === 'string' ? mount.secret : secretNameOf(mount.secret);
    declareSecrets(scope, namespace, secretName);
    return { secret: { secretName } };
  }
  if ('configMap' in mount) {
    return { configMap: { name: mount.configMap } };
  }
  return 'source' in mount ? mount.source : { emptyDir: emptyDir(scope, mount) };
}

function emptyDir(scope: Construct, { empty, size }: EmptyMount): NonNullable<Volume['emptyDir']> {
  if (size !== undefined && !(bytesOf(size) > 0)) {
    throw new ConfigError('MountSize', `size of a mount must be more than 0, got ${shown(amountText(size))}; pass e.g. "2Gi", or leave it out`, scope);
  }
  return { ...empty === 'memory' && { medium: 'Memory' as const }, ...size !== undefined && { sizeLimit: memoryQuantity(bytesOf(size)) } };
}

/** What the volume holds, or where it is, as a DNS label. */
function baseName(mount: Mount, source: Omit<Volume, 'name'>): string {
  const held = source.persistentVolumeClaim?.claimName ?? source.secret?.secretName ?? source.configMap?.name;
  return held !== undefined && isDnsLabel(held) ? held : slug(mount.mountPath).slice(0, 60).replace(/-$/, '') || 'volume';
}

function freeName(base: string, taken: ReadonlyMap<string, unknown>): string {
  let name = base;
  for (let number = 2; taken.has(name); number++) {
    name = `${base}-${number}`;
  }
  return name;
}

function withoutName({ name: _, ...source }: Volume): Omit<Volume, 'name'> {
  return source;
}

function slug(mountPath: string): string {
  return mountPath.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function checkPlaces(scope: Construct, mounts: readonly Mount[]): void {
  const taken = new Set<string>();
  for (const { mountPath, subPath, name } of mounts) {
    if (!/^\/([^:]*[^:/])?$/.test(mountPath) || mountPath.split('/').some(part => part === '.' || part === '..')) {
      throw new ConfigError('MountPath', `mountPath must be an absolute path without ":", "." and "..", got ${shown(mountPath)}; pass e.g. "/data"`, scope);
    }
    if (taken.has(mountPath)) {
      throw new ConfigError('MountPath', `mounts must have paths of their own, got ${shown(mountPath)} twice; change one of them`, scope);
    }
    if (subPath !== undefined && (subPath === '' || subPath.startsWith('/') || subPath.split('/').includes('..'))) {
      throw new ConfigError('MountPath', `subPath must be inside the volume, got ${shown(subPath)}; pass e.g. "imagenet/2012"`, scope);
    }
    if (name !== undefined && !isDnsLabel(name)) {
      throw new ConfigError('MountName', `name of a mount must be a DNS label, got ${shown(name)}; pass e.g. "data"`, scope);
    }
    taken.add(mountPath);
  }
}
