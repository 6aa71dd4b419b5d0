/**
 * Pods of training jobs: what their runtimes lay down, with what the jobs change. Source: Kubeflow Trainer v2.2.0, pkg/runtime/core and
 * the plug-ins of its frameworks.
 */
import { Field, fieldsAt, isRecord, Located, ManifestSet, Pods } from '../../core';

const TRAIN_JOB = 'TrainJob';
const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';
const NODE = 'node';
/** Fields of a patch down to the Jobs that it changes. */
const JOBS_OF_PATCH = ['trainingRuntimeSpec', 'template', 'spec', 'replicatedJobs', '*'];

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
  const templates = fieldsAt(spec, ['runtimePatches', '*', ...JOBS_OF_PATCH, 'template', 'spec', 'template']);
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
  return runtime?.at('spec', 'template', 'spec', 'replicatedJobs').items().map(job => podsOfJob(pods, trainJob, runtime, job));
}

function podsOfJob({ at, namespace, fact }: Pods, trainJob: Field, runtime: Located, job: Field): Pods {
  const name = job.at('name').text ?? '';
  const mpi = runtime.at('spec', 'mlPolicy', 'mpi');
  const isStep = job.at('template', 'metadata', 'labels', STEP).text === 'trainer';
  const isNode = isStep || mpi.at('runLauncherAsNode').value === true && name === NODE;
  const patches = fieldsAt(trainJob.at('spec', 'runtimePatches'), ['*', ...JOBS_OF_PATCH])
    .filter(patch => patch.at('name').text === name).map(patch => patch.at('template', 'spec', 'template').value);
  const patched = patches.reduce((template, patch) => merged(template, patch), job.at('template', 'spec', 'template').value);
  const template = new Field(isNode ? asNode(patched, trainJob.at('spec', 'trainer'), isStep) : patched, `${trainJob.at('spec', 'runtimeRef').path}.${name}`);
  const waits = job.at('dependsOn').items().some(one => one.at('status').value === 'Complete');
  return {
    at,
    namespace,
    spec: template.at('spec'),
    metadata: template.at('metadata'),
    entry: new Field({ name, count: countOf(trainJob, runtime, job, isStep), waits }),
    fact: { ...fact, partial: false, container: isNode ? NODE : undefined, replicas: { path: ['*', 'count'], otherwise: 1 } },
  };
}

/** How many pods a Job has: the number of nodes is that of the step that trains, with MPI that of the SSH servers. */
function countOf(trainJob: Field, runtime: Located, job: Field, isStep: boolean): number {
  const policy = runtime.at('spec', 'mlPolicy');
  const told = trainJob.at('spec', 'trainer', 'numNodes').number;
  const count = isStep && policy.exists ? policy.at('numNodes').number ?? 1 : job.at('template', 'spec', 'parallelism').number ?? 1;
  if (told === undefined) {
    return Math.max(count, 1);
  }
  if (policy.at('mpi').exists) {
    return job.at('name').text !== NODE ? Math.max(count, 1) : policy.at('mpi', 'runLauncherAsNode').value === true ? Math.max(told - 1, 1) : told;
  }
  return isStep ? told : Math.max(count, 1);
}

/** A pod in which a training job says what runs, and what it asks for. */
function asNode(template: unknown, trainer: Field, isStep: boolean): unknown {
  const [image, resources] = [trainer.at('image').value, trainer.at('resourcesPerNode').value];
  const told = { ...isStep && image !== undefined && { image }, ...isRecord(resources) && (resources.limits ?? resources.requests) !== undefined && { resources } };
  const spec = isRecord(template) ? template.spec : undefined;
  const containers = new Field(spec).at('containers').items().map(({ value }) => isRecord(value) && value.name === NODE ? { ...value, ...told } : value);
  return isRecord(template) && isRecord(spec) ? { ...template, spec: { ...spec, containers } } : template;
}

/** Field by which entries of a list are known, as Kubernetes merges them; other lists are taken whole. */
const KEYS: Readonly<Record<string, string>> = {
  containers: 'name', initContainers: 'name', volumes: 'name', env: 'name', imagePullSecrets: 'name', volumeMounts: 'mountPath', schedulingGates: 'name',
};

/** A value with the changes of a patch. */
function merged(own: unknown, patch: unknown, name = ''): unknown {
  if (isRecord(patch)) {
    const base = isRecord(own) ? own : {};
    return { ...base, ...Object.fromEntries(Object.entries(patch).map(([key, value]) => [key, merged(base[key], value, key)])) };
  }
  const key = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  if (!Array.isArray(patch) || !Array.isArray(own) || key === undefined) {
    return patch === undefined ? own : patch;
  }
  const keyOf = (entry: unknown) => isRecord(entry) ? entry[key] : undefined;
  const changes = new Map(patch.map(entry => [keyOf(entry), entry as unknown]));
  const known = new Set(own.map(keyOf));
  return [...own.map(entry => changes.has(keyOf(entry)) ? merged(entry, changes.get(keyOf(entry))) : entry as unknown), ...patch.filter(entry => !known.has(keyOf(entry)))];
}
