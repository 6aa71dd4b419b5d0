import { Construct } from 'constructs';
import { EnvoyFilter } from '../../apis/networking.istio.io/v1alpha3';
import { IdentityHeaders, IngressWorkloadRef } from '../../core';

/** Headers by which the proxy tells who is signed in; it sends those alone for which it knows something. */
export const LOGIN_HEADERS: readonly string[] = ['x-auth-request-email', 'x-auth-request-groups', 'x-auth-request-user'];

/** Properties of {@link OwnHeaders}. */
export interface OwnHeadersProps {
  /** Pods where requests from outside enter. */
  readonly gateway: IngressWorkloadRef;
  readonly identity: IdentityHeaders;
}

/**
 * Takes what callers claim in the platform's own headers out of each request, before anything else looks at it: 1 EnvoyFilter.
 * Without it a header for which the proxy or a token has nothing to say reaches the applications as the caller wrote it. Headers
 * with an underscore are dropped, since many applications read `kubeflow_userid` as `kubeflow-userid`.
 */
export class OwnHeaders extends Construct {
  constructor(scope: Construct, id: string, { gateway, identity }: OwnHeadersProps) {
    super(scope, id);
    const headers = [...LOGIN_HEADERS, 'x-auth-request-access-token', 'x-auth-request-preferred-username', identity.userId, identity.groups];
    new EnvoyFilter(this, 'EnvoyFilter', {
      metadata: { name: 'istio-ingressgateway-own-headers', namespace: gateway.namespace },
      spec: {
        workloadSelector: { labels: gateway.selector },
        configPatches: [{
          applyTo: 'NETWORK_FILTER',
          match: { context: 'GATEWAY', listener: { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager' } } } },
          patch: {
            operation: 'MERGE',
            value: {
              typed_config: {
                '@type': 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
                common_http_protocol_options: { headers_with_underscores_action: 'DROP_HEADER' },
                early_header_mutation_extensions: [{
                  name: 'envoy.http.early_header_mutation.header_mutation',
                  typed_config: {
                    '@type': 'type.googleapis.com/envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation',
                    mutations: headers.map(name => ({ remove: name })),
                  },
                }],
              },
            },
          },
        }],
      },
    });
  }
}
