import { strictWebhook, Webhooks } from '../../kit';

/** Names of the configurations, into which the program writes its authority. */
export const CONFIGURATIONS = { mutating: 'defaulter.trainer.kubeflow.org', validating: 'validator.trainer.kubeflow.org' } as const;

/** Webhooks that fill in training jobs, and check them and runtimes. */
export function trainerWebhooks(service: { readonly name: string; readonly namespace: string }): Webhooks {
  const webhook = (verb: string, does: string, kind: string) => strictWebhook({
    name: `${does}.${kind}.trainer.kubeflow.org`,
    service,
    path: `/${verb}-trainer-kubeflow-org-v1alpha1-${kind}`,
    resource: ['trainer.kubeflow.org', 'v1alpha1', `${kind}s`],
    operations: ['CREATE', 'UPDATE'],
  });
  return {
    mutating: [webhook('mutate', 'defaulter', 'trainjob')],
    validating: ['clustertrainingruntime', 'trainingruntime', 'trainjob'].map(kind => webhook('validate', 'validator', kind)),
  };
}
