import * as fs from 'fs';
import * as path from 'path';
import { place } from './place';

/** Lines of the log of a container, all its starts one after the other. */
export function logOf(namespace: string, pod: string, container: string): readonly string[] {
  const file = path.join(place().folder, 'logs', `${namespace}.${pod}.${container}.log`);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
}

/** Lines that say that the API server forbade something. */
export function forbidden(lines: readonly string[]): readonly string[] {
  return lines.filter(line => /\bforbidden\b|is not allowed to|cannot (get|list|watch|create|update|patch|delete) resource/i.test(line)).map(line => line.slice(0, 400));
}
