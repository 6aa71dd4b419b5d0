/**
 * networking.istio.io/v1: where routes lead, shared by VirtualService and Sidecar.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { PortSelector } from './traffic-policy';

/** Service that receives traffic. */
export interface Destination {
  /** Host as in the service registry; a short name is completed with the namespace of the resource. */
  readonly host: string;
  /** Port of the service; needless if it has only one. */
  readonly port?: PortSelector;
  /** Subset of the endpoints, named in a DestinationRule of the host. */
  readonly subset?: string;
}
