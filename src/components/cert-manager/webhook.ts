import { WEBHOOK, WEBHOOK_CA } from './parts';
import { MutatingWebhook, ValidatingWebhook } from '../../apis/k8s/admissionregistration/v1';

const COMMON = {
  name: 'webhook.cert-manager.io',
  admissionReviewVersions: ['v1'],
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  sideEffects: 'None',
  timeoutSeconds: 30,
} as const;

/** Has the injector write the webhook's own authority into a configuration. */
export function caInjection(namespace: string): Record<string, string> {
  return { 'cert-manager.io/inject-ca-from-secret': `${namespace}/${WEBHOOK_CA}` };
}

/** Notes in new requests who made them. */
export function mutatingWebhook(namespace: string): MutatingWebhook {
  return {
    ...COMMON,
    clientConfig: { service: { name: WEBHOOK.name, namespace, path: '/mutate' } },
    rules: [{ apiGroups: ['cert-manager.io'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['certificaterequests'] }],
  };
}

/** Refuses objects that the controller could not work on, except in namespaces with a label that says so. */
export function validatingWebhook(namespace: string): ValidatingWebhook {
  return {
    ...COMMON,
    clientConfig: { service: { name: WEBHOOK.name, namespace, path: '/validate' } },
    namespaceSelector: { matchExpressions: [{ key: 'cert-manager.io/disable-validation', operator: 'NotIn', values: ['true'] }] },
    rules: [{
      apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
      apiVersions: ['v1'],
      operations: ['CREATE', 'UPDATE'],
      resources: ['*/*'],
    }],
  };
}
