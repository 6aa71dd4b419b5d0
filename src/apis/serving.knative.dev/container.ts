/**
 * serving.knative.dev: containers of Knative's pods, which may say less than those of other pods.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import {
  Capabilities, ConfigMapKeySelector, EnvFromSource, ExecAction, HTTPHeader, ObjectFieldSelector, ResourceFieldSelector, SeccompProfile, SecretKeySelector,
} from '../k8s/core/v1';
import { Int32, Int64, IntOrString, Quantity } from '../meta';

/** One container; where there are several, the one with a port gets the requests. */
export interface RevisionContainer {
  /**
   * Arguments, in place of the image's own.
   * @listType atomic
   */
  readonly args?: readonly string[];
  /**
   * Program, in place of the image's entry point.
   * @listType atomic
   */
  readonly command?: readonly string[];
  /**
   * Environment variables; Knative adds `PORT`, `K_SERVICE`, `K_CONFIGURATION` and `K_REVISION`.
   * @listType map
   * @listMapKeys name
   */
  readonly env?: readonly RevisionEnvVar[];
  /**
   * Sets of environment variables; those of `env` win.
   * @listType atomic
   */
  readonly envFrom?: readonly EnvFromSource[];
  /** Reference of the image; Knative looks up the digest of a tag once for each revision. */
  readonly image?: string;
  /**
   * When the image is pulled: `Always`, `IfNotPresent` or `Never`.
   * @asType string
   */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** Check whose failure restarts the container. */
  readonly livenessProbe?: RevisionProbe;
  /** Name; Knative makes one where there is none. */
  readonly name?: string;
  /** The port for requests, at most one: named `h2c` for HTTP/2 without TLS, as gRPC needs it, or `http1`; 8080 when left out. */
  readonly ports?: readonly RevisionPort[];
  /** Check whose failure keeps requests away; a TCP connection to the port when left out. */
  readonly readinessProbe?: RevisionProbe;
  /** Requested and highest amounts of resources. */
  readonly resources?: RevisionResources;
  /** Privileges. */
  readonly securityContext?: RevisionSecurityContext;
  /** Check that must succeed once before the other probes begin. */
  readonly startupProbe?: RevisionProbe;
  /** File with the last message of the container. */
  readonly terminationMessagePath?: string;
  /**
   * Where the last message comes from: `File` or `FallbackToLogsOnError`.
   * @asType string
   */
  readonly terminationMessagePolicy?: 'File' | 'FallbackToLogsOnError';
  /**
   * Volumes in the container's file system.
   * @listType map
   * @listMapKeys mountPath
   */
  readonly volumeMounts?: readonly RevisionVolumeMount[];
  /** Directory in which the program starts. */
  readonly workingDir?: string;
}

/** Requested and highest amounts of resources. */
export interface RevisionResources {
  /** Highest amounts by resource name. */
  readonly limits?: Readonly<Record<string, Quantity>>;
  /** Reserved amounts by resource name; the limits when left out. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Privileges that a container may choose; Knative knows no others. */
export interface RevisionSecurityContext {
  /** Whether processes may rise above the privileges that they started with. */
  readonly allowPrivilegeEscalation?: boolean;
  /** Linux capabilities; to add one needs the feature `kubernetes.containerspec-addcapabilities`. */
  readonly capabilities?: Capabilities;
  /** Always false. */
  readonly privileged?: boolean;
  /** Mounts the root file system read-only. */
  readonly readOnlyRootFilesystem?: boolean;
  /** Group id of the main process. */
  readonly runAsGroup?: Int64;
  /** Refuses to start a container that would run as user 0. */
  readonly runAsNonRoot?: boolean;
  /** User id of the main process, that of the image when left out. */
  readonly runAsUser?: Int64;
  /** Filter of system calls. */
  readonly seccompProfile?: SeccompProfile;
}

/** Volume in a container's file system; read-only unless it is an emptyDir or a claim. */
export interface RevisionVolumeMount {
  /** Path in the container. */
  readonly mountPath: string;
  /** Which later mounts are seen on the other side; needs the feature `kubernetes.podspec-volumes-mount-propagation`. */
  readonly mountPropagation?: string;
  /** Volume of the pod. */
  readonly name: string;
  /** Mounts without the right to write. */
  readonly readOnly?: boolean;
  /** Path in the volume that is mounted, instead of its root. */
  readonly subPath?: string;
}

/** One environment variable. */
export interface RevisionEnvVar {
  /** Name of the variable. */
  readonly name: string;
  /** Literal value. */
  readonly value?: string;
  /** Where the value is read instead. */
  readonly valueFrom?: RevisionEnvVarSource;
}

/** Origin of a variable's value; exactly one field is set. */
export interface RevisionEnvVarSource {
  /** Value of one key of a ConfigMap beside the pod. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /**
   * Field of the pod itself; needs the feature `kubernetes.podspec-fieldref`.
   * @open
   * @mapType atomic
   */
  readonly fieldRef?: ObjectFieldSelector;
  /**
   * Request or limit of a container; needs the feature `kubernetes.podspec-fieldref`.
   * @open
   * @mapType atomic
   */
  readonly resourceFieldRef?: ResourceFieldSelector;
  /** Value of one key of a Secret beside the pod. */
  readonly secretKeyRef?: SecretKeySelector;
}

/** Port for requests. */
export interface RevisionPort {
  /** Number of the port in the container. */
  readonly containerPort?: Int32;
  /** Protocol of the requests, `http1` or `h2c`; `http1` when left out. */
  readonly name?: string;
  /**
   * Always TCP.
   * @asType string
   * @default "TCP"
   */
  readonly protocol?: 'TCP';
}

/** Repeated health check; one of `exec`, `grpc`, `httpGet`, `tcpSocket` is set. A check without a port goes to the port for requests. */
export interface RevisionProbe {
  /** Command in the container; exit code 0 is healthy. */
  readonly exec?: ExecAction;
  /** Failures in a row after which the container counts as failed. */
  readonly failureThreshold?: Int32;
  /** Call of the gRPC health service. */
  readonly grpc?: RevisionGRPCAction;
  /** HTTP request; status 200 to 399 is healthy. */
  readonly httpGet?: RevisionHTTPGetAction;
  /** Seconds from the container's start to the first check. */
  readonly initialDelaySeconds?: Int32;
  /** Seconds between checks; without it, Knative's proxy checks readiness many times a second until it succeeds. */
  readonly periodSeconds?: Int32;
  /** Successes in a row after a failure. */
  readonly successThreshold?: Int32;
  /** Opening of a TCP connection. */
  readonly tcpSocket?: RevisionTCPSocketAction;
  /** Seconds until a check without an answer fails. */
  readonly timeoutSeconds?: Int32;
}

/** Call of the standard gRPC health service. */
export interface RevisionGRPCAction {
  /** Number of the port, that for requests when left out. */
  readonly port?: Int32;
  /**
   * Service name in the health request.
   * @default ""
   */
  readonly service?: string;
}

/** HTTP request to the container. */
export interface RevisionHTTPGetAction {
  /** Host to connect to, the pod's address when left out. */
  readonly host?: string;
  /**
   * Headers of the request.
   * @listType atomic
   */
  readonly httpHeaders?: readonly HTTPHeader[];
  /** Path of the request. */
  readonly path?: string;
  /** Number or name of the port, that for requests when left out. */
  readonly port?: IntOrString;
  /**
   * `HTTP` or `HTTPS`.
   * @asType string
   */
  readonly scheme?: 'HTTP' | 'HTTPS';
}

/** TCP connection to the container. */
export interface RevisionTCPSocketAction {
  /** Host to connect to, the pod's address when left out. */
  readonly host?: string;
  /** Number or name of the port, that for requests when left out. */
  readonly port?: IntOrString;
}
