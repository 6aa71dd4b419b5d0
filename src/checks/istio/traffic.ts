/** How traffic to a service is treated, as DestinationRules and Sidecars say it. */
import { localities } from './localities';
import { domainFault, durationFault, Problem, ipFault, isLabel, looseDurationFault, portFault } from './values';
import { Field } from '../../core';
import { nanoseconds } from '../durations';
import { atMostOne, fault, Fault, filled, given, missing, numberWrong, repeated, textWrong } from '../fault';

const DURATION = 'write a duration such as "30s"';
const PARTS = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];

/** The policy of a rule or subset. */
export function* trafficPolicy(policy: Field, namespace: string | undefined): Generator<Fault> {
  if (!given(policy)) {
    return;
  }
  const further = ['portLevelSettings', 'tunnel', 'proxyProtocol', 'retryBudget'];
  yield* needsOne(policy, [...PARTS, ...further]);
  yield* atMostOne([policy.at('tunnel'), policy.at('proxyProtocol')], 'keep one of the two');
  yield* settings(policy, namespace);
  for (const port of policy.at('portLevelSettings').items()) {
    if (!given(port.at('port'))) {
      yield fault(port.at('port'), 'must be given', 'write { number: <port> }');
    }
    yield* needsOne(port, PARTS);
    yield* settings(port, namespace);
  }
  yield* tunnel(policy.at('tunnel'));
}

function* needsOne(policy: Field, names: readonly string[]): Generator<Fault> {
  if (!names.some(name => name === 'portLevelSettings' ? filled(policy.at(name)) : given(policy.at(name)))) {
    yield fault(policy, `must have one of ${names.join(', ')}`, 'say how traffic is treated, or leave the policy out');
  }
}

function* settings(policy: Field, namespace: string | undefined): Generator<Fault> {
  yield* outliers(policy.at('outlierDetection'));
  yield* connectionPool(policy.at('connectionPool'));
  yield* balancer(policy.at('loadBalancer'));
  yield* clientTls(policy.at('tls'), namespace);
}

function* tunnel(to: Field): Generator<Fault> {
  if (!given(to)) {
    return;
  }
  yield* textWrong(to.at('protocol'), text => ['', 'CONNECT', 'POST'].includes(text) ? undefined : 'must be "CONNECT" or "POST"', 'write one of them');
  yield* textWrong(to.at('targetHost'), text => ipFault(text) && domainFault(text), 'write a DNS name or an IP address');
  yield* numberWrong(to.at('targetPort'), portFault, 'write the number of a port');
}

function* outliers(detection: Field): Generator<Fault> {
  for (const name of ['baseEjectionTime', 'interval']) {
    yield* textWrong(detection.at(name), durationFault, DURATION);
  }
  for (const name of ['maxEjectionPercent', 'minHealthPercent']) {
    yield* numberWrong(detection.at(name), number => number < 0 || number > 100 ? 'must be 0 to 100' : undefined, 'write a percentage');
  }
  if ((detection.at('consecutiveLocalOriginFailures').number ?? 0) > 0 && detection.at('splitExternalLocalOriginErrors').value !== true) {
    yield fault(detection.at('consecutiveLocalOriginFailures'), 'must stand beside splitExternalLocalOriginErrors: true', 'add it, or leave this out');
  }
}

const COUNTS = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxRequestsPerConnection', 'maxRetries', 'maxConcurrentStreams'];

/** Limits of connections. */
export function* connectionPool(pool: Field): Generator<Fault> {
  if (!given(pool)) {
    return;
  }
  const [http, tcp] = [pool.at('http'), pool.at('tcp')];
  if (!given(http) && !given(tcp)) {
    yield fault(pool, 'must have http or tcp', 'say what is limited');
  }
  for (const count of [...COUNTS.map(name => http.at(name)), tcp.at('maxConnections')]) {
    yield* numberWrong(count, number => number < 0 ? 'must not be negative' : undefined, 'write 0 or more');
  }
  for (const time of [http.at('idleTimeout'), tcp.at('connectTimeout'), tcp.at('maxConnectionDuration'), tcp.at('tcpKeepalive', 'time'), tcp.at('tcpKeepalive', 'interval')]) {
    yield* textWrong(time, durationFault, DURATION);
  }
  yield* textWrong(tcp.at('idleTimeout'), text => Math.abs(nanoseconds(text) ?? NaN) < 1e6 ? undefined : durationFault(text), `${DURATION}, or "0s" for none`);
  if (http.at('h2UpgradePolicy').value === 'UPGRADE' && http.at('useClientProtocol').value === true) {
    yield fault(http.at('useClientProtocol'), 'must not be true beside h2UpgradePolicy: UPGRADE', 'keep one of the two');
  }
  for (const name of given(http.at('http2KeepAlive')) ? ['interval', 'timeout'] : []) {
    const field = http.at('http2KeepAlive', name);
    yield* given(field) ? textWrong(field, durationFault, DURATION) : [fault(field, 'must be given', DURATION)];
  }
}

/** Largest table of Maglev, exclusive. */
const LARGEST = 5_000_011;

function* balancer(of: Field): Generator<Fault> {
  const hash = of.at('consistentHash');
  const cookie = hash.at('httpCookie');
  if (given(cookie)) {
    yield* filled(cookie.at('name')) ? [] : [fault(cookie.at('name'), 'must be given', 'name the cookie')];
    const names = cookie.at('attributes').items().map(one => one.at('name'));
    yield* names.filter(name => !filled(name)).map(field => (fault(field, 'must be given', 'name the attribute')));
    yield* repeated(names.filter(filled), 'an attribute');
  }
  yield* textWrong(cookie.at('ttl'), text => nanoseconds(text) === undefined ? 'must be a duration with its unit, such as "1h"' : undefined, DURATION);
  const old = hash.at('minimumRingSize');
  if ((old.number ?? 0) !== 0 && (given(hash.at('ringHash')) || given(hash.at('maglev')))) {
    yield fault(old, 'must not stand beside ringHash or maglev', 'use ringHash.minimumRingSize');
  }
  yield* numberWrong(hash.at('maglev', 'tableSize'), tableFault, 'write a prime number such as 65537');
  if (given(hash.at('maglev')) && !given(hash.at('maglev', 'tableSize'))) {
    yield fault(hash.at('maglev', 'tableSize'), 'must be given', 'write a prime number such as 65537');
  }
  yield* localities(of);
  yield* warmup(of.at('warmup'));
  yield* textWrong(of.at('warmupDurationSecs'), looseDurationFault, DURATION);
}

function tableFault(size: number): Problem {
  return size >= LARGEST ? `must be less than ${LARGEST}` : isPrime(size) ? undefined : 'must be a prime number';
}

function isPrime(number: number): boolean {
  if (number < 4) {
    return number > 0;
  }
  for (let factor = 2; factor * factor <= number; factor++) {
    if (number % factor === 0) {
      return false;
    }
  }
  return true;
}

function* warmup(of: Field): Generator<Fault> {
  if (!given(of)) {
    return;
  }
  const duration = of.at('duration');
  yield* given(duration) ? textWrong(duration, durationFault, DURATION) : [fault(duration, 'must be given', DURATION)];
  yield* numberWrong(of.at('minimumPercent'), number => number > 100 ? 'must be at most 100' : undefined, 'write a percentage');
  yield* numberWrong(of.at('aggression'), number => number <= 0 ? 'must be above 0' : undefined, 'write a number such as 1');
}

/** Encryption by the one who calls. */
export function* clientTls(tls: Field, namespace: string | undefined): Generator<Fault> {
  const { mode, credential } = { mode: tls.at('mode').value, credential: tls.at('credentialName') };
  const own = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'].map(name => tls.at(name));
  if (credential.text?.startsWith('configmap://')) {
    yield* textWrong(credential, text => configMapFault(text, namespace), 'write configmap://<namespace>/<name> of a ConfigMap of its namespace');
  }
  const unneeded = mode === 'SIMPLE' ? ['caCertificates', 'credentialName', 'subjectAltNames'] : mode === 'MUTUAL' ? ['caCertificates', 'subjectAltNames'] : [];
  for (const field of tls.at('insecureSkipVerify').value === true ? unneeded.map(name => tls.at(name)).filter(filled) : []) {
    yield fault(field, 'must not stand beside insecureSkipVerify: true', 'keep one of the two');
  }
  if ((mode === 'SIMPLE' || mode === 'MUTUAL') && filled(credential)) {
    yield* own.filter(filled).map(field => (fault(field, 'must not stand beside credentialName', 'put it into that Secret, or leave credentialName out')));
  } else if (mode === 'MUTUAL') {
    yield* missing(own.slice(0, 2), 'name the file, or a Secret in credentialName', `must be given for mode ${mode}`);
  }
}

function configMapFault(text: string, namespace: string | undefined): Problem {
  const parts = text.slice('configmap://'.length).split('/');
  const isOwn = parts.length === 2 && (namespace === undefined || parts[0] === namespace);
  return isOwn && parts.every(part => isLabel(part.replaceAll('.', '-'))) ? undefined : 'must name a ConfigMap of its own namespace';
}
