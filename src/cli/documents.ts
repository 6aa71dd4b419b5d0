import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CORE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { isRecord, Located, shown } from '../core';
import { ConfigError } from '../core/errors';

/** A Kubernetes object in a file. */
export interface Document {
  /** Path of the file below the folder. */
  readonly file: string;
  /** Which document of the file it is, from 0. */
  readonly index: number;
  readonly object: Located;
}

/**
 * All Kubernetes objects in the YAML files of a folder, by file and place in it; the component of each is the folder that its file is in.
 * Documents that are no objects, such as the values of a chart, are left out.
 *
 * @throws ConfigError `ManifestFolder`, `ManifestFile`
 */
export function documentsIn(folder: string): readonly Document[] {
  const found = filesIn(folder).flatMap(file => parsed(join(folder, file)).flatMap((one, index) => {
    return isRecord(one) && 'kind' in one ? [{ file, index, object: new Located(placeOf(file), one) }] : [];
  }));
  if (found.length === 0) {
    throw new ConfigError('ManifestFolder', `${folder} must have YAML files with Kubernetes objects, got none; name the folder that a synthesis wrote, such as dist`);
  }
  return found;
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

function parsed(file: string): unknown[] {
  try {
    return loadAll(readFileSync(file, 'utf8'), { schema: CORE_SCHEMA });
  } catch (cause) {
    if (cause instanceof YAMLException) {
      throw new ConfigError('ManifestFile', `${file} must be YAML, got ${shown(cause.reason)}; correct the file`, undefined, { cause });
    }
    throw cause;
  }
}
