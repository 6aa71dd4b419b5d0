import { Construct } from 'constructs';
import { addClusterAccess, addNamespaceAccess } from './access';
import { Autoscaling, autoscalerSpec } from './autoscaling';
import { ISTIOD, ISTIOD_LABELS, ISTIOD_SERVICE } from './istiod';
import { GATEWAY_CONTROLLER_RULES, ISTIOD_NAMESPACE_RULES, ISTIOD_RULES, READER_RULES } from './istiod-rbac';
import { partLabels, REVISION, REVISION_LABEL, revisionLabels } from './labels';
import { injectorWebhooks, validatorWebhooks } from './webhooks';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';

/** What the control plane is made of. */
export interface ControlPlaneOptions {
  readonly namespace: string;
  /** Data of the ConfigMap with the mesh's configuration. */
  readonly mesh: Readonly<Record<string, string>>;
  /** Data of the ConfigMap with the injected pods' form. */
  readonly injector: Readonly<Record<string, string>>;
  readonly deployment: DeploymentSpec;
  readonly autoscaling: Autoscaling | false;
}

/** Accounts of the control plane, and of control planes in other clusters, with their rights. */
export function addControlPlaneAccess(scope: Construct, namespace: string): void {
  const istiod = { account: { name: ISTIOD, namespace }, labels: { app: ISTIOD, ...partLabels('istiod') } };
  const reader = {
    account: { name: 'istio-reader-service-account', namespace },
    labels: { app: 'istio-reader', ...partLabels('istio-reader') },
  };
  new ServiceAccount(scope, 'ServiceAccount', { metadata: { ...istiod.account, labels: istiod.labels } });
  new ServiceAccount(scope, 'ReaderServiceAccount', { metadata: { ...reader.account, labels: reader.labels } });
  addClusterAccess(scope, { ...istiod, id: '', name: `istiod-clusterrole-${namespace}`, rules: ISTIOD_RULES });
  addClusterAccess(scope, {
    ...istiod,
    id: 'GatewayController',
    name: `istiod-gateway-controller-${namespace}`,
    rules: GATEWAY_CONTROLLER_RULES,
  });
  addClusterAccess(scope, { ...reader, id: 'Reader', name: `istio-reader-clusterrole-${namespace}`, rules: READER_RULES });
  addNamespaceAccess(scope, { ...istiod, id: '', name: ISTIOD, rules: ISTIOD_NAMESPACE_RULES });
}

/** The control plane: configuration, Deployment, Service, autoscaler, webhooks. */
export function addControlPlane(scope: Construct, options: ControlPlaneOptions): void {
  const { namespace } = options;
  const common = revisionLabels('istiod', 'Pilot');
  const metadata = { name: ISTIOD, namespace, labels: { ...common, ...ISTIOD_LABELS } };
  new ConfigMap(scope, 'MeshConfig', { metadata: { name: 'istio', namespace, labels: common }, data: options.mesh });
  new ConfigMap(scope, 'InjectorConfig', {
    metadata: { name: 'istio-sidecar-injector', namespace, labels: common },
    data: options.injector,
  });
  new Deployment(scope, 'Deployment', { metadata, spec: options.deployment });
  new Service(scope, 'Service', { metadata, spec: ISTIOD_SERVICE });
  if (options.autoscaling !== false) {
    new HorizontalPodAutoscaler(scope, 'HorizontalPodAutoscaler', {
      metadata: { name: ISTIOD, namespace, labels: { app: ISTIOD, ...common } },
      spec: autoscalerSpec(ISTIOD, options.autoscaling),
    });
  }
  const service = { name: ISTIOD, namespace };
  new MutatingWebhookConfiguration(scope, 'MutatingWebhookConfiguration', {
    metadata: { name: 'istio-sidecar-injector', labels: { app: 'sidecar-injector', ...common } },
    webhooks: injectorWebhooks(service),
  });
  new ValidatingWebhookConfiguration(scope, 'ValidatingWebhookConfiguration', {
    metadata: {
      name: `istio-validator-${namespace}`,
      labels: { app: ISTIOD, istio: ISTIOD, ...partLabels('istiod'), [REVISION_LABEL]: REVISION },
    },
    webhooks: validatorWebhooks(service),
  });
}
