import { X509Certificate } from 'crypto';
import { dns01 } from './dns-solvers';
import { needs } from './needs';
import { isDnsSubdomain } from '../../core/names';
import { Field, Located, Rule } from '../../core';
import { atLeastOne, atMostOne, fault, Fault, filled, given, lastName, ruleOf, textWrong } from '../fault';

/** `Certificates/Issuer`: Issuers and ClusterIssuers are such as cert-manager's webhook takes. */
export const certificatesIssuer: Rule = ruleOf(
  'Certificates/Issuer',
  'The webhook of cert-manager refuses such an issuer, and the whole sync stops.',
  { 'cert-manager.io/Issuer': wrongIssuer, 'cert-manager.io/ClusterIssuer': wrongIssuer },
);

const TYPES = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'];
const KEEP = 'keep one of them';

/** Source: cert-manager, internal/apis/certmanager/validation/issuer.go; release in pins/. */
function* wrongIssuer(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const types = TYPES.map(name => spec.at(name));
  yield* atLeastOne(spec, types, 'say who signs', 'got none');
  yield* atMostOne(types, KEEP);
  yield* acme(spec.at('acme'));
  yield* needs(spec.at('ca'), 'secretName');
  yield* ['ocspServers', 'issuingCertificateURLs'].flatMap(name => spec.at('ca', name).items()).flatMap(url => textWrong(url, emptyFault, 'write a URL, or remove the entry'));
  yield* vault(spec.at('vault'));
  yield* venafi(spec.at('venafi'));
}

function emptyFault(text: string): string | undefined {
  return text === '' ? 'must not be empty' : undefined;
}

function* acme(of: Field): Generator<Fault> {
  yield* needs(of, 'server', 'privateKeySecretRef.name');
  yield* bundle(of.at('caBundle'));
  if (filled(of.at('caBundle')) && of.at('skipTLSVerify').value === true) {
    yield fault(of.at('skipTLSVerify'), 'must not be true beside caBundle', KEEP);
  }
  const binding = of.at('externalAccountBinding');
  yield* needs(binding, 'keyID', 'keySecretRef.name', 'keySecretRef.key');
  for (const solver of of.at('solvers').items()) {
    const [http, dns] = [solver.at('http01'), solver.at('dns01')];
    yield* atLeastOne(solver, [http, dns], 'say how the issuer is shown whose the names are');
    yield* atMostOne([http, dns], 'make two solvers of them');
    yield* http01(http);
    yield* given(http) ? [] : dns01(dns);
  }
}

function* http01(of: Field): Generator<Fault> {
  if (!given(of)) {
    return;
  }
  const [ingress, route] = [of.at('ingress'), of.at('gatewayHTTPRoute')];
  yield* atLeastOne(of, [ingress, route], 'write one of the two');
  yield* atMostOne([ingress, route], KEEP);
  yield* atMostOne(['class', 'ingressClassName', 'name'].map(name => ingress.at(name)).filter(field => lastName(field) !== 'name' || filled(field)), KEEP);
  yield* textWrong(ingress.at('ingressClassName'), text => isDnsSubdomain(text) ? undefined : 'must be the name of an IngressClass', 'correct it, or use class');
  for (const type of [ingress, route].map(one => one.at('serviceType'))) {
    yield* textWrong(type, text => ['', 'ClusterIP', 'NodePort'].includes(text) ? undefined : 'must be "ClusterIP" or "NodePort"', 'write one of them');
  }
  for (const parent of route.at('parentRefs').items()) {
    if (given(parent.at('kind')) && !filled(parent.at('name'))) {
      yield fault(parent.at('name'), 'must be given', 'name the gateway');
    }
  }
}

function* vault(of: Field): Generator<Fault> {
  if (!given(of)) {
    return;
  }
  yield* needs(of, 'server', 'path');
  yield* bundle(of.at('caBundle'));
  yield* atMostOne([of.at('caBundle'), of.at('caBundleSecretRef')].filter(filled), KEEP);
  const [certificate, key] = [of.at('clientCertSecretRef'), of.at('clientKeySecretRef')];
  if (given(certificate) !== given(key)) {
    const field = given(certificate) ? key : certificate;
    yield fault(field, `must be given beside ${lastName(given(certificate) ? certificate : key)}`, 'write both');
  }
  const auth = of.at('auth');
  yield* atLeastOne(auth, ['appRole', 'kubernetes', 'tokenSecretRef', 'clientCertificate'].map(name => auth.at(name)), 'say how cert-manager logs in');
  yield* needs(auth.at('appRole'), 'roleId', 'secretRef.name');
  const kubernetes = auth.at('kubernetes');
  yield* needs(kubernetes, 'role');
  yield* needs(kubernetes.at('serviceAccountRef'), 'name');
  const ways = [kubernetes.at('secretRef', 'name'), kubernetes.at('serviceAccountRef')].filter(filled);
  if (given(kubernetes) && ways.length !== 1) {
    yield fault(kubernetes, 'must have one of secretRef, serviceAccountRef', 'write one of the two');
  }
}

function* venafi(of: Field): Generator<Fault> {
  if (!given(of)) {
    return;
  }
  const [tpp, cloud] = [of.at('tpp'), of.at('cloud')];
  yield* needs(of, 'zone');
  yield* atLeastOne(of, [tpp, cloud], 'write one of the two');
  yield* atMostOne([tpp, cloud], KEEP);
  yield* needs(tpp, 'url');
  yield* atMostOne([tpp.at('caBundle'), tpp.at('caBundleSecretRef')].filter(filled), KEEP);
}

/** Certificates of authorities in PEM, of which one at least can be read. */
function bundle(of: Field): Fault[] {
  const faultOf = (text: string) => text === '' || certificates(text).some(isCertificate) ? undefined : 'must hold a certificate in PEM, encoded in base64';
  return textWrong(of, faultOf, 'write the certificate of the authority', 'got a string');
}

function certificates(base64: string): string[] {
  return Buffer.from(base64, 'base64').toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
