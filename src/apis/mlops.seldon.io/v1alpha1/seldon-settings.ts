/**
 * mlops.seldon.io/v1alpha1: settings of the programs of Seldon Core in a namespace.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { Int32, IntOrString } from '../../meta';

/**
 * How a Service is reached.
 * @asType string
 * @check {"enum":["ClusterIP","NodePort","LoadBalancer"]}
 */
export type SeldonServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer';

/** Settings of the programs in a namespace. */
export interface SeldonSettings {
  /** What is scaled by itself. */
  readonly scalingConfig?: SeldonScalingSettings;
  /** Where traces go. */
  readonly tracingConfig?: SeldonTracing;
  /** The Kafka of pipelines. */
  readonly kafkaConfig?: SeldonKafka;
  /** The programs beside model servers. */
  readonly agentConfig?: SeldonAgent;
  /** The Services. */
  readonly serviceConfig?: SeldonServices;
}

/** What is scaled by itself. */
export interface SeldonScalingSettings {
  /** Models. */
  readonly models?: SeldonModelScaling;
  /** Servers. */
  readonly servers?: SeldonServerScaling;
  /** The programs that pipelines run through. */
  readonly pipelines?: SeldonPipelineScaling;
}

/** How models are scaled. */
export interface SeldonModelScaling {
  /** Whether they are. */
  readonly enabled?: boolean;
}

/** How servers are scaled. */
export interface SeldonServerScaling {
  /** Whether they are. */
  readonly enabled?: boolean;
  /** Whether models are moved together so that pods can go. */
  readonly scaleDownPackingEnabled?: boolean;
  /** How many of all such moves are made, in percent. */
  readonly scaleDownPackingPercentage?: Int32;
}

/** How the programs that pipelines run through are scaled. */
export interface SeldonPipelineScaling {
  /** The most pods for each pipeline or model; more than a topic has partitions are of no use. */
  readonly maxShardCountMultiplier?: Int32;
}

/** Where traces go. */
export interface SeldonTracing {
  /** Whether there are none. */
  readonly disable?: boolean;
  /** Address of the collector. */
  readonly otelExporterEndpoint?: string;
  /** Protocol of the collector: `grpc`, `http/protobuf`. */
  readonly otelExporterProtocol?: string;
  /** Share of requests that are traced, as text from `0` to `1`. */
  readonly ratio?: string;
}

/** The Kafka of pipelines; its maps hold settings in Kafka's own names. */
export interface SeldonKafka {
  /** Addresses of brokers, with ports and commas. */
  readonly 'bootstrap.servers'?: string;
  /** First part of the names of consumer groups. */
  readonly consumerGroupIdPrefix?: string;
  /** What the client's library logs. */
  readonly debug?: string;
  /** Settings of consumers. */
  readonly consumer?: Readonly<Record<string, IntOrString>>;
  /** Settings of producers. */
  readonly producer?: Readonly<Record<string, IntOrString>>;
  /** Settings of Kafka Streams. */
  readonly streams?: Readonly<Record<string, IntOrString>>;
  /** Settings of topics that are made: `replicationFactor`, `numPartitions`. */
  readonly topics?: Readonly<Record<string, IntOrString>>;
  /** First part of the names of topics. */
  readonly topicPrefix?: string;
}

/** The programs beside model servers. */
export interface SeldonAgent {
  /** How models are fetched. */
  readonly rclone?: SeldonRclone;
}

/** How models are fetched. */
export interface SeldonRclone {
  /** Secrets with settings of Rclone. */
  readonly config_secrets?: readonly string[];
  /** Settings of Rclone, each as JSON. */
  readonly config?: readonly string[];
}

/** The Services. */
export interface SeldonServices {
  /** First part of the names of ports for gRPC. */
  readonly grpcServicePrefix?: string;
  /** How they are reached; the operator's default is a load balancer. */
  readonly serviceType?: SeldonServiceType;
}
