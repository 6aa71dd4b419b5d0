import { Construct } from 'constructs';
import { notebookControllerFacts } from './facts';
import { CONFIG_MAP_ELECTION, NOTEBOOK_CONTROLLER, NOTEBOOK_EDIT, NOTEBOOK_VIEW } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { notebookCrd } from '../../apis/kubeflow.org/crds';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import { Component, configChecksum, Definition, GatewayRef } from '../../core';
import { appLabels, ClusterAccess, controllerProbes, gatewayPath, NamespaceAccess, PeopleRoles, UNPRIVILEGED_USER } from '../../kit';

const NAME = 'notebook-controller';
const CONFIG = `${NAME}-config`;
const DEPLOYMENT = `${NAME}-deployment`;

/** Labels of all its objects, and of its pods. */
export const NOTEBOOK_CONTROLLER_LABELS = appLabels(NAME);
const LABELS = NOTEBOOK_CONTROLLER_LABELS;

/** Account whose requests the kernels of notebooks must answer for culling. */
export const NOTEBOOK_CONTROLLER_ACCOUNT = `${NAME}-service-account`;

/** When idle notebooks are stopped, in whole minutes. */
export interface CullingMinutes {
  readonly enabled: boolean;
  readonly idle: number;
  readonly check: number;
}

/** Where the routes of notebooks attach, and the name that they answer to. */
export interface NotebookRoutes {
  readonly gateway: GatewayRef;
  readonly host: string;
}

/** Properties of {@link NotebookServers}. */
export interface NotebookServersProps {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** @default - notebooks have no routes */
  readonly routes?: NotebookRoutes;
  readonly culling: CullingMinutes;
}

/** The controller that turns each `Notebook` into a StatefulSet, a Service and a route, and stops idle ones. */
export class NotebookServers extends Construct {
  constructor(scope: Construct, id: string, props: NotebookServersProps) {
    super(scope, id);
    const { namespace } = props;
    new Definition(this, 'NotebookCrd', notebookCrd, { labels: LABELS });
    this.addAccess(namespace);
    const config = new ConfigMap(this, 'Config', { metadata: { name: CONFIG, namespace, labels: LABELS }, data: configuration(props) });
    new Deployment(this, 'Deployment', {
      metadata: { name: DEPLOYMENT, namespace, labels: LABELS },
      spec: Component.of(this).workload(DEPLOYMENT, this.deploymentSpec(props, configChecksum(config)), notebookControllerFacts(namespace, DEPLOYMENT)),
    });
    new Service(this, 'Service', {
      metadata: { name: `${NAME}-service`, namespace, labels: LABELS },
      spec: { selector: LABELS, ports: [{ port: 443, protocol: 'TCP' }] },
    });
    if (props.routes !== undefined) {
      // It calls notebooks in all namespaces, where other proxies of the platform see the services of the platform only.
      new Sidecar(this, 'Sidecar', {
        metadata: { name: `${NAME}-exception`, namespace },
        spec: { workloadSelector: { labels: { app: NAME } }, egress: [{ hosts: ['*/*'] }] },
      });
    }
  }

  private addAccess(namespace: string): void {
    const account = { name: NOTEBOOK_CONTROLLER_ACCOUNT, namespace };
    const [role, election, people] = [`${NAME}-role`, `${NAME}-leader-election-role`, `${NAME}-kubeflow-notebooks`];
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    new ClusterAccess(this, 'Access', { name: role, bindingName: `${role}-binding`, rules: NOTEBOOK_CONTROLLER, account, labels: LABELS });
    new NamespaceAccess(this, 'LeaderElection', { name: election, bindingName: `${election}binding`, rules: CONFIG_MAP_ELECTION, account, labels: LABELS });
    new PeopleRoles(this, 'PeopleRoles', [
      { name: `${people}-admin`, into: ['kubeflow-admin'], allows: { collected: 'kubeflow-notebooks-admin' } },
      { name: `${people}-edit`, into: ['kubeflow-edit', 'kubeflow-notebooks-admin'], allows: NOTEBOOK_EDIT },
      { name: `${people}-view`, into: ['kubeflow-view'], allows: NOTEBOOK_VIEW },
    ], LABELS);
  }

  private deploymentSpec(props: NotebookServersProps, checksum: Record<string, string>): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS, annotations: checksum },
        spec: {
          serviceAccountName: NOTEBOOK_CONTROLLER_ACCOUNT,
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name: 'manager',
            image: Component.of(this).image('notebooks/notebook-controller'),
            imagePullPolicy: 'IfNotPresent',
            command: ['/manager'],
            env: Object.keys(configuration(props)).map(key => ({ name: key, valueFrom: { configMapKeyRef: { name: CONFIG, key } } })),
            ...controllerProbes(5, 10),
            securityContext: UNPRIVILEGED_USER,
          }],
        },
      },
    };
  }
}

/** What the controller reads from its environment, once at start; without routes it gets upstream's names for them, which then mean nothing. */
function configuration({ clusterDomain, routes, culling }: NotebookServersProps): Record<string, string> {
  return {
    USE_ISTIO: String(routes !== undefined),
    ISTIO_GATEWAY: routes === undefined ? 'kubeflow/kubeflow-gateway' : gatewayPath(routes.gateway),
    ISTIO_HOST: routes?.host ?? '*',
    CLUSTER_DOMAIN: clusterDomain,
    ENABLE_CULLING: String(culling.enabled),
    CULL_IDLE_TIME: String(culling.idle),
    IDLENESS_CHECK_PERIOD: String(culling.check),
  };
}
