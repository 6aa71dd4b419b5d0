/** Settings of the pod of an executor. */
import type { EnvironmentVariable } from './executor-types';
import type { Int32, Int64 } from './scalar-types';
import type { InputParameter, TaskOutputParameter } from './task-types';

/** Keys of a Secret as variables. */
export interface SecretAsEnv {
  /** Its name, if it is a constant. */
  readonly secretName?: string;
  /** Its name (2.5). */
  readonly secretNameParameter?: InputParameter;
  /** Which keys. */
  readonly keyToEnv?: readonly SecretKeyToEnv[];
  /** The pod starts without it (2.15). */
  readonly optional?: boolean;
}

/** A key of a Secret as a variable. */
export interface SecretKeyToEnv {
  /** The key. */
  readonly secretKey: string;
  /** The variable. */
  readonly envVar: string;
}

/** A Secret as files. */
export interface SecretAsVolume {
  /** Its name, if it is a constant. */
  readonly secretName?: string;
  /** Its name (2.5). */
  readonly secretNameParameter?: InputParameter;
  /** Folder. */
  readonly mountPath: string;
  /** The pod starts without it. */
  readonly optional?: boolean;
}

/** Keys of a ConfigMap as variables. */
export interface ConfigMapAsEnv {
  /** Its name, if it is a constant. */
  readonly configMapName?: string;
  /** Its name (2.5). */
  readonly configMapNameParameter?: InputParameter;
  /** Which keys. */
  readonly keyToEnv?: readonly ConfigMapKeyToEnv[];
  /** The pod starts without it (2.15). */
  readonly optional?: boolean;
}

/** A key of a ConfigMap as a variable. */
export interface ConfigMapKeyToEnv {
  /** The key. */
  readonly configMapKey: string;
  /** The variable. */
  readonly envVar: string;
}

/** A ConfigMap as files. */
export interface ConfigMapAsVolume {
  /** Its name, if it is a constant. */
  readonly configMapName?: string;
  /** Its name (2.5). */
  readonly configMapNameParameter?: InputParameter;
  /** Folder. */
  readonly mountPath: string;
  /** The pod starts without it. */
  readonly optional?: boolean;
}

/**
 * A claim as a folder.
 * @schema {"allOf":[{"not":{"required":["constant","taskOutputParameter"]}},{"not":{"required":["constant","componentInputParameter"]}},{"not":{"required":["taskOutputParameter","componentInputParameter"]}}]}
 */
export interface PvcMount {
  /** Its name, if it is a constant. */
  readonly constant?: string;
  /** Its name, from an output of another task; as in `pvcNameParameter`. */
  readonly taskOutputParameter?: TaskOutputParameter;
  /** Its name, from an input; as in `pvcNameParameter`. */
  readonly componentInputParameter?: string;
  /** Its name (2.5). */
  readonly pvcNameParameter?: InputParameter;
  /** Folder. */
  readonly mountPath: string;
  /** Folder in the claim (2.16). */
  readonly subPath?: string;
}

/** Labels of the nodes: one of both. */
export interface NodeSelector {
  /** As they are. */
  readonly labels?: Readonly<Record<string, string>>;
  /** From elsewhere (2.5). */
  readonly nodeSelectorJson?: InputParameter;
}

/** A taint that is borne. */
export interface PipelineToleration {
  /** Key of the taint. */
  readonly key?: string;
  /** How it is compared. */
  readonly operator?: string;
  /** Value of the taint. */
  readonly value?: string;
  /** What the taint does. */
  readonly effect?: string;
  /**
   * How long, in seconds; without limit if it is absent.
   * @schema {"x-present":true}
   */
  readonly tolerationSeconds?: Int64;
  /** From elsewhere (2.5). */
  readonly tolerationJson?: InputParameter;
}

/** Nodes that are asked for, or with a weight liked. */
export interface NodeAffinityTerm {
  /** Labels. */
  readonly matchExpressions?: readonly SelectorRequirement[];
  /** Fields. */
  readonly matchFields?: readonly SelectorRequirement[];
  /**
   * How much they are liked, 1 to 100; asked for if it is absent.
   * @schema {"x-present":true}
   */
  readonly weight?: Int32;
  /** From elsewhere (2.5). */
  readonly nodeAffinityJson?: InputParameter;
}

/** What a label or field has to be. */
export interface SelectorRequirement {
  /** Its name. */
  readonly key: string;
  /** How it is compared. */
  readonly operator?: string;
  /** With what. */
  readonly values?: readonly string[];
}

/** Labels and annotations. */
export interface PodMetadata {
  /** Labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Secret for the registry. */
export interface ImagePullSecret {
  /** Its name, if it is a constant. */
  readonly secretName?: string;
  /** Its name (2.5). */
  readonly secretNameParameter?: InputParameter;
}

/** A field of the pod as a variable. */
export interface FieldPathAsEnv {
  /** The variable. */
  readonly name: string;
  /** For example `metadata.name`. */
  readonly fieldPath: string;
}

/** A claim that lives as long as the pod. */
export interface GenericEphemeralVolume {
  /** Name in the pod. */
  readonly volumeName: string;
  /** Folder. */
  readonly mountPath: string;
  /** How it may be mounted. */
  readonly accessModes?: readonly string[];
  /** For example `10Gi`. */
  readonly size?: string;
  /** The cluster's default class. */
  readonly defaultStorageClass?: boolean;
  /** Class. */
  readonly storageClassName?: string;
  /** Labels and annotations of the claim. */
  readonly metadata?: PodMetadata;
}

/** A folder that lives as long as the pod. */
export interface EmptyDirMount {
  /** Name in the pod. */
  readonly volumeName: string;
  /** Folder. */
  readonly mountPath: string;
  /** `Memory`, or the node's disk. */
  readonly medium?: string;
  /** For example `1Gi`. */
  readonly sizeLimit?: string;
}

/** Size of `/dev/shm`. */
export interface EnabledSharedMemory {
  /** Name in the pod. */
  readonly volumeName?: string;
  /** For example `1Gi`. */
  readonly size?: string;
}

/** User and group. */
export interface PipelineSecurityContext {
  /**
   * Number of the user; the image's own if it is absent.
   * @schema {"x-present":true}
   */
  readonly runAsUser?: Int64;
  /**
   * Number of the group; the image's own if it is absent.
   * @schema {"x-present":true}
   */
  readonly runAsGroup?: Int64;
  /**
   * Whether the kubelet refuses a user 0; as the server is set up if it is absent.
   * @schema {"x-present":true}
   */
  readonly runAsNonRoot?: boolean;
}

/** Pods to be near to, or away from. */
export interface PodAffinityTerm {
  /** Labels of the pods. */
  readonly matchPodExpressions?: readonly SelectorRequirement[];
  /** Labels of the pods. */
  readonly matchPodLabels?: Readonly<Record<string, string>>;
  /** Label of the nodes that says what near is. */
  readonly topologyKey?: string;
  /** Namespaces of the pods. */
  readonly namespaces?: readonly string[];
  /** Labels of the namespaces of the pods. */
  readonly matchNamespaceExpressions?: readonly SelectorRequirement[];
  /** Labels of the namespaces of the pods. */
  readonly matchNamespaceLabels?: Readonly<Record<string, string>>;
  /**
   * How much it is liked, 1 to 100; asked for if it is absent.
   * @schema {"x-present":true}
   */
  readonly weight?: Int32;
  /** Away from them. */
  readonly anti?: boolean;
}

/** A container that runs before. */
export interface PipelineInitContainer {
  /** Name in the pod. */
  readonly name: string;
  /** Image. */
  readonly image: string;
  /** Entry point. */
  readonly command?: readonly string[];
  /** Arguments. */
  readonly args?: readonly string[];
  /** Environment, in order. */
  readonly env?: readonly EnvironmentVariable[];
  /** Volumes of the pod. */
  readonly volumeMounts?: readonly InitVolumeMount[];
  /** `Always` for one that goes on running beside. */
  readonly restartPolicy?: string;
  /** Requests and limits. */
  readonly resources?: InitResources;
}

/** A volume of the pod in an init container. */
export interface InitVolumeMount {
  /** Name in the pod. */
  readonly volumeName: string;
  /** Folder. */
  readonly mountPath: string;
}

/** Requests and limits of an init container. */
export interface InitResources {
  /** By resource. */
  readonly requests?: Readonly<Record<string, string>>;
  /** By resource. */
  readonly limits?: Readonly<Record<string, string>>;
}
