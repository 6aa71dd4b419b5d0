/**
 * sparkoperator.k8s.io/v1beta2: `SparkApplication`.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SparkDriver, SparkExecutor } from './pod';
import { SparkBatchScheduling, SparkDependencies, SparkDriverIngress, SparkMonitoring, SparkRestartPolicy, SparkUIOptions } from './settings';
import { Volume } from '../../k8s/core/v1';
import { Int32, Int64, Manifest, NamedMetadata, Time } from '../../meta';
import { SparkDynamicAllocation } from '../pod';

/**
 * One run of a Spark program: the operator submits it, Spark makes the pods.
 * @schema {"required":["metadata","spec"]}
 */
export interface SparkApplicationResource {
  /** Identity of the object; the name is a label too, so it has 63 characters at most. */
  readonly metadata: NamedMetadata;
  /** The program and its pods. */
  readonly spec: SparkApplicationSpec;
  /** State of the run. */
  readonly status?: SparkApplicationStatus;
}

/** The program and its pods. */
export interface SparkApplicationSpec {
  /** Language of the program. */
  readonly type: 'Java' | 'Python' | 'Scala' | 'R';
  /** Release of Spark in the image. */
  readonly sparkVersion: string;
  /** Where the driver runs: in a pod of its own (`cluster`, when left out), or in one that is there (`client`). */
  readonly mode?: 'cluster' | 'client';
  /** Path or URL of the JAR, Python or R file, `local://` for one in the image. */
  readonly mainApplicationFile: string;
  /** Class with the main method, for Java and Scala. */
  readonly mainClass?: string;
  /** Arguments of the program. */
  readonly arguments?: readonly string[];
  /** Image of all pods that name none. */
  readonly image?: string;
  /** When images are pulled. */
  readonly imagePullPolicy?: string;
  /** Secrets for the registries of the images. */
  readonly imagePullSecrets?: readonly string[];
  /** The pod that runs the main program. */
  readonly driver: SparkDriver;
  /** The pods that do the work. */
  readonly executor: SparkExecutor;
  /** Lets Spark choose the number of executors. */
  readonly dynamicAllocation?: SparkDynamicAllocation;
  /** Volumes that both kinds of pods may mount. */
  readonly volumes?: readonly Volume[];
  /** Labels of the nodes of all pods; not together with those of driver or executor. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Files that Spark fetches. */
  readonly deps?: SparkDependencies;
  /** Properties of Spark. */
  readonly sparkConf?: Readonly<Record<string, string>>;
  /** Properties of Hadoop, without the prefix `spark.hadoop.`. */
  readonly hadoopConf?: Readonly<Record<string, string>>;
  /** ConfigMap with Spark's files of settings. */
  readonly sparkConfigMap?: string;
  /** ConfigMap with Hadoop's files of settings. */
  readonly hadoopConfigMap?: string;
  /** User in whose name the program is submitted. */
  readonly proxyUser?: string;
  /** Major version of Python. */
  readonly pythonVersion?: '2' | '3';
  /** Share of the memory that is added for what is not the JVM's heap, such as `0.4`. */
  readonly memoryOverheadFactor?: string;
  /** Metrics. */
  readonly monitoring?: SparkMonitoring;
  /** Name of the batch scheduler: `volcano`, `yunikorn`, or one that the operator was told of. */
  readonly batchScheduler?: string;
  /** What that scheduler is told. */
  readonly batchSchedulerOptions?: SparkBatchScheduling;
  /** Service and Ingress of Spark's web pages. */
  readonly sparkUIOptions?: SparkUIOptions;
  /** Service and Ingress of further ports of the driver. */
  readonly driverIngressOptions?: readonly SparkDriverIngress[];
  /** Whether it runs again. */
  readonly restartPolicy?: SparkRestartPolicy;
  /**
   * How often a failed run is repeated.
   * @deprecated `restartPolicy` says it
   */
  readonly failureRetries?: Int32;
  /**
   * Seconds between repetitions.
   * @deprecated `restartPolicy` says it
   */
  readonly retryInterval?: Int64;
  /** Seconds after its end in which the object is deleted; it stays when left out. */
  readonly timeToLiveSeconds?: Int64;
  /** Whether nothing is submitted; pods that run are deleted. */
  readonly suspend?: boolean;
}

/** State of a run. */
export interface SparkApplicationStatus {
  /** What it does. */
  readonly applicationState?: SparkApplicationState;
  /** The driver's pod and pages. */
  readonly driverInfo: SparkDriverInfo;
  /**
   * State of each executor, by the name of its pod.
   * @values {"type":"string"}
   */
  readonly executorState?: Readonly<Record<string, string>>;
  /** Id that Spark gave it. */
  readonly sparkApplicationId?: string;
  /** Id of the submission. */
  readonly submissionID?: string;
  /**
   * When it was last submitted.
   * @nullable
   */
  readonly lastSubmissionAttemptTime?: Time;
  /**
   * When it ended.
   * @nullable
   */
  readonly terminationTime?: Time;
  /** How often it ran. */
  readonly executionAttempts?: Int32;
  /** How often it was submitted. */
  readonly submissionAttempts?: Int32;
}

/** What a run does. */
export interface SparkApplicationState {
  /** In one word: `SUBMITTED`, `RUNNING`, `COMPLETED`, `FAILED`, `SUSPENDED` and others; empty at first. */
  readonly state: string;
  /** Why it failed. */
  readonly errorMessage?: string;
}

/** The driver's pod and pages. */
export interface SparkDriverInfo {
  /** Name of the pod. */
  readonly podName?: string;
  /** Address of the pages inside the cluster. */
  readonly webUIAddress?: string;
  /** Port of the pages. */
  readonly webUIPort?: Int32;
  /** Service of the pages. */
  readonly webUIServiceName?: string;
  /** Ingress of the pages. */
  readonly webUIIngressName?: string;
  /** Address of the Ingress. */
  readonly webUIIngressAddress?: string;
}

/** `SparkApplication`, namespaced. */
export class SparkApplication extends ApiObject {
  public static readonly GVK = { apiVersion: 'sparkoperator.k8s.io/v1beta2', kind: 'SparkApplication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SparkApplicationResource>) {
    super(scope, id, { ...SparkApplication.GVK, ...props });
  }
}
