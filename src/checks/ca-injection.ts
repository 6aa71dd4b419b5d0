import { clientConfigs, CALLING_KINDS } from './callers';
import { dangling } from './references/common';
import { containersOf, Field, Located, ManifestSet, Rule, shown, Violation } from '../core';

/** `CaInjection/Certificate`: the certificate authority that is injected into a webhook has signed its server's certificate. */
export const caInjectionCertificate: Rule = {
  id: 'CaInjection/Certificate',
  why: 'With the wrong certificate authority the API server cannot call the webhook, and every object that it watches is refused.',
  check: wrongAuthorities,
};

const CERTIFICATE = 'cert-manager.io/Certificate';
const FROM_CERTIFICATE = 'cert-manager.io/inject-ca-from';
const FROM_SECRET = 'cert-manager.io/inject-ca-from-secret';
const ALLOWED = 'cert-manager.io/allow-direct-injection';

function* wrongAuthorities(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(...CALLING_KINDS)) {
    const annotations = at.at('metadata', 'annotations');
    const [certificate, secret] = [annotations.at(FROM_CERTIFICATE), annotations.at(FROM_SECRET)];
    if (certificate.text !== undefined) {
      yield* fromCertificate(at, certificate, set);
    }
    if (secret.text !== undefined) {
      yield* fromSecret(at, secret, set);
    }
  }
}

function* fromCertificate(at: Located, annotation: Field, set: ManifestSet): Generator<Violation> {
  const target = parsed(annotation);
  if (target === undefined) {
    yield malformed(at, annotation);
    return;
  }
  const isExternal = set.isExternal(CERTIFICATE, target.namespace, target.name);
  const certificate = set.find(CERTIFICATE, target.namespace, target.name);
  if (certificate === undefined) {
    if (!isExternal) {
      yield dangling(at, annotation, 'Certificate', target.namespace, target.name);
    }
    return;
  }
  const names = new Set(certificate.at('spec', 'dnsNames').items().map(name => name.text));
  const services = clientConfigs(at).map(config => config.at('service')).filter(service => service.at('name').text && service.at('namespace').text);
  for (const host of new Set(services.map(service => `${service.at('name').text}.${service.at('namespace').text}.svc`))) {
    if (!names.has(host) && !names.has(host.replace(/^[^.]+/, '*'))) {
      yield {
        at,
        field: annotation.path,
        problem: `the Certificate is not for the host that the API server calls, got ${shown(annotation.text)} for ${shown(host)}`,
        fix: `name the Certificate of that server, or add ${shown(host)} to its dnsNames`,
      };
    }
  }
}

function* fromSecret(at: Located, annotation: Field, set: ManifestSet): Generator<Violation> {
  const target = parsed(annotation);
  if (target === undefined) {
    yield malformed(at, annotation);
    return;
  }
  const { namespace, name } = target;
  const isExternal = set.isExternal('Secret', namespace, name);
  if (injectable(set).has(`${namespace}/${name}`) || isExternal) {
    return;
  }
  yield set.find('Secret', namespace, name) === undefined ? dangling(at, annotation, 'Secret', namespace, name) : {
    at,
    field: annotation.path,
    problem: `names a Secret that does not allow it, got ${shown(annotation.text)}`,
    fix: `annotate the Secret with ${ALLOWED}: "true"`,
  };
}

/** Secrets that may be injected, by `<namespace>/<name>`: those that say so, and those that cert-manager's own webhook makes. */
function injectable(set: ManifestSet): ReadonlySet<string> {
  return set.once(injectable, () => {
    const allowed = set.ofKind('Secret').filter(secret => secret.annotations[ALLOWED] === 'true').map(secret => `${secret.namespace}/${secret.name}`);
    const fromCertificates = set.ofKind(CERTIFICATE).filter(certificate => certificate.at('spec', 'secretTemplate', 'annotations', ALLOWED).value === 'true')
      .map(certificate => `${certificate.namespace}/${certificate.at('spec', 'secretName').text}`);
    const flag = '--dynamic-serving-ca-secret-name=';
    const made = set.pods.flatMap(pods => containersOf(pods).flatMap(({ field }) => field.at('args').items())
      .map(argument => argument.text ?? '').filter(argument => argument.startsWith(flag)).map(argument => `${pods.namespace}/${argument.slice(flag.length)}`));
    return new Set([...allowed, ...fromCertificates, ...made]);
  });
}

/** `<namespace>/<name>` in its parts. */
function parsed(annotation: Field): { readonly namespace: string; readonly name: string } | undefined {
  const parts = /^([^/]+)\/([^/]+)$/.exec(annotation.text ?? '');
  return parts === null ? undefined : { namespace: parts[1], name: parts[2] };
}

function malformed(at: Located, annotation: Field): Violation {
  return { at, field: annotation.path, problem: `must be <namespace>/<name>, got ${shown(annotation.text)}`, fix: 'write both parts' };
}
