import type { JAXJobOptions, JobRole, MPIJobOptions, PaddleJobOptions, PyTorchJobOptions, TFJobOptions, TrainingOperatorJob, XGBoostJobOptions } from './props';
import { replica } from './replicas';
import type { ElasticPolicy, JAXJobSpec, MPIJobSpec, PaddleJobSpec, PyTorchJobSpec, TFJobSpec, TrainingMaster, TrainingReplica, XGBoostJobSpec } from '../../../apis/kubeflow.org/v1';
import { ConfigError, shown } from '../../../core';
import type { PodAround } from '../../pod/pod';

type Roles = Readonly<Record<string, (JobRole & { readonly replicas?: number }) | undefined>>;

/** All roles that are told, in the API's names. */
function replicas<T extends string>(
  at: PodAround, { mesh }: TrainingOperatorJob, container: string, roles: Roles & Readonly<Record<T, JobRole | undefined>>,
): Partial<Record<T, TrainingReplica>> {
  const told = Object.entries(roles).filter((entry): entry is [string, JobRole] => entry[1] !== undefined);
  return Object.fromEntries(told.map(([name, role]) => [name, replica(at, role, { container, mesh })])) as Partial<Record<T, TrainingReplica>>;
}

/** The one pod that leads, whose number must be written. */
function leader(at: PodAround, role: JobRole, { mesh }: TrainingOperatorJob, container: string): TrainingMaster {
  return { ...replica(at, role, { container, mesh }), replicas: 1 };
}

function runPolicy({ runPolicy: policy }: TrainingOperatorJob): Pick<PyTorchJobSpec, 'runPolicy'> {
  return policy !== undefined && Object.keys(policy).length > 0 ? { runPolicy: policy } : {};
}

/**
 * Spec of a PyTorchJob.
 *
 * @throws ConfigError `JobRestricted`, `JobElastic`, and those of its containers and pods
 */
export function pyTorchSpec(at: PodAround, props: PyTorchJobOptions): PyTorchJobSpec {
  const { master, worker, elasticPolicy, nprocPerNode } = props;
  checkRestricted(at, 'PyTorchJob', master !== undefined && worker !== undefined);
  checkElastic(at, elasticPolicy);
  return {
    pytorchReplicaSpecs: { ...master && { Master: leader(at, master, props, 'pytorch') }, ...replicas(at, props, 'pytorch', { Worker: worker }) },
    ...runPolicy(props),
    ...elasticPolicy && { elasticPolicy },
    ...nprocPerNode !== undefined && { nprocPerNode },
  };
}

/** Spec of a TFJob. */
export function tfSpec(at: PodAround, props: TFJobOptions): TFJobSpec {
  const { chief, master, worker, ps, evaluator, successPolicy, enableDynamicWorker } = props;
  return {
    tfReplicaSpecs: replicas(at, props, 'tensorflow', { Chief: chief, Master: master, Worker: worker, PS: ps, Evaluator: evaluator }),
    ...runPolicy(props),
    ...successPolicy !== undefined && { successPolicy },
    ...enableDynamicWorker !== undefined && { enableDynamicWorker },
  };
}

/** Spec of an XGBoostJob. */
export function xgboostSpec(at: PodAround, props: XGBoostJobOptions): XGBoostJobSpec {
  return {
    xgbReplicaSpecs: { Master: leader(at, props.master, props, 'xgboost'), ...replicas(at, props, 'xgboost', { Worker: props.worker }) },
    ...runPolicy(props),
  };
}

/** Containers of the roles of an MPIJob that name none. */
export const MPI_CONTAINERS = { launcher: 'mpi-launcher', worker: 'mpi-worker' } as const;

/**
 * Spec of an MPIJob.
 *
 * @throws ConfigError `JobRestricted`, `JobContainer`, and those of its containers and pods
 */
export function mpiSpec(at: PodAround, props: MPIJobOptions): MPIJobSpec {
  const { launcher, worker, slotsPerWorker, mainContainer, mesh } = props;
  checkRestricted(at, 'MPIJob', true);
  const there = worker && [worker.containerName ?? MPI_CONTAINERS.worker, ...(worker.sidecars ?? []).map(one => one.name)];
  if (mainContainer !== undefined && there?.includes(mainContainer) !== true) {
    throw new ConfigError('JobContainer', `mainContainer must be a container of the workers, got ${shown(mainContainer)}; name one of ${shown(there ?? [])}`, at.scope);
  }
  return {
    mpiReplicaSpecs: {
      Launcher: { ...replica(at, launcher, { container: launcher.containerName ?? MPI_CONTAINERS.launcher, mesh, callsApi: true }), replicas: 1 },
      // Without a number the operator makes none.
      ...worker && { Worker: replica(at, worker, { container: worker.containerName ?? MPI_CONTAINERS.worker, mesh, replicas: 1 }) },
    },
    ...runPolicy(props),
    ...slotsPerWorker !== undefined && { slotsPerWorker },
    ...mainContainer !== undefined && { mainContainer },
  };
}

/** Spec of a JAXJob. */
export function jaxSpec(at: PodAround, props: JAXJobOptions): JAXJobSpec {
  return { jaxReplicaSpecs: replicas(at, props, 'jax', { Worker: props.worker }), ...runPolicy(props) };
}

/**
 * Spec of a PaddleJob.
 *
 * @throws ConfigError `JobElastic`, and those of its containers and pods
 */
export function paddleSpec(at: PodAround, props: PaddleJobOptions): PaddleJobSpec {
  const { master, worker, elasticPolicy } = props;
  checkElastic(at, elasticPolicy);
  return { paddleReplicaSpecs: replicas(at, props, 'paddle', { Master: master, Worker: worker }), ...runPolicy(props), ...elasticPolicy && { elasticPolicy } };
}

/** The operator adds a container of its own to some pods, without the privileges that the level `restricted` wants. */
function checkRestricted({ scope, namespace, isRestricted }: PodAround, kind: string, adds: boolean): void {
  if (isRestricted && adds) {
    throw new ConfigError('JobRestricted', `a ${kind}${kind === 'PyTorchJob' ? ' with master and worker' : ''} cannot run in a profile of the level "restricted", ` +
      `since the operator adds a container to its pods that this level refuses, got one in ${shown(namespace)}; make a TrainJob, which toTrainJob(...) helps with, or ` +
      'make it in a profile of the level "baseline"', scope);
  }
}

function checkElastic({ scope }: PodAround, policy: ElasticPolicy | undefined): void {
  const { minReplicas, maxReplicas } = policy ?? {};
  if (minReplicas !== undefined && maxReplicas !== undefined && minReplicas > maxReplicas) {
    throw new ConfigError('JobElastic', `elasticPolicy.minReplicas must not be more than maxReplicas, ${maxReplicas}, got ${minReplicas}; lower it, or raise maxReplicas`, scope);
  }
}
