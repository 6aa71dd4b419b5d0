import { Construct } from 'constructs';
import { checkQueuedGroups, clusterSpec } from './cluster';
import type { RayJobProps, RaySubmitter } from './job-props';
import { podLabels } from './pods';
import type { RayClusterConfig } from './props';
import { RayWorkload } from './workload';
import type { PodTemplateSpec } from '../../apis/k8s/core/v1';
import { RayJob as RayJobObject, RayJobSpec } from '../../apis/ray.io/v1';
import { ConfigError, shown, yaml } from '../../core';
import { madeContainer } from '../pod/container';
import { PodAround, podMetadata, podSpec, usualSecurity } from '../pod/pod';

/**
 * A program that runs once in a cluster of Ray: 1 RayJob, 1 NetworkPolicy for a cluster of its own unless the profile is isolated, and a
 * PersistentVolumeClaim for each new claim. In a suspended profile it is held back where the operator can do that, else it is left out; so it is in an archived one.
 *
 * @throws ConfigError `RayEntrypoint`, `RaySubmitter`, `RayVersion`, and those of {@link RayCluster}
 */
export class RayJob extends RayWorkload<RayJobProps> {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: RayJobProps) {
    super(scope, id, given, 'workloads/ray#RayJobProps');
    const { name, queue, rayClusterSpec } = this.props;
    this.name = this.checkedName('ray.io/RayJob', name);
    const at = this.podAround(this.name);
    rayClusterSpec && checkQueuedGroups(at, rayClusterSpec, queue);
    const metadata = this.rayMetadata(this.name, 'ray.io/rayjob', queue);
    const spec = this.spec(at);
    if (this.lifecycle === 'active' || this.lifecycle === 'suspended' && this.mayWait) {
      new RayJobObject(this, 'RayJob', { metadata, spec });
      rayClusterSpec && this.guard(this.name, 'rayjob');
    }
  }

  /** Whether the operator can hold it back. */
  private get mayWait(): boolean {
    return this.props.rayClusterSpec !== undefined && this.props.shutdownAfterJobFinishes !== false;
  }

  private spec(at: PodAround): RayJobSpec {
    const { submissionMode, clusterSelector, rayClusterSpec, managedBy, ttlSecondsAfterFinished, suspend = false } = this.props;
    const shutdown = this.mayWait;
    return {
      ...this.program(),
      ...submissionMode && { submissionMode },
      ...this.submitter(at),
      ...clusterSelector !== undefined && { clusterSelector: { 'ray.io/cluster': typeof clusterSelector === 'string' ? clusterSelector : clusterSelector.name } },
      ...shutdown && { shutdownAfterJobFinishes: true },
      ...ttlSecondsAfterFinished !== undefined && { ttlSecondsAfterFinished },
      ...(suspend || this.lifecycle === 'suspended' && this.mayWait) && { suspend: true },
      ...managedBy && { managedBy },
      ...rayClusterSpec && { rayClusterSpec: clusterSpec(at, rayClusterSpec as RayClusterConfig, true) },
    };
  }

  private program(): RayJobSpec {
    const { entrypoint, runtimeEnv, entrypointNumCpus, entrypointNumGpus, entrypointResources, jobId, metadata, backoffLimit, activeDeadlineSeconds, rayClusterSpec } = this.props;
    if (entrypoint?.trim() === '') {
      throw new ConfigError('RayEntrypoint', `entrypoint must be a line for the shell, got ${shown(entrypoint)}; pass e.g. "python train.py"`, this);
    }
    const [major, minor] = (rayClusterSpec?.rayVersion ?? '9.9').split('.').map(Number);
    if (metadata !== undefined && (major < 2 || major === 2 && minor < 6)) {
      throw new ConfigError('RayVersion', `metadata needs Ray 2.6.0 or newer, got ${shown(rayClusterSpec?.rayVersion)}; use a newer image, or leave metadata out`, this);
    }
    return {
      ...entrypoint !== undefined && { entrypoint },
      ...runtimeEnv && { runtimeEnvYAML: yaml(runtimeEnv) },
      ...entrypointNumCpus !== undefined && { entrypointNumCpus },
      ...entrypointNumGpus !== undefined && { entrypointNumGpus },
      ...entrypointResources && { entrypointResources: JSON.stringify(entrypointResources) },
      ...jobId !== undefined && { jobId },
      ...metadata && { metadata },
      ...backoffLimit !== undefined && { backoffLimit },
      ...activeDeadlineSeconds !== undefined && { activeDeadlineSeconds },
    };
  }

  /** The pod that the operator would make has a proxy, and no privileges that `restricted` wants: where that matters it is written. */
  private submitter(at: PodAround): RayJobSpec {
    const { submissionMode = 'K8sJobMode', submitterPodTemplate, submitterConfig, rayClusterSpec, clusterSelector } = this.props;
    if (submissionMode !== 'K8sJobMode') {
      return {};
    }
    const image = submitterPodTemplate?.image ?? rayClusterSpec?.headGroupSpec?.image ?? rayClusterSpec?.image ?? selectedImage(clusterSelector);
    if (image === undefined && (submitterPodTemplate !== undefined || at.isRestricted)) {
      throw new ConfigError('RaySubmitter', 'clusterSelector must be the cluster itself where the pod that hands the program over is written here, which takes its image, ' +
        `got the name ${shown(clusterSelector)}${at.isRestricted ? ' in a profile of the level "restricted"' : ''}; pass the RayCluster, or submitterPodTemplate: { image }`, this);
    }
    const mesh = rayClusterSpec?.mesh === true;
    const isUsual = submitterPodTemplate === undefined && mesh && !at.isRestricted;
    return {
      ...submitterConfig && { submitterConfig },
      ...!isUsual && image !== undefined && { submitterPodTemplate: submitterTemplate(at, submitterPodTemplate ?? {}, image, mesh) },
    };
  }
}

function selectedImage(selected: RayJobProps['clusterSelector']): string | undefined {
  return typeof selected === 'object' ? selected.image : undefined;
}

/** What the operator gives to the pod that it makes itself. */
const USUAL = { cpu: '500m', cpuLimit: '1', memory: '200Mi', memoryLimit: '1Gi' };

function submitterTemplate(at: PodAround, given: RaySubmitter, image: string, mesh: boolean): PodTemplateSpec {
  const asked = given.cpu ?? given.cpuLimit ?? given.memory ?? given.memoryLimit;
  const container = madeContainer(at, { ...asked === undefined && USUAL, ...given, name: 'ray-job-submitter', image }, usualSecurity(at));
  const metadata = podMetadata(given, podLabels({ ...at, cluster: { image, mesh } }));
  const spec = podSpec(at, { automountServiceAccountToken: false, ...given }, [container], given.gpu);
  return { ...metadata && { metadata }, spec: { restartPolicy: 'Never', ...spec } };
}
