/**
 * inference.networking.x-k8s.io/v1alpha2: `InferencePool`.
 *
 * Source: Gateway API Inference Extension, its CustomResourceDefinitions in KServe; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GatewayCondition, GroupName, KindName, LabelValue, NamespaceName, ObjectName, PortNumber } from '../../gateway.networking.k8s.io/meta';
import { Manifest, NamedMetadata } from '../../meta';

/** Pods that serve the same models, and the program that picks one of them for each request; the form before `inference.networking.k8s.io/v1`. */
export interface InferencePoolResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pods, and who picks. */
  readonly spec?: InferencePoolSpec;
  /**
   * State at each gateway.
   * @default {"parent":[{"conditions":[{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending",
   *   "status":"Unknown","type":"Accepted"}],"parentRef":{"kind":"Status","name":"default"}}]}
   */
  readonly status?: InferencePoolStatus;
}

/** Pods that serve the same models, and who picks one. */
export interface InferencePoolSpec {
  /** Program that picks a pod for each request. */
  readonly extensionRef: PoolExtensionRef;
  /** Labels that a pod of the namespace must have. */
  readonly selector: Readonly<Record<string, LabelValue>>;
  /** Port of the pods. */
  readonly targetPortNumber: PortNumber;
}

/** Program that picks a pod for each request. */
export interface PoolExtensionRef {
  /**
   * Whether requests are refused, or go to any pod, while it does not answer.
   * @default "FailClose"
   */
  readonly failureMode?: 'FailOpen' | 'FailClose';
  /**
   * API group of the kind; empty for the core group.
   * @default ""
   */
  readonly group?: GroupName;
  /**
   * Kind of the object.
   * @default "Service"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Port; 9002 for a Service when left out. */
  readonly portNumber?: PortNumber;
}

/** What controllers report of a pool. */
export interface InferencePoolStatus {
  /**
   * State at each gateway.
   * @maxItems 32
   */
  readonly parent?: readonly PoolStatus[];
}

/** State of a pool at a gateway. */
export interface PoolStatus {
  /**
   * Aspects: `Accepted`, `ResolvedRefs` ...
   * @default [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown",
   *   "type":"Accepted"}]
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /** The gateway. */
  readonly parentRef: PoolParentReference;
}

/** A gateway. */
export interface PoolParentReference {
  /**
   * API group of the kind.
   * @default "gateway.networking.k8s.io"
   */
  readonly group?: GroupName;
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
  public static readonly GVK = { apiVersion: 'inference.networking.x-k8s.io/v1alpha2', kind: 'InferencePool' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferencePoolResource>) {
    super(scope, id, { ...InferencePool.GVK, ...props });
  }
}
