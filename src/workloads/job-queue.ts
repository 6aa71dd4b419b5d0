import type { IConstruct } from 'constructs';
import { platformContextOf } from './platform-context';
import { ConfigError, listed, QUEUE_NAME_LABEL, shown } from '../core';

/**
 * Label by which a job waits in a queue; none where it names no queue.
 *
 * @param framework name of its kind in Kueue's configuration, such as `trainer.kubeflow.org/trainjob`
 * @param labels of the job, which must not say otherwise
 * @throws ConfigError `JobQueue`
 */
export function queueLabel(at: IConstruct, framework: string, queue: string | undefined, labels: Readonly<Record<string, string>> = {}): Record<string, string> {
  if (queue === undefined) {
    return {};
  }
  const platform = platformContextOf(at);
  if (platform !== undefined && platform.queues?.frameworks.includes(framework) !== true) {
    throw new ConfigError('JobQueue', platform.queues === undefined
      ? `queue needs Kueue, which the platform does not have, got ${shown(queue)}; pass kueue: {} to the platform, or leave queue out`
      : `queue needs a Kueue that has jobs of this kind waiting, got ${shown(queue)}, and frameworks ${listed(platform.queues.frameworks)}; ` +
        `add ${shown(framework)} to them, or leave queue out`, at);
  }
  const other = labels[QUEUE_NAME_LABEL];
  if (other !== undefined && other !== queue) {
    throw new ConfigError('JobQueue', `labels must not contradict queue, got ${shown(other)} for "${QUEUE_NAME_LABEL}", which must be ${shown(queue)}; remove it from labels`, at);
  }
  return { [QUEUE_NAME_LABEL]: queue };
}
