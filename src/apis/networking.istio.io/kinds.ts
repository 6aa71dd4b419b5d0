/** Facts of the kinds of networking.istio.io. */
import { kindTable } from '../crd';
import { destinationRuleCrd, envoyFilterCrd, gatewayCrd, proxyConfigCrd, serviceEntryCrd, sidecarCrd, virtualServiceCrd, workloadEntryCrd, workloadGroupCrd } from './crds';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [destinationRuleCrd], [envoyFilterCrd], [gatewayCrd], [proxyConfigCrd], [serviceEntryCrd], [sidecarCrd], [virtualServiceCrd], [workloadEntryCrd], [workloadGroupCrd],
);
