import { Field, fieldsAt, isRecord, Located } from '../../core';

type Values = Readonly<Record<string, unknown>>;

/** A training job: an object of its own, or one that stands in another, as in a trial. */
type TrainJob = Located | Field;

const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';
/** Fields below the patches of a training job down to the Jobs that they change. */
export const JOBS_OF_PATCHES = ['*', 'trainingRuntimeSpec', 'template', 'spec', 'replicatedJobs', '*'];
/** Keys by which Kubernetes merges the entries of lists that a patch may hold, by the field; all other lists are replaced. */
const KEYS: Readonly<Record<string, string>> = {
  containers: 'name', initContainers: 'name', env: 'name', volumes: 'name', volumeMounts: 'mountPath', imagePullSecrets: 'name', schedulingGates: 'name',
};

/** The containers that parts of a training job speak of, by the step of their Job. */
const CONTAINERS: Readonly<Record<string, { readonly name: string; readonly part: readonly string[] }>> = {
  'dataset-initializer': { name: 'dataset-initializer', part: ['initializer', 'dataset'] },
  'model-initializer': { name: 'model-initializer', part: ['initializer', 'model'] },
  'trainer': { name: 'node', part: ['trainer'] },
};

/**
 * The spec of the JobSet that Trainer makes for a training job, as far as rules look at it. Variables, ports and volumes that its
 * controller adds of its own are left out.
 *
 * Source: Kubeflow Trainer, pkg/runtime/core/trainingruntime.go and pkg/runtime/framework/plugins.
 */
export function madeJobSet(job: TrainJob, runtime: Located): Field {
  const patches = fieldsAt(job.at('spec', 'runtimePatches'), JOBS_OF_PATCHES);
  const template = runtime.at('spec', 'template', 'spec');
  const jobs = template.at('replicatedJobs').items().map(one => {
    const own = patches.filter(patch => patch.at('name').value === one.at('name').value);
    const patched = own.reduce((below, patch) => merged(below, patch.at('template').value), one.at('template').value);
    return made(new Field({ ...record(one.value), template: patched }), job, runtime);
  });
  return new Field({ ...record(template.value), replicatedJobs: jobs }, 'spec');
}

/** Whether the pods of a Job are nodes, which ask for what a training job says; with MPI the launcher can be one of them. */
export function isNode(one: Field, runtime: Located): boolean {
  return stepOf(one) === 'trainer' || runtime.at('spec', 'mlPolicy', 'mpi', 'runLauncherAsNode').value === true && one.at('name').value === 'node';
}

function stepOf(one: Field): string {
  return one.at('template', 'metadata', 'labels', STEP).text ?? '';
}

function made(one: Field, job: TrainJob, runtime: Located): Values {
  const template = one.at('template');
  const pod = template.at('spec', 'template');
  const count = countOf(one, job, runtime);
  const containers = pod.at('spec', 'containers').items().map(each => container(each, one, job, runtime));
  const spec = { ...record(template.at('spec').value), parallelism: count, completions: count };
  return {
    ...record(one.value),
    template: { ...record(template.value), spec: { ...spec, template: { ...record(pod.value), spec: { ...record(pod.at('spec').value), containers } } } },
  };
}

/** How many pods a Job has: the runtime says it, and the training job for its nodes. */
function countOf(one: Field, job: TrainJob, runtime: Located): unknown {
  const policy = runtime.at('spec', 'mlPolicy');
  const nodes = job.at('spec', 'trainer', 'numNodes');
  const isTrainer = stepOf(one) === 'trainer';
  if (nodes.exists && (policy.at('mpi').exists ? one.at('name').value === 'node' : isTrainer)) {
    return policy.at('mpi', 'runLauncherAsNode').value === true ? Math.max((nodes.number ?? 1) - 1, 1) : nodes.value;
  }
  const own = isTrainer && policy.exists ? policy.at('numNodes') : one.at('template', 'spec', 'parallelism');
  return Math.max(own.number ?? 1, 1);
}

function container(each: Field, one: Field, job: TrainJob, runtime: Located): unknown {
  const step = isNode(one, runtime) ? 'trainer' : stepOf(one);
  const told = Object.hasOwn(CONTAINERS, step) ? CONTAINERS[step] : undefined;
  if (told === undefined || each.at('name').value !== told.name) {
    return each.value;
  }
  const given = job.at('spec', ...told.part);
  const resources = given.at('resourcesPerNode');
  return {
    ...record(each.value),
    // A variable takes the whole place of one with its name: its value may come from elsewhere.
    ...given.at('env').exists && { env: joined(list(each.at('env')), list(given.at('env')), 'name', (_, other) => other) },
    ...stepOf(one) === 'trainer' && given.at('image').exists && { image: given.at('image').value },
    ...(resources.at('limits').exists || resources.at('requests').exists) && { resources: resources.value },
  };
}

/** A strategic merge, as Kubernetes does it. */
function merged(below: unknown, above: unknown, key?: string): unknown {
  if (Array.isArray(below) && Array.isArray(above) && key !== undefined) {
    return joined(below, above, key, (base, other) => merged(base, other));
  }
  if (!isRecord(below) || !isRecord(above)) {
    return above ?? below;
  }
  return { ...below, ...Object.fromEntries(Object.entries(above).map(([name, value]) => [name, merged(below[name], value, KEYS[name])])) };
}

/** Entries of a list, each joined with those of another that have its key, and then the others of that one. */
function joined(below: readonly unknown[], above: readonly unknown[], key: string, join: (base: unknown, other: unknown) => unknown): unknown[] {
  const keyOf = (one: unknown) => isRecord(one) ? one[key] : undefined;
  const added = above.filter(one => !below.some(other => keyOf(other) === keyOf(one)));
  return [...below.map(one => above.filter(other => keyOf(other) === keyOf(one)).reduce(join, one)), ...added];
}

function list(field: Field): readonly unknown[] {
  return field.items().map(one => one.value);
}

function record(value: unknown): Values {
  return isRecord(value) ? value : {};
}
