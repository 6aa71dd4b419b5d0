/**
 * kubeflow.org/v1beta1: images, sizes and web pages that a `WorkspaceKind` offers.
 *
 * Source: Kubeflow Notebooks 2, its CustomResourceDefinitions; release in pins/.
 */
import { Affinity, ResourceRequirements, Toleration } from '../../k8s/core/v1';
import { Int32 } from '../../meta';

/** An option, by its id. */
export interface WorkspaceOptionId {
  /**
   * Id, which workspaces name.
   * @minLength 1
   * @maxLength 256
   */
  readonly id: string;
}

/** How users choose an option. */
export interface WorkspaceOptionChoice {
  /**
   * Id of the one that is chosen at first.
   * @minLength 1
   * @maxLength 256
   */
  readonly default: string;
}

/** Images of a kind. */
export interface WorkspaceImageOptions {
  /** How users choose one. */
  readonly spawner: WorkspaceOptionChoice;
  /**
   * The images; one that is in use can neither change nor go, but lead to another.
   * @minItems 1
   * @listType map
   * @listMapKeys id
   */
  readonly values: readonly WorkspaceImageOption[];
}

/** What images and sizes have in common. */
export interface WorkspaceOption extends WorkspaceOptionId {
  /** How the option is shown. */
  readonly spawner: WorkspaceOptionSpawner;
  /** Option that replaces it, with the next restart of a workspace. */
  readonly redirect?: WorkspaceRedirect;
}

/** An image. */
export interface WorkspaceImageOption extends WorkspaceOption {
  /** Reference and ports of the image. */
  readonly spec: WorkspaceImageSpec;
}

/** How an option is shown. */
export interface WorkspaceOptionSpawner {
  /**
   * Name for people.
   * @minLength 2
   * @maxLength 128
   */
  readonly displayName: string;
  /**
   * What it is for.
   * @minLength 2
   * @maxLength 1024
   */
  readonly description?: string;
  /**
   * Facts for people, such as the version of Python.
   * @maxItems 32
   * @listType map
   * @listMapKeys key
   */
  readonly labels?: readonly WorkspaceOptionLabel[];
  /**
   * Whether it is left out of the list for new workspaces.
   * @default false
   */
  readonly hidden?: boolean;
}

/** A fact about an option. */
export interface WorkspaceOptionLabel {
  /**
   * What it is about.
   * @minLength 2
   * @maxLength 64
   */
  readonly key: string;
  /**
   * What is so.
   * @minLength 1
   * @maxLength 64
   */
  readonly value: string;
}

/** Option that replaces another. */
export interface WorkspaceRedirect {
  /**
   * Its id.
   * @minLength 1
   * @maxLength 256
   */
  readonly to: string;
  /** What users are told. */
  readonly message?: WorkspaceRedirectMessage;
}

/** What users are told of a replacement. */
export interface WorkspaceRedirectMessage {
  /** How grave it is. */
  readonly level: 'Info' | 'Warning' | 'Danger';
  /**
   * The text.
   * @minLength 2
   * @maxLength 1024
   */
  readonly text: string;
}

/** Reference and ports of an image. */
export interface WorkspaceImageSpec {
  /**
   * Image reference.
   * @minLength 2
   */
  readonly image: string;
  /**
   * When the image is pulled.
   * @default "IfNotPresent"
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Numbers of the ports, each once.
   * @minItems 1
   * @listType map
   * @listMapKeys id
   */
  readonly ports: readonly WorkspaceImagePort[];
}

/** A web page of an image. */
export interface WorkspaceImagePort {
  /**
   * Id of a port of the kind.
   * @minLength 1
   * @maxLength 32
   * @pattern ^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$
   */
  readonly id: string;
  /**
   * Number of the port.
   * @minimum 1
   * @maximum 65535
   */
  readonly port: Int32;
  /**
   * Name for people; that of the kind when left out.
   * @minLength 2
   * @maxLength 64
   */
  readonly displayName?: string;
}

/** Sizes of a kind. */
export interface WorkspaceSizeOptions {
  /** How users choose one. */
  readonly spawner: WorkspaceOptionChoice;
  /**
   * The sizes; one that is in use can neither change nor go, but lead to another.
   * @minItems 1
   * @listType map
   * @listMapKeys id
   */
  readonly values: readonly WorkspaceSizeOption[];
}

/** A size. */
export interface WorkspaceSizeOption extends WorkspaceOption {
  /** Resources and placement of the pod. */
  readonly spec: WorkspaceSizeSpec;
}

/** Resources and placement of a pod. */
export interface WorkspaceSizeSpec {
  /** Requests and limits of the container. */
  readonly resources?: ResourceRequirements;
  /** Labels of the nodes. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Rules that draw the pod to nodes or other pods. */
  readonly affinity?: Affinity;
  /** Taints that the pod tolerates. */
  readonly tolerations?: readonly Toleration[];
}

/** A web page of a kind's workspaces. */
export interface WorkspacePort {
  /**
   * Id, which images name.
   * @minLength 1
   * @maxLength 32
   * @pattern ^[a-z0-9]([a-z0-9_-]*[a-z0-9])?$
   */
  readonly id: string;
  /** Protocol of the page. */
  readonly protocol: 'HTTP';
  /**
   * Name for people.
   * @minLength 2
   * @maxLength 64
   */
  readonly defaultDisplayName: string;
  /** How requests reach the page. */
  readonly httpProxy?: WorkspaceHttpProxy;
}

/** How requests reach a page. */
export interface WorkspaceHttpProxy {
  /**
   * Whether the program gets paths without the prefix of the page.
   * @default false
   */
  readonly removePathPrefix?: boolean;
  /** Changes of the headers; in values, `{{ httpPathPrefix "<id of a port>" }}` stands for the prefix. */
  readonly requestHeaders?: WorkspaceHeaders;
}

/** Changes of the headers of a request. */
export interface WorkspaceHeaders {
  /** Headers that get a value in place of theirs. */
  readonly set?: Readonly<Record<string, string>>;
  /** Headers that get a further value. */
  readonly add?: Readonly<Record<string, string>>;
  /** Headers that are taken away. */
  readonly remove?: readonly string[];
}
