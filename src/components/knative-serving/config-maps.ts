/** Data of Knative's ConfigMaps. All are there, since the programs wait for each; most are empty, which is Knative's own defaults. */
import { KnativeServingProps } from './props';
import { KnativePart, NET_ISTIO_LABELS, partLabels } from './labels';
import { serviceHost, ServiceRef } from '../../core';
import { goDuration } from '../../core/amounts';
import { knativeSettings, Labels } from '../../kit';

/** Names of the ConfigMaps. */
export const CONFIG = {
  autoscaler: 'config-autoscaler',
  certmanager: 'config-certmanager',
  defaults: 'config-defaults',
  deployment: 'config-deployment',
  domain: 'config-domain',
  features: 'config-features',
  gc: 'config-gc',
  istio: 'config-istio',
  leaderElection: 'config-leader-election',
  logging: 'config-logging',
  network: 'config-network',
  observability: 'config-observability',
} as const;

/** A ConfigMap without its namespace. */
export interface KnativeConfigMap {
  readonly name: string;
  readonly labels: Labels;
  /** Empty where all is left to Knative. */
  readonly data: Readonly<Record<string, string>>;
}

/** What the ConfigMaps say beside the settings. */
export interface KnativeFacts {
  readonly clusterDomain: string;
  readonly queueImage: string;
  /** Service in front of the pods for requests from outside. */
  readonly ingressService: Omit<ServiceRef, 'port'>;
  /** The `Gateway` for requests from inside, and the Service in front of its pods. */
  readonly local: { readonly gateway: { readonly namespace: string; readonly name: string }; readonly service: Omit<ServiceRef, 'port'> };
}

/** Programs that take a level of their own, by the names that they have for it. */
const LOGGERS = ['activator', 'autoscaler', 'controller', 'net-istio-controller', 'net-istio-webhook', 'queueproxy', 'webhook'];

/** Registries that Knative itself leaves alone. */
const LOCAL_REGISTRIES = ['kind.local', 'ko.local', 'dev.local'];

/** All ConfigMaps. */
export function configMaps(props: KnativeServingProps, facts: KnativeFacts): readonly KnativeConfigMap[] {
  const { domain, externalScheme = 'http', domainTemplate, logLevel } = props;
  const of = (part: KnativePart, name: string, data: Readonly<Record<string, string>> = {}, labels: Labels = {}) => ({ name, labels: { ...partLabels(part), ...labels }, data });
  return [
    of('autoscaler', CONFIG.autoscaler, knativeSettings(props.autoscaling)),
    of('controller', CONFIG.certmanager, {}, { 'networking.knative.dev/certificate-provider': 'cert-manager' }),
    of('controller', CONFIG.defaults, knativeSettings(props.defaults)),
    of('controller', CONFIG.deployment, deployment(props, facts)),
    of('controller', CONFIG.domain, domain === undefined ? {} : { [domain]: '' }),
    of('controller', CONFIG.features, knativeSettings(props.features)),
    of('controller', CONFIG.gc, knativeSettings(props.gc)),
    { name: CONFIG.istio, labels: NET_ISTIO_LABELS, data: gateways(props, facts) },
    of('controller', CONFIG.leaderElection),
    of('logging', CONFIG.logging, logLevel === undefined ? {} : Object.fromEntries(LOGGERS.map(name => [`loglevel.${name}`, logLevel]))),
    of('networking', CONFIG.network, {
      ...externalScheme !== 'http' && { 'default-external-scheme': externalScheme },
      ...domainTemplate !== undefined && { 'domain-template': domainTemplate },
    }),
    of('observability', CONFIG.observability),
  ];
}

/** Docker Hub as names of images have it, and as Knative compares it: under the first name the setting has no effect. */
const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_HOST = 'index.docker.io';

function deployment(props: KnativeServingProps, { queueImage }: KnativeFacts): Record<string, string> {
  const { queueProxy = {}, registriesSkippingTagResolving = [], progressDeadline = '600s' } = props;
  const amounts = (['requests', 'limits'] as const).flatMap(kind => Object.entries(queueProxy[kind] ?? {})
    .map(([resource, amount]) => [`queue-sidecar-${resource}-${kind.slice(0, -1)}`, String(amount)]));
  return {
    'queue-sidecar-image': queueImage,
    'progress-deadline': typeof progressDeadline === 'string' ? progressDeadline : goDuration(progressDeadline),
    ...registriesSkippingTagResolving.length > 0 && {
      'registries-skipping-tag-resolving': [...LOCAL_REGISTRIES, ...registriesSkippingTagResolving.map(one => one === DOCKER_HUB ? DOCKER_HUB_HOST : one)].join(','),
    },
    ...Object.fromEntries(amounts),
  };
}

function gateways({ gateway }: KnativeServingProps, { clusterDomain, ingressService, local }: KnativeFacts): Record<string, string> {
  const key = (prefix: string, { namespace, name }: { readonly namespace: string; readonly name: string }) => `${prefix}.${namespace}.${name}`;
  return {
    [key('gateway', gateway)]: serviceHost(ingressService, clusterDomain),
    [key('local-gateway', local.gateway)]: serviceHost(local.service, clusterDomain),
  };
}
