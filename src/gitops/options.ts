import { SecretRef } from '../core';
import { NamespaceName } from '../core/names';

/**
 * First part of names.
 * @pattern ^[a-z0-9]([a-z0-9-]*[a-z0-9])?$
 * @maxLength 63
 * @form at most 63 lower-case letters, digits and "-"
 */
export type GitOpsName = string;

/** How Argo CD finds and applies the output. */
export interface ArgoCdOptions {
  /**
   * URL of the Git repository that the output is committed to, as Argo CD clones it: `https://`, `ssh://`, `git@<host>:`, `file://`, or
   * `http://` of a Service in the cluster or of `localhost`. Credentials are a Secret of Argo CD, never part of it.
   */
  readonly repository: string;
  /** Folder of the output in the repository, without slashes at its ends. @default - that of the app, `dist` unless it says `outdir` */
  readonly path?: string;
  /**
   * Branch, tag or commit; `HEAD` is the default branch of the repository.
   * @minLength 1
   * @default 'HEAD'
   */
  readonly revision?: string;
  /** Namespace of Argo CD. @default 'argocd' */
  readonly namespace?: NamespaceName;
  /**
   * Name of the AppProject, of the root Application with `-root`, and first part of the other Applications' names. Each output that
   * one Argo CD applies needs another one.
   * @default 'kubeflow'
   */
  readonly name?: GitOpsName;
  /**
   * Name of the cluster as Argo CD knows it.
   * @minLength 1
   * @default - the cluster that Argo CD runs in
   */
  readonly cluster?: string;
  /** Whether the root Application also applies `argocd-cm`, with the health checks of the platform's kinds. @default false */
  readonly settings?: boolean;
}

/** How Flux finds and applies the output. */
export interface FluxOptions {
  /**
   * Name of the GitRepository in Flux' namespace that holds the output.
   * @minLength 1
   */
  readonly gitRepository: string;
  /** Folder of the output in the repository, without slashes at its ends. @default - that of the app, `dist` unless it says `outdir` */
  readonly path?: string;
  /** Namespace of Flux. @default 'flux-system' */
  readonly namespace?: NamespaceName;
  /**
   * First part of the Kustomizations' names. Each output that one Flux applies needs another one.
   * @default 'kubeflow'
   */
  readonly name?: GitOpsName;
  /** How Flux decrypts Secrets of the output. @default - there are no encrypted ones */
  readonly decryption?: Decryption;
}

/** How Flux decrypts what was encrypted before it was committed. */
export interface Decryption {
  /** Tool that encrypted. */
  readonly provider: 'sops';
  /**
   * Secret in Flux' namespace with the private keys, or with access to the cloud that has them.
   * @default - the identity of Flux itself, or of `serviceAccountName`, may use the key of a cloud
   */
  readonly secretRef?: SecretRef;
  /**
   * ServiceAccount in Flux' namespace whose cloud identity may use the key.
   * @minLength 1
   * @default - that of Flux itself
   */
  readonly serviceAccountName?: string;
}

/**
 * Who applies the output, as plain data; made by {@link argocd} or {@link flux}.
 * @form argocd({ repository: "https://..." }) or flux({ gitRepository: "<name>" })
 */
export type GitOps = ArgoCdChoice | FluxChoice;

/** Argo CD applies the output. */
export interface ArgoCdChoice extends ArgoCdOptions {
  readonly engine: 'argocd';
}

/** Flux applies the output. */
export interface FluxChoice extends FluxOptions {
  readonly engine: 'flux';
}

/** Argo CD applies the output: one Application per component, below one root Application. */
export function argocd(options: ArgoCdOptions): ArgoCdChoice {
  return { engine: 'argocd', ...options };
}

/** Flux applies the output: one Kustomization per component and step. */
export function flux(options: FluxOptions): FluxChoice {
  return { engine: 'flux', ...options };
}
