/**
 * policy/v1: PodDisruptionBudget.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LabelSelector } from '../meta/v1';
import { IntOrString, Manifest, NamedMetadata } from '../../meta';

/** Keeps a number of pods running while nodes are emptied. */
export interface PodDisruptionBudgetResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, and how many may be missing. */
  readonly spec: PodDisruptionBudgetSpec;
}

/** `PodDisruptionBudget`, namespaced. */
export class PodDisruptionBudget extends ApiObject {
  public static readonly GVK = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PodDisruptionBudgetResource>) {
    super(scope, id, { ...PodDisruptionBudget.GVK, ...props });
  }
}

/** Pods, and how many may be missing. */
export interface PodDisruptionBudgetSpec {
  /** Pods that may be missing, as count or percentage; excludes `minAvailable`. */
  readonly maxUnavailable?: IntOrString;
  /** Pods that must remain, as count or percentage; excludes `maxUnavailable`. */
  readonly minAvailable?: IntOrString;
  /** Labels of the pods. */
  readonly selector?: LabelSelector;
  /** When pods that are not ready may be evicted, `IfHealthyBudget` when left out. */
  readonly unhealthyPodEvictionPolicy?: 'IfHealthyBudget' | 'AlwaysAllow';
}
