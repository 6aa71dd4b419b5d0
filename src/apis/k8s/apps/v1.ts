/**
 * apps/v1: Deployment, StatefulSet, DaemonSet, and what they leave behind: ReplicaSet and ControllerRevision.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PersistentVolumeClaimStatus, PersistentVolumeClaimTemplate, PodTemplateSpec } from '../core/v1';
import { LabelSelector } from '../meta/v1';
import { AnyObject, Int32, Int64, IntOrString, Manifest, NamedMetadata } from '../../meta';

/** Keeps a number of equal pods running and replaces them step by step. */
export interface DeploymentResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, their number, and how they are replaced. */
  readonly spec: DeploymentSpec;
}

/** `Deployment`, namespaced. */
export class Deployment extends ApiObject {
  public static readonly GVK = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DeploymentResource>) {
    super(scope, id, { ...Deployment.GVK, ...props });
  }
}

/** Pods of a deployment, their number, and how they are replaced. */
export interface DeploymentSpec {
  /** Seconds that a new pod must be ready to count as available, 0 when left out. */
  readonly minReadySeconds?: Int32;
  /** Holds back new rollouts. */
  readonly paused?: boolean;
  /** Seconds without progress after which a rollout counts as failed, 600 when left out. */
  readonly progressDeadlineSeconds?: Int32;
  /** Number of pods, 1 when left out. */
  readonly replicas?: Int32;
  /** Old ReplicaSets that are kept, 10 when left out. */
  readonly revisionHistoryLimit?: Int32;
  /** Labels of the pods; immutable. */
  readonly selector: LabelSelector;
  /** How pods are replaced. */
  readonly strategy?: DeploymentStrategy;
  /** Form of the pods. */
  readonly template: PodTemplateSpec;
}

/** How a deployment replaces pods. */
export interface DeploymentStrategy {
  /** Step size; only with type `RollingUpdate`. */
  readonly rollingUpdate?: RollingUpdateDeployment;
  /** Whether old pods stop first or one after the other, `RollingUpdate` when left out. */
  readonly type?: 'Recreate' | 'RollingUpdate';
}

/** Step size of a rollout. */
export interface RollingUpdateDeployment {
  /** Pods above the number, as count or percentage, `25%` when left out. */
  readonly maxSurge?: IntOrString;
  /** Pods below the number, as count or percentage, `25%` when left out. */
  readonly maxUnavailable?: IntOrString;
}

/** Keeps pods running that each have a lasting name and storage. */
export interface StatefulSetResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, their number, claims, and how they are replaced. */
  readonly spec: StatefulSetSpec;
}

/** `StatefulSet`, namespaced. */
export class StatefulSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'apps/v1', kind: 'StatefulSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<StatefulSetResource>) {
    super(scope, id, { ...StatefulSet.GVK, ...props });
  }
}

/** Pods of a stateful set, their number, claims, and how they are replaced. */
export interface StatefulSetSpec {
  /** Seconds that a new pod must be ready to count as available, 0 when left out. */
  readonly minReadySeconds?: Int32;
  /** Numbers in the pods' names. */
  readonly ordinals?: StatefulSetOrdinals;
  /** When claims are deleted. */
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  /** Whether pods start one after the other or at once, `OrderedReady` when left out. */
  readonly podManagementPolicy?: 'OrderedReady' | 'Parallel';
  /** Number of pods, 1 when left out. */
  readonly replicas?: Int32;
  /** Old revisions that are kept, 10 when left out. */
  readonly revisionHistoryLimit?: Int32;
  /** Labels of the pods; immutable. */
  readonly selector: LabelSelector;
  /** Headless service that gives the pods their DNS names; immutable. */
  readonly serviceName?: string;
  /** Form of the pods. */
  readonly template: PodTemplateSpec;
  /** How pods are replaced. */
  readonly updateStrategy?: StatefulSetUpdateStrategy;
  /**
   * Claims of each pod; immutable.
   * @listType atomic
   */
  readonly volumeClaimTemplates?: readonly StatefulSetVolumeClaim[];
}

/** Form of a claim that a stateful set makes for each of its pods. */
export interface StatefulSetVolumeClaim extends PersistentVolumeClaimTemplate {
  /** `v1`; added by the server when left out. */
  readonly apiVersion?: string;
  /** `PersistentVolumeClaim`; added by the server when left out. */
  readonly kind?: string;
  /** Of no use: the claims that are made have their own. */
  readonly status?: PersistentVolumeClaimStatus;
}

/** Numbers in the pods' names. */
export interface StatefulSetOrdinals {
  /** First number, 0 when left out. */
  readonly start?: Int32;
}

/** When a stateful set's claims are deleted. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  /** What happens when the set is deleted. */
  readonly whenDeleted?: ClaimRetention;
  /** What happens to claims of pods that scaling takes away. */
  readonly whenScaled?: ClaimRetention;
}

/** Whether claims are kept or deleted, `Retain` when left out. */
export type ClaimRetention = 'Retain' | 'Delete';

/** How a stateful set replaces pods. */
export interface StatefulSetUpdateStrategy {
  /** Step size; only with type `RollingUpdate`. */
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
  /** When pods are replaced. */
  readonly type?: UpdateStrategyType;
}

/** Whether pods are replaced one after the other or when somebody deletes them, `RollingUpdate` when left out. */
export type UpdateStrategyType = 'OnDelete' | 'RollingUpdate';

/** Step size of a stateful set's rollout. */
export interface RollingUpdateStatefulSetStrategy {
  /** Pods that may be down, as count or percentage, 1 when left out. */
  readonly maxUnavailable?: IntOrString;
  /** Lowest number of a pod that is replaced, 0 when left out. */
  readonly partition?: Int32;
}

/** Keeps one pod running on each chosen node. */
export interface DaemonSetResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods, and how they are replaced. */
  readonly spec: DaemonSetSpec;
}

/** `DaemonSet`, namespaced. */
export class DaemonSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'apps/v1', kind: 'DaemonSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DaemonSetResource>) {
    super(scope, id, { ...DaemonSet.GVK, ...props });
  }
}

/** Pods of a daemon set, and how they are replaced. */
export interface DaemonSetSpec {
  /** Seconds that a new pod must be ready to count as available, 0 when left out. */
  readonly minReadySeconds?: Int32;
  /** Old revisions that are kept, 10 when left out. */
  readonly revisionHistoryLimit?: Int32;
  /** Labels of the pods; immutable. */
  readonly selector: LabelSelector;
  /** Form of the pods; its node selector and affinity choose the nodes. */
  readonly template: PodTemplateSpec;
  /** How pods are replaced. */
  readonly updateStrategy?: DaemonSetUpdateStrategy;
}

/** How a daemon set replaces pods. */
export interface DaemonSetUpdateStrategy {
  /** Step size; only with type `RollingUpdate`. */
  readonly rollingUpdate?: RollingUpdateDaemonSet;
  /** When pods are replaced. */
  readonly type?: UpdateStrategyType;
}

/** Step size of a daemon set's rollout. */
export interface RollingUpdateDaemonSet {
  /** Nodes with a second pod during the rollout, as count or percentage, 0 when left out. */
  readonly maxSurge?: IntOrString;
  /** Nodes without a running pod, as count or percentage, 1 when left out. */
  readonly maxUnavailable?: IntOrString;
}

/** Keeps a number of equal pods running; mostly made by a Deployment. */
export interface ReplicaSetResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods and their number. */
  readonly spec: ReplicaSetSpec;
}

/** `ReplicaSet`, namespaced. */
export class ReplicaSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'apps/v1', kind: 'ReplicaSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ReplicaSetResource>) {
    super(scope, id, { ...ReplicaSet.GVK, ...props });
  }
}

/** Pods of a replica set and their number. */
export interface ReplicaSetSpec {
  /** Seconds that a new pod must be ready to count as available, 0 when left out. */
  readonly minReadySeconds?: Int32;
  /** Number of pods, 1 when left out. */
  readonly replicas?: Int32;
  /** Labels of the pods; immutable. */
  readonly selector: LabelSelector;
  /** Form of the pods; their labels fit the selector. */
  readonly template: PodTemplateSpec;
}

/** State that a controller keeps to be able to go back; made by StatefulSets and DaemonSets, immutable. */
export interface ControllerRevisionResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** State, in a form that only its controller knows. */
  readonly data?: AnyObject;
  /** Number of the state; the highest is the newest. */
  readonly revision: Int64;
}

/** `ControllerRevision`, namespaced. */
export class ControllerRevision extends ApiObject {
  public static readonly GVK = { apiVersion: 'apps/v1', kind: 'ControllerRevision' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ControllerRevisionResource>) {
    super(scope, id, { ...ControllerRevision.GVK, ...props });
  }
}
