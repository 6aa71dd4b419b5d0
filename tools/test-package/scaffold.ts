import { deepStrictEqual, ok } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contents, differing } from './files';
import { Installation } from './pack';
import { project, shipped } from './project';
import { Proof } from './proof';
import { run } from './run';

/** The first program of README.md and the first test of docs/testing.md work in a new project as the command makes it, and as README.md configures it. */
export function scaffold(installation: Installation): Proof {
  const readme = shipped(installation, 'README.md');
  const at = project(installation, 'scaffold', { 'main.ts': block(readme, 'ts'), 'main.test.ts': block(shipped(installation, 'docs/testing.md'), 'ts') });
  const made = () => contents(path.join(at, 'dist'));
  return {
    claim: 'the program of README.md compiles, is tested and synthesized in a project of `cdk8s init typescript-app`',
    prove: async () => {
      await run(at, 'npm', 'run', 'compile');
      await run(at, 'npm', 'test');
      const said = await run(at, 'npm', 'run', 'synth', '--', '--no-check-upgrade');
      const first = made();
      ok(Object.keys(first).some(file => file.startsWith('argocd/')));
      deepStrictEqual(Object.keys(first).filter(file => file.endsWith('.yaml') && !said.includes(`dist/${file}\n`)), []);
      fs.writeFileSync(path.join(at, 'cdk8s.yaml'), block(readme, 'yaml'));
      await run(at, 'npx', 'cdk8s', 'synth', '--no-check-upgrade');
      deepStrictEqual(differing(made(), first), []);
    },
  };
}

/** The first block of a language in a page. */
function block(page: string, language: string): string {
  const [, code] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(page) ?? [];
  if (code === undefined) {
    throw new Error(`a page has no block of ${language}: ${page.slice(0, 80)}`);
  }
  return code;
}
