import { RuleWithOperations, ValidatingWebhook } from '../apis/k8s/admissionregistration/v1';

/** What differs between the webhooks of a controller. */
export interface WebhookOptions {
  readonly name: string;
  /** Service that is called. */
  readonly service: { readonly name: string; readonly namespace: string };
  /** Path at which it answers. */
  readonly path: string;
  /** Group, version and plural of what it looks at. */
  readonly resource: readonly [group: string, version: string, plural: string];
  readonly operations: RuleWithOperations['operations'];
  /** Label without which an object is none of its business. @default - it looks at all objects */
  readonly label?: string;
}

/** A webhook without which nothing of the kind can be made: for validating and, since all of it is part of both, for mutating configurations. */
export function strictWebhook({ name, service, path, resource: [group, version, plural], operations, label }: WebhookOptions): ValidatingWebhook {
  return {
    name,
    admissionReviewVersions: ['v1'],
    clientConfig: { service: { ...service, path } },
    failurePolicy: 'Fail',
    ...label !== undefined && { objectSelector: { matchExpressions: [{ key: label, operator: 'Exists' }] } },
    rules: [{ apiGroups: [group], apiVersions: [version], operations, resources: [plural] }],
    sideEffects: 'None',
  };
}
