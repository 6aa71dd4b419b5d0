/**
 * serving.knative.dev/v1: `Route`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { RouteSpec, RouteStatus } from './traffic';
import { Manifest, NamedMetadata } from '../../meta';

/** A name under which revisions are reached; a `Service` makes its own. */
export interface RouteResource {
  /** Identity of the object; the name is that of a Service of Kubernetes too. */
  readonly metadata: NamedMetadata;
  /** Where the requests go. */
  readonly spec?: RouteSpec;
  /** State of the route. */
  readonly status?: RouteStatus;
}

/** `Route`, namespaced. */
export class Route extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.knative.dev/v1', kind: 'Route' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RouteResource>) {
    super(scope, id, { ...Route.GVK, ...props });
  }
}
