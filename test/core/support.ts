import { ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Located, PlainManifest } from '../../src/core';

const ROOT = path.join(__dirname, '..', '..');

const HOME = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-test-'));
process.once('exit', () => fs.rmSync(HOME, { recursive: true, force: true }));

let count = 0;

/** A new folder, which is removed when the process ends. */
export function temporaryFolder(): string {
  const folder = path.join(HOME, String(count++));
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** The text of all files below a folder, by path. */
export function tree(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => fs.statSync(path.join(folder, name)).isFile()).sort();
  return Object.fromEntries(files.map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

/** An object as rules and files see it. */
export function located(manifest: PlainManifest, folder = 'part'): Located {
  return new Located({ path: 'test', component: folder, stage: 'base', folder: `${folder}/20-base` }, manifest);
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  child.stdout?.on('data', text => { texts.stdout += String(text); });
  child.stderr?.on('data', text => { texts.stderr += String(text); });
  return new Promise(resolve => child.on('close', (code, signal) => resolve({ code, signal, ...texts })));
}

/** Runs a TypeScript program that imports from `src/`, as a user does, in a folder. */
export function program(folder: string, name: string, text: string): Promise<Ended> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text.replaceAll('SRC', path.join(ROOT, 'src')));
  const tsx = require.resolve('tsx', { paths: [ROOT] });
  return ended(spawn(process.execPath, ['--import', `file://${tsx}`, file], { cwd: folder, env: { ...process.env, TSX_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.json'), NODE_PATH: path.join(ROOT, 'node_modules') } }));
}

/** Compiles some files of `src/core` into a folder, for processes that need no more of the package and shall start fast. */
export function compiled(folder: string, ...names: readonly string[]): void {
  // oxlint-disable-next-line typescript/no-require-imports -- few tests need it, and it is large
  const { transformFileSync } = require('@swc/core') as typeof import('@swc/core');
  for (const name of names) {
    const { code } = transformFileSync(path.join(ROOT, 'src', 'core', `${name}.ts`), { configFile: path.join(ROOT, '.swcrc') });
    fs.writeFileSync(path.join(folder, `${name}.js`), code);
  }
}

/** Runs JavaScript in a folder. */
export function script(folder: string, text: string): Promise<Ended> {
  return ended(spawn(process.execPath, ['-e', text], { cwd: folder }));
}
