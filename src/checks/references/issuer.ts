import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';

/** `References/Issuer`: certificates name issuers that exist. */
export const referencesIssuer: Rule = {
  id: 'References/Issuer',
  why: 'A certificate whose issuer does not exist is never signed, and the pods that mount it do not start.',
  check: missing,
};

const GROUP = 'cert-manager.io';

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.ofKind('Certificate', 'CertificateRequest')) {
    const ref = new Field(at.manifest).at('spec', 'issuerRef');
    const name = ref.at('name');
    if (groupOf(at.manifest.apiVersion) !== GROUP || (ref.at('group').text ?? GROUP) !== GROUP || !name.text) {
      continue;
    }
    const kind = ref.at('kind').text ?? 'Issuer';
    const namespace = kind === 'ClusterIssuer' ? undefined : at.manifest.metadata.namespace;
    if (!lookup.has(GROUP, kind, namespace, name.text)) {
      yield dangling(at, name, kind, namespace, name.text);
    }
  }
}
