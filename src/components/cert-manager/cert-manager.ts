import { Construct } from 'constructs';
import { Arguments, cainjectorArguments, checkNameservers, controllerArguments, webhookArguments } from './arguments';
import { CONTROLLER_PORTS, CONTROLLER_PROBES, PartDeployment, WEBHOOK_PORT, WEBHOOK_PORTS, WEBHOOK_PROBES } from './deployment';
import { CAINJECTOR, COMMON_LABELS, CONTROLLER, DEFINITIONS, labelsOf, Part, WEBHOOK, WEBHOOK_CA } from './parts';
import { CertManagerProgram } from './program';
import { CertManagerProps } from './props';
import { caInjection, mutatingWebhook, validatingWebhook } from './webhook';
import { challengeCrd, orderCrd } from '../../apis/acme.cert-manager.io/crds';
import { certificateCrd, certificateRequestCrd, clusterIssuerCrd, issuerCrd } from '../../apis/cert-manager.io/crds';
import { ClusterIssuer } from '../../apis/cert-manager.io/v1';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { Component, declareKnown, Definition, IssuerRef } from '../../core';
import { inExpression, NEIGHBOURS_ONLY } from '../../kit';

const CRDS = [certificateCrd, certificateRequestCrd, issuerCrd, clusterIssuerCrd, challengeCrd, orderCrd];

/**
 * Makes and renews certificates: a Namespace, the CustomResourceDefinitions of cert-manager.io and acme.cert-manager.io, three
 * programs with their accounts, rights and Services, network policies, webhook configurations, and a ClusterIssuer by which
 * certificates sign themselves unless it is left out.
 *
 * The Secret with the webhook's own authority is made by the webhook.
 *
 * @throws ConfigError `Nameserver`
 * @see https://cert-manager.io/docs/ (version in the pins)
 */
export class CertManager extends Component<CertManagerProps> {
  /** Namespace of the pods. */
  public readonly namespace: string;
  /** The ClusterIssuer that lets certificates sign themselves; undefined if it was left out. */
  public readonly issuer?: IssuerRef;

  constructor(scope: Construct, id: string, given: CertManagerProps = {}) {
    super(scope, id, given, 'components/cert-manager#CertManagerProps');
    const { props } = this;
    const { namespace = 'cert-manager', leaderElectionNamespace = 'kube-system', selfSigningIssuer = 'kubeflow-self-signing-issuer' } = props;
    const { logLevel = 2, featureGates = {}, podSecurity = 'restricted' } = props;
    const nameservers = props.dns01RecursiveNameservers;
    checkNameservers(this, nameservers);
    this.namespace = namespace;

    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': podSecurity } } });
    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: labelsOf(DEFINITIONS) });
    }
    this.addNetworkPolicies();
    this.addPrograms(leaderElectionNamespace, {
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

  private addPrograms(leaderElectionNamespace: string, options: Arguments): void {
    const add = (id: string, part: Part, deployment: PartDeployment) =>
      new CertManagerProgram(this, id, { part, namespace: this.namespace, leaderElectionNamespace, deployment });
    add('Controller', CONTROLLER, { image: this.image('cert-manager/controller'), args: controllerArguments(options), ports: CONTROLLER_PORTS, ...CONTROLLER_PROBES });
    add('CaInjector', CAINJECTOR, { image: this.image('cert-manager/cainjector'), args: cainjectorArguments(options), ports: {} });
    add('Webhook', WEBHOOK, { image: this.image('cert-manager/webhook'), args: webhookArguments(options, WEBHOOK_PORT), ports: WEBHOOK_PORTS, ...WEBHOOK_PROBES });
    if (leaderElectionNamespace !== this.namespace) {
      declareKnown(this, { kind: 'Namespace', name: leaderElectionNamespace, madeBy: 'the owner of the cluster' });
    }
  }

  /** Pods may call each other; from outside the namespace only the API server comes, to the webhook. */
  private addNetworkPolicies(): void {
    const { namespace } = this;
    new NetworkPolicy(this, 'NetworkPolicy-webhook', {
      metadata: { name: WEBHOOK.name, namespace, labels: COMMON_LABELS },
      spec: {
        podSelector: {
          matchExpressions: [...inExpression('app.kubernetes.io/name', WEBHOOK.app), ...inExpression('app.kubernetes.io/component', WEBHOOK.component)],
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

  private addWebhooks(): void {
    const { namespace } = this;
    const metadata = { name: WEBHOOK.name, labels: labelsOf(WEBHOOK), annotations: caInjection(namespace) };
    declareKnown(this, { kind: 'Secret', namespace, name: WEBHOOK_CA, madeBy: 'the webhook of cert-manager' });
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', { metadata, webhooks: [mutatingWebhook(namespace)] });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata, webhooks: [validatingWebhook(namespace)] });
  }
}
