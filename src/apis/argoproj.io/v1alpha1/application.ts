/**
 * argoproj.io/v1alpha1: `Application` of Argo CD. Settings of Helm, Kustomize, Jsonnet, plugins and hydration are left open.
 *
 * Source: Argo CD, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, Int64, Manifest, NamedMetadata } from '../../meta';

/** A folder of manifests that Argo CD keeps applied to one cluster. */
export interface ApplicationResource {
  /** Identity of the object; the finalizer `resources-finalizer.argocd.argoproj.io` makes deletion cascade. */
  readonly metadata: NamedMetadata;
  /** What is applied, where and how. */
  readonly spec: ApplicationSpec;
}

/** Source, destination and rules of an application. */
export interface ApplicationSpec {
  /** AppProject that limits the application; `default` allows everything. */
  readonly project: string;
  /** Where the manifests come from; instead of `sources`. */
  readonly source?: ApplicationSource;
  /** Several sources whose manifests are put together; wins over `source`. */
  readonly sources?: readonly ApplicationSource[];
  /** Renders a source into a branch first; instead of `source`. */
  readonly sourceHydrator?: AnyObject;
  /** Cluster and namespace to apply to. */
  readonly destination: ApplicationDestination;
  /** When and how to apply; by hand only if left out. */
  readonly syncPolicy?: ApplicationSyncPolicy;
  /** Fields whose drift is not a difference. */
  readonly ignoreDifferences?: readonly ResourceIgnoreDifferences[];
  /** How many past syncs to remember for rollbacks, 10 if left out. */
  readonly revisionHistoryLimit?: Int64;
  /** Facts and links that the user interface shows. */
  readonly info?: readonly ApplicationInfo[];
}

/** A place of manifests, and the tool that renders them. */
export interface ApplicationSource {
  /** URL of a Git, Helm or OCI repository. */
  readonly repoURL: string;
  /** Folder in a Git repository. */
  readonly path?: string;
  /** Branch, tag or commit, `HEAD` if left out; for a chart its version or a range. */
  readonly targetRevision?: string;
  /** Name of the chart in a Helm repository. */
  readonly chart?: string;
  /** Name by which other sources of the application refer to files of this one. */
  readonly ref?: string;
  /** Name of the source among several. */
  readonly name?: string;
  /** How plain manifests are read. */
  readonly directory?: ApplicationSourceDirectory;
  /** Settings of Helm: values, parameters, release name. */
  readonly helm?: AnyObject;
  /** Settings of Kustomize: images, labels, patches. */
  readonly kustomize?: AnyObject;
  /** A config management plugin with its parameters. */
  readonly plugin?: AnyObject;
}

/** Options of a folder of plain manifests; setting them turns off the detection of other tools. */
export interface ApplicationSourceDirectory {
  /** Whether to read folders below too; false if left out. */
  readonly recurse?: boolean;
  /** Glob of the files to read, relative to the path; all manifests if left out. */
  readonly include?: string;
  /** Glob of the files to pass over; wins over `include`. */
  readonly exclude?: string;
  /** Variables and libraries for Jsonnet files. */
  readonly jsonnet?: AnyObject;
}

/** A cluster by name or by URL, and the namespace for objects that name none. */
export interface ApplicationDestination {
  /** URL of the cluster's API, such as `https://kubernetes.default.svc`; not with `name`. */
  readonly server?: string;
  /** Name of the cluster in Argo CD, such as `in-cluster`; not with `server`. */
  readonly name?: string;
  /** Namespace for objects that name none. */
  readonly namespace?: string;
}

/** When and how an application is applied. */
export interface ApplicationSyncPolicy {
  /** Applies each new revision without being asked; an empty object turns it on. */
  readonly automated?: ApplicationAutomatedSync;
  /** Repeats a sync that failed. */
  readonly retry?: ApplicationRetry;
  /** Options as `<name>=<value>`, such as `ServerSideApply=true`. */
  readonly syncOptions?: readonly string[];
  /** Metadata of the destination namespace; needs the option `CreateNamespace=true`. */
  readonly managedNamespaceMetadata?: ApplicationNamespaceMetadata;
}

/** What may happen without being asked. */
export interface ApplicationAutomatedSync {
  /** Whether automation is on; true if left out. */
  readonly enabled?: boolean;
  /** Whether to delete objects that are gone from the source; false if left out. */
  readonly prune?: boolean;
  /** Whether to undo changes made in the cluster; false if left out. */
  readonly selfHeal?: boolean;
  /** Whether a source without any object may delete them all; false if left out. */
  readonly allowEmpty?: boolean;
}

/** How a failed sync is repeated. */
export interface ApplicationRetry {
  /** Number of retries, 5 if left out; below 0 without end. */
  readonly limit?: Int64;
  /** Whether a retry takes the newest revision instead of the one that failed. */
  readonly refresh?: boolean;
  /** Pauses between retries. */
  readonly backoff?: ApplicationRetryBackoff;
}

/** Pauses that grow by a factor up to a limit. */
export interface ApplicationRetryBackoff {
  /** First pause as a Go duration, or a number of seconds; `5s` if left out. */
  readonly duration?: string;
  /** Growth of the pause from one retry to the next, 2 if left out. */
  readonly factor?: Int64;
  /** Longest pause as a Go duration, `3m` if left out. */
  readonly maxDuration?: string;
}

/** Labels and annotations of a namespace that Argo CD makes. */
export interface ApplicationNamespaceMetadata {
  /** Labels of the namespace. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations of the namespace. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Fields of some objects, and the objects. */
export interface ResourceIgnoreDifferences {
  /** API group of the objects; empty for the core group, `*` for all. */
  readonly group?: string;
  /** Kind of the objects, `*` for all. */
  readonly kind: string;
  /** Name of the object; all if left out. */
  readonly name?: string;
  /** Namespace of the object; all if left out. */
  readonly namespace?: string;
  /** Fields as JSON pointers (RFC 6901), such as `/webhooks/0/clientConfig/caBundle`. */
  readonly jsonPointers?: readonly string[];
  /** Fields as jq paths, such as `.webhooks[].clientConfig.caBundle`. */
  readonly jqPathExpressions?: readonly string[];
  /** Field managers; what they own is not compared. */
  readonly managedFieldsManagers?: readonly string[];
}

/** A line of information. */
export interface ApplicationInfo {
  /** Title of the line. */
  readonly name: string;
  /** Content of the line; a URL becomes a link. */
  readonly value: string;
}

/** `Application`, namespaced. */
export class Application extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ApplicationResource>) {
    super(scope, id, { ...Application.GVK, ...props });
  }
}
