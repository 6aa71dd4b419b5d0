import type { Notebook } from './notebook';
import { DataVolume, NotebookProps } from './props';
import { Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { ConfigError, shown } from '../../core';
import { amountText, bytesOf, MemoryAmount } from '../../core/amounts';
import { DEFAULT_LIMIT_FACTOR, DEFAULT_NOTEBOOK_MEMORY, memoryLimit, memoryLimitBytes } from '../../core/catalogue';
import { isDnsLabel } from '../../core/names';
import { memoryQuantity } from '../../core/quantity';
import { addClaim, isExisting, newClaim } from '../claims';

const HOME = '/home/jovyan';
const SHARED_MEMORY = { name: 'dshm', path: '/dev/shm' };
const DEFAULT_WORKSPACE = newClaim('5Gi');

/** Volumes of a notebook's pod. */
export interface NotebookVolumes {
  /** @default - there is no home folder that lasts */
  readonly workspaceClaim?: string;
  /** Name of the claim at each path. */
  readonly claims: Readonly<Record<string, string>>;
  readonly volumes: readonly Volume[];
  readonly volumeMounts: readonly VolumeMount[];
}

/** Makes the new claims of a notebook and returns how its pod mounts all of them. A claim at two paths is one volume. */
export function addVolumes(notebook: Notebook, props: NotebookProps): NotebookVolumes {
  const { workspace = DEFAULT_WORKSPACE, dataVolumes = [] } = props;
  const shared = props.sharedMemory ?? true;
  checkPaths(notebook, workspace !== 'none', dataVolumes, shared !== false);
  if (workspace === 'none' && dataVolumes.length === 0 && shared === false) {
    throw new ConfigError('NotebookVolume', 'a notebook must mount something, since its page fails for one without volumes, got workspace "none" and sharedMemory false; ' +
      'leave sharedMemory out', notebook);
  }
  const mounts = [
    ...workspace === 'none' ? [] : [{ mountPath: HOME, claim: workspace, defaultName: `${notebook.name}-workspace` }],
    ...dataVolumes.map(one => ({ ...one, defaultName: `${notebook.name}-${slug(one.mountPath)}` })),
  ].map(({ mountPath, claim, subPath, defaultName }: DataVolume & { readonly defaultName: string }) => ({
    mountPath, subPath, claimName: addClaim(notebook, notebook.namespace, claim, defaultName), readOnly: isExisting(claim) && claim.readOnly === true,
  }));
  const claims = [...new Set(mounts.map(one => one.claimName))];
  const volumeName = (claim: string) => isDnsLabel(claim) && claim !== SHARED_MEMORY.name ? claim : `claim-${claims.indexOf(claim) + 1}`;
  return {
    workspaceClaim: workspace === 'none' ? undefined : mounts[0].claimName,
    claims: Object.fromEntries(mounts.map(one => [one.mountPath, one.claimName])),
    volumes: [
      ...claims.map(claimName => ({
        name: volumeName(claimName),
        persistentVolumeClaim: { claimName, ...mounts.every(one => one.claimName !== claimName || one.readOnly) && { readOnly: true } },
      })),
      ...shared === false ? [] : [{ name: SHARED_MEMORY.name, emptyDir: { medium: 'Memory' as const, ...shared !== true && { sizeLimit: limit(notebook, shared, props) } } }],
    ],
    volumeMounts: [
      ...mounts.map(({ mountPath, subPath, claimName, readOnly }) => ({
        name: volumeName(claimName), mountPath, ...subPath !== undefined && { subPath }, ...readOnly && { readOnly },
      })),
      ...shared === false ? [] : [{ name: SHARED_MEMORY.name, mountPath: SHARED_MEMORY.path }],
    ],
  };
}

/** Part of a claim's name that stays when other volumes come and go: the mount path, without the home folder before it. */
function slug(mountPath: string): string {
  return mountPath.replace(`${HOME}/`, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

function limit(notebook: Notebook, size: MemoryAmount, { memory = DEFAULT_NOTEBOOK_MEMORY, memoryLimitFactor = DEFAULT_LIMIT_FACTOR }: NotebookProps): string {
  const bytes = bytesOf(size);
  if (!(bytes > 0)) {
    throw new ConfigError('SharedMemory', `sharedMemory must be more than 0, got ${shown(amountText(size))}; ` +
      'pass e.g. Size.gibibytes(2), or false for none', notebook);
  }
  if (bytes > (memoryLimitBytes(memory, memoryLimitFactor, notebook) ?? Infinity)) {
    throw new ConfigError('SharedMemory', `sharedMemory must not be more than the memory limit, ${memoryLimit(memory, memoryLimitFactor)}, ` +
      `got ${shown(amountText(size))}; raise memory, or lower sharedMemory: what lies there counts as the notebook's memory`, notebook);
  }
  return memoryQuantity(bytes);
}

function checkPaths(notebook: Notebook, workspace: boolean, dataVolumes: readonly DataVolume[], shared: boolean): void {
  const taken = new Set([...workspace ? [HOME] : [], ...shared ? [SHARED_MEMORY.path] : []]);
  for (const { mountPath, subPath } of dataVolumes) {
    if (!/^(\/[^/:]+)+$/.test(mountPath) || mountPath.split('/').some(part => part === '.' || part === '..')) {
      throw new ConfigError('NotebookVolume', `dataVolumes must be mounted at absolute paths without ":", "." and "..", got ${shown(mountPath)}; ` +
        'pass e.g. "/home/jovyan/data"', notebook);
    }
    if (taken.has(mountPath)) {
      throw new ConfigError('NotebookVolume', `dataVolumes must be mounted at paths of their own, got ${shown(mountPath)} twice; ` +
        `taken are ${[...taken].join(', ')}`, notebook);
    }
    if (subPath !== undefined && (subPath === '' || subPath.startsWith('/') || subPath.split('/').includes('..'))) {
      throw new ConfigError('NotebookVolume', `subPath must be a folder inside the claim, got ${shown(subPath)}; ` +
        'pass e.g. "imagenet/2012"', notebook);
    }
    taken.add(mountPath);
  }
}
