import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { YAMLException } from 'js-yaml';
import { documentsOf } from './yaml';
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

/** A document that is no YAML. */
export interface BrokenDocument {
  readonly file: string;
  readonly index: number;
  /** What the reader of YAML says. */
  readonly reason: string;
}

/**
 * All Kubernetes objects in the YAML files of a folder, by file and place in it; the component of each is the folder that its file is in.
 * Documents that are no objects, such as the values of a chart, are left out.
 *
 * @throws ConfigError `ManifestFolder`, `ManifestFile`
 */
export function documentsIn(folder: string): readonly Document[] {
  const { documents, broken: [first] } = readableIn(folder);
  if (first !== undefined) {
    throw new ConfigError('ManifestFile', `${join(folder, first.file)} must be YAML, got ${shown(first.reason)}; correct the file`);
  }
  return documents;
}

/**
 * The same, with the documents that are no YAML apart.
 *
 * @throws ConfigError `ManifestFolder`
 */
export function readableIn(folder: string): { readonly documents: readonly Document[]; readonly broken: readonly BrokenDocument[] } {
  const documents: Document[] = [];
  const broken: BrokenDocument[] = [];
  for (const file of filesIn(folder)) {
    for (const [index, one] of parsed(readFileSync(join(folder, file), 'utf8')).entries()) {
      if (one instanceof YAMLException) {
        broken.push({ file, index, reason: one.reason });
      } else if (isRecord(one) && ('kind' in one || 'apiVersion' in one)) {
        documents.push({ file, index, object: new Located(placeOf(file), one) });
      }
    }
  }
  if (documents.length + broken.length === 0) {
    throw new ConfigError('ManifestFolder', `${folder} must have YAML files with Kubernetes objects, got none; name the folder that a synthesis wrote, such as dist`);
  }
  return { documents, broken };
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

/** The documents of a file; in the place of one that is no YAML stands why. */
function parsed(text: string): unknown[] {
  const whole = documentsOf(text);
  return Array.isArray(whole) ? whole : parts(text).map(part => {
    const one = documentsOf(part);
    return Array.isArray(one) ? one[0] : one;
  });
}

/** Texts of the documents: a line that begins with three dashes begins one, whatever is before it. */
function parts(text: string): string[] {
  const [first, ...others] = text.split(/^---(?=\s|$)/m);
  return first.split('\n').every(line => /^\s*$|^\s*#|^%/.test(line)) ? others : [first, ...others];
}
