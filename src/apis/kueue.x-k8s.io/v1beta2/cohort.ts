/**
 * kueue.x-k8s.io/v1beta2: `Cohort`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { CohortSpecBase } from '../queue';
import { ShareStatus } from '../status';

/** A group of queues that lend each other what they do not use; one without quotas of its own needs no object. */
export interface CohortResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Its own quotas, and its parent. */
  readonly spec?: CohortSpec;
  /** What is reported of it. */
  readonly status?: CohortStatus;
}

/** Quotas of a cohort, and its parent. */
export interface CohortSpec extends CohortSpecBase {
  /**
   * Name of the cohort that lends to this one; none when left out.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly parentName?: string;
}

/** What is reported of a cohort. */
export interface CohortStatus {
  /** Its share in what the parent could lend. */
  readonly fairSharing?: ShareStatus;
}

/** `Cohort`, cluster-scoped. */
export class Cohort extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Cohort' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CohortResource>) {
    super(scope, id, { ...Cohort.GVK, ...props });
  }
}
