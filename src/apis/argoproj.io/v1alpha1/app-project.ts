/**
 * argoproj.io/v1alpha1: `AppProject` of Argo CD.
 *
 * Source: Argo CD, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, Int64, Manifest, NamedMetadata } from '../../meta';
import { ApplicationDestination } from './application';

/** A fence around applications: from where, to where, and which kinds of objects. */
export interface AppProjectResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What applications of the project may do. */
  readonly spec: AppProjectSpec;
}

/** Limits of a project, and the roles in it. */
export interface AppProjectSpec {
  /**
   * Purpose of the project.
   * @maxLength 255
   */
  readonly description?: string;
  /** URLs of allowed repositories; globs work, and `!` before one forbids it. */
  readonly sourceRepos?: readonly string[];
  /** Namespaces besides Argo CD's own in which its applications may lie. */
  readonly sourceNamespaces?: readonly string[];
  /** Allowed clusters and namespaces; globs work, and `!` before one forbids it. */
  readonly destinations?: readonly ApplicationDestination[];
  /** ServiceAccounts to act as in a destination. */
  readonly destinationServiceAccounts?: readonly AppProjectDestinationServiceAccount[];
  /** Cluster-scoped kinds that are allowed; none if left out. */
  readonly clusterResourceWhitelist?: readonly AppProjectClusterKind[];
  /** Cluster-scoped kinds that are forbidden. */
  readonly clusterResourceBlacklist?: readonly AppProjectClusterKind[];
  /** Namespaced kinds that are allowed; all if left out. */
  readonly namespaceResourceWhitelist?: readonly AppProjectKind[];
  /** Namespaced kinds that are forbidden. */
  readonly namespaceResourceBlacklist?: readonly AppProjectKind[];
  /** Watch for objects in the destinations that no application owns. */
  readonly orphanedResources?: AppProjectOrphanedResources;
  /** Roles with rights on the project's applications. */
  readonly roles?: readonly AppProjectRole[];
  /** Times in which syncs may or may not happen. */
  readonly syncWindows?: readonly AppProjectSyncWindow[];
  /** GnuPG keys, one of which must have signed the commit to apply. */
  readonly signatureKeys?: readonly AppProjectSignatureKey[];
  /** Rules on signatures per repository; the newer form of `signatureKeys`. */
  readonly sourceIntegrity?: AnyObject;
  /** Whether only clusters that belong to the project may be a destination. */
  readonly permitOnlyProjectScopedClusters?: boolean;
}

/** Kinds of objects; globs work. */
export interface AppProjectKind {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Kind in the group. */
  readonly kind: string;
}

/** Cluster-scoped kinds, perhaps only some objects of them; globs work. */
export interface AppProjectClusterKind extends AppProjectKind {
  /** Name of the objects; all if left out. */
  readonly name?: string;
}

/** A ServiceAccount for a destination. */
export interface AppProjectDestinationServiceAccount {
  /** URL of the cluster; globs work. */
  readonly server: string;
  /** Namespace of the destination; globs work. */
  readonly namespace?: string;
  /** Name of the ServiceAccount, or `<namespace>:<name>`. */
  readonly defaultServiceAccount: string;
}

/** What is said of objects that no application owns. */
export interface AppProjectOrphanedResources {
  /** Whether applications show a warning. */
  readonly warn?: boolean;
  /** Objects that do not count. */
  readonly ignore?: readonly AppProjectOrphanedResourceKey[];
}

/** Objects by group, kind and name; globs work. */
export interface AppProjectOrphanedResourceKey {
  /** API group; empty for the core group. */
  readonly group?: string;
  /** Kind in the group. */
  readonly kind?: string;
  /** Name of the objects; all if left out. */
  readonly name?: string;
}

/** Rights of groups and tokens on the project. */
export interface AppProjectRole {
  /** Name of the role within the project. */
  readonly name: string;
  /** Purpose of the role. */
  readonly description?: string;
  /** Casbin policies, such as `p, proj:<project>:<role>, applications, sync, <project>/*, allow`. */
  readonly policies?: readonly string[];
  /** OIDC groups that have the role. */
  readonly groups?: readonly string[];
  /** Tokens issued for the role; Argo CD writes them. */
  readonly jwtTokens?: readonly AppProjectJwtToken[];
}

/** An issued token, without its secret part. */
export interface AppProjectJwtToken {
  /** When it was issued, in seconds since 1970. */
  readonly iat: Int64;
  /** When it expires, in seconds since 1970; never if left out. */
  readonly exp?: Int64;
  /** Id of the token. */
  readonly id?: string;
}

/** A recurring span of time that allows or forbids syncs. */
export interface AppProjectSyncWindow {
  /** `allow` or `deny`. */
  readonly kind?: string;
  /** Start as a cron expression. */
  readonly schedule?: string;
  /** Length as a Go duration, such as `1h`. */
  readonly duration?: string;
  /** IANA time zone of the schedule, UTC if left out. */
  readonly timeZone?: string;
  /** Names of the applications it holds for; globs work. */
  readonly applications?: readonly string[];
  /** Destination namespaces it holds for; globs work. */
  readonly namespaces?: readonly string[];
  /** Destination clusters it holds for; globs work. */
  readonly clusters?: readonly string[];
  /** Whether all three lists must match, rather than one of them. */
  readonly andOperator?: boolean;
  /** Whether a person may sync while it is closed. */
  readonly manualSync?: boolean;
  /** Whether a sync that has begun may go on when the window closes. */
  readonly syncOverrun?: boolean;
  /** Purpose of the window. */
  readonly description?: string;
}

/** A GnuPG key. */
export interface AppProjectSignatureKey {
  /** Id of the key, 16 hexadecimal digits. */
  readonly keyID: string;
}

/** `AppProject`, namespaced. */
export class AppProject extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AppProjectResource>) {
    super(scope, id, { ...AppProject.GVK, ...props });
  }
}
