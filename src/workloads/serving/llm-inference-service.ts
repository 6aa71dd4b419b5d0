import { Construct } from 'constructs';
import { Exposure, ExposureProps, resolvedExposure, ResolvedExposure } from './exposure';
import { StandardExposure } from './exposure-props';
import { ModelSource, resolvedModel } from './models';
import { checkProxy } from './service-check';
import { LLMHttpRoute, LLMSchedulerConfig } from '../../apis/serving.kserve.io/llm/router';
import { LLMScalingSpec } from '../../apis/serving.kserve.io/llm/scaling';
import { LLMParallelismSpec, LLMWorkloadSpec } from '../../apis/serving.kserve.io/llm/workload';
import { PartialPodSpec } from '../../apis/serving.kserve.io/pod';
import { LLMInferenceService as LLMInferenceServiceObject, LLMInferenceServiceSpec, LLMRouterSpec } from '../../apis/serving.kserve.io/v1alpha2';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { allowImage, ConfigError, declareSecrets, shown } from '../../core';
import { NamespaceName, ObjectName } from '../../core/names';
import { platformContextOf } from '../platform-context';
import { containerFields, ContainerOptions } from '../pod/container';
import { podSpec, PodOptions } from '../pod/pod';
import { Workload, WorkloadProps } from '../workload';

/** A pod to which a preset gives all that is not said. */
export interface LLMPod extends ContainerOptions, Omit<PodOptions, 'podLabels' | 'podAnnotations'> {
  /** Image in place of the preset's. @default - vLLM, as the preset says */
  readonly image?: string;
}

/** A number of pods that stays. */
interface FixedReplicas {
  /**
   * Pods, or groups of pods that run the model together.
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly replicas?: number;
  /** @default - the number stays */
  readonly scaling?: undefined;
}

/** A number of pods that follows the load. */
interface ScaledReplicas {
  /** How the number follows the load, in the API's form. */
  readonly scaling: LLMScalingSpec;
  /** @default - the number follows the load */
  readonly replicas?: undefined;
}

/** Pods on one node each. */
interface OnOneNode {
  /** GPUs of a pod, and whether experts are spread. @default - as the preset says */
  readonly parallelism?: Pick<LLMParallelismSpec, 'tensor' | 'expert'> & { readonly data?: undefined; readonly dataLocal?: undefined; readonly pipeline?: undefined };
  /** @default - a pod runs the whole model */
  readonly worker?: undefined;
}

/** Groups of pods over several nodes, which need LeaderWorkerSet. */
interface OverNodes {
  /** How the work is spread over pods: by copies, `data` and `dataLocal`, or by layers, `pipeline`. */
  readonly parallelism: (LLMParallelismSpec & { readonly data: number; readonly dataLocal: number; readonly pipeline?: undefined })
    | (LLMParallelismSpec & { readonly pipeline: number; readonly data?: undefined; readonly dataLocal?: undefined });
  /** The other pods of a group. @default - one pod */
  readonly worker?: LLMPod;
}

/** Pods that run a model, or one of two parts of the work. */
export type LLMPods = (FixedReplicas | ScaledReplicas) & (OnOneNode | OverNodes) & {
  /** The pod; the first one of a group. @default - as the preset says */
  readonly template?: LLMPod;
  /** Labels of the pods. @default {} */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of the pods. @default {} */
  readonly podAnnotations?: Readonly<Record<string, string>>;
};

/** Program that picks a pod for each request. */
export interface LLMScheduler {
  /** Its pod. @default - as the preset says */
  readonly template?: LLMPod;
  /** How it picks: an EndpointPickerConfig, or a key of a ConfigMap with one. @default - as the preset says */
  readonly config?: LLMSchedulerConfig;
  /**
   * Its pods.
   * @minimum 1
   * @asType integer
   * @default 1
   */
  readonly replicas?: number;
}

/** A Gateway of the Kubernetes Gateway API. */
export interface LLMGateway {
  readonly namespace: NamespaceName;
  readonly name: ObjectName;
}

/** How requests come to the pods. */
export interface LLMRouter {
  /** Route to the pods: one that is made, or its rules or others of the namespace in the API's form. @default {} */
  readonly route?: LLMHttpRoute;
  /** Gateways that requests come in by: that of the platform, or others. @default - as the route says: that of the platform */
  readonly gateway?: 'platform' | readonly LLMGateway[];
  /** Program that picks a pod for each request, by what it has in its cache. @default - requests go to all pods in turn */
  readonly scheduler?: LLMScheduler | true;
}

/** What a large language model says beside its pods and callers. */
export interface LLMOptions extends WorkloadProps {
  /** Where the model is. */
  readonly model: ModelSource;
  /** Name of the model in requests. @default - that of the object */
  readonly modelName?: string;
  /** Pods that read the requests, while the others make the answers. @default - all do both */
  readonly prefill?: LLMPods;
  /** How requests come to the pods from outside of the mesh. @default - inside of the cluster only, without a Gateway */
  readonly router?: LLMRouter;
  /** LLMInferenceServiceConfigs that the rest is taken of; the last one wins. @default - the presets of the platform */
  readonly baseRefs?: readonly ObjectName[];
  /** Whether a container loads the model before the others start. @default true */
  readonly storageInitializer?: boolean;
  /** Whether it is stopped. One of a suspended profile is stopped in any case. @default false */
  readonly stopped?: boolean;
  /** Further labels. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** Further annotations. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Properties of {@link LLMInferenceService}. */
export type LLMInferenceServiceProps = LLMOptions & LLMPods & StandardExposure;

/** Container of the presets that is laid over. */
const MAIN = 'main';
const PART_OF = 'app.kubernetes.io/part-of';
const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';

/**
 * A large language model behind an address, with vLLM: 1 LLMInferenceService, with who may call it. The platform must have it on (`kserve: { llm: {} }`).
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ServingAnnotation`, `LLMRouter`, those of models, of pods, and of who may call
 */
export class LLMInferenceService extends Workload<LLMInferenceServiceProps> {
  /** Name of the object. */
  public readonly name: string;
  /** Address inside the cluster, of the pods themselves. */
  public readonly address: string;
  private readonly exposure: ResolvedExposure;

  constructor(scope: Construct, id: string, given: LLMInferenceServiceProps) {
    super(scope, id, given, 'workloads/serving#LLMInferenceServiceProps');
    const { props } = this;
    const platform = platformContextOf(this);
    this.name = this.checkedName('serving.kserve.io/LLMInferenceService', props.name);
    this.address = `http://${this.name}-kserve-workload-svc.${this.namespace}.svc.${platform?.mesh?.clusterDomain ?? 'cluster.local'}:8000`;
    this.exposure = resolvedExposure(props as ExposureProps, {
      scope: this, namespace: this.namespace, mode: 'standard', serving: props.serving ?? platform?.serving, trustDomain: platform?.mesh?.trustDomain ?? 'cluster.local',
      isolated: this.team?.isolated === true,
    });
    if (this.exposure.expose === 'public' && props.router === undefined) {
      throw new ConfigError('LLMRouter', 'router must be given where the Gateway leads to the model, got expose "public" without it; pass router: {}', this);
    }
    for (const [path, { podLabels, podAnnotations }] of Object.entries({ '': props, ...props.prefill && { 'prefill.': props.prefill } })) {
      checkProxy(this, { [`${path}podLabels`]: podLabels, [`${path}podAnnotations`]: podAnnotations });
    }
    const spec = this.spec();
    if (this.lifecycle !== 'archived') {
      this.addService(spec);
      this.addExposure();
    }
  }

  private addService(spec: LLMInferenceServiceSpec): void {
    const { labels = {}, annotations = {}, stopped } = this.props;
    if ('serving.kserve.io/stop' in annotations) {
      throw new ConfigError('ServingAnnotation', `annotations must leave "serving.kserve.io/stop" to stopped, got ${shown(annotations['serving.kserve.io/stop'])}; pass that instead`, this);
    }
    const all = { ...(stopped === true || this.lifecycle !== 'active') && { 'serving.kserve.io/stop': 'true' }, ...annotations };
    new LLMInferenceServiceObject(this, 'LLMInferenceService', {
      metadata: {
        name: this.name, namespace: this.namespace, ...Object.keys(labels).length > 0 && { labels }, ...Object.keys(all).length > 0 && { annotations: all },
      },
      spec,
    });
  }

  private addExposure(): void {
    const { name, namespace, exposure } = this;
    const selector = { [PART_OF]: 'llminferenceservice', [NAME]: name };
    new Exposure(this, 'Exposure', { ...exposure, name, namespace, selector });
    // The Gateway asks the scheduler about each request, in a call of its own that carries no token.
    if (this.props.router?.scheduler !== undefined && exposure.serving?.gateway !== undefined) {
      new AuthorizationPolicy(this, 'SchedulerPolicy', {
        metadata: { name: `${name}-scheduler`, namespace },
        spec: {
          action: 'ALLOW', selector: { matchLabels: { ...selector, [COMPONENT]: 'llminferenceservice-router-scheduler' } },
          rules: [{ from: [{ source: { principals: [exposure.serving.gateway] } }] }],
        },
      });
    }
  }

  private spec(): LLMInferenceServiceSpec {
    const { model, modelName, prefill, router, baseRefs, storageInitializer } = this.props;
    const { uri, secret } = resolvedModel(this, this.namespace, model);
    secret !== undefined && declareSecrets(this, this.namespace, secret);
    return {
      ...baseRefs && baseRefs.length > 0 && { baseRefs: baseRefs.map(name => ({ name })) },
      model: { uri, ...modelName !== undefined && { name: modelName } },
      ...this.workload(this.props),
      ...prefill && { prefill: this.workload(prefill) },
      ...router && { router: this.router(router) },
      ...storageInitializer !== undefined && { storageInitializer: { enabled: storageInitializer } },
    };
  }

  private workload({ template, worker, parallelism, replicas, scaling, podLabels, podAnnotations }: LLMPods): LLMWorkloadSpec {
    return {
      ...podAnnotations && Object.keys(podAnnotations).length > 0 && { annotations: podAnnotations },
      ...podLabels && Object.keys(podLabels).length > 0 && { labels: podLabels },
      ...replicas !== undefined && { replicas },
      ...scaling && { scaling },
      ...parallelism && { parallelism },
      ...template && { template: this.pod(template) },
      ...worker && { worker: this.pod(worker) },
    };
  }

  private router({ route = {}, gateway, scheduler }: LLMRouter): LLMRouterSpec {
    const { template, config, replicas } = typeof scheduler === 'object' ? scheduler : {};
    return {
      route: Object.keys(route).length > 0 ? { http: route } : {},
      ...gateway && { gateway: gateway === 'platform' ? {} : { refs: gateway } },
      ...scheduler !== undefined && {
        scheduler: { ...config && { config }, ...replicas !== undefined && { replicas }, ...template && { template: this.pod(template) } },
      },
    };
  }

  /** Presets say privileges that fit their programs. */
  private pod(props: LLMPod): PartialPodSpec {
    const around = { ...this.podAround(this.name), isRestricted: false };
    const { container, volumes } = containerFields(around, props);
    const image = props.image !== undefined && { image: props.image };
    props.image !== undefined && allowImage(this, props.image);
    const { containers: [, ...beside], ...spec } = podSpec(around, props, [{ volumes, container: { name: MAIN, image: MAIN, ...container } }], props.gpu);
    const own = { ...image, ...container };
    const containers = [...Object.keys(own).length > 0 ? [{ name: MAIN, ...own }] : [], ...beside];
    return { ...spec, ...containers.length > 0 && { containers } } as PartialPodSpec;
  }
}
