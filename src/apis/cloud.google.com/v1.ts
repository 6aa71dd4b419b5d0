/**
 * cloud.google.com/v1: `BackendConfig`, as far as the platform writes it.
 *
 * Source: kubernetes/ingress-gce, pkg/apis/backendconfig/v1/types.go; it comes with GKE.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int64, Manifest, NamedMetadata } from '../meta';

/** What Google's application load balancer does with a Service. */
export interface BackendConfigResource {
  /** Identity of the object, in the namespace of the Service. */
  readonly metadata: NamedMetadata;
  /** Health check and limits. */
  readonly spec?: BackendConfigSpec;
}

/** Health check and limits of a backend. */
export interface BackendConfigSpec {
  /** How the load balancer sees whether a pod answers. */
  readonly healthCheck?: BackendHealthCheck;
  /** Seconds until an answer must be there; also how long a connection of a WebSocket stays. */
  readonly timeoutSec?: Int64;
}

/** How the load balancer sees whether a pod answers. */
export interface BackendHealthCheck {
  /** Protocol of the request. */
  readonly type?: 'HTTP' | 'HTTPS' | 'HTTP2';
  /** Port of the pods. */
  readonly port?: Int64;
  /** Path of the request. */
  readonly requestPath?: string;
  /** Seconds between requests. */
  readonly checkIntervalSec?: Int64;
}

/** `BackendConfig`, namespaced. */
export class BackendConfig extends ApiObject {
  public static readonly GVK = { apiVersion: 'cloud.google.com/v1', kind: 'BackendConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<BackendConfigResource>) {
    super(scope, id, { ...BackendConfig.GVK, ...props });
  }
}
