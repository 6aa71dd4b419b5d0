/**
 * apiregistration.k8s.io/v1: APIService.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Bytes, Int32, Manifest, NamedMetadata } from '../../meta';

/** Version of a group that another server answers for. */
export interface APIServiceResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Group, version and server. */
  readonly spec: APIServiceSpec;
}

/** `APIService`, cluster-scoped. */
export class APIService extends ClusterObject {
  public static readonly GVK = { apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<APIServiceResource>) {
    super(scope, id, { ...APIService.GVK, ...props });
  }
}

/** Group, version and server. */
export interface APIServiceSpec {
  /** PEM certificates, in base64, that the server's certificate is checked with. */
  readonly caBundle?: Bytes;
  /** Name of the group. */
  readonly group?: string;
  /** Least priority of the group; clients prefer the highest. */
  readonly groupPriorityMinimum: Int32;
  /** Leaves the server's certificate unchecked. */
  readonly insecureSkipTLSVerify?: boolean;
  /** Service of the server; left out for the API server itself. */
  readonly service?: APIServiceReference;
  /** Name of the version. */
  readonly version?: string;
  /** Priority among the group's versions; the highest comes first. */
  readonly versionPriority: Int32;
}

/** Service of an additional API server. */
export interface APIServiceReference {
  /** Name of the service. */
  readonly name?: string;
  /** Namespace of the service. */
  readonly namespace?: string;
  /** Port of the service, 443 when left out. */
  readonly port?: Int32;
}
