import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './command';
import { ConfigError } from '../core/errors';
import { digestOf, LOCK, readLock } from '../pipelines/formats/lock';

/** Compares fetched files with what they were. */
export const componentCheck: Command = {
  name: 'component check',
  takes: '[FOLDER...]',
  summary: 'compares fetched files with what they were then',
  help: `Reads ${LOCK} of each folder, by default of the one it is called in. Exits with 1 if a file is missing or differs.`,
  run(folders, _options, { out }) {
    const states = (folders.length === 0 ? ['.'] : folders).flatMap(checked);
    states.forEach(({ file, state }) => out(`${state}: ${file}\n`));
    return states.every(({ state }) => state === 'same') ? 0 : 1;
  },
};

function checked(folder: string): { readonly file: string; readonly state: 'same' | 'differs' | 'missing' }[] {
  const entries = Object.entries(readLock(folder));
  if (entries.length === 0) {
    throw new ConfigError('ComponentLock', `${join(folder, LOCK)} must name files, got none; fetch one by: cdk8s-kubeflow component fetch URL [FILE]`);
  }
  return entries.map(([name, { sha256 }]) => {
    const file = join(folder, name);
    const content = contentOf(file);
    return { file, state: content === undefined ? 'missing' : digestOf(file, content) === sha256 ? 'same' : 'differs' };
  });
}

function contentOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
