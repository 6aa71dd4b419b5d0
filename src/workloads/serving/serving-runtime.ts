import { Construct } from 'constructs';
import { RESTRICTED_SERVER, KSERVE_CONTAINER } from './components';
import { FormatVersion, InferenceProtocol } from './props';
import { RuntimePodSpec, RuntimeWorkerSpec, ServingRuntime as ServingRuntimeObject, SupportedModelFormat } from '../../apis/serving.kserve.io/v1alpha1';
import { allowImage, ConfigError, shown } from '../../core';
import { ContainerProps, containerFields, NamedContainerProps } from '../pod/container';
import { podSpec, PodOptions } from '../pod/pod';
import { Workload, WorkloadProps } from '../workload';

/** A format that a runtime loads. */
export interface SupportedFormat extends FormatVersion {
  /** Whether the runtime is taken for services that name the format and no runtime. @default false */
  readonly autoSelect?: boolean;
  /**
   * The runtime with the highest number is taken; all entries of one format have the same.
   * @minimum 1
   * @asType integer
   * @default - none
   */
  readonly priority?: number;
}

/** Parts of a pod that runtimes have. */
export type RuntimePodOptions = Pick<PodOptions,
  'podLabels' | 'podAnnotations' | 'nodePool' | 'nodeSelector' | 'tolerations' | 'affinity' | 'imagePullSecrets' | 'schedulerName' | 'sidecars'>;

/** Properties of {@link ServingRuntime}. */
export interface ServingRuntimeProps extends WorkloadProps, RuntimePodOptions, ContainerProps {
  /**
   * Formats that it loads.
   * @minItems 1
   */
  readonly supportedModelFormats: readonly SupportedFormat[];
  /** Versions of the protocol of requests that it knows. @default ['v1'] */
  readonly protocolVersions?: readonly InferenceProtocol[];
  /** Takes it out of all choices. @default false */
  readonly disabled?: boolean;
  /** Pods on further nodes that run a model together with the first. @default - the model is on one node */
  readonly worker?: RuntimeWorker;
}

/** Pods on further nodes. */
export interface RuntimeWorker extends RuntimePodOptions, ContainerProps {
  /**
   * Pods that the layers of the model are spread over, the first one counted.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly pipelineParallelSize?: number;
  /**
   * GPUs of a pod that each layer is spread over.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly tensorParallelSize?: number;
}

/**
 * A program that loads models of some formats, for the InferenceServices of its namespace: 1 ServingRuntime. It finds the model in `/mnt/models`; its texts may
 * have templates over the service, such as `{{.Name}}`.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `RuntimeFormat`, and those of pods
 */
export class ServingRuntime extends Workload<ServingRuntimeProps> {
  /** Name of the object, as services name it. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: ServingRuntimeProps) {
    super(scope, id, given, 'workloads/serving#ServingRuntimeProps');
    const { props } = this;
    this.name = this.checkedName('serving.kserve.io/ServingRuntime', props.name);
    const { supportedModelFormats, protocolVersions, disabled, worker } = props;
    this.checkFormats(supportedModelFormats);
    const workerSpec = worker && this.workerSpec(worker);
    const spec = this.pod(KSERVE_CONTAINER, props);
    if (this.lifecycle !== 'archived') {
      new ServingRuntimeObject(this, 'ServingRuntime', {
        metadata: { name: this.name, namespace: this.namespace },
        spec: {
          supportedModelFormats: supportedModelFormats as readonly SupportedModelFormat[],
          ...protocolVersions && { protocolVersions },
          ...disabled === true && { disabled },
          ...spec,
          ...workerSpec && { workerSpec },
        },
      });
    }
  }

  private checkFormats(formats: readonly SupportedFormat[]): void {
    const keys = formats.map(({ name, version = '' }) => `${name} ${version}`.trim());
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) {
      throw new ConfigError('RuntimeFormat', `supportedModelFormats must name each format once, got ${shown(twice)} twice; remove one of both`, this);
    }
    const other = formats.find(one => formats.some(({ name, priority }) => name === one.name && priority !== one.priority));
    if (other !== undefined) {
      throw new ConfigError('RuntimeFormat', `supportedModelFormats must have one priority for each format, got several for ${shown(other.name)}; write the same in all of its entries`, this);
    }
  }

  private workerSpec(worker: RuntimeWorker): RuntimeWorkerSpec {
    const { pipelineParallelSize = 1, tensorParallelSize = 1 } = worker;
    return { ...this.pod('worker-container', worker), pipelineParallelSize, tensorParallelSize };
  }

  private pod(name: string, props: RuntimePodOptions & ContainerProps): RuntimePodSpec {
    const { podLabels = {}, podAnnotations = {} } = props;
    const around = { ...this.podAround(this.name), isRestricted: false };
    const usual = this.isRestricted ? RESTRICTED_SERVER : undefined;
    const { container, volumes } = containerFields(around, props, usual);
    allowImage(this, props.image);
    const sidecars = (props.sidecars ?? []).map((one): NamedContainerProps => ({ ...usual && { securityContext: usual }, ...one }));
    const spec = podSpec(around, { ...props, sidecars }, [{ volumes, container: { name, image: props.image, ...container } }], props.gpu);
    return {
      ...Object.keys(podAnnotations).length > 0 && { annotations: podAnnotations }, ...Object.keys(podLabels).length > 0 && { labels: podLabels }, ...spec as RuntimePodSpec,
    };
  }
}
