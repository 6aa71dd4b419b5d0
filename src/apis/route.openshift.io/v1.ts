/**
 * route.openshift.io/v1: `Route`, as far as the platform writes it.
 *
 * Source: openshift/api, route/v1/types.go; it comes with OpenShift.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, IntOrString, Manifest, NamedMetadata } from '../meta';

/** A host whose requests OpenShift's router hands to a Service. */
export interface RouteResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Host, Service and where TLS ends. */
  readonly spec: RouteSpec;
  /** Who serves it; the router writes it. */
  readonly status?: AnyObject;
}

/** Host, Service and where TLS ends. */
export interface RouteSpec {
  /** DNS name that clients ask for; the router makes one below its own domain where it is left out. */
  readonly host?: string;
  /** Beginning of the paths that it takes; all paths where it is left out. */
  readonly path?: string;
  /** Service that answers. */
  readonly to: RouteTarget;
  /** Port of the Service's pods; the first one where it is left out. */
  readonly port?: RoutePort;
  /** Where TLS ends; plain HTTP where it is left out. */
  readonly tls?: RouteTls;
  /** Whether names below `host` count too. */
  readonly wildcardPolicy?: 'None' | 'Subdomain';
}

/** A Service with its share of the requests. */
export interface RouteTarget {
  /** The only kind there is. */
  readonly kind: 'Service';
  /** Name of the Service in the namespace of the Route. */
  readonly name: string;
  /**
   * Share of the requests.
   * @minimum 0
   * @maximum 256
   * @asType integer
   */
  readonly weight?: number;
}

/** Port of the pods behind a Service. */
export interface RoutePort {
  /** Name or number of the port in the Service's endpoints. */
  readonly targetPort: IntOrString;
}

/** Where TLS ends: at the router, at the pods, or at both with a new connection between. */
export interface RouteTls {
  /** The router ends it, hands it on, or ends it and begins anew. */
  readonly termination: 'edge' | 'passthrough' | 'reencrypt';
  /** What plain HTTP gets: nothing, an answer, or a redirect. */
  readonly insecureEdgeTerminationPolicy?: 'None' | 'Allow' | 'Redirect';
}

/** `Route`, namespaced. */
export class Route extends ApiObject {
  public static readonly GVK = { apiVersion: 'route.openshift.io/v1', kind: 'Route' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RouteResource>) {
    super(scope, id, { ...Route.GVK, ...props });
  }
}
