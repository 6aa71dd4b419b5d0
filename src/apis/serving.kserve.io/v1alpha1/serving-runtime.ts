/**
 * serving.kserve.io/v1alpha1: `ServingRuntime` and `ClusterServingRuntime`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Affinity, Container, EnvVar, LocalObjectReference, Toleration, Volume } from '../../k8s/core/v1';
import { Int32, Integer, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** A program that loads models of some formats, for the InferenceServices of its namespace. */
export interface ServingRuntimeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Formats, and the pod that loads them. */
  readonly spec?: ServingRuntimeSpec;
  /** Nothing is written here. */
  readonly status?: ServingRuntimeStatus;
}

/** A program that loads models of some formats, for the InferenceServices of all namespaces. */
export interface ClusterServingRuntimeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Formats, and the pod that loads them. */
  readonly spec?: ServingRuntimeSpec;
  /** Nothing is written here. */
  readonly status?: ServingRuntimeStatus;
}

/** Always empty. */
export interface ServingRuntimeStatus {}

/** Part of a pod, for the components of the InferenceServices that use a runtime. */
export interface RuntimePodSpec {
  /** Rules that draw the pods to nodes or other pods. */
  readonly affinity?: Affinity;
  /** Annotations of the pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Containers; what the InferenceService says of the one called `kserve-container` is laid over it. Texts may have Go templates over the service, such as `{{.Name}}`. */
  readonly containers: readonly Container[];
  /** Whether the pods share the node's interprocess communication. */
  readonly hostIPC?: boolean;
  /** Secrets for the registries of the images. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Labels of the pods. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Labels that a node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Scheduler that places the pods. */
  readonly schedulerName?: string;
  /** Taints that the pods bear. */
  readonly tolerations?: readonly Toleration[];
  /** Volumes of the pods. */
  readonly volumes?: readonly Volume[];
}

/**
 * Formats of a runtime, and the pod that loads them; but for ModelMesh one of its containers is called `kserve-container`.
 * @check {"anyOf":[{"properties":{"containers":{"not":{"items":{"properties":{"name":{"not":{"enum":["kserve-container"]}}}}},
 *   "x-form":"a list without a container called kserve-container"}}},{"required":["multiModel"],"properties":{"multiModel":{"enum":[true]}}}]}
 */
export interface ServingRuntimeSpec extends RuntimePodSpec {
  /** Program beside the runtime that lets ModelMesh manage it. */
  readonly builtInAdapter?: BuiltInAdapter;
  /** Takes the runtime out of all choices. */
  readonly disabled?: boolean;
  /** Port or socket for predictions by gRPC, such as `port:8001`; ModelMesh only. */
  readonly grpcDataEndpoint?: string;
  /** Port or socket for the management by gRPC; ModelMesh only. */
  readonly grpcEndpoint?: string;
  /** Address for predictions by REST; ModelMesh only. */
  readonly httpDataEndpoint?: string;
  /** Whether a pod has models of several services: ModelMesh's way. */
  readonly multiModel?: boolean;
  /** Protocols of requests that it knows, `v1` when left out: `v1`, `v2`, `grpc-v1`, `grpc-v2`. */
  readonly protocolVersions?: readonly string[];
  /** Pods; ModelMesh only. */
  readonly replicas?: Integer;
  /** Program that loads models from stores; ModelMesh only. */
  readonly storageHelper?: StorageHelper;
  /** Formats that it loads. */
  readonly supportedModelFormats?: readonly SupportedModelFormat[];
  /** Pods on further nodes that run a model together with the first. */
  readonly workerSpec?: RuntimeWorkerSpec;
}

/** A format that a runtime loads. */
export interface SupportedModelFormat {
  /** Whether the runtime is taken for services that name the format and no runtime. */
  readonly autoSelect?: boolean;
  /** Name of the format. */
  readonly name: string;
  /**
   * The runtime with the highest number is taken; two runtimes of one place that take the same format on their own must differ in it.
   * @minimum 1
   */
  readonly priority?: Int32;
  /** Version of the format; any when left out. */
  readonly version?: string;
}

/** Pods on further nodes that run a model together with the first. */
export interface RuntimeWorkerSpec extends RuntimePodSpec {
  /**
   * The one container of the workers.
   * @check {"maxItems":1}
   */
  readonly containers: readonly Container[];
  /**
   * Pods that the layers of the model are spread over, the first one counted.
   * @check {"minimum":1}
   */
  readonly pipelineParallelSize?: Integer;
  /**
   * GPUs of a pod that each layer is spread over.
   * @check {"minimum":1}
   */
  readonly tensorParallelSize?: Integer;
}

/** Program beside a runtime that lets ModelMesh manage it. */
export interface BuiltInAdapter {
  /** Environment variables of the program. */
  readonly env?: readonly EnvVar[];
  /** Bytes that are kept free for the runtime itself. */
  readonly memBufferBytes?: Integer;
  /** Milliseconds until the loading of a model fails. */
  readonly modelLoadingTimeoutMillis?: Integer;
  /** Port of the runtime's management. */
  readonly runtimeManagementPort?: Integer;
  /** Which runtime it is: `triton`, `mlserver`, `ovms` or `torchserve`. */
  readonly serverType?: string;
}

/** Program that loads models from stores. */
export interface StorageHelper {
  /** Leaves it away, where the runtime loads models itself. */
  readonly disabled?: boolean;
}

/** `ServingRuntime`, namespaced. */
export class ServingRuntime extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'ServingRuntime' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServingRuntimeResource>) {
    super(scope, id, { ...ServingRuntime.GVK, ...props });
  }
}

/** `ClusterServingRuntime`, cluster-scoped. */
export class ClusterServingRuntime extends ClusterObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'ClusterServingRuntime' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterServingRuntimeResource>) {
    super(scope, id, { ...ClusterServingRuntime.GVK, ...props });
  }
}
