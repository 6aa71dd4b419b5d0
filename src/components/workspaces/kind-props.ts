import { WorkspaceMetadata, WorkspaceRedirect } from '../../apis/kubeflow.org/v1beta1';
import { CpuAmount, MemoryAmount } from '../../core/amounts';
import { Accelerator, AcceleratorPlacement, LimitFactor, NotebookImage } from '../../core/catalogue';
import { ObjectName, WebUrl } from '../../core/names';

/**
 * What all options of a kind have in common. While a workspace uses an option, the cluster refuses that its image, its resources or its
 * placement change, or that it goes: give a new one another id, and keep the old one with a `redirect`.
 */
export interface KindOption {
  /**
   * What workspaces name it by, unique among the images or sizes of a kind.
   * @minLength 1
   * @maxLength 256
   * @default - made of the image or the size
   */
  readonly id?: string;
  /**
   * Name for people.
   * @minLength 2
   * @maxLength 128
   * @default - made of the image or the size
   */
  readonly displayName?: string;
  /**
   * What it is for.
   * @minLength 2
   * @maxLength 1024
   * @default - nothing is said
   */
  readonly description?: string;
  /**
   * Whether it is left out of the list for new workspaces.
   * @default false
   */
  readonly hidden?: boolean;
  /** The option that replaces it with the next restart of a workspace, and what people are told. @default - none */
  readonly redirect?: WorkspaceRedirect;
}

/** An image with more than its reference. */
export interface KindImage extends KindOption {
  /** Of kind `jupyter`. */
  readonly image: NotebookImage;
  /**
   * Facts for people, such as the version of Python, by what they are about (2 to 64 characters each, 1 to 64 the fact).
   * @default {}
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Resources and placement of a workspace; the placement is that of its accelerator, and more. */
export interface KindSize extends KindOption, AcceleratorPlacement {
  /** Request. */
  readonly cpu: CpuAmount;
  /** @default 1.2 */
  readonly cpuLimitFactor?: LimitFactor;
  /** Request. */
  readonly memory: MemoryAmount;
  /** @default 1.2 */
  readonly memoryLimitFactor?: LimitFactor;
  /** Devices, with the placement of pods that have them. @default - no device */
  readonly accelerator?: Accelerator;
}

/** Options of {@link jupyterlabKind}. */
export interface JupyterlabKindOptions {
  /** Name of the `WorkspaceKind`, which workspaces name. @default 'jupyterlab' */
  readonly name?: ObjectName;
  /**
   * Name for people.
   * @minLength 2
   * @maxLength 128
   * @default 'JupyterLab'
   */
  readonly displayName?: string;
  /**
   * What it is for.
   * @minLength 2
   * @maxLength 4096
   * @default 'Notebooks, terminals and files in the browser'
   */
  readonly description?: string;
  /**
   * Whether it is left out of the list for new workspaces.
   * @default false
   */
  readonly hidden?: boolean;
  /**
   * What people are told who use a kind that goes away.
   * @minLength 2
   * @maxLength 256
   * @default - it does not go away
   */
  readonly deprecationMessage?: string;
  /** Picture, which browsers fetch from there. @default - a plain drawing, in a ConfigMap */
  readonly picture?: WebUrl;
  /**
   * Images on offer, all of kind `jupyter`.
   * @minItems 1
   * @default - those of kind `jupyter` that the release brings
   */
  readonly images?: readonly (NotebookImage | KindImage)[];
  /** Id of the image that is chosen at first. @default - the first one that is not hidden */
  readonly defaultImage?: string;
  /** @default 'IfNotPresent' */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Sizes on offer.
   * @minItems 1
   * @default - the one that the form for notebooks starts with, 500m and 1Gi
   */
  readonly sizes?: readonly KindSize[];
  /** Id of the size that is chosen at first. @default - the first one that is not hidden */
  readonly defaultSize?: string;
  /** ServiceAccount of the pods in the namespace of a workspace. Immutable. @default 'default-editor' */
  readonly serviceAccount?: ObjectName;
  /**
   * Folder where the claim for the home is mounted. Immutable.
   * @pattern ^/[^/].*$
   * @form an absolute path such as "/home/jovyan"
   * @default '/home/jovyan'
   */
  readonly home?: string;
  /**
   * Whether /dev/shm is memory instead of 64 MB of disk.
   * @default true
   */
  readonly sharedMemory?: boolean;
  /** Labels and annotations of the pods, such as the labels by which PodDefaults select them. @default - none */
  readonly podMetadata?: WorkspaceMetadata;
}

/** A kind of workspace with JupyterLab; {@link jupyterlabKind} makes it. */
export interface JupyterlabKind extends JupyterlabKindOptions {
  /** What the pods run. */
  readonly server: 'jupyterlab';
}

/**
 * A kind of workspace with JupyterLab, from the catalogue that the form for notebooks has: images, sizes and accelerators.
 *
 * It is the one server of the catalogue that this release can open: the others want requests without the prefix of their paths,
 * which the controller leaves in place.
 */
export function jupyterlabKind(options: JupyterlabKindOptions = {}): JupyterlabKind {
  return { server: 'jupyterlab', ...options };
}
