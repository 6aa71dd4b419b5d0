import { ConfigError, shown } from './errors';
import { ManifestSet, Located } from './manifests';

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

/** A check over all objects of a synthesis. Pure: it neither throws nor prints nor changes anything. */
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

/** `Kind/namespace/name`, or `Kind/name` of a cluster-scoped object. */
export function label(one: Located): string {
  const { kind, metadata } = one.manifest;
  return [kind, metadata.namespace, metadata.name].filter(part => part !== undefined).join('/');
}

/** A finding as text: rule, construct path, object, field, what is wrong, what to do. */
export function describe(finding: Finding): string {
  return `${finding.rule.id}  ${finding.at.path}\n    ${label(finding.at)} ${finding.field}: ${finding.problem}; ${finding.fix}`;
}

const WAIVER: Rule = {
  id: 'Waiver/Unused',
  why: 'A waiver that matches nothing hides the next fault of that kind.',
  check: () => [],
};

/**
 * Runs the rules and drops what is waived; a waiver that matched nothing is a finding itself.
 *
 * @throws ConfigError `WaiverReason`
 */
export function examine(set: ManifestSet, rules: readonly Rule[], waivers: readonly Waiver[] = []): Finding[] {
  for (const { rule, object, reason } of waivers) {
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new ConfigError('WaiverReason', `the waiver of ${shown(rule)} for ${shown(object ?? '*')} must say why it is fine, got ${shown(reason)}; ` +
        'give its reason in a sentence');
    }
  }
  const findings: Finding[] = rules.flatMap(rule => [...rule.check(set)].map(violation => ({ ...violation, rule })));
  if (waivers.length === 0) {
    return findings;
  }
  const patterns = waivers.map(waiver => pattern(waiver.object ?? '*'));
  const used = new Set<number>();
  const left = findings.filter(finding => {
    const index = waivers.findIndex((waiver, i) => waiver.rule === finding.rule.id && patterns[i].test(label(finding.at)));
    used.add(index);
    return index < 0;
  });
  return [...left, ...waivers.flatMap((waiver, i) => used.has(i) ? [] : [unused(waiver, rules)])];
}

function unused(waiver: Waiver, rules: readonly Rule[]): Finding {
  const nowhere: Located = {
    path: '(waivers)',
    component: '',
    stage: 'base',
    folder: '',
    manifest: { apiVersion: '', kind: 'Waiver', metadata: { name: waiver.rule } },
  };
  const known = rules.some(rule => rule.id === waiver.rule);
  return {
    rule: WAIVER,
    at: nowhere,
    field: 'object',
    problem: known ? `matches no finding, got ${JSON.stringify(waiver.object ?? '*')}` : `names no rule, got ${JSON.stringify(waiver.rule)}`,
    fix: known ? 'remove the waiver' : `use one of ${rules.map(rule => rule.id).sort().join(', ')}`,
  };
}

function pattern(glob: string): RegExp {
  return new RegExp(`^${glob.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`);
}
