import { stringsOf } from './plain';
import { Field, IdentityHeaders, isRecord, Located } from '../../core';

/** What an AuthorizationPolicy lets in. */
export interface Admission {
  /** Name of the policy. */
  readonly policy: string;
  /** Values of an identity header that callers from outside are known by. @default - the rule says it in another way */
  readonly ids?: readonly string[];
  /** The rule in words. */
  readonly words: string;
}

/**
 * What a policy lets in, one for each of its rules; nothing if it refuses or asks somebody else.
 *
 * @param identity headers that the platform sets; without them any header counts as one
 */
export function admissions(policy: Located, identity?: IdentityHeaders): Admission[] {
  const action = policy.at('spec', 'action');
  if (action.exists && action.value !== 'ALLOW') {
    return [];
  }
  const target = targetOf(policy);
  return policy.at('spec', 'rules').items().map(rule => ({
    policy: policy.name,
    ids: target === '' ? idsOf(rule, identity) : undefined,
    words: `${wordsOf(rule)}${target}`,
  }));
}

/** Whether a policy counts for all pods of its namespace. */
export function isForAllPods(policy: Located): boolean {
  return targetOf(policy) === '';
}

function targetOf(policy: Located): string {
  const spec = policy.at('spec');
  const labels = Object.entries(spec.at('selector', 'matchLabels').strings()).map(([key, value]) => `${key}=${value}`);
  const refs = [spec.at('targetRef'), ...spec.at('targetRefs').items()].filter(ref => isRecord(ref.value)).map(ref => `${ref.at('kind').text}/${ref.at('name').text}`);
  return [...labels, ...refs].length === 0 ? '' : `, to ${[...labels, ...refs].join(', ')} only`;
}

/** Only this form is that of a contributor: some principals hand on requests, and one header says who made them. */
function idsOf(rule: Field, identity: IdentityHeaders | undefined): readonly string[] | undefined {
  const sources = rule.at('from').items().map(from => from.at('source'));
  const [condition, ...others] = rule.at('when').items();
  const isHandedOn = sources.length > 0 && sources.every(source =>
    source.entries().map(([name]) => name).join() === 'principals' && stringsOf(source.at('principals')).every(principal => !principal.includes('*')));
  const [, header] = /^request\.headers\[(.+)\]$/.exec(condition?.at('key').text ?? '') ?? [];
  const isIdentity = header !== undefined && (identity === undefined || header === identity.userId || header === identity.groups);
  const isPlain = others.length === 0 && !rule.at('to').exists && condition?.at('values').exists && !condition.at('notValues').exists;
  return isHandedOn && isIdentity && isPlain ? stringsOf(condition.at('values')) : undefined;
}

const FIELDS: Readonly<Record<string, string>> = {
  principals: 'workloads', notPrincipals: 'all workloads but', namespaces: 'namespaces', notNamespaces: 'all namespaces but',
  requestPrincipals: 'holders of tokens', notRequestPrincipals: 'all but holders of tokens', ipBlocks: 'addresses', notIpBlocks: 'all addresses but',
  remoteIpBlocks: 'clients at', notRemoteIpBlocks: 'all clients but those at', serviceAccounts: 'service accounts', notServiceAccounts: 'all service accounts but',
};

/** A rule as a reviewer reads it; what nothing restricts is everybody. */
function wordsOf(rule: Field): string {
  const callers = rule.at('from').items().map(from => restrictions(from.at('source')) || 'everybody').join(' or ') || 'everybody';
  const conditions = rule.at('when').items().map(conditionWords);
  const operations = rule.at('to').items().map(to => restrictions(to.at('operation')) || 'all').join(' or ');
  return [callers, conditions.length > 0 && `if ${conditions.join(' and ')}`, operations && `for ${operations}`].filter(Boolean).join(' ');
}

/** `workloads a, b and namespaces c` */
function restrictions(part: Field): string {
  return part.entries().map(([name, values]) => `${Object.hasOwn(FIELDS, name) ? FIELDS[name] : name} ${stringsOf(values).join(', ')}`).join(' and ');
}

function conditionWords(condition: Field): string {
  const key = condition.at('key').text ?? '';
  const said = ([['values', 'is'], ['notValues', 'is not']] as const).filter(([name]) => condition.at(name).exists)
    .map(([name, verb]) => `${key} ${verb} ${stringsOf(condition.at(name)).join(' or ')}`);
  return said.join(' and ') || key;
}
