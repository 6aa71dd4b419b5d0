/**
 * security.istio.io/v1beta1: kinds whose fields equal those of v1.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../meta';
import { AuthorizationPolicyResource, PeerAuthenticationResource, RequestAuthenticationResource } from './v1';

/** `AuthorizationPolicy`, namespaced. */
export class AuthorizationPolicy extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1beta1', kind: 'AuthorizationPolicy' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AuthorizationPolicyResource>) {
    super(scope, id, { ...AuthorizationPolicy.GVK, ...props });
  }
}

/** `PeerAuthentication`, namespaced. */
export class PeerAuthentication extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1beta1', kind: 'PeerAuthentication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PeerAuthenticationResource>) {
    super(scope, id, { ...PeerAuthentication.GVK, ...props });
  }
}

/** `RequestAuthentication`, namespaced. */
export class RequestAuthentication extends ApiObject {
  public static readonly GVK = { apiVersion: 'security.istio.io/v1beta1', kind: 'RequestAuthentication' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RequestAuthenticationResource>) {
    super(scope, id, { ...RequestAuthentication.GVK, ...props });
  }
}
