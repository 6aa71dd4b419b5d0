/**
 * Makes src/core/pins.generated.ts from the files in pins/.
 *
 * usage: npx tsx tools/pins.ts [--check]
 *
 * --check writes nothing and exits with 1 when the generated file is not current.
 */
import * as fs from 'fs';
import * as path from 'path';
import { parse, ParseError } from 'jsonc-parser';

/** Facts that nobody can know without the registry or the project; left out where they were not looked up. */
interface ImageFacts {
  readonly digest?: string;
  readonly platforms?: readonly string[];
  readonly licence?: string;
}

interface Pin {
  readonly release: string;
  readonly source: string;
  /** SPDX identifier of the project's licence, which holds for all its images that name no other. */
  readonly licence?: string;
  readonly images: Readonly<Record<string, { readonly reference: string } & ImageFacts>>;
}

const ROOT = path.join(__dirname, '..');
const FOLDER = path.join(ROOT, 'pins');
const TARGET = path.join(ROOT, 'src', 'core', 'pins.generated.ts');

/** Registry host, repository, tag or digest: nothing is left to a node's defaults. */
const REFERENCE = /^[a-z0-9.-]+\.[a-z]+(:\d+)?(\/[a-z0-9._-]+)+(:[\w.-]+(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/;

/** The pins by component, in the order of their names. */
function read(): [component: string, pin: Pin][] {
  return fs.readdirSync(FOLDER).filter(name => name.endsWith('.jsonc')).sort().map(name => {
    const errors: ParseError[] = [];
    const pin = parse(fs.readFileSync(path.join(FOLDER, name), 'utf8'), errors, { allowTrailingComma: false }) as Pin;
    if (errors.length > 0) {
      throw new Error(`pins/${name}: not valid JSON with comments at offset ${errors[0].offset}`);
    }
    return [name.slice(0, -'.jsonc'.length), pin];
  });
}

function render(pins: readonly (readonly [component: string, pin: Pin])[]): string {
  const quoted = (text: string) => `'${text}'`;
  const images = new Map<string, string>();
  const facts = new Map<string, object>();
  for (const [component, pin] of pins) {
    for (const [name, { reference, digest = reference.split('@')[1], platforms, licence = pin.licence }] of Object.entries(pin.images)) {
      if (!REFERENCE.test(reference)) {
        throw new Error(`pins/${component}.jsonc: ${name} must be a full reference (registry/repository, with :tag or @digest), got ${JSON.stringify(reference)}`);
      }
      if (images.has(name)) {
        throw new Error(`pins/${component}.jsonc: ${name} is pinned by another file too`);
      }
      images.set(name, reference);
      facts.set(name, { component, ...digest && { digest }, ...platforms && { platforms }, ...licence && { licence } });
    }
  }
  return [
    '// Made from pins/ by `npm run pins`; do not edit.',
    '',
    '/** Full reference of every pinned image, by its name in code. */',
    'export const PINS = {',
    ...[...images].sort(([a], [b]) => a < b ? -1 : 1).map(([name, reference]) => `  ${quoted(name)}: ${quoted(reference)},`),
    '} as const;',
    '',
    '/** What is known of each image beside its reference. */',
    'export const IMAGE_FACTS: Readonly<Record<keyof typeof PINS, ImageFacts>> = {',
    ...[...facts].sort(([a], [b]) => a < b ? -1 : 1).map(([name, fact]) => `  ${quoted(name)}: ${literal(fact)},`),
    '};',
    '',
    '/** Facts of an image; `component` is its file in the pins. */',
    'interface ImageFacts {',
    '  readonly component: string;',
    '  readonly digest?: string;',
    '  readonly platforms?: readonly string[];',
    '  readonly licence?: string;',
    '}',
    '',
    '/** Upstream release that each component was modelled on. */',
    'export const RELEASES = {',
    ...pins.map(([name, { release }]) => `  ${quoted(name)}: ${quoted(release)},`),
    '} as const;',
    '',
  ].join('\n');
}

function literal(fact: object): string {
  const value = (one: unknown): string => Array.isArray(one) ? `[${one.map(value).join(', ')}]` : `'${one as string}'`;
  return `{ ${Object.entries(fact).map(([key, one]) => `${key}: ${value(one)}`).join(', ')} }`;
}

const wanted = render(read());
const current = fs.existsSync(TARGET) ? fs.readFileSync(TARGET, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (wanted !== current) {
    console.error('src/core/pins.generated.ts is not current: run `npm run pins`');
    process.exit(1);
  }
} else if (wanted !== current) {
  fs.writeFileSync(TARGET, wanted);
}
