import * as fs from 'fs';
import { place } from './place';

/**
 * Instances of inotify that one user may have: each proxy takes two, most controllers one. Linux grants 128, which end with the
 * platform's own programs and a few pods of teams: the next Envoy aborts when it starts.
 */
const WATCHERS = { file: '/proc/sys/fs/inotify/max_user_instances', wanted: 1024 };

/** Fails before the first test where no platform is up, or where the machine has no room for the pods that the tests make. */
export default function setup(): void {
  place();
  if (fs.existsSync(WATCHERS.file) && Number(fs.readFileSync(WATCHERS.file, 'utf8')) < WATCHERS.wanted) {
    raise();
  }
}

/** The suite runs as root, in namespaces that share this limit with the machine. */
function raise(): void {
  try {
    fs.writeFileSync(WATCHERS.file, String(WATCHERS.wanted));
  } catch (error) {
    throw new Error(`${WATCHERS.file} is ${fs.readFileSync(WATCHERS.file, 'utf8').trim()}, and cannot be raised (${(error as Error).message}); `
      + `run: sudo sysctl fs.inotify.max_user_instances=${WATCHERS.wanted}`);
  }
}
