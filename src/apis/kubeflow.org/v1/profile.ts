/**
 * kubeflow.org/v1: `Profile`.
 *
 * Source: Kubeflow Dashboard, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { ResourceQuotaSpec } from '../../k8s/core/v1';
import { Subject } from '../../k8s/rbac/v1';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';

/** A namespace with an owner: the controller makes it with its ServiceAccounts, RoleBindings, policies and quota. */
export interface ProfileResource {
  /** Identity of the object; the name is that of the namespace. */
  readonly metadata: NamedMetadata;
  /** Who owns the namespace, and its limits. */
  readonly spec?: ProfileSpec;
  /** Faults that the controller met. */
  readonly status?: ProfileStatus;
}

/** Owner, quota and plugins of a profile. */
export interface ProfileSpec {
  /** User who administers the namespace, usually `kind: User` with the id that the identity header carries. */
  readonly owner?: Subject;
  /** Becomes the ResourceQuota `kf-resource-quota` of the namespace. */
  readonly resourceQuotaSpec?: ResourceQuotaSpec;
  /** Links the namespace's ServiceAccounts to identities of a cloud. */
  readonly plugins?: readonly ProfilePlugin[];
}

/** A plugin of the profile controller with its settings. */
export interface ProfilePlugin {
  /** Not evaluated by the controller. */
  readonly apiVersion?: string;
  /** Which plugin: `WorkloadIdentity` (Google Cloud) or `AwsIamForServiceAccount`. */
  readonly kind?: string;
  /** Settings in the plugin's own form. */
  readonly spec?: AnyObject;
}

/** What the controller reports of a profile. */
export interface ProfileStatus {
  /** Faults, oldest first; empty if all went well. */
  readonly conditions?: readonly ProfileCondition[];
}

/** A report of the controller. */
export interface ProfileCondition {
  /** `Failed` or `Successful`. */
  readonly type?: string;
  /** Whether the condition holds. */
  readonly status?: string;
  /** Cause in a sentence. */
  readonly message?: string;
}

/** `Profile`, cluster-scoped. */
export class Profile extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'Profile' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProfileResource>) {
    super(scope, id, { ...Profile.GVK, ...props });
  }
}
