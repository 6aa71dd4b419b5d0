import { Construct } from 'constructs';
import { deploymentSpec, PartDeployment, SERVICE_PORTS } from './deployment';
import { certManagerFacts } from './facts';
import { labelsOf, Part, selectorOf } from './parts';
import { aggregationLabels, CLUSTER_ROLES, LEADER_ELECTION_ROLES, OWN_ROLES } from './rbac';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import { Component } from '../../core';
import { ClusterAccess, NamespaceAccess } from '../../kit';

/** Properties of {@link CertManagerProgram}. */
export interface CertManagerProgramProps {
  readonly part: Part;
  readonly namespace: string;
  /** Namespace where leaders are elected. */
  readonly leaderElectionNamespace: string;
  readonly deployment: PartDeployment;
}

/** One program of cert-manager: its account with its rights, Deployment and Service. */
export class CertManagerProgram extends Construct {
  constructor(scope: Construct, id: string, { part, namespace, leaderElectionNamespace, deployment }: CertManagerProgramProps) {
    super(scope, id);
    const { name } = part;
    const account = { name, namespace };
    const labels = labelsOf(part);
    const metadata = { ...account, labels };
    new ServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: true });
    for (const role of CLUSTER_ROLES.filter(one => one.part === part)) {
      if (role.addsTo === undefined) {
        new ClusterAccess(this, `Access-${role.name}`, { name: role.name, rules: role.rules, account, labels });
      } else {
        new ClusterRole(this, `ClusterRole-${role.name}`, { metadata: { name: role.name, labels: { ...labels, ...aggregationLabels(role) } }, rules: role.rules });
      }
    }
    for (const [roles, where] of [[OWN_ROLES, namespace], [LEADER_ELECTION_ROLES, leaderElectionNamespace]] as const) {
      for (const role of roles.filter(one => one.part === part)) {
        new NamespaceAccess(this, `Access-${role.name}`, { name: role.name, rules: role.rules, account, namespace: where, labels });
      }
    }
    new Deployment(this, 'Deployment', {
      metadata,
      spec: Component.of(this).workload(name, deploymentSpec(part, deployment), certManagerFacts(part, namespace)),
    });
    new Service(this, 'Service', { metadata, spec: { type: 'ClusterIP', selector: selectorOf(part), ports: SERVICE_PORTS[name] } });
  }
}
