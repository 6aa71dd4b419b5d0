import { deepStrictEqual } from 'node:assert';
import * as fs from 'node:fs';
import { filesIn } from './files';
import { deadLinks } from './links';
import { Installation } from './pack';
import { Proof } from './proof';

/** What the package consists of: compiled code with its declarations, schemas and texts of definitions; pages, pins and examples. */
const BELONGS: readonly RegExp[] = [
  /^lib\/(?!main\.).+(\.js|\.d\.ts|\/schema\.generated\.json|\.versions\.yaml|\/\w+\.py)$/,
  /^docs\/.+\.md$/,
  /^pins\/.+\.(jsonc|md)$/,
  /^examples\/[^/]+\/[^/]+\.(ts|py|json|yaml|md)$/,
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
];

/** The tarball holds what a user needs, and all that its pages and messages name. */
export function tarball({ library }: Installation, file: string): Proof[] {
  const files = filesIn(library);
  return [
    {
      claim: `the tarball (${files.length} files, ${Math.round(fs.statSync(file).size / 1000)} kB) holds code, pages, pins and examples alone`,
      prove: () => {
        deepStrictEqual(files.filter(one => !BELONGS.some(pattern => pattern.test(one))), []);
        deepStrictEqual(files.filter(one => isAlone(one, files)), []);
      },
    },
    {
      claim: 'links of its pages, and pages that messages name, lead to files in it',
      prove: () => deepStrictEqual(deadLinks(library), []),
    },
  ];
}

/** Whether it is code without declarations, or declarations without code. */
function isAlone(file: string, files: readonly string[]): boolean {
  const other = file.endsWith('.d.ts') ? file.replace(/\.d\.ts$/, '.js') : file.replace(/\.js$/, '.d.ts');
  return file.startsWith('lib/') && !files.includes(other);
}
