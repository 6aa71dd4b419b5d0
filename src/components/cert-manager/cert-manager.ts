import { Construct } from 'constructs';
import { Arguments, cainjectorArguments, checkArguments, controllerArguments, webhookArguments } from './arguments';
import {
  CONTROLLER_PORTS, CONTROLLER_PROBES, deploymentSpec, PartDeployment, SERVICE_PORTS, WEBHOOK_PORT, WEBHOOK_PORTS, WEBHOOK_PROBES,
} from './deployment';
import { CAINJECTOR, CONTROLLER, DEFINITIONS, labelsOf, Part, PARTS, selectorOf, WEBHOOK, WEBHOOK_CA } from './parts';
import { CertManagerProps } from './props';
import { aggregationLabels, CLUSTER_ROLES, LEADER_ELECTION_ROLES, NamedRole, OWN_ROLES } from './rbac';
import { caInjection, mutatingWebhook, validatingWebhook } from './webhook';
import { challengeCrd, orderCrd } from '../../apis/acme.cert-manager.io/crds';
import { certificateCrd, certificateRequestCrd, clusterIssuerCrd, issuerCrd } from '../../apis/cert-manager.io/crds';
import { ClusterIssuer } from '../../apis/cert-manager.io/v1';
import { CrdDefinition, customResourceDefinition } from '../../apis/crd';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Namespace, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../apis/k8s/rbac/v1';
import { Component, declareExternal, IssuerRef } from '../../core';
import { NEIGHBOURS_ONLY } from '../../core/access';

const CRDS: readonly CrdDefinition[] = [certificateCrd, certificateRequestCrd, issuerCrd, clusterIssuerCrd, challengeCrd, orderCrd];
const RBAC = 'rbac.authorization.k8s.io';

/** Labels of what belongs to no single program. */
const COMMON_LABELS = { 'app.kubernetes.io/component': 'cert-manager', 'app.kubernetes.io/name': 'cert-manager' };

/**
 * Makes and renews certificates: 1 Namespace, 6 CustomResourceDefinitions, 3 ServiceAccounts, 13 ClusterRoles and 10
 * bindings, 4 Roles with their bindings, 2 NetworkPolicies, 3 Deployments with their Services, 2 webhook
 * configurations, and 1 ClusterIssuer unless it is left out.
 *
 * The Secret with the webhook's own authority is made by the webhook.
 *
 * @throws ConfigError `Nameserver`, `FeatureGate`
 * @see https://cert-manager.io/docs/ (version in pins.jsonc)
 */
export class CertManager extends Component {
  /** Namespace of the pods. */
  public readonly namespace: string;
  /** The ClusterIssuer that lets certificates sign themselves; undefined if it was left out. */
  public readonly issuer?: IssuerRef;

  constructor(scope: Construct, id: string, props: CertManagerProps = {}) {
    super(scope, id, props);
    const namespace = props.namespace ?? 'cert-manager';
    const leaderElectionNamespace = props.leaderElectionNamespace ?? 'kube-system';
    const selfSigningIssuer = props.selfSigningIssuer ?? 'kubeflow-self-signing-issuer';
    const logLevel = props.logLevel ?? 2;
    const featureGates = props.featureGates ?? {};
    const podSecurity = props.podSecurity ?? 'restricted';
    const nameservers = props.dns01RecursiveNameservers;
    checkArguments(this, nameservers, featureGates);
    this.namespace = namespace;

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': podSecurity } } });
    for (const crd of CRDS) {
      new CustomResourceDefinition(this, `${crd.kind}Crd`, customResourceDefinition(crd, { labels: labelsOf(DEFINITIONS) }));
    }
    this.addAccess(leaderElectionNamespace);
    this.addNetworkPolicies();
    this.addWorkloads({
      logLevel,
      leaderElectionNamespace,
      clusterResourceNamespace: props.clusterResourceNamespace,
      solverImage: this.image('cert-manager/acmesolver'),
      nameservers,
      featureGates,
    });
    this.addWebhooks();
    if (selfSigningIssuer !== false) {
      const metadata = { name: selfSigningIssuer, labels: COMMON_LABELS };
      new ClusterIssuer(this, 'SelfSigningIssuer', { metadata, spec: { selfSigned: {} } });
      this.issuer = { kind: 'ClusterIssuer', name: selfSigningIssuer };
    }
  }

  private addAccess(leaderElectionNamespace: string): void {
    for (const part of PARTS) {
      new ServiceAccount(this, `ServiceAccount-${part.name}`, { metadata: this.metadata(part), automountServiceAccountToken: true });
    }
    for (const role of CLUSTER_ROLES) {
      const { name, part, rules } = role;
      const labels = { ...labelsOf(part), ...aggregationLabels(role) };
      new ClusterRole(this, `ClusterRole-${name}`, { metadata: { name, labels }, rules });
      if (role.addsTo === undefined) {
        new ClusterRoleBinding(this, `ClusterRoleBinding-${name}`, {
          metadata: { name, labels },
          roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name },
          subjects: [{ kind: 'ServiceAccount', name: part.name, namespace: this.namespace }],
        });
      }
    }
    OWN_ROLES.forEach(role => this.addRole(role, this.namespace));
    LEADER_ELECTION_ROLES.forEach(role => this.addRole(role, leaderElectionNamespace));
    if (leaderElectionNamespace !== this.namespace) {
      declareExternal(this, { kind: 'Namespace', name: leaderElectionNamespace, madeBy: 'the owner of the cluster' });
    }
  }

  private addRole({ name, part, rules }: NamedRole, namespace: string): void {
    const metadata = { name, namespace, labels: labelsOf(part) };
    new Role(this, `Role-${name}`, { metadata, rules });
    new RoleBinding(this, `RoleBinding-${name}`, {
      metadata,
      roleRef: { apiGroup: RBAC, kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', name: part.name, namespace: this.namespace }],
    });
  }

  /** Pods may call each other; from outside the namespace only the API server comes, to the webhook. */
  private addNetworkPolicies(): void {
    const { namespace } = this;
    new NetworkPolicy(this, 'NetworkPolicy-webhook', {
      metadata: { name: WEBHOOK.name, namespace, labels: COMMON_LABELS },
      spec: {
        podSelector: {
          matchExpressions: [
            { key: 'app.kubernetes.io/name', operator: 'In', values: [WEBHOOK.app] },
            { key: 'app.kubernetes.io/component', operator: 'In', values: [WEBHOOK.component] },
          ],
        },
        policyTypes: ['Ingress'],
        ingress: [{ ports: [{ port: WEBHOOK_PORT, protocol: 'TCP' }] }],
      },
    });
    new NetworkPolicy(this, 'NetworkPolicy-neighbours', {
      metadata: { name: `default-allow-same-namespace-${namespace}`, namespace, labels: COMMON_LABELS },
      spec: NEIGHBOURS_ONLY,
    });
  }

  private addWorkloads(options: Arguments): void {
    this.addPart(CONTROLLER, {
      image: this.image('cert-manager/controller'), args: controllerArguments(options), ports: CONTROLLER_PORTS, ...CONTROLLER_PROBES,
    });
    this.addPart(CAINJECTOR, { image: this.image('cert-manager/cainjector'), args: cainjectorArguments(options), ports: {} });
    this.addPart(WEBHOOK, {
      image: this.image('cert-manager/webhook'), args: webhookArguments(options, WEBHOOK_PORT), ports: WEBHOOK_PORTS, ...WEBHOOK_PROBES,
    });
  }

  private addPart(part: Part, deployment: PartDeployment): void {
    const metadata = this.metadata(part);
    new Deployment(this, `Deployment-${part.name}`, { metadata, spec: this.workload(part.name, deploymentSpec(part, deployment)) });
    new Service(this, `Service-${part.name}`, {
      metadata,
      spec: { type: 'ClusterIP', selector: selectorOf(part), ports: SERVICE_PORTS[part.name] },
    });
  }

  private addWebhooks(): void {
    const { namespace } = this;
    const metadata = { name: WEBHOOK.name, labels: labelsOf(WEBHOOK), annotations: caInjection(namespace) };
    declareExternal(this, { kind: 'Secret', namespace, name: WEBHOOK_CA, madeBy: 'the webhook of cert-manager' });
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', { metadata, webhooks: [mutatingWebhook(namespace)] });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata, webhooks: [validatingWebhook(namespace)] });
  }

  private metadata(part: Part) {
    return { name: part.name, namespace: this.namespace, labels: labelsOf(part) };
  }
}
