import { trainingMetadata } from './mesh';
import { NODE, ResolvedRuntime, resolvedRuntime, trains } from './runtimes';
import { InitializerOptions, TrainJobOptions } from './train-job-props';
import type { VolumeMount } from '../../apis/k8s/core/v1';
import type { ContainerPatch, InitializerSource, PodSpecPatch, ReplicatedJobPatch, RuntimePatch, Trainer, TrainJobSpec } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { allowImage, ConfigError, declareSecrets, secretNameOf, shown } from '../../core';
import { envVars } from '../environment';
import { mounted } from '../pod/mounts';
import { PodAround, podFields, podMetadata, usualSecurity } from '../pod/pod';
import { computeResources } from '../pod/resources';

/** Name of the kind in Kueue's configuration. */
export const TRAIN_JOB_FRAMEWORK = 'trainer.kubeflow.org/trainjob';

/** Author of our changes of the runtime, in the list of those who make some. */
const MANAGER = 'cdk8s-kubeflow/train-job';

/** Longest name of a pod that JobSet's webhook takes. */
const LONGEST = 63;

/**
 * Spec of a training job.
 *
 * @throws ConfigError `TrainJobRuntime`, `TrainJobMount`, `TrainJobInitializer`, and those of its resources, mounts, environment and nodes
 */
export function trainJobSpec(at: PodAround, props: TrainJobOptions): TrainJobSpec {
  const { dataset, model, suspend, managedBy, activeDeadlineSeconds } = props;
  const runtime = resolvedRuntime(at, props.runtime, props);
  const changes = patch(at, props, runtime);
  checkSteps(at, runtime, { dataset, model });
  return {
    runtimeRef: runtime.ref,
    ...(dataset ?? model) !== undefined && {
      initializer: { ...dataset && { dataset: initializer(at, dataset) }, ...model && { model: initializer(at, model) } },
    },
    // Also where there is nothing to say: only beside it the controller tells the processes of each other.
    trainer: trainer(at, props),
    ...changes && { runtimePatches: [changes] },
    ...suspend !== undefined && { suspend },
    ...managedBy !== undefined && { managedBy },
    ...activeDeadlineSeconds !== undefined && { activeDeadlineSeconds },
  };
}

/**
 * Fails where names of pods would be too long.
 *
 * @throws ConfigError `TrainJobName`
 */
export function checkPodNames(at: PodAround, name: string, { runtime: choice, ...props }: TrainJobOptions): void {
  const { numNodes = 1 } = props;
  for (const job of resolvedRuntime(at, choice, props).jobs) {
    const longest = `${name}-${job.name}-0-${job.name === NODE ? numNodes - 1 : 0}-abcde`;
    if (longest.length > LONGEST) {
      throw new ConfigError('TrainJobName', `name must be at most ${LONGEST - longest.length + name.length} characters with this runtime, ` +
        `since its pods are called like ${shown(longest)}, got ${name.length} in ${shown(name)}; pass a shorter name`, at.scope);
    }
  }
}

function checkSteps({ scope }: PodAround, { ref, jobs }: ResolvedRuntime, downloads: Readonly<Record<'dataset' | 'model', unknown>>): void {
  for (const part of ['dataset', 'model'] as const) {
    if (downloads[part] !== undefined && !jobs.some(({ name }) => name === `${part}-initializer`)) {
      throw new ConfigError('TrainJobInitializer', `${part} needs a runtime with the step "${part}-initializer", got ${shown(ref.name)}; ` +
        `leave ${part} out, or take a runtime with that step, such as a TrainingRuntime with initializers: { ${part}: {} }`, scope);
    }
  }
}

function initializer({ scope, namespace }: PodAround, { storageUri, env = {}, secret }: InitializerOptions & { readonly storageUri?: string }): InitializerSource {
  const variables = envVars(scope, namespace, env);
  const name = typeof secret === 'string' ? secret : secret && secretNameOf(secret);
  name !== undefined && declareSecrets(scope, namespace, name);
  return { ...storageUri !== undefined && { storageUri }, ...variables.length > 0 && { env: variables }, ...name !== undefined && { secretRef: { name } } };
}

function trainer({ scope, namespace }: PodAround, props: TrainJobOptions): Trainer {
  const { image, command = [], args = [], env = {}, numNodes, numProcPerNode, resourcesPerNode } = props;
  const variables = envVars(scope, namespace, env);
  const resources = resourcesPerNode && computeResources(scope, resourcesPerNode);
  image !== undefined && allowImage(scope, image);
  return {
    ...image !== undefined && { image },
    ...command.length > 0 && { command },
    ...args.length > 0 && { args },
    ...variables.length > 0 && { env: variables },
    ...numNodes !== undefined && { numNodes },
    ...resources && { resourcesPerNode: resources },
    ...numProcPerNode !== undefined && { numProcPerNode },
  };
}

/** What the pods have that the runtime does not say, and the training job has no fields of its own for. */
function patch(at: PodAround, props: TrainJobOptions, { jobs, isOurs }: ResolvedRuntime): RuntimePatch | undefined {
  const { serviceAccount, imagePullSecrets, nodePool, nodeSelector, tolerations, affinity, podSecurityContext } = props;
  const options = { serviceAccount, imagePullSecrets, nodePool, nodeSelector, tolerations, affinity, podSecurityContext };
  // A runtime of ours has what all pods have; here stands only what the training job itself says.
  const around = { ...at, isRestricted: at.isRestricted && !isOurs };
  const pod = podFields(around, options, props.resourcesPerNode?.gpu);
  const { volumes, volumeMounts } = mounted(at, props.mounts ?? []);
  checkMounts(at, volumeMounts);
  const metadata = isOurs && props.mesh === undefined ? podMetadata(props) : trainingMetadata(props);
  const replicatedJobs = jobs.flatMap((job): ReplicatedJobPatch[] => {
    const isTraining = trains(job);
    const containers = job.containers.flatMap(name => containerPatch(name, isTraining && name === NODE ? volumeMounts : [], around, isTraining ? props : {}));
    const spec: PodSpecPatch = { ...pod, ...isTraining && volumes.length > 0 && { volumes }, ...containers.length > 0 && { containers } };
    const template = { ...metadata && { metadata }, ...Object.keys(spec).length > 0 && { spec } };
    return Object.keys(template).length === 0 ? [] : [{ name: job.name, template: { spec: { template } } }];
  });
  return replicatedJobs.length === 0 ? undefined : { manager: MANAGER, trainingRuntimeSpec: { template: { spec: { replicatedJobs } } } };
}

function containerPatch(
  name: string, volumeMounts: readonly VolumeMount[], at: PodAround, { securityContext = usualSecurity(at) }: Pick<TrainJobOptions, 'securityContext'>,
): ContainerPatch[] {
  return volumeMounts.length === 0 && securityContext === undefined ? []
    : [{ name, ...volumeMounts.length > 0 && { volumeMounts }, ...securityContext && { securityContext } }];
}

/** The API server lists mounts by the names of their volumes here, other than in pods. */
function checkMounts({ scope }: PodAround, volumeMounts: readonly VolumeMount[]): void {
  const twice = volumeMounts.find(({ name }, index) => volumeMounts.findIndex(one => one.name === name) !== index);
  if (twice !== undefined) {
    throw new ConfigError('TrainJobMount', `mounts of a training job must each be of a volume of their own, got ${shown(twice.name)} at a second place, ${shown(twice.mountPath)}; ` +
      'mount it once, or twice under different names', scope);
  }
}
