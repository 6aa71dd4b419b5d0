import { Construct } from 'constructs';
import { WEBHOOK_PORT, WEBHOOK_SECRET, WEBHOOK_SERVICE, webhookArguments } from './arguments';
import { deploymentSpec } from './deployment';
import { sparkOperatorFacts } from './facts';
import { labelsOf, nameOf, selectorOf } from './labels';
import { SparkOperatorProps } from './props';
import { electionRules, secretRules, WEBHOOK_RULES } from './rbac';
import {
  MutatingWebhook, MutatingWebhookConfiguration, RuleWithOperations, ValidatingWebhook, ValidatingWebhookConfiguration,
} from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { Component } from '../../core';
import { CallersPolicy, ClusterAccess, having, inExpression, NamespaceAccess, WebhookCertificate } from '../../kit';

const NAME = nameOf('webhook');
const LABELS = labelsOf('webhook');

/** The certificate is read only at start, so it has to last; cert-manager renews it after two thirds of the time. */
const TEN_YEARS = '87600h0m0s';

/** Its pods, for the network. */
const PODS: LabelSelector = { matchExpressions: [...inExpression('app.kubernetes.io/name', 'spark-operator'), ...inExpression('app.kubernetes.io/component', 'webhook')] };

/** Kinds that the webhook fills in and checks, by plural and version. */
const CHECKED = { sparkapplications: 'v1beta2', scheduledsparkapplications: 'v1beta2', sparkconnects: 'v1alpha1' } as const;

/** Pods that the controller's submissions make; the webhook adds what `spark-submit` knows no setting for. */
const LAUNCHED: LabelSelector = { matchLabels: { 'sparkoperator.k8s.io/launched-by-spark-operator': 'true' } };

/** Fills in and checks applications, and changes their pods. */
export class SparkWebhook extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: SparkOperatorProps) {
    super(scope, id);
    const component = Component.of(this);
    const account = { name: NAME, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS }, automountServiceAccountToken: true });
    new ClusterAccess(this, 'Access', { name: NAME, rules: WEBHOOK_RULES, account, labels: LABELS });
    new NamespaceAccess(this, 'LeaderElection', { name: NAME, rules: [...secretRules(WEBHOOK_SECRET), ...electionRules('webhook')], account, labels: LABELS });
    if (props.networkPolicies !== false) {
      new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: PODS, ports: [WEBHOOK_PORT] }, []);
    }
    new Deployment(this, 'Deployment', {
      metadata: { ...account, labels: LABELS },
      spec: component.workload(NAME, deploymentSpec('webhook', {
        image: component.image('spark-operator'),
        args: webhookArguments(props, namespace),
        ports: [{ name: 'webhook', containerPort: WEBHOOK_PORT, protocol: 'TCP' }],
        folder: {
          name: 'serving-certs', sizeLimit: '500Mi',
          mount: { mountPath: '/etc/k8s-webhook-server/serving-certs', subPath: 'serving-certs', readOnly: false },
        },
      }), sparkOperatorFacts(namespace, 'webhook')),
    });
    new Service(this, 'Service', {
      metadata: { name: WEBHOOK_SERVICE, namespace, labels: LABELS },
      spec: { selector: selectorOf('webhook'), ports: [{ name: 'webhook', port: WEBHOOK_PORT, targetPort: 'webhook', protocol: 'TCP' }] },
    });
    this.addConfigurations(namespace, props);
  }

  private addConfigurations(namespace: string, props: SparkOperatorProps): void {
    const metadata = { name: NAME, labels: LABELS, ...props.webhookIssuer && { annotations: this.certificate(namespace, props) } };
    const selector = namespacesOf(props);
    const each = (verb: string) => Object.entries(CHECKED).map(([plural, version]) => checking(verb, plural, version, namespace, selector));
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', {
      metadata, webhooks: [{ ...webhook('mutate--v1-pod', podRule, namespace, selector), objectSelector: LAUNCHED }, ...each('mutate')],
    });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata, webhooks: each('validate') });
  }

  /** Annotations by which the authority gets into the configurations. */
  private certificate(namespace: string, { webhookIssuer, clusterDomain = 'cluster.local' }: SparkOperatorProps): Readonly<Record<string, string>> {
    return new WebhookCertificate(this, 'Certificate', {
      name: 'spark-operator-certificate', secretName: WEBHOOK_SECRET, service: { name: WEBHOOK_SERVICE, namespace }, clusterDomain,
      issuer: webhookIssuer, ownIssuer: 'spark-operator-self-signed-issuer', duration: TEN_YEARS, labels: LABELS,
    }).injectCa;
  }
}

/** Namespaces whose objects the API server shows to the webhook. */
function namespacesOf({ namespaces, namespaceSelector }: SparkOperatorProps): LabelSelector | undefined {
  return namespaces === undefined ? namespaceSelector : having('kubernetes.io/metadata.name', ...namespaces);
}

const podRule: RuleWithOperations = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] };

function checking(verb: string, plural: string, version: string, namespace: string, selector: LabelSelector | undefined): MutatingWebhook & ValidatingWebhook {
  return webhook(`${verb}-sparkoperator-k8s-io-${version}-${plural.replace(/s$/, '')}`, {
    apiGroups: ['sparkoperator.k8s.io'], apiVersions: [version], operations: ['CREATE', 'UPDATE'], resources: [plural],
  }, namespace, selector);
}

function webhook(path: string, rule: RuleWithOperations, namespace: string, namespaceSelector: LabelSelector | undefined): MutatingWebhook & ValidatingWebhook {
  return {
    name: `${path}.sparkoperator.k8s.io`,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { name: WEBHOOK_SERVICE, namespace, path: `/${path}`, port: WEBHOOK_PORT } },
    failurePolicy: 'Fail',
    ...namespaceSelector && { namespaceSelector },
    rules: [rule],
    sideEffects: 'NoneOnDryRun',
    timeoutSeconds: 10,
  };
}
