/** Objects that a place needs beside those of the components. */
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addConstraints } from './constraints';
import { MadeStorageClass, Place, PlaceAddresses, PlaceIngress, READY } from './place';
import { BackendConfig } from '../../apis/cloud.google.com/v1';
import { Ingress } from '../../apis/k8s/networking/v1';
import { StorageClass } from '../../apis/k8s/storage/v1';
import { IPAddressPool, L2Advertisement } from '../../apis/metallb.io/v1beta1';
import { Route } from '../../apis/route.openshift.io/v1';
import { declareKnown, ManifestApp } from '../../core';
import type { CommonSettings } from '../part';

/** Service of the ingress gateway. */
const SERVICE = 'istio-ingressgateway';
const WEBHOOKS: readonly string[] = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** What the place needs to know of the platform. */
export interface PlacedPlatform extends Pick<CommonSettings, 'place' | 'host'> {
  readonly namespaces: { readonly istio: string };
}

/**
 * Adds what the place needs, in a chart of its own, and what it says of the objects of all charts.
 *
 * @returns components that come before that chart; undefined if there is none
 */
export function addPlace(platform: Construct, { place, host, namespaces }: PlacedPlatform): readonly string[] | undefined {
  if (place === undefined) {
    return undefined;
  }
  addToAll(ManifestApp.at(platform)!, place);
  const { storageClass, ingress, route, addresses, backendConfig = false } = place;
  const isBesideGateway = ingress !== undefined || route !== undefined || backendConfig;
  if (storageClass === undefined && addresses === undefined && !isBesideGateway) {
    return undefined;
  }
  const chart = new Chart(platform, 'place');
  const front = { chart, namespace: namespaces.istio, host };
  storageClass !== undefined && addStorageClass(chart, storageClass);
  ingress !== undefined && addIngress(front, ingress);
  route !== undefined && addRoute(front, route);
  addresses !== undefined && addAddresses(chart, addresses);
  backendConfig && addBackendConfig(front);
  // The gateway's Service is not healthy before it has an address: who waits for Istio would wait for ever for a pool that comes after it.
  return isBesideGateway ? ['istio'] : [];
}

function addToAll(app: ManifestApp, { webhookAnnotations, constraints }: Place): void {
  if (webhookAnnotations !== undefined) {
    app.addAnnotator(one => WEBHOOKS.includes(one.kind) ? webhookAnnotations : {});
  }
  if (constraints === true) {
    addConstraints(app, false);
  }
}

/** Where requests enter. */
interface FrontOfGateway {
  readonly chart: Chart;
  /** Namespace of the gateway's Service. */
  readonly namespace: string;
  readonly host: string;
}

/** The cluster's default class, since it has none. */
function addStorageClass(chart: Chart, { name, provisioner, parameters }: MadeStorageClass): void {
  new StorageClass(chart, 'StorageClass', {
    metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner,
    ...parameters && { parameters },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  });
}

function addIngress({ chart, namespace, host }: FrontOfGateway, { className, annotations }: PlaceIngress): void {
  new Ingress(chart, 'Ingress', {
    metadata: { name: SERVICE, namespace, annotations },
    spec: {
      ...className !== undefined && { ingressClassName: className },
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: SERVICE, port: { number: 80 } } } }] } }],
    },
  });
}

function addRoute({ chart, namespace, host }: FrontOfGateway, termination: 'passthrough' | 'edge'): void {
  declareKnown(chart, { kind: 'CustomResourceDefinition', name: 'routes.route.openshift.io', madeBy: 'OpenShift' });
  new Route(chart, 'Route', {
    metadata: { name: SERVICE, namespace },
    spec: {
      host,
      to: { kind: 'Service', name: SERVICE },
      port: { targetPort: termination === 'edge' ? 'http2' : 'https' },
      tls: { termination, insecureEdgeTerminationPolicy: 'Redirect' },
    },
  });
}

function addAddresses(chart: Chart, { namespace, pool, addresses, interfaces }: PlaceAddresses): void {
  const madeBy = 'the installation of MetalLB';
  declareKnown(chart, { kind: 'Namespace', name: namespace, madeBy },
    ...['ipaddresspools', 'l2advertisements'].map(plural => ({ kind: 'CustomResourceDefinition', name: `${plural}.metallb.io`, madeBy })));
  // Other Services of the cluster must not take them.
  new IPAddressPool(chart, 'Pool', { metadata: { name: pool, namespace }, spec: { addresses, autoAssign: false } });
  new L2Advertisement(chart, 'Advertisement', { metadata: { name: pool, namespace }, spec: { ipAddressPools: [pool], ...interfaces && { interfaces } } });
}

/** Asks for the gateway's own word on its health: the path `/` has no answer without a session. */
function addBackendConfig({ chart, namespace }: FrontOfGateway): void {
  declareKnown(chart, { kind: 'CustomResourceDefinition', name: 'backendconfigs.cloud.google.com', madeBy: 'GKE' });
  new BackendConfig(chart, 'BackendConfig', {
    metadata: { name: SERVICE, namespace },
    // Connections of WebSockets, which notebooks have, end with the time limit.
    spec: { timeoutSec: 3600, healthCheck: { type: 'HTTP', port: READY.port, requestPath: READY.path } },
  });
}
