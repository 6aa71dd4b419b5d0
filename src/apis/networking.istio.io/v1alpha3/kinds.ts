/**
 * networking.istio.io/v1alpha3: kinds whose fields equal those of v1.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { DestinationRuleResource } from '../v1/destination-rule';
import { GatewayResource } from '../v1/gateway';
import { ServiceEntryResource } from '../v1/service-entry';
import { SidecarResource } from '../v1/sidecar';
import { VirtualServiceResource } from '../v1/virtual-service';
import { WorkloadEntryResource } from '../v1/workload-entry';
import { WorkloadGroupResource } from '../v1/workload-group';

/** `DestinationRule`, namespaced. */
export class DestinationRule extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'DestinationRule' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DestinationRuleResource>) {
    super(scope, id, { ...DestinationRule.GVK, ...props });
  }
}

/** `Gateway`, namespaced. */
export class Gateway extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'Gateway' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayResource>) {
    super(scope, id, { ...Gateway.GVK, ...props });
  }
}

/** `ServiceEntry`, namespaced. */
export class ServiceEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'ServiceEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceEntryResource>) {
    super(scope, id, { ...ServiceEntry.GVK, ...props });
  }
}

/** `Sidecar`, namespaced. */
export class Sidecar extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'Sidecar' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SidecarResource>) {
    super(scope, id, { ...Sidecar.GVK, ...props });
  }
}

/** `VirtualService`, namespaced. */
export class VirtualService extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'VirtualService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<VirtualServiceResource>) {
    super(scope, id, { ...VirtualService.GVK, ...props });
  }
}

/** `WorkloadEntry`, namespaced. */
export class WorkloadEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'WorkloadEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadEntryResource>) {
    super(scope, id, { ...WorkloadEntry.GVK, ...props });
  }
}

/** `WorkloadGroup`, namespaced. */
export class WorkloadGroup extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1alpha3', kind: 'WorkloadGroup' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadGroupResource>) {
    super(scope, id, { ...WorkloadGroup.GVK, ...props });
  }
}
