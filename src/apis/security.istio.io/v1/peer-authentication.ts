/**
 * security.istio.io/v1: PeerAuthentication.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, WorkloadLabelSelector } from '../../networking.istio.io/meta';

/** Decides whether workloads accept plain traffic, mutual TLS or both. */
export interface PeerAuthenticationResource {
  readonly metadata: NamedMetadata;
  /** Workloads and the mode of mutual TLS. */
  readonly spec?: PeerAuthenticationSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Workloads and the mode of mutual TLS towards them.
 * @validation {"message":"portLevelMtls requires selector","rule":"has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true"}
 */
export interface PeerAuthenticationSpec {
  /** Mode for all ports; inherited from namespace or mesh if left out. */
  readonly mtls?: MutualTls;
  /**
   * Mode per port of the workload, the port's number as key; needs a selector.
   * @minProperties 1
   * @validation {"message":"port must be between 1-65535","rule":"self.all(key, 0 < int(key) && int(key) <= 65535)"}
   */
  readonly portLevelMtls?: Readonly<Record<string, MutualTls>>;
  /** Workloads it applies to; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
}

/** Mutual TLS of incoming connections. */
export interface MutualTls {
  /** `STRICT` accepts nothing else, `PERMISSIVE` plain traffic too; `UNSET` inherits. */
  readonly mode?: 'UNSET' | 'DISABLE' | 'PERMISSIVE' | 'STRICT';
}

/** `PeerAuthentication`, namespaced. */
export class PeerAuthentication extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PeerAuthenticationResource>) {
    super(scope, id, { ...PeerAuthentication.GVK, ...props });
  }
}
