import * as fs from 'fs';
import * as path from 'path';
import { preProcessFile } from 'typescript';

const ROOT = path.join(__dirname, '..');

/** The layers, by the stages in which they stand on each other; the files directly in src/ may import all of them. */
const STAGES: readonly (readonly string[])[] = [['apis'], ['core'], ['kit', 'pipelines'], ['components', 'workloads'], ['gitops', 'checks'], ['platform'], ['testing', 'cli']];

/** Stage of a layer; none if the folder is no layer. */
const stageOf = (layer: string) => STAGES.findIndex(stage => stage.includes(layer));

const MAX_LINES = 300;

/** Texts by path below the repository, with slashes. */
type Sources = ReadonlyMap<string, string>;

/** All TypeScript below a folder. */
function sources(folder = 'src'): Sources {
  const files = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !/(^|[/\\])(dist|node_modules|\.cache)[/\\]/.test(name)).sort();
  return new Map(files.map(name => [`${folder}/${name.split(path.sep).join('/')}`, fs.readFileSync(path.join(ROOT, folder, name), 'utf8')]));
}

const MAX_LETTERS = 180;

/** Lines that are too long or end in a blank, two empty ones, and a missing end: `<file>:<line> <what>`. Templates, patterns and imports may be long. */
function untidyLines(all: Sources): string[] {
  return [...all].filter(([file]) => !file.includes('.generated.')).flatMap(([file, text]) => {
    const lines = text.split('\n');
    const found = lines.flatMap((line, index) => [
      ...line.length > MAX_LETTERS && !/^import |@(schema|validation|pattern)\b|`|\/[^/ ].*\/[a-z]*[,;.)\s]/.test(line) ? [`${file}:${index + 1} has ${line.length} letters`] : [],
      .../[ \t]$/.test(line) ? [`${file}:${index + 1} ends in a blank`] : [],
      ...line === '' && lines[index + 1] === '' && index < lines.length - 2 ? [`${file}:${index + 1} is empty, as the next`] : [],
    ]);
    return text.endsWith('\n') && !text.endsWith('\n\n') ? found : [...found, `${file}: must end in one line break`];
  });
}

/** What a text imports from files of the repository, as paths below it without an ending. */
function imports(file: string, text: string): string[] {
  return preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName).filter(name => name.startsWith('.'))
    .map(name => path.posix.join(path.posix.dirname(file), name));
}

/** Imports that go against the layers, or from one component to another, or out of src/: `<file> -> <target>`. */
function wrongImports(all: Sources): string[] {
  return [...all].flatMap(([file, text]) => imports(file, text).filter(target => !mayImport(file, target)).map(target => `${file} -> ${target}`));
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
    return stageOf(other) >= 0 && stageOf(other) < stageOf(layer);
  }
  return layer !== 'components' || inside === undefined || otherPart === part;
}

/** Files that import each other in a circle, types alone left out, since they are gone when the code runs: `<file> -> ... -> <file>`. */
function circles(all: Sources): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      found.push([...way.slice(way.indexOf(file)), file].join(' -> '));
    } else if (!done.has(file)) {
      const code = (all.get(file) ?? '').replace(/^(import|export) type [^;]*;/gm, '');
      imports(file, code).flatMap(target => [`${target}.ts`, `${target}/index.ts`].find(one => all.has(one)) ?? []).forEach(target => visit(target, [...way, file]));
      done.add(file);
    }
  };
  [...all.keys()].forEach(file => visit(file, []));
  return found;
}

/** Folders of src/ that are no layer. */
function unknownLayers(all: Sources): string[] {
  return [...new Set([...all.keys()].map(file => file.split('/')).filter(parts => parts.length > 2).map(([, layer]) => layer))]
    .filter(layer => stageOf(layer) < 0);
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

  test.each(['src', 'test', 'tools', 'examples'])('and all of %s is tidy', folder => expect(untidyLines(sources(folder))).toEqual([]));

  test('has no files that import each other in a circle', () => expect(circles(all)).toEqual([]));
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
    ['a kit that knows a component', 'src/kit/a.ts', "import { A } from '../components/a';", 'src/components/a'],
    ['a layer of the same stage', 'src/checks/a.ts', "import { x } from '../gitops';", 'src/gitops'],
    ['the checks that know the platform', 'src/checks/a.ts', "import type { P } from '../platform';", 'src/platform'],
    ['matchers for tests', 'src/platform/a.ts', "import { x } from '../testing';", 'src/testing'],
  ])('%s', (_, file, text, target) => {
    expect(wrongImports(new Map([[file, text]]))).toEqual([`${file} -> ${target}`]);
  });

  test.each([
    [{ a: "import { b } from './b';", b: "export * from './c';", c: "import './a';" }, ['src/core/a.ts -> src/core/b.ts -> src/core/c.ts -> src/core/a.ts']],
    [{ index: "export * from './a';", a: "import { x } from '.';" }, ['src/core/index.ts -> src/core/a.ts -> src/core/index.ts']],
    [{ a: "import {\n  b,\n} from './b';", b: "import type { a } from './a';\nexport type { c } from './a';" }, []],
    [{ a: "import { b } from './b';\nimport { c } from './c';", b: "import { c } from './c';", c: '' }, []],
  ])('a circle: %j', (texts, expected) => {
    expect(circles(new Map(Object.entries(texts).map(([name, text]) => [`src/core/${name}.ts`, text])))).toEqual(expected);
  });

  test('a folder that is no layer, with nothing in it that imports', () => {
    expect(unknownLayers(new Map([['src/helpers/a.ts', ''], ['src/core/a.ts', ''], ['src/main.ts', '']]))).toEqual(['helpers']);
  });

  test('an untidy line', () => {
    const all = new Map([['src/a.ts', `${'x'.repeat(181)}\ny \n\n\nz\n`], ['src/b.ts', 'x'], ['src/c.ts', 'x\n\ny\n'], ['src/d.ts', `const a = \`${'x'.repeat(200)}\`;\n`]]);
    expect(untidyLines(all)).toEqual(['src/a.ts:1 has 181 letters', 'src/a.ts:2 ends in a blank', 'src/a.ts:3 is empty, as the next', 'src/b.ts: must end in one line break']);
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
  ['src/workloads/a.ts', "import { x } from '../kit';\nimport { y } from '../apis/k8s';"],
  ['src/checks/a.ts', "import { x } from '../workloads';\nimport { y } from '../components/a';"],
  ['src/gitops/health/a.ts', "import { x } from '../argocd';\nimport { y } from '../../core';"],
  ['src/index.ts', "export * from './components/a';\nexport * from './platform';"],
])('imports that are right are not reported: %s', (file, text) => {
  expect(wrongImports(new Map([[file, text]]))).toEqual([]);
});
