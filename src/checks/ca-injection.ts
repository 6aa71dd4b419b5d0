import { clientConfigs, CALLING_KINDS } from './clients';
import { Field } from './fields';
import { Lookup } from './lookup';
import { containersOf, podsOf } from './pods';
import { dangling } from './references/common';
import { Located, ManifestSet, Rule, shown, Violation } from '../core';

/** `CaInjection/Certificate`: the certificate authority that is injected into a webhook has signed its server's certificate. */
export const caInjectionCertificate: Rule = {
  id: 'CaInjection/Certificate',
  why: 'With the wrong certificate authority the API server cannot call the webhook, and every object that it watches is refused.',
  check: wrongAuthorities,
};

const FROM_CERTIFICATE = 'cert-manager.io/inject-ca-from';
const FROM_SECRET = 'cert-manager.io/inject-ca-from-secret';
const ALLOWED = 'cert-manager.io/allow-direct-injection';

function* wrongAuthorities(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  const secrets = injectable(set);
  for (const at of set.ofKind(...CALLING_KINDS)) {
    const annotations = new Field(at.manifest).at('metadata', 'annotations');
    const [certificate, secret] = [annotations.at(FROM_CERTIFICATE), annotations.at(FROM_SECRET)];
    if (certificate.text !== undefined) {
      yield* fromCertificate(at, certificate, lookup);
    }
    if (secret.text !== undefined) {
      yield* fromSecret(at, secret, lookup, secrets);
    }
  }
}

function* fromCertificate(at: Located, annotation: Field, lookup: Lookup): Generator<Violation> {
  const target = parsed(annotation);
  if (target === undefined) {
    yield malformed(at, annotation);
    return;
  }
  const certificate = lookup.find('cert-manager.io', 'Certificate', target.namespace, target.name);
  if (certificate === undefined) {
    if (!lookup.isExternal('Certificate', target.namespace, target.name)) {
      yield dangling(at, annotation, 'Certificate', target.namespace, target.name);
    }
    return;
  }
  const names = new Set(new Field(certificate.manifest).at('spec', 'dnsNames').items().map(name => name.text));
  const called = new Set(clientConfigs(at).map(config => config.at('service')).filter(service => service.exists)
    .map(service => `${service.at('name').text}.${service.at('namespace').text}.svc`));
  for (const host of called) {
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

function* fromSecret(at: Located, annotation: Field, lookup: Lookup, secrets: ReadonlySet<string>): Generator<Violation> {
  const target = parsed(annotation);
  if (target === undefined) {
    yield malformed(at, annotation);
  } else if (!secrets.has(annotation.text!) && !lookup.isExternal('Secret', target.namespace, target.name)) {
    if (lookup.find('', 'Secret', target.namespace, target.name) === undefined) {
      yield dangling(at, annotation, 'Secret', target.namespace, target.name);
    } else {
      yield {
        at,
        field: annotation.path,
        problem: `names a Secret that does not allow it, got ${shown(annotation.text)}`,
        fix: `annotate the Secret with ${ALLOWED}: "true"`,
      };
    }
  }
}

/** Secrets that may be injected, by `<namespace>/<name>`: those that say so, and those that cert-manager's own webhook makes. */
function injectable(set: ManifestSet): ReadonlySet<string> {
  const allowed = set.ofKind('Secret').filter(one => one.manifest.metadata.annotations?.[ALLOWED] === 'true')
    .map(({ manifest: { metadata } }) => `${metadata.namespace}/${metadata.name}`);
  const fromCertificates = set.ofKind('Certificate').map(one => new Field(one.manifest))
    .filter(one => one.at('spec', 'secretTemplate', 'annotations', ALLOWED).value === 'true')
    .map(one => `${one.at('metadata', 'namespace').text}/${one.at('spec', 'secretName').text}`);
  const flag = '--dynamic-serving-ca-secret-name=';
  const made = podsOf(set).flatMap(pod => containersOf(pod).flatMap(({ field }) => field.at('args').items())
    .filter(argument => argument.text?.startsWith(flag)).map(argument => `${pod.namespace}/${argument.text!.slice(flag.length)}`));
  return new Set([...allowed, ...fromCertificates, ...made]);
}

function parsed(annotation: Field): { readonly namespace: string; readonly name: string } | undefined {
  const [, namespace, name] = /^([^/]+)\/([^/]+)$/.exec(annotation.text ?? '') ?? [];
  return namespace && name ? { namespace, name } : undefined;
}

function malformed(at: Located, annotation: Field): Violation {
  return { at, field: annotation.path, problem: `must be <namespace>/<name>, got ${shown(annotation.text)}`, fix: 'write both parts' };
}
