import { Construct } from 'constructs';
import { ACCOUNT } from './access';
import { CONFIG } from './config-maps';
import { webhookFacts } from './facts';
import { LABELS, selectorOf, UNBOUND } from './labels';
import { eventingPods, POD_NAME, PORTS, SYSTEM_NAMESPACE, WEBHOOK_PORTS, WEBHOOK_PROBES } from './pods';
import { completed } from './range';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service } from '../../apis/k8s/core/v1';
import { PodDisruptionBudget } from '../../apis/k8s/policy/v1';
import { Component } from '../../core';
import { NAMESPACE_NAME } from '../../core/names';
import { Autoscaling, autoscalerSpec, inExpression, knativeCertificate, KnativeFrame, knativeWebhook, readAtStart, variable } from '../../kit';

/** Name of the Service too, and of what its certificate is in. */
export const WEBHOOK = 'eventing-webhook';

/** Properties of {@link Webhook}. */
export interface WebhookProps extends KnativeFrame {
  readonly autoscaling: Autoscaling | false;
}

/**
 * Checks, completes and converts Knative Eventing's kinds, checks its ConfigMaps, and gives pods the address of a sink where a SinkBinding says so:
 * Deployment, Service, autoscaler, disruption budget, Secret, 4 webhook configurations.
 */
export class Webhook extends Construct {
  constructor(scope: Construct, id: string, props: WebhookProps) {
    super(scope, id);
    const { namespace, autoscaling } = props;
    const name = WEBHOOK;
    const metadata = { name, namespace, labels: LABELS };
    knativeCertificate(this, name, namespace, LABELS);
    new Deployment(this, 'Deployment', {
      metadata: { ...metadata, labels: { ...LABELS, ...UNBOUND } },
      spec: Component.of(this).workload(name, this.pods(props), webhookFacts(namespace)),
    });
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { ...LABELS, role: name } },
      spec: { selector: selectorOf({ role: name }), ports: [{ name: 'https-webhook', port: 443, targetPort: PORTS.webhook }] },
    });
    if (autoscaling !== false) {
      new HorizontalPodAutoscaler(this, 'HorizontalPodAutoscaler', { metadata, spec: autoscalerSpec(name, completed('webhook', autoscaling)) });
    }
    new PodDisruptionBudget(this, 'PodDisruptionBudget', { metadata, spec: { minAvailable: 0, selector: { matchLabels: selectorOf({ app: name }) } } });
    this.addConfigurations(namespace);
  }

  private pods(frame: WebhookProps) {
    return eventingPods({
      image: Component.of(this).image('knative-eventing/webhook'),
      container: WEBHOOK,
      own: { app: WEBHOOK, role: WEBHOOK },
      apart: { app: WEBHOOK },
      account: ACCOUNT.webhook,
      env: [
        SYSTEM_NAMESPACE, variable('CONFIG_LOGGING_NAME', CONFIG.logging), variable('METRICS_DOMAIN', 'knative.dev/eventing'), variable('WEBHOOK_NAME', WEBHOOK),
        variable('WEBHOOK_PORT', String(PORTS.webhook)), variable('SINK_BINDING_SELECTION_MODE', 'exclusion'), POD_NAME,
      ],
      clusterDomain: frame.clusterDomain,
      ports: WEBHOOK_PORTS,
      probes: WEBHOOK_PROBES,
      resources: { requests: { cpu: '100m', memory: '50Mi' }, limits: { cpu: '200m', memory: '200Mi' } },
      annotations: readAtStart(frame, CONFIG.leaderElection, CONFIG.observability),
      terminationGracePeriodSeconds: 300,
    });
  }

  private addConfigurations(namespace: string): void {
    const service = { name: WEBHOOK, namespace };
    const entry = (name: string) => knativeWebhook({ name, service, timeoutSeconds: 10 });
    const [mutating, bindings] = ['webhook.eventing.knative.dev', 'sinkbindings.webhook.sources.knative.dev'];
    const [validating, config] = ['validation.webhook.eventing.knative.dev', 'config.webhook.eventing.knative.dev'];
    new MutatingWebhookConfiguration(this, 'Mutating', { metadata: { name: mutating, labels: LABELS }, webhooks: [entry(mutating)] });
    new MutatingWebhookConfiguration(this, 'SinkBindings', { metadata: { name: bindings, labels: LABELS }, webhooks: [entry(bindings)] });
    new ValidatingWebhookConfiguration(this, 'Validating', { metadata: { name: validating, labels: LABELS }, webhooks: [entry(validating)] });
    new ValidatingWebhookConfiguration(this, 'Config', {
      metadata: { name: config, labels: LABELS },
      webhooks: [{ ...entry(config), failurePolicy: 'Ignore', namespaceSelector: { matchExpressions: inExpression(NAMESPACE_NAME, namespace) } }],
    });
  }
}
