/**
 * kubeflow.org/v1beta1: state of a `WorkspaceKind`.
 *
 * Source: Kubeflow Notebooks 2, its CustomResourceDefinitions; release in pins/.
 */
import { WorkspaceOptionId } from './workspace-options';
import { Int32 } from '../../meta';

/** How often a kind is used. */
export interface WorkspaceKindStatus {
  /**
   * Workspaces of the kind.
   * @default 0
   */
  readonly workspaces: Int32;
  /** Workspaces by option. */
  readonly podTemplateOptions: WorkspaceKindOptionsStatus;
  /** State of the small picture. */
  readonly spawnerIcon: WorkspaceImageStatus;
  /** State of the large picture. */
  readonly spawnerLogo: WorkspaceImageStatus;
}

/** Workspaces by option. */
export interface WorkspaceKindOptionsStatus {
  /**
   * Workspaces by image.
   * @listType map
   * @listMapKeys id
   */
  readonly imageConfig: readonly WorkspaceOptionUsage[];
  /**
   * Workspaces by size.
   * @listType map
   * @listMapKeys id
   */
  readonly podConfig: readonly WorkspaceOptionUsage[];
}

/** How often an option is used. */
export interface WorkspaceOptionUsage extends WorkspaceOptionId {
  /** Workspaces with the option. */
  readonly workspaces: Int32;
}

/** State of a picture. */
export interface WorkspaceImageStatus {
  /** Fault of the ConfigMap; left out where there is none. */
  readonly configMap?: WorkspaceImageFault;
  /** SHA-256 of the picture. */
  readonly sha256?: string;
}

/** Fault of a picture in a ConfigMap. */
export interface WorkspaceImageFault {
  /** What is wrong, in one word. */
  readonly errorType?: 'NotFound' | 'KeyNotFound' | 'Other';
  /** What is wrong, in a sentence. */
  readonly errorMessage?: string;
}
