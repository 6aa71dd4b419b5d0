/**
 * kueue.x-k8s.io/v1beta1: `LocalQueue`, which v1beta2 has under better names.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { Taint } from '../../k8s/core/v1';
import { LocalQueueSpec } from '../queue';
import { ActiveV1beta1Status, LocalFlavorUsage, QueueCounts, UsageShareStatus } from '../status';

/** A queue of a namespace, whose name its workloads have in the label `kueue.x-k8s.io/queue-name`. */
export interface LocalQueueV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The queue behind it. */
  readonly spec?: LocalQueueSpec;
  /** What is reported of it. */
  readonly status?: LocalQueueV1beta1Status;
}

/** What is reported of a queue of a namespace. */
export interface LocalQueueV1beta1Status extends ActiveV1beta1Status, QueueCounts {
  /** Its share among the queues of the same `ClusterQueue`. */
  readonly fairSharing?: UsageShareStatus;
  /**
   * What is reserved for its workloads, by flavor.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly flavorsReservation?: readonly LocalFlavorUsage[];
  /**
   * What its workloads with a place use, by flavor.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly flavorUsage?: readonly LocalFlavorUsage[];
  /**
   * Flavors of the queue behind it.
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   * @deprecated v1beta2 has them no more
   */
  readonly flavors?: readonly LocalQueueV1beta1Flavor[];
}

/** A flavor of the queue behind one. */
export interface LocalQueueV1beta1Flavor {
  /**
   * Its name.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Labels of its nodes.
   * @maxProperties 8
   * @mapType atomic
   */
  readonly nodeLabels?: Readonly<Record<string, string>>;
  /**
   * Taints of its nodes.
   * @maxItems 8
   * @listType atomic
   */
  readonly nodeTaints?: readonly Taint[];
  /**
   * Resources that are used in it.
   * @maxItems 64
   * @listType set
   */
  readonly resources?: readonly string[];
  /** How near its nodes are to each other. */
  readonly topology?: LocalQueueV1beta1Topology;
}

/** How near nodes are to each other. */
export interface LocalQueueV1beta1Topology {
  /**
   * Name of the `Topology`.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Labels of nodes, from far to near.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly levels: readonly string[];
}

/** `LocalQueue`, namespaced. */
export class LocalQueue extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'LocalQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalQueueV1beta1Resource>) {
    super(scope, id, { ...LocalQueue.GVK, ...props });
  }
}
