import { trainingMetadata } from './mesh';
import { KnownJob, LAUNCHER, NODE } from './runtimes';
import { ImageOf, mpi, mpiServers, singleStep, STEP } from './training-runtime-forms';
import type { LikeRuntime, TrainingRuntimeProps } from './training-runtime-props';
import type { ReplicatedJob } from '../../apis/jobset.x-k8s.io/v1alpha2';
import type { Container, EnvVar, PodSpec } from '../../apis/k8s/core/v1';
import type { JobSetTemplateSpec, MlPolicy, TrainingRuntimeSpec } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { allowImage } from '../../core';
import { ContainerFields, containerFields, MadeContainer } from '../pod/container';
import { PodAround, PodFields, podFields, podSpec, usualSecurity } from '../pod/pod';

/**
 * Spec of a runtime: its form, with what the options say of its pods.
 *
 * @throws ConfigError `TrainingRuntimeNodes`, `TrainingRuntimeSshd`, and those of its resources, mounts, environment and nodes
 */
export function trainingRuntimeSpec(at: PodAround, props: TrainingRuntimeProps, imageOf: ImageOf): TrainingRuntimeSpec {
  const { mlPolicy, template, ...rest } = props.like !== undefined ? likeOther(at, props, imageOf)
    : props.framework === 'mpi' ? mpi(at, props, imageOf) : singleStep(at, props, imageOf);
  props.image !== undefined && allowImage(at.scope, props.image);
  const { podGroupPolicy, maxRestarts, ttlSecondsAfterFinished } = props;
  const jobs = changedJobs(at, props, template?.spec?.replicatedJobs ?? []);
  return {
    ...rest,
    ...mlPolicy && { mlPolicy },
    ...podGroupPolicy && { podGroupPolicy },
    template: {
      ...template,
      spec: {
        ...template?.spec,
        ...maxRestarts !== undefined && { failurePolicy: { ...template?.spec?.failurePolicy, maxRestarts } },
        ...ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished },
        replicatedJobs: jobs,
      },
    },
  };
}

/** Jobs of a runtime with their containers, as training jobs must know them. */
export function knownJobs({ template }: TrainingRuntimeSpec): readonly KnownJob[] {
  return (template?.spec?.replicatedJobs ?? []).map(one => {
    const pod = podOf(one);
    return { name: one.name, containers: [...pod.initContainers ?? [], ...pod.containers].map(({ name }) => name) };
  });
}

function podOf({ template }: ReplicatedJob): PodSpec {
  return template.spec?.template.spec ?? { containers: [] };
}

function likeOther(at: PodAround, { like, numNodes }: LikeRuntime, imageOf: ImageOf): TrainingRuntimeSpec {
  allowImage(at.scope, ...like.ownImages);
  const spec = like.spec(imageOf);
  return numNodes === undefined ? spec : withNodes(at, spec, numNodes);
}

/** The same with another number of nodes; with MPI it is that of the SSH servers. */
function withNodes(at: PodAround, spec: TrainingRuntimeSpec, numNodes: number): TrainingRuntimeSpec {
  const policy = spec.mlPolicy as MlPolicy | undefined;
  if (policy?.mpi === undefined) {
    return { ...spec, mlPolicy: { ...policy, numNodes } };
  }
  const servers = mpiServers(at, numNodes, policy.mpi.runLauncherAsNode === true);
  const template = spec.template as JobSetTemplateSpec;
  const replicatedJobs = template.spec?.replicatedJobs?.map(one => one.name !== NODE ? one : {
    ...one, template: { ...one.template, spec: { ...one.template.spec!, parallelism: servers, completions: servers } },
  });
  return { ...spec, mlPolicy: { ...policy, numNodes: 1 }, template: { ...template, spec: { ...template.spec, replicatedJobs } } };
}

/** What the options say of pods and containers. */
interface Changes {
  readonly props: TrainingRuntimeProps;
  readonly node: MadeContainer<ContainerFields>;
  /** Pod with what all jobs have. */
  readonly all: PodFields;
  /** Containers and volumes of those that train. */
  readonly training: Pick<PodSpec, 'containers' | 'initContainers' | 'volumes'>;
  readonly usual: Container['securityContext'];
}

function changedJobs(at: PodAround, props: TrainingRuntimeProps, jobs: readonly ReplicatedJob[]): readonly ReplicatedJob[] {
  const { initContainers, sidecars } = props;
  const usual = usualSecurity(at);
  const all = podFields(at, props, props.gpu);
  const node = containerFields(at, props, usual);
  // One pod, so that what several containers mount is one volume; the first of them is that of the runtime's own form.
  const { containers: [, ...beside], ...before } = podSpec(at, { ...initContainers && { initContainers }, ...sidecars && { sidecars } }, [
    { container: { name: NODE, image: '' }, volumes: node.volumes },
  ]);
  return jobs.map(one => changed(one, { props, node, all, training: { ...before, containers: beside }, usual }));
}

function changed(one: ReplicatedJob, changes: Changes): ReplicatedJob {
  const { props, node, all, training, usual } = changes;
  const pod = podOf(one);
  const isTraining = one.name === NODE || one.name === LAUNCHER;
  const step = one.template.metadata?.labels?.[STEP];
  const containers = pod.containers.map(container => isTraining && container.name === NODE
    ? merged(container, node.container, props.image, step === 'trainer') : secured(container, usual));
  const volumes = [...pod.volumes ?? [], ...isTraining ? training.volumes ?? [] : []];
  const spec: PodSpec = {
    ...isTraining ? { ...pod, ...all } : { ...all, ...pod },
    ...isTraining && training.initContainers && { initContainers: [...pod.initContainers ?? [], ...training.initContainers] },
    containers: [...containers, ...isTraining ? training.containers : []],
    ...volumes.length > 0 && { volumes },
  };
  const { metadata } = one.template.spec?.template ?? {};
  const own = trainingMetadata(props);
  const labels = { ...metadata?.labels, ...own.labels };
  const annotations = { ...metadata?.annotations, ...own.annotations };
  const template = { metadata: { ...metadata, labels, ...Object.keys(annotations).length > 0 && { annotations } }, spec };
  return { ...one, template: { ...one.template, spec: { ...one.template.spec, template } } };
}

/** A container of the form, with what the options say. What runs in it is that of the step alone: beside a launcher it is an SSH server. */
function merged(own: Container, { env, envFrom, volumeMounts, securityContext, command, args, ...more }: ContainerFields, image: string | undefined, isStep: boolean): Container {
  const { ports, livenessProbe, readinessProbe, startupProbe, lifecycle, ...anywhere } = more;
  const atStep = { command, args, ports, livenessProbe, readinessProbe, startupProbe, lifecycle };
  const lists = { env: joined(own.env, env), envFrom: [...own.envFrom ?? [], ...envFrom ?? []], volumeMounts: [...own.volumeMounts ?? [], ...volumeMounts ?? []] };
  const context = { ...own.securityContext, ...securityContext };
  return {
    ...own,
    ...anywhere,
    ...image !== undefined && { image },
    ...isStep && Object.fromEntries(Object.entries(atStep).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...Object.keys(context).length > 0 && { securityContext: context },
  };
}

function secured(container: Container, usual: Container['securityContext']): Container {
  return usual === undefined ? container : { ...container, securityContext: { ...usual, ...container.securityContext } };
}

/** Variables of both, the later ones in place of those before them. */
function joined(own: readonly EnvVar[] = [], more: readonly EnvVar[] = []): readonly EnvVar[] {
  return [...own.filter(({ name }) => !more.some(one => one.name === name)), ...more];
}
