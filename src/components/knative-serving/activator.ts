import { Construct } from 'constructs';
import { COMMON_PORTS, deploymentSpec, ProgramDeployment } from './deployment';
import { activatorFacts } from './facts';
import { Frame, readAtStart } from './frame';
import { COMMON_LABELS, partLabels } from './labels';
import { completed } from './range';
import { Deployment } from '../../apis/k8s/apps/v1';
import { HorizontalPodAutoscaler } from '../../apis/k8s/autoscaling/v2';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PodDisruptionBudget } from '../../apis/k8s/policy/v1';
import { Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { Component, IngressWorkloadRef } from '../../core';
import { Autoscaling, autoscalerSpec, ClusterBinding, fieldVariable, READ, variable } from '../../kit';

const NAME = 'activator';
const LABELS = partLabels(NAME);
const APP = { app: NAME };
/** Ports for requests: HTTP/1, and HTTP/2 without TLS as gRPC needs it. */
export const ACTIVATOR_PORTS = { http: 8012, http2: 8013 };

/** Properties of {@link Activator}. */
export interface ActivatorProps extends Frame {
  readonly autoscaling: Autoscaling | false;
  /** Highest number of seconds that a request may take. */
  readonly maxTimeoutSeconds: number;
  /** ClusterRole with what it reads everywhere. */
  readonly clusterRole: string;
  /** Pods that hand requests to it. */
  readonly gateways: readonly IngressWorkloadRef[];
}

/** Holds requests back while a revision has no pod, or too few: account with its rights, Deployment, Service, autoscaler, disruption budget. */
export class Activator extends Construct {
  constructor(scope: Construct, id: string, props: ActivatorProps) {
    super(scope, id);
    const { namespace, autoscaling } = props;
    const metadata = { name: NAME, namespace, labels: LABELS };
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    this.addAccess(props);
    new Deployment(this, 'Deployment', {
      metadata,
      spec: Component.of(this).workload(NAME, deploymentSpec(this.deployment(props)), activatorFacts(namespace, props.gateways)),
    });
    new Service(this, 'Service', {
      metadata: { name: `${NAME}-service`, namespace, labels: { ...LABELS, ...APP } },
      spec: {
        type: 'ClusterIP',
        selector: APP,
        ports: [
          ...COMMON_PORTS,
          { name: 'http', port: 80, targetPort: ACTIVATOR_PORTS.http },
          { name: 'http2', port: 81, targetPort: ACTIVATOR_PORTS.http2 },
          { name: 'https', port: 443, targetPort: 8112 },
        ],
      },
    });
    if (autoscaling !== false) {
      new HorizontalPodAutoscaler(this, 'HorizontalPodAutoscaler', { metadata, spec: autoscalerSpec(NAME, completed(NAME, autoscaling)) });
    }
    new PodDisruptionBudget(this, 'PodDisruptionBudget', {
      metadata: { ...metadata, name: `${NAME}-pdb` }, spec: { minAvailable: 0, selector: { matchLabels: APP } },
    });
  }

  private addAccess({ namespace, clusterRole }: ActivatorProps): void {
    const account = { name: NAME, namespace };
    const role = `knative-serving-${NAME}`;
    new ClusterBinding(this, 'ClusterBinding', { name: clusterRole, role: clusterRole, account, labels: LABELS });
    new Role(this, 'Role', {
      metadata: { name: role, namespace, labels: { ...COMMON_LABELS, 'serving.knative.dev/controller': 'true' } },
      rules: [
        { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: READ },
        { apiGroups: [''], resources: ['secrets'], resourceNames: ['routing-serving-certs', 'knative-serving-certs'], verbs: READ },
      ],
    });
    new RoleBinding(this, 'RoleBinding', {
      metadata: { name: role, namespace, labels: LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    });
  }

  private deployment(props: ActivatorProps): ProgramDeployment {
    const probe = { httpGet: { port: ACTIVATOR_PORTS.http } };
    return {
      ...props,
      image: Component.of(this).image('knative-serving/activator'),
      container: NAME,
      labels: LABELS,
      selector: { ...APP, role: NAME },
      account: NAME,
      env: [variable('GOGC', '500'), fieldVariable('POD_NAME', 'metadata.name'), fieldVariable('POD_IP', 'status.podIP')],
      port: [{ name: 'http1', containerPort: ACTIVATOR_PORTS.http }, { name: 'h2c', containerPort: ACTIVATOR_PORTS.http2 }],
      probes: {
        livenessProbe: { ...probe, initialDelaySeconds: 15, periodSeconds: 10, failureThreshold: 12 },
        readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 5 },
      },
      resources: { requests: { cpu: '300m', memory: '60Mi' }, limits: { cpu: '1', memory: '600Mi' } },
      annotations: readAtStart(props, 'network', 'observability'),
      // A pod that goes first answers the requests that it holds.
      terminationGracePeriodSeconds: Math.max(600, props.maxTimeoutSeconds),
    };
  }
}
