import * as fs from 'fs';
import { UPSTREAM } from './manifests';

/** Whether upstream's renderings lie beside the repository: they are no part of it. */
export const HAS_UPSTREAM = fs.existsSync(UPSTREAM);

if (!HAS_UPSTREAM) {
  process.stdout.write(`no renderings of upstream in ${UPSTREAM}: comparisons with them are skipped\n`);
}

/** A test that needs upstream's renderings; skipped, and said so, where they are missing. */
export function withUpstream(name: string, act: () => Promise<void>): void {
  (HAS_UPSTREAM ? test : test.skip)(name, act);
}
