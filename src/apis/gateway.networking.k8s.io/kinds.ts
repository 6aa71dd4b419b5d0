/** Facts of the kinds of gateway.networking.k8s.io. */
import { kindTable } from '../crd';
import { gatewayClassCrd, gatewayCrd, grpcRouteCrd, httpRouteCrd, referenceGrantCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([gatewayClassCrd], [gatewayCrd], [httpRouteCrd], [grpcRouteCrd], [referenceGrantCrd]);
