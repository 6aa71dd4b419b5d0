/**
 * Packs the package, installs the tarball beside what a new project of cdk8s has, and proves there what it promises its users.
 *
 * usage: npx tsx tools/test-package.ts
 *
 * Installs from the registry of npm. Ends with 1 if something promised is not so.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { declarations } from './test-package/declarations';
import { examples } from './test-package/examples';
import { mistakes } from './test-package/mistakes';
import { installed, packed } from './test-package/pack';
import { programs } from './test-package/programs';
import { proven } from './test-package/proof';
import { scaffold } from './test-package/scaffold';
import { tarball } from './test-package/tarball';

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'cdk8s-kubeflow-package-'));
  // Caches of the programs that run here end with the folder.
  process.env.TMPDIR = path.join(folder, 'tmp');
  fs.mkdirSync(process.env.TMPDIR);
  try {
    const file = await packed(folder);
    const installation = await installed(folder, file);
    const kinds = [programs, declarations, examples, mistakes];
    const proofs = [...tarball(installation, file), scaffold(installation), ...kinds.flatMap(kind => kind(installation))];
    process.exitCode = await proven(proofs) ? 0 : 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main();
