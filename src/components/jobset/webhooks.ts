import { ValidatingWebhook } from '../../apis/k8s/admissionregistration/v1';
import { strictWebhook } from '../../kit';

/** Label that the controller gives to all pods of a set; others are none of its business. */
const LABEL = 'jobset.sigs.k8s.io/jobset-name';

const JOBSETS = ['jobset.x-k8s.io', 'v1alpha2', 'jobsets'] as const;
const PODS = ['', 'v1', 'pods'] as const;

/** Webhooks that fill in and check sets and their pods. */
export function jobSetWebhooks(service: { readonly name: string; readonly namespace: string }): Record<'mutating' | 'validating', readonly ValidatingWebhook[]> {
  const path = (verb: string) => `/${verb}-jobset-x-k8s-io-v1alpha2-jobset`;
  return {
    mutating: [
      strictWebhook({ name: 'mjobset.kb.io', service, path: path('mutate'), resource: JOBSETS, operations: ['CREATE'] }),
      strictWebhook({ name: 'mpod.kb.io', service, path: '/mutate--v1-pod', resource: PODS, operations: ['CREATE'], label: LABEL }),
    ],
    validating: [
      strictWebhook({ name: 'vjobset.kb.io', service, path: path('validate'), resource: JOBSETS, operations: ['CREATE', 'UPDATE'] }),
      strictWebhook({ name: 'vpod.kb.io', service, path: '/validate--v1-pod', resource: PODS, operations: ['CREATE'], label: LABEL }),
    ],
  };
}
