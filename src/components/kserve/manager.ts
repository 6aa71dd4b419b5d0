import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { deploymentSpec, ManagerDeployment } from './deployment';
import { selectorOf, webhookSelectorOf } from './labels';
import { WebhookService } from './webhooks';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component, IssuerRef, ProgramFacts } from '../../core';
import { ClusterAccess, Labels, NamespaceAccess, WebhookCertificate } from '../../kit';

/** Name of the Issuer by which the certificates of all webhooks sign themselves. */
export const OWN_ISSUER = 'selfsigned-issuer';

/** Where the programs run, and who signs their certificates. */
export interface Frame {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** Who signs the certificates. @default - an Issuer is made */
  readonly webhookIssuer?: IssuerRef;
  readonly config: ApiObject;
}

/** What differs between the controllers. */
export interface ManagerProps extends Frame, Omit<ManagerDeployment, 'account' | 'selector' | 'certificate'> {
  /** Name of Deployment and account. */
  readonly name: string;
  /** Before the names of the objects for its webhooks. */
  readonly prefix: string;
  /** Labels of its objects. */
  readonly ownLabels: Labels;
  /** Labels of those that upstream labels in another way. @default - as the others */
  readonly sharedLabels?: Labels;
  /** Whether its account has the label `managed-by`. @default true */
  readonly managedBy?: boolean;
  readonly role: { readonly name: string; readonly binding: string; readonly rules: readonly PolicyRule[] };
  /** @default - its pods elect no leader */
  readonly election?: { readonly name: string; readonly rules: readonly PolicyRule[] };
  /** Names of its certificate and of the Secret with it. */
  readonly certificateName: string;
  /** Name of the port of the Service for its webhooks. @default - none */
  readonly webhookPortName?: string;
  readonly facts: readonly ProgramFacts[];
}

/** A controller with webhooks: account with its rights, certificate, Deployment, and the Service that the API server calls. */
export class Manager extends Construct {
  /** Service of its webhooks. */
  public readonly service: WebhookService;
  /** Annotations by which webhooks and definitions get its authority. */
  public readonly injectCa: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ManagerProps) {
    super(scope, id);
    const { name, prefix, namespace, ownLabels, sharedLabels = ownLabels, role, election, managedBy = true, webhookPortName } = props;
    const account = { name, namespace };
    const selector = selectorOf(name);
    const instance = { 'app.kubernetes.io/instance': name, ...managedBy && { 'app.kubernetes.io/managed-by': name } };
    this.service = { name: `${prefix}-webhook-server-service`, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: { ...ownLabels, ...instance } } });
    new ClusterAccess(this, 'Access', { name: role.name, bindingName: role.binding, rules: role.rules, account, labels: sharedLabels });
    if (election !== undefined) {
      new NamespaceAccess(this, 'LeaderElection', { name: `${election.name}-role`, bindingName: `${election.name}-rolebinding`, rules: election.rules, account, labels: sharedLabels });
    }
    const certificate = `${prefix}-webhook-server-cert`;
    this.injectCa = this.addCertificate(props, certificate, sharedLabels);
    new Deployment(this, 'Deployment', {
      metadata: { ...account, labels: { ...ownLabels, ...selector } },
      spec: Component.of(this).workload(name, deploymentSpec({ ...props, account: name, selector, certificate }), ...props.facts),
    });
    new Service(this, 'WebhookService', {
      metadata: { ...this.service, labels: sharedLabels },
      spec: { selector: webhookSelectorOf(name), ports: [{ ...webhookPortName !== undefined && { name: webhookPortName }, port: 443, targetPort: 'webhook-server' }] },
    });
  }

  /** One Issuer is enough for all, so that the first makes it. */
  private addCertificate({ certificateName, clusterDomain, webhookIssuer }: ManagerProps, secretName: string, labels: Labels): Readonly<Record<string, string>> {
    return new WebhookCertificate(this, 'Certificate', {
      name: certificateName, secretName, service: this.service, clusterDomain, issuer: webhookIssuer, ownIssuer: OWN_ISSUER, labels,
    }).injectCa;
  }
}
