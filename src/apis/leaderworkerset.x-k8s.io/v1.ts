/**
 * leaderworkerset.x-k8s.io/v1: `LeaderWorkerSet`.
 *
 * Source: LeaderWorkerSet, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EmbeddedPersistentVolumeClaim, PodTemplateSpec } from '../k8s/core/v1';
import { Condition } from '../k8s/meta/v1';
import { Int32, IntOrString, Manifest, NamedMetadata } from '../meta';

/** Groups of pods, each of a leader and its workers, which are made, updated and replaced as one; a model that needs several nodes is one group. */
export interface LeaderWorkerSetResource {
  /** Identity of the object; the name is that of its headless Service, and the first part of those of the pods. */
  readonly metadata: NamedMetadata;
  /** How many groups, and the form of their pods. */
  readonly spec?: LeaderWorkerSetSpec;
  /** How far the groups are. */
  readonly status?: LeaderWorkerSetStatus;
}

/** How many groups there are, and what their pods are like. */
export interface LeaderWorkerSetSpec {
  /**
   * How many groups.
   * @default 1
   */
  readonly replicas?: Int32;
  /** Form of the pods of a group. */
  readonly leaderWorkerTemplate: LeaderWorkerTemplate;
  /** How groups get from an old form to a new one. */
  readonly rolloutStrategy?: RolloutStrategy;
  /**
   * When the workers of a group start: with their leader, or once it is ready.
   * @default "LeaderCreated"
   */
  readonly startupPolicy?: 'LeaderCreated' | 'LeaderReady';
  /** Names under which the pods are reached. */
  readonly networkConfig?: NetworkConfig;
}

/** Form of the pods of a group. */
export interface LeaderWorkerTemplate {
  /** Form of the leader; that of the workers, if left out. */
  readonly leaderTemplate?: PodTemplateSpec;
  /** Form of the workers. */
  readonly workerTemplate: PodTemplateSpec;
  /**
   * Pods of a group with its leader, 1 or more.
   * @default 1
   */
  readonly size?: Int32;
  /**
   * What the restart of a container, or the end of a pod, means for its group: all of it is made anew, or that pod alone. `Default` is an
   * old word for `None`.
   * @default "RecreateGroupOnPodRestart"
   */
  readonly restartPolicy?: 'Default' | 'RecreateGroupOnPodRestart' | 'None';
  /** Divides a group into parts that are placed together; cannot be added or taken away later. */
  readonly subGroupPolicy?: SubGroupPolicy;
  /** Claims of each pod, as a StatefulSet has them. */
  readonly volumeClaimTemplates?: readonly EmbeddedPersistentVolumeClaim[];
  /** How long these claims stay. */
  readonly persistentVolumeClaimRetentionPolicy?: PersistentVolumeClaimRetention;
}

/** Parts of a group. */
export interface SubGroupPolicy {
  /**
   * Whether the leader is in the first part, or in none.
   * @default "LeaderWorker"
   */
  readonly subGroupPolicyType?: 'LeaderWorker' | 'LeaderExcluded';
  /** Pods of a part; the size of the group, or that less one, is a multiple of it. Immutable. */
  readonly subGroupSize?: Int32;
}

/** How long the claims of pods stay. */
export interface PersistentVolumeClaimRetention {
  /** `Retain` or `Delete` when the set is deleted; kept, if left out. */
  readonly whenDeleted?: string;
  /** `Retain` or `Delete` when there are fewer groups; kept, if left out. */
  readonly whenScaled?: string;
}

/** How groups get a new form. */
export interface RolloutStrategy {
  /**
   * One group after another.
   * @default "RollingUpdate"
   */
  readonly type: 'RollingUpdate';
  /** How many at once; one, if left out. */
  readonly rollingUpdateConfiguration?: RollingUpdateConfiguration;
}

/** How many groups are changed at once. */
export interface RollingUpdateConfiguration {
  /**
   * Groups with this index or a higher one are changed.
   * @default 0
   */
  readonly partition?: Int32;
  /**
   * How many groups may be missing, as a number or part of all: `1`, `25%`; not 0 while `maxSurge` is.
   * @default 1
   */
  readonly maxUnavailable?: IntOrString;
  /**
   * How many groups there may be beyond `replicas`, as a number or part of them.
   * @default 0
   */
  readonly maxSurge?: IntOrString;
}

/** Names under which the pods are reached. */
export interface NetworkConfig {
  /** Whether all groups are below one headless Service, or each below one of its own. */
  readonly subdomainPolicy: 'Shared' | 'UniquePerReplica';
}

/** How far the groups are. */
export interface LeaderWorkerSetStatus {
  /** Aspects of the state: `Available`, `Progressing`, `UpdateInProgress`. */
  readonly conditions?: readonly Condition[];
  /** Selector of the leaders, for autoscalers. */
  readonly hpaPodSelector?: string;
  /** Groups whose pods are all ready. */
  readonly readyReplicas?: Int32;
  /** Groups that exist. */
  readonly replicas?: Int32;
  /** Groups of the newest form. */
  readonly updatedReplicas?: Int32;
}

/** `LeaderWorkerSet`, namespaced. */
export class LeaderWorkerSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LeaderWorkerSetResource>) {
    super(scope, id, { ...LeaderWorkerSet.GVK, ...props });
  }
}
