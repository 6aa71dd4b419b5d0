/** Configuration of the Envoy that translates gRPC-Web, which browsers speak, into gRPC. */

const EXTENSIONS = 'type.googleapis.com/envoy.extensions';

/** A typed part of Envoy's configuration. */
function typed(message: string, fields: object = {}): object {
  return { '@type': `${EXTENSIONS}.${message}`, ...fields };
}

function listen(port: number): object {
  return { socket_address: { address: '0.0.0.0', port_value: port } };
}

/** A filter of requests without settings of its own. */
function httpFilter(name: string, message: string): object {
  return { name: `envoy.filters.http.${name}`, typed_config: typed(`filters.http.${name}.v3.${message}`) };
}

const CLUSTER = 'metadata-cluster';

/** The metadata store's Service. */
interface Store {
  readonly name: string;
  readonly port: number;
}

/** Where the certificate is by which Envoy is called, and the authority of the metadata store's; and the name that it asks the store for. */
export interface EnvoyTls {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
  readonly serverName: string;
}

/**
 * What Envoy reads at start: one listener that takes every path, one cluster that speaks HTTP/2, and the administration interface.
 *
 * @param ports of the listener and of the administration interface
 * @param store name and port of the metadata store's Service, in the namespace of the pod
 * @param tls how it is called, and calls, by TLS; without it both are in plain text
 */
export function envoyConfig(ports: { readonly pages: number; readonly admin: number }, store: Store, tls?: EnvoyTls): object {
  return {
    admin: {
      access_log: { name: 'admin_access', typed_config: typed('access_loggers.file.v3.FileAccessLog', { path: '/tmp/admin_access.log' }) },
      address: listen(ports.admin),
    },
    static_resources: {
      listeners: [{ name: 'listener_0', address: listen(ports.pages), filter_chains: [{ ...tls && { transport_socket: served(tls) }, filters: [connectionManager()] }] }],
      clusters: [{ ...cluster(store), ...tls && { transport_socket: called(tls) } }],
    },
  };
}

/** TLS of a socket: `Downstream` where it is called, `Upstream` where it calls. */
function transport(side: 'Downstream' | 'Upstream', fields: object): object {
  return { name: 'envoy.transport_sockets.tls', typed_config: typed(`transport_sockets.tls.v3.${side}TlsContext`, fields) };
}

function served({ certificate, key }: EnvoyTls): object {
  return transport('Downstream', {
    common_tls_context: {
      tls_certificates: [{ certificate_chain: { filename: certificate }, private_key: { filename: key } }], alpn_protocols: ['h2', 'http/1.1'],
    },
    require_client_certificate: false,
  });
}

function called({ authority, serverName }: EnvoyTls): object {
  return transport('Upstream', { sni: serverName, common_tls_context: { validation_context: { trusted_ca: { filename: authority } } } });
}

function connectionManager(): object {
  // A deadline that a browser sends would end streams of long lists; zero ignores it.
  const route = { cluster: CLUSTER, max_stream_duration: { grpc_timeout_header_max: '0s' } };
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: typed('filters.network.http_connection_manager.v3.HttpConnectionManager', {
      codec_type: 'auto',
      stat_prefix: 'ingress_http',
      route_config: { name: 'local_route', virtual_hosts: [{ name: 'local_service', domains: ['*'], routes: [{ match: { prefix: '/' }, route }] }] },
      http_filters: [httpFilter('grpc_web', 'GrpcWeb'), httpFilter('router', 'Router')],
    }),
  };
}

function cluster(store: Store): object {
  const protocol = 'upstreams.http.v3.HttpProtocolOptions';
  const address = { socket_address: { address: store.name, port_value: store.port } };
  return {
    name: CLUSTER,
    type: 'logical_dns',
    connect_timeout: '30.0s',
    lb_policy: 'round_robin',
    typed_extension_protocol_options: {
      [`envoy.extensions.${protocol}`]: typed(protocol, { explicit_http_config: { http2_protocol_options: {} } }),
    },
    load_assignment: { cluster_name: 'metadata-grpc', endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
  };
}
