import { isDomainPath } from './job-set-form';
import { madeFaults } from './made-faults';
import { JOBS_OF_PATCHES } from './made-job-set';
import { torchTuneFaults } from './torch-tune';
import { Field, fieldsAt, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { choice, Fault, fault, given, misspelt, outside, textWrong } from '../fault';
import { orExistingPlatform } from '../platforms';
import { dangling } from '../references/common';

/** `TrainJob/Runtime`: runtimes have the steps that training jobs name, and training jobs a runtime that fits. */
export const trainJobRuntime: Rule = {
  id: 'TrainJob/Runtime',
  why: 'The webhook of Trainer refuses a training job that does not fit its runtime, and a runtime whose steps it does not find.',
  check: misfits,
};

const GROUP = 'trainer.kubeflow.org';
const RUNTIMES = [`${GROUP}/TrainingRuntime`, `${GROUP}/ClusterTrainingRuntime`];

/** Container of each step of a training job. */
const CONTAINERS: Readonly<Record<string, string>> = { 'trainer': 'node', 'dataset-initializer': 'dataset-initializer', 'model-initializer': 'model-initializer' };
const STEP = `${GROUP}/trainjob-ancestor-step`;

/** Variables by which a framework finds its processes, by the field of the policy. */
const RESERVED: Readonly<Record<string, readonly string[]>> = {
  torch: ['PET_NNODES', 'PET_NPROC_PER_NODE', 'PET_NODE_RANK', 'PET_MASTER_ADDR', 'PET_MASTER_PORT'],
  xgboost: ['DMLC_TRACKER_URI', 'DMLC_TRACKER_PORT', 'DMLC_TASK_ID', 'DMLC_NUM_WORKER'],
};

function* misfits(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(...RUNTIMES)) {
    yield* jobsOf(at).flatMap(job => wrongStep(at, job));
    yield* wrongPolicy(at);
  }
  for (const at of set.ofKind(`${GROUP}/TrainJob`)) {
    yield* misfit(at, set);
  }
}

function jobsOf(runtime: Located): Field[] {
  return runtime.at('spec', 'template', 'spec', 'replicatedJobs').items();
}

function containersIn(job: Field): string[] {
  return ['initContainers', 'containers'].flatMap(list => job.at('template', 'spec', 'template', 'spec', list).items()).flatMap(one => one.at('name').text ?? []);
}

function wrongStep(at: Located, job: Field): Violation[] {
  const step = job.at('template', 'metadata', 'labels', STEP).text ?? '';
  const container = Object.hasOwn(CONTAINERS, step) ? CONTAINERS[step] : undefined;
  if (container === undefined) {
    return [];
  }
  const replicas = job.at('replicas');
  const containers = job.at('template', 'spec', 'template', 'spec', 'containers');
  return [
    ...replicas.number === undefined || replicas.number === 1 ? [] : [{
      at, field: replicas.path, problem: `must be 1 for the step ${shown(step)}, got ${replicas.number}`, fix: 'leave it out, and set mlPolicy.numNodes',
    }],
    ...containers.items().some(one => one.at('name').value === container) ? [] : [{
      at, field: containers.path, problem: `must hold one called ${shown(container)} for the step ${shown(step)}, got ${listed(containersIn(job))}`, fix: `call the container of the step ${shown(container)}`,
    }],
  ];
}

/** Ways to train, of which a runtime has one. */
const POLICIES = ['torch', 'mpi', 'jax', 'xgboost', 'flux'];

function wrongPolicy(at: Located): Violation[] {
  const policy = at.at('spec', 'mlPolicy');
  const faults = [...choice(policy, POLICIES, 0), ...outside(policy.at('flux', 'numProcPerNode'), 1), ...manyLaunchers(at, policy)];
  return faults.map(one => ({ at, ...one }));
}

/** The controller makes as many pods of the step that trains as there are nodes, which with MPI is the launcher. */
function manyLaunchers(at: Located, policy: Field): Fault[] {
  const nodes = policy.at('numNodes');
  const launcher = jobsOf(at).find(job => job.at('template', 'metadata', 'labels', STEP).text === 'trainer')?.at('name').text;
  return policy.at('mpi').exists && (nodes.number ?? 1) > 1 && launcher !== undefined && launcher !== 'node'
    ? [fault(nodes, `must be 1, since it is the number of pods of ${shown(launcher)}, each of which would start all processes`, 'set parallelism and completions of the Job called node')] : [];
}

function* misfit(at: Located, set: ManifestSet): Generator<Violation> {
  const name = at.at('spec', 'runtimeRef', 'name');
  const kind = at.at('spec', 'runtimeRef', 'kind').text ?? 'ClusterTrainingRuntime';
  const key = `${GROUP}/${kind}`;
  const group = at.at('spec', 'runtimeRef', 'apiGroup');
  if (given(group) && group.value !== GROUP) {
    yield { at, ...fault(group, `must be ${shown(GROUP)}`, 'leave it out') };
  }
  if (name.text === undefined || !RUNTIMES.includes(key)) {
    return; // a fault of the form
  }
  const namespace = kind === 'TrainingRuntime' ? at.namespace : undefined;
  const runtime = set.find(key, namespace, name.text);
  if (runtime === undefined) {
    if (!set.isExternal(key, namespace, name.text)) {
      const known = set.allOfKind(key).filter(one => one.namespace === namespace).map(one => one.name);
      yield dangling(at, name, kind, namespace, name.text, namespace === undefined ? orExistingPlatform(set) : '', known);
    }
    return;
  }
  for (const [part, step] of [['dataset', 'dataset-initializer'], ['model', 'model-initializer']]) {
    const field = at.at('spec', 'initializer', part);
    if (field.exists && !jobsOf(runtime).some(job => job.at('name').value === step && containersIn(job).includes(step))) {
      yield { at, field: field.path, problem: `needs a Job and a container called ${shown(step)}, which the runtime ${shown(runtime.name)} does not have`, fix: 'leave it out, or take a runtime with that step' };
    }
  }
  yield* reservedVariables(at, runtime);
  yield* wrongPatches(at, runtime);
  for (const fault of [...torchTuneFaults(at, runtime), ...wrongNodes(at, runtime), ...wrongSources(at, runtime), ...madeFaults(at, runtime, set)]) {
    yield { at, ...fault };
  }
}

/** Several nodes need a Job that starts the others. */
function wrongNodes(at: Located, runtime: Located): Fault[] {
  const nodes = at.at('spec', 'trainer', 'numNodes');
  const names = jobsOf(runtime).map(job => job.at('name').value);
  const isWhole = names.includes('launcher') && names.includes('node');
  return runtime.at('spec', 'mlPolicy', 'mpi', 'runLauncherAsNode').value !== true || (nodes.number ?? 1) < 2 || isWhole ? []
    : [fault(nodes, `must be 1, since the runtime ${shown(runtime.name)} lacks a Job called "launcher" or "node"`, 'leave it out, or take a runtime with both')];
}

/** Where Trainer's own initializers can get data from. */
const SCHEMES: Readonly<Record<string, readonly string[]>> = { dataset: ['hf', 's3', 'cache'], model: ['hf', 's3'] };

function wrongSources(at: Located, runtime: Located): Fault[] {
  return Object.entries(SCHEMES).flatMap(([part, schemes]) => {
    const uri = at.at('spec', 'initializer', part, 'storageUri');
    const container = jobsOf(runtime).flatMap(job => job.at('template', 'spec', 'template', 'spec', 'containers').items())
      .find(one => one.at('name').value === `${part}-initializer`);
    const isOwn = /\/trainer\/(dataset|model)-initializer([:@]|$)/.test(container?.at('image').text ?? '');
    const starts = schemes.map(scheme => `${scheme}://`);
    return isOwn ? textWrong(uri, text => starts.some(start => text.toLowerCase().startsWith(start)) ? undefined : `must begin with ${starts.join(' or ')}`,
      'correct it, or take a runtime with another initializer') : [];
  });
}

function* reservedVariables(at: Located, runtime: Located): Generator<Violation> {
  for (const [framework, names] of Object.entries(RESERVED).filter(([policy]) => runtime.at('spec', 'mlPolicy', policy).exists)) {
    for (const name of at.at('spec', 'trainer', 'env').items().map(variable => variable.at('name')).filter(({ text = '' }) => names.includes(text))) {
      yield { at, field: name.path, problem: `is a variable that the controller sets for ${framework}, got ${shown(name.text)}`, fix: 'leave it out; numNodes and numProcPerNode say how many there are' };
    }
  }
}

function* wrongPatches(at: Located, runtime: Located): Generator<Violation> {
  const jobs = jobsOf(runtime);
  const managers = at.at('spec', 'runtimePatches').items().map(patch => patch.at('manager'));
  for (const one of managers.flatMap(manager => misspelt(manager, isDomainPath, 'a domain and a path, such as "example.com/team"'))) {
    yield { at, ...one };
  }
  for (const patch of fieldsAt(at.at('spec', 'runtimePatches'), JOBS_OF_PATCHES)) {
    const name = patch.at('name');
    const job = jobs.find(one => one.at('name').value === name.value);
    if (job === undefined) {
      const there = jobs.flatMap(one => one.at('name').text ?? []);
      yield { at, field: name.path, problem: `changes a Job that the runtime ${shown(runtime.name)} does not have, got ${shown(name.value)}`, fix: `name one of ${listed(there)}` };
      continue;
    }
    const names = containersIn(job);
    for (const container of ['initContainers', 'containers'].flatMap(list => patch.at('template', 'spec', 'template', 'spec', list).items())) {
      const { text } = container.at('name');
      if (text !== undefined && !names.includes(text)) {
        yield { at, field: container.at('name').path, problem: `changes a container that the Job does not have, got ${shown(text)}`, fix: `name one of ${listed(names)}` };
      } else if (container.at('env').items().length > 0 && Object.values(CONTAINERS).includes(text ?? '')) {
        yield { at, field: container.at('env').path, problem: `must be empty for the container ${shown(text)}`, fix: 'set the variables in trainer.env, initializer.dataset.env or initializer.model.env' };
      }
    }
  }
}
