import * as fs from 'fs';
import * as path from 'path';
import { transformSync } from '@swc/core';

const ROOT = path.join(__dirname, '..');
const PACKAGE = 'cdk8s-kubeflow';

/** Where a module of the package is in src/, as `exports` of package.json says. */
function source(specifier: string): string | undefined {
  if (specifier !== PACKAGE && !specifier.startsWith(`${PACKAGE}/`)) {
    return undefined;
  }
  const below = `.${specifier.slice(PACKAGE.length)}`;
  const { exports } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { exports: Record<string, string | { default: string }> };
  for (const [pattern, target] of Object.entries(exports)) {
    const match = new RegExp(`^${pattern.replace('*', '(.+)')}$`).exec(below);
    if (match !== null && typeof target === 'object') {
      const file = path.join(ROOT, target.default.replace('./lib/', 'src/').replace('*', match[1] ?? '').replace(/\.js$/, ''));
      const found = [`${file}.ts`, path.join(file, 'index.ts')].find(one => fs.existsSync(one));
      if (found !== undefined) {
        return found;
      }
    }
  }
  throw new Error(`package.json exports no ${specifier}`);
}

/** Runs a block of TypeScript of the documentation as a module, and gives what it exports. */
export function runBlock(code: string): Readonly<Record<string, unknown>> {
  const { code: compiled } = transformSync(code, { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } });
  const load = (specifier: string): unknown => {
    expect(specifier.startsWith(PACKAGE) && source(specifier) === undefined ? `package.json exports no ${specifier}` : '').toBe('');
    // oxlint-disable-next-line typescript/no-require-imports -- which module it is, the block says
    return require(source(specifier) ?? specifier);
  };
  const exported = {};
  // A block that is a test of a user's runs as part of this one.
  new Function('require', 'exports', 'module', 'test', compiled)(load, exported, {}, (_title: string, run: () => void) => run());
  return exported;
}

/** Anchors of the headings of a page, as GitHub makes them. */
export function anchor(title: string): string {
  return title.toLowerCase().replace(/[^\w -]/g, '').replace(/ /g, '-');
}
