import { Construct } from 'constructs';
import { pvcViewerControllerFacts } from './facts';
import { PVC_VIEWER_CONTROLLER } from './rbac';
import {
  MutatingWebhook, MutatingWebhookConfiguration, ValidatingWebhook, ValidatingWebhookConfiguration,
} from '../../apis/k8s/admissionregistration/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Affinity, Service } from '../../apis/k8s/core/v1';
import { pvcViewerCrd } from '../../apis/kubeflow.org/crds';
import { Component, convertedBy, Definition, IssuerRef, Mesh } from '../../core';
import {
  CallersPolicy, ControllerAccess, controllerProbes, gatewayPath, having, Labels, MANAGER_RESOURCES, metricsProxy, metricsProxyFacts, UNPRIVILEGED, WebhookCertificate,
} from '../../kit';

const PREFIX = 'pvcviewer';
const NAME = `${PREFIX}-controller-manager`;
const CERTIFICATE_SECRET = 'webhook-server-cert';
const SERVICE = `${PREFIX}-webhook-service`;
const PODS: Labels = { 'app': PREFIX, 'control-plane': 'controller-manager' };

/** The gateway that the controller itself takes when its environment names none. */
const BUILT_IN_GATEWAY = 'kubeflow/kubeflow-gateway';

/** The image is built for these; the operating system is part of upstream's rule too. */
const PLATFORMS: Affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{
        matchExpressions: [
          { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64', 'ppc64le', 's390x'] },
          { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
        ],
      }],
    },
  },
};

/** Properties of {@link PvcViewerController}. */
export interface PvcViewerControllerProps {
  readonly namespace: string;
  readonly mesh: Mesh;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
  /** @default - a self-signed issuer of its own */
  readonly webhookIssuer?: IssuerRef;
}

/** Turns each `PVCViewer` into a file browser; its webhook fills in and checks their specs. */
export class PvcViewerController extends Construct {
  constructor(scope: Construct, id: string, props: PvcViewerControllerProps) {
    super(scope, id);
    const { namespace, mesh } = props;
    const service = { name: SERVICE, namespace };
    const { injectCa } = new WebhookCertificate(this, 'Certificate', {
      name: `${PREFIX}-serving-cert`,
      secretName: CERTIFICATE_SECRET,
      service,
      clusterDomain: mesh.clusterDomain,
      issuer: props.webhookIssuer,
      ownIssuer: `${PREFIX}-selfsigned-issuer`,
      labels: labels('certificate'),
    });
    new Definition(this, 'PvcViewerCrd', pvcViewerCrd, {
      labels: { app: PREFIX },
      annotations: injectCa,
      conversion: convertedBy(service),
    });
    new ControllerAccess(this, 'Access', { prefix: PREFIX, namespace, labels: labels('rbac'), account: NAME, role: `${PREFIX}-role`, rules: PVC_VIEWER_CONTROLLER });
    // The API server calls the webhook from outside the pod network.
    new CallersPolicy(this, 'Callers', namespace, { name: `${PREFIX}-webhook`, pods: having('app', PREFIX), ports: [9443] },
      [mesh.gateway.workload.namespace, ...props.trustedNamespaces]);
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels: { ...labels('manager'), ...PODS } },
      spec: Component.of(this).workload(NAME, deploymentSpec(Component.of(this), gatewayPath(mesh.gateway)),
        pvcViewerControllerFacts(namespace, NAME), metricsProxyFacts(namespace, NAME)),
    });
    new Service(this, 'MetricsService', {
      metadata: { name: `${NAME}-metrics-service`, namespace, labels: { ...labels('kube-rbac-proxy'), ...PODS } },
      spec: { selector: PODS, ports: [{ name: 'https', port: 8443, targetPort: 'https', protocol: 'TCP' }] },
    });
    new Service(this, 'WebhookService', {
      metadata: { ...service, labels: labels('webhook') },
      spec: { selector: PODS, ports: [{ port: 443, targetPort: 9443, protocol: 'TCP' }] },
    });
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', {
      metadata: { name: `${PREFIX}-mutating-webhook-configuration`, labels: labels('webhook'), annotations: injectCa },
      webhooks: [webhook('mutate', service)],
    });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', {
      metadata: { name: `${PREFIX}-validating-webhook-configuration`, labels: labels('webhook'), annotations: injectCa },
      webhooks: [webhook('validate', service)],
    });
  }
}

function labels(component: string): Labels {
  return { 'app': PREFIX, 'app.kubernetes.io/component': component, 'app.kubernetes.io/part-of': 'pvc-viewer' };
}

function webhook(verb: 'mutate' | 'validate', service: { readonly namespace: string; readonly name: string }): MutatingWebhook & ValidatingWebhook {
  return {
    name: `${verb[0]}pvcviewer.kb.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { ...service, path: `/${verb}-kubeflow-org-v1alpha1-pvcviewer` } },
    failurePolicy: 'Fail',
    rules: [{ apiGroups: ['kubeflow.org'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['pvcviewers'] }],
    sideEffects: 'None',
  };
}

function deploymentSpec(component: Component, gateway: string): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: PODS },
    template: {
      metadata: {
        labels: PODS,
        annotations: {
          'kubectl.kubernetes.io/default-container': 'manager',
          // The API server calls the webhook from outside the mesh.
          'traffic.sidecar.istio.io/excludeInboundPorts': '9443',
        },
      },
      spec: {
        serviceAccountName: NAME,
        affinity: PLATFORMS,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image: component.image('notebooks/pvcviewer-controller'),
          imagePullPolicy: 'IfNotPresent',
          command: ['/manager'],
          args: ['--health-probe-bind-address=:8081', '--metrics-bind-address=127.0.0.1:8080', '--leader-elect'],
          ...gateway !== BUILT_IN_GATEWAY && { env: [{ name: 'ISTIO_GATEWAY', value: gateway }] },
          ports: [{ name: 'webhook-server', containerPort: 9443, protocol: 'TCP' }],
          ...controllerProbes(15, 20),
          resources: MANAGER_RESOURCES,
          securityContext: UNPRIVILEGED,
          volumeMounts: [{ name: 'cert', mountPath: '/tmp/k8s-webhook-server/serving-certs', readOnly: true }],
        }, metricsProxy(component.image('kube-rbac-proxy'))],
        volumes: [{ name: 'cert', secret: { secretName: CERTIFICATE_SECRET } }],
      },
    },
  };
}
