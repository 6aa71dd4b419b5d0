/** How jobs and Kueue, which has them wait, know each other. */
import { ObjectName } from './names';

/** Label of a job, or of a pod, with the name of the `LocalQueue` that it waits in. */
export const QUEUE_NAME_LABEL = 'kueue.x-k8s.io/queue-name';

/** Name of the `LocalQueue` of jobs that name none. */
export const DEFAULT_QUEUE = 'default';

/** A Kueue that queues of teams are made for. */
export interface QueuesRef {
  /** Names of its `ResourceFlavor`s; the first is that of queues that name none. */
  readonly flavors: readonly ObjectName[];
  /** Names of the kinds of jobs that wait, as Kueue's configuration has them. */
  readonly frameworks: readonly string[];
}
