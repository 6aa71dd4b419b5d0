import * as fs from 'node:fs';
import * as path from 'node:path';
import { ROOT, run } from './run';

/** A package.json, as far as it is read here. */
interface Package {
  readonly version: string;
  readonly files: readonly string[];
}

/**
 * Compiles and packs the package in a folder of its own: what earlier compilations left behind in `lib/` is not in it, and
 * nobody who works in the repository meanwhile is disturbed.
 *
 * @returns path of the tarball
 */
export async function packed(folder: string): Promise<string> {
  const stage = path.join(folder, 'stage');
  const lib = path.join(stage, 'lib');
  await run(ROOT, 'npx', 'tsc', '-p', 'tsconfig.json', '--outDir', lib);
  await run(ROOT, 'npx', 'tsx', 'tools/definitions.ts', lib);
  const { files } = packageAt(ROOT);
  const folders = new Set(files.filter(name => !name.startsWith('!') && name !== 'lib').map(name => name.split('/')[0]));
  for (const name of ['package.json', 'README.md', 'LICENSE', ...folders]) {
    fs.cpSync(path.join(ROOT, name), path.join(stage, name), { recursive: true });
  }
  const [{ filename }] = JSON.parse(await run(stage, 'npm', 'pack', '--json', '--pack-destination', folder)) as { filename: string }[];
  fs.rmSync(stage, { recursive: true });
  return path.join(folder, filename);
}

/** A folder with installed packages, which all projects below it find. */
export interface Installation {
  readonly folder: string;
  /** Folder of the installed package itself. */
  readonly library: string;
}

/** What `cdk8s init` copies into a new project. */
export const TEMPLATE = path.join(ROOT, 'node_modules', 'cdk8s-cli', 'templates', 'typescript-app');

/**
 * Installs the tarball, with tsx as its pages say, beside what `cdk8s init typescript-app` installs, for all projects in the
 * folder. What the template leaves to the command is filled in as it does: the newest releases that fit.
 */
export async function installed(folder: string, tarball: string): Promise<Installation> {
  const template = fs.readFileSync(path.join(TEMPLATE, 'package.json'), 'utf8').replace('{{ $base }}', 'app')
    .replace('{{ cdk8s_cli_spec }}', `^${packageAt(path.join(ROOT, 'node_modules', 'cdk8s-cli')).version}`)
    .replace('{{ cdk8s_core_version }}', '2').replace('{{ cdk8s_plus_version }}', '2').replace('{{ constructs_version }}', '10');
  fs.writeFileSync(path.join(folder, 'package.json'), template);
  await run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', tarball, 'tsx');
  return { folder, library: path.join(folder, 'node_modules', 'cdk8s-kubeflow') };
}

function packageAt(folder: string): Package {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package;
}
