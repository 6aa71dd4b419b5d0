/**
 * sparkoperator.k8s.io/v1alpha1: `SparkConnect`.
 *
 * Source: Kubeflow Spark Operator, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SparkConnectService } from './service';
import { Condition } from '../../k8s/meta/v1';
import { Int32, Manifest, NamedMetadata, Time } from '../../meta';
import { SparkDynamicAllocation, SparkPodTemplate } from '../pod';

/**
 * A Spark server that clients such as notebooks connect to.
 * @schema {"required":["metadata","spec"]}
 */
export interface SparkConnectResource {
  /** Identity of the object; its pod and its Service are called `<name>-server`. */
  readonly metadata: NamedMetadata;
  /** The server and its executors. */
  readonly spec: SparkConnectSpec;
  /** State of the server. */
  readonly status?: SparkConnectStatus;
}

/** The server and its executors. */
export interface SparkConnectSpec {
  /** Release of Spark in the image. */
  readonly sparkVersion: string;
  /** Image of all pods whose template names none. */
  readonly image?: string;
  /** The pod that clients connect to. */
  readonly server: SparkConnectServer;
  /** The pods that do the work. */
  readonly executor: SparkConnectExecutor;
  /** Lets Spark choose the number of executors. */
  readonly dynamicAllocation?: SparkDynamicAllocation;
  /** Properties of Spark. */
  readonly sparkConf?: Readonly<Record<string, string>>;
  /** Properties of Hadoop, without the prefix `spark.hadoop.`. */
  readonly hadoopConf?: Readonly<Record<string, string>>;
}

/** What the server and its executors may both say. */
export interface SparkConnectPod {
  /**
   * Cores that Spark counts with.
   * @minimum 1
   */
  readonly cores?: Int32;
  /** Memory of the JVM in Java's notation, such as `4g`. */
  readonly memory?: string;
  /** Template of the pod. */
  readonly template?: SparkPodTemplate;
}

/** The pod that clients connect to. */
export interface SparkConnectServer extends SparkConnectPod {
  /** Service in front of it; one of type `ClusterIP` when left out. */
  readonly service?: SparkConnectService;
}

/** The pods that do the work. */
export interface SparkConnectExecutor extends SparkConnectPod {
  /**
   * How many.
   * @minimum 0
   */
  readonly instances?: Int32;
}

/** State of a server. */
export interface SparkConnectStatus {
  /** In one word: `Provisioning`, `Ready`, `NotReady` or `Failed`; empty at first. */
  readonly state?: string;
  /**
   * Single aspects.
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly Condition[];
  /** Pod and Service of the server. */
  readonly server?: SparkConnectServerStatus;
  /**
   * Number of executors by their state.
   * @values {"type":"integer"}
   */
  readonly executors?: Readonly<Record<string, number>>;
  /** When the operator first saw it. */
  readonly startTime?: Time;
  /** When the operator last wrote this. */
  readonly lastUpdateTime?: Time;
}

/** Pod and Service of a server. */
export interface SparkConnectServerStatus {
  /** Name of the pod. */
  readonly podName?: string;
  /** Address of the pod. */
  readonly podIp?: string;
  /** Name of the Service. */
  readonly serviceName?: string;
}

/** `SparkConnect`, namespaced. */
export class SparkConnect extends ApiObject {
  public static readonly GVK = { apiVersion: 'sparkoperator.k8s.io/v1alpha1', kind: 'SparkConnect' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SparkConnectResource>) {
    super(scope, id, { ...SparkConnect.GVK, ...props });
  }
}
