/**
 * networking.internal.knative.dev/v1alpha1: `ClusterDomainClaim`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** Lets one namespace use a domain. */
export interface ClusterDomainClaimResource {
  /** Identity of the object; the name is the domain. */
  readonly metadata: NamedMetadata;
  /** Who may use it. */
  readonly spec?: ClusterDomainClaimSpec;
}

/** Who may use a domain. */
export interface ClusterDomainClaimSpec {
  /** Namespace of the `DomainMapping`. */
  readonly namespace: string;
}

/** `ClusterDomainClaim`, for the whole cluster. */
export class ClusterDomainClaim extends ClusterObject {
  public static readonly GVK = { apiVersion: 'networking.internal.knative.dev/v1alpha1', kind: 'ClusterDomainClaim' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterDomainClaimResource>) {
    super(scope, id, { ...ClusterDomainClaim.GVK, ...props });
  }
}
