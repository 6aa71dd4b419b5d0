import { Construct } from 'constructs';
import { controllerConfig } from './config';
import { METRICS_PORT, workflowControllerFacts } from './facts';
import { ARGO_LABELS } from './labels';
import { ArgoWorkflowsProps } from './props';
import { CONTROLLER, NAMESPACED, OWN } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, ServiceAccount } from '../../apis/k8s/core/v1';
import { PriorityClass } from '../../apis/k8s/scheduling/v1';
import { Component } from '../../core';
import { ClusterAccess, NamespaceAccess, UNPRIVILEGED } from '../../kit';

const NAME = 'workflow-controller';
const CONFIG = `${NAME}-configmap`;
const ACCOUNT = 'argo';
const SELECTOR = { app: NAME, ...ARGO_LABELS };

/** Above ordinary pods, whose workflows stand still without it. */
const PRIORITY = 1_000_000;

/** The controller: account with its rights, configuration, priority, Deployment. */
export class WorkflowController extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: ArgoWorkflowsProps) {
    super(scope, id);
    const account = { name: ACCOUNT, namespace };
    const component = Component.of(this);
    const { namespaced = false } = props;
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: ARGO_LABELS } });
    if (!namespaced) {
      new ClusterAccess(this, 'Access', { name: 'argo-cluster-role', bindingName: 'argo-binding', rules: CONTROLLER, account, labels: ARGO_LABELS });
    }
    new NamespaceAccess(this, 'OwnAccess', { name: 'argo-role', bindingName: 'argo-binding', rules: namespaced ? NAMESPACED : OWN, account, labels: ARGO_LABELS });
    new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace, labels: ARGO_LABELS }, data: controllerConfig(props) });
    new PriorityClass(this, 'PriorityClass', { metadata: { name: NAME, labels: ARGO_LABELS }, value: PRIORITY });
    new Deployment(this, 'Deployment', {
      metadata: { name: NAME, namespace, labels: ARGO_LABELS },
      spec: component.workload(NAME, deploymentSpec(component.image('argo-workflows/workflow-controller'), [
        '--configmap', CONFIG, '--executor-image', component.image('argo-workflows/argoexec'), ...namespaced ? ['--namespaced'] : [],
      ]), workflowControllerFacts(namespace, NAME)),
    });
  }
}

function deploymentSpec(image: string, args: readonly string[]): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { labels: SELECTOR },
      spec: {
        serviceAccountName: ACCOUNT,
        priorityClassName: NAME,
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: NAME,
          image,
          command: [NAME],
          args,
          env: [{ name: 'LEADER_ELECTION_IDENTITY', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }],
          ports: [{ name: 'metrics', containerPort: METRICS_PORT }, { containerPort: 6060 }],
          livenessProbe: { httpGet: { path: '/healthz', port: 6060 }, initialDelaySeconds: 90, periodSeconds: 60, timeoutSeconds: 30, failureThreshold: 3 },
          resources: { requests: { cpu: '100m', memory: '500Mi' } },
          securityContext: { ...UNPRIVILEGED, readOnlyRootFilesystem: true, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        }],
      },
    },
  };
}
