/**
 * dex.coreos.com/v1: `AuthCode`, one of the kinds in which Dex stores its state; Dex defines the others itself.
 *
 * Source: Kubeflow's manifests of Dex; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../meta';

/**
 * A login that has been granted and not yet exchanged for a token; Dex writes and deletes it.
 * @preserveUnknownFields
 */
export interface AuthCodeResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
}

/** `AuthCode`, namespaced. */
export class AuthCode extends ApiObject {
  public static readonly GVK = { apiVersion: 'dex.coreos.com/v1', kind: 'AuthCode' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AuthCodeResource>) {
    super(scope, id, { ...AuthCode.GVK, ...props });
  }
}
