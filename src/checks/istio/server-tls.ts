import { Field } from '../../core';
import { atMostOne, fault, Fault, filled } from '../fault';

const CREDENTIALS = ['serverCertificate', 'privateKey', 'caCertificates', 'tlsCertificates', 'credentialName', 'credentialNames'];

/** Encryption by the one who is called, as gateways and sidecars have it. */
export function* serverTls(tls: Field): Generator<Fault> {
  const mode = tls.at('mode').text ?? 'PASSTHROUGH';
  const has = (name: string) => filled(tls.at(name));
  yield* atMostOne([tls.at('credentialName'), tls.at('credentialNames'), tls.at('tlsCertificates')].filter((_, index) => index > 0 || has('credentialName')), 'keep one of them');
  if (mode === 'ISTIO_MUTUAL') {
    const problem = 'must not be given for mode ISTIO_MUTUAL, for which Istio has certificates';
    yield* CREDENTIALS.map(name => tls.at(name)).filter(filled).map(field => (fault(field, problem, 'leave it out')));
    return;
  }
  const sources = [has('serverCertificate') && has('privateKey') && 'serverCertificate', ...CREDENTIALS.slice(3).map(name => has(name) && name)].filter(name => name !== false);
  if (sources.length > 1 && !(sources.length === 2 && sources.every(name => name !== 'serverCertificate') && sources.includes('credentialNames'))) {
    yield fault(tls.at(sources[1]), `must not stand beside ${sources[0]}`, 'keep one of them');
  }
  const isChecked = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(mode);
  if (isChecked && (has('credentialName') || has('credentialNames'))) {
    return;
  }
  yield* isChecked ? files(tls, mode) : [];
  if (has('caCrl') && (has('credentialName') || mode === 'SIMPLE')) {
    yield fault(tls.at('caCrl'), 'must not be given beside credentialName, or for mode SIMPLE', 'put it into the Secret, or leave it out');
  }
}

function* files(tls: Field, mode: string): Generator<Fault> {
  const FIX = 'name the file, or a Secret in credentialName';
  if (mode !== 'SIMPLE' && !filled(tls.at('caCertificates'))) {
    yield fault(tls.at('caCertificates'), `must be given for mode ${mode}`, FIX);
  }
  const certificates = filled(tls.at('tlsCertificates')) ? tls.at('tlsCertificates').items() : [tls];
  for (const field of certificates.flatMap(one => [one.at('serverCertificate'), one.at('privateKey')]).filter(one => !filled(one))) {
    yield fault(field, `must be given for mode ${mode}`, FIX);
  }
}
