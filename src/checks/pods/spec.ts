import { jobFaults, JobReading, podFaults, PodReading } from './form';
import { fieldsAt, Field, ManifestSet, Rule, Violation } from '../../core';
import { blamed } from '../fault';

/** `Pods/Spec`: the pods of an object, and its Jobs, are such as Kubernetes takes. */
export const podsSpec: Rule = {
  id: 'Pods/Spec',
  why: 'The API server refuses such a pod: at once, and the whole sync stops, or later, when a controller makes it, and nothing ever runs.',
  check: wrongPods,
};

const KEPT: PodReading = { isForever: true };

/** Kinds whose pods are made as they stand. */
const PODS: Readonly<Record<string, PodReading>> = {
  'Pod': { isTemplate: false },
  'apps/Deployment': KEPT, 'apps/StatefulSet': KEPT, 'apps/DaemonSet': KEPT, 'apps/ReplicaSet': KEPT,
  // Their controllers make StatefulSets of the templates.
  'kubeflow.org/Notebook': KEPT, 'leaderworkerset.x-k8s.io/LeaderWorkerSet': KEPT,
  // The pod that submits a job has the image of its cluster, which may be one that is there already.
  'ray.io/RayCluster': {}, 'ray.io/RayJob': { isWhole: false }, 'ray.io/RayService': {},
  'kubeflow.org/PyTorchJob': {}, 'kubeflow.org/TFJob': {}, 'kubeflow.org/XGBoostJob': {}, 'kubeflow.org/JAXJob': {}, 'kubeflow.org/PaddleJob': {}, 'kubeflow.org/MPIJob': {},
};

/** Kinds that hold Jobs, with the way down to them. */
const JOBS: Readonly<Record<string, { readonly path: readonly string[]; reading?(job: Field): JobReading }>> = {
  'batch/Job': { path: [] },
  'batch/CronJob': { path: ['spec', 'jobTemplate'] },
  'jobset.x-k8s.io/JobSet': { path: ['spec', 'replicatedJobs', '*', 'template'], reading: () => OF_SETS },
  'trainer.kubeflow.org/TrainingRuntime': { path: ['spec', 'template', 'spec', 'replicatedJobs', '*', 'template'], reading: ofRuntimes },
  'trainer.kubeflow.org/ClusterTrainingRuntime': { path: ['spec', 'template', 'spec', 'replicatedJobs', '*', 'template'], reading: ofRuntimes },
};

/** The webhook of JobSet writes these. */
const OF_SETS: JobReading = { mode: 'Indexed', restartPolicy: true };

/** Training jobs give the image and the number of the nodes. */
function ofRuntimes(job: Field): JobReading {
  const isTrainer = job.at('metadata', 'labels', 'trainer.kubeflow.org/trainjob-ancestor-step').exists;
  return { ...OF_SETS, isWhole: false, isCounted: isTrainer };
}

function* wrongPods(set: ManifestSet): Generator<Violation> {
  for (const pods of set.pods) {
    const reading = Object.hasOwn(PODS, pods.at.key) ? PODS[pods.at.key] : undefined;
    yield* reading === undefined ? [] : blamed(pods.at, podFaults(pods.spec, reading));
  }
  for (const [key, { path, reading }] of Object.entries(JOBS)) {
    for (const one of set.ofKind(key)) {
      for (const job of fieldsAt(new Field(one.manifest), path)) {
        yield* blamed(one, jobFaults(job.at('spec'), reading?.(job)));
      }
    }
  }
}
