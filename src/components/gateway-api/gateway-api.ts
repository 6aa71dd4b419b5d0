import { Construct } from 'constructs';
import { gatewayClassCrd, gatewayCrd, grpcRouteCrd, httpRouteCrd, referenceGrantCrd } from '../../apis/gateway.networking.k8s.io/crds';
import { Component, ComponentProps, Definition } from '../../core';

/** The definitions of the Gateway API. */
export const GATEWAY_API_CRDS = [gatewayClassCrd, gatewayCrd, httpRouteCrd, grpcRouteCrd, referenceGrantCrd];

/** Properties of {@link GatewayApi}. */
export interface GatewayApiProps extends ComponentProps {}

/**
 * The kinds of the Kubernetes Gateway API, its standard channel: definitions alone. Istio, or another controller of the cluster, does what objects of
 * them say; it makes GatewayClasses itself.
 *
 * @see https://gateway-api.sigs.k8s.io/
 */
export class GatewayApi extends Component<GatewayApiProps> {
  constructor(scope: Construct, id: string, given: GatewayApiProps = {}) {
    super(scope, id, given, 'components/gateway-api#GatewayApiProps');
    for (const crd of GATEWAY_API_CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd);
    }
  }
}
