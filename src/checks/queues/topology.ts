import { watchedBy } from './watched';
import { noSwitch, worded } from './words';
import { Field, listed, Pods, podsOf, replicasOnceOn, Rule, shown } from '../../core';
import { isLabelKey } from '../../core/names';
import { blamed, Fault, said } from '../fault';
import { goInteger } from '../go';

/** `Pods/Topology`: what pods ask of the topology of nodes is such as Kueue reads. Source: Kueue 0.17, pkg/controller/jobframework/tas_validation.go. */
export const podTopology: Rule = {
  id: 'Pods/Topology',
  why: 'The webhook of Kueue refuses a job whose pods ask for a place in the topology of nodes in words that it cannot read, and the whole sync stops.',
  * check(set) {
    for (const at of watchedBy(set).filter(({ kind }) => kind !== 'TrainJob')) {
      const pods = podsOf(at);
      yield* pods.flatMap(one => blamed(at, wrongRequest(one, countOf(one))));
      yield* GROUPED.includes(at.kind) ? blamed(at, wrongGroups(pods)) : [];
    }
    // What a training job asks for stands in its runtime; how many pods there are, in the job.
    for (const at of set.ofKind('trainer.kubeflow.org/TrainingRuntime', 'trainer.kubeflow.org/ClusterTrainingRuntime')) {
      yield* podsOf(at).flatMap(one => blamed(at, wrongRequest(one, Infinity)));
    }
  },
};

/** Kinds with several sorts of pods that can have one place. */
const GROUPED = ['JobSet', 'MPIJob', 'RayJob', 'RayCluster', 'RayService', 'LeaderWorkerSet'];

const REQUESTS = ['required-topology', 'preferred-topology', 'unconstrained-topology'];
/** Annotations with the key of a level of a topology. */
const LEVELS = ['required-topology', 'preferred-topology', 'slice-required-topology'];

/** How many pods of a sort wait together: each replica of a LeaderWorkerSet waits by itself, and of one without any nobody knows. */
function countOf(pods: Pods): number {
  const replicas = pods.at.kind === 'LeaderWorkerSet' ? pods.at.at('spec', 'replicas').number ?? 1 : 1;
  return replicas === 0 ? Infinity : replicasOnceOn(pods) / replicas;
}

function annotation({ metadata }: Pods, name: string): Field {
  return metadata.at('annotations', `kueue.x-k8s.io/podset-${name}`);
}

function* wrongRequest(pods: Pods, count: number): Generator<Fault> {
  const of = (name: string) => annotation(pods, name);
  const asked = REQUESTS.map(of).filter(one => one.exists);
  if (asked.length > 1) {
    yield said(asked[1], `must not be there beside another request of the topology, got ${listed(asked.map(({ value }) => shown(value)))}`, 'leave one of them');
  }
  yield* LEVELS.flatMap(name => worded(of(name), text => isLabelKey(text) ? undefined : 'must be the key of a label of nodes', 'write a level of the Topology'));
  yield* noSwitch(of('unconstrained-topology'));
  yield* wrongSlices(of('slice-size'), of('slice-required-topology'), count);
  const group = of('group-name');
  yield* worded(group, text => /^\d+$/.test(text) ? 'must not be a number' : undefined, 'write a name with letters');
  if (group.exists) {
    yield* ['slice-size', 'slice-required-topology'].map(of).filter(one => one.exists).map(one => said(one, 'must not be there beside a group', 'leave it out, or the group'));
    yield* REQUESTS.slice(0, 2).some(name => of(name).exists) ? []
      : [said(group, 'has no meaning without a required or preferred topology', 'write kueue.x-k8s.io/podset-required-topology too, or leave the group out')];
  }
}

/** Slices have a place each, and as many pods as they say. */
function* wrongSlices(size: Field, level: Field, pods: number): Generator<Fault> {
  if (level.exists !== size.exists) {
    yield level.exists ? said(size, 'must say how many pods a slice has', 'write it, or leave the topology of slices out')
      : said(size, 'has no meaning without kueue.x-k8s.io/podset-slice-required-topology', 'leave it out, or name the level of a slice');
  }
  const fits = (all = 0) => all >= 1 && all <= pods;
  yield* worded(size, text => fits(goInteger(text)) ? undefined
    : `must be a whole number above 0${pods < Infinity ? `, at most ${pods}, the number of pods` : ''}`, 'write how many pods a slice has');
}

/** A group is of two sorts of pods that ask for the same place, one of a single pod. */
function* wrongGroups(all: readonly Pods[]): Generator<Fault> {
  const named = all.map(pods => ({ pods, name: annotation(pods, 'group-name').text })).filter(({ name }) => name !== undefined);
  for (const name of new Set(named.map(one => one.name))) {
    const members = named.filter(one => one.name === name).map(({ pods }) => pods);
    const at = annotation(members[0], 'group-name');
    const place = (pods: Pods) => REQUESTS.slice(0, 2).map(level => annotation(pods, level).text);
    if (members.length !== 2) {
      yield said(at, `must be a group of two sorts of pods, got ${members.length} of ${shown(name)}`, 'name it at two sorts of pods, one of them of a single pod');
    } else if (members.map(countOf).every(count => count > 1 && count < Infinity)) {
      yield said(at, `must be a group with a sort of a single pod, got ${listed(members.map(pods => String(countOf(pods))))} pods`, 'leave the group out');
    } else if (place(members[0]).some((level, index) => level !== place(members[1])[index])) {
      yield said(at, `must be a group that asks for one place, got ${shown(members.map(place))}`, 'ask for the same topology at both');
    }
  }
}
