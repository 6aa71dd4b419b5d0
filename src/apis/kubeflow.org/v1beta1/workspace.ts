/**
 * kubeflow.org/v1beta1: `Workspace`.
 *
 * Source: Kubeflow Notebooks 2, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { WorkspaceMetadata } from './workspace-kind';
import { Int32, Int64, Manifest, NamedMetadata } from '../../meta';

/** A place to work in, such as a JupyterLab, in a pod of its own. */
export interface WorkspaceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Kind, options and volumes of the workspace. */
  readonly spec?: WorkspaceSpec;
  /** State of the workspace. */
  readonly status?: WorkspaceStatus;
}

/** Kind, options and volumes of a workspace. */
export interface WorkspaceSpec {
  /**
   * Name of the `WorkspaceKind`. Immutable.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @validation {"message":"Workspace 'kind' is immutable","rule":"self == oldSelf"}
   */
  readonly kind: string;
  /**
   * Whether there is no pod.
   * @default false
   */
  readonly paused?: boolean;
  /** What the user chose for the pod. */
  readonly podTemplate: WorkspacePodTemplate;
}

/** What the user chose for the pod. */
export interface WorkspacePodTemplate {
  /** Labels and annotations of the pod, over those of the kind. */
  readonly podMetadata?: WorkspaceMetadata;
  /** Claims and Secrets that the pod mounts. */
  readonly volumes: WorkspaceVolumes;
  /** Image and size, of those that the kind offers. */
  readonly options: WorkspaceOptions;
}

/** Image and size of a workspace. */
export interface WorkspaceOptions {
  /**
   * Id of the image.
   * @minLength 1
   * @maxLength 256
   */
  readonly imageConfig: string;
  /**
   * Id of the size, with the placement.
   * @minLength 1
   * @maxLength 256
   */
  readonly podConfig: string;
}

/** Claims and Secrets that the pod mounts. */
export interface WorkspaceVolumes {
  /**
   * Claim for the home folder; none when left out.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly home?: string;
  /**
   * Further claims.
   * @listType map
   * @listMapKeys mountPath
   */
  readonly data?: readonly WorkspaceVolume[];
  /**
   * Secrets.
   * @listType map
   * @listMapKeys mountPath
   */
  readonly secrets?: readonly WorkspaceSecret[];
}

/** A claim in a folder. */
export interface WorkspaceVolume {
  /**
   * Name of the claim.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly pvcName: string;
  /**
   * Folder, below `/`.
   * @minLength 2
   * @maxLength 4096
   * @pattern ^/[^/].*$
   */
  readonly mountPath: string;
  /**
   * Whether nothing can be written to it.
   * @default false
   */
  readonly readOnly?: boolean;
}

/** A Secret in a folder. */
export interface WorkspaceSecret {
  /**
   * Name of the Secret.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly secretName: string;
  /**
   * Folder, below `/`.
   * @minLength 2
   * @maxLength 4096
   * @pattern ^/[^/].*$
   */
  readonly mountPath: string;
  /**
   * Mode of the files, 0 to 0o777.
   * @minimum 0
   * @maximum 511
   * @default 420
   */
  readonly defaultMode?: Int32;
}

/** State of a workspace. */
export interface WorkspaceStatus {
  /** When it was last used. */
  readonly activity: WorkspaceActivity;
  /**
   * When it was paused, in seconds since 1970; 0 while it is not.
   * @default 0
   */
  readonly pauseTime: Int64;
  /**
   * Whether the pod would change by a restart.
   * @default false
   */
  readonly pendingRestart: boolean;
  /** Options that have been replaced by others. */
  readonly podTemplateOptions: WorkspaceOptionsStatus;
  /** The pod; its fields are empty while there is none. */
  readonly podTemplatePod: WorkspacePodStatus;
  /**
   * State in one word.
   * @default "Unknown"
   */
  readonly state: 'Running' | 'Terminating' | 'Paused' | 'Pending' | 'Error' | 'Unknown';
  /**
   * State in a sentence.
   * @default ""
   */
  readonly stateMessage: string;
}

/** When a workspace was last used. */
export interface WorkspaceActivity {
  /**
   * Last sign of its user, in seconds since 1970.
   * @default 0
   */
  readonly lastActivity: Int64;
  /**
   * When that was last looked at, in seconds since 1970.
   * @default 0
   */
  readonly lastUpdate: Int64;
}

/** Options that have been replaced by others. */
export interface WorkspaceOptionsStatus {
  /** Those of the image. */
  readonly imageConfig: WorkspaceOptionStatus;
  /** Those of the size. */
  readonly podConfig: WorkspaceOptionStatus;
}

/** What became of an option. */
export interface WorkspaceOptionStatus {
  /**
   * Id of the option that a restart brings; left out where it is the same.
   * @minLength 1
   * @maxLength 256
   */
  readonly desired?: string;
  /** Options on the way there. */
  readonly redirectChain?: readonly WorkspaceRedirectStep[];
}

/** An option that has been replaced. */
export interface WorkspaceRedirectStep {
  /**
   * Id of the option.
   * @minLength 1
   * @maxLength 256
   */
  readonly source: string;
  /**
   * Id of the one that replaces it.
   * @minLength 1
   * @maxLength 256
   */
  readonly target: string;
}

/** The pod of a workspace. */
export interface WorkspacePodStatus {
  /** Its name. */
  readonly name: string;
  /** Its node. */
  readonly nodeName: string;
  /** Its containers. */
  readonly containers?: readonly WorkspaceContainerStatus[];
  /** Containers that ran before them. */
  readonly initContainers?: readonly WorkspaceContainerStatus[];
}

/** A container of a workspace. */
export interface WorkspaceContainerStatus {
  /** Its name. */
  readonly name: string;
}

/** `Workspace`, namespaced. */
export class Workspace extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Workspace' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkspaceResource>) {
    super(scope, id, { ...Workspace.GVK, ...props });
  }
}
