import * as fs from 'node:fs';
import * as path from 'node:path';
import { Installation, TEMPLATE } from './pack';

/** What the template of `cdk8s init` is configured by; its programs are replaced by those of a project. */
const CONFIGURATION = ['cdk8s.yaml', 'jest.config.js', 'tsconfig.json'];

/**
 * A project as `cdk8s init typescript-app` leaves it, with programs of its own.
 *
 * @param files texts by path in the project; they win over those of the template
 * @returns the project's folder
 */
export function project({ folder }: Installation, name: string, files: Readonly<Record<string, string>>): string {
  const at = path.join(folder, name);
  fs.mkdirSync(at);
  CONFIGURATION.forEach(file => fs.copyFileSync(path.join(TEMPLATE, file), path.join(at, file)));
  fs.copyFileSync(path.join(folder, 'package.json'), path.join(at, 'package.json'));
  Object.entries(files).forEach(([file, text]) => fs.writeFileSync(path.join(at, file), text));
  return at;
}

/** Files of a project of ours, which lie in `projects/`. */
export function written(...file: readonly string[]): string {
  return fs.readFileSync(path.join(__dirname, 'projects', ...file), 'utf8');
}

/** Text of a file of the installed package. */
export function shipped({ library }: Installation, file: string): string {
  return fs.readFileSync(path.join(library, file), 'utf8');
}
