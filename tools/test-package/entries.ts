import * as fs from 'node:fs';
import * as path from 'node:path';
import { filesIn } from './files';

const PACKAGE = 'cdk8s-kubeflow';

/** A package.json, as far as it is read here. */
interface Exporting {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

/** Names by which modules of an installed package can be imported, as its `exports` say: `*` stands for all files that fit. */
export function entries(folder: string): string[] {
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as Exporting;
  const files = filesIn(folder);
  return Object.entries(exports).filter(([name]) => !name.endsWith('.json')).flatMap(([name, target]) => {
    const found = parts(typeof target === 'string' ? target : target.types, files).map(part => name.replace('*', part));
    if (found.length === 0) {
      throw new Error(`exports names ${name}, but no file ${JSON.stringify(target)} is in the package`);
    }
    return found.map(one => PACKAGE + one.slice('.'.length));
  });
}

/** What `*` stands for in each file that fits a target of `exports`; the empty string where the target names one file. */
function parts(target: string, files: readonly string[]): string[] {
  const [before, after] = target.slice('./'.length).split('*');
  return after === undefined ? files.filter(file => file === before).map(() => '') :
    files.filter(file => file.startsWith(before) && file.endsWith(after) && file.length > before.length + after.length)
      .map(file => file.slice(before.length, -after.length));
}

/** A module that imports all of them. */
export function importing(names: readonly string[]): string {
  return names.map((name, index) => `export * as module${index} from '${name}';\n`).join('');
}
