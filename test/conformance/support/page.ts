import { execFile } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { promisify } from 'util';
import { assets } from './assets';
import { REPOSITORY } from './manifests';

/** The page that says how an installation of upstream's is taken over, and its sections. */
export const PAGE = 'troubleshooting.md';
export const TAKING_OVER = '## Taking over an existing installation';
export const FROM_BEFORE = '### From a release before 26.03.1';

/** A section of a page of the documentation, from its heading to the next one of its level. */
export function section(page: string, heading: string): string {
  const text = fs.readFileSync(path.join(REPOSITORY, 'docs', page), 'utf8');
  const [, from] = text.split(`\n${heading}\n`);
  if (from === undefined) {
    throw new Error(`docs/${page} has no heading "${heading}"`);
  }
  const level = heading.indexOf(' ');
  return from.split(new RegExp(`\n#{2,${level}} `))[0];
}

/** The commands in a section: its blocks of shell, in their order. */
export function commands(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block);
}

/** Does what a block of shell says on a server; fails as the first command of it that fails. */
export async function run(kubeconfig: string, block: string): Promise<void> {
  const env = { ...process.env, KUBECONFIG: kubeconfig, PATH: `${path.dirname(assets().kubectl)}:${process.env.PATH}` };
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', block], { env, cwd: path.dirname(kubeconfig) });
}
