import { Construct } from 'constructs';
import { deploymentSpec } from './deployment';
import { kubeRayFacts } from './facts';
import { RayMeshAccess } from './mesh';
import { LABELS, METRICS_PORT, NAME } from './names';
import { KubeRayPolicies } from './policies';
import { KubeRayProps } from './props';
import { ELECTION, LOOSE, operatorRules, PEOPLE } from './rbac';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { rayClusterCrd, rayJobCrd, rayServiceCrd } from '../../apis/ray.io/crds';
import { Component, Definition } from '../../core';
import { ClusterAccess, NamespaceAccess, PeopleRoles } from '../../kit';

/**
 * Runs clusters of Ray that are written as objects: the CustomResourceDefinitions RayCluster, RayJob and RayService, their operator with its
 * account and rights, what people may do, and what they may have the operator do.
 *
 * @see https://docs.ray.io/en/latest/cluster/kubernetes/ (version in the pins)
 */
export class KubeRay extends Component<KubeRayProps> {
  /** Namespace of the operator. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: KubeRayProps = {}) {
    super(scope, id, given, 'components/kuberay#KubeRayProps');
    const { namespace = 'kubeflow', clusterDomain = 'cluster.local', mesh } = this.props;
    this.namespace = namespace;

    for (const crd of [rayClusterCrd, rayJobCrd, rayServiceCrd]) {
      new Definition(this, `${crd.kind}Crd`, crd);
    }
    new PeopleRoles(this, 'PeopleRoles', PEOPLE, { 'app': NAME, 'app.kubernetes.io/name': NAME });
    new PeopleRoles(this, 'LooseRoles', LOOSE);
    new KubeRayPolicies(this, 'Policies', { name: NAME, namespace });
    this.addProgram();
    if (mesh !== undefined) {
      new RayMeshAccess(this, 'Mesh', { namespace, clusterDomain, ...mesh });
    }
  }

  private addProgram(): void {
    const account = { name: NAME, namespace: this.namespace };
    const metadata = { ...account, labels: LABELS };
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    new ClusterAccess(this, 'Access', { name: NAME, rules: operatorRules(this.props), account, labels: LABELS });
    new NamespaceAccess(this, 'LeaderElection', { name: `${NAME}-leader-election`, rules: ELECTION, account, labels: LABELS });
    new Deployment(this, 'Deployment', {
      metadata, spec: this.workload(NAME, deploymentSpec(this.image('kuberay-operator'), this.props), kubeRayFacts(account.namespace, NAME)),
    });
    new Service(this, 'Service', {
      metadata, spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'http', port: METRICS_PORT, targetPort: 'http', protocol: 'TCP' }] },
    });
  }
}
