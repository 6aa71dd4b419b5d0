import { Construct } from 'constructs';
import { gatewaySpec, GatewayTls } from './gateway';
import { PLATFORM_POLICIES, systemPolicies } from './network-policies';
import { CLUSTER_ROLES } from './roles';
import { Namespace } from '../../apis/k8s/core/v1';
import { Gateway } from '../../apis/networking.istio.io/v1alpha3';
import {
  Component, ComponentProps, ConfigError, declareSecrets, GatewayRef, IngressWorkloadRef, Injection, injectionLabels, PodSecurityLevel, secretNameOf, shown,
} from '../../core';
import { CallersPolicy, PeopleRoles, PlatformPolicy, WebhookAuthority } from '../../kit';
import { NamespaceName, ObjectName } from '../../core/names';

/** Properties of {@link KubeflowBase} that do not depend on who makes the Gateway. */
export interface KubeflowBaseCommonProps extends ComponentProps {
  /**
   * Namespace of the web applications and of most controllers.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Namespace of the training controllers.
   * @default 'kubeflow-system'
   */
  readonly systemNamespace?: NamespaceName;
  /**
   * DNS names that the Gateway answers to; `*` is every name. An existing Gateway has its own.
   * @default ['*']
   */
  readonly hosts?: readonly string[];
  /**
   * How pods of both namespaces get their proxies.
   * @default 'enabled'
   */
  readonly injection?: Injection;
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
  readonly trustedNamespaces?: readonly NamespaceName[];
  /**
   * Namespace where cert-manager looks for the Secrets of ClusterIssuers: one authority that signs the certificates of all webhooks is
   * made there.
   * @default - there is no such authority
   */
  readonly webhookAuthority?: NamespaceName;
}

/** The Gateway is made here. */
export interface NewGateway {
  /** Pods that serve the Gateway; the network policies let their namespace in. */
  readonly ingress: IngressWorkloadRef;
  /**
   * Name of the Istio `Gateway` in `namespace`.
   * @default 'kubeflow-gateway'
   */
  readonly gatewayName?: ObjectName;
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
 * What all parts of the platform stand on: two Namespaces with their network policies, the roles of people, a
 * Gateway unless there is one, and the authority of webhooks if it is asked for.
 *
 * The network policies cover components that come later or never; a policy without pods does nothing.
 *
 * @throws ConfigError `SameNamespace`, `GatewayHosts`, `ExistingGateway`
 */
export class KubeflowBase extends Component<KubeflowBaseProps> {
  /** Namespace of the web applications and of most controllers. */
  public readonly namespace: string;
  /** Namespace of the training controllers. */
  public readonly systemNamespace: string;
  /** Where HTTP routes of the platform attach. */
  public readonly gateway: GatewayRef;

  constructor(scope: Construct, id: string, given: KubeflowBaseProps) {
    super(scope, id, given, 'components/kubeflow#KubeflowBaseProps');
    const { props } = this;
    const { namespace = 'kubeflow', systemNamespace = 'kubeflow-system', hosts = ['*'], podSecurity = 'restricted', injection = 'enabled', trustedNamespaces = [] } = props;
    this.check(namespace, systemNamespace, hosts);
    this.namespace = namespace;
    this.systemNamespace = systemNamespace;
    this.gateway = props.gateway ?? { namespace, name: props.gatewayName ?? 'kubeflow-gateway', workload: props.ingress };

    for (const [id_, name] of [['Namespace', namespace], ['SystemNamespace', systemNamespace]]) {
      const labels = { 'control-plane': 'kubeflow', ...injectionLabels(injection), 'pod-security.kubernetes.io/enforce': podSecurity };
      new Namespace(this, id_, { metadata: { name, labels } });
    }
    new PeopleRoles(this, 'PeopleRoles', CLUSTER_ROLES);
    const gateways = [this.gateway.workload.namespace, ...trustedNamespaces];
    this.addPolicies(namespace, PLATFORM_POLICIES, gateways);
    this.addPolicies(systemNamespace, systemPolicies(systemNamespace), gateways);
    if (props.gateway === undefined) {
      const credential = props.tls && secretNameOf(props.tls.certificate);
      credential !== undefined && declareSecrets(this, props.ingress.namespace, { name: credential, keys: ['tls.crt', 'tls.key'] });
      new Gateway(this, 'Gateway', {
        metadata: { name: this.gateway.name, namespace },
        spec: gatewaySpec(props.ingress.gatewaySelector, hosts, credential, props.tls?.httpRedirect ?? true),
      });
    }
    if (props.webhookAuthority !== undefined) {
      new WebhookAuthority(this, 'WebhookAuthority', { namespace: props.webhookAuthority });
    }
  }

  private check(namespace: string, systemNamespace: string, hosts: readonly string[]): void {
    const { gateway, tls } = this.props;
    const its = ([['tls', tls], ['hosts', this.props.hosts]] as const).find(([, value]) => value !== undefined);
    if (namespace === systemNamespace) {
      throw new ConfigError('SameNamespace', `namespace and systemNamespace must differ, got ${shown(namespace)} for both; ` +
        'leave systemNamespace out or name another one', this);
    }
    if (hosts.length === 0) {
      throw new ConfigError('GatewayHosts', `hosts must name at least one DNS name, got ${shown(hosts)}; ` +
        'pass e.g. ["ml.example.com"], or ["*"] for every name', this);
    }
    if (gateway !== undefined && its !== undefined) {
      throw new ConfigError('ExistingGateway', `${its[0]} is for a Gateway that is made here, got ${shown(its[1])} ` +
        `beside the existing gateway ${shown(`${gateway.namespace}/${gateway.name}`)}; set it there, or pass ingress instead of gateway`, this);
    }
  }

  private addPolicies(namespace: string, policies: readonly PlatformPolicy[], gateways: readonly string[]): void {
    policies.forEach(policy => new CallersPolicy(this, `Callers-${policy.name}`, namespace, policy, gateways));
  }
}
