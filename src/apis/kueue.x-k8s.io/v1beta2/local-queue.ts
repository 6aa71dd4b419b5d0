/**
 * kueue.x-k8s.io/v1beta2: `LocalQueue`.
 *
 * Source: Kueue v0.16.4, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { LocalQueueSpec } from '../queue';

/** A queue of a namespace, whose name its workloads have in the label `kueue.x-k8s.io/queue-name`. */
export interface LocalQueueResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The queue behind it. */
  readonly spec?: LocalQueueSpec;
}

/** `LocalQueue`, namespaced. */
export class LocalQueue extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalQueueResource>) {
    super(scope, id, { ...LocalQueue.GVK, ...props });
  }
}
