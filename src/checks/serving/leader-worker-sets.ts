import { Fault, fault, given, numberWrong, outside, ruleOf } from '../fault';
import { Field, Located } from '../../core';

/**
 * `LeaderWorkerSet/Groups`: sizes of groups, and the steps in which they are replaced, fit together.
 *
 * Source: LeaderWorkerSet, pkg/webhooks/leaderworkerset_webhook.go.
 */
export const leaderWorkerSetGroups = ruleOf(
  'LeaderWorkerSet/Groups',
  'The webhook of LeaderWorkerSet refuses a set whose groups cannot be made or replaced so, and the whole sync stops.',
  { 'leaderworkerset.x-k8s.io/LeaderWorkerSet': wrongGroups },
);

const SUBGROUP_TOPOLOGY = 'leaderworkerset.sigs.k8s.io/subgroup-exclusive-topology';
const MOST = 2 ** 31 - 1;

function* wrongGroups(at: Located): Generator<Fault> {
  const [replicas, size] = [at.at('spec', 'replicas'), at.at('spec', 'leaderWorkerTemplate', 'size')];
  yield* outside(replicas, 0);
  yield* outside(size, 1);
  const pods = (replicas.number ?? 1) * (size.number ?? 1);
  if (pods > MOST) {
    yield fault(replicas, `must make at most ${MOST} pods with size, ${size.number ?? 1}`, 'lower one of the two');
  }
  yield* wrongSteps(at.at('spec', 'rolloutStrategy', 'rollingUpdateConfiguration'), replicas.number ?? 1);
  const policy = at.at('spec', 'leaderWorkerTemplate', 'subGroupPolicy');
  const topology = at.at('metadata', 'annotations', SUBGROUP_TOPOLOGY);
  if (given(policy)) {
    yield* wrongSubGroups(policy, size.number ?? 1);
  } else if (given(topology)) {
    yield fault(topology, 'needs spec.leaderWorkerTemplate.subGroupPolicy', 'write its subGroupSize, or leave the annotation out');
  }
}

/** The schema gives what is left out: one group at a time is replaced, and none is made before. */
function* wrongSteps(steps: Field, replicas: number): Generator<Fault> {
  const [unavailable, surge] = [steps.at('maxUnavailable'), steps.at('maxSurge')];
  yield* [...wrongShare(unavailable), ...wrongShare(surge)];
  yield* outside(steps.at('partition'), 0);
  if (replicas !== 0 && scaled(unavailable, 1, replicas, Math.floor) === 0 && scaled(surge, 0, replicas, Math.ceil) === 0) {
    yield fault(unavailable, 'must not be 0 where maxSurge is 0', 'raise one of the two: otherwise nothing can be replaced');
  }
}

function wrongShare(share: Field): Fault[] {
  const isShare = share.text === undefined || /^([0-9]|[1-9][0-9]|100)%$/.test(share.text);
  return isShare ? outside(share, 0) : [fault(share, 'must be a whole number, or a share of at most "100%"', 'correct it')];
}

function scaled(share: Field, otherwise: number, whole: number, round: (number: number) => number): number {
  return share.text === undefined ? share.number ?? otherwise : round(parseInt(share.text, 10) * whole / 100);
}

function* wrongSubGroups(policy: Field, size: number): Generator<Fault> {
  const isWithoutLeader = policy.at('subGroupPolicyType').value === 'LeaderExcluded';
  const fits = (part: number) => (size - 1) % part === 0 || !isWithoutLeader && size % part === 0;
  yield* numberWrong(policy.at('subGroupSize'), part => part < 1 ? 'must be 1 or more' : part > size ? `must be at most size, ${size}`
    : fits(part) ? undefined : `must divide ${isWithoutLeader ? `the workers, ${size - 1}` : `size or the workers, ${size} or ${size - 1}`}`, 'choose another size');
}
