import { ComponentProps, LogLevel } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';

/** Features of the operator that may be switched. */
export type KubeRayFeatureGate = 'RayClusterStatusConditions' | 'RayJobDeletionPolicy';

/** The mesh in which clusters of Ray run. */
export interface RayMesh {
  /** Namespace whose policies hold in all of the mesh, which is that of its control plane. */
  readonly rootNamespace: NamespaceName;
  /**
   * First part of principals.
   * @default - the cluster domain
   */
  readonly trustDomain?: DnsName;
}

/** Properties of {@link KubeRay}. */
export interface KubeRayProps extends ComponentProps {
  /**
   * Namespace of the operator; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Namespaces whose clusters, jobs and services it works on.
   * @minItems 1
   * @default - all namespaces
   */
  readonly watchNamespaces?: readonly NamespaceName[];
  /**
   * Scheduler that starts the pods of a cluster together, which somebody else installs; a cluster chooses a queue of it by its labels.
   * @default 'none'
   */
  readonly batchScheduler?: 'none' | 'volcano' | 'yunikorn';
  /**
   * Features that are switched on or off.
   * @default {}
   */
  readonly featureGates?: Readonly<Partial<Record<KubeRayFeatureGate, boolean>>>;
  /**
   * Objects of a kind that are worked on at the same time.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly reconcileConcurrency?: number;
  /**
   * What the operator logs at least.
   * @default 'info'
   */
  readonly logLevel?: Exclude<LogLevel, 'warn'>;
  /**
   * Whether workers wait for their head in an init container. In a mesh whose proxies start after the init containers they would wait for ever.
   * @default false
   */
  readonly initContainerInjection?: boolean;
  /**
   * A mesh in which nothing is allowed but what policies allow, and whose proxies do not know the Services of all namespaces: the operator gets a
   * policy by which it may call the heads of clusters, and a proxy that knows them. Without them jobs and services do not get further than their cluster.
   * @default - neither policy nor proxy
   */
  readonly mesh?: RayMesh;
  /**
   * DNS domain of the cluster, in the names by which the operator calls heads, and workers find them.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: DnsName;
}
