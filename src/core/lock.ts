import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigError, shown } from './errors';

/** How long a synthesis waits for another one in the same folder, in milliseconds. */
const PATIENCE = 20_000;
const PAUSE = 50;

/**
 * Runs while no other process works in the folder, which a file with the process's id in it tells; that of a process that
 * has ended without a word does not count.
 *
 * @param patience milliseconds to wait for another process
 * @throws ConfigError `OutputFolder` if another process is still at work then
 */
export function locked<T>(folder: string, name: string, run: () => T, patience = PATIENCE): T {
  const lock = path.join(folder, name);
  for (let waited = 0; !make(lock) && !(isLeft(lock) && takeOver(lock)); waited += PAUSE) {
    if (waited >= patience) {
      throw new ConfigError('OutputFolder', `another synthesis is writing into the folder, got ${shown(folder)} with process ${ownerOf(lock)}; ` +
        `wait for it and run again, or remove ${name} if there is none`);
    }
    pause(PAUSE);
  }
  try {
    return run();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function make(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
    return false;
  }
}

/** Whether the process that made the lock is no more. One that is empty is just being made. */
function isLeft(lock: string): boolean {
  const owner = ownerOf(lock);
  return owner !== '' && !isRunning(Number(owner));
}

/** Puts an own lock in the place of one that was left; whoever did so last has it. */
function takeOver(lock: string): boolean {
  const own = `${lock}-${process.pid}`;
  fs.writeFileSync(own, String(process.pid));
  fs.renameSync(own, lock);
  pause(2 * PAUSE);
  return ownerOf(lock) === String(process.pid);
}

function ownerOf(lock: string): string {
  try {
    return fs.readFileSync(lock, 'utf8');
  } catch {
    return ''; // it was removed in the meantime
  }
}

function isRunning(id: number): boolean {
  try {
    return Number.isInteger(id) && id > 0 && id !== process.pid && process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
