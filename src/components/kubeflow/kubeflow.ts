import { Construct } from 'constructs';
import { gatewaySpec, GatewayTls } from './gateway';
import { PLATFORM_POLICIES, systemPolicies } from './network-policies';
import { CLUSTER_ROLES } from './roles';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Gateway } from '../../apis/networking.istio.io/v1alpha3';
import { Component, ComponentProps, ConfigError, GatewayRef, IngressWorkloadRef, PodSecurityLevel, shown } from '../../core';
import { isDnsSubdomain } from '../../core/names';
import { networkPolicySpec, PlatformPolicy } from '../../core/network-policies';
import { GATEWAY_PROPS, requireProps } from '../../core/required';

/** Properties of {@link KubeflowBase} that do not depend on who makes the Gateway. */
export interface KubeflowBaseCommonProps extends ComponentProps {
  /**
   * Namespace of the web applications and of most controllers.
   * @default 'kubeflow'
   */
  readonly namespace?: string;
  /**
   * Namespace of the training controllers.
   * @default 'kubeflow-system'
   */
  readonly systemNamespace?: string;
  /**
   * DNS names that the Gateway answers to; `*` is every name. Not for an existing Gateway.
   * @default ['*']
   */
  readonly hosts?: readonly string[];
  /**
   * HTTPS at the Gateway. Not for an existing Gateway.
   * @default - plain HTTP only, for clusters where something in front ends TLS, or for local use
   */
  readonly tls?: GatewayTls;
  /**
   * Level that both namespaces enforce.
   * @default 'restricted'
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * Further namespaces whose pods may call what the gateway may call, for example a second ingress.
   * @default []
   */
  readonly trustedNamespaces?: readonly string[];
}

/** The Gateway is made here. */
export interface NewGateway {
  /** Pods that serve the Gateway; the network policies let their namespace in. */
  readonly ingress: IngressWorkloadRef;
  /**
   * Name of the Istio `Gateway` in `namespace`.
   * @default 'kubeflow-gateway'
   */
  readonly gatewayName?: string;
  /** @default - the Gateway is made here */
  readonly gateway?: undefined;
}

/** The Gateway is somebody else's. */
export interface ExistingGateway {
  /** The Gateway and its pods; the network policies let the namespace of the pods in. */
  readonly gateway: GatewayRef;
  /** @default - the pods of `gateway` */
  readonly ingress?: undefined;
  /** @default - the name of `gateway` */
  readonly gatewayName?: undefined;
}

/** Properties of {@link KubeflowBase}. */
export type KubeflowBaseProps = KubeflowBaseCommonProps & (NewGateway | ExistingGateway);

/**
 * What all parts of the platform stand on: 2 Namespaces, 19 NetworkPolicies, 9 ClusterRoles, 1 Sidecar,
 * and 1 Gateway unless there is one.
 *
 * The network policies cover components that come later or never; a policy without pods does nothing.
 *
 * @throws ConfigError `MissingProp`, `SameNamespace`, `GatewayHosts`, `ExistingGateway`, `CredentialName`
 */
export class KubeflowBase extends Component {
  /** Namespace of the web applications and of most controllers. */
  public readonly namespace: string;
  /** Namespace of the training controllers. */
  public readonly systemNamespace: string;
  /** Where HTTP routes of the platform attach. */
  public readonly gateway: GatewayRef;

  constructor(scope: Construct, id: string, props: KubeflowBaseProps) {
    super(scope, id, props);
    requireProps(this, props, ...props?.gateway === undefined
      ? ['ingress', 'ingress.namespace', 'ingress.serviceAccount', 'ingress.selector', 'ingress.gatewaySelector']
      : GATEWAY_PROPS);
    const namespace = props.namespace ?? 'kubeflow';
    const systemNamespace = props.systemNamespace ?? 'kubeflow-system';
    const hosts = props.hosts ?? ['*'];
    const podSecurity = props.podSecurity ?? 'restricted';
    if (namespace === systemNamespace) {
      throw new ConfigError('SameNamespace', `namespace and systemNamespace must differ, got ${shown(namespace)} for both; ` +
        'leave systemNamespace out or name another one', this);
    }
    if (hosts.length === 0) {
      throw new ConfigError('GatewayHosts', `hosts must name at least one DNS name, got ${shown(hosts)}; ` +
        'pass e.g. ["ml.example.com"], or ["*"] for every name', this);
    }
    if (props.gateway !== undefined && (props.tls ?? props.hosts) !== undefined) {
      throw new ConfigError('ExistingGateway', `tls and hosts are for a Gateway that is made here, got ${shown({ tls: props.tls, hosts: props.hosts })} ` +
        `beside the existing gateway ${shown(`${props.gateway.namespace}/${props.gateway.name}`)}; set them there, or pass ingress instead of gateway`, this);
    }
    if (props.tls !== undefined && !isDnsSubdomain(String(props.tls.credentialName ?? ''))) {
      throw new ConfigError('CredentialName', `tls.credentialName must be the name of a Secret, a DNS subdomain, got ${shown(props.tls.credentialName)}; ` +
        'pass e.g. "kubeflow-tls"', this);
    }
    this.namespace = namespace;
    this.systemNamespace = systemNamespace;
    this.gateway = props.gateway ?? { namespace, name: props.gatewayName ?? 'kubeflow-gateway', workload: props.ingress };

    this.addNamespace('Namespace', namespace, podSecurity);
    this.addNamespace('SystemNamespace', systemNamespace, podSecurity);
    for (const { name, ...role } of CLUSTER_ROLES) {
      new ClusterRole(this, `ClusterRole-${name}`, role.aggregationRule === undefined
        ? { metadata: { name, labels: role.labels }, rules: role.rules }
        : { metadata: { name, labels: role.labels }, aggregationRule: role.aggregationRule });
    }
    const gateways = [this.gateway.workload.namespace, ...props.trustedNamespaces ?? []];
    this.addPolicies(namespace, PLATFORM_POLICIES, gateways);
    this.addPolicies(systemNamespace, systemPolicies(systemNamespace), gateways);
    if (props.gateway === undefined) {
      new Gateway(this, 'Gateway', {
        metadata: { name: this.gateway.name, namespace },
        spec: gatewaySpec(props.ingress.gatewaySelector, hosts, props.tls),
      });
    }
    this.addSidecar('ml-pipeline-ui');
  }

  private addNamespace(id: string, name: string, level: PodSecurityLevel): void {
    const labels = { 'control-plane': 'kubeflow', 'istio-injection': 'enabled', 'pod-security.kubernetes.io/enforce': level };
    new Namespace(this, id, { metadata: { name, labels } });
  }

  private addPolicies(namespace: string, policies: readonly PlatformPolicy[], gateways: readonly string[]): void {
    for (const policy of policies) {
      new NetworkPolicy(this, `NetworkPolicy-${policy.name}`, {
        metadata: { name: policy.name, namespace },
        spec: networkPolicySpec(policy, gateways),
      });
    }
  }

  /** Lets the proxies of one application see the services of all namespaces, where others see those of the platform only. */
  private addSidecar(app: string): void {
    new Sidecar(this, `Sidecar-${app}`, {
      metadata: { name: `${app}-exception`, namespace: this.namespace },
      spec: { workloadSelector: { labels: { app } }, egress: [{ hosts: ['*/*'] }] },
    });
  }
}
