/** Pods of training jobs: what their runtimes lay down, with what the jobs change. */
import { Field, fieldsAt, Located, ManifestSet, Pods } from '../../core';
import { isNode, JOBS_OF_PATCHES, madeJobSet } from '../training/made-job-set';

const TRAIN_JOB = 'TrainJob';

/** All pods of a set; those of training jobs, and of trials that are some, as they will be, where their runtimes are known. */
export function madePods(set: ManifestSet): readonly Pods[] {
  return set.once(madePods, () => set.pods.flatMap(pods => isOfTrainJob(pods) ? podsOfRuntime(set, pods) ?? [pods] : [pods]));
}

function isOfTrainJob({ at, fact }: Pods): boolean {
  return at.key === `trainer.kubeflow.org/${TRAIN_JOB}` || fact.only?.value === TRAIN_JOB;
}

/** All pods of a set, and what training jobs, and trials that are some, change in those of their runtimes: all places that name what pods read. */
export function namingPods(set: ManifestSet): readonly Pods[] {
  return set.once(namingPods, () => set.pods.flatMap(pods => isOfTrainJob(pods) ? changesOf(pods) : [pods]));
}

/** Pods as far as a training job itself says what is in them. */
function changesOf(pods: Pods): Pods[] {
  const spec = trainJobOf(pods).at('spec');
  const templates = fieldsAt(spec, ['runtimePatches', ...JOBS_OF_PATCHES, 'template', 'spec', 'template']);
  return [
    { ...pods, spec, fact: { ...pods.fact, containers: [['trainer'], ['initializer', 'dataset'], ['initializer', 'model']] } },
    ...templates.map(template => ({ ...pods, spec: template.at('spec'), metadata: template.at('metadata') })),
  ];
}

/** A training job, which is an object of its own or stands in one, as a trial does. */
function trainJobOf({ at, fact }: Pods): Field {
  return at.at(...fact.path.slice(0, -2));
}

/** The Jobs of a runtime as the pods of a training job; undefined if the runtime is not known. */
function podsOfRuntime(set: ManifestSet, pods: Pods): Pods[] | undefined {
  const { namespace } = pods;
  const trainJob = trainJobOf(pods);
  const ref = trainJob.at('spec', 'runtimeRef');
  const kind = ref.at('kind').text ?? 'ClusterTrainingRuntime';
  const runtime = set.find(`trainer.kubeflow.org/${kind}`, kind === 'TrainingRuntime' ? namespace : undefined, ref.at('name').text ?? '');
  return runtime && madeJobSet(trainJob, runtime).at('replicatedJobs').items().map(job => podsOfJob(pods, ref.path, runtime, job));
}

function podsOfJob({ at, namespace, fact }: Pods, path: string, runtime: Located, job: Field): Pods {
  const name = job.at('name').text ?? '';
  const template = new Field(job.at('template', 'spec', 'template').value, `${path}.${name}`);
  const waits = job.at('dependsOn').items().some(one => one.at('status').value === 'Complete');
  return {
    at,
    namespace,
    spec: template.at('spec'),
    metadata: template.at('metadata'),
    entry: new Field({ name, count: job.at('template', 'spec', 'parallelism').value, waits }),
    fact: { ...fact, partial: false, container: isNode(job, runtime) ? 'node' : undefined, replicas: { path: ['*', 'count'], otherwise: 1 } },
  };
}
