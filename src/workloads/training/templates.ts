import { hasLauncher, LAUNCHER, NODE } from './runtimes';
import { TrainJobOptions } from './train-job-props';
import { TRAIN_JOB_FRAMEWORK, trainJobSpec } from './train-job-spec';
import { TrainJob } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { checkedProps, QUEUE_NAME_LABEL } from '../../core';
import type { JobTemplate } from '../job-template';
import { queueLabel } from '../job-queue';
import { podMetadata } from '../pod/pod';

/**
 * A training job as data, for what makes many of them, such as an experiment.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link TrainJob}
 */
export function trainJob(given: TrainJobOptions): JobTemplate {
  const props = checkedProps(undefined, 'workloads/training#TrainJobOptions', given);
  const { runtime, queue, labels, annotations } = props;
  const primary = hasLauncher(runtime) ? LAUNCHER : NODE; // the launcher's output is that of all processes
  return {
    ...TrainJob.GVK,
    metadata: podMetadata({ podLabels: labels, podAnnotations: annotations }, queue === undefined ? {} : { [QUEUE_NAME_LABEL]: queue }),
    trial: { primaryContainerName: NODE, primaryPodLabels: { 'jobset.sigs.k8s.io/replicatedjob-name': primary, 'batch.kubernetes.io/job-completion-index': '0' } },
    spec: at => {
      queueLabel(at.scope, TRAIN_JOB_FRAMEWORK, queue, labels);
      return { ...trainJobSpec(at, props) };
    },
  };
}
