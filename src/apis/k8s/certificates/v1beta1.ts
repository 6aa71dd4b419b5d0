/**
 * certificates.k8s.io/v1beta1: ClusterTrustBundle; must be switched on in the API server.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Manifest, NamedMetadata } from '../../meta';

/** Certificates of authorities, which every pod may mount. */
export interface ClusterTrustBundleResource {
  /** Labels and annotations; the name begins with that of the signer, with `:` for `/` and at its end, if there is one. */
  readonly metadata: NamedMetadata;
  /** Certificates, and their signer. */
  readonly spec: ClusterTrustBundleSpec;
}

/** `ClusterTrustBundle`, cluster-scoped. */
export class ClusterTrustBundle extends ClusterObject {
  public static readonly GVK = { apiVersion: 'certificates.k8s.io/v1beta1', kind: 'ClusterTrustBundle' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterTrustBundleResource>) {
    super(scope, id, { ...ClusterTrustBundle.GVK, ...props });
  }
}

/** Certificates of authorities, and their signer. */
export interface ClusterTrustBundleSpec {
  /** Signer whose certificates they are; its bundles need a right of their own. */
  readonly signerName?: string;
  /** PEM blocks `CERTIFICATE` without repetition; their order may change. */
  readonly trustBundle: string;
}
