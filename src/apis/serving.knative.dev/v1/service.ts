/**
 * serving.knative.dev/v1: `Service`; Kubernetes has another kind of that name.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigurationSpec, ConfigurationStatus } from './configuration';
import { RouteSpec, RouteStatus } from './traffic';
import { Manifest, NamedMetadata } from '../../meta';

/** A program that answers requests, with as many pods as there are requests for, and a name under which it is reached. */
export interface ServiceResource {
  /** Identity of the object; the name is that of a Service of Kubernetes too. */
  readonly metadata: NamedMetadata;
  /** The newest revision, and the shares of the requests. */
  readonly spec?: ServiceSpec;
  /** Address and revisions. */
  readonly status?: ServiceStatus;
}

/** The newest revision, and the shares of the requests. */
export interface ServiceSpec extends ConfigurationSpec, RouteSpec {
}

/** Address and revisions. */
export interface ServiceStatus extends ConfigurationStatus, RouteStatus {
}

/** `Service`, namespaced. */
export class Service extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.knative.dev/v1', kind: 'Service' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceResource>) {
    super(scope, id, { ...Service.GVK, ...props });
  }
}
