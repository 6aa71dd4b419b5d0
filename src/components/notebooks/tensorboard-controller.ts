import { Construct } from 'constructs';
import { tensorboardControllerFacts } from './facts';
import { TENSORBOARD_CONTROLLER } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service } from '../../apis/k8s/core/v1';
import { tensorboardCrd } from '../../apis/tensorboard.kubeflow.org/crds';
import { Component, configChecksum, Definition, Mesh } from '../../core';
import { appLabels, ControllerAccess, controllerProbes, gatewayPath, MANAGER_RESOURCES, metricsProxy, metricsProxyFacts, UNPRIVILEGED } from '../../kit';

const NAME = 'tensorboard-controller';
const ACCOUNT = `${NAME}-controller-manager`;
const CONFIG = `${NAME}-config`;
const DEPLOYMENT = `${NAME}-deployment`;
const LABELS = appLabels(NAME);
const PODS = { ...LABELS, 'control-plane': 'controller-manager' };

/** Properties of {@link TensorboardController}. */
export interface TensorboardControllerProps {
  readonly namespace: string;
  readonly mesh: Mesh;
}

/** Turns each `Tensorboard` into a server that shows logs from a claim or an object store. */
export class TensorboardController extends Construct {
  constructor(scope: Construct, id: string, { namespace, mesh }: TensorboardControllerProps) {
    super(scope, id);
    const component = Component.of(this);
    new Definition(this, 'TensorboardCrd', tensorboardCrd, { labels: LABELS });
    new ControllerAccess(this, 'Access', { prefix: NAME, namespace, labels: LABELS, account: ACCOUNT, role: `${NAME}-manager-role`, rules: TENSORBOARD_CONTROLLER });
    const config = new ConfigMap(this, 'Config', {
      metadata: { name: CONFIG, namespace, labels: LABELS },
      data: {
        ISTIO_GATEWAY: gatewayPath(mesh.gateway),
        ISTIO_HOST: mesh.hosts[0],
        // A server runs on the node where a pod has its ReadWriteOnce claim mounted.
        RWO_PVC_SCHEDULING: 'True',
        TENSORBOARD_IMAGE: component.image('tensorflow'),
      },
    });
    new Deployment(this, 'Deployment', {
      metadata: { name: DEPLOYMENT, namespace, labels: PODS },
      spec: component.workload(DEPLOYMENT, this.deploymentSpec(configChecksum(config)),
        tensorboardControllerFacts(namespace, DEPLOYMENT), metricsProxyFacts(namespace, DEPLOYMENT)),
    });
    new Service(this, 'MetricsService', {
      metadata: { name: `${ACCOUNT}-metrics-service`, namespace, labels: PODS },
      spec: { selector: PODS, ports: [{ name: 'https', port: 8443, targetPort: 'https', protocol: 'TCP' }] },
    });
  }

  private deploymentSpec(checksum: Record<string, string>): DeploymentSpec {
    const component = Component.of(this);
    return {
      replicas: 1,
      selector: { matchLabels: PODS },
      template: {
        metadata: { labels: PODS, annotations: { 'kubectl.kubernetes.io/default-container': 'manager', ...checksum } },
        spec: {
          serviceAccountName: ACCOUNT,
          securityContext: { runAsNonRoot: true, runAsUser: 999, seccompProfile: { type: 'RuntimeDefault' } },
          terminationGracePeriodSeconds: 10,
          containers: [{
            name: 'manager',
            image: component.image('notebooks/tensorboard-controller'),
            command: ['/manager'],
            args: ['--health-probe-bind-address=:8081', '--metrics-bind-address=127.0.0.1:8080'],
            envFrom: [{ configMapRef: { name: CONFIG } }],
            ...controllerProbes(15, 20),
            resources: MANAGER_RESOURCES,
            securityContext: UNPRIVILEGED,
          }, metricsProxy(component.image('kube-rbac-proxy/v0.8'))],
        },
      },
    };
  }
}
