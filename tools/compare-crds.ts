/** Compares our CustomResourceDefinitions with an upstream release: `npx tsx tools/compare-crds.ts FILE.yaml...`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadAll } from 'js-yaml';
import type { CrdDefinition } from '../src/apis/crd';
import { compareCrd, Finding, FindingKind, UpstreamCrd } from './schemas/compare';
import { crdDefinitions } from './schemas/definitions';

const USAGE = `usage: npx tsx tools/compare-crds.ts [--group GLOB] [--apis FOLDER] FILE.yaml...

Lists for each CustomResourceDefinition in the files, by version:
  missing    fields, versions and definitions that upstream has and ours lack
  gone       what ours have and upstream lacks
  different  types, required fields, defaults, patterns, rules and other keywords that differ
Differences inside Kubernetes' own types that refuse nothing which upstream accepts are listed at the end, and not counted.

  --group GLOB   only definitions of these groups, such as '*.istio.io'
  --apis FOLDER  folder with the API groups; src/apis if left out
Exits 1 if anything is missing or different, 2 on wrong usage and files that cannot be read.
`;

type Totals = Record<FindingKind, number>;
type Definitions = ReadonlyMap<string, CrdDefinition>;

function main(): number {
  const { values, positionals } = parseArgs({
    options: { group: { type: 'string' }, apis: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (positionals.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const wanted = matcher(values.group ?? '*');
  const ours = crdDefinitions(values.apis && resolve(values.apis));
  const theirs = positionals.flatMap(readCrds).filter(crd => wanted(crd.spec.group));
  return report(ours, theirs);
}

function matcher(glob: string): (name: string) => boolean {
  const pattern = new RegExp(`^${glob.split('*').map(part => part.replace(/[.+^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
  return name => pattern.test(name);
}

function readCrds(file: string): readonly UpstreamCrd[] {
  const documents = loadAll(readFileSync(file, 'utf8')) as readonly (UpstreamCrd | null)[];
  return documents.filter((each): each is UpstreamCrd => each?.kind === 'CustomResourceDefinition');
}

function report(ours: Definitions, theirs: readonly UpstreamCrd[]): number {
  const totals: Totals = { missing: 0, gone: 0, different: 0, core: 0 };
  const core = new Map<string, number>();
  const out: string[] = [];
  for (const upstream of [...theirs].sort((a, b) => a.metadata.name < b.metadata.name ? -1 : 1)) {
    const definition = ours.get(upstream.metadata.name);
    out.push(upstream.metadata.name);
    if (!definition) {
      out.push('  missing    the whole definition');
      totals.missing++;
      continue;
    }
    const { head, versions } = compareCrd(definition, upstream);
    out.push(...lines(head, '  '));
    const seen = new Map<string, string>();
    for (const [name, findings] of versions) {
      const text = lines(findings, '    ');
      const same = seen.get(text.join('\n'));
      out.push(`  ${name}${text.length === 0 ? ': equal' : same ? `: as ${same}` : ''}`, ...same ? [] : text);
      seen.set(text.join('\n'), same ?? name);
      for (const { at, detail } of findings.filter(({ kind }) => kind === 'core')) {
        core.set(`${at}: ${detail}`, (core.get(`${at}: ${detail}`) ?? 0) + 1);
      }
    }
    [...head, ...[...versions.values()].flat()].forEach(each => totals[each.kind]++);
  }
  out.push(...goneDefinitions(ours, theirs, totals));
  if (core.size > 0) {
    out.push('inside Kubernetes\' own types, and not counted:');
    out.push(...[...core].sort().map(([text, places]) => `  ${text} (${places} places)`));
  }
  out.push(`${theirs.length} definitions: ${totals.missing} missing, ${totals.gone} gone, ${totals.different} different`);
  process.stdout.write(`${out.join('\n')}\n`);
  return totals.missing + totals.different > 0 ? 1 : 0;
}

/** Definitions of ours that upstream's files, although they have the group, do not have. */
function goneDefinitions(ours: Definitions, theirs: readonly UpstreamCrd[], totals: Totals): readonly string[] {
  const groups = new Set(theirs.map(each => each.spec.group));
  const names = new Set(theirs.map(each => each.metadata.name));
  const gone = [...ours].filter(([name, { group }]) => groups.has(group) && !names.has(name)).map(([name]) => name).sort();
  totals.gone += gone.length;
  return gone.flatMap(name => [name, '  gone       the whole definition']);
}

function lines(findings: readonly Finding[], indent: string): readonly string[] {
  return findings.filter(({ kind }) => kind !== 'core')
    .map(({ kind, at, detail }) => `${indent}${kind.padEnd(10)} ${at}${detail ? `: ${detail}` : ''}`);
}

try {
  process.exitCode = main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
