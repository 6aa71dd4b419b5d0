/**
 * sparkoperator.k8s.io/v1beta2: what a Spark application says beside its program and its pods.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { IngressTLS } from '../../k8s/networking/v1';
import { Int32, Int64, Quantity } from '../../meta';

/** Files that Spark fetches before it starts. */
export interface SparkDependencies {
  /** URLs of JAR files. */
  readonly jars?: readonly string[];
  /** URLs of other files. */
  readonly files?: readonly string[];
  /** URLs of Python files and archives of them. */
  readonly pyFiles?: readonly string[];
  /** Packages of Maven repositories, each `<group>:<artifact>:<version>`. */
  readonly packages?: readonly string[];
  /** What those packages bring and is left out, each `<group>:<artifact>`. */
  readonly excludePackages?: readonly string[];
  /** URLs of further Maven repositories. */
  readonly repositories?: readonly string[];
  /** URLs of archives, unpacked in the working folder of each executor. */
  readonly archives?: readonly string[];
}

/** Whether the application runs again after it has ended. */
export interface SparkRestartPolicy {
  /** When; `Never` when left out. */
  readonly type?: 'Never' | 'Always' | 'OnFailure';
  /**
   * How often a failed run is repeated, with `OnFailure`.
   * @minimum 0
   */
  readonly onFailureRetries?: Int32;
  /**
   * Seconds before the first repetition of a run, twice as many before the second; 5 when left out.
   * @minimum 1
   */
  readonly onFailureRetryInterval?: Int64;
  /**
   * How often a failed submission is repeated, with `OnFailure`.
   * @minimum 0
   */
  readonly onSubmissionFailureRetries?: Int32;
  /**
   * Seconds before the first repetition of a submission, twice as many before the second; 5 when left out.
   * @minimum 1
   */
  readonly onSubmissionFailureRetryInterval?: Int64;
}

/** Metrics of driver and executors. */
export interface SparkMonitoring {
  /** Whether the driver shows metrics. */
  readonly exposeDriverMetrics: boolean;
  /** Whether executors show metrics. */
  readonly exposeExecutorMetrics: boolean;
  /** Content of Spark's `metrics.properties`; the operator's own when left out. */
  readonly metricsProperties?: string;
  /** Path of such a file in the image. */
  readonly metricsPropertiesFile?: string;
  /** Shows them to Prometheus. */
  readonly prometheus?: SparkPrometheus;
}

/** Prometheus' exporter for the metrics of a JVM. */
export interface SparkPrometheus {
  /** Path of the exporter's JAR file in the image. */
  readonly jmxExporterJar: string;
  /**
   * Port of the exporter, 8090 when left out.
   * @minimum 1024
   * @maximum 49151
   */
  readonly port?: Int32;
  /** Name of the port, `jmx-exporter` when left out. */
  readonly portName?: string;
  /** Path of the exporter's configuration in the image; wins over `configuration`. */
  readonly configFile?: string;
  /** Configuration of the exporter; the operator's own when left out. */
  readonly configuration?: string;
}

/** What a batch scheduler is told. */
export interface SparkBatchScheduling {
  /** Queue of the application. */
  readonly queue?: string;
  /** Class that orders the application among others. */
  readonly priorityClassName?: string;
  /** What must be free before the application starts, with Volcano; all that its pods request when left out. */
  readonly resources?: Readonly<Record<string, Quantity>>;
}

/** Type of a Service. */
export type SparkServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

/** Service and Ingress of Spark's web pages. */
export interface SparkUIOptions {
  /** Port of the Service; that of the pages when left out. */
  readonly servicePort?: Int32;
  /** Name of the port, `spark-driver-ui-port` when left out. */
  readonly servicePortName?: string;
  /**
   * Type of the Service, `ClusterIP` when left out.
   * @asType string
   */
  readonly serviceType?: SparkServiceType;
  /** Annotations of the Service. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the Service. */
  readonly serviceLabels?: Readonly<Record<string, string>>;
  /** Annotations of the Ingress. */
  readonly ingressAnnotations?: Readonly<Record<string, string>>;
  /** Certificates of the Ingress. */
  readonly ingressTLS?: readonly IngressTLS[];
}

/** Service and Ingress of another port of the driver. */
export interface SparkDriverIngress {
  /** Port of the driver and of the Service; each only once. */
  readonly servicePort: Int32;
  /** Name of the port. */
  readonly servicePortName: string;
  /**
   * Type of the Service, `ClusterIP` when left out.
   * @asType string
   */
  readonly serviceType?: SparkServiceType;
  /** Annotations of the Service. */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /** Labels of the Service. */
  readonly serviceLabels?: Readonly<Record<string, string>>;
  /** URL of the Ingress, each only once; the webhook refuses an application without it. */
  readonly ingressURLFormat?: string;
  /** Annotations of the Ingress. */
  readonly ingressAnnotations?: Readonly<Record<string, string>>;
  /** Certificates of the Ingress. */
  readonly ingressTLS?: readonly IngressTLS[];
}
