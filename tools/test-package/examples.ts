import { deepStrictEqual, notDeepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { contents, differing } from './files';
import { Installation } from './pack';
import { project, shipped } from './project';
import { Proof } from './proof';
import { ROOT, run } from './run';

/** Each example with a `main.ts`, as the package ships it, compiles, makes its committed output by the commands of its page, and passes its tests. */
export function examples(installation: Installation): Proof[] {
  const folder = path.join(installation.library, 'examples');
  // Apps of one file have no project around them.
  return fs.readdirSync(folder).filter(name => fs.existsSync(path.join(folder, name, 'main.ts'))).map(name => {
    const files = contents(path.join(folder, name));
    const source = path.join(ROOT, 'examples', name);
    const at = project(installation, name, { ...files, ...ignored(source) });
    const isTested = Object.keys(files).some(file => file.endsWith('.test.ts'));
    return {
      claim: `examples/${name} compiles, makes its output${isTested ? ', passes its tests' : ''}`,
      prove: async () => {
        await run(at, 'npx', 'tsc', '-p', 'tsconfig.json', '--noEmit', '--skipLibCheck');
        for (const command of commands(shipped(installation, `examples/${name}/README.md`))) {
          await run(at, 'sh', '-c', command);
        }
        await run(at, 'git', 'init', '--quiet');
        const expected = await output(source);
        notDeepStrictEqual(expected, {});
        deepStrictEqual(differing(await output(at), expected), []);
        if (isTested) {
          await run(at, 'npx', 'jest');
        }
      },
    };
  });
}

/** What its repository does not keep, if it says so. */
function ignored(source: string): Record<string, string> {
  const file = path.join(source, '.gitignore');
  return fs.existsSync(file) ? { '.gitignore': fs.readFileSync(file, 'utf8') } : {};
}

/** The commands by which its page has the example run, once the packages are installed. */
function commands(page: string): string[] {
  const [, block] = /^```sh\n([^]*?)^```$/m.exec(page) ?? [];
  const found = (block ?? '').split('\n').filter(line => line.startsWith('npx '));
  if (found.length === 0) {
    throw new Error(`the first commands of a page run nothing: ${page.slice(0, 80)}`);
  }
  return found;
}

/** Texts of the files in `dist/` that Git keeps, by path. */
async function output(folder: string): Promise<Record<string, string>> {
  const kept = (await run(folder, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', 'dist')).split('\0');
  const files = kept.map(file => path.join(folder, file)).filter(file => fs.existsSync(file) && fs.statSync(file).isFile()).sort();
  return Object.fromEntries(files.map(file => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]));
}
