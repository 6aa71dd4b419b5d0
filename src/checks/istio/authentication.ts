import { attachment, selectorWrong } from './parts';
import { durationFault, isMisescaped, Problem } from './values';
import { isRecord, Located, Rule } from '../../core';
import { atMostOne, Fault, fault, filled, given, ruleOf, textWrong } from '../fault';

/** `Istio/Authentication`: RequestAuthentications and PeerAuthentications are such as istiod takes. */
export const istioAuthentication: Rule = ruleOf(
  'Istio/Authentication',
  'istiod or the API server refuses such an object; where no webhook is asked, as for objects without the label istio.io/rev, tokens are not looked at, or no one is let in.',
  { 'security.istio.io/RequestAuthentication': wrongTokens, 'security.istio.io/PeerAuthentication': wrongPeers },
);

/** Source: Istio, pkg/config/validation, ValidateRequestAuthentication, and the rules of its definition; release in pins/. */
function* wrongTokens(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* attachment(spec);
  yield* selectorWrong(spec);
  for (const rule of spec.at('jwtRules').items()) {
    const uris = [rule.at('jwksUri'), rule.at('jwks_uri')];
    if (![rule.at('issuer'), ...uris].some(filled)) {
      yield fault(rule.at('issuer'), 'must be given, unless jwksUri is', 'write the issuer of the tokens');
    }
    yield* atMostOne([...uris, rule.at('jwks')], 'keep one of the two');
    for (const uri of uris) {
      yield* textWrong(uri, uriFault, 'write a URL that starts with https:// or http://');
    }
    yield* textWrong(rule.at('jwks'), text => text === '' ? undefined : keysFault(text), 'write a set of public keys: {"keys": [...]}', HIDDEN);
    for (const field of [...['audiences', 'fromParams', 'fromCookies'].flatMap(name => rule.at(name).items()), ...rule.at('fromHeaders').items().map(one => one.at('name'))]) {
      yield* textWrong(field, text => text === '' ? 'must not be empty' : undefined, 'write it, or remove the entry');
    }
    for (const header of rule.at('outputClaimToHeaders').items().map(one => one.at('header'))) {
      yield* textWrong(header, text => /^[-_A-Za-z0-9]+$/.test(text) ? undefined : 'must be the name of a header: letters, digits, "-" and "_"', 'choose another name');
    }
    yield* textWrong(rule.at('timeout'), durationFault, 'write a duration such as "5s"');
  }
}

/** Whoever pastes keys there may have pasted private ones. */
const HIDDEN = 'got a string';

function uriFault(text: string): Problem {
  // URL takes hosts that Go does not.
  const isHost = !/^[^/]*\/\/[^/?#]*[\\{}`%](?![^/?#]*@)/.test(text);
  return /^https?:\//i.test(text) && isHost && !isMisescaped(text) && URL.canParse(text) ? undefined : 'must be a URL with http:// or https://';
}

const TYPES = ['RSA', 'EC', 'OKP', 'oct'];
/** What keys of a type must have, but for their curve. */
const PARTS: Readonly<Record<string, readonly string[]>> = { RSA: ['n', 'e'], EC: ['x', 'y'], OKP: ['x'], oct: ['k'] };

function keysFault(text: string): Problem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'must be JSON';
  }
  if (!isRecord(value)) {
    return 'must be an object in JSON';
  }
  const keys = Object.hasOwn(value, 'keys') ? value.keys : [value];
  if (!Array.isArray(keys)) {
    return 'must have a list of keys';
  }
  const isKey = (key: unknown) => isRecord(key) && TYPES.includes(String(key.kty)) && hasCurve(key) && PARTS[String(key.kty)].every(part => isBase64(key[part]));
  return keys.every(isKey) ? undefined : 'must have keys of the types RSA, EC, OKP or oct, with all their parts in Base64';
}

/** Of what the key is on a curve; no other key has one. */
function hasCurve({ kty, crv }: Readonly<Record<string, unknown>>): boolean {
  return !['EC', 'OKP'].includes(String(kty)) || typeof crv === 'string';
}

/** Base64 as istiod reads it: with "-" and "_" or with "+" and "/", and with all of its "=" or none. */
function isBase64(value: unknown): boolean {
  const text = typeof value === 'string' ? value.replace(/[\r\n]/g, '') : '*';
  const digits = text.replace(/={1,2}$/, '');
  return /^(?:[\w-]*|[A-Za-z0-9+/]*)$/.test(digits) && (digits === text ? text.length % 4 !== 1 : text.length % 4 === 0);
}

/** Source: Istio, pkg/config/validation, ValidatePeerAuthentication, and the rules of its definition; release in pins/. */
function* wrongPeers(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const ports = spec.at('portLevelMtls');
  yield* selectorWrong(spec);
  if (given(ports) && spec.at('selector', 'matchLabels').entries().length === 0) {
    yield fault(ports, 'must stand beside a selector with labels', 'select the pods whose ports are meant, or leave it out');
  }
  for (const [name, field] of ports.entries()) {
    if (!/^[1-9]\d*$/.test(name) || Number(name) > 65535) {
      yield fault(field, 'must have the number of a port as its name, 1 to 65535', 'write the number of a port', `got ${JSON.stringify(name)}`);
    }
  }
}
