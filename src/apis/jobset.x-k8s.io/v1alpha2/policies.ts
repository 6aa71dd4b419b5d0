/**
 * jobset.x-k8s.io/v1alpha2: what the start, the end and the failure of Jobs mean for their set.
 *
 * Source: JobSet, its CustomResourceDefinitions; release in pins/.
 */
import { EmbeddedPersistentVolumeClaim } from '../../k8s/core/v1';
import { Int32 } from '../../meta';

/**
 * When a set has succeeded. Immutable.
 * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
 */
export interface SuccessPolicy {
  /**
   * Whether all of the Jobs must succeed, or one is enough.
   */
  readonly operator: 'All' | 'Any';
  /**
   * Entries of `replicatedJobs` whose Jobs count; all of them, if left out.
   * @listType atomic
   */
  readonly targetReplicatedJobs?: readonly string[];
}

/**
 * What the failure of a Job means. Immutable.
 * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
 */
export interface FailurePolicy {
  /** How often the set may be started anew; never, if left out. */
  readonly maxRestarts?: Int32;
  /**
   * What a new start waits for: `Recreate` makes each Job as soon as its old one is gone, `BlockingRecreate` makes none before all
   * are gone, `InPlaceRestart` restarts containers and must be switched on in the controller.
   * @default "Recreate"
   */
  readonly restartStrategy?: 'Recreate' | 'BlockingRecreate' | 'InPlaceRestart';
  /** Rules in order; of those that match, the first counts. A failure that none matches starts the set anew. */
  readonly rules?: readonly FailurePolicyRule[];
}

/**
 * Reason for which Kubernetes says that a Job has failed; the webhook refuses others.
 * @asType string
 * @check {"enum":["BackoffLimitExceeded","DeadlineExceeded","FailedIndexes","MaxFailedIndexesExceeded","PodFailurePolicy"]}
 */
export type JobFailureReason = 'BackoffLimitExceeded' | 'DeadlineExceeded' | 'FailedIndexes' | 'MaxFailedIndexesExceeded' | 'PodFailurePolicy';

/** What certain failures mean. */
export interface FailurePolicyRule {
  /** Name, unique among the rules; an empty one becomes `failurePolicyRule<index>`. */
  readonly name: string;
  /**
   * What happens: the set fails, or it is started anew, which counts or does not count for `maxRestarts`.
   */
  readonly action: 'FailJobSet' | 'RestartJobSet' | 'RestartJobSetAndIgnoreMaxRestarts';
  /** Reasons for which Jobs fail, all of them if left out. */
  readonly onJobFailureReasons?: readonly JobFailureReason[];
  /** Regular expressions for the message of the failure, of which one must match; any message, if left out. */
  readonly onJobFailureMessagePatterns?: readonly string[];
  /**
   * Entries of `replicatedJobs` whose Jobs are meant, all of them if left out.
   * @listType atomic
   */
  readonly targetReplicatedJobs?: readonly string[];
}

/**
 * Order in which Jobs start. Immutable.
 * @validation {"rule":"self == oldSelf","message":"Value is immutable"}
 */
export interface StartupPolicy {
  /**
   * `InOrder` starts an entry once the pods of the one before are ready.
   */
  readonly startupPolicyOrder: 'AnyOrder' | 'InOrder';
}

/**
 * Volume claims that are made for a set.
 * @validation {"rule":"self.templates.all(t, !has(t.metadata.namespace) || size(t.metadata.namespace) == 0)","message":"namespace cannot be set for VolumeClaimPolicies templates"}
 */
export interface VolumeClaimPolicy {
  /**
   * Claims; each is called `<name of the template>-<name of the set>`, and pods mount it as a volume with the name of the template.
   * @listType atomic
   * @maxItems 50
   */
  readonly templates?: readonly EmbeddedPersistentVolumeClaim[];
  /** How long they stay; as long as the set, if left out. */
  readonly retentionPolicy?: VolumeRetentionPolicy;
}

/** How long volume claims stay. */
export interface VolumeRetentionPolicy {
  /**
   * What becomes of them when the set is deleted.
   * @default "Delete"
   */
  readonly whenDeleted?: 'Delete' | 'Retain';
}
