/**
 * kueue.x-k8s.io/v1beta2: `LocalQueue`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { LocalQueueSpec } from '../queue';
import { ActiveStatus, LocalFlavorUsage, QueueCounts, UsageShareStatus } from '../status';

/** A queue of a namespace, whose name its workloads have in the label `kueue.x-k8s.io/queue-name`. */
export interface LocalQueueResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The queue behind it. */
  readonly spec?: LocalQueueSpec;
  /** What is reported of it. */
  readonly status?: LocalQueueStatus;
}

/** What is reported of a queue of a namespace. */
export interface LocalQueueStatus extends ActiveStatus, QueueCounts {
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
  readonly flavorsUsage?: readonly LocalFlavorUsage[];
}

/** `LocalQueue`, namespaced. */
export class LocalQueue extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalQueueResource>) {
    super(scope, id, { ...LocalQueue.GVK, ...props });
  }
}
