import { Located } from '../../core';

interface Source {
  readonly [field: string]: readonly string[] | undefined;
}

interface Condition {
  readonly key: string;
  readonly values?: readonly string[];
  readonly notValues?: readonly string[];
}

/** A rule of an AuthorizationPolicy. */
interface PolicyRule {
  readonly from?: readonly { readonly source?: Source }[];
  readonly to?: readonly { readonly operation?: Source }[];
  readonly when?: readonly Condition[];
}

interface PolicySpec {
  readonly action?: string;
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly targetRefs?: readonly { readonly kind?: string; readonly name?: string }[];
  readonly targetRef?: { readonly kind?: string; readonly name?: string };
  readonly rules?: readonly PolicyRule[];
}

/** What an AuthorizationPolicy lets in. */
export interface Admission {
  /** Name of the policy. */
  readonly policy: string;
  /** Values of an identity header that callers from outside are known by. @default - the rule says it in another way */
  readonly ids?: readonly string[];
  /** The rule in words. */
  readonly words: string;
}

/** What a policy lets in, one for each of its rules; nothing if it refuses or asks somebody else. */
export function admissions(policy: Located): Admission[] {
  const spec = (policy.manifest.spec ?? {}) as PolicySpec;
  if (spec.action !== undefined && spec.action !== 'ALLOW') {
    return [];
  }
  const target = targetOf(spec);
  return (spec.rules ?? []).map(rule => ({
    policy: policy.manifest.metadata.name,
    ids: target === '' ? idsOf(rule) : undefined,
    words: `${wordsOf(rule)}${target}`,
  }));
}

/** Whether a policy counts for all pods of its namespace. */
export function isForAllPods(policy: Located): boolean {
  return targetOf((policy.manifest.spec ?? {}) as PolicySpec) === '';
}

function targetOf({ selector, targetRef, targetRefs = targetRef === undefined ? [] : [targetRef] }: PolicySpec): string {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const refs = targetRefs.map(one => `${one.kind}/${one.name}`);
  return [...labels, ...refs].length === 0 ? '' : `, to ${[...labels, ...refs].join(', ')} only`;
}

/** Only this form is that of a contributor: some principals hand on requests, and one header says who made them. */
function idsOf({ from, to, when }: PolicyRule): readonly string[] | undefined {
  const [condition, ...others] = when ?? [];
  const isHandedOn = from !== undefined && from.length > 0 && from.every(({ source }) =>
    Object.keys(source ?? {}).join() === 'principals' && source!.principals!.every(one => !one.includes('*')));
  return isHandedOn && to === undefined && others.length === 0 && condition?.key.startsWith('request.headers[') && condition.notValues === undefined
    ? condition.values : undefined;
}

const FIELDS: Readonly<Record<string, string>> = {
  principals: 'workloads', notPrincipals: 'all workloads but', namespaces: 'namespaces', notNamespaces: 'all namespaces but',
  requestPrincipals: 'holders of tokens', notRequestPrincipals: 'all but holders of tokens', ipBlocks: 'addresses', notIpBlocks: 'all addresses but',
  remoteIpBlocks: 'clients at', notRemoteIpBlocks: 'all clients but those at', serviceAccounts: 'service accounts', notServiceAccounts: 'all service accounts but',
};

/** A rule as a reviewer reads it; what nothing restricts is everybody. */
function wordsOf({ from = [], to = [], when = [] }: PolicyRule): string {
  const part = (source: Source = {}, names: Readonly<Record<string, string>> = {}) =>
    Object.entries(source).map(([field, values]) => `${names[field] ?? field} ${(values ?? []).join(', ')}`).join(' and ');
  const callers = from.map(one => part(one.source, FIELDS) || 'everybody').join(' or ') || 'everybody';
  const conditions = when.map(one => [
    one.values && `${one.key} is ${one.values.join(' or ')}`, one.notValues && `${one.key} is not ${one.notValues.join(' or ')}`,
  ].filter(Boolean).join(' and '));
  const operations = to.map(one => part(one.operation) || 'all').join(' or ');
  return [callers, conditions.length > 0 && `if ${conditions.join(' and ')}`, operations && `for ${operations}`].filter(Boolean).join(' ');
}
