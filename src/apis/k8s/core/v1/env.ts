/**
 * core/v1: environment variables of a container and where their values come from.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Quantity } from '../../../meta';

/** One environment variable. */
export interface EnvVar {
  /** Name of the variable, any printable characters but `=`. */
  readonly name: string;
  /** Literal value; `$(NAME)` is replaced by an earlier variable, `$$` gives a dollar sign. */
  readonly value?: string;
  /** Where the value is read instead; excludes `value`. */
  readonly valueFrom?: EnvVarSource;
}

/** Origin of a variable's value; exactly one field is set. */
export interface EnvVarSource {
  /** Value of one key of a ConfigMap beside the pod. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** Field of the pod itself, such as `metadata.name` or `status.podIP`. */
  readonly fieldRef?: ObjectFieldSelector;
  /** Key in a file that an init container wrote to an emptyDir volume. */
  readonly fileKeyRef?: FileKeySelector;
  /** Request or limit of a container of the pod. */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** Value of one key of a Secret beside the pod. */
  readonly secretKeyRef?: SecretKeySelector;
}

/**
 * One key of a ConfigMap.
 * @mapType atomic
 */
export interface ConfigMapKeySelector {
  /** Key whose value is taken. */
  readonly key: string;
  /**
   * Name of the ConfigMap.
   * @default ""
   */
  readonly name?: string;
  /** Lets the container start when ConfigMap or key is absent. */
  readonly optional?: boolean;
}

/**
 * One key of a Secret.
 * @mapType atomic
 */
export interface SecretKeySelector {
  /** Key whose value is taken. */
  readonly key: string;
  /**
   * Name of the Secret.
   * @default ""
   */
  readonly name?: string;
  /** Lets the container start when Secret or key is absent. */
  readonly optional?: boolean;
}

/**
 * One field of an object.
 * @mapType atomic
 */
export interface ObjectFieldSelector {
  /** Version in which the path is read, `v1` when left out. */
  readonly apiVersion?: string;
  /** Path of the field, such as `metadata.namespace` or `metadata.labels['app']`. */
  readonly fieldPath: string;
}

/**
 * One variable in a file of `NAME=value` lines on a volume.
 * @mapType atomic
 */
export interface FileKeySelector {
  /** Variable in the file whose value is taken. */
  readonly key: string;
  /**
   * Lets the container start when file or variable is absent.
   * @default false
   */
  readonly optional?: boolean;
  /** File, relative to the root of the volume. */
  readonly path: string;
  /** Volume of the pod that holds the file. */
  readonly volumeName: string;
}

/**
 * One request or limit of a container.
 * @mapType atomic
 */
export interface ResourceFieldSelector {
  /** Container that is looked at; needed when a volume asks. */
  readonly containerName?: string;
  /** Unit of the result, such as `1m` or `1Mi`; `1` when left out. */
  readonly divisor?: Quantity;
  /** Path of the amount, such as `limits.cpu` or `requests.memory`. */
  readonly resource: string;
}

/** Set of variables, one for each key of a ConfigMap or Secret. */
export interface EnvFromSource {
  /** ConfigMap whose keys become variables. */
  readonly configMapRef?: ConfigMapEnvSource;
  /** Text put before each key. */
  readonly prefix?: string;
  /** Secret whose keys become variables. */
  readonly secretRef?: SecretEnvSource;
}

/**
 * ConfigMap that is read as variables.
 * @mapType atomic
 */
export interface ConfigMapEnvSource {
  /**
   * Name of the ConfigMap.
   * @default ""
   */
  readonly name?: string;
  /** Lets the container start when the ConfigMap is absent. */
  readonly optional?: boolean;
}

/**
 * Secret that is read as variables.
 * @mapType atomic
 */
export interface SecretEnvSource {
  /**
   * Name of the Secret.
   * @default ""
   */
  readonly name?: string;
  /** Lets the container start when the Secret is absent. */
  readonly optional?: boolean;
}
