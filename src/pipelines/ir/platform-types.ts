/** The second document: what is for Kubernetes alone. */
import type { AnyValue } from '../../apis/meta';
import type {
  ConfigMapAsEnv, ConfigMapAsVolume, EmptyDirMount, EnabledSharedMemory, FieldPathAsEnv, GenericEphemeralVolume, ImagePullSecret, NodeAffinityTerm,
  NodeSelector, PipelineInitContainer, PipelineSecurityContext, PipelineToleration, PodAffinityTerm, PodMetadata, PvcMount, SecretAsEnv, SecretAsVolume,
} from './pod-types';
import type { Int32, Int64 } from './scalar-types';

/** The second document. */
export interface PlatformSpec {
  /** By platform. */
  readonly platforms: Platforms;
}

/** Platforms. */
export interface Platforms {
  /** Kubernetes. */
  readonly kubernetes?: KubernetesPlatform;
}

/** What is for Kubernetes alone. */
export interface KubernetesPlatform {
  /** Executors. */
  readonly deploymentSpec?: KubernetesDeploymentSpec;
  /** The whole run. */
  readonly pipelineConfig?: PipelineConfig;
  /** Name of the platform; nothing reads it. */
  readonly platform?: string;
  /** Nothing reads it. */
  readonly config?: Readonly<Record<string, AnyValue>>;
}

/** Executors by the label in the first document. */
export interface KubernetesDeploymentSpec {
  /** By label. */
  readonly executors?: Readonly<Record<string, KubernetesExecutor>>;
}

/** Settings of a whole run. */
export interface PipelineConfig {
  /** Seconds until a finished run's objects are removed, in the spelling before 2.17, where nothing reads it. */
  readonly resourceTtl?: Int32;
  /** Seconds until a finished run's objects are removed (2.17). */
  readonly resourceTtlOnCompletion?: Int32;
  /** Seconds after success (2.17). */
  readonly resourceTtlOnSuccess?: Int32;
  /** Seconds after failure (2.17). */
  readonly resourceTtlOnFailure?: Int32;
  /** Seconds that a run may take (2.17). */
  readonly activeDeadlineSeconds?: Int32;
  /** A volume that all tasks of a run share (2.14). */
  readonly workspace?: WorkspaceConfig;
}

/** A volume that all tasks of a run share. */
export interface WorkspaceConfig {
  /** For example `10Gi`. */
  readonly size: string;
  /** The claim. */
  readonly kubernetes?: KubernetesWorkspaceConfig;
}

/** The claim of a workspace. */
export interface KubernetesWorkspaceConfig {
  /** Laid over the claim; the server takes `accessModes` and `storageClassName` alone. */
  readonly pvcSpecPatch?: Readonly<Record<string, AnyValue>>;
}

/** Settings of the pod of an executor. */
export interface KubernetesExecutor {
  /** Keys of Secrets as variables. */
  readonly secretAsEnv?: readonly SecretAsEnv[];
  /** Secrets as files. */
  readonly secretAsVolume?: readonly SecretAsVolume[];
  /** Keys of ConfigMaps as variables. */
  readonly configMapAsEnv?: readonly ConfigMapAsEnv[];
  /** ConfigMaps as files. */
  readonly configMapAsVolume?: readonly ConfigMapAsVolume[];
  /** Claims as folders. */
  readonly pvcMount?: readonly PvcMount[];
  /** Labels of the nodes. */
  readonly nodeSelector?: NodeSelector;
  /** Taints that are borne. */
  readonly tolerations?: readonly PipelineToleration[];
  /** Nodes that are asked for, or liked. */
  readonly nodeAffinity?: readonly NodeAffinityTerm[];
  /** Pods to be near to, or away from; nothing reads it. */
  readonly podAffinity?: readonly PodAffinityTerm[];
  /** Labels and annotations. */
  readonly podMetadata?: PodMetadata;
  /** Secrets for the registry. */
  readonly imagePullSecret?: readonly ImagePullSecret[];
  /** When the image is pulled. */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never' | '';
  /** Seconds. */
  readonly activeDeadlineSeconds?: Int64;
  /** Fields of the pod as variables. */
  readonly fieldPathAsEnv?: readonly FieldPathAsEnv[];
  /** Claims that live as long as the pod. */
  readonly genericEphemeralVolume?: readonly GenericEphemeralVolume[];
  /** Folders that live as long as the pod. */
  readonly emptyDirMounts?: readonly EmptyDirMount[];
  /** Size of `/dev/shm`; nothing reads it. */
  readonly enabledSharedMemory?: EnabledSharedMemory;
  /** User and group (2.16). */
  readonly securityContext?: PipelineSecurityContext;
  /** Containers that run before (after 2.17). */
  readonly initContainers?: readonly PipelineInitContainer[];
}
