/** Facts of MetalLB, which others install (metallb/metallb v0.15, api/v1beta1). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'metallb.io/IPAddressPool': { plural: 'ipaddresspools', scope: 'Namespaced' },
  'metallb.io/L2Advertisement': { plural: 'l2advertisements', scope: 'Namespaced' },
};
