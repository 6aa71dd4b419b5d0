import { MutatingWebhook, RuleWithOperations, ValidatingWebhook } from '../../apis/k8s/admissionregistration/v1';

/** Group of the kinds that are checked. */
export const SERVING = 'serving.kserve.io';

/** The Service of a controller's webhooks. */
export interface WebhookService {
  readonly name: string;
  readonly namespace: string;
}

/** A kind that a webhook looks at. */
export interface CheckedKind {
  readonly version: string;
  readonly plural: string;
  /** @default ['CREATE', 'UPDATE'] */
  readonly operations?: RuleWithOperations['operations'];
  /** Versions of requests that the webhook understands. @default ['v1beta1'] */
  readonly reviewVersions?: readonly string[];
}

/** A webhook that refuses wrong objects of a kind. */
export function validating(service: WebhookService, kind: CheckedKind, name = `${singular(kind)}.kserve-webhook-server.validator`): ValidatingWebhook {
  return webhook(service, 'validate', name, kind);
}

/** A webhook that completes objects of a kind. */
export function defaulting(service: WebhookService, kind: CheckedKind): MutatingWebhook {
  return webhook(service, 'mutate', `${singular(kind)}.kserve-webhook-server.defaulter`, kind);
}

/** The webhook that puts containers and volumes into the pods of models. Pods of the platform's namespaces never pass by it. */
export function podMutator(service: WebhookService): MutatingWebhook {
  return {
    ...common(service, '/mutate-pods', 'inferenceservice.kserve-webhook-server.pod-mutator', ['v1beta1']),
    namespaceSelector: { matchExpressions: [{ key: 'control-plane', operator: 'DoesNotExist' }] },
    objectSelector: { matchExpressions: [{ key: `${SERVING}/inferenceservice`, operator: 'Exists' }] },
    reinvocationPolicy: 'IfNeeded',
    rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
  };
}

/** The validators of a kind with two versions, which convert into each other; each looks at what was sent in its own. */
export function validatingVersions(service: WebhookService, plural: string): ValidatingWebhook[] {
  return ['v1alpha2', 'v1alpha1'].map(version => {
    const kind: CheckedKind = { version, plural, reviewVersions: ['v1', 'v1beta1'] };
    return { ...validating(service, kind, `${singular(kind)}.kserve-webhook-server.${version}.validator`), matchPolicy: 'Exact' };
  });
}

function webhook(service: WebhookService, verb: 'mutate' | 'validate', name: string, kind: CheckedKind) {
  const { version, plural, operations = ['CREATE', 'UPDATE'], reviewVersions = ['v1beta1'] } = kind;
  return {
    ...common(service, `/${verb}-serving-kserve-io-${version}-${singular(kind)}`, name, reviewVersions),
    rules: [{ apiGroups: [SERVING], apiVersions: [version], operations, resources: [plural] }],
  };
}

function common(service: WebhookService, path: string, name: string, admissionReviewVersions: readonly string[]) {
  return { name, admissionReviewVersions, clientConfig: { service: { ...service, path } }, failurePolicy: 'Fail' as const, sideEffects: 'None' as const };
}

function singular({ plural }: CheckedKind): string {
  return plural.replace(/s$/, '');
}
