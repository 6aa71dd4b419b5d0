/**
 * kueue.x-k8s.io/v1beta1: `Cohort`, which v1beta2 has under better names.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { UsageShareStatus } from '../status';
import { CohortSpec } from '../v1beta2/cohort';

/** A group of queues that lend each other what they do not use; one without quotas of its own needs no object. */
export interface CohortV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Its own quotas, and its parent. */
  readonly spec?: CohortSpec;
  /** What is reported of it. */
  readonly status?: CohortV1beta1Status;
}

/** What is reported of a cohort. */
export interface CohortV1beta1Status {
  /** Its share in what the parent could lend. */
  readonly fairSharing?: UsageShareStatus;
}

/** `Cohort`, cluster-scoped. */
export class Cohort extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'Cohort' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CohortV1beta1Resource>) {
    super(scope, id, { ...Cohort.GVK, ...props });
  }
}
