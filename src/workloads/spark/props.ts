import type { ImagePullPolicy } from 'cdk8s-plus-28';
import type { Size } from 'cdk8s';
import type { SparkBatchScheduling, SparkDependencies, SparkDriverIngress, SparkMonitoring, SparkUIOptions } from '../../apis/sparkoperator.k8s.io/v1beta2';
import { ObjectStoreRef, SecretRef } from '../../core';
import { CpuAmount, MemoryAmount, Time } from '../../core/amounts';
import { ObjectName } from '../../core/names';
import { PodAccount } from '../account';
import { ContainerOptions, PodOptions } from '../pod';
import { WorkloadProps } from '../workload';

/**
 * Memory of a JVM, as cdk8s or Java writes it: `Size.gibibytes(4)`, `'512m'`, `'4g'`. Java's units are those of 1024.
 * @pattern ^\d+([bB]|[kmgtpKMGTP][bB]?)$
 * @form a Size such as Size.gibibytes(4), or a whole number with Java's unit such as "512m" or "4g"
 */
export type JvmMemory = Size | string;

/** What driver and executors may both say. Their pods have the memory of the JVM and what is beside it. */
export interface SparkPodOptions extends Omit<PodOptions, 'imagePullSecrets' | 'serviceAccount'>,
  Pick<ContainerOptions, 'env' | 'envFrom' | 'mounts' | 'gpu' | 'ports' | 'lifecycle' | 'securityContext' | 'ephemeralStorage' | 'ephemeralStorageLimit'> {
  /** Image in place of the application's. @default - that of the application */
  readonly image?: string;
  /**
   * Cores that Spark counts with: so many tasks run at once. Also the CPU that is reserved, unless `coreRequest` says it.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly cores?: number;
  /** CPU that is reserved. @default - as much as `cores` */
  readonly coreRequest?: CpuAmount;
  /** Most CPU. @default - no limit */
  readonly coreLimit?: CpuAmount;
  /** Heap of the JVM. @default '1g' */
  readonly memory?: JvmMemory;
  /** Memory beside the heap. @default - a tenth of the heap, four tenths for Python and R, at least 384 MiB */
  readonly memoryOverhead?: JvmMemory;
  /** Most memory of the container. @default - as much as is reserved, heap and overhead */
  readonly memoryLimit?: MemoryAmount;
  /** Options of the JVM. @default - none */
  readonly javaOptions?: string;
}

/** The pod that runs the main program and asks for executors. */
export interface SparkDriverOptions extends SparkPodOptions {
  /** Account that makes the executors, with rights on pods, Services, ConfigMaps and claims. @default 'default-editor' */
  readonly serviceAccount?: PodAccount;
  /** Name of the pod. @default - `<application>-driver` */
  readonly podName?: ObjectName;
  /** URL of the API server that the driver asks for executors. @default - that of the cluster */
  readonly kubernetesMaster?: string;
  /** Annotations of the Service by which executors find the driver. @default {} */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the Service by which executors find the driver. @default {} */
  readonly serviceLabels?: Readonly<Record<string, string>>;
}

/** The pods that do the work; they get no token of the API server unless it is asked for. */
export interface SparkExecutorOptions extends SparkPodOptions {
  /** Their account, for an identity of a cloud. @default - that of the driver */
  readonly serviceAccount?: PodAccount;
  /** Whether pods are deleted when they end. @default true */
  readonly deleteOnTermination?: boolean;
}

/** So many executors from the beginning to the end. */
export interface SparkFixedExecutors {
  /** The pods that do the work. @default - one with one core and 1g */
  readonly executor?: SparkExecutorOptions & {
    /**
     * How many.
     * @minimum 1
     * @asType integer
     * @default 1
     */
    readonly instances?: number;
  };
  /** @default - the number of executors does not change */
  readonly dynamicAllocation?: undefined;
  /** Name of the `LocalQueue` that it waits in; the platform's Kueue must have Spark applications waiting. @default - it starts at once, or as the default queue of the team says */
  readonly queue?: ObjectName;
}

/** As many executors as Spark needs at the moment. */
export interface SparkDynamicExecutors {
  /** The pods that do the work. @default - each with one core and 1g */
  readonly executor?: SparkExecutorOptions & {
    /** @default - as dynamicAllocation says */
    readonly instances?: undefined;
  };
  /** @default - none: a queue gives a place to all executors at once */
  readonly queue?: undefined;
  readonly dynamicAllocation: {
    /**
     * Most executors.
     * @minimum 1
     * @asType integer
     */
    readonly maxExecutors: number;
    /**
     * Fewest executors.
     * @minimum 0
     * @asType integer
     * @default 0
     */
    readonly minExecutors?: number;
    /**
     * Executors at the beginning.
     * @minimum 0
     * @asType integer
     * @default - as many as minExecutors
     */
    readonly initialExecutors?: number;
    /** Whether executors with shuffle data of running jobs stay, so that no shuffle service is needed. @default true */
    readonly shuffleTrackingEnabled?: boolean;
    /** How long executors with shuffle data stay. @default - until the data is not needed */
    readonly shuffleTrackingTimeout?: Time;
  };
}

/** A program in Java or Scala. */
export interface SparkJvmProgram {
  readonly type: 'Java' | 'Scala';
  /** Class with the main method. */
  readonly mainClass: string;
  /** @default - of Python only */
  readonly pythonVersion?: undefined;
}

/** A program in Python. */
export interface SparkPythonProgram {
  readonly type: 'Python';
  /** Major version of Python; Spark 3 and 4 know no other. @default - that of the image */
  readonly pythonVersion?: '3';
  /** @default - of Java and Scala only */
  readonly mainClass?: undefined;
}

/** A program in R. */
export interface SparkRProgram {
  readonly type: 'R';
  /** @default - of Java and Scala only */
  readonly mainClass?: undefined;
  /** @default - of Python only */
  readonly pythonVersion?: undefined;
}

/** The program, by its language. */
export type SparkProgram = SparkJvmProgram | SparkPythonProgram | SparkRProgram;

/** Runs again after a failure. */
export interface SparkRestartOnFailure {
  readonly type: 'OnFailure';
  /**
   * How often a failed run is repeated.
   * @minimum 0
   * @asType integer
   */
  readonly onFailureRetries: number;
  /** Time before the first repetition, twice as much before the second; whole seconds. @default '5s' */
  readonly onFailureRetryInterval?: Time;
  /**
   * How often a failed submission is repeated.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly onSubmissionFailureRetries?: number;
  /** Time before the first repetition of a submission, twice as much before the second; whole seconds. @default '5s' */
  readonly onSubmissionFailureRetryInterval?: Time;
}

/**
 * Whether it runs again after its end: `Never`, `Always`, or so often after a failure.
 * @form "Never", "Always" or { type: "OnFailure", onFailureRetries: 3 }
 */
export type SparkRestart = 'Never' | 'Always' | SparkRestartOnFailure;

/** Where Spark writes what happened, for its history server: a folder of the object store, or one of an author's own; Spark ends where it is not there. */
export interface SparkEventLog {
  /** URL of a folder that exists, such as `hdfs://name/logs`. @default - `spark/events` below the profile's part of the object store */
  readonly dir?: string;
  /** Whether the files are compressed. @default false */
  readonly compress?: boolean;
}

/** The object store that programs read and write. */
export interface SparkStore {
  /** The store. @default - that of the platform */
  readonly store?: ObjectStoreRef;
}

/** The program and its pods, beside language and number of executors. */
export interface SparkRuntime extends WorkloadProps {
  /**
   * Release of Spark in the image, such as `4.0.1`; 3.0.0 or newer.
   * @pattern ^\d+\.\d+(\.\d+)?([.-][\w.-]+)?$
   * @form a release of Spark such as "4.0.1"
   */
  readonly sparkVersion: string;
  /** Image of all pods that name none, such as `docker.io/library/spark:4.0.1`. */
  readonly image: string;
  /** @default - 'IfNotPresent', and 'Always' for images without a tag or with the tag `latest` */
  readonly imagePullPolicy?: `${ImagePullPolicy}`;
  /** Pull secrets of these pods alone; those of a team belong to its profile. @default [] */
  readonly imagePullSecrets?: readonly (SecretRef | ObjectName)[];
  /** URL of the JAR, Python or R file: `local:///opt/app.jar` for one in the image, else one that Spark can fetch, such as `s3a://bucket/app.py`. */
  readonly mainApplicationFile: string;
  /** Arguments of the program. @default [] */
  readonly arguments?: readonly string[];
  /** The pod that runs the main program. @default - one core and 1g */
  readonly driver?: SparkDriverOptions;
  /** Files that Spark fetches before it starts. @default - none */
  readonly deps?: SparkDependencies;
  /** Properties of Spark. What has a name here is said there: cores, memory, labels, accounts. @default {} */
  readonly sparkConf?: Readonly<Record<string, string>>;
  /** Properties of Hadoop, without the prefix `spark.hadoop.`. @default {} */
  readonly hadoopConf?: Readonly<Record<string, string>>;
  /** ConfigMap with Spark's files of settings. @default - none */
  readonly sparkConfigMap?: ObjectName;
  /** ConfigMap with Hadoop's files of settings. @default - none */
  readonly hadoopConfigMap?: ObjectName;
  /** User in whose name the program is submitted. @default - that of the image */
  readonly proxyUser?: string;
  /**
   * Share of the heap that is added for what is outside of it, where `memoryOverhead` does not say how much.
   * @minimum 0
   * @default - 0.1, and 0.4 for Python and R
   */
  readonly memoryOverheadFactor?: number;
  /** Metrics of driver and executors. @default - none */
  readonly monitoring?: SparkMonitoring;
  /** Scheduler that starts all pods together; the operator must know it. @default - that of the operator */
  readonly batchScheduler?: string;
  /** What that scheduler is told. @default - nothing */
  readonly batchSchedulerOptions?: SparkBatchScheduling;
  /** Service and Ingress of Spark's web pages. @default - as the operator makes them */
  readonly sparkUIOptions?: SparkUIOptions;
  /** Services and Ingresses of further ports of the driver. @default [] */
  readonly driverIngressOptions?: readonly SparkDriverIngress[];
  /** Whether it runs again after its end. @default 'Never' */
  readonly restartPolicy?: SparkRestart;
  /** Time after its end in which the object, its driver's pod and its logs are deleted; whole seconds. @default - they stay */
  readonly timeToLive?: Time;
  /** Settings and credentials for `s3a://` (or `gs://`) paths of an object store. @default - of the platform's store where `eventLog` needs it, else none */
  readonly objectStore?: SparkStore;
  /** Whether Spark writes down what happened, and where. @default - it does not */
  readonly eventLog?: SparkEventLog;
  /** Whether driver and executors prove to each other that they are of one application; else any pod that reaches the driver may run programs on it. @default true */
  readonly authenticate?: boolean;
  /** Whether the pods get a proxy of the mesh, past which driver and executors talk to each other. @default false */
  readonly mesh?: boolean;
  /** Further labels of the object, which its pods get too. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations of the object. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties of {@link SparkApplication}. */
export type SparkApplicationProps = SparkRuntime & SparkProgram & (SparkFixedExecutors | SparkDynamicExecutors) & {
  /** Whether nothing is submitted; pods that run are deleted. One of a suspended profile is suspended in any case. @default false */
  readonly suspend?: boolean;
};
