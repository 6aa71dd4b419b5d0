import { ValidatingWebhook } from '../../apis/k8s/admissionregistration/v1';
import { strictWebhook } from '../../kit';

/** Label that the controller gives to all pods of a set; others are none of its business. */
const LABEL = 'leaderworkerset.sigs.k8s.io/name';

const SETS = ['leaderworkerset.x-k8s.io', 'v1', 'leaderworkersets'] as const;
const PODS = ['', 'v1', 'pods'] as const;

/** Webhooks that fill in and check sets and their pods. */
export function leaderWorkerSetWebhooks(service: { readonly name: string; readonly namespace: string }): Record<'mutating' | 'validating', readonly ValidatingWebhook[]> {
  const path = (verb: string) => `/${verb}-leaderworkerset-x-k8s-io-v1-leaderworkerset`;
  const operations = ['CREATE', 'UPDATE'] as const;
  return {
    mutating: [
      strictWebhook({ name: 'mleaderworkerset.kb.io', service, path: path('mutate'), resource: SETS, operations }),
      strictWebhook({ name: 'mpod.kb.io', service, path: '/mutate--v1-pod', resource: PODS, operations: ['CREATE'], label: LABEL }),
    ],
    validating: [
      strictWebhook({ name: 'vleaderworkerset.kb.io', service, path: path('validate'), resource: SETS, operations }),
      strictWebhook({ name: 'vpod.kb.io', service, path: '/validate--v1-pod', resource: PODS, operations, label: LABEL }),
    ],
  };
}
