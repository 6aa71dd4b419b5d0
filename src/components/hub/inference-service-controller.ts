import { Construct } from 'constructs';
import { inferenceServiceControllerFacts } from './facts';
import { InferenceServiceControllerOptions } from './props';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole, PolicyRule } from '../../apis/k8s/rbac/v1';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Component, serviceHost, ServiceAccountRef } from '../../core';
import { ALL, CHECK_CLIENTS, ClusterAccess, controllerProbes, Labels, LEADER_ELECTION, NamespaceAccess, READ, READ_METRICS, rule, UNPRIVILEGED } from '../../kit';

const PREFIX = 'controller';
const NAME = `${PREFIX}-controller-manager`;
const METRICS = 8443;

/** Labels of the Deployment's selector, which cannot change in a cluster. Other controllers of the namespace have them too. */
const SELECTOR: Labels = { 'control-plane': 'controller-manager' };
/** Labels of its pods, by which they are told from those of other controllers. */
const PODS: Labels = { ...SELECTOR, component: 'model-registry-controller' };
const LABELS: Labels = { 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/name': PREFIX };

/** Group of the labels and annotations by which an InferenceService names its model and its registry. */
const GROUP = 'modelregistry.kubeflow.org';

const RULES: readonly PolicyRule[] = [
  rule('', READ, 'services'),
  rule('serving.kserve.io', [...READ, 'patch', 'update'], 'inferenceservices'),
  rule('serving.kserve.io', ALL, 'inferenceservices/finalizers'),
];

/** Account of the controller of a namespace, for what is made before it. */
export function inferenceServiceControllerOf(namespace: string): ServiceAccountRef {
  return { namespace, name: NAME };
}

/** Properties of {@link InferenceServiceController}. */
export interface InferenceServiceControllerProps extends InferenceServiceControllerOptions {
  readonly namespace: string;
  readonly clusterDomain: string;
}

/**
 * Notes in registries which of their models are served: 1 ServiceAccount, 3 ClusterRoles and 2 bindings, Role and binding for its leader
 * election, Deployment, Service, Sidecar.
 */
export class InferenceServiceController extends Construct {
  constructor(scope: Construct, id: string, { namespace, clusterDomain, registries }: InferenceServiceControllerProps) {
    super(scope, id);
    const component = Component.of(this);
    const labels = { ...LABELS, 'control-plane': 'controller-manager' };
    this.addAccess(inferenceServiceControllerOf(namespace));
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels },
      spec: component.workload(NAME, deploymentSpec(component.image('hub/inference-service-controller'), registries[0]),
        inferenceServiceControllerFacts(namespace, NAME)),
    });
    new Service(this, 'MetricsService', {
      metadata: { name: `${NAME}-metrics-service`, namespace, labels },
      spec: { selector: PODS, ports: [{ name: 'https', port: METRICS, targetPort: METRICS, protocol: 'TCP' }] },
    });
    // An InferenceService names the address that is called, and the controller shows its token there: so its proxy knows no other addresses.
    new Sidecar(this, 'Sidecar', {
      metadata: { name: 'model-registry-controller', namespace },
      spec: {
        workloadSelector: { labels: PODS },
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        egress: [{ hosts: [`default/${serviceHost({ namespace: 'default', name: 'kubernetes' }, clusterDomain)}`, ...registries.map(one => `${one}/*`)] }],
      },
    });
  }

  private addAccess(account: ServiceAccountRef): void {
    const [manager, auth, election] = [`${PREFIX}-model-registry-manager`, `${PREFIX}-metrics-auth`, `${PREFIX}-leader-election`];
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    new ClusterAccess(this, 'Manager', { name: `${manager}-role`, bindingName: `${manager}-rolebinding`, rules: RULES, account, labels: LABELS });
    new ClusterAccess(this, 'Metrics', { name: `${auth}-role`, bindingName: `${auth}-rolebinding`, rules: CHECK_CLIENTS, account });
    new ClusterRole(this, 'MetricsReader', { metadata: { name: `${PREFIX}-metrics-reader` }, rules: READ_METRICS });
    new NamespaceAccess(this, 'LeaderElection', { name: `${election}-role`, bindingName: `${election}-rolebinding`, rules: LEADER_ELECTION, account, labels: LABELS });
  }
}

/** What the program knows InferenceServices and registries by; upstream leaves all of it empty, and then it does nothing. */
function environment(registries: string): EnvVar[] {
  return Object.entries({
    NAMESPACE_LABEL: `${GROUP}/namespace`,
    NAME_LABEL: `${GROUP}/name`,
    URL_ANNOTATION: `${GROUP}/url`,
    INFERENCE_SERVICE_ID_LABEL: `${GROUP}/inference-service-id`,
    MODEL_VERSION_ID_LABEL: `${GROUP}/model-version-id`,
    REGISTERED_MODEL_ID_LABEL: `${GROUP}/registered-model-id`,
    FINALIZER: `${GROUP}/finalizer`,
    SERVICE_ANNOTATION: 'routing.kubeflow.org/external-address-rest',
    REGISTRIES_NAMESPACE: registries,
    SKIP_TLS_VERIFY: 'false',
    INFERENCE_SERVICE_CONTROLLER: 'managed',
  }).map(([name, value]) => ({ name, value }));
}

function deploymentSpec(image: string, registries: string): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { labels: PODS, annotations: { 'kubectl.kubernetes.io/default-container': 'manager' } },
      spec: {
        serviceAccountName: NAME,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image,
          command: ['/manager'],
          args: [`--metrics-bind-address=:${METRICS}`, '--leader-elect', '--health-probe-bind-address=:8081'],
          env: environment(registries),
          ports: [{ name: 'https', containerPort: METRICS, protocol: 'TCP' }],
          ...controllerProbes(15, 20),
          resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          securityContext: UNPRIVILEGED,
        }],
      },
    },
  };
}
