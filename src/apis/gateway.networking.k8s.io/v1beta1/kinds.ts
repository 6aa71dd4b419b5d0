/**
 * gateway.networking.k8s.io/v1beta1: kinds whose fields equal those of v1.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { GatewayResource } from '../v1/gateway';
import { GatewayClassResource } from '../v1/gateway-class';
import { HTTPRouteResource } from '../v1/http-route';

/** `GatewayClass`, cluster-scoped. */
export class GatewayClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'GatewayClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayClassResource>) {
    super(scope, id, { ...GatewayClass.GVK, ...props });
  }
}

/** `Gateway`, namespaced. */
export class Gateway extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'Gateway' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayResource>) {
    super(scope, id, { ...Gateway.GVK, ...props });
  }
}

/** `HTTPRoute`, namespaced. */
export class HTTPRoute extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'HTTPRoute' } as const;

  constructor(scope: Construct, id: string, props: Manifest<HTTPRouteResource>) {
    super(scope, id, { ...HTTPRoute.GVK, ...props });
  }
}
