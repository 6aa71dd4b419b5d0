import { KnativeFeatures, RevisionDefaults, RevisionRetention, RevisionScaling } from './settings';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { ComponentProps, GatewayRef, IngressWorkloadRef, Injection, LogLevel, PodSecurityLevel } from '../../core';
import { Time } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName } from '../../core/names';
import { ScaledProgram } from '../../kit';

/** A Service in front of a gateway's pods. */
export interface GatewayServiceRef {
  readonly namespace: NamespaceName;
  readonly name: ObjectName;
}

/** Properties of {@link KnativeServing}. */
export interface KnativeServingProps extends ComponentProps {
  /** Gateway for requests from outside. Its hosts must cover those of the services: it serves no others, and with HTTPS no route becomes ready. */
  readonly gateway: GatewayRef;
  /**
   * Service in front of the pods of {@link gateway}.
   * @default - `istio-ingressgateway` in their namespace
   */
  readonly ingressService?: GatewayServiceRef;
  /**
   * Pods for requests from inside the cluster. A Service `knative-local-gateway` is made in their namespace.
   * @default - those of the cluster-local gateway, in the namespace of the other gateway's pods
   */
  readonly localGateway?: IngressWorkloadRef;
  /**
   * Namespace of all pods, made here.
   * @default 'knative-serving'
   */
  readonly namespace?: NamespaceName;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** How pods of the namespace get their proxies. @default 'enabled' */
  readonly injection?: Injection;
  /**
   * Level of the Pod Security Standards that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * Domain below which services are reached from outside: `<name>.<namespace>.<domain>`.
   * @default - none: services are reached inside the cluster only
   */
  readonly domain?: DnsName;
  /**
   * Scheme of the services' addresses outside.
   * @default 'http'
   */
  readonly externalScheme?: 'http' | 'https';
  /**
   * Form of the services' hosts, as a template of Go with `.Name`, `.Namespace`, `.Domain`, `.Annotations` and `.Labels`. One
   * without a dot between name and namespace lets two teams claim the same host.
   * @default '{{.Name}}.{{.Namespace}}.{{.Domain}}'
   */
  readonly domainTemplate?: string;
  /**
   * Whether pods of all profiles may call services by the gateway for requests from inside. Where network policies are enforced, they
   * cannot otherwise; where the gateway takes requests without a token, each team can then call the services of all others.
   * @default false
   */
  readonly openToProfiles?: boolean;
  /** Features that are switched on or off. @default {} */
  readonly features?: KnativeFeatures;
  /** How revisions scale that say nothing else by annotations. @default {} */
  readonly autoscaling?: RevisionScaling;
  /** What revisions are that say nothing else, and what they may say. @default {} */
  readonly defaults?: RevisionDefaults;
  /** How long revisions are kept that get no requests any more. @default {} */
  readonly gc?: RevisionRetention;
  /**
   * Requests and limits of the proxy that Knative puts into each pod: `cpu`, `memory`, `ephemeral-storage`. A namespace whose quota counts what
   * is left out here takes no pod of a service.
   * @default - Knative's own: a request of 25m CPU
   */
  readonly queueProxy?: Pick<ResourceRequirements, 'requests' | 'limits'>;
  /**
   * Registries, `host` or `host:port`, whose tags are used as they are, beside `kind.local`, `ko.local` and `dev.local`: those that the controller
   * cannot reach; `docker.io` is Docker Hub. With any other, a service given by a tag gets no pod before its digest was looked up.
   * @default []
   */
  readonly registriesSkippingTagResolving?: readonly string[];
  /**
   * Time that a revision has to become ready, in whole seconds. Large models need more.
   * @default '600s'
   */
  readonly progressDeadline?: Time;
  /** What all programs and the proxies in pods log. @default - Knative's own, info */
  readonly logLevel?: LogLevel;
  /** The program that holds requests back while there is no pod for them: 1 to 20 pods, at 100 percent of the requested CPU. @default {} */
  readonly activator?: ScaledProgram;
  /** The program that checks Knative's kinds: 1 to 5 pods, at 100 percent of the requested CPU. @default {} */
  readonly webhook?: ScaledProgram;
}
