/**
 * trainer.kubeflow.org/v1alpha1: `TrainJob`.
 *
 * Source: Kubeflow Trainer, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RuntimePatch } from './runtime-patch';
import { TrainJobStatus } from './train-job-status';
import { EnvVar, LocalObjectReference, ResourceRequirements } from '../../k8s/core/v1';
import { Int32, Int64, Manifest, NamedMetadata } from '../../meta';

/**
 * A training that runs once, in the way that a runtime lays down.
 * @validation {"rule":"self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')","message":"metadata.name must match RFC 1035 DNS label format"}
 * @validation {"rule":"size(self.metadata.name) <= 63","message":"metadata.name must be no more than 63 characters"}
 */
export interface TrainJobResource {
  /** Identity of the object; the name is that of the JobSet too. */
  readonly metadata: NamedMetadata;
  /** What is trained, on how many nodes, by which runtime. */
  readonly spec?: TrainJobSpec;
  /** How far the training is. */
  readonly status?: TrainJobStatus;
}

/** What is trained, on how many nodes, by which runtime. */
export interface TrainJobSpec {
  /**
   * The runtime. Immutable.
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly runtimeRef: RuntimeRef;
  /**
   * Downloads before the training, for runtimes that have steps for them. Immutable.
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly initializer?: Initializer;
  /**
   * The program that trains, and its nodes; as the runtime says, if left out. Immutable.
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly trainer?: Trainer;
  /**
   * Changes of the runtime for this training, one entry for each of those who make some.
   * @listType map
   * @listMapKeys manager
   * @maxItems 16
   */
  readonly runtimePatches?: readonly RuntimePatch[];
  /**
   * Holds the training back, or stops it, until it is set to false; a queue uses it.
   * @default false
   */
  readonly suspend?: boolean;
  /**
   * Controller that works on the training: Trainer's own, or Kueue for another cluster. Immutable.
   * @default "trainer.kubeflow.org/trainjob-controller"
   * @maxLength 253
   * @asType string
   * @check {"enum":["trainer.kubeflow.org/trainjob-controller","kueue.x-k8s.io/multikueue"]}
   * @validation {"rule":"self in ['trainer.kubeflow.org/trainjob-controller', 'kueue.x-k8s.io/multikueue']","message":"ManagedBy must be trainer.kubeflow.org/trainjob-controller or kueue.x-k8s.io/multikueue if set"}
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly managedBy?: 'trainer.kubeflow.org/trainjob-controller' | 'kueue.x-k8s.io/multikueue';
  /**
   * Seconds after which a training that still runs is stopped and counts as failed. Immutable.
   * @minimum 1
   * @validation {"rule":"self == oldSelf","message":"field is immutable"}
   */
  readonly activeDeadlineSeconds?: Int64;
}

/** A runtime. */
export interface RuntimeRef {
  /**
   * Name of the runtime.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Its API group.
   * @default "trainer.kubeflow.org"
   * @maxLength 253
   */
  readonly apiGroup?: string;
  /**
   * `ClusterTrainingRuntime`, or `TrainingRuntime` for one of the same namespace.
   * @default "ClusterTrainingRuntime"
   * @maxLength 253
   * @asType string
   * @check {"enum":["ClusterTrainingRuntime","TrainingRuntime"]}
   */
  readonly kind?: 'ClusterTrainingRuntime' | 'TrainingRuntime';
}

/** Downloads before a training. */
export interface Initializer {
  /** Data to train with; the runtime needs a step `dataset-initializer`. */
  readonly dataset?: InitializerSource;
  /** Model to begin with; the runtime needs a step `model-initializer`. */
  readonly model?: InitializerSource;
}

/** What is downloaded, and with which credentials. */
export interface InitializerSource {
  /**
   * `hf://<owner>/<name>` of Hugging Face, `s3://<bucket>/<path>`, for data also `cache://<schema>/<table>`.
   * @maxLength 2048
   */
  readonly storageUri?: string;
  /**
   * Environment of the program that downloads.
   * @listType map
   * @listMapKeys name
   * @maxItems 128
   */
  readonly env?: readonly EnvVar[];
  /** Secret all of whose keys become environment variables, such as credentials. */
  readonly secretRef?: LocalObjectReference;
}

/** The program that trains, and its nodes. */
export interface Trainer {
  /**
   * Image with the program.
   * @maxLength 500
   */
  readonly image?: string;
  /**
   * Program, in place of the runtime's.
   * @listType atomic
   * @maxItems 128
   * @items {"maxLength":65536}
   */
  readonly command?: readonly string[];
  /**
   * Arguments, in place of the runtime's.
   * @listType atomic
   * @maxItems 128
   * @items {"maxLength":65536}
   */
  readonly args?: readonly string[];
  /**
   * Environment beside the runtime's; variables by which the framework finds its processes are refused.
   * @listType map
   * @listMapKeys name
   * @maxItems 128
   */
  readonly env?: readonly EnvVar[];
  /**
   * Nodes, each of which is a pod.
   * @check {"minimum":0}
   */
  readonly numNodes?: Int32;
  /** Requests and limits of each node. */
  readonly resourcesPerNode?: ResourceRequirements;
  /** Processes on each node, for PyTorch and MPI; as many as it has GPUs, else CPUs, if left out. */
  readonly numProcPerNode?: Int32;
}

/** `TrainJob`, namespaced. */
export class TrainJob extends ApiObject {
  public static readonly GVK = { apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TrainJobResource>) {
    super(scope, id, { ...TrainJob.GVK, ...props });
  }
}
