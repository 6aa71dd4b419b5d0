import { SeaweedfsStoreOptions } from './store';
import { ComponentProps, ServiceAccountRef } from '../../core';
import { MemoryAmount } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName } from '../../core/names';

/** Properties of {@link Seaweedfs} that do not depend on tenancy. */
export interface SeaweedfsCommonProps extends ComponentProps {
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /**
   * Space for artifacts and for the identities of the store; a claim can grow in a cluster whose class allows it, never shrink.
   * @default '20Gi'
   */
  readonly size?: MemoryAmount;
  /** StorageClass of the volume; it never changes in a cluster. @default - the cluster's default class */
  readonly storageClass?: ObjectName;
}

/** There are profiles, each with keys of its own, and a mesh. */
export interface MultiUserSeaweedfsProps extends SeaweedfsCommonProps, SeaweedfsStoreOptions {
  /** Whether there are profiles, or one user without a mesh, whose programs all have the administrator's keys. @default 'multi' */
  readonly tenancy?: 'multi';
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /** Accounts of the platform whose pods may call the store. @default - the API server of Kubeflow Pipelines, and its pages */
  readonly clients?: readonly ServiceAccountRef[];
  /** Labels of the pods in the namespace that make keys for profiles. @default - the profile controller of Kubeflow Pipelines */
  readonly keyMaker?: Readonly<Record<string, string>>;
}

/** All programs are in one namespace, and have the administrator's keys; nobody deletes old artifacts. */
export interface SingleUserSeaweedfsProps extends SeaweedfsCommonProps, Omit<SeaweedfsStoreOptions, 'artifactRetentionDays'> {
  readonly tenancy: 'single';
}

/** Properties of {@link Seaweedfs}. */
export type SeaweedfsProps = MultiUserSeaweedfsProps | SingleUserSeaweedfsProps;
