/**
 * trainer.kubeflow.org/v1alpha1: changes that a `TrainJob` makes to its runtime.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { Affinity, EnvVar, LocalObjectReference, PodSchedulingGate, PodSecurityContext, SecurityContext, Toleration, Volume, VolumeMount } from '../../k8s/core/v1';
import { EmbeddedMetadata } from '../../k8s/meta/v1';
import { Time } from '../../meta';

/** Changes of one author. */
export interface RuntimePatch {
  /**
   * Author of the changes, as `<domain>/<name>`, unique in the list. Immutable.
   * @minLength 1
   * @maxLength 253
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly manager: string;
  /** When they were last changed; the webhook writes it. */
  readonly time?: Time;
  /** What is other than in the runtime. */
  readonly trainingRuntimeSpec?: TrainingRuntimeSpecPatch;
}

/** What is other than in the runtime. */
export interface TrainingRuntimeSpecPatch {
  /** Changes of the JobSet. */
  readonly template?: JobSetTemplatePatch;
}

/** Changes of a JobSet. */
export interface JobSetTemplatePatch {
  /** Labels and annotations that are added. */
  readonly metadata?: EmbeddedMetadata;
  /** Changes of its Jobs. */
  readonly spec?: JobSetSpecPatch;
}

/** Changes of the Jobs of a set. */
export interface JobSetSpecPatch {
  /**
   * Changes, by the name of the Job.
   * @listType map
   * @listMapKeys name
   * @maxItems 100
   */
  readonly replicatedJobs?: readonly ReplicatedJobPatch[];
}

/** Changes of one Job of a set. */
export interface ReplicatedJobPatch {
  /**
   * Name of the Job in the runtime.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /** What is other. */
  readonly template?: JobTemplatePatch;
}

/** Changes of a Job. */
export interface JobTemplatePatch {
  /** Labels and annotations that are added. */
  readonly metadata?: EmbeddedMetadata;
  /** Changes of its pods. */
  readonly spec?: JobSpecPatch;
}

/** Changes of the pods of a Job. */
export interface JobSpecPatch {
  /** What is other. */
  readonly template?: PodTemplatePatch;
}

/** Changes of pods. */
export interface PodTemplatePatch {
  /** Labels and annotations that are added. */
  readonly metadata?: EmbeddedMetadata;
  /** What is other. */
  readonly spec?: PodSpecPatch;
}

/** Changes of what runs in pods; others than these are not possible. */
export interface PodSpecPatch {
  /**
   * ServiceAccount of the pods. Immutable.
   * @maxLength 253
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly serviceAccountName?: string;
  /** Labels that the nodes must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Rules that draw the pods to nodes or other pods. */
  readonly affinity?: Affinity;
  /**
   * Taints that the pods bear.
   * @listType atomic
   * @maxItems 128
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Volumes that are added. Immutable.
   * @listType map
   * @listMapKeys name
   * @maxItems 128
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly volumes?: readonly Volume[];
  /**
   * Changes of init containers, by name. Immutable.
   * @listType map
   * @listMapKeys name
   * @maxItems 64
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly initContainers?: readonly ContainerPatch[];
  /**
   * Changes of containers, by name. Immutable.
   * @listType map
   * @listMapKeys name
   * @maxItems 64
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly containers?: readonly ContainerPatch[];
  /**
   * Secrets with credentials for image registries. Immutable.
   * @listType map
   * @listMapKeys name
   * @maxItems 64
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * Privileges of all containers, and owners of volumes. Immutable.
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly securityContext?: PodSecurityContext;
  /**
   * Reasons to wait with scheduling.
   * @listType map
   * @listMapKeys name
   * @maxItems 16
   */
  readonly schedulingGates?: readonly PodSchedulingGate[];
}

/** Changes of a container. */
export interface ContainerPatch {
  /**
   * Name of the container in the runtime.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Environment that is added; not for the containers that a training job has fields for.
   * @listType map
   * @listMapKeys name
   * @maxItems 128
   */
  readonly env?: readonly EnvVar[];
  /**
   * Mounts that are added.
   * @listType map
   * @listMapKeys name
   * @maxItems 128
   */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Privileges of the container. */
  readonly securityContext?: SecurityContext;
}
