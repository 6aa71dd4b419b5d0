import { GatewaySpec, Server } from '../../apis/networking.istio.io/v1';
import { SecretRef } from '../../core';

/** HTTPS at the Gateway. */
export interface GatewayTls {
  /** Secret of type `kubernetes.io/tls` in the namespace of the ingress pods; made by cert-manager or by a person. */
  readonly certificate: SecretRef;
  /**
   * Answers plain HTTP with a redirect to HTTPS.
   * @default true
   */
  readonly httpRedirect?: boolean;
}

/** The ports of the platform's Gateway: 80, and 443 with the certificate in the Secret `credentialName`. */
export function gatewaySpec(selector: Readonly<Record<string, string>>, hosts: readonly string[], credentialName: string | undefined, httpRedirect: boolean): GatewaySpec {
  const http: Server = { hosts, port: { name: 'http', number: 80, protocol: 'HTTP' } };
  if (credentialName === undefined) {
    return { selector, servers: [http] };
  }
  const https: Server = { hosts, port: { name: 'https', number: 443, protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName } };
  return { selector, servers: [httpRedirect ? { ...http, tls: { httpsRedirect: true } } : http, https] };
}
