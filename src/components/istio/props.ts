import { RequiredTokens } from './authorization';
import { CniOptions, CniPlatform } from './cni';
import { GatewayPort, ProxyLogLevel } from './gateway';
import { InjectorOptions } from './injection';
import { AccessLog } from './mesh';
import { GatewayService } from './service';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { ComponentProps, ExternalAuthorizer, LogLevel } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';
import { Autoscaling } from '../../kit';

/** Level of the Pod Security Standards that a namespace enforces. */
export type IstioPodSecurity = 'privileged' | 'baseline' | 'restricted';

/** Settings of the control plane. */
export interface IstiodSettings {
  /**
   * How many pods run; `false` leaves the autoscaler out, so that `workloads` sets the number.
   * @default {}
   */
  readonly autoscaling?: Autoscaling | false;
}

/** Settings of the gateway where requests from outside enter. */
export interface IngressGatewaySettings {
  /**
   * How the gateway is reached.
   * @default { type: 'ClusterIP' }
   */
  readonly service?: GatewayService;
  /**
   * Ports beside those for HTTP, HTTPS and health.
   * @default []
   */
  readonly ports?: readonly GatewayPort[];
  /**
   * Who may call the gateway beside the mesh's namespace and `gatewayCallers`: namespaces, such as that of an ingress
   * controller, or `anyone`, which load balancers and node ports need.
   * @default - nobody if the Service is of type ClusterIP, else 'anyone'
   */
  readonly callers?: readonly string[] | 'anyone';
  /**
   * How many pods run; `false` leaves the autoscaler out, so that `workloads` sets the number.
   * @default {}
   */
  readonly autoscaling?: Autoscaling | false;
}

/** Settings of the gateway where requests from inside the cluster reach model servers. */
export interface ClusterLocalGatewaySettings {
  /**
   * Tokens that requests must carry.
   * @default - none: every pod that reaches the gateway may call it
   */
  readonly tokens?: RequiredTokens;
  /**
   * How many pods run; `false` leaves the autoscaler out, so that `workloads` sets the number.
   * @default {}
   */
  readonly autoscaling?: Autoscaling | false;
}

/** What pods of the mesh get, beside the facts of the mesh itself. */
export type InjectorSettings = Pick<InjectorOptions,
  'seccompProfile' | 'privileged' | 'imagePullSecrets' | 'imagePullPolicy' | 'rewriteProbes' | 'includeOutboundRanges' | 'excludeOutboundRanges' |
  'byDefault' | 'alwaysInject' | 'neverInject' | 'templates' | 'aliases'>;

/** Properties of {@link Istio} beside those of the node agent. */
export interface IstioCommonProps extends ComponentProps {
  /** @default 'istio-system' */
  readonly namespace?: NamespaceName;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals in the mesh. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /**
   * Level that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: IstioPodSecurity;
  /**
   * Services that AuthorizationPolicies with `action: CUSTOM` ask, each by its own name.
   * @default []
   */
  readonly extensionProviders?: readonly ExternalAuthorizer[];
  /**
   * Namespaces whose services all proxies know, beside those of their own namespace and of the mesh's:
   * the fewer there are, the less memory each proxy takes.
   * @default ['kubeflow', 'kubeflow-system', 'knative-serving', 'knative-eventing']
   */
  readonly meshNamespaces?: readonly NamespaceName[];
  /**
   * Namespaces whose pods call the gateways, such as those that probe routes or hold requests back.
   * @default ['knative-serving']
   */
  readonly gatewayCallers?: readonly NamespaceName[];
  /** @default {} */
  readonly istiod?: IstiodSettings;
  /** @default {} */
  readonly ingressGateway?: IngressGatewaySettings;
  /**
   * Whether there is a gateway for requests inside the cluster, or its settings; Knative needs it.
   * @default true
   */
  readonly clusterLocalGateway?: boolean | ClusterLocalGatewaySettings;
  /**
   * What the proxies write about each request.
   * @default 'text'
   */
  readonly accessLog?: AccessLog;
  /**
   * What the control plane, the agents, the node agent and the proxies of nodes log.
   * @default 'info'
   */
  readonly logLevel?: LogLevel;
  /**
   * What the proxies log beside requests.
   * @default 'warning'
   */
  readonly proxyLogLevel?: ProxyLogLevel;
  /**
   * Requests and limits of each sidecar, unless its pod says otherwise by annotations.
   * @default - requests of 10m CPU and 40Mi, limits of 2 CPU and 1Gi
   */
  readonly proxyResources?: ResourceRequirements;
  /**
   * Whether routes of the Kubernetes Gateway API may lead to InferencePools, whose pods a program of the team's picks for each request.
   * @default false
   */
  readonly inferencePools?: boolean;
  /**
   * Which pods get a proxy by which template, and what else the proxies have in common.
   * @default {}
   */
  readonly injector?: InjectorSettings;
}

/** An agent on each node redirects the traffic of pods to a proxy in each of them. */
export interface IstioWithCni extends IstioOnNodes {
  /** @default false */
  readonly ambient?: false;
}

/**
 * An agent on each node redirects the traffic of pods to a proxy on their node (ztunnel), which encrypts it and knows who calls, but reads no
 * requests: what policies say of paths, methods and headers needs a waypoint. For namespaces with the label `istio.io/dataplane-mode: ambient`. There are
 * no policies of the network here, so that those who call the gateways (`callers`, `gatewayCallers`) need not be named.
 */
export interface IstioAmbient extends IstioOnNodes {
  /** The namespace must then admit node agents: `podSecurity: 'privileged'`. */
  readonly ambient: true;
  readonly podSecurity: 'privileged';
}

/** What both have. */
interface IstioOnNodes {
  /**
   * Whether an agent on each node redirects the traffic of pods, or its settings.
   * @default true
   */
  readonly cni?: true | CniOptions;
  /**
   * Distribution of Kubernetes, which says where nodes keep network plugins.
   * @default - the folders that most distributions use
   */
  readonly platform?: CniPlatform;
}

/** Every pod of the mesh redirects its own traffic, by an init container with the right `NET_ADMIN`. */
export interface IstioWithoutCni {
  /** Pods of the mesh then need namespaces that enforce no more than `privileged`. */
  readonly cni: false;
  /** @default - not used without the agent */
  readonly platform?: undefined;
  /** @default - it needs the agent */
  readonly ambient?: false;
}

/** Properties of {@link Istio}. */
export type IstioProps = IstioCommonProps & (IstioWithCni | IstioAmbient | IstioWithoutCni);
