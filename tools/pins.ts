/**
 * Makes src/core/pins.generated.ts from pins.jsonc.
 *
 * usage: npx tsx tools/pins.ts [--check]
 *
 * --check writes nothing and exits with 1 when the generated file is not current.
 */
import * as fs from 'fs';
import * as path from 'path';
import { parse, ParseError } from 'jsonc-parser';

interface Pin {
  readonly release: string;
  readonly source: string;
  readonly images: Readonly<Record<string, { readonly reference: string }>>;
}

const ROOT = path.join(__dirname, '..');
const TARGET = path.join(ROOT, 'src', 'core', 'pins.generated.ts');

/** Registry host, repository, tag, optional digest: nothing is left to a node's defaults. */
const REFERENCE = /^[a-z0-9.-]+\.[a-z]+(:\d+)?(\/[a-z0-9._-]+)+:[\w.-]+(@sha256:[0-9a-f]{64})?$/;

function read(file: string): Record<string, Pin> {
  const errors: ParseError[] = [];
  const pins = parse(fs.readFileSync(file, 'utf8'), errors, { allowTrailingComma: false }) as Record<string, Pin>;
  if (errors.length > 0) {
    throw new Error(`${file}: not valid JSON with comments at offset ${errors[0].offset}`);
  }
  return pins;
}

function render(pins: Record<string, Pin>): string {
  const quoted = (text: string) => `'${text}'`;
  const images = Object.values(pins).flatMap(pin => Object.entries(pin.images)).sort(([a], [b]) => a < b ? -1 : 1);
  for (const [name, { reference }] of images) {
    if (!REFERENCE.test(reference)) {
      throw new Error(`pins.jsonc: ${name} must be a full reference (registry/repository:tag), got ${JSON.stringify(reference)}`);
    }
  }
  return [
    '// Made from pins.jsonc by `npm run pins`; do not edit.',
    '',
    '/** Full reference of every pinned image, by its name in code. */',
    'export const PINS = {',
    ...images.map(([name, { reference }]) => `  ${quoted(name)}: ${quoted(reference)},`),
    '} as const;',
    '',
    '/** Upstream release that each component was modelled on. */',
    'export const RELEASES = {',
    ...Object.entries(pins).map(([name, { release }]) => `  ${quoted(name)}: ${quoted(release)},`),
    '} as const;',
    '',
  ].join('\n');
}

const wanted = render(read(path.join(ROOT, 'pins.jsonc')));
const current = fs.existsSync(TARGET) ? fs.readFileSync(TARGET, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (wanted !== current) {
    console.error('src/core/pins.generated.ts is not current: run `npm run pins`');
    process.exit(1);
  }
} else if (wanted !== current) {
  fs.writeFileSync(TARGET, wanted);
}
