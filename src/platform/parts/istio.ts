import { existingKinds } from './existing';
import { clusterLocalWorkload, ingressWorkload, Istio, IstioCommonProps, IstioWithCni, IstioWithoutCni } from '../../components/istio';
import { declareKnown, GatewayRef, IngressWorkloadRef, Injection } from '../../core';
import { NamespaceName, ObjectName } from '../../core/names';
import { Existing, InstalledOr, Part, Without } from '../part';
import { meshPodSecurity } from '../places/mesh-pods';
import type { Place } from '../places/place';

/**
 * Options of Istio as the platform takes them. Not the ambient mesh: policies of the platform and of profiles ask for headers and paths, which
 * its node proxies do not read.
 */
export type IstioOptions = Without<IstioCommonProps & (IstioWithCni | IstioWithoutCni),
  'namespace' | 'clusterDomain' | 'trustDomain' | 'extensionProviders' | 'images' | 'ambient'>;

/** A Gateway that the platform's routes attach to, made by others. */
export interface ExistingGateway {
  /** Namespace of the `Gateway`. */
  readonly namespace: NamespaceName;
  /** Name of the `Gateway`. */
  readonly name: ObjectName;
  /**
   * The Envoy pods that serve it.
   * @default - those that `istioctl install` makes in the namespace of the control plane: account `istio-ingressgateway-service-account`,
   * labels `app: istio-ingressgateway` and `istio: ingressgateway`
   */
  readonly workload?: Partial<IngressWorkloadRef>;
}

/** What the platform needs of an Istio that it does not install. */
export interface IstioFacts {
  /** Namespace of its control plane, which fetches the keys of Dex. @default 'istio-system' */
  readonly namespace?: NamespaceName;
  /** Gateway that routes attach to. */
  readonly gateway: ExistingGateway;
  /** How pods get their proxies: by the label `istio-injection`, from a revision, or not at all as in the ambient mesh. @default 'enabled' */
  readonly injection?: Injection;
}

/** An Istio that the cluster has already. */
export type ExistingIstio = Existing<IstioFacts>;

/** How the platform gets Istio. */
export interface IstioSetting {
  /** The service mesh: options, or `{ existing: { gateway } }` for the one that the cluster has. @default {} */
  readonly istio?: InstalledOr<IstioOptions, IstioFacts>;
}

const KINDS = ['extensions.istio.io', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io'];
const MADE_BY = 'the cluster\'s own Istio';

/** The wiring of Istio. */
export const istio: Part<IstioSetting, Istio | undefined, 'istio'> = {
  key: 'istio',
  name: 'istio',
  after: [],
  selfGuarded: true,
  namespaces: { istio: 'istio-system' },

  gives({ clusterLocalGateway = true }, { namespaces }) {
    return {
      ingress: ingressWorkload(namespaces.istio),
      ...clusterLocalGateway !== false && { localGateway: clusterLocalWorkload(namespaces.istio) },
      controlPlane: controlPlane(namespaces.istio),
      profilePeers: [namespaces.istio],
    };
  },

  givesExisting({ namespace = 'istio-system', gateway, injection }) {
    const existingGateway = resolvedGateway(gateway, namespace);
    return {
      ingress: existingGateway.workload,
      existingGateway,
      controlPlane: controlPlane(namespace),
      profilePeers: [existingGateway.workload.namespace],
      reservedNamespaces: [...new Set([namespace, gateway.namespace, existingGateway.workload.namespace])],
      ...injection !== undefined && { injection },
    };
  },

  make(chart, options, { common, settings, shared }) {
    const { clusterDomain, trustDomain, namespaces } = settings;
    return new Istio(chart, 'Istio', {
      ...common(withPlace(options, settings.place)),
      namespace: namespaces.istio,
      clusterDomain,
      trustDomain,
      meshNamespaces: options.meshNamespaces ?? shared.meshNamespaces,
      gatewayCallers: options.gatewayCallers ?? shared.gatewayCallers,
      extensionProviders: shared.authorizers,
      inferencePools: options.inferencePools ?? shared.inferencePools,
    });
  },

  declareExisting(platform, { namespace = 'istio-system', gateway }, { shared }) {
    existingKinds(platform, MADE_BY, KINDS);
    const namespaces = new Set([namespace, gateway.namespace, shared.gateway.workload.namespace]);
    declareKnown(platform, ...[...namespaces].map(name => ({ kind: 'Namespace', name, madeBy: MADE_BY })),
      { kind: 'networking.istio.io/Gateway', namespace: gateway.namespace, name: gateway.name, madeBy: MADE_BY });
  },
};

/** The options with what the place says where they say nothing. */
function withPlace(options: IstioOptions, place: Place | undefined): IstioOptions {
  const { service, callers, plugins } = place ?? {};
  const { ingressGateway = {}, cni } = options;
  const front = ingressGateway.service === undefined && (service ?? callers) !== undefined && { ingressGateway: { service, callers, ...ingressGateway } };
  const agent = plugins === 'none' ? cni === undefined && { cni: false, ...meshPodSecurity(place) } : plugins !== undefined && cni !== false && { platform: plugins };
  return { ...agent, ...options, ...front } as IstioOptions;
}

function controlPlane(namespace: string) {
  return { namespace, selector: { app: 'istiod' } };
}

function resolvedGateway({ namespace, name, workload }: ExistingGateway, controlPlaneNamespace: string): GatewayRef {
  return { namespace, name, workload: { ...ingressWorkload(controlPlaneNamespace), ...workload } };
}
