import { existingKinds } from './existing';
import { knativeRef, KnativeServing, KnativeServingProps } from '../../components/knative-serving';
import { declareKnown, ServiceRef } from '../../core';
import { NamespaceName } from '../../core/names';
import { isDnsHost } from '../host';
import { CommonSettings, InstalledOr, Part, Without } from '../part';
import { meshPodSecurity } from '../places/mesh-pods';

/** Options of Knative Serving as the platform takes them. */
export type KnativeServingOptions = Without<KnativeServingProps, 'namespace' | 'gateway' | 'clusterDomain' | 'injection' | 'externalScheme' | 'images'>;

/** What the platform needs of a Knative Serving that it does not install. KServe knows the names of its ConfigMaps. */
export interface KnativeServingFacts {
  /** Namespace of its pods and ConfigMaps. @default 'knative-serving' */
  readonly namespace?: NamespaceName;
  /** Service in front of the pods for requests from inside the cluster. @default - `knative-local-gateway` beside those pods, port 80 */
  readonly localGatewayService?: ServiceRef;
}

/** How the platform gets Knative Serving. */
export interface KnativeServingSetting {
  /**
   * Runs models and other programs with as many pods as there are requests for: options, `{ existing: {...} }` for the one that the cluster has, or false to
   * leave it out. Services are reached below the platform's host unless `domain` says otherwise.
   * @default {}
   */
  readonly knativeServing?: InstalledOr<KnativeServingOptions, KnativeServingFacts> | false;
}

const KINDS = ['serving.knative.dev', 'autoscaling.internal.knative.dev', 'networking.internal.knative.dev', 'caching.internal.knative.dev'];
const MADE_BY = 'the cluster\'s own Knative';

/** The wiring of Knative Serving. */
export const knativeServing: Part<KnativeServingSetting, KnativeServing | undefined, 'knativeServing'> = {
  key: 'knativeServing',
  name: 'knative-serving',
  after: ['istio'],
  selfGuarded: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: { knativeServing: 'knative-serving' },

  gives(options, settings) {
    const { knativeServing: namespace } = settings.namespaces;
    const domain = domainOf(options, settings);
    return {
      meshNamespaces: [namespace],
      gatewayCallers: [namespace],
      profilePeers: [namespace],
      // Its Gateway serves no other hosts, and with HTTPS no service would be ready: net-istio asks it for each host, and is refused a connection.
      gatewayHosts: domain === undefined || settings.hosts.includes('*') ? [] : [`*.${domain}`],
      ...options.localGateway && { localGateway: options.localGateway },
      knative: knativeRef(namespace),
    };
  },

  givesExisting({ namespace = 'knative-serving', localGatewayService }) {
    return {
      meshNamespaces: [namespace],
      gatewayCallers: [namespace],
      profilePeers: [namespace],
      reservedNamespaces: [namespace],
      knative: { ...knativeRef(namespace), ...localGatewayService && { localGatewayService } },
    };
  },

  make(chart, options, { common, settings, shared }) {
    const { namespaces, clusterDomain, https } = settings;
    const domain = domainOf(options, settings);
    return new KnativeServing(chart, 'KnativeServing', {
      ...meshPodSecurity(settings.place),
      ...common(options),
      namespace: namespaces.knativeServing,
      gateway: shared.gateway,
      localGateway: shared.localGateway,
      clusterDomain,
      injection: shared.injection,
      domain,
      ...domain !== undefined && https && { externalScheme: 'https' as const },
    });
  },

  declareExisting(platform, { namespace = 'knative-serving' }) {
    existingKinds(platform, MADE_BY, KINDS);
    declareKnown(platform, { kind: 'Namespace', name: namespace, madeBy: MADE_BY },
      { kind: 'networking.istio.io/Gateway', namespace, name: knativeRef(namespace).localGateway.name, madeBy: MADE_BY });
  },
};

/** The platform's host; below an address there are no names. */
function domainOf({ domain }: Pick<KnativeServingProps, 'domain'>, { host }: CommonSettings): string | undefined {
  return domain ?? (isDnsHost(host) ? host : undefined);
}
