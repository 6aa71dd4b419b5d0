import { ConfigError, listed, shown } from './errors';
import { Declared } from './externals';
import { Located } from './located';
import { ManifestSet } from './manifests';

/** What a rule found at one object. */
export interface Violation {
  readonly at: Located;
  /** Path of the field in the API's spelling, for example `spec.template.spec.containers[0].image`. */
  readonly field: string;
  /** What is wrong, with the value: lower case, no full stop. */
  readonly problem: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A check over all objects of a synthesis. Pure: it neither prints nor changes anything. */
export interface Rule {
  /** Stable id, `<Area>/<What>`; waivers name it, so renaming it is a breaking change. */
  readonly id: string;
  /** One sentence: what goes wrong in a cluster when this is broken. */
  readonly why: string;
  check(set: ManifestSet): Iterable<Violation>;
}

/** Accepts what a rule finds, with a reason for the next reader. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /**
   * `Kind/name` or `Kind/namespace/name`; `*` stands for any text.
   * @default '*'
   */
  readonly object?: string;
  /** Why it is fine, in a sentence. */
  readonly reason: string;
}

/** A violation with the rule that found it. */
export interface Finding extends Violation {
  readonly rule: Rule;
}

/** What a run of the rules gave. */
export interface Examination {
  /** What is wrong and not waived. */
  readonly findings: readonly Finding[];
  /** Waivers with the number of findings that each accepted. */
  readonly waived: readonly { readonly waiver: Waiver; readonly count: number }[];
}

const WAIVER: Rule = {
  id: 'Waiver/Unused',
  why: 'A waiver that matches nothing hides the next fault of that kind.',
  check: () => [],
};

const EXTERNAL: Rule = {
  id: 'External/Unused',
  why: 'A declaration to which nothing refers hides that what it stood for is gone, and the next mistake in the name.',
  check: () => [],
};

const THREW: Rule = {
  id: 'Rule/Threw',
  why: 'A rule that ends in an error has looked at nothing, so that any fault may be in the output.',
  check: () => [],
};

/** Rules that `examine` itself brings. */
export const OWN_RULES: readonly Rule[] = [WAIVER, EXTERNAL, THREW];

/**
 * Runs the rules and drops what is waived. A waiver that matched nothing, and a declaration of others' objects to which
 * nothing refers, are findings themselves; so is a rule that throws.
 *
 * @throws ConfigError `WaiverReason`
 */
export function examine(set: ManifestSet, rules: readonly Rule[], waivers: readonly Waiver[] = []): Examination {
  for (const { rule, object, reason } of waivers) {
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new ConfigError('WaiverReason', `the waiver of ${shown(rule)} for ${shown(object ?? '*')} must say why it is fine, got ${shown(reason)}; ` +
        'give its reason in a sentence');
    }
  }
  const found = [...rules.flatMap(rule => run(rule, set)), ...set.unusedExternals().map(unusedExternal)];
  const counts = waivers.map(() => 0);
  const patterns = waivers.map(waiver => pattern(waiver.object ?? '*'));
  const findings = found.filter(finding => {
    // All waivers that match count as used: two that overlap are no mistake.
    const matching = waivers.map((waiver, index) => waiver.rule === finding.rule.id && patterns[index].test(finding.at.label) ? index : -1).filter(index => index >= 0);
    matching.forEach(index => counts[index]++);
    return matching.length === 0;
  });
  const unused = waivers.filter((_, index) => counts[index] === 0).map(waiver => unusedWaiver(waiver, [...rules, ...OWN_RULES]));
  return { findings: [...findings, ...unused], waived: waivers.map((waiver, index) => ({ waiver, count: counts[index] })) };
}

function run(rule: Rule, set: ManifestSet): Finding[] {
  try {
    return unique([...rule.check(set)]).map(violation => ({ ...violation, rule }));
  } catch (error) {
    return [{
      rule: THREW,
      at: nowhere('(rules)', 'Rule', rule.id),
      field: 'check',
      problem: `the rule ended in an error, got ${shown(error instanceof Error ? error.message : String(error))}`,
      fix: 'mend the rule: it must bear any content of an object, which Located.at() and Field help with',
    }];
  }
}

/** Each violation once: what several pods of an object have from one field is said of the field. */
function unique(all: readonly Violation[]): Violation[] {
  const seen = new Map<Located, Set<string>>();
  return all.filter(({ at, field, problem }) => {
    const known = seen.get(at) ?? new Set<string>();
    const isNew = !known.has(`${field} ${problem}`);
    seen.set(at, known.add(`${field} ${problem}`));
    return isNew;
  });
}

function unusedExternal({ kind, namespace, name, path }: Declared): Finding {
  return {
    rule: EXTERNAL,
    at: nowhere(path || '(app)', kind.slice(kind.lastIndexOf('/') + 1), name, namespace),
    field: 'declareExternal',
    problem: `nothing refers to it, got ${shown([kind, namespace, name].filter(part => part !== undefined).join(' '))}`,
    fix: 'remove the declaration, or correct its kind, namespace and name',
  };
}

function unusedWaiver(waiver: Waiver, rules: readonly Rule[]): Finding {
  const known = rules.some(rule => rule.id === waiver.rule);
  return {
    rule: WAIVER,
    at: nowhere('(waivers)', 'Waiver', waiver.rule),
    field: known ? 'object' : 'rule',
    problem: known ? `matches no finding, got ${shown(waiver.object ?? '*')}` : `names no rule, got ${shown(waiver.rule)}`,
    fix: known ? 'remove the waiver' : `use one of ${listed(rules.map(rule => rule.id))}`,
  };
}

/** Stands in for an object where a finding is about none. */
export function nowhere(path: string, kind: string, name: string, namespace?: string): Located {
  return new Located({ path, component: '', stage: 'base', folder: '' }, { apiVersion: '', kind, metadata: { name, ...namespace !== undefined && { namespace } } });
}

function pattern(glob: string): RegExp {
  return new RegExp(`^${String(glob).split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}
