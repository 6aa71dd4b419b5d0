/** CustomResourceDefinitions of dex.coreos.com that are installed with Dex. */
import { CrdDefinition } from '../crd';

/** `authcodes.dex.coreos.com`. */
export const authCodeCrd: CrdDefinition = {
  group: 'dex.coreos.com',
  kind: 'AuthCode',
  plural: 'authcodes',
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true }],
};
