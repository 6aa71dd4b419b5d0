import { isDeepStrictEqual } from 'node:util';
import type { JAXJobOptions, JobRole, MPIJobOptions, PyTorchJobOptions, TrainingOperatorJob, XGBoostJobOptions } from './props';
import type { TrainingRunPolicy } from '../../../apis/kubeflow.org/v1';
import { checkedProps, ConfigError, listed, shown } from '../../../core';
import type { ComputeResources } from '../../pod/resources';
import type { NodeRuntime, OwnRuntime, ProcessRuntime } from '../runtimes';
import type { NodeTrainJob, OwnTrainJob, ProcessTrainJob } from '../train-job-props';

/** Something of a job that a training job has no field for; a runtime of the team may have it. */
export type Loss = keyof JobRole | keyof TrainingRunPolicy | 'elasticPolicy';

/** How a job becomes a training job. */
export interface ToTrainJobOptions<Runtime> {
  /** Runtime of the training job. @default - that of the release for the framework */
  readonly runtime?: Runtime;
  /** What may get lost, since it does not matter, or the runtime has it. @default [] */
  readonly without?: readonly Loss[];
}

/** The same for programs of MPI, whose image must hold an SSH server: no runtime fits all. */
export interface MPIToTrainJobOptions extends ToTrainJobOptions<ProcessRuntime | OwnRuntime> {
  /** Runtime of the training job, such as `deepspeed-distributed`. */
  readonly runtime: ProcessRuntime | OwnRuntime;
}

const KINDS: readonly string[] = ['PyTorchJob', 'XGBoostJob', 'JAXJob', 'MPIJob'];

/** What a training job takes over of a role. */
const TAKEN: ReadonlySet<string> = new Set<keyof JobRole | 'replicas' | 'containerName'>([
  'image', 'command', 'args', 'env', 'mounts', 'securityContext', 'cpu', 'cpuLimit', 'memory', 'memoryLimit', 'ephemeralStorage', 'ephemeralStorageLimit', 'gpu',
  'podLabels', 'podAnnotations', 'serviceAccount', 'imagePullSecrets', 'nodePool', 'nodeSelector', 'tolerations', 'affinity', 'podSecurityContext', 'replicas', 'containerName',
]);

/** What a training job does in any case: its pods stay until it is deleted, and start again where they fail. */
const ALREADY: Readonly<Record<string, unknown>> = { cleanPodPolicy: 'None', restartPolicy: 'OnFailure', managedBy: 'kubeflow.org/training-operator' };

/** Of how a job is run, what a training job takes over. */
const RUN = new Set(['suspend', 'activeDeadlineSeconds', 'managedBy']);

type Torch = ProcessTrainJob | OwnTrainJob;
type Node = NodeTrainJob | OwnTrainJob;

/**
 * Properties of a training job that does what a job of the Training Operator does. The program may have to change: the variables
 * by which it finds its peers are others for XGBoost and JAX, and MPI reaches the nodes by SSH.
 *
 * @param kind kind of the job
 * @param props its properties
 * @throws ConfigError `ToTrainJobKind`, `ToTrainJobRoles`, `ToTrainJobLoss`, `UnknownProp`, `MissingProp`, `WrongProp`
 */
export function toTrainJob(kind: 'PyTorchJob', props: PyTorchJobOptions, options?: ToTrainJobOptions<ProcessRuntime | OwnRuntime>): Torch;
/** The same for XGBoost. */
export function toTrainJob(kind: 'XGBoostJob', props: XGBoostJobOptions, options?: ToTrainJobOptions<NodeRuntime | OwnRuntime>): Node;
/** The same for JAX. */
export function toTrainJob(kind: 'JAXJob', props: JAXJobOptions, options?: ToTrainJobOptions<NodeRuntime | OwnRuntime>): Node;
/** The same for MPI. */
export function toTrainJob(kind: 'MPIJob', props: MPIJobOptions, options: MPIToTrainJobOptions): Torch;
export function toTrainJob(
  kind: 'PyTorchJob' | 'XGBoostJob' | 'JAXJob' | 'MPIJob', given: PyTorchJobOptions | XGBoostJobOptions | JAXJobOptions | MPIJobOptions,
  { runtime, without: losses = [] }: ToTrainJobOptions<ProcessRuntime | NodeRuntime | OwnRuntime> = {},
): Torch | Node {
  if (!KINDS.includes(kind)) {
    throw new ConfigError('ToTrainJobKind', `kind must be one for which there are runtimes, got ${shown(kind)}; pass one of ${listed(KINDS)}, or make a TrainJob of your own`);
  }
  const props = checkedProps(undefined, `workloads/training/v1#${kind}Options`, given);
  const lost = new Set<string>(losses);
  switch (kind) {
    case 'PyTorchJob': {
      const { nprocPerNode = 'auto', elasticPolicy, master, worker } = props as PyTorchJobOptions;
      checkLost(kind, lost, [...elasticPolicy === undefined ? [] : ['elasticPolicy'], ...nprocPerNode === 'cpu' ? ['nprocPerNode: "cpu"'] : []]);
      const processes = Number(nprocPerNode);
      return { ...nodes(kind, { master, worker }, props, lost), ...processes > 0 && { numProcPerNode: processes }, runtime: runtime as ProcessRuntime ?? 'torch-distributed' };
    }
    case 'XGBoostJob': {
      const { master, worker } = props as XGBoostJobOptions;
      return { ...nodes(kind, { master, worker }, props, lost), runtime: runtime as NodeRuntime ?? 'xgboost-distributed' };
    }
    case 'JAXJob': return { ...nodes(kind, { worker: (props as JAXJobOptions).worker }, props, lost), runtime: runtime as NodeRuntime ?? 'jax-distributed' };
    case 'MPIJob': return { ...mpiNodes(props as MPIJobOptions, lost), runtime: runtime as ProcessRuntime };
  }
}

/** A role with its pods counted. */
type Role = JobRole & { readonly replicas?: number };

/** What training jobs of all runtimes have of a job whose pods are all alike. */
function nodes(kind: string, all: Readonly<Record<string, Role | undefined>>, props: Run, lost: ReadonlySet<string>): Nodes {
  const [[firstName, first], ...others] = Object.entries(all).filter((entry): entry is [string, Role] => entry[1] !== undefined);
  checkLost(kind, lost, [first, ...others.map(([, role]) => role)].flatMap(lostOfRole), lostOfRun(props));
  for (const [name, role] of others) {
    checkAlike(kind, firstName, first, name, role);
  }
  const numNodes = [first, ...others.map(([, role]) => role)].reduce((sum, { replicas = 1 }) => sum + replicas, 0);
  return { ...ofRun(props), ...ofRole(first), numNodes };
}

/** What the launcher runs, on nodes that are as the workers. */
function mpiNodes(props: MPIJobOptions, lost: ReadonlySet<string>): Nodes & { readonly numProcPerNode?: number } {
  const { launcher, worker, slotsPerWorker } = props;
  const { command, args } = launcher;
  const idle = (['command', 'args'] as const).filter(name => worker?.[name] !== undefined);
  checkLost('MPIJob', lost, lostOfRole(launcher), worker === undefined ? [] : lostOfRole(worker), idle, lostOfRun(props));
  if (worker !== undefined) {
    // What the launcher alone lacks does it no harm.
    const nodesAlone = without(worker, 'command', 'args', 'env');
    checkAlike('MPIJob', 'launcher', { ...nodesAlone, ...without(launcher, 'command', 'args', 'env', ...RESOURCES) }, 'worker', nodesAlone);
    checkAlike('MPIJob', 'launcher', { image: '', env: { ...worker.env, ...launcher.env } }, 'worker', { image: '', env: { ...launcher.env, ...worker.env } });
  }
  const env = { ...worker?.env, ...launcher.env };
  const program = { ...worker ?? launcher, command, args, ...Object.keys(env).length > 0 && { env } };
  return { ...ofRun(props), ...ofRole(program), numNodes: worker?.replicas ?? 1, ...slotsPerWorker !== undefined && { numProcPerNode: slotsPerWorker } };
}

function without(role: JobRole, ...names: readonly (keyof JobRole)[]): JobRole {
  return Object.fromEntries(Object.entries(role).filter(([name]) => !names.includes(name as keyof JobRole))) as unknown as JobRole;
}

type Run = TrainingOperatorJob & { readonly queue?: string };
type Nodes = Omit<NodeTrainJob, 'runtime' | 'numProcPerNode'>;

/** What is not of a pod, but of a role. */
const COUNTS: readonly string[] = ['replicas', 'containerName'];
const RESOURCES = ['cpu', 'cpuLimit', 'memory', 'memoryLimit', 'ephemeralStorage', 'ephemeralStorageLimit', 'gpu'] as const;

function ofRole(role: Role): Partial<Nodes> {
  const kept = Object.entries(role).filter(([name, value]) => value !== undefined && TAKEN.has(name) && ![...COUNTS, ...RESOURCES].includes(name));
  const resources = Object.fromEntries(RESOURCES.flatMap(name => role[name] === undefined ? [] : [[name, role[name]]])) as ComputeResources;
  return { ...Object.fromEntries(kept), ...Object.keys(resources).length > 0 && { resourcesPerNode: resources } };
}

function ofRun({ runPolicy = {}, mesh, labels, annotations, queue }: Run): Partial<Nodes> {
  const { suspend, activeDeadlineSeconds, managedBy } = runPolicy;
  const all: Partial<Nodes> = {
    mesh, labels, annotations, queue, suspend, activeDeadlineSeconds: activeDeadlineSeconds as number | undefined,
    managedBy: managedBy === 'kueue.x-k8s.io/multikueue' ? managedBy : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function lostOfRole(role: Role): string[] {
  return Object.entries(role).filter(([name, value]) => value !== undefined && !TAKEN.has(name) && ALREADY[name] !== value).map(([name]) => name);
}

function lostOfRun({ runPolicy = {} }: Run): string[] {
  return Object.entries(runPolicy).filter(([name, value]) => !RUN.has(name) && ALREADY[name] !== value).map(([name]) => name);
}

function checkLost(kind: string, allowed: ReadonlySet<string>, ...lists: readonly (readonly string[])[]): void {
  const lost = [...new Set(lists.flat())].filter(name => !allowed.has(name));
  if (lost.length > 0) {
    throw new ConfigError('ToTrainJobLoss', `a training job has nothing for what this ${kind} says, got ${listed(lost)}; ` +
      'remove it, make a TrainingRuntime that has it, and say so in without: [...], or keep the job');
  }
}

function checkAlike(kind: string, firstName: string, first: JobRole, name: string, role: JobRole): void {
  const fields = [...new Set([...Object.keys(first), ...Object.keys(role)])] as (keyof JobRole)[];
  const other = fields.find(field => !COUNTS.includes(field) && TAKEN.has(field) && !isDeepStrictEqual(first[field], role[field]));
  if (other !== undefined) {
    throw new ConfigError('ToTrainJobRoles', `all nodes of a training job run the same, but ${firstName} and ${name} of this ${kind} differ in ${other}, ` +
      `got ${said(first[other])} and ${said(role[other])}; ` +
      'make them the same, or keep the job');
  }
}

/** Values that may hold secrets or constructs are not told. */
function said(value: unknown): string {
  return value === undefined || typeof value === 'string' || Array.isArray(value) && value.every(one => typeof one === 'string') ? shown(value) : 'another one';
}
