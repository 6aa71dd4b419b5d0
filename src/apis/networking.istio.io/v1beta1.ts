/**
 * networking.istio.io/v1beta1: ProxyConfig, and kinds whose fields equal those of v1.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../meta';
import { IstioStatus, WorkloadLabelSelector } from './meta';
import { DestinationRuleResource } from './v1/destination-rule';
import { GatewayResource } from './v1/gateway';
import { ServiceEntryResource } from './v1/service-entry';
import { SidecarResource } from './v1/sidecar';
import { VirtualServiceResource } from './v1/virtual-service';
import { WorkloadEntryResource } from './v1/workload-entry';
import { WorkloadGroupResource } from './v1/workload-group';

/** Sets a few options of the proxies beside workloads, in place of pod annotations. */
export interface ProxyConfigResource {
  readonly metadata: NamedMetadata;
  /** Workloads and the options of their proxies. */
  readonly spec?: ProxyConfigSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Workloads and the options of their proxies; changes take effect when a pod is made. */
export interface ProxyConfigSpec {
  /**
   * Worker threads, 2 if left out; 0 takes one per CPU core.
   * @minimum 0
   * @nullable
   */
  readonly concurrency?: Int32;
  /**
   * Environment variables of the proxy; only names that start with `ISTIO_META_` or are known to Istio matter.
   * @values {"maxLength":2048}
   */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** Image of the proxy. */
  readonly image?: ProxyImage;
  /** Workloads it applies to; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
}

/** Variant of the proxy's image. */
export interface ProxyImage {
  /** `default`, `debug` or `distroless`, appended to the image's tag. */
  readonly imageType?: string;
}

/** `DestinationRule`, namespaced. */
export class DestinationRule extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'DestinationRule' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DestinationRuleResource>) {
    super(scope, id, { ...DestinationRule.GVK, ...props });
  }
}

/** `Gateway`, namespaced. */
export class Gateway extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'Gateway' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayResource>) {
    super(scope, id, { ...Gateway.GVK, ...props });
  }
}

/** `ProxyConfig`, namespaced. */
export class ProxyConfig extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'ProxyConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProxyConfigResource>) {
    super(scope, id, { ...ProxyConfig.GVK, ...props });
  }
}

/** `ServiceEntry`, namespaced. */
export class ServiceEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'ServiceEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceEntryResource>) {
    super(scope, id, { ...ServiceEntry.GVK, ...props });
  }
}

/** `Sidecar`, namespaced. */
export class Sidecar extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'Sidecar' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SidecarResource>) {
    super(scope, id, { ...Sidecar.GVK, ...props });
  }
}

/** `VirtualService`, namespaced. */
export class VirtualService extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'VirtualService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<VirtualServiceResource>) {
    super(scope, id, { ...VirtualService.GVK, ...props });
  }
}

/** `WorkloadEntry`, namespaced. */
export class WorkloadEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'WorkloadEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadEntryResource>) {
    super(scope, id, { ...WorkloadEntry.GVK, ...props });
  }
}

/** `WorkloadGroup`, namespaced. */
export class WorkloadGroup extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1beta1', kind: 'WorkloadGroup' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadGroupResource>) {
    super(scope, id, { ...WorkloadGroup.GVK, ...props });
  }
}
