import { Construct } from 'constructs';
import { istiodFacts } from './facts';
import { ISTIOD, ISTIOD_LABELS, ISTIOD_SERVICE, IstiodOptions, istiodSpec } from './istiod';
import { GATEWAY_CONTROLLER_RULES, ISTIOD_NAMESPACE_RULES, ISTIOD_RULES, READER_RULES } from './istiod-rbac';
import { partLabels, REVISION, REVISION_LABEL, revisionLabels } from './labels';
import { injectorWebhooks, validatorWebhooks } from './webhooks';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, setStage } from '../../core';
import { Autoscaling, autoscalerSpec, ClusterAccess, NamespaceAccess } from '../../kit';

/** Properties of {@link ControlPlane}. */
export interface ControlPlaneProps {
  readonly namespace: string;
  /** Data of the ConfigMap with the mesh's configuration. */
  readonly mesh: Readonly<Record<string, string>>;
  /** Data of the ConfigMap with the injected pods' form. */
  readonly injector: Readonly<Record<string, string>>;
  readonly istiod: IstiodOptions;
  readonly autoscaling: Autoscaling | false;
}

/** The control plane: accounts, configuration, Deployment, Service, autoscaler, webhooks. */
export class ControlPlane extends Construct {
  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const { namespace } = props;
    const common = revisionLabels('istiod', 'Pilot');
    const metadata = { name: ISTIOD, namespace, labels: { ...common, ...ISTIOD_LABELS } };
    this.addAccess(namespace);
    new ConfigMap(this, 'MeshConfig', { metadata: { name: 'istio', namespace, labels: common }, data: props.mesh });
    new ConfigMap(this, 'InjectorConfig', { metadata: { name: 'istio-sidecar-injector', namespace, labels: common }, data: props.injector });
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(ISTIOD, istiodSpec(props.istiod), istiodFacts(namespace)) });
    new Service(this, 'Service', { metadata, spec: ISTIOD_SERVICE });
    if (props.autoscaling !== false) {
      new HorizontalPodAutoscaler(this, 'HorizontalPodAutoscaler', {
        metadata: { name: ISTIOD, namespace, labels: { app: ISTIOD, ...common } },
        spec: autoscalerSpec(ISTIOD, props.autoscaling),
      });
    }
    this.addWebhooks(namespace, common);
  }

  /** Accounts of the control plane, and of control planes in other clusters, with their rights. */
  private addAccess(namespace: string): void {
    const istiod = { account: { name: ISTIOD, namespace }, labels: { app: ISTIOD, ...partLabels('istiod') } };
    const reader = { account: { name: 'istio-reader-service-account', namespace }, labels: { app: 'istio-reader', ...partLabels('istio-reader') } };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...istiod.account, labels: istiod.labels } });
    new ServiceAccount(this, 'ReaderServiceAccount', { metadata: { ...reader.account, labels: reader.labels } });
    new ClusterAccess(this, 'Access', { ...istiod, name: `istiod-clusterrole-${namespace}`, rules: ISTIOD_RULES });
    new ClusterAccess(this, 'GatewayController', { ...istiod, name: `istiod-gateway-controller-${namespace}`, rules: GATEWAY_CONTROLLER_RULES });
    new ClusterAccess(this, 'Reader', { ...reader, name: `istio-reader-clusterrole-${namespace}`, rules: READER_RULES });
    new NamespaceAccess(this, 'NamespaceAccess', { ...istiod, name: ISTIOD, rules: ISTIOD_NAMESPACE_RULES });
  }

  private addWebhooks(namespace: string, common: Readonly<Record<string, string>>): void {
    const service = { name: ISTIOD, namespace };
    // Before all pods that need a proxy: one that was made without it would be open to everybody.
    setStage(new MutatingWebhookConfiguration(this, 'MutatingWebhookConfiguration', {
      metadata: { name: 'istio-sidecar-injector', labels: { app: 'sidecar-injector', ...common } },
      webhooks: injectorWebhooks(service),
    }), 'base');
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhookConfiguration', {
      metadata: {
        name: `istio-validator-${namespace}`,
        labels: { app: ISTIOD, istio: ISTIOD, ...partLabels('istiod'), [REVISION_LABEL]: REVISION },
      },
      webhooks: validatorWebhooks(service),
    });
  }
}
