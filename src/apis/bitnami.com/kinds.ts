/** Facts of Sealed Secrets, which others install (bitnami-labs/sealed-secrets, README). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'bitnami.com/SealedSecret': {
    plural: 'sealedsecrets',
    scope: 'Namespaced',
    stage: 'base',
    secrets: [{ name: ['spec', 'template', 'metadata', 'name'], otherwiseOwn: true, keys: { path: ['spec', 'encryptedData'] } }],
  },
};
