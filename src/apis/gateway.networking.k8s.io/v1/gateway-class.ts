/**
 * gateway.networking.k8s.io/v1: `GatewayClass`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { GatewayCondition, GroupName, KindName, NamespaceName, ObjectName } from '../meta';

/** A kind of gateways, and who runs them. */
export interface GatewayClassResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Who runs them. */
  readonly spec: GatewayClassSpec;
  /**
   * Whether somebody does.
   * @default {"conditions":[{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending",
   *   "status":"Unknown","type":"Accepted"}]}
   */
  readonly status?: GatewayClassStatus;
}

/** Who runs the gateways of a class. */
export interface GatewayClassSpec {
  /**
   * Controller, such as `istio.io/gateway-controller`; immutable.
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9\/\-._~%!$&'()*+,;=:]+$
   * @minLength 1
   * @maxLength 253
   * @validation {"message":"Value is immutable","rule":"self == oldSelf"}
   */
  readonly controllerName: string;
  /**
   * What the class is for.
   * @maxLength 64
   */
  readonly description?: string;
  /** Object with settings for all gateways of the class. */
  readonly parametersRef?: ParametersReference;
}

/** An object that the controller knows how to read. */
export interface ParametersReference {
  /** API group of the kind; empty for the core group. */
  readonly group: GroupName;
  /** Kind of the object. */
  readonly kind: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object, for a kind that has one. */
  readonly namespace?: NamespaceName;
}

/** Whether a controller takes a class. */
export interface GatewayClassStatus {
  /**
   * Aspects: `Accepted` ...
   * @default [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown",
   *   "type":"Accepted"}]
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /**
   * What the controller can do.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly supportedFeatures?: readonly SupportedFeature[];
}

/** Something that a controller can do. */
export interface SupportedFeature {
  /** Its name. */
  readonly name: string;
}

/** `GatewayClass`, cluster-scoped. */
export class GatewayClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayClassResource>) {
    super(scope, id, { ...GatewayClass.GVK, ...props });
  }
}
