/** Where files of components were fetched from, and what they were then: one file in the folder of all of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ConfigError, kindOf, shown } from '../../core/errors';
import { isRecord } from '../../core/field';

/** Name of the file. */
export const LOCK = 'components.lock.json';

/** A file that was fetched. */
export interface LockEntry {
  /** Where it came from. */
  readonly url: string;
  /** Its {@link digestOf}. */
  readonly sha256: string;
}

/** All fetched files of a folder, by name. */
export type Lock = Readonly<Record<string, LockEntry>>;

/** SHA-256 of a file, 64 digits; of a text as if its lines ended as they do elsewhere than on Windows, since Git may change them. */
export function digestOf(file: string, content: Uint8Array): string {
  const isText = /\.(ya?ml|json)$/i.test(file);
  const bytes = isText ? Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : content;
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * What was fetched into a folder; nothing if it has no such file.
 *
 * @throws ConfigError `ComponentLock` if the file is not what we wrote
 */
export function readLock(folder: string): Lock {
  const file = join(folder, LOCK);
  const value = parsed(file);
  const wrong = isRecord(value) ? Object.keys(value).find(name => !isEntry(value[name])) : 'all of it';
  if (wrong !== undefined) {
    throw new ConfigError('ComponentLock', `${file} must name url and sha256 of each file, got ${isRecord(value) ? `something else for ${shown(wrong)}` : kindOf(value)}; ` +
      'bring back what Git has, or remove it and fetch the files anew');
  }
  return value as Lock;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new ConfigError('ComponentLock', `${file} must be JSON, got ${shown((cause as Error).message)}; bring back what Git has, or remove it and fetch the files anew`, undefined, { cause });
  }
}

function isEntry(value: unknown): value is LockEntry {
  return isRecord(value) && typeof value.url === 'string' && typeof value.sha256 === 'string' && /^[0-9a-f]{64}$/.test(value.sha256);
}

/**
 * Passes a file that was not fetched, or that is what was fetched.
 *
 * @throws ConfigError `ComponentLock`
 */
export function checkLocked(file: string, content: Uint8Array): void {
  const lock = readLock(dirname(file));
  const name = basename(file);
  const entry = Object.hasOwn(lock, name) ? lock[name] : undefined;
  const digest = digestOf(file, content);
  if (entry !== undefined && entry.sha256 !== digest) {
    throw new ConfigError('ComponentLock', `${file} must be what was fetched from ${shown(entry.url)}, sha256 ${entry.sha256}, got sha256 ${digest}; ` +
      `fetch it anew, or, if you mean to keep your own version, remove its entry from ${LOCK}`);
  }
}
