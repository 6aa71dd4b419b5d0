import * as fs from 'node:fs';
import * as path from 'node:path';
import { identityOf, Manifest } from './manifests';
import { synthesized } from './teams';
import { CrdDefinition } from '../../../src/apis/crd';
import { Definition, groupOf } from '../../../src/core';

const APIS = path.join(__dirname, '..', '..', '..', 'src', 'apis');

/** Definitions of the custom kinds that objects are of, made from this package's types, without those that are there. */
export async function definitionsOf(manifests: readonly Manifest[], there: readonly Manifest[]): Promise<Manifest[]> {
  const known = new Set(there.map(identityOf));
  const kinds = new Set(manifests.map(({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}`));
  const groups = [...new Set(manifests.map(({ apiVersion }) => groupOf(apiVersion)))].filter(group => fs.existsSync(path.join(APIS, group, 'crds.ts')));
  const modules = await Promise.all(groups.map(group => import(path.join(APIS, group, 'crds')) as Promise<Readonly<Record<string, CrdDefinition>>>));
  const definitions = modules.flatMap(one => Object.values(one)).filter(({ plural }) => plural !== undefined);
  const wanted = definitions.filter(({ group, kind }) => kinds.has(`${group}/${kind}`));
  return wanted.flatMap(one => synthesized(chart => new Definition(chart, one.plural, one))).filter(one => !known.has(identityOf(one)));
}
