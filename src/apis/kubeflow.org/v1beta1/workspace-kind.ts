/**
 * kubeflow.org/v1beta1: `WorkspaceKind`.
 *
 * Source: Kubeflow Notebooks 2, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { WorkspaceKindStatus } from './workspace-kind-status';
import { WorkspaceImageOptions, WorkspacePort, WorkspaceSizeOptions } from './workspace-options';
import { EnvVar, PodSecurityContext, Probe, SecurityContext, Volume, VolumeMount } from '../../k8s/core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** A kind of workspace that users may choose, with all its options. */
export interface WorkspaceKindResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** How the kind is shown, and the form of its pods. */
  readonly spec?: WorkspaceKindSpec;
  /** How often it is used. */
  readonly status?: WorkspaceKindStatus;
}

/** How a kind is shown, and the form of its pods. */
export interface WorkspaceKindSpec {
  /** How the kind is shown. */
  readonly spawner: WorkspaceKindSpawner;
  /** Form of the pods. */
  readonly podTemplate: WorkspaceKindPodTemplate;
}

/** How a kind is shown. */
export interface WorkspaceKindSpawner {
  /**
   * Name for people.
   * @minLength 2
   * @maxLength 128
   */
  readonly displayName: string;
  /**
   * What it is for.
   * @minLength 2
   * @maxLength 4096
   */
  readonly description: string;
  /**
   * Whether it is left out of the list for new workspaces.
   * @default false
   */
  readonly hidden?: boolean;
  /**
   * Whether users are told to choose another one.
   * @default false
   */
  readonly deprecated?: boolean;
  /**
   * What they are told.
   * @minLength 2
   * @maxLength 256
   */
  readonly deprecationMessage?: string;
  /** Small picture. */
  readonly icon: WorkspaceImage;
  /** Large picture. */
  readonly logo: WorkspaceImage;
}

/**
 * A picture, by a URL or in a ConfigMap.
 * @validation {"message":"must specify exactly one of 'url' or 'configMap'","rule":"!(has(self.url) && has(self.configMap)) && (has(self.url) || has(self.configMap))"}
 * @check {"minProperties":1,"maxProperties":1}
 */
export interface WorkspaceImage {
  /** URL. */
  readonly url?: string;
  /** Key of a ConfigMap. */
  readonly configMap?: WorkspaceImageKey;
}

/** A picture in a ConfigMap. */
export interface WorkspaceImageKey {
  /**
   * Name of the ConfigMap; it has the label `notebooks.kubeflow.org/image-source: "true"`.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Its namespace.
   * @minLength 1
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly namespace: string;
  /**
   * Key in it.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[-._a-zA-Z0-9]+$
   */
  readonly key: string;
  /** Form of the picture. */
  readonly mediaType: 'image/svg+xml';
}

/** Form of the pods of a kind. */
export interface WorkspaceKindPodTemplate {
  /** Labels and annotations of the pods. */
  readonly podMetadata?: WorkspaceMetadata;
  /** Account of the pods. */
  readonly serviceAccount: WorkspaceServiceAccount;
  /** When workspaces that nobody uses are paused; never when left out. */
  readonly culling?: WorkspaceCulling;
  /** Probes of the container. */
  readonly probes?: WorkspaceProbes;
  /** Where claims are mounted. */
  readonly volumeMounts: WorkspaceMounts;
  /**
   * Web pages of the workspace; each image says which it has, and at which number.
   * @minItems 1
   * @listType map
   * @listMapKeys id
   */
  readonly ports: readonly WorkspacePort[];
  /**
   * Further variables; in values, `{{ httpPathPrefix "<id of a port>" }}` stands for the path of a page.
   * @listType map
   * @listMapKeys name
   */
  readonly extraEnv?: readonly EnvVar[];
  /**
   * Further mounts of the container.
   * @listType map
   * @listMapKeys mountPath
   */
  readonly extraVolumeMounts?: readonly VolumeMount[];
  /**
   * Further volumes of the pods.
   * @listType map
   * @listMapKeys name
   */
  readonly extraVolumes?: readonly Volume[];
  /** Privileges of all containers, and owners of volumes. */
  readonly securityContext?: PodSecurityContext;
  /** Privileges of the container. */
  readonly containerSecurityContext?: SecurityContext;
  /** Images and sizes that users may choose. */
  readonly options: WorkspaceKindOptions;
}

/** Labels and annotations of pods. */
export interface WorkspaceMetadata {
  /** Labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Account of pods. */
export interface WorkspaceServiceAccount {
  /**
   * Name of the ServiceAccount, in the namespace of the workspace. Immutable.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @validation {"message":"ServiceAccount 'name' is immutable","rule":"self == oldSelf"}
   */
  readonly name: string;
}

/** When workspaces that nobody uses are paused. */
export interface WorkspaceCulling {
  /**
   * Whether they are.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Seconds without a sign of the user, at least 60.
   * @minimum 60
   * @default 86400
   */
  readonly maxInactiveSeconds?: Int32;
  /** What counts as a sign of the user. */
  readonly activityProbe: WorkspaceActivityProbe;
}

/**
 * What counts as a sign of the user, in one of two ways.
 * @validation {"message":"must specify exactly one of 'exec' or 'jupyter'","rule":"!(has(self.exec) && has(self.jupyter)) && (has(self.exec) || has(self.jupyter))"}
 * @check {"minProperties":1,"maxProperties":1}
 */
export interface WorkspaceActivityProbe {
  /** A program in the container, which ends with 0 while somebody is there. */
  readonly exec?: WorkspaceProgramProbe;
  /** The API of Jupyter. */
  readonly jupyter?: WorkspaceJupyterProbe;
}

/** A program that tells whether somebody is there. */
export interface WorkspaceProgramProbe {
  /**
   * Program with its arguments.
   * @minItems 1
   */
  readonly command: readonly string[];
}

/**
 * Jupyter as the one that tells whether somebody is there.
 * @validation {"message":"'lastActivity' must be true","rule":"has(self.lastActivity) && self.lastActivity"}
 */
export interface WorkspaceJupyterProbe {
  /**
   * Whether its `last_activity` counts.
   * @asType boolean
   * @check {"enum":[true]}
   */
  readonly lastActivity: true;
}

/** Probes of the container. */
export interface WorkspaceProbes {
  /** Whether it has started. */
  readonly startupProbe?: Probe;
  /** Whether it works, else it starts again. */
  readonly livenessProbe?: Probe;
  /** Whether it can be reached. */
  readonly readinessProbe?: Probe;
}

/** Where claims are mounted. */
export interface WorkspaceMounts {
  /**
   * Home folder, below `/`. Immutable.
   * @minLength 2
   * @maxLength 4096
   * @pattern ^/[^/].*$
   * @validation {"message":"mount path of 'home' is immutable","rule":"self == oldSelf"}
   */
  readonly home: string;
}

/** Images and sizes that users may choose. */
export interface WorkspaceKindOptions {
  /** Images. */
  readonly imageConfig: WorkspaceImageOptions;
  /** Sizes, with the placement. */
  readonly podConfig: WorkspaceSizeOptions;
}

/** `WorkspaceKind`, cluster-scoped. */
export class WorkspaceKind extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'WorkspaceKind' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkspaceKindResource>) {
    super(scope, id, { ...WorkspaceKind.GVK, ...props });
  }
}
