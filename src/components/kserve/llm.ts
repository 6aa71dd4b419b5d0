import { Construct } from 'constructs';
import { WEBHOOK_PORT } from './deployment';
import { llmFacts } from './facts';
import { COMMON_LABELS, LLM_LABELS, selectorOf } from './labels';
import { Frame, Manager } from './manager';
import { presets } from './presets';
import { LLM_ELECTION, LLM_RULES } from './rbac';
import { SERVING, validatingVersions } from './webhooks';
import { inferencePoolCrd } from '../../apis/inference.networking.k8s.io/crds';
import * as experimental from '../../apis/inference.networking.x-k8s.io/crds';
import { ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Service } from '../../apis/k8s/core/v1';
import { llmInferenceServiceConfigCrd, llmInferenceServiceCrd } from '../../apis/serving.kserve.io/crds';
import { LLMInferenceServiceConfig } from '../../apis/serving.kserve.io/v1alpha2';
import { Component, convertedBy, Definition } from '../../core';
import { CallersPolicy, having, outsideMesh } from '../../kit';

const NAME = 'llmisvc-controller-manager';
const METRICS_PORT = 8443;

/** Kinds of the Gateway API's inference extension, which the controller makes objects of. */
const EXTENSION = [
  inferencePoolCrd, experimental.experimentalInferencePoolCrd, experimental.inferenceObjectiveCrd, experimental.inferenceModelRewriteCrd,
  experimental.inferencePoolImportCrd,
];

/** Properties of {@link LargeLanguageModelController}. */
export interface LargeLanguageModelProps extends Frame {
  /** Whether servers and schedulers speak TLS. */
  readonly tls: boolean;
}

/** Runs large language models; its webhooks check them and convert their versions. Presets say what a model does not say itself. */
export class LargeLanguageModelController extends Construct {
  constructor(scope: Construct, id: string, props: LargeLanguageModelProps) {
    super(scope, id);
    const { namespace } = props;
    const component = Component.of(this);
    for (const crd of EXTENSION) {
      new Definition(this, `${crd.kind}Crd-${crd.group}`, crd, { labels: COMMON_LABELS });
    }
    const { service, injectCa } = new Manager(this, 'Manager', {
      ...props,
      name: NAME,
      prefix: 'llmisvc',
      ownLabels: LLM_LABELS,
      sharedLabels: COMMON_LABELS,
      managedBy: false,
      role: { name: 'kserve-llmisvc-manager-role', binding: 'llmisvc-manager-rolebinding', rules: LLM_RULES },
      election: { name: 'llmisvc-leader-election', rules: LLM_ELECTION },
      certificateName: 'llmisvc-serving-cert',
      webhookPortName: 'https',
      image: component.image('kserve/llmisvc-controller'),
      args: [`--metrics-addr=:${METRICS_PORT}`, '--leader-elect'],
      labels: { 'app.kubernetes.io/component': 'controller' },
      // Both ports have TLS of their own, and are called from outside the mesh.
      annotations: outsideMesh(METRICS_PORT, WEBHOOK_PORT),
      memoryRequest: '300Mi',
      ports: [{ name: 'metrics', containerPort: METRICS_PORT, protocol: 'TCP' }],
      security: { runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      livenessPeriod: 10,
      terminationGracePeriodSeconds: 30,
      facts: [llmFacts(namespace, NAME)],
    });
    for (const crd of [llmInferenceServiceCrd, llmInferenceServiceConfigCrd]) {
      const conversion = convertedBy({ ...service, port: 443, reviewVersions: ['v1', 'v1beta1'] });
      new Definition(this, `${crd.kind}Crd`, crd, { labels: COMMON_LABELS, annotations: injectCa, conversion });
    }
    new Service(this, 'MetricsService', {
      metadata: { name: 'llmisvc-controller-manager-service', namespace, labels: { ...LLM_LABELS, ...selectorOf(NAME) } },
      spec: { selector: selectorOf(NAME), ports: [{ name: 'https', port: METRICS_PORT, targetPort: 'metrics', protocol: 'TCP' }] },
    });
    // The API server calls the webhooks from outside the pod network.
    new CallersPolicy(this, 'Callers', namespace, { name: 'llmisvc', pods: having('control-plane', NAME), ports: [WEBHOOK_PORT] }, []);
    for (const plural of ['llminferenceservices', 'llminferenceserviceconfigs']) {
      const name = plural.replace(/s$/, '');
      new ValidatingWebhookConfiguration(this, `ValidatingWebhook-${name}`, {
        metadata: { name: `${name}.${SERVING}`, labels: COMMON_LABELS, annotations: injectCa }, webhooks: validatingVersions(service, plural),
      });
    }
    for (const [name, spec] of Object.entries(presets({ tls: props.tls, image: image => component.image(image) }))) {
      new LLMInferenceServiceConfig(this, `Preset-${name}`, { metadata: { name: `kserve-config-llm-${name}`, namespace, labels: COMMON_LABELS }, spec });
    }
  }
}
