/**
 * Writes every block of TypeScript in README.md, CONTRIBUTING.md and docs/ to a file of its own, so that the one type check of the
 * repository compiles it.
 *
 * usage: npx tsx tools/doc-blocks.ts
 */
import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
/** Folder of the files, which the type check includes and Git ignores. */
const TARGET = path.join(ROOT, '.cache', 'docs');

/** All pages of the documentation. */
export const PAGES: readonly string[] = [
  'README.md', 'CONTRIBUTING.md',
  ...fs.readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map(file => `docs/${file.split(path.sep).join('/')}`).filter(file => file.endsWith('.md')).sort(),
];

/** A block of TypeScript. */
export interface Block {
  /** `<page>:<line>` */
  readonly name: string;
  readonly code: string;
}

/** The blocks of a page, in order. */
export function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```$/gm)]
    .map(({ 1: code, index }) => ({ name: `${page}:${text.slice(0, index).split('\n').length + 1}`, code }));
}

/** All blocks of the documentation. */
export function allBlocks(): Block[] {
  return PAGES.flatMap(page => blocksOf(page, fs.readFileSync(path.join(ROOT, page), 'utf8')));
}

if (require.main === module) {
  fs.rmSync(TARGET, { recursive: true, force: true });
  fs.mkdirSync(TARGET, { recursive: true });
  for (const { name, code } of allBlocks()) {
    fs.writeFileSync(path.join(TARGET, `${name.replace(/\W/g, '-')}.ts`), `${code}\nexport {};\n`);
  }
}
