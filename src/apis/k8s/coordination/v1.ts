/**
 * coordination.k8s.io/v1: Lease.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata, Time } from '../../meta';

/** Lock by which one of several equal programs leads; its holder writes it. */
export interface LeaseResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Who holds the lock, and for how long. */
  readonly spec?: LeaseSpec;
}

/** `Lease`, namespaced. */
export class Lease extends ApiObject {
  public static readonly GVK = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LeaseResource>) {
    super(scope, id, { ...Lease.GVK, ...props });
  }
}

/** Who holds a lock, and for how long. */
export interface LeaseSpec {
  /** Moment at which the holder got the lock. */
  readonly acquireTime?: Time;
  /** Name of the holder. */
  readonly holderIdentity?: string;
  /** Seconds after the last renewal after which others may take the lock. */
  readonly leaseDurationSeconds?: Int32;
  /** Number of changes of the holder. */
  readonly leaseTransitions?: Int32;
  /** Candidate that the holder should make room for; needs `strategy`. */
  readonly preferredHolder?: string;
  /** Moment of the last renewal. */
  readonly renewTime?: Time;
  /** How the leader is chosen among candidates, such as `OldestEmulationVersion`; by themselves when left out. */
  readonly strategy?: string;
}
