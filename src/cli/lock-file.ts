/** Fetched files and the file that says where they are from, written whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ConfigError, shown } from '../core/errors';
import { locked } from '../core/lock';
import { digestOf, LOCK, readLock } from '../pipelines/formats/lock';

/**
 * Writes a file that was fetched, with its entry. A file that is there already is replaced only if it is what was fetched before.
 *
 * @returns what happened
 * @throws ConfigError `ComponentLock`, `FetchedFile`
 */
export function keepFetched(file: string, url: string, content: Uint8Array): { readonly sha256: string; readonly was: 'new' | 'same' | 'older' } {
  const folder = dirname(file);
  const name = basename(file);
  mkdirSync(folder, { recursive: true });
  return locked(folder, `.${LOCK}.writing`, () => {
    const lock = readLock(folder);
    const sha256 = digestOf(file, content);
    const present = existsSync(file) ? digestOf(file, readFileSync(file)) : undefined;
    if (present !== undefined && present !== sha256 && (!Object.hasOwn(lock, name) || lock[name].sha256 !== present)) {
      throw new ConfigError('FetchedFile', `${shown(file)} must be what was fetched before, or not be there, got a file of your own; remove it, or fetch into another one`);
    }
    if (present !== sha256) {
      writeWhole(file, content);
    }
    const entries = Object.entries({ ...lock, [name]: { url, sha256 } }).sort(([a], [b]) => a < b ? -1 : 1);
    writeWhole(join(folder, LOCK), `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
    return { sha256, was: present === undefined ? 'new' : present === sha256 ? 'same' : 'older' };
  });
}

function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
