import { Construct } from 'constructs';
import { addRoles, KEEP_CERTIFICATE } from './access';
import { CONFIG } from './config-maps';
import { imcControllerFacts, imcDispatcherFacts } from './facts';
import { LABELS, selectorOf, UNBOUND } from './labels';
import { configVariables, EVENT_PORTS, eventingPods, POD_NAME, PORTS, RECEIVER_PROBES, SYSTEM_NAMESPACE, WEBHOOK_PORTS, WEBHOOK_PROBES } from './pods';
import { COLLECTED, withStatus } from './rules';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { inMemoryChannelCrd } from '../../apis/messaging.knative.dev/crds';
import { Component, Definition } from '../../core';
import { ALL, CallersPolicy, ClusterAccess, ClusterBinding, knativeCertificate, KnativeFrame, knativeWebhook, NamespaceAccess, READ, readAtStart, rule, variable } from '../../kit';

const MESSAGING = 'messaging.knative.dev';
const CONTROLLER = 'imc-controller';
const DISPATCHER = 'imc-dispatcher';
const WEBHOOK = 'inmemorychannel-webhook';
const podsOf = (role: string) => ({ [`${MESSAGING}/channel`]: 'in-memory-channel', [`${MESSAGING}/role`]: role });

/** Selects the pods that take events. */
export const DISPATCHER_PODS = podsOf('dispatcher');

const KINDS = withStatus('inmemorychannels');
const CHANGE = [...READ, 'create', 'update', 'patch'];
const READ_CONFIG = rule('', READ, 'configmaps');
const SAY_EVENTS = rule('', ['create', 'patch'], 'events');
const LEASES = rule('coordination.k8s.io', CHANGE, 'leases');

const CONTROLLER_RULES: readonly PolicyRule[] = [
  rule(MESSAGING, [...READ, 'update', 'patch', 'knsubscribe'], ...KINDS),
  rule(MESSAGING, ['update', 'patch'], 'inmemorychannels/finalizers'),
  rule('eventing.knative.dev', READ, 'eventpolicies'),
  rule('', CHANGE, 'services', 'serviceaccounts'),
  rule('', READ, 'endpoints'),
  rule('rbac.authorization.k8s.io', CHANGE, 'rolebindings'),
  rule('apps', CHANGE, 'deployments'),
  rule('apps', READ, 'deployments/status'),
  READ_CONFIG, SAY_EVENTS, LEASES,
  rule('admissionregistration.k8s.io', ALL, 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
  rule('', CHANGE, 'namespaces'),
  rule('', ['update'], 'namespaces/finalizers'),
];

const DISPATCHER_RULES: readonly PolicyRule[] = [
  rule(MESSAGING, [...READ, 'patch'], ...KINDS),
  rule(MESSAGING, ['patch'], 'inmemorychannels/finalizers'),
  READ_CONFIG, SAY_EVENTS, LEASES,
  rule('', ['create'], 'serviceaccounts/token'),
  rule('eventing.knative.dev', READ, 'eventtypes', 'eventpolicies'),
  rule('eventing.knative.dev', ['create'], 'eventtypes'),
];

/** Properties of {@link InMemoryChannel}. */
export interface InMemoryChannelProps extends KnativeFrame {
  /** Whether brokers keep their events in such channels. */
  readonly withBrokers: boolean;
}

/**
 * Channels that keep events in the memory of a program: the definition, 2 accounts with their rights, the controller with its webhook, the dispatcher,
 * their Services, ConfigMap and Secret, 2 webhook configurations, 1 NetworkPolicy.
 */
export class InMemoryChannel extends Construct {
  constructor(scope: Construct, id: string, props: InMemoryChannelProps) {
    super(scope, id);
    const { namespace } = props;
    new Definition(this, 'Crd', inMemoryChannelCrd, { labels: { ...LABELS, 'knative.dev/crd-install': 'true' } });
    addRoles(this, {
      'imc-addressable-resolver': { labels: COLLECTED.addressable, rules: [rule(MESSAGING, READ, ...KINDS)] },
      'imc-channelable-manipulator': { labels: COLLECTED.channelable, rules: [rule(MESSAGING, ALL, ...KINDS)] },
      'imc-subscriber': { labels: COLLECTED.subscribable, rules: [rule(MESSAGING, ['knsubscribe'], 'inmemorychannels')] },
    });
    this.addAccess(namespace);
    this.addController(props);
    this.addDispatcher(props);
    this.addConfigurations({ name: WEBHOOK, namespace });
  }

  private addAccess(namespace: string): void {
    const [controller, dispatcher] = [{ name: CONTROLLER, namespace }, { name: DISPATCHER, namespace }];
    const labels = LABELS;
    for (const account of [controller, dispatcher]) {
      new ServiceAccount(this, `Account-${account.name}`, { metadata: { ...account, labels } });
    }
    new ClusterAccess(this, 'Controller', { name: CONTROLLER, rules: CONTROLLER_RULES, account: controller, labels });
    new ClusterBinding(this, 'Addresses', { name: 'imc-controller-resolver', role: 'addressable-resolver', account: controller, labels });
    new NamespaceAccess(this, 'Certificate', { name: 'knative-inmemorychannel-webhook', bindingName: CONTROLLER, rules: KEEP_CERTIFICATE, account: controller, labels });
    new ClusterAccess(this, 'Dispatcher', { name: DISPATCHER, rules: DISPATCHER_RULES, account: dispatcher, labels });
    new NamespaceAccess(this, 'Tls', {
      name: 'imc-dispatcher-tls-role', bindingName: 'imc-dispatcher-tls-role-binding', rules: [rule('', READ, 'secrets')], account: dispatcher, labels,
    });
  }

  private addController(frame: InMemoryChannelProps): void {
    const { namespace } = frame;
    const component = Component.of(this);
    const own = podsOf('controller');
    new ConfigMap(this, 'ConfigMap', {
      metadata: { name: 'config-imc-event-dispatcher', namespace, labels: LABELS }, data: { MaxIdleConnections: '1000', MaxIdleConnectionsPerHost: '100' },
    });
    knativeCertificate(this, WEBHOOK, namespace, LABELS);
    const pods = eventingPods({
      image: component.image('knative-eventing/imc-controller'),
      container: 'controller',
      own,
      account: CONTROLLER,
      env: [
        SYSTEM_NAMESPACE, variable('WEBHOOK_NAME', WEBHOOK), variable('WEBHOOK_PORT', String(PORTS.webhook)), ...configVariables('knative.dev/inmemorychannel-controller'),
        variable('DISPATCHER_IMAGE', component.image('knative-eventing/imc-dispatcher')), POD_NAME,
      ],
      clusterDomain: frame.clusterDomain,
      ports: WEBHOOK_PORTS,
      probes: WEBHOOK_PROBES,
      annotations: readAtStart(frame, CONFIG.leaderElection, CONFIG.observability),
      logsTell: false,
      terminationGracePeriodSeconds: 300,
    });
    new Deployment(this, 'ControllerDeployment', {
      metadata: { name: CONTROLLER, namespace, labels: { ...LABELS, ...UNBOUND, 'knative.dev/high-availability': 'true' } },
      spec: component.workload(CONTROLLER, pods, imcControllerFacts(namespace)),
    });
    new Service(this, 'WebhookService', {
      metadata: { name: WEBHOOK, namespace, labels: LABELS },
      spec: {
        selector: selectorOf(own),
        ports: [
          { name: 'https-webhook', port: 443, targetPort: PORTS.webhook }, { name: 'http-metrics', port: PORTS.metrics, targetPort: PORTS.metrics },
          { name: 'http-profiling', port: PORTS.profiling, targetPort: PORTS.profiling },
        ],
      },
    });
    new CallersPolicy(this, 'WebhookCallers', namespace, { name: WEBHOOK, pods: { matchLabels: own }, ports: [PORTS.webhook] }, []);
  }

  private addDispatcher(frame: InMemoryChannelProps): void {
    const { namespace, withBrokers } = frame;
    const name = DISPATCHER;
    const pods = eventingPods({
      image: Component.of(this).image('knative-eventing/imc-dispatcher'),
      container: 'dispatcher',
      own: DISPATCHER_PODS,
      account: name,
      env: [SYSTEM_NAMESPACE, ...configVariables('knative.dev/inmemorychannel-dispatcher'), POD_NAME, variable('CONTAINER_NAME', 'dispatcher')],
      clusterDomain: frame.clusterDomain,
      ports: [...EVENT_PORTS, { name: 'metrics', containerPort: PORTS.metrics }],
      probes: RECEIVER_PROBES,
      annotations: readAtStart(frame, CONFIG.leaderElection, CONFIG.observability),
      logsTell: false,
    });
    new Deployment(this, 'DispatcherDeployment', {
      metadata: { name, namespace, labels: { ...LABELS, ...UNBOUND, 'knative.dev/high-availability': 'true' } },
      spec: Component.of(this).workload(name, pods, imcDispatcherFacts(namespace, withBrokers)),
    });
    new Service(this, 'DispatcherService', {
      metadata: { name, namespace, labels: { ...LABELS, ...DISPATCHER_PODS } },
      spec: {
        selector: selectorOf(DISPATCHER_PODS),
        ports: [
          { name: 'http-dispatcher', port: 80, targetPort: PORTS.http, protocol: 'TCP' }, { name: 'https-dispatcher', port: 443, targetPort: PORTS.https, protocol: 'TCP' },
          { name: 'http-metrics', port: PORTS.metrics, targetPort: PORTS.metrics },
        ],
      },
    });
  }

  private addConfigurations(service: { readonly name: string; readonly namespace: string }): void {
    const entry = (name: string) => ({ ...knativeWebhook({ name, service, timeoutSeconds: 10 }), admissionReviewVersions: ['v1'] });
    const [mutating, validating] = ['inmemorychannel.eventing.knative.dev', 'validation.inmemorychannel.eventing.knative.dev'];
    new MutatingWebhookConfiguration(this, 'Mutating', { metadata: { name: mutating, labels: LABELS }, webhooks: [entry(mutating)] });
    new ValidatingWebhookConfiguration(this, 'Validating', { metadata: { name: validating, labels: LABELS }, webhooks: [entry(validating)] });
  }
}
