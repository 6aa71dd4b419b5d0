import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';

/** `References/Issuer`: certificates name issuers that exist. */
export const referencesIssuer: Rule = {
  id: 'References/Issuer',
  why: 'A certificate whose issuer does not exist is never signed, and the pods that mount it do not start.',
  check: danglingIssuers,
};

const GROUP = 'cert-manager.io';

function* danglingIssuers(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(`${GROUP}/Certificate`, `${GROUP}/CertificateRequest`)) {
    const ref = at.at('spec', 'issuerRef');
    const name = ref.at('name');
    if ((ref.at('group').text ?? GROUP) !== GROUP || !name.text) {
      continue;
    }
    const kind = ref.at('kind').text ?? 'Issuer';
    const namespace = kind === 'ClusterIssuer' ? undefined : at.namespace;
    if (!set.has(`${GROUP}/${kind}`, namespace, name.text)) {
      yield dangling(at, name, kind, namespace, name.text);
    }
  }
}
