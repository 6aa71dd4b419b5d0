/**
 * inference.networking.x-k8s.io/v1alpha2: `InferenceObjective`.
 *
 * Source: Gateway API Inference Extension, its CustomResourceDefinitions in KServe; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GatewayCondition, GroupName, KindName, ObjectName } from '../../gateway.networking.k8s.io/meta';
import { Integer, Manifest, NamedMetadata } from '../../meta';

/** How important some requests to a pool are; they name it in a header. */
export interface InferenceObjectiveResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pool, and the importance. */
  readonly spec?: InferenceObjectiveSpec;
  /** Whether it is in use. */
  readonly status?: InferenceObjectiveStatus;
}

/** How important some requests to a pool are. */
export interface InferenceObjectiveSpec {
  /** The pool. */
  readonly poolRef: PoolObjectReference;
  /** Importance; requests with less are dropped first when pods are busy. 0 when left out, also below 0. */
  readonly priority?: Integer;
}

/** An InferencePool of the namespace. */
export interface PoolObjectReference {
  /**
   * API group of the kind.
   * @default "inference.networking.k8s.io"
   */
  readonly group?: GroupName;
  /**
   * Kind of the object.
   * @default "InferencePool"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
}

/** Whether an objective is in use. */
export interface InferenceObjectiveStatus {
  /**
   * Aspects: `Accepted` ...
   * @default [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown","type":"Ready"}]
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
}

/** `InferenceObjective`, namespaced. */
export class InferenceObjective extends ApiObject {
  public static readonly GVK = { apiVersion: 'inference.networking.x-k8s.io/v1alpha2', kind: 'InferenceObjective' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferenceObjectiveResource>) {
    super(scope, id, { ...InferenceObjective.GVK, ...props });
  }
}
