import { JobSpec } from '../apis/k8s/batch/v1';
import { PodTemplateSpec } from '../apis/k8s/core/v1';

/** What a program that asks a server for something ends with when another try would end the same way. */
const REFUSED = 2;

/**
 * A Job that asks a server for something until it is done: some tries in each pod, then in further pods, more and more apart, for about an hour; a refusal
 * ends it at once. It has no `ttlSecondsAfterFinished`: what deletes it would have Argo CD and Flux make it again, without end.
 *
 * @param container name of the container with the program
 */
export function askingJob(container: string, template: PodTemplateSpec): JobSpec {
  return {
    backoffLimit: 6,
    podFailurePolicy: {
      rules: [
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        { action: 'FailJob', onExitCodes: { containerName: container, operator: 'In', values: [REFUSED] } },
      ],
    },
    template,
  };
}
