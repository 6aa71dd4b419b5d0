/** Facts of Multus, which comes with OpenShift (k8snetworkplumbingwg/network-attachment-definition-client). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'k8s.cni.cncf.io/NetworkAttachmentDefinition': { plural: 'network-attachment-definitions', scope: 'Namespaced', stage: 'base' },
};
