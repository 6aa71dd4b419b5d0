/** Makes the schemas of API kinds and of props from their types: `npx tsx tools/schemas.ts [--check]`. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { COMMAND, generate } from './schemas/files';

const USAGE = `usage: ${COMMAND} [--check]

Writes schema.generated.json into each folder of src with types that are checked, and src/apis/groups.generated.ts.
  --check  writes nothing; lists the files that are not current and exits 1 if there are any
Exits 1 as well if a type has no schema that the API server would accept, 2 if the types cannot be read.
`;

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const home = join(__dirname, '..');
  const root = join(home, 'src');
  const { files, faults } = generate(root, join(home, 'tsconfig.json'));
  const present = ts.sys.readDirectory(root, ['.json', '.ts'], undefined, ['**/schema.generated.json', 'apis/*.generated.ts']);
  const stale = [...new Set([...files.keys(), ...present])].filter(file => read(file) !== files.get(file)).sort();
  faults.forEach(fault => process.stderr.write(`no structural schema: ${fault}\n`));
  for (const file of stale) {
    process.stdout.write(`${values.check ? 'stale' : files.has(file) ? 'written' : 'removed'}: ${relative(home, file)}\n`);
    if (!values.check) {
      update(file, files.get(file));
    }
  }
  if (values.check && stale.length > 0) {
    process.stdout.write(`run ${COMMAND}\n`);
  }
  return faults.length > 0 || (values.check && stale.length > 0) ? 1 : 0;
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function update(file: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(file);
  } else {
    writeFileSync(file, text);
  }
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
