/**
 * inference.networking.k8s.io/v1: `InferencePool`.
 *
 * Source: Gateway API Inference Extension, its CustomResourceDefinitions in KServe; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ControllerName, GatewayCondition, KindName, LabelValue, NamespaceName, ObjectName, PortNumber } from '../../gateway.networking.k8s.io/meta';
import { Manifest, NamedMetadata } from '../../meta';

/** Pods that serve the same models, and the program that picks one of them for each request. */
export interface InferencePoolResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pods, and who picks. */
  readonly spec: InferencePoolSpec;
  /** State at each gateway. */
  readonly status?: InferencePoolStatus;
}

/** Pods that serve the same models, and who picks one. */
export interface InferencePoolSpec {
  /** Program that picks a pod for each request. */
  readonly endpointPickerRef: EndpointPickerRef;
  /** Pods of the namespace. */
  readonly selector: PoolSelector;
  /**
   * Ports of the pods; each is an endpoint of its own.
   * @minItems 1
   * @maxItems 8
   * @listType atomic
   * @validation {"message":"port number must be unique","rule":"self.all(p1, self.exists_one(p2, p1.number==p2.number))"}
   */
  readonly targetPorts: readonly PoolPort[];
}

/**
 * Program that picks a pod for each request.
 * @validation {"message":"port is required when kind is 'Service' or unspecified (defaults to 'Service')","rule":"self.kind != 'Service' || has(self.port)"}
 */
export interface EndpointPickerRef {
  /**
   * Whether requests are refused, or go to any pod, while it does not answer.
   * @default "FailClose"
   */
  readonly failureMode?: 'FailOpen' | 'FailClose';
  /**
   * API group of the kind; empty for the core group.
   * @default ""
   * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @minLength 0
   * @maxLength 253
   */
  readonly group?: string;
  /**
   * Kind of the object.
   * @default "Service"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Port; a Service needs one. */
  readonly port?: PoolPort;
}

/** A port. */
export interface PoolPort {
  /** Its number. */
  readonly number: PortNumber;
}

/** Pods of the namespace. */
export interface PoolSelector {
  /**
   * Labels that a pod must have.
   * @minProperties 1
   * @maxProperties 64
   */
  readonly matchLabels: Readonly<Record<string, LabelValue>>;
}

/** What controllers report of a pool. */
export interface InferencePoolStatus {
  /**
   * State at each gateway.
   * @maxItems 32
   * @listType atomic
   */
  readonly parents?: readonly PoolParentStatus[];
}

/** State of a pool at a gateway. */
export interface PoolParentStatus {
  /**
   * Aspects: `Accepted`, `ResolvedRefs` ...
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /** Controller that reports. */
  readonly controllerName?: ControllerName;
  /** The gateway. */
  readonly parentRef: PoolParentReference;
}

/** A gateway. */
export interface PoolParentReference {
  /**
   * API group of the kind.
   * @default "gateway.networking.k8s.io"
   * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @minLength 0
   * @maxLength 253
   */
  readonly group?: string;
  /**
   * Kind of the object.
   * @default "Gateway"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object; that of the pool when left out. */
  readonly namespace?: NamespaceName;
}

/** `InferencePool`, namespaced. */
export class InferencePool extends ApiObject {
  public static readonly GVK = { apiVersion: 'inference.networking.k8s.io/v1', kind: 'InferencePool' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferencePoolResource>) {
    super(scope, id, { ...InferencePool.GVK, ...props });
  }
}
