import { Field, ManifestSet, Rule, shown, Violation } from '../../core';

/** `TrainingJob/Elastic`: trainings whose number of workers changes have room between the least and the most. */
export const trainingElastic: Rule = {
  id: 'TrainingJob/Elastic',
  why: 'torchrun ends in an error where there may be fewer workers than there must be, and the API server refuses such an autoscaler.',
  check: wrongRooms,
};

function* wrongRooms(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kubeflow.org/PyTorchJob', 'kubeflow.org/PaddleJob')) {
    const [least, most]: readonly Field[] = ['minReplicas', 'maxReplicas'].map(name => at.at('spec', 'elasticPolicy', name));
    if ((least.number ?? 0) > (most.number ?? Infinity)) {
      yield { at, field: least.path, problem: `must be at most maxReplicas, ${most.number}, got ${shown(least.value)}`, fix: 'correct one of the two' };
    }
  }
}
