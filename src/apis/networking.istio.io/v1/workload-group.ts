/**
 * networking.istio.io/v1: WorkloadGroup.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { IstioStatus, PortNumber } from '../meta';
import { WorkloadProperties } from './workload-entry';

/** Template for the workload entries of machines that join the mesh by themselves, as a Deployment is for pods. */
export interface WorkloadGroupResource {
  readonly metadata: NamedMetadata;
  /** Template, metadata and probe of the group's entries. */
  readonly spec: WorkloadGroupSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Template, metadata and probe of the group's entries. */
export interface WorkloadGroupSpec {
  /** Labels and annotations that each entry receives. */
  readonly metadata?: WorkloadGroupMetadata;
  /** Health check that the machine's own proxy runs; unhealthy entries receive no traffic. */
  readonly probe?: WorkloadReadinessProbe;
  /** What the group's entries have in common. */
  readonly template: WorkloadTemplate;
}

/** Metadata that a group hands to its entries. */
export interface WorkloadGroupMetadata {
  /**
   * Annotations of each entry.
   * @maxProperties 256
   */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * Labels of each entry.
   * @maxProperties 256
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * What the entries of a group have in common; the address comes with each machine.
 * @validation {"message":"UDS may not include ports","rule":"(has(self.address) ? self.address : \"\").startsWith(\"unix://\") ? !has(self.ports) : true"}
 */
export interface WorkloadTemplate extends WorkloadProperties {}

/**
 * Health check of a workload outside Kubernetes.
 * @oneOf httpGet tcpSocket exec grpc
 */
export interface WorkloadReadinessProbe {
  /** Healthy if a command exits with 0. */
  readonly exec?: WorkloadExecProbe;
  /**
   * Failures in a row that make the workload unhealthy, 3 if left out.
   * @minimum 0
   */
  readonly failureThreshold?: Int32;
  /** Healthy if the gRPC health service says so. */
  readonly grpc?: WorkloadGrpcProbe;
  /** Healthy if an HTTP request succeeds. */
  readonly httpGet?: WorkloadHttpProbe;
  /**
   * Seconds from the start to the first check.
   * @minimum 0
   */
  readonly initialDelaySeconds?: Int32;
  /**
   * Seconds between two checks, 10 if left out.
   * @minimum 0
   */
  readonly periodSeconds?: Int32;
  /**
   * Successes in a row that make the workload healthy again, 1 if left out.
   * @minimum 0
   */
  readonly successThreshold?: Int32;
  /** Healthy if a TCP connection opens. */
  readonly tcpSocket?: WorkloadTcpProbe;
  /**
   * Seconds after which one check has failed, 1 if left out.
   * @minimum 0
   */
  readonly timeoutSeconds?: Int32;
}

/** Check by a command. */
export interface WorkloadExecProbe {
  /**
   * Command and its arguments; no shell is involved.
   * @items {"minLength":1}
   */
  readonly command: readonly string[];
}

/** Check by gRPC's health protocol. */
export interface WorkloadGrpcProbe {
  /** Port of the gRPC server. */
  readonly port?: PortNumber;
  /** Service name in the health request. */
  readonly service?: string;
}

/** Check by an HTTP GET request. */
export interface WorkloadHttpProbe {
  /** Host to ask, the workload's address if left out. */
  readonly host?: string;
  /** Headers of the request; a name may repeat. */
  readonly httpHeaders?: readonly WorkloadProbeHeader[];
  /** Path to ask for. */
  readonly path?: string;
  /** Port to ask. */
  readonly port: PortNumber;
  /**
   * `HTTP` (if left out) or `HTTPS`.
   * @validation {"message":"scheme must be one of [HTTP, HTTPS]","rule":"self in [\"\", \"HTTP\", \"HTTPS\"]"}
   */
  readonly scheme?: string;
}

/** Header of a health check's request. */
export interface WorkloadProbeHeader {
  /**
   * Header's name.
   * @pattern ^[-_A-Za-z0-9]+$
   */
  readonly name?: string;
  /** Header's value. */
  readonly value?: string;
}

/** Check by opening a TCP connection. */
export interface WorkloadTcpProbe {
  /** Host to connect to, `localhost` if left out. */
  readonly host?: string;
  /** Port to connect to. */
  readonly port: PortNumber;
}

/** `WorkloadGroup`, namespaced. */
export class WorkloadGroup extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkloadGroupResource>) {
    super(scope, id, { ...WorkloadGroup.GVK, ...props });
  }
}
