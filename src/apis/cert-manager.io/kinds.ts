/** Facts of the kinds of cert-manager.io, from its documentation (release in the pins). */
import { kindTable } from '../crd';
import { certificateCrd, certificateRequestCrd, clusterIssuerCrd, issuerCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  // A pod that mounts the Secret of a certificate waits for it, so both come first.
  [issuerCrd, { stage: 'base' }],
  [certificateCrd, {
    stage: 'base',
    secrets: [{
      name: ['spec', 'secretName'],
      keys: ['ca.crt', 'tls.crt', 'tls.key'],
      unless: [['spec', 'keystores'], ['spec', 'additionalOutputFormats']],
    }],
  }],
  [certificateRequestCrd],
  [clusterIssuerCrd],
);
