import { Construct } from 'constructs';
import { ACCOUNT } from './access';
import { CONFIG } from './config-maps';
import { brokerControllerFacts, brokerFilterFacts, brokerIngressFacts } from './facts';
import { LABELS, selectorOf, UNBOUND } from './labels';
import {
  configVariables, CONTROLLER_PORTS, CONTROLLER_PROBES, EVENT_PORTS, EVENT_SERVICE_PORTS, eventingPods, NAMESPACE,
  POD_NAME, PORTS, RECEIVER_METRICS, RECEIVER_PROBES, SYSTEM_NAMESPACE,
} from './pods';
import { completed } from './range';
import { withStatus } from './rules';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component, ProgramFacts } from '../../core';
import { ALL, Autoscaling, autoscalerSpec, ClusterAccess, KnativeFrame, NamespaceAccess, READ, readAtStart, rule, variable } from '../../kit';

const EVENTING = 'eventing.knative.dev';
const RESOURCES = { requests: { cpu: '100m', memory: '100Mi' } };
/** Account of no pod: tokens of brokers for their channels are made for it. */
const OIDC_ACCOUNT = 'mt-broker-ingress-oidc';

/** Selects the pods that take events, or hand them on. */
export function brokerPods(role: Role): Readonly<Record<string, string>> {
  return { [`${EVENTING}/brokerRole`]: role };
}

type Role = 'ingress' | 'filter';

const READ_CONFIG = rule('', READ, 'configmaps');
const READ_SECRETS = rule('', READ, 'secrets');

const CONTROLLER_RULES: readonly PolicyRule[] = [
  rule('', ['update'], 'namespaces/finalizers'), rule('coordination.k8s.io', ALL, 'leases'), rule(EVENTING, ['knsubscribe'], 'brokers'),
];

/** Rights in the whole cluster, and in the namespace. */
const RULES: Readonly<Record<Role, { readonly everywhere: readonly PolicyRule[]; readonly here: readonly PolicyRule[] }>> = {
  ingress: {
    everywhere: [rule(EVENTING, [...READ, 'create'], 'eventtypes'), rule(EVENTING, READ, 'brokers', 'eventpolicies'), READ_CONFIG],
    here: [READ_SECRETS, { apiGroups: [''], resources: ['serviceaccounts/token'], resourceNames: [OIDC_ACCOUNT], verbs: ['create'] }],
  },
  filter: {
    everywhere: [
      rule(EVENTING, READ, ...withStatus('brokers', 'triggers'), 'eventpolicies'), rule('messaging.knative.dev', READ, 'subscriptions'), READ_CONFIG,
      rule('', ['create'], 'serviceaccounts/token'), rule(EVENTING, [...READ, 'create'], 'eventtypes'),
    ],
    here: [READ_SECRETS],
  },
};

/** Properties of {@link ChannelBasedBroker}. */
export interface ChannelBasedBrokerProps extends KnativeFrame {
  readonly autoscaling: Readonly<Record<Role, Autoscaling | false>>;
  /** Whether they keep their events in channels that run here. */
  readonly inMemory: boolean;
}

/** Brokers that keep their events in channels: controller, ingress and filter with their accounts, rights, Services and autoscalers. */
export class ChannelBasedBroker extends Construct {
  constructor(scope: Construct, id: string, props: ChannelBasedBrokerProps) {
    super(scope, id);
    const { namespace, inMemory } = props;
    this.addController(props);
    new ServiceAccount(this, 'OidcAccount', { metadata: { name: OIDC_ACCOUNT, namespace, labels: LABELS } });
    this.addReceiver(props, 'ingress', 'INGRESS', brokerIngressFacts(namespace, inMemory));
    this.addReceiver(props, 'filter', 'FILTER', brokerFilterFacts(namespace));
  }

  private addController(frame: ChannelBasedBrokerProps): void {
    const { namespace } = frame;
    const name = 'mt-broker-controller';
    new ClusterAccess(this, 'Access', {
      name: 'knative-eventing-mt-channel-broker-controller', bindingName: 'eventing-mt-channel-broker-controller', rules: CONTROLLER_RULES,
      account: { name: ACCOUNT.controller, namespace }, labels: LABELS,
    });
    const pods = eventingPods({
      image: Component.of(this).image('knative-eventing/mt-broker-controller'),
      container: name,
      own: { app: name },
      account: ACCOUNT.controller,
      env: [SYSTEM_NAMESPACE, ...configVariables('knative.dev/eventing'), POD_NAME],
      clusterDomain: frame.clusterDomain,
      ports: CONTROLLER_PORTS,
      probes: CONTROLLER_PROBES,
      resources: RESOURCES,
      annotations: readAtStart(frame, CONFIG.leaderElection, CONFIG.observability),
    });
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: { ...LABELS, ...UNBOUND } }, spec: Component.of(this).workload(name, pods, brokerControllerFacts(namespace)),
    });
  }

  private addReceiver(frame: ChannelBasedBrokerProps, role: Role, prefix: string, facts: ProgramFacts): void {
    const { namespace, autoscaling } = frame;
    const name = `mt-broker-${role}`;
    const at = new Construct(this, role);
    const own = brokerPods(role);
    const account = { name, namespace };
    new ServiceAccount(at, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    new ClusterAccess(at, 'Access', { name: `knative-eventing-${name}`, rules: RULES[role].everywhere, account, labels: LABELS });
    new NamespaceAccess(at, 'NamespaceAccess', { name, rules: RULES[role].here, account, labels: LABELS });
    const pods = eventingPods({
      image: Component.of(this).image(`knative-eventing/mt-broker-${role}`),
      container: role,
      own,
      account: name,
      env: [
        SYSTEM_NAMESPACE, NAMESPACE, POD_NAME, variable('CONTAINER_NAME', role), ...configVariables('knative.dev/internal/eventing'),
        variable(`${prefix}_PORT`, String(PORTS.http)), variable(`${prefix}_PORT_HTTPS`, String(PORTS.https)),
      ],
      clusterDomain: frame.clusterDomain,
      ports: [...EVENT_PORTS, { name: 'metrics', containerPort: PORTS.receiverMetrics, protocol: 'TCP' }],
      probes: RECEIVER_PROBES,
      resources: RESOURCES,
      annotations: readAtStart(frame, CONFIG.observability),
      apart: false,
    });
    new Deployment(at, 'Deployment', { metadata: { name, namespace, labels: { ...LABELS, ...UNBOUND } }, spec: Component.of(this).workload(name, pods, facts) });
    new Service(at, 'Service', {
      metadata: { name: `broker-${role}`, namespace, labels: { ...LABELS, ...own } }, spec: { selector: selectorOf(own), ports: [...EVENT_SERVICE_PORTS, RECEIVER_METRICS] },
    });
    const range = autoscaling[role];
    if (range !== false) {
      new HorizontalPodAutoscaler(at, 'HorizontalPodAutoscaler', {
        metadata: { name: `broker-${role}-hpa`, namespace, labels: LABELS }, spec: autoscalerSpec(name, completed(role, range)),
      });
    }
  }
}
