import { Construct } from 'constructs';
import { controllerProbes, gatewayPath, partLabels, PartProps, UNPRIVILEGED_USER } from './part';
import { aggregateTo, CONFIG_MAP_ELECTION, NOTEBOOK_CONTROLLER, NOTEBOOK_EDIT, NOTEBOOK_VIEW } from './rbac';
import { customResourceDefinition } from '../../apis/crd';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { notebookCrd } from '../../apis/kubeflow.org/crds';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { configChecksum } from '../../core';

const NAME = 'notebook-controller';
const CONFIG = `${NAME}-config`;
const LABELS = partLabels(NAME);

/** Account whose requests the kernels of notebooks must answer for culling. */
export const NOTEBOOK_CONTROLLER_ACCOUNT = `${NAME}-service-account`;

/** When idle notebooks are stopped, in whole minutes. */
export interface CullingMinutes {
  readonly enabled: boolean;
  readonly idle: number;
  readonly check: number;
}

/** Properties of {@link NotebookController}. */
export interface NotebookControllerProps extends PartProps {
  readonly culling: CullingMinutes;
}

/** Turns each `Notebook` into a StatefulSet, a Service and a route, and stops idle ones. */
export class NotebookController extends Construct {
  constructor(scope: Construct, id: string, props: NotebookControllerProps) {
    super(scope, id);
    const { namespace } = props;
    new CustomResourceDefinition(this, 'NotebookCrd', customResourceDefinition(notebookCrd, { labels: LABELS }));
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: NOTEBOOK_CONTROLLER_ACCOUNT, namespace, labels: LABELS } });
    this.addRoles(namespace);
    const data = configuration(props);
    new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace, labels: LABELS }, data });
    const deployment = `${NAME}-deployment`;
    new Deployment(this, 'Deployment', {
      metadata: { name: deployment, namespace, labels: LABELS },
      spec: props.workload(deployment, deploymentSpec(data, props.image('notebooks/notebook-controller'))),
    });
    new Service(this, 'Service', {
      metadata: { name: `${NAME}-service`, namespace, labels: LABELS },
      spec: { selector: LABELS, ports: [{ port: 443, protocol: 'TCP' }] },
    });
    // It calls notebooks in all namespaces, where other proxies of the platform see the services of the platform only.
    new Sidecar(this, 'Sidecar', {
      metadata: { name: `${NAME}-exception`, namespace },
      spec: { workloadSelector: { labels: { app: NAME } }, egress: [{ hosts: ['*/*'] }] },
    });
  }

  private addRoles(namespace: string): void {
    const subjects = [{ kind: 'ServiceAccount' as const, name: NOTEBOOK_CONTROLLER_ACCOUNT, namespace }];
    new ClusterRole(this, 'ClusterRole', { metadata: { name: `${NAME}-role`, labels: LABELS }, rules: NOTEBOOK_CONTROLLER });
    new ClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name: `${NAME}-role-binding`, labels: LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `${NAME}-role` },
      subjects,
    });
    const admin = aggregateTo('kubeflow-notebooks-admin');
    const people = `${NAME}-kubeflow-notebooks`;
    new ClusterRole(this, 'ClusterRole-admin', {
      metadata: { name: `${people}-admin`, labels: { ...LABELS, ...aggregateTo('kubeflow-admin') } },
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: admin }] },
    });
    new ClusterRole(this, 'ClusterRole-edit', {
      metadata: { name: `${people}-edit`, labels: { ...LABELS, ...aggregateTo('kubeflow-edit'), ...admin } },
      rules: NOTEBOOK_EDIT,
    });
    new ClusterRole(this, 'ClusterRole-view', {
      metadata: { name: `${people}-view`, labels: { ...LABELS, ...aggregateTo('kubeflow-view') } },
      rules: NOTEBOOK_VIEW,
    });
    const election = `${NAME}-leader-election-role`;
    new Role(this, 'LeaderElectionRole', { metadata: { name: election, namespace, labels: LABELS }, rules: CONFIG_MAP_ELECTION });
    new RoleBinding(this, 'LeaderElectionRoleBinding', {
      metadata: { name: `${election}binding`, namespace, labels: LABELS },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: election },
      subjects,
    });
  }
}

/** What the controller reads from its environment, once at start. */
function configuration(props: NotebookControllerProps): Record<string, string> {
  return {
    USE_ISTIO: 'true',
    ISTIO_GATEWAY: gatewayPath(props.gateway),
    ISTIO_HOST: '*',
    CLUSTER_DOMAIN: props.clusterDomain,
    ENABLE_CULLING: String(props.culling.enabled),
    CULL_IDLE_TIME: String(props.culling.idle),
    IDLENESS_CHECK_PERIOD: String(props.culling.check),
  };
}

function deploymentSpec(data: Record<string, string>, image: string): DeploymentSpec {
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS, annotations: configChecksum(data) },
      spec: {
        serviceAccountName: NOTEBOOK_CONTROLLER_ACCOUNT,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: 'manager',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['/manager'],
          env: Object.keys(data).map(key => ({ name: key, valueFrom: { configMapKeyRef: { name: CONFIG, key } } })),
          ...controllerProbes(5, 10),
          securityContext: UNPRIVILEGED_USER,
        }],
      },
    },
  };
}
