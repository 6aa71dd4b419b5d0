import { changedHeader, headers } from './headers';
import { destinationWrong, gatewayNames, labelsWrong, regexFault, stringMatch } from './parts';
import { corsHeaderFault, durationFault, Problem, headerFault, labelFault, portFault } from './values';
import { weights } from './weights';
import { Field, listed, shown } from '../../core';
import { nanoseconds } from '../durations';
import { Fault, fault, filled, given, numberWrong, textWrong } from '../fault';

/** A route for HTTP; of a VirtualService without hosts it is one that others delegate to. */
export function* httpRoutes(route: Field, isDelegate: boolean): Generator<Fault> {
  yield* conflicts(route, isDelegate);
  for (const match of route.at('match').items()) {
    yield* requests(match);
  }
  yield* headers(route.at('headers'));
  yield* changedHeader(route);
  yield* origins(route.at('corsPolicy'));
  yield* faults(route.at('fault'));
  yield* mirrors(route);
  yield* redirect(route);
  yield* directResponse(route.at('directResponse'));
  yield* retries(route.at('retries'));
  yield* rewrite(route.at('rewrite'));
  yield* destinations(route.at('route'));
  yield* textWrong(route.at('timeout'), durationFault, 'write a duration such as "5s"');
}

function* conflicts(route: Field, isDelegate: boolean): Generator<Fault> {
  const [redirected, direct, routed, delegate] = ['redirect', 'directResponse', 'route', 'delegate'].map(name => route.at(name));
  if (given(delegate) && !isDelegate) {
    for (const field of [redirected, routed].filter(given)) {
      yield fault(field, 'must not stand beside delegate', 'keep one of the two');
    }
    return;
  }
  if (given(delegate)) {
    yield fault(delegate, 'must not stand in routes that others delegate to', 'name hosts, or leave it out');
  }
  const action = [redirected, direct].find(given);
  if (action === undefined && !filled(routed)) {
    yield fault(routed, 'must have an entry, unless redirect or directResponse is given', 'name where the requests go');
  }
  const excluded = action === undefined ? [] : [...filled(routed) ? [routed] : [], ...['fault', 'rewrite'].map(name => route.at(name)), ...action === redirected ? [direct] : []];
  for (const field of excluded.filter(given)) {
    yield fault(field, `must not stand beside ${action === redirected ? 'redirect' : 'directResponse'}`, 'keep one of the two');
  }
  if (given(route.at('mirror')) && filled(route.at('mirrors'))) {
    yield fault(route.at('mirrors'), 'must not stand beside mirror', 'write all in mirrors');
  }
}

function* requests(match: Field): Generator<Fault> {
  for (const [kind, isRegex] of [['headers', false], ['withoutHeaders', true]] as const) {
    for (const [name, field] of match.at(kind).entries()) {
      const problem = name === '' ? 'must not be empty' : headerFault(name);
      if (problem !== undefined) {
        yield fault(field, problem, 'correct its name', `got ${shown(name)}`);
      }
      if (!isRegex || field.at('regex').text !== '*') {
        yield* stringMatch(field);
      }
    }
  }
  yield* stringMatch(match.at('uri'), true);
  for (const field of [...['scheme', 'method', 'authority'].map(name => match.at(name)), ...match.at('queryParams').entries().map(([, one]) => one)]) {
    yield* stringMatch(field);
  }
  yield* numberWrong(match.at('port'), number => number === 0 ? undefined : portFault(number), 'write the number of a port');
  yield* labelsWrong(match.at('sourceLabels'));
  yield* gatewayNames(match.at('gateways'));
  yield* textWrong(match.at('sourceNamespace'), text => text === '' ? undefined : labelFault(text), 'write the name of a namespace');
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', '*'];

function* origins(policy: Field): Generator<Fault> {
  for (const origin of policy.at('allowOrigins').items()) {
    const kinds = ['exact', 'prefix', 'regex'].map(name => origin.at(name));
    if (!kinds.some(filled)) {
      yield fault(origin, 'must say exact, prefix or regex', 'name the origin, such as { exact: "https://example.com" }');
    }
    yield* textWrong(origin.at('regex'), text => text === '' ? undefined : regexFault(text), 'write a regular expression that RE2 reads');
  }
  for (const method of policy.at('allowMethods').items()) {
    yield* textWrong(method, text => METHODS.includes(text) ? undefined : `must be one of ${listed(METHODS)}`, 'write a method in capitals');
  }
  for (const header of ['allowHeaders', 'exposeHeaders'].flatMap(name => policy.at(name).items())) {
    yield* textWrong(header, corsHeaderFault, 'write the name of a header, or "*"');
  }
  const ageFault = (text: string) => durationFault(text) ?? ((nanoseconds(text) ?? 0) % 1e9 !== 0 ? 'must be whole seconds' : undefined);
  yield* textWrong(policy.at('maxAge'), ageFault, 'write a duration such as "24h"');
}

const CODES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION',
  'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];

function* faults(injected: Field): Generator<Fault> {
  if (!given(injected)) {
    return;
  }
  const [abort, delay] = [injected.at('abort'), injected.at('delay')];
  if (!given(abort) && !given(delay)) {
    yield fault(injected, 'must have abort or delay', 'say what goes wrong');
  }
  for (const percentage of [abort, delay].map(one => one.at('percentage', 'value'))) {
    yield* numberWrong(percentage, number => number < 0 || number > 100 || number > 0 && number < 0.0001 ? 'must be 0, or 0.0001 to 100' : undefined, 'write a percentage');
  }
  yield* numberWrong(abort.at('httpStatus'), statusFault, 'write a status such as 503');
  yield* textWrong(abort.at('grpcStatus'), text => CODES.includes(text) ? undefined : 'must be a status of gRPC in capitals', `write one of ${listed(CODES)}`);
  if (given(abort.at('http2Error'))) {
    yield fault(abort.at('http2Error'), 'must not be given: Istio has no such faults yet', 'use httpStatus or grpcStatus');
  }
  yield* textWrong(delay.at('fixedDelay'), durationFault, 'write a duration such as "5s"');
  if (given(delay.at('exponentialDelay'))) {
    yield fault(delay.at('exponentialDelay'), 'must not be given: Istio has no such faults yet', 'use fixedDelay');
  }
}

function statusFault(status: number): Problem {
  return status < 200 || status > 600 ? 'must be 200 to 599' : undefined;
}

function* mirrors(route: Field): Generator<Fault> {
  yield* numberWrong(route.at('mirrorPercent'), number => number > 100 ? 'must be at most 100' : undefined, 'write a percentage in mirrorPercentage');
  yield* destinationWrong(route.at('mirror'));
  for (const mirror of route.at('mirrors').items()) {
    if (!given(mirror.at('destination'))) {
      yield fault(mirror.at('destination'), 'must be given', 'name where the copies go');
    }
    yield* destinationWrong(mirror.at('destination'));
  }
  for (const percentage of [route.at('mirrorPercentage', 'value'), ...route.at('mirrors').items().map(mirror => mirror.at('percentage', 'value'))]) {
    yield* numberWrong(percentage, number => number < 0 || number > 100 ? 'must be 0 to 100' : undefined, 'write a percentage');
  }
}

function* redirect(route: Field): Generator<Fault> {
  const to = route.at('redirect');
  if (!given(to)) {
    return;
  }
  const [uri, prefix] = [to.at('uri'), to.at('prefixRewrite')];
  if (filled(uri) && filled(prefix)) {
    yield fault(prefix, 'must not stand beside uri', 'keep one of the two');
  }
  const byOther = filled(prefix) && route.at('match').items().map(match => match.at('uri')).find(one => given(one) && !given(one.at('prefix')));
  if (byOther) {
    yield fault(byOther, 'must be compared by prefix where the redirect rewrites a prefix', 'write prefix, or redirect.uri');
  }
  if (![uri, prefix, to.at('authority'), to.at('scheme'), to.at('port'), to.at('derivePort')].some(filled)) {
    yield fault(to, 'must say uri, prefixRewrite, authority, scheme or port', 'say where requests are sent');
  }
  yield* numberWrong(to.at('redirectCode'), code => code !== 0 && (code < 300 || code > 399) ? 'must be 300 to 399' : undefined, 'write a code such as 302');
  yield* textWrong(to.at('scheme'), text => ['', 'http', 'https'].includes(text) ? undefined : 'must be "http" or "https"', 'write one of them');
  yield* numberWrong(to.at('port'), number => number > 0 ? portFault(number) : undefined, 'write the number of a port');
}

/** Most bytes of an answer that istiod takes. */
const LARGEST = 1024 * 1024;

function* directResponse(response: Field): Generator<Fault> {
  if (!given(response)) {
    return;
  }
  const status = response.at('status');
  yield* status.value === undefined ? [] : numberWrong(status, statusFault, 'write a status such as 503');
  const text = response.at('body', 'string');
  if (text.text !== undefined && Buffer.byteLength(text.text) > LARGEST) {
    yield fault(text, 'must have less than 1 MB', 'have a server answer', `got ${Buffer.byteLength(text.text)} bytes`);
  }
}

/** Reasons for another try, beside the numbers of HTTP. */
const REASONS = [
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream', 'retriable-status-codes', 'retriable-headers',
  'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
];

/** Numbers of HTTP that Go has words for. */
const STATUS = new Set([
  100, 101, 102, 103, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411,
  412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
]);

function* retries(policy: Field): Generator<Fault> {
  const attempts = policy.at('attempts');
  yield* numberWrong(attempts, number => number < 0 ? 'must not be negative' : undefined, 'write how often, or 0 for never');
  const set = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].map(name => policy.at(name)).find(filled);
  if ((attempts.number ?? 0) === 0 && (attempts.number !== undefined || !given(attempts)) && set !== undefined) {
    yield fault(attempts, 'must be above 0 where it is said how requests are tried again', 'write how often');
  }
  yield* textWrong(policy.at('perTryTimeout'), durationFault, 'write a duration such as "2s"');
  yield* textWrong(policy.at('backoff'), durationFault, 'write a duration such as "25ms"');
  const reasons = policy.at('retryOn');
  const unknown = filled(reasons) ? reasons.text?.split(',').find(one => !isReason(one)) : undefined;
  if (unknown !== undefined) {
    yield fault(
      reasons,
      'must be reasons that Envoy knows, with commas and no blanks between them',
      `write some of ${REASONS.join(', ')}, or numbers of HTTP`,
      `got ${shown(unknown)}`,
    );
  }
}

function isReason(text: string): boolean {
  return REASONS.includes(text) || /^[+-]?\d+$/.test(text) && STATUS.has(Number(text));
}

function* rewrite(to: Field): Generator<Fault> {
  if (!given(to)) {
    return;
  }
  const [uri, regex, authority] = ['uri', 'uriRegexRewrite', 'authority'].map(name => to.at(name));
  if (filled(uri) && given(regex)) {
    yield fault(regex, 'must not stand beside uri', 'keep one of the two');
  } else if (!filled(uri) && !given(regex) && !filled(authority)) {
    yield fault(to, 'must say uri, uriRegexRewrite or authority', 'say what is rewritten');
  }
  for (const part of given(regex) ? ['match', 'rewrite'].map(name => regex.at(name)).filter(one => !filled(one)) : []) {
    yield fault(part, 'must be given', 'write both match and rewrite');
  }
  yield* textWrong(regex.at('match'), text => text === '' ? undefined : regexFault(text), 'write a regular expression that RE2 reads');
}

function* destinations(route: Field): Generator<Fault> {
  yield* weights(route);
  for (const one of route.items()) {
    yield* headers(one.at('headers'));
    yield* destinationWrong(one.at('destination'));
  }
}
