import { Construct } from 'constructs';
import { ResolvedRegistry } from './settings';
import { PORT, SERVER_PODS, UI, UI_PODS } from './specs';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { Sidecar, VirtualService } from '../../apis/networking.istio.io/v1';
import { DestinationRule } from '../../apis/networking.istio.io/v1alpha3';
import { Rule } from '../../apis/security.istio.io/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { gatewayPrincipal, NAMESPACE_NAME, principal, serviceHost, ServiceRef } from '../../core';
import { mutualTls, Route } from '../../kit';
import { teamPullSecrets } from '../team';

/** Service of the registry's API. */
export const SERVER_SERVICE = 'model-registry-service';
/** Path of the user interface; it is compiled into it. */
export const UI_PATH = '/model-registry/';
/** Path of the API of the main registry. */
export const API_PATH = '/api/model_registry/';

/** Path at the gateway below which the API of a registry answers, and what the server sees of it. */
export function apiRoute({ main, namespace }: ResolvedRegistry): { readonly prefix: string; readonly rewrite?: string } {
  return main ? { prefix: API_PATH } : { prefix: `/model-registries/${namespace}/`, rewrite: '/' };
}

/** Who reaches the server, and how: its place in the mesh. */
export class ServerReach extends Construct {
  constructor(scope: Construct, id: string, registry: ResolvedRegistry, service: ServiceRef) {
    super(scope, id);
    const { mesh, namespace, isolated, callers } = registry;
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: { name: service.name, namespace },
      spec: { action: 'ALLOW', selector: { matchLabels: SERVER_PODS }, rules: serverRules(registry) },
    });
    new DestinationRule(this, 'DestinationRule', {
      metadata: { name: service.name, namespace },
      spec: mutualTls(serviceHost(service, mesh.clusterDomain)),
    });
    new Route(this, 'Route', { mesh, service, name: 'model-registry', qualified: true, ...apiRoute(registry) });
    // Elsewhere it would close what is open: pods that a NetworkPolicy selects let in nobody else.
    if (isolated && callers.length > 0) {
      const values = [...new Set(callers.map(one => one.namespace))].sort();
      new NetworkPolicy(this, 'NetworkPolicy', {
        metadata: { name: `${service.name}-callers`, namespace },
        spec: {
          podSelector: { matchLabels: SERVER_PODS },
          policyTypes: ['Ingress'],
          ingress: [{ from: [{ namespaceSelector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values }] } }], ports: [{ protocol: 'TCP', port: PORT }] }],
        },
      });
    }
  }
}

/** The policies of a profile let its people through the gateway besides. */
function serverRules({ open, callers, namespace, mesh }: ResolvedRegistry): Rule[] {
  if (!open) {
    const principals = callers.map(one => principal(mesh.trustDomain, one.namespace, one.name));
    return [{ from: [{ source: { namespaces: [namespace] } }, ...principals.length > 0 ? [{ source: { principals } }] : []] }];
  }
  return [
    { from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] },
    { when: [{ key: 'request.headers[authorization]', values: ['*'] }, { key: `request.headers[${mesh.identity.userId}]`, notValues: ['*'] }] },
  ];
}

/** The user interface's account, whose rights the platform grants, and its place in the mesh. */
export class UiReach extends Construct {
  constructor(scope: Construct, id: string, { mesh, namespace }: ResolvedRegistry, service: ServiceRef) {
    super(scope, id);
    const account = { name: UI, namespace };
    const metadata = { ...account, labels: UI_PODS };
    new ServiceAccount(this, 'ServiceAccount', { metadata: account, ...teamPullSecrets(this) });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata, spec: { action: 'ALLOW', selector: { matchLabels: UI_PODS }, rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }] },
    });
    new DestinationRule(this, 'DestinationRule', {
      metadata, spec: mutualTls(serviceHost(service, mesh.clusterDomain)),
    });
    const prefix = UI_PATH.slice(0, -1);
    new Route(this, 'Route', { mesh, service, name: UI, labels: UI_PODS, prefix: UI_PATH, rewrite: '/', headers: { 'x-forwarded-prefix': prefix }, qualified: true });
    // It calls registries in all namespaces, where other proxies of the namespace see the services of the platform only.
    new Sidecar(this, 'Sidecar', {
      metadata: { name: `${UI}-exception`, namespace }, spec: { workloadSelector: { labels: UI_PODS }, egress: [{ hosts: ['*/*'] }] },
    });
  }
}

/**
 * The catalog where the user interface looks for it, in the namespace that people have chosen: a Service without pods, whose requests
 * the proxies send to the catalog.
 */
export class CatalogStandIn extends Construct {
  constructor(scope: Construct, id: string, { namespace, mesh }: ResolvedRegistry, catalog: ServiceRef) {
    super(scope, id);
    const metadata = { name: 'model-catalog', namespace };
    const host = (service: { readonly name: string; readonly namespace: string }) => serviceHost(service, mesh.clusterDomain);
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { component: 'model-catalog' } },
      spec: { type: 'ClusterIP', ports: [{ name: 'http-api', port: catalog.port, protocol: 'TCP', appProtocol: 'http' }] },
    });
    new VirtualService(this, 'VirtualService', {
      metadata, spec: { hosts: [host(metadata)], http: [{ route: [{ destination: { host: host(catalog), port: { number: catalog.port } } }] }] },
    });
  }
}
