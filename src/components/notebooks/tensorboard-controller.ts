import { Construct } from 'constructs';
import { ControllerRoles } from './controller-roles';
import { controllerProbes, gatewayPath, MANAGER_RESOURCES, metricsProxy, partLabels, PartProps, UNPRIVILEGED } from './part';
import { TENSORBOARD_CONTROLLER } from './rbac';
import { customResourceDefinition } from '../../apis/crd';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service } from '../../apis/k8s/core/v1';
import { tensorboardCrd } from '../../apis/tensorboard.kubeflow.org/crds';
import { configChecksum } from '../../core';

const NAME = 'tensorboard-controller';
const ACCOUNT = `${NAME}-controller-manager`;
const CONFIG = `${NAME}-config`;
const LABELS = partLabels(NAME);
const PODS = { ...LABELS, 'control-plane': 'controller-manager' };

/** Turns each `Tensorboard` into a server that shows logs from a claim or an object store. */
export class TensorboardController extends Construct {
  constructor(scope: Construct, id: string, props: PartProps) {
    super(scope, id);
    const { namespace } = props;
    new CustomResourceDefinition(this, 'TensorboardCrd', customResourceDefinition(tensorboardCrd, { labels: LABELS }));
    new ControllerRoles(this, 'Roles', {
      prefix: NAME,
      namespace,
      labels: LABELS,
      account: ACCOUNT,
      role: `${NAME}-manager-role`,
      rules: TENSORBOARD_CONTROLLER,
    });
    const data = {
      ISTIO_GATEWAY: gatewayPath(props.gateway),
      ISTIO_HOST: '*',
      // A server runs on the node where a pod has its ReadWriteOnce claim mounted.
      RWO_PVC_SCHEDULING: 'True',
      TENSORBOARD_IMAGE: props.image('tensorflow'),
    };
    new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace, labels: LABELS }, data });
    const deployment = `${NAME}-deployment`;
    new Deployment(this, 'Deployment', {
      metadata: { name: deployment, namespace, labels: PODS },
      spec: props.workload(deployment, deploymentSpec(data, props)),
    });
    new Service(this, 'MetricsService', {
      metadata: { name: `${ACCOUNT}-metrics-service`, namespace, labels: PODS },
      spec: { selector: PODS, ports: [{ name: 'https', port: 8443, targetPort: 'https', protocol: 'TCP' }] },
    });
  }
}

function deploymentSpec(data: Record<string, string>, props: PartProps): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: PODS },
    template: {
      metadata: { labels: PODS, annotations: { 'kubectl.kubernetes.io/default-container': 'manager', ...configChecksum(data) } },
      spec: {
        serviceAccountName: ACCOUNT,
        securityContext: { runAsNonRoot: true, runAsUser: 999, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image: props.image('notebooks/tensorboard-controller'),
          command: ['/manager'],
          args: ['--health-probe-bind-address=:8081', '--metrics-bind-address=127.0.0.1:8080'],
          envFrom: [{ configMapRef: { name: CONFIG } }],
          ...controllerProbes(15, 20),
          resources: MANAGER_RESOURCES,
          securityContext: UNPRIVILEGED,
        }, metricsProxy(props.image('kube-rbac-proxy/v0.8'))],
      },
    },
  };
}
