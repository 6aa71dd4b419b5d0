/**
 * networking.istio.io/v1: Gateway.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, UInt32 } from '../meta';

/** Opens ports, protocols and hosts on the proxies at the edge of the mesh; VirtualServices bind routes to it. */
export interface GatewayResource {
  readonly metadata: NamedMetadata;
  /** Proxies and the servers that they open. */
  readonly spec?: GatewaySpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Proxies and the servers that they open. */
export interface GatewaySpec {
  /** Labels of the gateway pods that apply it, by default in every namespace. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Ports with their hosts and TLS. */
  readonly servers?: readonly Server[];
}

/** Port on a proxy with the hosts it serves. */
export interface Server {
  /** IP address or socket (`unix:///path`, `unix://@name`) to listen on; all addresses if left out. */
  readonly bind?: string;
  /** Loopback address or socket that traffic goes to by default. */
  readonly defaultEndpoint?: string;
  /** Hosts as `dnsName` or `namespace/dnsName`; wildcards at the left allowed. */
  readonly hosts: readonly string[];
  /** Name for this server, part of statistics; unique in the gateway. */
  readonly name?: string;
  /** Port to listen on. */
  readonly port: Port;
  /** TLS of incoming connections; required for `HTTPS` and `TLS`. */
  readonly tls?: ServerTlsSettings;
}

/** Port that a gateway opens. */
export interface Port {
  /** Label of the port. */
  readonly name: string;
  /** Number of the port. */
  readonly number: UInt32;
  /** `HTTP`, `HTTPS`, `GRPC`, `GRPC-WEB`, `HTTP2`, `MONGO`, `TCP` or `TLS`. */
  readonly protocol: string;
  /** Has no effect on gateways. */
  readonly targetPort?: UInt32;
}

/** Version of the TLS protocol; `TLS_AUTO` leaves it to the proxy. */
export type TlsProtocol = 'TLS_AUTO' | 'TLSV1_0' | 'TLSV1_1' | 'TLSV1_2' | 'TLSV1_3';

/**
 * TLS as a server: which certificates to show and to expect.
 * @validation {"message":"only one of credentialNames or tlsCertificates can be set","rule":"(has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1"}
 * @validation {"message":"only one of credentialName or credentialNames can be set","rule":"(has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1"}
 * @validation {"message":"only one of credentialName or tlsCertificates can be set","rule":"(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1"}
 */
export interface ServerTlsSettings {
  /** Secret (or ConfigMap) with the authorities for client certificates, apart from the server's own. */
  readonly caCertCredentialName?: string;
  /** File with the authorities that may sign client certificates, for `MUTUAL`. */
  readonly caCertificates?: string;
  /** File with revoked client certificates. */
  readonly caCrl?: string;
  /** Cipher suites to offer; the proxy's own list if left out. */
  readonly cipherSuites?: readonly string[];
  /** Secret with key and certificate, in the namespace of the gateway's pods. */
  readonly credentialName?: string;
  /**
   * Several such Secrets, for example one RSA and one ECDSA certificate.
   * @minItems 1
   * @maxItems 2
   */
  readonly credentialNames?: readonly string[];
  /** Whether plain HTTP is answered with a redirect (301) to HTTPS. */
  readonly httpsRedirect?: boolean;
  /** Newest version of TLS to accept. */
  readonly maxProtocolVersion?: TlsProtocol;
  /** Oldest version of TLS to accept. */
  readonly minProtocolVersion?: TlsProtocol;
  /** Whether TLS ends here, and whether the client must show a certificate. */
  readonly mode?: 'PASSTHROUGH' | 'SIMPLE' | 'MUTUAL' | 'AUTO_PASSTHROUGH' | 'ISTIO_MUTUAL' | 'OPTIONAL_MUTUAL';
  /** File with the server's private key, for `SIMPLE` and `MUTUAL`. */
  readonly privateKey?: string;
  /** File with the server's certificate, for `SIMPLE` and `MUTUAL`. */
  readonly serverCertificate?: string;
  /** Names of which a client's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
  /**
   * Several key pairs by file, for example one RSA and one ECDSA.
   * @minItems 1
   * @maxItems 2
   */
  readonly tlsCertificates?: readonly TlsCertificate[];
  /** SHA-256 hashes, in hex, of the client certificates to accept. */
  readonly verifyCertificateHash?: readonly string[];
  /** SHA-256 hashes, in base64, of the client public keys to accept. */
  readonly verifyCertificateSpki?: readonly string[];
}

/** Key pair of a server, by file. */
export interface TlsCertificate {
  /** File with the authorities of the certificate. */
  readonly caCertificates?: string;
  /** File with the private key. */
  readonly privateKey?: string;
  /** File with the certificate. */
  readonly serverCertificate?: string;
}

/** `Gateway`, namespaced. */
export class Gateway extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway' } as const;

  constructor(scope: Construct, id: string, props: Manifest<GatewayResource>) {
    super(scope, id, { ...Gateway.GVK, ...props });
  }
}
