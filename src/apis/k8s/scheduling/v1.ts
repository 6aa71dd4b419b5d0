/**
 * scheduling.k8s.io/v1: PriorityClass.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { PreemptionPolicy } from '../core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Name for a priority of pods. */
export interface PriorityClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** When to use the class. */
  readonly description?: string;
  /** Makes this the class of pods that name none; at most one may. */
  readonly globalDefault?: boolean;
  /** Whether its pods may push out others. */
  readonly preemptionPolicy?: PreemptionPolicy;
  /** Priority; the higher goes first; immutable. */
  readonly value: Int32;
}

/** `PriorityClass`, cluster-scoped. */
export class PriorityClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PriorityClassResource>) {
    super(scope, id, { ...PriorityClass.GVK, ...props });
  }
}
