import { isIP } from 'net';
import { emailFault } from './email';
import { requestFault } from './requests';
import { Field, Located, Rule } from '../../core';
import { isDnsSubdomain, isLabelKey, isLabelValue } from '../../core/names';
import { nanoseconds } from '../durations';
import { atMostOne, fault, Fault, filled, given, missing, numberWrong, repeated, ruleOf, textWrong } from '../fault';

/** `Certificates/Certificate`: Certificates and CertificateRequests are such as cert-manager's webhook takes. */
export const certificatesCertificate: Rule = ruleOf(
  'Certificates/Certificate',
  'The webhook of cert-manager refuses such a certificate, and the whole sync stops.',
  { 'cert-manager.io/Certificate': wrongCertificate, 'cert-manager.io/CertificateRequest': wrongRequest },
);

const MINUTE = 6e10;
/** How long a certificate is valid that does not say it. */
const VALID = 90 * 24 * 60 * MINUTE;
const NAMES = ['commonName', 'dnsNames', 'uris', 'emailAddresses', 'ipAddresses', 'otherNames'];

/** Source: cert-manager, internal/apis/certmanager/validation/certificate.go; release in pins/. */
function* wrongCertificate(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const nameFault = (text: string) => isDnsSubdomain(text) ? undefined : 'must be the name of a Secret: lower-case letters, digits, "-" and "."';
  yield* textWrong(spec.at('secretName'), nameFault, 'choose another name');
  yield* issuer(spec.at('issuerRef'));
  yield* names(spec);
  yield* key(spec);
  yield* times(spec);
  yield* numberWrong(spec.at('revisionHistoryLimit'), number => number < 1 ? 'must be at least 1' : undefined, 'write how many requests are kept');
  yield* template(spec.at('secretTemplate'));
  yield* constraints(spec);
  yield* repeated(spec.at('additionalOutputFormats').items().map(one => one.at('type')), 'a format');
  yield* keystores(spec.at('keystores'));
}

function* issuer(reference: Field): Generator<Fault> {
  const [name, kind, group] = ['name', 'kind', 'group'].map(one => reference.at(one));
  yield* textWrong(name, text => text === '' ? 'must not be empty' : undefined, 'name the issuer');
  if (['', 'cert-manager.io'].includes(group.text ?? '')) {
    const kindFault = (text: string) => ['', 'Issuer', 'ClusterIssuer'].includes(text) ? undefined : 'must be Issuer or ClusterIssuer';
    yield* textWrong(kind, kindFault, 'write one of them, or the group of another issuer');
  }
}

function* names(spec: Field): Generator<Fault> {
  const [common, literal] = [spec.at('commonName'), spec.at('literalSubject')];
  if (filled(literal)) {
    const parts = spec.at('subject').entries().map(([, part]) => part);
    yield* [common, ...parts].filter(filled).map(field => (fault(field, 'must not stand beside literalSubject', 'say all in literalSubject')));
  }
  if (!NAMES.some(name => filled(spec.at(name))) && !/\bCN\s*=|2\.5\.4\.3/i.test(literal.text ?? '')) {
    yield fault(spec, `must have one of ${NAMES.join(', ')}`, 'write the names that the certificate is for', 'got none');
  }
  yield* textWrong(common, text => Buffer.byteLength(text) > 64 ? 'must have at most 64 letters' : undefined, 'write the name in dnsNames, and leave commonName out');
  for (const address of spec.at('ipAddresses').items()) {
    yield* textWrong(address, text => isIP(text) === 0 || text.includes('%') ? 'must be an IP address' : undefined, 'correct it');
  }
  for (const address of spec.at('emailAddresses').items()) {
    yield* textWrong(address, emailFault, 'write the address alone, such as "ana@example.com"');
  }
  for (const other of spec.at('otherNames').items()) {
    const oidFault = (text: string) => text === '' || /^\d+(\.\d+)*$/.test(text) ? undefined : 'must be numbers with dots between them';
    yield* textWrong(other.at('oid'), oidFault, 'write an object identifier such as "1.3.6.1.4.1.311.20.2.3"');
    yield* missing(['oid', 'utf8Value'].map(name => other.at(name)), 'write both oid and utf8Value');
  }
}

const SIGNED_BY: Readonly<Record<string, RegExp>> = { RSA: /WithRSA$/, ECDSA: /^ECDSA/, Ed25519: /^PureEd25519$/ };

function* key(spec: Field): Generator<Fault> {
  const size = spec.at('privateKey', 'size');
  const algorithm = spec.at('privateKey', 'algorithm').text || 'RSA';
  yield* numberWrong(size, number => algorithm === 'RSA' && number > 0 && (number < 2048 || number > 8192) ? 'must be 2048 to 8192 for RSA' : undefined, 'write 2048 or 4096');
  const curveFault = (number: number) => algorithm === 'ECDSA' && number > 0 && ![256, 384, 521].includes(number) ? 'must be 256, 384 or 521 for ECDSA' : undefined;
  yield* numberWrong(size, curveFault, 'write one of them');
  const signed = Object.hasOwn(SIGNED_BY, algorithm) ? SIGNED_BY[algorithm] : undefined;
  yield* textWrong(spec.at('signatureAlgorithm'), text => text !== '' && signed?.test(text) === false ? `must be one for keys of ${algorithm}` : undefined,
    `write an algorithm of ${algorithm}, or leave it out`);
}

function* times(spec: Field): Generator<Fault> {
  const [duration, before, percentage] = ['duration', 'renewBefore', 'renewBeforePercentage'].map(name => spec.at(name));
  yield* [duration, before].flatMap(timeWrong);
  if (!filled(duration) && !filled(before)) {
    return;
  }
  const length = duration.text === undefined ? VALID : nanoseconds(duration.text) ?? NaN;
  const early = before.text === undefined ? NaN : nanoseconds(before.text) ?? NaN;
  if (length < 60 * MINUTE) {
    yield fault(duration, 'must be at least 1h', 'write a longer one, such as "2160h"');
  }
  yield* atMostOne([before, percentage], 'keep one of the two');
  if (early < 5 * MINUTE) {
    yield fault(before, 'must be at least 5m', 'write a longer one, such as "360h"');
  } else if (early >= length) {
    yield fault(before, 'must be shorter than duration, which is 2160h if left out', 'write a shorter one');
  }
  yield* numberWrong(percentage, number => percentageFault(length, number), 'write a percentage of the duration, such as 67');
}

function timeWrong(time: Field): Fault[] {
  return textWrong(time, text => nanoseconds(text) === undefined ? 'must be a duration of hours, minutes and seconds' : undefined, 'write it as in "2160h"');
}

function percentageFault(length: number, percentage: number): string | undefined {
  const before = length * (100 - percentage) / 100;
  return before < 5 * MINUTE ? 'must leave at least 5m of the duration' : before >= length ? 'must be above 0' : undefined;
}

function* template(of: Field): Generator<Fault> {
  for (const [name, field] of of.at('annotations').entries()) {
    if (name.startsWith('cert-manager.io/') && name !== 'cert-manager.io/allow-direct-injection') {
      yield fault(field, 'must not be an annotation of cert-manager', 'leave it out', `got ${JSON.stringify(name)}`);
    } else if (!isLabelKey(name.toLowerCase())) {
      yield fault(field, 'must have the name of an annotation', 'correct the name', `got ${JSON.stringify(name)}`);
    }
  }
  for (const [name, field] of of.at('labels').entries()) {
    if (!isLabelKey(name)) {
      yield fault(field, 'must have the name of a label', 'correct the name', `got ${JSON.stringify(name)}`);
    }
    yield* textWrong(field, text => isLabelValue(text) ? undefined : 'must be the value of a label', 'correct it');
  }
}

function* constraints(spec: Field): Generator<Fault> {
  const field = spec.at('nameConstraints');
  if (!given(field)) {
    return;
  }
  if (spec.at('isCA').value !== true) {
    yield fault(field, 'must stand beside isCA: true', 'add it, or leave nameConstraints out');
  }
  if (!given(field.at('permitted')) && !given(field.at('excluded'))) {
    yield fault(field, 'must have permitted or excluded', 'write one of the two');
  }
}

function* keystores(stores: Field): Generator<Fault> {
  for (const store of ['jks', 'pkcs12'].map(name => stores.at(name)).filter(given)) {
    const [password, secret] = [store.at('password'), store.at('passwordSecretRef', 'name')];
    if (given(password) && filled(secret)) {
      yield fault(secret, 'must not stand beside password', 'leave password out');
    }
    if (!given(password) && !filled(secret)) {
      yield fault(secret, 'must be given, unless password is', 'name the Secret with the password');
    }
    if (password.text === '') {
      yield fault(password, 'must not be empty', 'name a Secret in passwordSecretRef', 'got an empty one');
    }
  }
}

/** Source: cert-manager, internal/apis/certmanager/validation/certificaterequest.go; release in pins/. */
function* wrongRequest(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* issuer(spec.at('issuerRef'));
  yield* timeWrong(spec.at('duration'));
  const usages = spec.at('usages').items().flatMap(usage => usage.text ?? []);
  const faultOf = (text: string) => requestFault(text, usages, spec.at('isCA').value === true);
  yield* textWrong(spec.at('request'), faultOf, 'write a request for a certificate in PEM, encoded in base64', 'got a string');
}
