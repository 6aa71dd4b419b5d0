import type { JAXJobOptions, MPIJobOptions, PaddleJobOptions, PyTorchJobOptions, TFJobOptions, TrainingOperatorJob, XGBoostJobOptions } from './props';
import { jaxSpec, MPI_CONTAINERS, mpiSpec, paddleSpec, pyTorchSpec, tfSpec, xgboostSpec } from './specs';
import * as api from '../../../apis/kubeflow.org/v1';
import { checkedProps, QUEUE_NAME_LABEL } from '../../../core';
import { queueLabel } from '../../job-queue';
import type { JobTemplate, TrialFacts } from '../../job-template';
import { PodAround, podMetadata } from '../../pod/pod';

/** A kind of jobs of the Training Operator. */
export interface JobKind<Options> {
  readonly gvk: { readonly apiVersion: string; readonly kind: string };
  /** Name in Kueue's configuration. @default - Kueue does not know it */
  readonly framework?: string;
  spec(at: PodAround, props: Options): object;
  /** What Katib must know of such jobs. */
  trial(props: Options): TrialFacts;
}

const ROLE = 'training.kubeflow.org/job-role';
const TYPE = 'training.kubeflow.org/replica-type';
const INDEX = 'training.kubeflow.org/replica-index';

/** Conditions for the kinds that Katib has none for. */
const CONDITIONS = {
  successCondition: 'status.conditions.#(type=="Succeeded")#|#(status=="True")#', failureCondition: 'status.conditions.#(type=="Failed")#|#(status=="True")#',
};

/** The pod that leads: the master, chief or launcher, without one the first worker. */
const leads = (primaryContainerName: string): TrialFacts => ({ primaryContainerName, primaryPodLabels: { [ROLE]: 'master' } });

/** `PyTorchJob`. */
export const PYTORCH: JobKind<PyTorchJobOptions> = { gvk: api.PyTorchJob.GVK, framework: 'kubeflow.org/pytorchjob', spec: pyTorchSpec, trial: () => leads('pytorch') };
/** `TFJob`. */
export const TF: JobKind<TFJobOptions> = { gvk: api.TFJob.GVK, framework: 'kubeflow.org/tfjob', spec: tfSpec, trial: () => leads('tensorflow') };
/** `XGBoostJob`. */
export const XGBOOST: JobKind<XGBoostJobOptions> = { gvk: api.XGBoostJob.GVK, framework: 'kubeflow.org/xgboostjob', spec: xgboostSpec, trial: () => leads('xgboost') };
/** `MPIJob`. */
export const MPI: JobKind<MPIJobOptions> = {
  gvk: api.MPIJob.GVK, spec: mpiSpec, trial: ({ launcher: { containerName = MPI_CONTAINERS.launcher } }) => leads(containerName),
};
/** `JAXJob`. */
export const JAX: JobKind<JAXJobOptions> = { gvk: api.JAXJob.GVK, framework: 'kubeflow.org/jaxjob', spec: jaxSpec, trial: () => ({ ...leads('jax'), ...CONDITIONS }) };
/** `PaddleJob`. */
export const PADDLE: JobKind<PaddleJobOptions> = {
  gvk: api.PaddleJob.GVK,
  framework: 'kubeflow.org/paddlejob',
  spec: paddleSpec,
  // All masters are of the leading role, and without one nobody is.
  trial: ({ master }) => ({ primaryContainerName: 'paddle', primaryPodLabels: { [TYPE]: master === undefined ? 'worker' : 'master', [INDEX]: '0' }, ...CONDITIONS }),
};

/** Spec of a job, which may wait in a queue. */
export function specOf<Options extends TrainingOperatorJob & { readonly queue?: string }>(kind: JobKind<Options>, at: PodAround, props: Options): object {
  kind.framework !== undefined && queueLabel(at.scope, kind.framework, props.queue, props.labels);
  return kind.spec(at, props);
}

/** Labels of a job. */
export function labelsOf({ labels, queue }: TrainingOperatorJob & { readonly queue?: string }): Readonly<Record<string, string>> {
  return { ...labels, ...queue !== undefined && { [QUEUE_NAME_LABEL]: queue } };
}

function template<Options extends TrainingOperatorJob>(kind: JobKind<Options>, type: string, given: Options): JobTemplate {
  const props = checkedProps(undefined, type, given);
  return {
    ...kind.gvk,
    metadata: podMetadata({ podLabels: labelsOf(props), podAnnotations: props.annotations }),
    trial: kind.trial(props),
    spec: at => specOf(kind, at, props) as Readonly<Record<string, unknown>>,
  };
}

/**
 * A PyTorchJob as data, for what makes many of them, such as an experiment.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link PyTorchJob}
 */
export function pyTorchJob(props: PyTorchJobOptions): JobTemplate {
  return template(PYTORCH, 'workloads/training/v1#PyTorchJobOptions', props);
}

/**
 * A TFJob as data, for what makes many of them, such as an experiment.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link TFJob}
 */
export function tfJob(props: TFJobOptions): JobTemplate {
  return template(TF, 'workloads/training/v1#TFJobOptions', props);
}

/**
 * An XGBoostJob as data, for what makes many of them, such as an experiment.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link XGBoostJob}
 */
export function xgboostJob(props: XGBoostJobOptions): JobTemplate {
  return template(XGBOOST, 'workloads/training/v1#XGBoostJobOptions', props);
}

/**
 * An MPIJob as data, for what makes many of them, such as an experiment.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link MPIJob}
 */
export function mpiJob(props: MPIJobOptions): JobTemplate {
  return template(MPI, 'workloads/training/v1#MPIJobOptions', props);
}

/**
 * A JAXJob as data, for what makes many of them, such as an experiment; Katib's setting `trialResources` must name the kind.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link JAXJob}
 */
export function jaxJob(props: JAXJobOptions): JobTemplate {
  return template(JAX, 'workloads/training/v1#JAXJobOptions', props);
}

/**
 * A PaddleJob as data, for what makes many of them, such as an experiment; Katib's setting `trialResources` must name the kind.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`; its spec: those of {@link PaddleJob}
 */
export function paddleJob(props: PaddleJobOptions): JobTemplate {
  return template(PADDLE, 'workloads/training/v1#PaddleJobOptions', props);
}
