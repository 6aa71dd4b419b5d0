import { LAUNCHER, NODE } from './runtimes';
import type { FrameworkRuntime, InitializerStep, MpiRuntime, PlainRuntime, SharedInitializers, StoredInitializers, TrainingFramework } from './training-runtime-props';
import type { InitializerOptions } from './train-job-props';
import type { JobSetSpec, ReplicatedJob } from '../../apis/jobset.x-k8s.io/v1alpha2';
import type { Container, EnvVar, Volume } from '../../apis/k8s/core/v1';
import type { MlPolicy, TrainingRuntimeSpec } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { allowImage, ConfigError, declareSecrets, ImageName, secretNameOf, shown } from '../../core';
import { bytesOf } from '../../core/amounts';
import { memoryQuantity } from '../../core/quantity';
import { claimName } from '../claims';
import { envVars } from '../environment';
import type { PodAround } from '../pod/pod';
import { computeResources } from '../pod/resources';

/** Label of a Job's template that says which part of a training job it does. */
export const STEP = 'trainer.kubeflow.org/trainjob-ancestor-step';

/** The reference of a pinned image. */
export type ImageOf = (name: ImageName) => string;

const IMAGES: Readonly<Record<TrainingFramework, ImageName>> = { torch: 'pytorch', torchtune: 'trainer/torchtune-trainer', jax: 'jax', xgboost: 'trainer/xgboost-runtime' };
const POLICIES: Readonly<Record<TrainingFramework | 'plainml', MlPolicy>> = {
  torch: { torch: {} }, torchtune: { torch: {} }, jax: { jax: {} }, xgboost: { xgboost: {} }, plainml: {},
};

/** Volume of a training job with what was downloaded, and where the programs look for it. */
const STORE = { name: 'initializer', mountPath: '/workspace' };
const SSH_SERVER = ['/usr/sbin/sshd', '-De'];

/** One Job of a runtime, with one container. */
function job(name: string, container: Container, more: Pick<ReplicatedJob, 'dependsOn'> & { readonly step?: string; readonly parallelism?: number } = {}): ReplicatedJob {
  const { step, parallelism, dependsOn } = more;
  return {
    name,
    ...dependsOn && dependsOn.length > 0 && { dependsOn },
    template: {
      ...step !== undefined && { metadata: { labels: { [STEP]: step } } },
      spec: { ...parallelism !== undefined && { parallelism, completions: parallelism }, template: { spec: { containers: [container] } } },
    },
  };
}

/** A runtime whose nodes all run the same program, without what its options change of the pods. */
export function singleStep(at: PodAround, props: FrameworkRuntime | PlainRuntime, imageOf: ImageOf): TrainingRuntimeSpec {
  const { framework, initializers } = props;
  const image = props.image ?? imageOf(IMAGES[framework as TrainingFramework]);
  const steps = stepsOf(at, initializers, imageOf);
  return {
    mlPolicy: { numNodes: props.numNodes ?? 1, ...POLICIES[framework] },
    template: { spec: stored(at, initializers, { replicatedJobs: [...steps, job(NODE, { name: NODE, image }, { step: 'trainer', dependsOn: waitsFor(steps, initializers) })] }) },
  };
}

/**
 * A launcher and further nodes that wait for it as SSH servers.
 *
 * @throws ConfigError `TrainingRuntimeNodes`, `TrainingRuntimeSshd`
 */
export function mpi(at: PodAround, props: MpiRuntime, imageOf: ImageOf): TrainingRuntimeSpec {
  const { image, initializers, numNodes = 2, numProcPerNode = 1, sshAuthMountPath = '/root/.ssh', runLauncherAsNode = true, sshd: [server, ...args] = SSH_SERVER } = props;
  const servers = mpiServers(at, numNodes, runLauncherAsNode);
  if (server === undefined) {
    throw new ConfigError('TrainingRuntimeSshd', 'sshd must be a command, got []; pass e.g. ["/usr/sbin/sshd", "-De"], or leave it out', at.scope);
  }
  const steps = stepsOf(at, initializers, imageOf);
  const dependsOn = waitsFor(steps, initializers);
  return {
    // The number of nodes would make as many launchers: that of the servers stands in their Job.
    mlPolicy: { numNodes: 1, mpi: { mpiImplementation: 'OpenMPI', numProcPerNode, runLauncherAsNode, sshAuthMountPath } },
    template: {
      spec: stored(at, initializers, {
        network: { publishNotReadyAddresses: true },
        successPolicy: { operator: 'All', targetReplicatedJobs: [LAUNCHER] },
        replicatedJobs: [
          ...steps,
          job(LAUNCHER, { name: NODE, image }, { step: 'trainer', dependsOn }),
          job(NODE, { name: NODE, image, command: [server], ...args.length > 0 && { args } }, { dependsOn, ...servers > 1 && { parallelism: servers } }),
        ],
      }),
    },
  };
}

/**
 * Nodes beside the launcher.
 *
 * @throws ConfigError `TrainingRuntimeNodes`
 */
export function mpiServers({ scope }: PodAround, numNodes: number, runLauncherAsNode: boolean): number {
  const servers = numNodes - (runLauncherAsNode ? 1 : 0);
  if (servers < 1) {
    throw new ConfigError('TrainingRuntimeNodes', `numNodes must be at least 2 where the launcher is a node, since the controller makes one beside it in any case, got ${shown(numNodes)}; ` +
      'pass 2 or more, or runLauncherAsNode: false', scope);
  }
  return servers;
}

type Initializers = StoredInitializers | SharedInitializers;

function waitsFor(steps: readonly ReplicatedJob[], initializers: Initializers | undefined): ReplicatedJob['dependsOn'] {
  return initializers?.wait === false ? [] : steps.map(({ name }) => ({ name, status: 'Complete' as const }));
}

function stepsOf(at: PodAround, initializers: Initializers | undefined, imageOf: ImageOf): ReplicatedJob[] {
  const { dataset, model } = initializers ?? {};
  return [...dataset ? [initializer('dataset-initializer', dataset, at, imageOf)] : [], ...model ? [initializer('model-initializer', model, at, imageOf)] : []];
}

function initializer(
  name: 'dataset-initializer' | 'model-initializer', step: InitializerStep & InitializerOptions & { readonly storageUri?: string },
  { scope, namespace }: PodAround, imageOf: ImageOf,
): ReplicatedJob {
  const { image = imageOf(`trainer/${name}`), storageUri, env = {}, secret } = step;
  const secretName = typeof secret === 'string' ? secret : secret && secretNameOf(secret);
  secretName !== undefined && declareSecrets(scope, namespace, secretName);
  step.image !== undefined && allowImage(scope, step.image);
  const variables: EnvVar[] = [...storageUri === undefined ? [] : [{ name: 'STORAGE_URI', value: storageUri }], ...envVars(scope, namespace, env)];
  const resources = computeResources(scope, step);
  return job(name, {
    name,
    image,
    ...variables.length > 0 && { env: variables },
    ...secretName !== undefined && { envFrom: [{ secretRef: { name: secretName } }] },
    ...resources && { resources },
  }, { step: name });
}

/** The same Jobs with the volume for what they download; without such a volume where there are no downloads. */
function stored(at: PodAround, initializers: Initializers | undefined, spec: JobSetSpec): JobSetSpec {
  const { dataset, model, storage = '20Gi', storageClassName, accessMode = 'ReadWriteOnce' } = initializers ?? {};
  if ((dataset ?? model) === undefined || storage === 'none') {
    return spec;
  }
  const isClaim = typeof storage === 'object' && 'existing' in storage;
  const volumes: Volume[] = isClaim ? [{ name: STORE.name, persistentVolumeClaim: { claimName: claimName(at.scope, at.namespace, storage) } }] : [];
  const claim = !isClaim && {
    volumeClaimPolicies: [{
      templates: [{
        metadata: { name: STORE.name },
        spec: { accessModes: [accessMode], resources: { requests: { storage: memoryQuantity(bytesOf(storage)) } }, ...storageClassName !== undefined && { storageClassName } },
      }],
    }],
  };
  return { ...spec, ...claim, replicatedJobs: spec.replicatedJobs?.map(one => withStore(one, volumes)) };
}

function withStore(one: ReplicatedJob, volumes: readonly Volume[]): ReplicatedJob {
  const { spec } = one.template;
  const pod = spec!.template.spec!;
  const containers = pod.containers.map(container => ({ ...container, volumeMounts: [STORE] }));
  return { ...one, template: { ...one.template, spec: { ...spec, template: { spec: { ...pod, containers, ...volumes.length > 0 && { volumes } } } } } };
}
