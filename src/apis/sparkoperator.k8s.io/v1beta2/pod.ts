/**
 * sparkoperator.k8s.io/v1beta2: pods of a Spark application.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import {
  Affinity, Container, EnvFromSource, EnvVar, HostAlias, Lifecycle, PodDNSConfig, PodSecurityContext, SecurityContext, Toleration, VolumeMount,
} from '../../k8s/core/v1';
import { Int32, Int64 } from '../../meta';
import { SparkPodTemplate } from '../pod';

/** What a driver and its executors may both say. */
export interface SparkPodSpec {
  /** Template of the pod; the fields below win over it. */
  readonly template?: SparkPodTemplate;
  /**
   * Cores that Spark counts with, and the CPU request where `coreRequest` is left out.
   * @minimum 1
   */
  readonly cores?: Int32;
  /** CPU limit, such as `1200m`. */
  readonly coreLimit?: string;
  /** CPU request, such as `500m`. */
  readonly coreRequest?: string;
  /** Memory of the JVM in Java's notation, such as `512m` or `4g`; the request adds the overhead. */
  readonly memory?: string;
  /** Memory limit of the pod in Kubernetes' notation, such as `8Gi`. */
  readonly memoryLimit?: string;
  /** Memory beside the JVM's heap; a plain number is MiB. */
  readonly memoryOverhead?: string;
  /** Devices of one kind. */
  readonly gpu?: SparkGpu;
  /** Image reference; that of the application when left out. */
  readonly image?: string;
  /** ConfigMaps that are mounted. */
  readonly configMaps?: readonly SparkConfigMapMount[];
  /** Secrets that are mounted. */
  readonly secrets?: readonly SparkSecretMount[];
  /** Environment variables. */
  readonly env?: readonly EnvVar[];
  /**
   * Environment variables by name.
   * @deprecated `env` takes them too
   */
  readonly envVars?: Readonly<Record<string, string>>;
  /** ConfigMaps and Secrets all of whose keys become environment variables. */
  readonly envFrom?: readonly EnvFromSource[];
  /**
   * Environment variables from Secrets, by name.
   * @deprecated `env` takes them too
   */
  readonly envSecretKeyRefs?: Readonly<Record<string, SparkSecretKey>>;
  /** Labels of the pod. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the pod. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Mounts of the application's volumes in Spark's container. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Rules that draw the pod to nodes or other pods. */
  readonly affinity?: Affinity;
  /** Taints that the pod tolerates. */
  readonly tolerations?: readonly Toleration[];
  /** Privileges of all containers, and owners of volumes. */
  readonly podSecurityContext?: PodSecurityContext;
  /** Privileges of Spark's container. */
  readonly securityContext?: SecurityContext;
  /** Scheduler of the pod. */
  readonly schedulerName?: string;
  /** Containers beside Spark's. */
  readonly sidecars?: readonly Container[];
  /** Containers before Spark's. */
  readonly initContainers?: readonly Container[];
  /** Whether the pod is in the network of its node. */
  readonly hostNetwork?: boolean;
  /** Labels of the nodes; not together with those of the application. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** DNS settings of the pod. */
  readonly dnsConfig?: PodDNSConfig;
  /** Seconds between the request to stop and the end. */
  readonly terminationGracePeriodSeconds?: Int64;
  /** ServiceAccount of the pod; that of a driver makes and deletes pods, Services, ConfigMaps and claims. */
  readonly serviceAccount?: string;
  /** Lines of the hosts file. */
  readonly hostAliases?: readonly HostAlias[];
  /** Whether the containers see each other's processes. */
  readonly shareProcessNamespace?: boolean;
  /** Options of the JVM. */
  readonly javaOptions?: string;
  /** What runs after the start and before the end of Spark's container. */
  readonly lifecycle?: Lifecycle;
  /** Further ports of Spark's container. */
  readonly ports?: readonly SparkPort[];
  /** Class that orders the pod among others. */
  readonly priorityClassName?: string;
}

/** The pod that runs the main program and asks for executors. */
export interface SparkDriver extends SparkPodSpec {
  /**
   * Name of the pod; `<application>-driver` when left out.
   * @pattern [a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*
   */
  readonly podName?: string;
  /** URL of the API server that the driver asks for executors. */
  readonly kubernetesMaster?: string;
  /** Annotations of the Service by which executors find the driver. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the Service by which executors find the driver. */
  readonly serviceLabels?: Readonly<Record<string, string>>;
}

/** The pods that do the work. */
export interface SparkExecutor extends SparkPodSpec {
  /**
   * How many; 1 when left out, unless Spark chooses.
   * @minimum 1
   */
  readonly instances?: Int32;
  /** Whether pods are deleted when they end; true when left out. */
  readonly deleteOnTermination?: boolean;
}

/** Devices of a pod. */
export interface SparkGpu {
  /** Name of the resource, such as `nvidia.com/gpu`. */
  readonly name: string;
  /** How many. */
  readonly quantity: Int64;
}

/** A ConfigMap in a folder. */
export interface SparkConfigMapMount {
  /** Name of the ConfigMap, in the namespace of the application. */
  readonly name: string;
  /** Folder. */
  readonly path: string;
}

/** A Secret in a folder. */
export interface SparkSecretMount {
  /** Name of the Secret, in the namespace of the application. */
  readonly name: string;
  /** Folder. */
  readonly path: string;
  /**
   * What it is for: `GCPServiceAccount` sets GOOGLE_APPLICATION_CREDENTIALS, `HadoopDelegationToken` sets HADOOP_TOKEN_FILE_LOCATION,
   * `Generic` sets nothing.
   * @asType string
   */
  readonly secretType: 'GCPServiceAccount' | 'HadoopDelegationToken' | 'Generic';
}

/** A key of a Secret. */
export interface SparkSecretKey {
  /** Name of the Secret, in the namespace of the application. */
  readonly name: string;
  /** Key in it. */
  readonly key: string;
}

/** A port of a container. */
export interface SparkPort {
  /** Name of the port. */
  readonly name: string;
  /**
   * Transport protocol.
   * @asType string
   */
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  /** Number of the port. */
  readonly containerPort: Int32;
}
