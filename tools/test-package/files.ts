import * as fs from 'node:fs';
import * as path from 'node:path';

/** Files below a folder, by path, without installed packages. */
export function filesIn(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
    .filter(file => !file.startsWith('node_modules/') && fs.statSync(path.join(folder, file)).isFile()).sort();
}

/** Texts of all files below a folder, by path. */
export function contents(folder: string): Record<string, string> {
  return Object.fromEntries(filesIn(folder).map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

/** Paths at which two folders hold different texts, or only one of them a file. */
export function differing(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(file => one[file] !== other[file]).sort();
}
