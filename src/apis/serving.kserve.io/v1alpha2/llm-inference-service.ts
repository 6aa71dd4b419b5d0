/**
 * serving.kserve.io/v1alpha2: `LLMInferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { InferencePoolSpec } from '../../inference.networking.k8s.io/v1/inference-pool';
import { LocalObjectReference } from '../../k8s/core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { LLMGatewayRefs, LLMIngressRefs, LLMRoutes, LLMSchedulerConfig } from '../llm/router';
import { LLMInferenceServiceStatus } from '../llm/status';
import { LLMLoraSpec, LLMStorageInitializerSpec, LLMWorkloadSpec } from '../llm/workload';
import { PartialPodSpec } from '../pod';

/** InferencePool of the pods, an own one or one that is made. */
export interface LLMSchedulerPool {
  /** Own InferencePool of the namespace; not together with `spec`. */
  readonly ref?: LocalObjectReference;
  /** What is made in place of the preset's. */
  readonly spec?: InferencePoolSpec;
}

/** Program that picks a pod for each request. */
export interface LLMSchedulerSpec {
  /** Annotations of its pods. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** How it picks. */
  readonly config?: LLMSchedulerConfig;
  /** Labels of its pods. */
  readonly labels?: Readonly<Record<string, string>>;
  /** InferencePool of the pods. */
  readonly pool?: LLMSchedulerPool;
  /**
   * Its pods.
   * @check {"minimum":1}
   */
  readonly replicas?: Int32;
  /** Its pod; what is left out a preset gives. */
  readonly template?: PartialPodSpec;
}

/** How requests come to the pods. */
export interface LLMRouterSpec {
  /** Gateways that requests come in by. */
  readonly gateway?: LLMGatewayRefs;
  /** Ingresses that requests come in by; not together with `gateway` and `route`. */
  readonly ingress?: LLMIngressRefs;
  /** Routes to the pods; one is made when it is empty. */
  readonly route?: LLMRoutes;
  /** Program that picks a pod for each request. */
  readonly scheduler?: LLMSchedulerSpec;
}

/** A large language model. */
export interface LLMModelSpec {
  /** Small models on top of it. */
  readonly lora?: LLMLoraSpec;
  /** Name in requests; that of the object when left out. */
  readonly name?: string;
  /** Where the model is, such as `hf://...`, `s3://...`, `pvc://...` or `oci://...`. */
  readonly uri: string;
}

/**
 * A model, the pods that run it, and how requests come to them.
 * @validation {"message":"replicas and scaling are mutually exclusive; use scaling for autoscaled deployments or replicas for static deployments","rule":"!(has(self.replicas) && has(self.scaling))"}
 */
export interface LLMInferenceServiceSpec extends LLMWorkloadSpec {
  /** LLMInferenceServiceConfigs of the namespace or of the installation, of which the rest is taken; the last one wins. */
  readonly baseRefs?: readonly LocalObjectReference[];
  /** The model. */
  readonly model?: LLMModelSpec;
  /** Pods that read the requests, while those above make the answers. */
  readonly prefill?: LLMWorkloadSpec;
  /** How requests come to the pods; only inside of the cluster when left out. */
  readonly router?: LLMRouterSpec;
  /** How the model gets into the pods. */
  readonly storageInitializer?: LLMStorageInitializerSpec;
}

/** A large language model behind an address. */
export interface LLMInferenceServiceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /**
   * The model, its pods, and how requests come to them.
   * @check {"properties":{"parallelism":{"anyOf":[{"required":["data","dataLocal"],"not":{"required":["pipeline"]}},
   *   {"not":{"anyOf":[{"required":["data"]},{"required":["dataLocal"]}]}}]}}}
   * @check {"properties":{"prefill":{"properties":{"parallelism":{"anyOf":[{"required":["data","dataLocal"],"not":{"required":["pipeline"]}},
   *   {"not":{"anyOf":[{"required":["data"]},{"required":["dataLocal"]}]}}]}}}}}
   * @check {"anyOf":[{"required":["parallelism"],"properties":{"parallelism":{"anyOf":[{"required":["pipeline"]},{"required":["data"]}]}}},
   *   {"not":{"required":["worker"]}}]}
   * @check {"properties":{"prefill":{"anyOf":[{"required":["parallelism"],"properties":{"parallelism":{"anyOf":[{"required":["pipeline"]},
   *   {"required":["data"]}]}}},{"not":{"required":["worker"]}}]}}}
   */
  readonly spec?: LLMInferenceServiceSpec;
  /** State of the pods and of the routes. */
  readonly status?: LLMInferenceServiceStatus;
}

/** `LLMInferenceService`, namespaced. */
export class LLMInferenceService extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LLMInferenceServiceResource>) {
    super(scope, id, { ...LLMInferenceService.GVK, ...props });
  }
}
