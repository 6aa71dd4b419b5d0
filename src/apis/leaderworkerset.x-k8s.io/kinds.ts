/** Facts of `LeaderWorkerSet`, from the sources of its controller and webhook (LeaderWorkerSet; release in the pins). */
import { kindTable } from '../crd';
import { leaderWorkerSetCrd } from './crds';
import { LEADER_WORKER_SET_HEALTH } from './health';

const GROUPS = { path: ['spec', 'replicas'], otherwise: 1 };
const COMMON = { labels: { 'leaderworkerset.sigs.k8s.io/name': '{name}' }, claims: ['spec', 'leaderWorkerTemplate', 'volumeClaimTemplates', '*'] };

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [leaderWorkerSetCrd, {
    form: 'service',
    name: { longest: 52, service: true, because: 'its leaders have the label controller-revision-hash: <name>-<hash>' },
    pods: [
      { path: ['spec', 'leaderWorkerTemplate', 'leaderTemplate'], replicas: GROUPS, ...COMMON },
      {
        path: ['spec', 'leaderWorkerTemplate', 'workerTemplate'],
        // Without a form of its own the leader has that of the workers.
        replicas: [GROUPS, { path: ['spec', 'leaderWorkerTemplate', 'size'], otherwise: 1, oneLessWith: ['spec', 'leaderWorkerTemplate', 'leaderTemplate'] }],
        ...COMMON,
      },
    ],
    service: true,
    health: LEADER_WORKER_SET_HEALTH,
    rewrittenBy: 'the webhook of LeaderWorkerSet',
  }],
);
