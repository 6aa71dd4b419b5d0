import * as path from 'node:path';
import { entries, importing } from './entries';
import { filesIn } from './files';
import { Installation } from './pack';
import { project, shipped } from './project';
import { Proof } from './proof';
import { ROOT, run } from './run';
import { blocksOf } from '../doc-blocks';

/** A compiler, and an option that it needs beside those of the template. */
interface Compiler {
  readonly name: string;
  readonly command: readonly string[];
}

const TEMPLATES: Compiler = { name: 'the TypeScript of the template', command: ['npx', 'tsc'] };
const NEXT: Compiler = {
  name: 'TypeScript 7',
  // Its own libraries before es2022 do not go with the template's types of Node.
  command: ['node', path.join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc'), '--lib', 'es2022'],
};

/** Each way to find modules, with the compilers that know it. */
const RESOLUTIONS: readonly { readonly compilers: readonly Compiler[]; readonly module: string; readonly resolution: string }[] = [
  { module: 'commonjs', resolution: 'node10', compilers: [TEMPLATES] },
  { module: 'node16', resolution: 'node16', compilers: [TEMPLATES, NEXT] },
  { module: 'nodenext', resolution: 'nodenext', compilers: [TEMPLATES, NEXT] },
  { module: 'esnext', resolution: 'bundler', compilers: [TEMPLATES, NEXT] },
];

/** Options beside those of the template, which is strict and checks all declarations that it reads. */
const OPTIONS = ['--noEmit', '--noUnusedLocals', 'false', '--types', 'node,jest'];

/** All modules of the package and the code of its pages compile, as modules of both kinds, whatever way modules are found. */
export function declarations(installation: Installation): Proof[] {
  const all = importing(entries(installation.library));
  const at = project(installation, 'declarations', { 'all.ts': all, 'all-esm.mts': all, ...pages(installation) });
  return RESOLUTIONS.flatMap(({ module, resolution, compilers }) => compilers.map(({ name, command: [program, ...first] }) => ({
    claim: `the declarations and the code of all pages compile with ${name}, modules found as ${resolution} does`,
    prove: async () => { await run(at, program, ...first, '-p', 'tsconfig.json', ...OPTIONS, '--module', module, '--moduleResolution', resolution); },
  })));
}

/** The blocks of TypeScript in README.md and docs/, each as a module; those of the examples' pages are parts of their programs. */
function pages(installation: Installation): Record<string, string> {
  const files = filesIn(installation.library).filter(file => file === 'README.md' || /^docs\/.*\.md$/.test(file));
  return Object.fromEntries(files.flatMap(file => blocksOf(file, shipped(installation, file)))
    .map(({ name, code }) => [`${name.replace(/\W/g, '-')}.ts`, `${code}\nexport {};\n`]));
}
