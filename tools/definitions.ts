/**
 * Completes a compiled package: the schemas and programs that it reads, and the texts of the CustomResourceDefinitions, which are most of a
 * platform's YAML and the same at every synthesis.
 *
 * usage: npx tsx tools/definitions.ts [LIB]
 *
 * LIB is the folder with the compiled code, lib/ if left out.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { crdDefinitions } from './schemas/definitions';
import { yaml } from '../src/core/files';
import { crdVersions } from '../src/core/schema/crd';

const ROOT = path.join(__dirname, '..');
const SRC = path.join(ROOT, 'src');

/** What stands before the versions of a definition in its file. */
const HEAD = 'spec:\n  versions:\n';

/** Text of the versions of each definition, as a file has it below `spec.versions`, by its path in the package: `apis/<group>/<plural>.versions.yaml`. */
export function definitionTexts(): ReadonlyMap<string, string> {
  return new Map([...crdDefinitions().values()].map(definition => {
    const text = yaml({ spec: { versions: crdVersions(definition) } });
    return [`apis/${definition.group}/${definition.plural}.versions.yaml`, text.slice(HEAD.length)];
  }));
}

/** All files of the package that the compiler does not make, by path. */
function files(): ReadonlyMap<string, string> {
  const copied = fs.readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => path.basename(file) === 'schema.generated.json' || file.endsWith('.py'));
  return new Map([...definitionTexts(), ...copied.map((file): [string, string] => [file, fs.readFileSync(path.join(SRC, file), 'utf8')])]);
}

function main([lib = path.join(ROOT, 'lib')]: readonly string[]): void {
  for (const [file, text] of files()) {
    fs.mkdirSync(path.dirname(path.join(lib, file)), { recursive: true });
    fs.writeFileSync(path.join(lib, file), text);
  }
}

if (require.main === module) {
  main(process.argv.slice(2));
}
