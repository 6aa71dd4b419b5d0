import { Construct } from 'constructs';
import { Labels } from './access';
import { HttpRoute } from '../apis/networking.istio.io/v1';
import { VirtualService } from '../apis/networking.istio.io/v1alpha3';
import { GatewayRef, Mesh, serviceHost, ServiceRef } from '../core';

/** A gateway as routes outside its namespace name it: `<namespace>/<name>`. */
export function gatewayPath(gateway: GatewayRef): string {
  return `${gateway.namespace}/${gateway.name}`;
}

/** A gateway as a route in the namespace names it: without the namespace if both share it. */
export function gatewayName(gateway: GatewayRef, namespace: string): string {
  return gateway.namespace === namespace ? gateway.name : gatewayPath(gateway);
}

/** Where the requests for some paths go. */
export interface PathRoute {
  /** Service that requests go to. */
  readonly service: ServiceRef;
  /** First part of the paths at the gateway. */
  readonly prefix: string;
  /** A path that leads there too, whole. @default - none */
  readonly exact?: string;
  /** What takes its place on the way. @default - the Service sees the path as it came */
  readonly rewrite?: string;
  /** Headers that requests get on the way. @default {} */
  readonly headers?: Readonly<Record<string, string>>;
  /** Time after which a request fails, in Go's notation. @default - that of the gateway, none */
  readonly timeout?: string;
}

/** Properties of {@link Route}. */
export interface RouteProps extends PathRoute {
  readonly mesh: Mesh;
  /** Name of the object. @default - that of the Service */
  readonly name?: string;
  /** @default - no labels */
  readonly labels?: Labels;
  /** Whether the gateway is named with its namespace also where it shares that of the route. @default false */
  readonly qualified?: boolean;
  /** Paths below `prefix` that lead elsewhere: in an object of their own they would be asked only if that is the older one. @default [] */
  readonly before?: readonly PathRoute[];
}

/** A path of the platform's gateway that leads to a Service: 1 VirtualService. */
export class Route extends Construct {
  constructor(scope: Construct, id: string, props: RouteProps) {
    super(scope, id);
    const { mesh, service, name = service.name, labels, qualified = false, before = [] } = props;
    const { namespace } = service;
    new VirtualService(this, 'VirtualService', {
      metadata: { name, namespace, ...labels && { labels } },
      spec: {
        gateways: [qualified ? gatewayPath(mesh.gateway) : gatewayName(mesh.gateway, namespace)],
        hosts: mesh.hosts,
        http: [...before, props].map(one => httpRoute(one, mesh)),
      },
    });
  }
}

function httpRoute({ service, prefix, exact, rewrite, headers, timeout }: PathRoute, mesh: Mesh): HttpRoute {
  return {
    match: [{ uri: { prefix } }, ...exact !== undefined ? [{ uri: { exact } }] : []],
    ...rewrite !== undefined && { rewrite: { uri: rewrite } },
    ...headers && { headers: { request: { add: headers } } },
    route: [{ destination: { host: serviceHost(service, mesh.clusterDomain), port: { number: service.port } } }],
    ...timeout !== undefined && { timeout },
  };
}
