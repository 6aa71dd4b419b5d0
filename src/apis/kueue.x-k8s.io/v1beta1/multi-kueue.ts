/**
 * kueue.x-k8s.io/v1beta1: `MultiKueueConfig` and `MultiKueueCluster`, of which v1beta2 has the second in another form.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { MultiKueueConfigResource, MultiKueueKubeConfig, MultiKueueProfileRef } from '../v1beta2/multi-kueue';
import { ActiveV1beta1Status } from '../status';

/** A cluster with Kueue, to which this one hands workloads over. */
export interface MultiKueueClusterV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** How the cluster is reached. */
  readonly spec?: MultiKueueClusterV1beta1Spec;
  /** What is reported of it. */
  readonly status?: ActiveV1beta1Status;
}

/** How a cluster is reached. */
export interface MultiKueueClusterV1beta1Spec {
  /** A file for clients. */
  readonly kubeConfig: MultiKueueKubeConfig;
  /** A `ClusterProfile` of SIG Multicluster. */
  readonly clusterProfileRef?: MultiKueueProfileRef;
}

/** `MultiKueueConfig`, cluster-scoped. */
export class MultiKueueConfig extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'MultiKueueConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MultiKueueConfigResource>) {
    super(scope, id, { ...MultiKueueConfig.GVK, ...props });
  }
}

/** `MultiKueueCluster`, cluster-scoped. */
export class MultiKueueCluster extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'MultiKueueCluster' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MultiKueueClusterV1beta1Resource>) {
    super(scope, id, { ...MultiKueueCluster.GVK, ...props });
  }
}
