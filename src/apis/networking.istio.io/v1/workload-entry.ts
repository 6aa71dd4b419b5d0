/**
 * networking.istio.io/v1: WorkloadEntry, and the selector that picks pods and entries.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, PortNumber, UInt32 } from '../meta';

/** Describes one workload outside Kubernetes, such as a virtual machine, as an endpoint of the mesh. */
export interface WorkloadEntryResource {
  readonly metadata: NamedMetadata;
  /** Address, labels and identity of the workload. */
  readonly spec: WorkloadEntrySpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Address, labels and identity that endpoints outside Kubernetes have in common. */
export interface WorkloadProperties {
  /**
   * IP address, domain name, or socket as `unix:///path` or `unix://@name`; no port.
   * @maxLength 256
   * @validation {"message":"UDS must be an absolute path or abstract socket","rule":"self.startsWith(\"unix://\") ? (self.substring(7, 8) == \"/\" || self.substring(7, 8) == \"@\") : true"}
   * @validation {"message":"UDS may not be a dir","rule":"self.startsWith(\"unix://\") ? !self.endsWith(\"/\") : true"}
   */
  readonly address?: string;
  /**
   * Labels of the endpoint, which selectors look at.
   * @maxProperties 256
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Place in the form `region/zone/subzone`, for locality load balancing.
   * @maxLength 2048
   */
  readonly locality?: string;
  /**
   * Network the endpoint belongs to; endpoints of one network reach each other directly.
   * @maxLength 2048
   */
  readonly network?: string;
  /**
   * Port per port name of the service; left out, the service's own numbers.
   * @maxProperties 128
   * @validation {"message":"port name must be valid","rule":"self.all(key, size(key) < 63 && key.matches(\"^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$\"))"}
   */
  readonly ports?: Readonly<Record<string, PortNumber>>;
  /**
   * Service account of the workload, in its namespace; part of its identity.
   * @maxLength 253
   */
  readonly serviceAccount?: string;
  /** Share of the traffic relative to the other endpoints. */
  readonly weight?: UInt32;
}

/**
 * Endpoint outside Kubernetes; needs an address or a network.
 * @validation {"message":"Address is required","rule":"has(self.address) || has(self.network)"}
 * @validation {"message":"UDS may not include ports","rule":"(has(self.address) ? self.address : \"\").startsWith(\"unix://\") ? !has(self.ports) : true"}
 */
export interface WorkloadEntrySpec extends WorkloadProperties {}

/** Pods and workload entries with the given labels, in the namespace of the resource. */
export interface WorkloadSelector {
  /**
   * Labels that must all be present, with exactly these values.
   * @maxProperties 256
   * @values {"maxLength":63,"x-kubernetes-validations":[{"message":"wildcard is not supported in selector","rule":"!self.contains(\"*\")"}]}
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** `WorkloadEntry`, namespaced. */
export class WorkloadEntry extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadEntryResource>) {
    super(scope, id, { ...WorkloadEntry.GVK, ...props });
  }
}
