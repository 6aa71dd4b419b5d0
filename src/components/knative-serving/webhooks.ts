import { Construct } from 'constructs';
import { COMMON_PORTS, deploymentSpec, ProgramDeployment } from './deployment';
import { webhookFacts } from './facts';
import { Frame, readAtStart } from './frame';
import { NAME, NET_ISTIO_LABELS, NET_ISTIO_POD_LABELS, partLabels } from './labels';
import { completed } from './range';
import { CONTROLLER } from './rbac';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service } from '../../apis/k8s/core/v1';
import { PodDisruptionBudget } from '../../apis/k8s/policy/v1';
import { Component } from '../../core';
import { Autoscaling, autoscalerSpec, fieldVariable, inExpression, knativeCertificate, knativeWebhook, Labels, variable } from '../../kit';

/** Port of the webhooks at their pods. */
export const WEBHOOK_PORT = 8443;

const HTTPS = { httpGet: { port: WEBHOOK_PORT, scheme: 'HTTPS' as const } };
const PORT = { name: 'https-webhook', containerPort: WEBHOOK_PORT };
const LIVENESS = { ...HTTPS, initialDelaySeconds: 20, periodSeconds: 10, failureThreshold: 6 };

/** Properties of {@link Webhook}. */
export interface WebhookProps extends Frame {
  readonly autoscaling: Autoscaling | false;
}

/**
 * Checks and completes Knative's kinds, and checks its ConfigMaps: Deployment, Service, autoscaler, disruption budget, Secret, 3 webhook configurations.
 */
export class Webhook extends Construct {
  constructor(scope: Construct, id: string, props: WebhookProps) {
    super(scope, id);
    const { namespace, autoscaling } = props;
    const name = 'webhook';
    const labels = partLabels(name);
    const selector = { app: name, role: name };
    const metadata = { name, namespace, labels };
    knativeCertificate(this, name, namespace, labels);
    const program = this.deployment(props, labels, selector);
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(name, deploymentSpec(program), webhookFacts(namespace, name)) });
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { ...labels, ...selector } },
      spec: { selector, ports: [...COMMON_PORTS, { name: 'https-webhook', port: 443, targetPort: WEBHOOK_PORT }] },
    });
    if (autoscaling !== false) {
      new HorizontalPodAutoscaler(this, 'HorizontalPodAutoscaler', { metadata, spec: autoscalerSpec(name, completed(name, autoscaling)) });
    }
    new PodDisruptionBudget(this, 'PodDisruptionBudget', {
      metadata: { ...metadata, name: `${name}-pdb` }, spec: { minAvailable: 0, selector: { matchLabels: { app: name } } },
    });
    this.addConfigurations({ name, namespace }, labels);
  }

  private addConfigurations(service: { readonly name: string; readonly namespace: string }, labels: Labels): void {
    const [mutating, validating, config] = ['webhook.serving.knative.dev', 'validation.webhook.serving.knative.dev', 'config.webhook.serving.knative.dev'];
    const checked = ['autoscaler', 'controller', 'logging', 'networking', 'observability', 'tracing', 'net-certmanager'];
    new MutatingWebhookConfiguration(this, 'Mutating', { metadata: { name: mutating, labels }, webhooks: [knativeWebhook({ name: mutating, service, timeoutSeconds: 10 })] });
    new ValidatingWebhookConfiguration(this, 'Validating', {
      metadata: { name: validating, labels }, webhooks: [knativeWebhook({ name: validating, service, timeoutSeconds: 10 })],
    });
    new ValidatingWebhookConfiguration(this, 'Config', {
      metadata: { name: config, labels },
      webhooks: [knativeWebhook({
        name: config,
        service,
        timeoutSeconds: 10,
        objectSelector: { matchExpressions: [...inExpression('app.kubernetes.io/name', NAME), ...inExpression('app.kubernetes.io/component', ...checked)] },
      })],
    });
  }

  private deployment(props: WebhookProps, labels: Labels, selector: Labels): ProgramDeployment {
    return {
      ...props,
      image: Component.of(this).image('knative-serving/webhook'),
      container: 'webhook',
      labels,
      selector,
      account: CONTROLLER,
      env: [fieldVariable('POD_NAME', 'metadata.name'), variable('WEBHOOK_NAME', 'webhook'), variable('WEBHOOK_PORT', String(WEBHOOK_PORT))],
      port: PORT,
      probes: { livenessProbe: LIVENESS, readinessProbe: { ...HTTPS, periodSeconds: 1 } },
      resources: { requests: { cpu: '100m', memory: '100Mi' }, limits: { cpu: '500m', memory: '500Mi' } },
      annotations: readAtStart(props, 'leaderElection', 'observability'),
      terminationGracePeriodSeconds: 300,
    };
  }
}

/** Completes the Deployments of revisions for the mesh, and checks the ConfigMap of the gateways: Deployment, Service, Secret, 2 webhook configurations. */
export class NetIstioWebhook extends Construct {
  constructor(scope: Construct, id: string, props: Frame) {
    super(scope, id);
    const { namespace } = props;
    const name = 'net-istio-webhook';
    const labels = NET_ISTIO_LABELS;
    const selector = { app: name, role: name };
    const metadata = { name, namespace, labels };
    knativeCertificate(this, name, namespace, labels);
    const program: ProgramDeployment = {
      ...props,
      image: Component.of(this).image('knative-serving/net-istio-webhook'),
      container: 'webhook',
      labels: NET_ISTIO_POD_LABELS,
      selector,
      account: CONTROLLER,
      env: [variable('METRICS_DOMAIN', 'knative.dev/net-istio'), variable('WEBHOOK_NAME', name), variable('WEBHOOK_PORT', String(WEBHOOK_PORT))],
      port: PORT,
      probes: { livenessProbe: LIVENESS, readinessProbe: { ...HTTPS, periodSeconds: 1, failureThreshold: 3 } },
      resources: { requests: { cpu: '20m', memory: '20Mi' }, limits: { cpu: '200m', memory: '200Mi' } },
      annotations: readAtStart(props, 'leaderElection', 'observability'),
      spread: false,
      readOnlyRoot: false,
    };
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(name, deploymentSpec(program), webhookFacts(namespace, name)) });
    new Service(this, 'Service', {
      metadata: { ...metadata, labels: { ...labels, role: name } },
      spec: {
        selector: { app: name },
        ports: [
          { name: 'http-metrics', port: 9090, targetPort: 'metrics' }, { name: 'http-profiling', port: 8008, targetPort: 'profiling' },
          { name: 'https-webhook', port: 443, targetPort: 'https-webhook' },
        ],
      },
    });
    this.addConfigurations({ name, namespace });
  }

  private addConfigurations(service: { readonly name: string; readonly namespace: string }): void {
    const labels = NET_ISTIO_LABELS;
    const [mutating, config] = ['webhook.istio.networking.internal.knative.dev', 'config.webhook.istio.networking.internal.knative.dev'];
    new MutatingWebhookConfiguration(this, 'Mutating', {
      metadata: { name: mutating, labels },
      webhooks: [knativeWebhook({ name: mutating, service, objectSelector: { matchExpressions: [{ key: 'serving.knative.dev/configuration', operator: 'Exists' }] } })],
    });
    new ValidatingWebhookConfiguration(this, 'Config', {
      metadata: { name: config, labels },
      webhooks: [knativeWebhook({ name: config, service, objectSelector: { matchLabels: { 'app.kubernetes.io/name': NAME, 'app.kubernetes.io/component': 'net-istio' } } })],
    });
  }
}
