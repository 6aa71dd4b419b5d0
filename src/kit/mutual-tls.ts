import { DestinationRuleSpec } from '../apis/networking.istio.io/v1';

/**
 * Has proxies call a Service with the certificates of the mesh.
 *
 * @param host DNS name of the Service inside the cluster, or `*.` and the end of several
 */
export function mutualTls(host: string): DestinationRuleSpec {
  return { host, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } };
}
