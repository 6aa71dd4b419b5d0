/** Finds what the API groups say of their CustomResourceDefinitions. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CrdDefinition } from '../../src/apis/crd';

/** Folder with the API groups. */
export const APIS = join(__dirname, '..', '..', 'src', 'apis');

/** All definitions that the groups' `crds.ts` export, by name: `<plural>.<group>`. */
export function crdDefinitions(apis = APIS): ReadonlyMap<string, CrdDefinition> {
  const found = new Map<string, CrdDefinition>();
  for (const group of readdirSync(apis).filter(each => existsSync(join(apis, each, 'crds.ts'))).sort()) {
    // oxlint-disable-next-line typescript/no-require-imports
    const exported = require(join(apis, group, 'crds')) as Readonly<Record<string, CrdDefinition>>;
    for (const [, definition] of Object.entries(exported).filter(([name]) => name.endsWith('Crd'))) {
      found.set(`${definition.plural}.${definition.group}`, definition);
    }
  }
  return found;
}
