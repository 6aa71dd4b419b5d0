import { isHttp, isPartlyOpen } from './values';
import { Field, isRecord, Located, Rule, shown } from '../../core';
import { fault, Fault, filled, given, ruleOf } from '../fault';

/** `Istio/NoEffect`: what stands in Istio's objects has the effect that it seems to have. */
export const istioNoEffect: Rule = ruleOf(
  'Istio/NoEffect',
  'istiod takes such a setting with no more than a warning, and leaves it out or means another thing by it: a route is never taken, a certificate never shown.',
  {
    'networking.istio.io/VirtualService': hiddenRoutes,
    'networking.istio.io/Gateway': servers,
    'networking.istio.io/DestinationRule': failovers,
    'networking.istio.io/ServiceEntry': entries,
    'networking.istio.io/Sidecar': sidecars,
    'networking.istio.io/EnvoyFilter': at => everywhere(at.at('spec', 'workloadSelector')),
  },
);

/** Source of all checks: Istio, the warnings of pkg/config/validation, which istioctl analyze tells; release in pins/. */
function* hiddenRoutes(at: Located): Generator<Fault> {
  for (const kind of ['http', 'tls', 'tcp']) {
    yield* hidden(at.at('spec', kind).items());
  }
  for (const abort of at.at('spec', 'http').items().map(route => route.at('fault', 'abort')).filter(given)) {
    if (!['httpStatus', 'grpcStatus', 'http2Error'].some(name => given(abort.at(name)))) {
      yield fault(abort, 'does nothing without httpStatus or grpcStatus', 'write the status of the answer');
    }
  }
}

/** Of the routes of an object, the first that fits is taken. */
function* hidden(routes: readonly Field[]): Generator<Fault> {
  const seen = new Map<string, Field>();
  const prefixes: { readonly match: Field; readonly prefix: string; readonly rest: string }[] = [];
  let taker: Field | undefined;
  for (const route of routes) {
    const matches = route.at('match').items();
    if (taker !== undefined) {
      yield fault(route, `is never taken, since ${taker.path} takes all`, 'put the route without match last', 'got a later route');
      continue;
    }
    taker = matches.length === 0 ? route : undefined;
    for (const match of matches.filter(({ value }) => isRecord(value))) {
      const prefix = match.at('uri', 'prefix').text;
      const [all, rest] = [canonical(match.value, ['name']), canonical(match.value, ['name', 'uri'])];
      const first = seen.get(all) ?? prefixes.find(one => prefix !== undefined && one.rest === rest && one.prefix !== '' && prefix.startsWith(one.prefix))?.match;
      if (first !== undefined) {
        const problem = `is never taken, since ${first.path} takes all that it fits`;
        yield fault(match, problem, 'put the narrower match first, or remove it', `got ${shown(prefix ?? 'the same')}`);
      }
      seen.set(all, seen.get(all) ?? match);
      if (prefix !== undefined) {
        prefixes.push({ match, prefix, rest });
      }
    }
  }
}

/** The text of a value, whatever the order of its fields. */
function canonical(value: unknown, but: readonly string[] = []): string {
  if (Array.isArray(value)) {
    return `[${value.map(one => canonical(one)).join()}]`;
  }
  if (!isRecord(value)) {
    return JSON.stringify(value) ?? '';
  }
  return `{${Object.keys(value).filter(name => !but.includes(name) && value[name] !== null).sort().map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}

const CIPHERS = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'AES128-GCM-SHA256', 'AES256-GCM-SHA384',
  'AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA',
]);
const CERTIFICATES = ['caCrl', 'serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

function* servers(at: Located): Generator<Fault> {
  for (const server of at.at('spec', 'servers').items()) {
    const tls = server.at('tls');
    const [protocol, redirect] = [server.at('port', 'protocol').text, tls.at('httpsRedirect')];
    if (redirect.value === true && protocol !== undefined && !isHttp(protocol)) {
      yield fault(redirect, `does nothing for protocol ${protocol}`, 'write it at the server for HTTP');
    }
    for (const suite of tls.at('cipherSuites').items()) {
      if (suite.text !== undefined && /^[\p{L}\p{N}]/u.test(suite.text) && suite.text !== 'ALL' && !CIPHERS.has(suite.text)) {
        yield fault(suite, 'is left out: the proxies know no such cipher', `write some of ${[...CIPHERS].join(', ')}`);
      }
    }
    const mode = given(tls.at('mode')) ? tls.at('mode').text ?? '' : 'PASSTHROUGH';
    for (const field of ['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(mode) ? CERTIFICATES.map(name => tls.at(name)).filter(filled) : []) {
      yield fault(field, `is never shown: with mode ${mode} the server behind has the certificate`, 'leave it out, or write mode: SIMPLE');
    }
  }
}

function* failovers(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const policies = [spec, ...spec.at('subsets').items()].map(one => one.at('trafficPolicy')).flatMap(policy => [policy, ...policy.at('portLevelSettings').items()]);
  for (const policy of policies.filter(one => !given(one.at('outlierDetection')))) {
    for (const setting of ['localityLbSetting', 'zoneAwareLbSetting'].map(name => policy.at('loadBalancer', name))) {
      for (const field of ['failover', 'failoverPriority'].map(name => setting.at(name)).filter(filled).slice(0, 1)) {
        yield fault(field, 'does nothing without outlierDetection, by which proxies see who fails', 'add outlierDetection to the policy');
      }
    }
  }
}

function* entries(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* everywhere(spec.at('workloadSelector'));
  for (const field of spec.at('resolution').value === 'DYNAMIC_DNS' ? [] : spec.at('hosts').items().filter(({ text }) => text !== undefined && isPartlyOpen(text))) {
    yield fault(field, 'fits nothing: "*" stands for whole parts of names', 'write "*.example.com", or each name');
  }
  if (given(spec.at('workloadSelector')) && ['NONE', undefined].includes(spec.at('resolution').text)) {
    yield fault(spec.at('workloadSelector'), 'does nothing for resolution NONE', 'write the resolution STATIC');
  }
}

function* sidecars(at: Located): Generator<Fault> {
  yield* everywhere(at.at('spec', 'workloadSelector'));
  for (const listener of at.at('spec', 'egress').items()) {
    const seen = new Set<string>();
    for (const host of listener.at('hosts').items()) {
      // What "." means, the pod decides: a Sidecar of the mesh's own namespace is for all.
      const { text } = host;
      if (text !== undefined && [text, text.replace(/\/.*/s, '/*'), '*/*'].some(one => seen.has(one))) {
        yield fault(host, 'adds nothing to what the list has already', 'remove it');
      }
      seen.add(text ?? '');
    }
  }
}

/** A selector that selects nothing means all pods. */
function* everywhere(selector: Field): Generator<Fault> {
  if (given(selector) && selector.at('labels').entries().length === 0) {
    yield fault(selector, 'selects no pods by a label, which means all of the namespace', 'write labels, or leave it out');
  }
}
