import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CORE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { isRecord, Located, ManifestSet, shown } from '../core';
import { ConfigError } from '../core/errors';

/**
 * All Kubernetes objects in the YAML files of a folder; the component of each is the folder that its file is in.
 *
 * @throws ConfigError `ManifestFolder`, `ManifestFile`
 */
export function manifestsIn(folder: string): ManifestSet {
  const files = filesIn(folder);
  const all = files.flatMap(file => documents(join(folder, file)).map(manifest => new Located(placeOf(file), manifest)));
  if (all.length === 0) {
    throw new ConfigError('ManifestFolder', `${folder} must have YAML files with Kubernetes objects, got none; name the folder that a synthesis wrote, such as dist`);
  }
  return new ManifestSet(all);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort();
  } catch (cause) {
    throw new ConfigError('ManifestFolder', `${folder} must be a folder, got ${(cause as Error).message}; name the folder that a synthesis wrote, such as dist`, undefined, { cause });
  }
}

function placeOf(file: string) {
  const folders = file.split(sep).slice(0, -1).filter(name => !/^\d\d-/.test(name));
  return { path: file, component: folders.join('/') || '.', stage: 'base', folder: folders.join('/') } as const;
}

function documents(file: string): Readonly<Record<string, unknown>>[] {
  try {
    return loadAll(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA }).filter((one): one is Readonly<Record<string, unknown>> => isRecord(one) && typeof one.kind === 'string');
  } catch (cause) {
    if (cause instanceof YAMLException) {
      throw new ConfigError('ManifestFile', `${file} must be YAML, got ${shown(cause.reason)}; correct the file`, undefined, { cause });
    }
    throw cause;
  }
}
