/**
 * networking.istio.io/v1: ServiceEntry.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, PortNumber } from '../meta';
import { WorkloadEntrySpec, WorkloadSelector } from './workload-entry';

/** Adds hosts that Kubernetes does not know to the mesh's service registry, such as outside APIs or virtual machines. */
export interface ServiceEntryResource {
  readonly metadata: NamedMetadata;
  /** Hosts, ports and endpoints to add. */
  readonly spec: ServiceEntrySpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/**
 * Hosts, ports and endpoints to add to the service registry.
 * @validation {"message":"only one of WorkloadSelector or Endpoints can be set","rule":"(has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1"}
 * @validation {"message":"CIDR addresses are allowed only for NONE/STATIC resolution types","rule":"!((has(self.addresses) ? self.addresses : []).exists(k, k.contains(\"/\")) && !((has(self.resolution) ? self.resolution : \"NONE\") in [\"STATIC\", \"NONE\"]))"}
 * @validation {"message":"NONE mode cannot set endpoints","rule":"((has(self.resolution) ? self.resolution : \"NONE\") == \"NONE\") ? !has(self.endpoints) : true"}
 * @validation {"message":"DNS_ROUND_ROBIN mode cannot have multiple endpoints","rule":"((has(self.resolution) ? self.resolution : \"\") == \"DNS_ROUND_ROBIN\") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true"}
 */
export interface ServiceEntrySpec {
  /**
   * Virtual IP addresses of the service, or ranges in CIDR notation.
   * @maxItems 256
   * @items {"maxLength":64}
   */
  readonly addresses?: readonly string[];
  /**
   * Endpoints that serve the hosts.
   * @maxItems 4096
   */
  readonly endpoints?: readonly WorkloadEntrySpec[];
  /** Namespaces that see the entry: `.` its own, `*` all; all if left out. */
  readonly exportTo?: readonly string[];
  /**
   * Host names of the service; a wildcard may stand at the left, never alone.
   * @minItems 1
   * @maxItems 256
   * @items {"x-kubernetes-validations":[{"message":"hostname cannot be wildcard","rule":"self != \"*\""}]}
   */
  readonly hosts: readonly string[];
  /** Whether the service counts as part of the mesh (then with mutual TLS); outside if left out. */
  readonly location?: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  /**
   * Ports of the service.
   * @maxItems 256
   * @listType map
   * @listMapKeys name
   * @validation {"message":"port number cannot be duplicated","rule":"self.all(l1, self.exists_one(l2, l1.number == l2.number))"}
   */
  readonly ports?: readonly ServiceEntryPort[];
  /** How the proxy finds endpoints; `NONE`, if left out, goes to the address the client asked for. */
  readonly resolution?: 'NONE' | 'STATIC' | 'DNS' | 'DNS_ROUND_ROBIN' | 'DYNAMIC_DNS';
  /** Names of which the server's certificate must carry one. */
  readonly subjectAltNames?: readonly string[];
  /** Pods and workload entries that serve the hosts; for services inside the mesh. */
  readonly workloadSelector?: WorkloadSelector;
}

/** Port of a service in the registry. */
export interface ServiceEntryPort {
  /**
   * Label of the port.
   * @maxLength 256
   */
  readonly name: string;
  /** Number that clients use. */
  readonly number: PortNumber;
  /**
   * `HTTP`, `HTTPS`, `GRPC`, `HTTP2`, `MONGO`, `TCP` or `TLS`.
   * @maxLength 256
   */
  readonly protocol?: string;
  /** Number on the endpoint, the same if left out. */
  readonly targetPort?: PortNumber;
}

/** `ServiceEntry`, namespaced. */
export class ServiceEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceEntryResource>) {
    super(scope, id, { ...ServiceEntry.GVK, ...props });
  }
}
