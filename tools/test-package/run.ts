import { spawn } from 'node:child_process';
import * as path from 'node:path';

/** The repository. */
export const ROOT = path.join(__dirname, '..', '..');

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder as a user does from a shell: nothing of npm and of the repository is in its environment. */
export function ended(folder: string, program: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(program, args, { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { stdout: '', stderr: '' };
  child.stdout.on('data', text => { texts.stdout += String(text); });
  child.stderr.on('data', text => { texts.stderr += String(text); });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', code => resolve({ code, ...texts })));
}

/** Runs a program that has to succeed; returns its output. */
export async function run(folder: string, program: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ended(folder, program, ...args);
  if (code !== 0) {
    throw new Error(`${program} ${args.join(' ')} in ${folder} ended with ${code}\n${stdout}${stderr}`);
  }
  return stdout;
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD|CDK8S_)/.test(name));
  const programs = (process.env.PATH ?? '').split(path.delimiter).filter(folder => !folder.endsWith(path.join('node_modules', '.bin')));
  return { ...Object.fromEntries(own), PATH: programs.join(path.delimiter) };
}
