import { attachment, selectorWrong } from './parts';
import { Problem, ipFault, subnetFault } from './values';
import { Field, Located, Rule } from '../../core';
import { Fault, fault, filled, given, ruleOf, textWrong } from '../fault';

/** `Istio/Policy`: AuthorizationPolicies are such as istiod takes. */
export const istioPolicy: Rule = ruleOf(
  'Istio/Policy',
  'istiod refuses such a policy; where its webhook is not asked, as for objects without the label istio.io/rev, it leaves rules out, and what they were to forbid is allowed.',
  { 'security.istio.io/AuthorizationPolicy': wrongPolicy },
);

/** Source: Istio, pkg/config/validation, ValidateAuthorizationPolicy, and pkg/config/security; release in pins/. */
function* wrongPolicy(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const action = spec.at('action').text ?? 'ALLOW';
  const [rules, provider] = [spec.at('rules'), spec.at('provider')];
  yield* attachment(spec);
  yield* selectorWrong(spec);
  if (['CUSTOM', 'DENY'].includes(action) && !filled(rules)) {
    yield fault(rules, `must have an entry for action ${action}`, 'write [{}] for all requests');
  }
  if (action === 'CUSTOM' && filled(rules) && !filled(provider.at('name'))) {
    yield fault(provider.at('name'), 'must be given for action CUSTOM', 'name one of the extensionProviders of the mesh');
  }
  if (action !== 'CUSTOM' && given(provider)) {
    yield fault(provider, `must not be given for action ${action}`, 'leave it out, or write action: CUSTOM');
  }
  yield* dryRun(at, action);
  for (const rule of rules.items()) {
    yield* wrongRule(rule, action);
  }
}

function* dryRun(at: Located, action: string): Generator<Fault> {
  const field = at.at('metadata', 'annotations', 'istio.io/dry-run');
  if (field.text !== undefined && !/^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(field.text)) {
    yield fault(field, 'must be "true" or "false"', 'write one of them');
  } else if (field.text !== undefined && !['ALLOW', 'DENY'].includes(action)) {
    yield fault(field, `must not be given for action ${action}`, 'leave it out');
  }
}

function* wrongRule(rule: Field, action: string): Generator<Fault> {
  for (const from of rule.at('from').items()) {
    yield* partOf(from, 'source', source => sourceWrong(source, action));
  }
  for (const to of rule.at('to').items()) {
    yield* partOf(to, 'operation', operationWrong);
  }
  for (const condition of rule.at('when').items()) {
    yield* conditionWrong(condition, action);
  }
}

function* partOf(of: Field, name: string, look: (part: Field) => Iterable<Fault>): Generator<Fault> {
  const part = of.at(name);
  if (!given(part)) {
    yield fault(part, 'must be given', 'write it, or leave the entry out');
  } else if (!part.entries().some(([, field]) => filled(field))) {
    yield fault(part, 'must say something', 'write what is meant, or leave the entry out');
  }
  yield* look(part);
}

const ADDRESSES = ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const ACCOUNTS = ['serviceAccounts', 'notServiceAccounts'];
const DOMAINS = ['trustDomains', 'notTrustDomains'];
const IDENTITIES = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'];
/** What the authorizers of a provider are not asked by. */
const NOT_CUSTOM = [...IDENTITIES, ...ACCOUNTS, ...DOMAINS, 'requestPrincipals', 'notRequestPrincipals'];

function* sourceWrong(source: Field, action: string): Generator<Fault> {
  if ([...ACCOUNTS].some(name => given(source.at(name)))) {
    yield* IDENTITIES.map(name => source.at(name)).filter(given).map(field => (fault(field, 'must not stand beside serviceAccounts', 'keep one of the two')));
  }
  for (const field of action === 'CUSTOM' ? NOT_CUSTOM.map(name => source.at(name)).filter(filled) : []) {
    yield fault(field, 'must not be given for action CUSTOM', 'leave it out, and say it in another policy');
  }
  for (const [name, values] of source.entries()) {
    const faultOf = ADDRESSES.includes(name) ? addressFault : ACCOUNTS.includes(name) ? accountFault : DOMAINS.includes(name) ? domainFault : emptyFault;
    yield* eachText(values, faultOf);
    if (ACCOUNTS.includes(name) && values.items().length > 16) {
      yield fault(values, 'must have at most 16 entries', 'write several sources');
    }
  }
}

function* operationWrong(operation: Field): Generator<Fault> {
  for (const [name, values] of operation.entries()) {
    const faultOf = name === 'ports' || name === 'notPorts' ? portTextFault : name === 'paths' || name === 'notPaths' ? pathFault : emptyFault;
    yield* eachText(values, faultOf);
  }
}

function* eachText(values: Field, faultOf: (text: string) => Problem): Generator<Fault> {
  for (const value of values.items()) {
    yield* textWrong(value, text => emptyFault(text) ?? faultOf(text), 'correct it, or remove the entry');
  }
}

function emptyFault(text: string): Problem {
  return text === '' ? 'must not be empty' : undefined;
}

function addressFault(text: string): Problem {
  return text.includes('/') ? subnetFault(text) : ipFault(text);
}

function portTextFault(text: string): Problem {
  return /^\d+$/.test(text) && Number(text) <= 65535 ? undefined : 'must be the number of a port as text';
}

function accountFault(text: string): Problem {
  const isForm = /^([^/*]+\/)?[^/*]+$/.test(text) && text.length <= 320;
  return isForm ? undefined : 'must be <name> or <namespace>/<name> of a ServiceAccount, without "*"';
}

function openEndFault(text: string): Problem {
  const isForm = text === '*' || !text.replace(/^\*|\*$/, '').includes('*');
  return isForm ? undefined : 'must have at most one "*", at its beginning or end';
}

function domainFault(text: string): Problem {
  return openEndFault(text) ?? (text.includes('/') ? 'must be a trust domain without "/"' : undefined);
}

/** A path, in which whole parts may be `{*}`, and the last of them `{**}`. */
function pathFault(text: string): Problem {
  const parts = text.replace(/^\/+|\/+$/g, '').split('/');
  const open = parts.indexOf('{**}');
  const isTemplate = text.includes('{*}') || text.includes('{**}');
  for (const [index, part] of parts.entries()) {
    if (part === '{*}' || part === '{**}') {
      if (open >= 0 && index > open) {
        return 'must not have an open part after {**}';
      }
    } else if (/[{}]/.test(part) || isTemplate && !/^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/.test(part)) {
      return 'must have {*} and {**} as whole parts, and no other "{", "}" or "*" beside them';
    }
  }
  return undefined;
}

const ATTRIBUTES: Readonly<Record<string, (text: string) => Problem>> = {
  'source.ip': addressFault, 'remote.ip': addressFault, 'destination.ip': addressFault, 'destination.port': portTextFault, 'source.serviceAccount': accountFault,
  'source.trustDomain': openEndFault,
};
const IDENTITY_KEYS = /^(source\.(namespace|serviceAccount|trustDomain|principal)$|request\.auth\.)/;

function* conditionWrong(condition: Field, action: string): Generator<Fault> {
  const [key, values, others] = ['key', 'values', 'notValues'].map(name => condition.at(name));
  if (!filled(values) && !filled(others)) {
    yield fault(values, 'must have an entry, unless notValues has one', 'write the values that are meant');
  }
  if (action === 'CUSTOM' && key.text !== undefined && IDENTITY_KEYS.test(key.text)) {
    yield fault(key, 'must not be given for action CUSTOM', 'leave it out, and say it in another policy');
  }
  const faultOf = Object.hasOwn(ATTRIBUTES, key.text ?? '') ? ATTRIBUTES[key.text ?? ''] : emptyFault;
  yield* eachText(values, faultOf);
  yield* eachText(others, faultOf);
}
