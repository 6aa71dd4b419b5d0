import { Field, fieldsAt, isRecord, Located } from '../../core';

type Values = Readonly<Record<string, unknown>>;

const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';
/** Keys by which Kubernetes merges the entries of lists, by the field; all other lists are replaced. */
const KEYS: Readonly<Record<string, string>> = {
  containers: 'name', initContainers: 'name', env: 'name', volumes: 'name', volumeMounts: 'mountPath', ports: 'containerPort', imagePullSecrets: 'name',
  topologySpreadConstraints: 'topologyKey',
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
export function madeJobSet(job: Located, runtime: Located): Field {
  const patches = fieldsAt(job.at('spec', 'runtimePatches'), ['*', 'trainingRuntimeSpec', 'template', 'spec', 'replicatedJobs', '*']);
  const template = runtime.at('spec', 'template', 'spec');
  const jobs = template.at('replicatedJobs').items().map(one => {
    const own = patches.filter(patch => patch.at('name').value === one.at('name').value && isRecord(patch.at('template').value));
    const form = own.reduce((below, patch) => merged(below, patch.at('template').value), one.at('template').value);
    return isRecord(one.value) && isRecord(form) ? { ...one.value, template: made(form, one.at('name').text, job, runtime) } : one.value;
  });
  return new Field({ ...isRecord(template.value) ? template.value : {}, replicatedJobs: jobs }, 'spec');
}

function made(form: Values, name: string | undefined, job: Located, runtime: Located): Values {
  const template = new Field(form);
  const step = template.at('metadata', 'labels', STEP).text ?? '';
  const count = countOf(template, name, step, job, runtime);
  const mpi = runtime.at('spec', 'mlPolicy', 'mpi');
  const isNode = step === 'trainer' || mpi.at('runLauncherAsNode').value === true && name === 'node';
  const containers = template.at('spec', 'template', 'spec', 'containers').items().map(one => container(one, step, isNode, job));
  const pod = template.at('spec', 'template').value;
  const spec = { ...record(template.at('spec', 'template', 'spec').value), containers };
  return { ...form, spec: { ...record(form.spec), parallelism: count, completions: count, template: { ...record(pod), spec } } };
}

/** How many pods a Job has: the runtime says it, and the training job for its nodes. */
function countOf(template: Field, name: string | undefined, step: string, job: Located, runtime: Located): unknown {
  const policy = runtime.at('spec', 'mlPolicy');
  const nodes = job.at('spec', 'trainer', 'numNodes');
  if (policy.at('mpi').exists ? name === 'node' && nodes.exists : step === 'trainer' && nodes.exists) {
    return policy.at('mpi', 'runLauncherAsNode').value === true ? Math.max((nodes.number ?? 1) - 1, 1) : nodes.value;
  }
  return step === 'trainer' && policy.exists ? policy.at('numNodes').value ?? 1 : template.at('spec', 'parallelism').value ?? 1;
}

function container(one: Field, step: string, isNode: boolean, job: Located): unknown {
  const { name, part } = Object.hasOwn(CONTAINERS, step) ? CONTAINERS[step] : { name: isNode ? 'node' : '', part: ['trainer'] };
  if (!isRecord(one.value) || one.at('name').value !== name) {
    return one.value;
  }
  const given = job.at('spec', ...part);
  const env = merged(one.at('env').value, given.at('env').value, 'name');
  const resources = given.at('resourcesPerNode');
  return {
    ...one.value,
    ...given.at('env').exists && { env },
    ...step === 'trainer' && given.at('image').exists && { image: given.at('image').value },
    ...isNode && (resources.at('limits').exists || resources.at('requests').exists) && { resources: resources.value },
  };
}

/** A strategic merge, as Kubernetes does it. */
function merged(below: unknown, above: unknown, key?: string): unknown {
  if (Array.isArray(below) && Array.isArray(above) && key !== undefined) {
    const keyOf = (one: unknown) => isRecord(one) ? one[key] : undefined;
    const added = above.filter(one => !below.some(other => keyOf(other) === keyOf(one)));
    return [...below.map((one: unknown) => above.filter(other => keyOf(other) === keyOf(one)).reduce<unknown>((base, other) => merged(base, other), one)), ...added];
  }
  if (!isRecord(below) || !isRecord(above)) {
    return above ?? below;
  }
  return { ...below, ...Object.fromEntries(Object.entries(above).map(([name, value]) => [name, merged(below[name], value, KEYS[name])])) };
}

function record(value: unknown): Values {
  return isRecord(value) ? value : {};
}
