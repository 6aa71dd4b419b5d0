import { Construct } from 'constructs';
import { LOCKED } from './deployment';
import { controllerFacts } from './facts';
import { KSERVE_LABELS, selectorOf } from './labels';
import { Frame, Manager } from './manager';
import { CONTROLLER_ELECTION, CONTROLLER_RULES } from './rbac';
import { CheckedKind, defaulting, podMutator, SERVING, validating } from './webhooks';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Service } from '../../apis/k8s/core/v1';
import * as crds from '../../apis/serving.kserve.io/crds';
import { Component, configChecksum, Definition } from '../../core';
import { CHECK_CLIENTS, ClusterAccess, metricsProxy, metricsProxyFacts } from '../../kit';

const NAME = 'kserve-controller-manager';
const METRICS_PORT = 8443;

/** Kinds that the controller looks after. */
const CRDS = [
  crds.inferenceServiceCrd, crds.servingRuntimeCrd, crds.clusterServingRuntimeCrd, crds.clusterStorageContainerCrd, crds.inferenceGraphCrd, crds.trainedModelCrd,
];

const INFERENCE_SERVICE: CheckedKind = { version: 'v1beta1', plural: 'inferenceservices' };
const CHECKED: readonly CheckedKind[] = [
  INFERENCE_SERVICE, ...['clusterservingruntimes', 'servingruntimes', 'inferencegraphs', 'trainedmodels'].map(plural => ({ version: 'v1alpha1', plural })),
];

/** Properties of {@link KServeController}. */
export interface KServeControllerProps extends Frame {
  /** Namespace of Knative's pods and ConfigMaps. @default - there is no Knative */
  readonly knativeNamespace?: string;
}

/** Where the controller looks for Knative's settings unless it is told. */
const USUAL_KNATIVE = 'knative-serving';

/** Runs models; its webhooks complete and check what is served, and put what fetches a model into pods. */
export class KServeController extends Construct {
  constructor(scope: Construct, id: string, { knativeNamespace = USUAL_KNATIVE, ...frame }: KServeControllerProps) {
    super(scope, id);
    const { namespace } = frame;
    const component = Component.of(this);
    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: KSERVE_LABELS });
    }
    const { service, injectCa } = new Manager(this, 'Manager', {
      ...frame,
      name: NAME,
      prefix: 'kserve',
      ownLabels: KSERVE_LABELS,
      role: { name: 'kserve-manager-role', binding: 'kserve-manager-rolebinding', rules: CONTROLLER_RULES },
      election: { name: 'kserve-leader-election', rules: CONTROLLER_ELECTION },
      certificateName: 'serving-cert',
      image: component.image('kserve/controller'),
      args: ['--metrics-addr=127.0.0.1:8080', '--leader-elect'],
      // Settings of Knative's autoscaler, and of its domains.
      ...knativeNamespace !== USUAL_KNATIVE && {
        env: ['KNATIVE_CONFIG_AUTOSCALER_NAMESPACE', 'SYSTEM_NAMESPACE'].map(name => ({ name, value: knativeNamespace })),
      },
      // The API server calls it from outside the mesh. Of its settings it reads some only at start.
      // As a label it keeps the injector's webhook out of the pod's way as well.
      labels: { 'sidecar.istio.io/inject': 'false' },
      annotations: { 'sidecar.istio.io/inject': 'false', ...configChecksum(frame.config) },
      memoryRequest: '200Mi',
      terminationGracePeriodSeconds: 10,
      sidecars: [metricsProxy(component.image('kube-rbac-proxy/v0.18'), LOCKED)],
      facts: [controllerFacts(namespace, NAME), metricsProxyFacts(namespace, NAME)],
    });
    const account = { name: NAME, namespace };
    new ClusterAccess(this, 'Proxy', { name: 'kserve-proxy-role', bindingName: 'kserve-proxy-rolebinding', rules: CHECK_CLIENTS, account, labels: KSERVE_LABELS });
    new Service(this, 'MetricsService', {
      metadata: {
        name: `${NAME}-metrics-service`,
        namespace,
        labels: { ...KSERVE_LABELS, ...selectorOf(NAME) },
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/scheme': 'https', 'prometheus.io/port': String(METRICS_PORT) },
      },
      spec: { selector: selectorOf(NAME), ports: [{ name: 'https', port: METRICS_PORT, targetPort: 'https' }] },
    });
    const metadata = (name: string) => ({ name: `${name}.${SERVING}`, labels: KSERVE_LABELS, annotations: injectCa });
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', {
      metadata: metadata('inferenceservice'), webhooks: [defaulting(service, INFERENCE_SERVICE), podMutator(service)],
    });
    for (const kind of CHECKED) {
      const name = kind.plural.replace(/s$/, '');
      new ValidatingWebhookConfiguration(this, `ValidatingWebhook-${name}`, { metadata: metadata(name), webhooks: [validating(service, kind)] });
    }
  }
}
