import * as fs from 'fs';
import * as path from 'path';
import { preProcessFile } from 'typescript';

const ROOT = path.join(__dirname, '..');

/** What each layer may import beside itself; the files directly in src/ may import all of them. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  apis: [],
  core: ['apis'],
  pipelines: ['core', 'apis'],
  components: ['core', 'apis'],
  workloads: ['core', 'apis', 'pipelines'],
  gitops: ['core', 'apis'],
  checks: ['core', 'apis'],
  platform: ['core', 'apis', 'components', 'workloads', 'gitops', 'checks'],
  cli: ['core', 'platform', 'gitops', 'checks'],
};

const MAX_LINES = 300;

/** Texts by path below the repository, with slashes. */
type Sources = ReadonlyMap<string, string>;

/** All TypeScript below src/. */
function sources(): Sources {
  const files = fs.readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).sort();
  return new Map(files.map(name => [`src/${name.split(path.sep).join('/')}`, fs.readFileSync(path.join(ROOT, 'src', name), 'utf8')]));
}

/** Imports that go against the layers, or from one component to another, or out of src/: `<file> -> <target>`. */
function wrongImports(all: Sources): string[] {
  return [...all].flatMap(([file, text]) => preProcessFile(text, true, true).importedFiles
    .map(({ fileName }) => fileName)
    .filter(name => name.startsWith('.'))
    .map(name => path.posix.join(path.posix.dirname(file), name))
    .filter(target => !mayImport(file, target))
    .map(target => `${file} -> ${target}`));
}

function mayImport(file: string, target: string): boolean {
  const [, layer, part, inside] = file.split('/');
  const [root, other, otherPart] = target.split('/');
  if (root !== 'src') {
    return false;
  }
  if (part === undefined) {
    return true; // a file directly in src/
  }
  if (other !== layer) {
    return LAYERS[layer]?.includes(other) ?? false;
  }
  return layer !== 'components' || inside === undefined || otherPart === part;
}

/** Folders of src/ that are no layer. */
function unknownLayers(all: Sources): string[] {
  return [...new Set([...all.keys()].map(file => file.split('/')).filter(parts => parts.length > 2).map(([, layer]) => layer))]
    .filter(layer => !(layer in LAYERS));
}

/** Files that nobody can read in one go: `<file>: <lines>`; generated ones are not meant to be read. */
function longFiles(all: Sources): string[] {
  return [...all].filter(([file]) => !file.includes('.generated.'))
    .map(([file, text]) => ({ file, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file}: ${lines}`);
}

describe('src/', () => {
  const all = sources();

  test('is read', () => expect(all.size).toBeGreaterThan(100));

  test('imports from later layers to earlier ones, and never from one component to another', () => expect(wrongImports(all)).toEqual([]));

  test('has no folder beside the layers', () => expect(unknownLayers(all)).toEqual([]));

  test('has no file of more than 300 lines', () => expect(longFiles(all)).toEqual([]));

  test('has the layers that the linter knows', () => {
    const [, text] = /^const LAYERS = (\{[^}]*\});$/m.exec(fs.readFileSync(path.join(ROOT, 'eslint.config.mjs'), 'utf8'))!;
    const linted = JSON.parse(text.replace(/'/g, '"').replace(/(\w+):/g, '"$1":').replace(/,(\s*[}\]])/g, '$1'));
    expect(linted).toEqual(LAYERS);
  });
});

describe('a planted violation is found:', () => {
  test.each([
    ['a component that imports a sibling', 'src/components/a/a.ts', "import { B } from '../b';", 'src/components/b'],
    ['a type of a sibling', 'src/components/a/deep/a.ts', "import type { B } from '../../b/b';", 'src/components/b/b'],
    ['a re-export of a sibling', 'src/components/a/index.ts', "export * from '../b';", 'src/components/b'],
    ['a type expression', 'src/components/a/a.ts', "export type X = import('../b').B;", 'src/components/b'],
    ['an import of several lines', 'src/core/a.ts', "import {\n  A,\n  B,\n} from '../components/a';", 'src/components/a'],
    ['an import for its effect', 'src/core/a.ts', "import '../gitops';", 'src/gitops'],
    ['require', 'src/core/a.ts', "const x = require('../platform');", 'src/platform'],
    ['apis that import anything', 'src/apis/a/v1.ts', "import { ConfigError } from '../../core';", 'src/core'],
    ['the root from inside', 'src/workloads/a.ts', "import { App } from '..';", 'src'],
    ['a tool', 'src/checks/a.ts', "import { x } from '../../tools/x';", 'tools/x'],
    ['a folder that is no layer', 'src/helpers/a.ts', "import { x } from '../core';", 'src/core'],
  ])('%s', (_, file, text, target) => {
    expect(wrongImports(new Map([[file, text]]))).toEqual([`${file} -> ${target}`]);
  });

  test('a folder that is no layer, with nothing in it that imports', () => {
    expect(unknownLayers(new Map([['src/helpers/a.ts', ''], ['src/core/a.ts', ''], ['src/main.ts', '']]))).toEqual(['helpers']);
  });

  test('a file of 301 lines', () => {
    const text = 'x\n'.repeat(301);
    const all = new Map([['src/core/a.ts', text], ['src/core/b.ts', text.slice(2)], ['src/core/a.generated.ts', text]]);
    expect(longFiles(all)).toEqual(['src/core/a.ts: 301']);
  });
});

test.each([
  ['src/components/a/a.ts', "import { x } from 'cdk8s';\nimport { y } from '../../core';\nimport { z } from './z';"],
  ['src/components/a/comment.ts', "// import { B } from '../b';"],
  ['src/components/a/deep/a.ts', "import { A } from '..';\nimport { z } from '../z';"],
  ['src/components/index.ts', "export * from './a';"],
  ['src/gitops/health/a.ts', "import { x } from '../argocd';\nimport { y } from '../../core';"],
  ['src/index.ts', "export * from './components/a';\nexport * from './platform';"],
])('imports that are right are not reported: %s', (file, text) => {
  expect(wrongImports(new Map([[file, text]]))).toEqual([]);
});
