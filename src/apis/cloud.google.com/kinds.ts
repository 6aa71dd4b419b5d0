/** Facts of GKE's own kinds, which come with GKE (kubernetes/ingress-gce, pkg/apis/backendconfig/v1). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'cloud.google.com/BackendConfig': { plural: 'backendconfigs', scope: 'Namespaced', stage: 'base' },
};
