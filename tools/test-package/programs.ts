import { entries } from './entries';
import { Installation } from './pack';
import { project, written } from './project';
import { Proof } from './proof';
import { run } from './run';

/** Programs of plain JavaScript use the package in both ways that Node knows. */
export function programs(installation: Installation): Proof[] {
  const required = project(installation, 'commonjs', { 'main.js': written('commonjs', 'main.js') });
  const modules = JSON.stringify(entries(installation.library));
  const imported = project(installation, 'esm', { 'main.mjs': written('esm', 'main.mjs'), 'modules.json': modules });
  return [
    {
      claim: 'a program that requires the package makes the platform, its definitions as built, and single parts',
      prove: async () => { await run(required, 'node', 'main.js'); },
    },
    {
      claim: 'a module that imports the package finds every name of every module in it',
      prove: async () => { await run(imported, 'node', 'main.mjs'); },
    },
  ];
}
