import { waits } from './watched';
import { DEFAULT_QUEUE, ManifestSet, Rule, shown, Violation } from '../../core';
import { wrong } from '../fault';
import { clustersOf } from '../ray/found';

/** `RayCluster/Queue`: clusters of Ray that wait in a queue are as Kueue wants them. */
export const rayQueue: Rule = {
  id: 'RayCluster/Queue',
  why: 'The webhook of Kueue refuses a cluster of Ray in a queue that takes more or keeps longer than what it waited for, and the whole sync stops.',
  check: wrongInQueues,
};

/** Groups of workers that one workload has room for, beside the head. */
const MOST_GROUPS = 7;

function* wrongInQueues(set: ManifestSet): Generator<Violation> {
  for (const { at, spec } of [...clustersOf(set)].filter(one => waits(set, one.at))) {
    const [scaling, groups] = [spec.at('enableInTreeAutoscaling'), spec.at('workerGroupSpecs')];
    const shutdown = at.at('spec', 'shutdownAfterJobFinishes');
    if (at.kind === 'RayJob' && shutdown.value !== true) {
      yield wrong(at, shutdown, 'must be true in a queue', 'set it, so that the cluster gives its place back when the job has ended');
    }
    if (scaling.value === true && !at.at('metadata', 'annotations', 'kueue.x-k8s.io/elastic-job').exists) {
      yield wrong(at, scaling, 'must not be on in a queue, which gives a place to all pods at once', `leave it out, or give the queue of the team another name than ${shown(DEFAULT_QUEUE)}`);
    }
    if (groups.items().length > MOST_GROUPS) {
      yield { at, field: groups.path, problem: `must have at most ${MOST_GROUPS} groups in a queue, got ${groups.items().length}`, fix: 'join some of them' };
    }
    yield* groups.items().map(group => group.at('groupName')).filter(({ value }) => value === 'head')
      .map(name => wrong(at, name, 'must not be the name of the pod that leads', 'call the group otherwise'));
  }
}
