import { Construct } from 'constructs';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { ServiceAccountRef } from '../../core';

const NAME = 'katib.kubeflow.org';

/** Properties of {@link KatibWebhooks}. */
export interface KatibWebhooksProps {
  /** Service of the controller. */
  readonly service: { readonly namespace: string; readonly name: string };
  /** Account of the controller, whose own pods are let alone. */
  readonly account: ServiceAccountRef;
  readonly podFailurePolicy: 'Fail' | 'Ignore';
  /** Annotations by which cert-manager writes the authority into them. @default - the controller writes it */
  readonly injectCa?: Readonly<Record<string, string>>;
}

/** Has the API server ask Katib about experiments, and about each new pod of a profile: 2 webhook configurations. */
export class KatibWebhooks extends Construct {
  constructor(scope: Construct, id: string, { service, account, podFailurePolicy, injectCa }: KatibWebhooksProps) {
    super(scope, id);
    const metadata = { name: NAME, ...injectCa && { annotations: injectCa } };
    const webhook = (name: string, path: string) =>
      ({ name: `${name}.${NAME}`, admissionReviewVersions: ['v1'], clientConfig: { service: { ...service, path } }, sideEffects: 'None' as const });
    const experiments = {
      failurePolicy: 'Fail' as const,
      rules: [{ apiGroups: ['kubeflow.org'], apiVersions: ['v1beta1'], operations: ['CREATE' as const, 'UPDATE' as const], resources: ['experiments'] }],
    };
    new MutatingWebhookConfiguration(this, 'Mutating', {
      metadata,
      webhooks: [
        { ...webhook('defaulter.experiment', '/mutate-experiment'), ...experiments },
        {
          ...webhook('mutator.pod', '/mutate-pod'),
          failurePolicy: podFailurePolicy,
          matchConditions: [{
            name: 'exclude-katib-controller', expression: `request.userInfo.username != "system:serviceaccount:${account.namespace}:${account.name}"`,
          }],
          namespaceSelector: { matchLabels: { 'katib.kubeflow.org/metrics-collector-injection': 'enabled' } },
          rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        },
      ],
    });
    new ValidatingWebhookConfiguration(this, 'Validating', { metadata, webhooks: [{ ...webhook('validator.experiment', '/validate-experiment'), ...experiments }] });
  }
}
