import { jobSetFaults } from './job-set-form';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `JobSet/Jobs`: the Jobs of a set, and of the sets that a training runtime makes, are such as JobSet's webhook takes. */
export const jobSetJobs: Rule = {
  id: 'JobSet/Jobs',
  why: 'The webhook of JobSet refuses such a set; where a runtime has its form, training jobs are taken, and then fail.',
  check: wrongJobs,
};

/** Where kinds have a set, or the form of one. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  'jobset.x-k8s.io/JobSet': ['spec'],
  'trainer.kubeflow.org/TrainingRuntime': ['spec', 'template', 'spec'],
  'trainer.kubeflow.org/ClusterTrainingRuntime': ['spec', 'template', 'spec'],
};

function* wrongJobs(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(...Object.keys(SETS))) {
    const spec = at.at(...SETS[at.key]);
    for (const fault of jobSetFaults(spec, at.kind === 'JobSet' ? at.name || undefined : undefined)) {
      yield { at, ...fault };
    }
    yield* unfinishedRestart(at, set);
  }
}

/** A controller that has no such feature switched on refuses it. */
function* unfinishedRestart(at: Located, set: ManifestSet): Generator<Violation> {
  const strategy = at.at(...SETS[at.key], 'failurePolicy', 'restartStrategy');
  const config = strategy.value === 'InPlaceRestart' ? set.settings('jobset-manager-config') : undefined;
  if (config !== undefined && !Object.values(config.at('data').strings()).some(text => /^ *InPlaceRestart: true$/m.test(text))) {
    yield {
      at, field: strategy.path, problem: `is a feature that the controller has switched off, got ${shown(strategy.value)}`,
      fix: 'write "Recreate" or "BlockingRecreate", or pass inPlaceRestart: true to JobSets',
    };
  }
}
