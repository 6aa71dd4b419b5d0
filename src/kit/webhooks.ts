import { Construct } from 'constructs';
import { Labels } from './access';
import { RotatedCertificate } from './rotated-certificate';
import { MatchCondition, MutatingWebhookConfiguration, RuleWithOperations, ValidatingWebhook, ValidatingWebhookConfiguration } from '../apis/k8s/admissionregistration/v1';
import { LabelSelector } from '../apis/k8s/meta/v1';

/** What differs between the webhooks of a controller. */
export interface WebhookOptions {
  readonly name: string;
  /** Service that is called. */
  readonly service: { readonly name: string; readonly namespace: string };
  /** Path at which it answers. */
  readonly path: string;
  /** Group, version and plurals of what it looks at. */
  readonly resource: readonly [group: string, version: string, ...plurals: string[]];
  readonly operations: RuleWithOperations['operations'];
  /** Label without which an object is none of its business. @default - it looks at all objects */
  readonly label?: string;
  /** Namespaces whose objects it looks at. @default - all */
  readonly namespaces?: LabelSelector;
  /** What else must hold for an object. @default - nothing */
  readonly conditions?: readonly MatchCondition[];
}

/** A webhook without which nothing of the kind can be made: for validating and, since all of it is part of both, for mutating configurations. */
export function strictWebhook({ name, service, path, resource: [group, version, ...plurals], operations, label, namespaces, conditions }: WebhookOptions): ValidatingWebhook {
  return {
    name,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { ...service, path } },
    failurePolicy: 'Fail',
    ...conditions && conditions.length > 0 && { matchConditions: conditions },
    ...namespaces && { namespaceSelector: namespaces },
    ...label !== undefined && { objectSelector: { matchExpressions: [{ key: label, operator: 'Exists' }] } },
    rules: [{ apiGroups: [group], apiVersions: [version], operations, resources: plurals }],
    sideEffects: 'None',
  };
}

/** Webhooks of a controller, by what they do with an object. */
export interface Webhooks {
  readonly mutating: readonly ValidatingWebhook[];
  readonly validating: readonly ValidatingWebhook[];
}

/** The configurations of a controller's webhooks. */
export interface WebhookConfigurations {
  /** `metadata.name` of each. */
  readonly names: { readonly mutating: string; readonly validating: string };
  /** @default - no labels */
  readonly labels?: Labels;
  readonly certificate: RotatedCertificate;
  readonly webhooks: Webhooks;
}

/** Adds both configurations, into which the certificate's authority is written: 1 MutatingWebhookConfiguration, 1 ValidatingWebhookConfiguration. */
export function addWebhookConfigurations(scope: Construct, { names, labels, certificate: { injectCa }, webhooks }: WebhookConfigurations): void {
  const metadata = { ...labels && { labels }, ...injectCa && { annotations: injectCa } };
  new MutatingWebhookConfiguration(scope, 'MutatingWebhook', { metadata: { name: names.mutating, ...metadata }, webhooks: webhooks.mutating });
  new ValidatingWebhookConfiguration(scope, 'ValidatingWebhook', { metadata: { name: names.validating, ...metadata }, webhooks: webhooks.validating });
}
