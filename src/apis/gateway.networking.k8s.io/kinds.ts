/** Facts of the kinds of gateway.networking.k8s.io, from its documentation. */
import { kindTable } from '../crd';
import { gatewayClassCrd, gatewayCrd, grpcRouteCrd, httpRouteCrd, referenceGrantCrd } from './crds';
import { ATTACHED_HEALTH, GATEWAY_CLASS_HEALTH, GATEWAY_HEALTH } from './health';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [gatewayClassCrd, { health: GATEWAY_CLASS_HEALTH }],
  // Istio makes Deployment and Service `<name>-<class>` for it.
  [gatewayCrd, { health: GATEWAY_HEALTH }],
  [httpRouteCrd, { health: ATTACHED_HEALTH }],
  [grpcRouteCrd, { health: ATTACHED_HEALTH }],
  // What refers by it waits for it, so it comes first.
  [referenceGrantCrd, { stage: 'base' }],
);
