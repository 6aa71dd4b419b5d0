/**
 * kueue.x-k8s.io/v1beta2: `MultiKueueConfig` and `MultiKueueCluster`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { ActiveStatus } from '../status';

/** Clusters that workloads of a queue may run in. */
export interface MultiKueueConfigResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The clusters. */
  readonly spec?: MultiKueueConfigSpec;
}

/** Clusters that workloads may run in. */
export interface MultiKueueConfigSpec {
  /**
   * Names of `MultiKueueCluster`s.
   * @minItems 1
   * @maxItems 20
   * @listType set
   * @items {"maxLength":256}
   */
  readonly clusters: readonly string[];
}

/** A cluster with Kueue, to which this one hands workloads over. */
export interface MultiKueueClusterResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** How the cluster is reached. */
  readonly spec?: MultiKueueClusterSpec;
  /** What is reported of it. */
  readonly status?: ActiveStatus;
}

/** How a cluster is reached. */
export interface MultiKueueClusterSpec {
  /** One of two ways. */
  readonly clusterSource: MultiKueueSource;
}

/**
 * How a cluster is reached, in one of two ways.
 * @validation {"message":"exactly one of the fields in [kubeConfig clusterProfileRef] must be set","rule":"[has(self.kubeConfig),has(self.clusterProfileRef)].filter(x,x==true).size() == 1"}
 * @check {"minProperties":1,"maxProperties":1}
 */
export interface MultiKueueSource {
  /** A file for clients. */
  readonly kubeConfig?: MultiKueueKubeConfig;
  /** A `ClusterProfile` of SIG Multicluster. */
  readonly clusterProfileRef?: MultiKueueProfileRef;
}

/** A file for clients. */
export interface MultiKueueKubeConfig {
  /**
   * Name of a Secret with the key `kubeconfig` in Kueue's namespace, or a path in its pod.
   * @minLength 1
   * @maxLength 256
   */
  readonly location: string;
  /**
   * Which of both.
   * @default "Secret"
   */
  readonly locationType?: 'Secret' | 'Path';
}

/** A `ClusterProfile`. */
export interface MultiKueueProfileRef {
  /**
   * Its name.
   * @minLength 1
   * @maxLength 256
   */
  readonly name: string;
}

/** `MultiKueueConfig`, cluster-scoped. */
export class MultiKueueConfig extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MultiKueueConfigResource>) {
    super(scope, id, { ...MultiKueueConfig.GVK, ...props });
  }
}

/** `MultiKueueCluster`, cluster-scoped. */
export class MultiKueueCluster extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'MultiKueueCluster' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MultiKueueClusterResource>) {
    super(scope, id, { ...MultiKueueCluster.GVK, ...props });
  }
}
