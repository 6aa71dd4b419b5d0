import { Construct } from 'constructs';
import { gatewaySpec, GatewayTls } from './gateway';
import { networkPolicySpec, PlatformPolicy, PLATFORM_POLICIES, SYSTEM_POLICIES } from './network-policies';
import { CLUSTER_ROLES } from './roles';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Gateway } from '../../apis/networking.istio.io/v1alpha3';
import { Component, ComponentProps, ConfigError, GatewayRef, IngressWorkloadRef, shown } from '../../core';

/** How strictly the API server checks pods of a namespace: the levels of Kubernetes' Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** Properties of {@link KubeflowBase}. */
export interface KubeflowBaseProps extends ComponentProps {
  /** Pods at which requests from outside arrive; the network policies let their namespace in. */
  readonly ingress: IngressWorkloadRef;
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
   * Name of the Istio `Gateway` in `namespace`.
   * @default 'kubeflow-gateway'
   */
  readonly gatewayName?: string;
  /**
   * DNS names that the Gateway answers to; `*` is every name.
   * @default ['*']
   */
  readonly hosts?: readonly string[];
  /**
   * HTTPS at the Gateway.
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

/**
 * What all parts of the platform stand on: 2 Namespaces, 23 NetworkPolicies, 9 ClusterRoles, 1 Gateway, 2 Sidecars.
 *
 * The network policies cover components that come later or never; a policy without pods does nothing.
 *
 * @throws ConfigError `SameNamespace`, `GatewayHosts`
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
    const namespace = props.namespace ?? 'kubeflow';
    const systemNamespace = props.systemNamespace ?? 'kubeflow-system';
    const gatewayName = props.gatewayName ?? 'kubeflow-gateway';
    const hosts = props.hosts ?? ['*'];
    const podSecurity = props.podSecurity ?? 'restricted';
    if (namespace === systemNamespace) {
      throw new ConfigError('SameNamespace', `namespace and systemNamespace must differ, got ${shown(namespace)} for both; leave systemNamespace out or name another one`, this);
    }
    if (hosts.length === 0) {
      throw new ConfigError('GatewayHosts', `hosts must name at least one DNS name, got ${shown(hosts)}; pass e.g. ["ml.example.com"], or ["*"] for every name`, this);
    }
    this.namespace = namespace;
    this.systemNamespace = systemNamespace;
    this.gateway = { namespace, name: gatewayName, workload: props.ingress };

    this.addNamespace('Namespace', namespace, podSecurity);
    this.addNamespace('SystemNamespace', systemNamespace, podSecurity);
    for (const { name, ...role } of CLUSTER_ROLES) {
      new ClusterRole(this, `ClusterRole-${name}`, role.aggregationRule === undefined
        ? { metadata: { name, labels: role.labels }, rules: role.rules }
        : { metadata: { name, labels: role.labels }, aggregationRule: role.aggregationRule });
    }
    const gateways = [props.ingress.namespace, ...props.trustedNamespaces ?? []];
    this.addPolicies(namespace, PLATFORM_POLICIES, gateways);
    this.addPolicies(systemNamespace, SYSTEM_POLICIES, gateways);
    new Gateway(this, 'Gateway', { metadata: { name: gatewayName, namespace }, spec: gatewaySpec(props.ingress.gatewaySelector, hosts, props.tls) });
    this.addSidecar('ml-pipeline-ui');
    this.addSidecar('notebook-controller');
  }

  private addNamespace(id: string, name: string, level: PodSecurityLevel): void {
    const labels = { 'control-plane': 'kubeflow', 'istio-injection': 'enabled', 'pod-security.kubernetes.io/enforce': level };
    new Namespace(this, id, { metadata: { name, labels } });
  }

  private addPolicies(namespace: string, policies: readonly PlatformPolicy[], gateways: readonly string[]): void {
    for (const policy of policies) {
      new NetworkPolicy(this, `NetworkPolicy-${policy.name}`, { metadata: { name: policy.name, namespace }, spec: networkPolicySpec(policy, gateways) });
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
