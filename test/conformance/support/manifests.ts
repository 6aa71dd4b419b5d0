import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { groupOf, isRecord } from '../../../src/core';
import type { Manifest } from '../../support';

export type { Manifest };

/** An object with the file it was read from. */
export interface Filed {
  readonly file: string;
  readonly manifest: Manifest;
}

/** Something that a check found, about one object. */
export interface Finding {
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly problem: string;
}

export const REPOSITORY = path.join(__dirname, '..', '..', '..');

/** What is proved: a copy of the outputs, made when the suite began, so that a synthesis meanwhile does no harm. */
export const SUBJECT = process.env.CONFORMANCE_SUBJECT ?? REPOSITORY;

/** Upstream's renderings, where they lie beside the repository. */
export const UPSTREAM = path.join(REPOSITORY, '..', 'shared', 'upstream', '26.03.1', 'default');

/** The rendering of upstream's last release, from which most users come. */
export const UPSTREAM_BEFORE = path.join(REPOSITORY, '..', 'shared', 'upstream', '26.03');

/** `Kind namespace/name` or `Kind name`. */
export function labelOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
}

/** Identity of an object without its version: group, kind, namespace, name. */
export function identityOf(manifest: Manifest): string {
  return `${groupOf(manifest.apiVersion)} ${labelOf(manifest)}`;
}

/** All objects in the YAML files of a folder or in one file. */
export function readManifests(place: string): Filed[] {
  const names = fs.statSync(place).isDirectory()
    ? fs.readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name)).sort().map(name => path.join(place, name)) : [place];
  return names.flatMap(file => loadAll(fs.readFileSync(file, 'utf8'))
    .filter(isManifest).map(manifest => ({ file, manifest })));
}

/** Whether a document of YAML is an object of the Kubernetes API, and no file of another tool. */
export function isManifest(document: unknown): document is Manifest {
  return isRecord(document) && typeof document.apiVersion === 'string' && typeof document.kind === 'string' && isRecord(document.metadata);
}

/** Objects of the GitOps tool itself, whose kinds are no part of the platform. */
export function isGitOps({ apiVersion, kind }: Manifest): boolean {
  const group = groupOf(apiVersion);
  return group === 'argoproj.io' && /^(Application|AppProject|ApplicationSet)$/.test(kind) || group.endsWith('.toolkit.fluxcd.io');
}

/** Outputs to prove: the default platform, and each example. */
export function examples(): { readonly name: string; readonly folder: string }[] {
  const root = path.join(SUBJECT, 'examples');
  return !fs.existsSync(root) ? [] : fs.readdirSync(root).sort()
    .map(name => ({ name, folder: path.join(root, name, 'dist') })).filter(one => fs.existsSync(one.folder));
}

/** The output of the default platform, without the objects of the GitOps tool. */
export function platform(): Manifest[] {
  return readManifests(path.join(SUBJECT, 'dist')).map(one => one.manifest).filter(one => !isGitOps(one));
}

/** Runs a function over all items, some at a time, and keeps their order. */
export async function concurrently<T, R>(items: readonly T[], work: (item: T) => Promise<R>, most = 6): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  }));
  return results;
}

/** Findings as lines, for a readable failure. */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map(one => `${one.object}: ${one.problem}`);
}
