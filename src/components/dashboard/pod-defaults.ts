import { Construct } from 'constructs';
import { podDefaultsFacts } from './facts';
import { POD_DEFAULTS_LABELS as LABELS, selectorOf } from './labels';
import { MutatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { podDefaultCrd } from '../../apis/kubeflow.org/crds';
import { Component, Definition, IssuerRef, PROFILE_NAMESPACE_LABEL } from '../../core';
import { ALL, ClusterAccess, PeopleRoles, READ, restrictedAs, rule, WebhookCertificate } from '../../kit';

const NAME = 'poddefaults-webhook';
const DEPLOYMENT = `${NAME}-deployment`;
const ACCOUNT = `${NAME}-service-account`;
const CERTIFICATE_SECRET = `${NAME}-certs`;
const CERTIFICATE_FOLDER = '/etc/webhook/certs';
const CLUSTER_ROLE = `${NAME}-cluster-role`;
const SERVICE = `${NAME}-service`;
const PORT_NAME = 'https-webhook';

/** Properties of {@link PodDefaultsWebhook}. */
export interface PodDefaultsWebhookProps {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** Issuer of the certificate. @default - the webhook signs its own */
  readonly issuer?: IssuerRef;
}

/** The webhook that applies PodDefaults to new pods of profiles. */
export class PodDefaultsWebhook extends Construct {
  constructor(scope: Construct, id: string, { namespace, clusterDomain, issuer }: PodDefaultsWebhookProps) {
    super(scope, id);
    const named = (name: string) => ({ name, namespace, labels: LABELS });
    const service = { name: SERVICE, namespace };
    new Definition(this, 'PodDefaultCrd', podDefaultCrd, { labels: LABELS });
    this.addAccess(namespace);
    const { injectCa } = new WebhookCertificate(this, 'Certificate', {
      name: `${NAME}-cert`, secretName: CERTIFICATE_SECRET, service, clusterDomain, issuer, ownIssuer: `${NAME}-selfsigned-issuer`, labels: LABELS,
    });
    new NetworkPolicy(this, 'NetworkPolicy', {
      metadata: named('poddefaults'),
      spec: {
        podSelector: { matchLabels: selectorOf(LABELS) },
        policyTypes: ['Ingress'],
        // The API server calls from outside of all namespaces, so there is no peer to name.
        ingress: [{ ports: [{ port: PORT_NAME, protocol: 'TCP' }] }],
      },
    });
    new Deployment(this, 'Deployment', {
      metadata: named(DEPLOYMENT), spec: Component.of(this).workload(DEPLOYMENT, this.deploymentSpec(), podDefaultsFacts(namespace, DEPLOYMENT)),
    });
    new Service(this, 'Service', {
      metadata: named(SERVICE), spec: { selector: selectorOf(LABELS), ports: [{ name: PORT_NAME, port: 443, targetPort: PORT_NAME }] },
    });
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', {
      metadata: { name: `${NAME}-mutating-webhook-configuration`, labels: LABELS, annotations: injectCa },
      webhooks: [{
        name: `${DEPLOYMENT}.kubeflow.org`,
        admissionReviewVersions: ['v1beta1', 'v1'],
        clientConfig: { service: { ...service, path: '/apply-poddefault' } },
        failurePolicy: 'Fail',
        namespaceSelector: { matchLabels: PROFILE_NAMESPACE_LABEL },
        rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        sideEffects: 'None',
      }],
    });
  }

  private addAccess(namespace: string): void {
    const account = { name: ACCOUNT, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    new ClusterAccess(this, 'Access', {
      name: CLUSTER_ROLE, bindingName: `${CLUSTER_ROLE}-binding`, rules: [rule('kubeflow.org', ALL, 'poddefaults')], account, labels: LABELS,
    });
    // Each role takes in the weaker one, and is taken into the platform's own.
    const role = (level: string) => `${NAME}-kubeflow-poddefaults-${level}`;
    const collected = (level: string) => `kubeflow-poddefaults-${level}`;
    new PeopleRoles(this, 'PeopleRoles', [
      { name: role('admin'), into: ['kubeflow-admin'], allows: { collected: collected('admin') } },
      { name: role('edit'), into: ['kubeflow-edit', collected('admin')], allows: { collected: collected('edit') } },
      { name: role('view'), into: ['kubeflow-view', collected('edit')], allows: [rule('kubeflow.org', READ, 'poddefaults')] },
    ], LABELS);
  }

  private deploymentSpec(): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: selectorOf(LABELS) },
      template: {
        metadata: {
          annotations: { 'kubectl.kubernetes.io/default-container': NAME },
          labels: { ...selectorOf(LABELS), 'sidecar.istio.io/inject': 'false' },
        },
        spec: {
          serviceAccountName: ACCOUNT,
          containers: [{
            name: NAME,
            image: Component.of(this).image('dashboard/poddefaults-webhook'),
            args: [`--tlsCertFile=${CERTIFICATE_FOLDER}/tls.crt`, `--tlsKeyFile=${CERTIFICATE_FOLDER}/tls.key`],
            ports: [{ name: PORT_NAME, containerPort: 4443 }],
            securityContext: restrictedAs(65532),
            volumeMounts: [{ name: 'webhook-cert', mountPath: CERTIFICATE_FOLDER, readOnly: true }],
          }],
          volumes: [{ name: 'webhook-cert', secret: { secretName: CERTIFICATE_SECRET } }],
        },
      },
    };
  }
}
