/**
 * serving.kserve.io: how requests come to the pods of an `LLMInferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { LLMHttpRouteSpec } from './route';
import { NamespaceName, ObjectName, SubdomainName } from '../../gateway.networking.k8s.io/meta';
import { ConfigMapKeySelector, LocalObjectReference } from '../../k8s/core/v1';
import { AnyObject } from '../../meta';

/** Gateways that requests come in by; that of the installation when left out. */
export interface LLMGatewayRefs {
  /** The gateways. */
  readonly refs?: readonly LLMGatewayRef[];
}

/** A Gateway of the Gateway API. */
export interface LLMGatewayRef {
  /** Its name. */
  readonly name?: ObjectName;
  /** Its namespace. */
  readonly namespace?: NamespaceName;
  /** Listener that is meant; all when left out. */
  readonly sectionName?: SubdomainName;
}

/** Ingresses that requests come in by. */
export interface LLMIngressRefs {
  /** The Ingresses. */
  readonly refs?: readonly LLMObjectRef[];
}

/** An object of any namespace. */
export interface LLMObjectRef {
  /** Its name. */
  readonly name?: ObjectName;
  /** Its namespace. */
  readonly namespace?: NamespaceName;
}

/** Routes to the pods. */
export interface LLMRoutes {
  /** HTTPRoute; one is made when it is empty. */
  readonly http?: LLMHttpRoute;
}

/**
 * HTTPRoute to the pods, own ones or one that is made.
 * @check {"not":{"required":["refs","spec"]}}
 */
export interface LLMHttpRoute {
  /** Own HTTPRoutes of the namespace; not together with `spec`. */
  readonly refs?: readonly LocalObjectReference[];
  /** What is made in place of the preset's. */
  readonly spec?: LLMHttpRouteSpec;
}

/**
 * How the program picks pods; exactly one of the two.
 * @check {"oneOf":[{"required":["inline"]},{"required":["ref"]}]}
 */
export interface LLMSchedulerConfig {
  /** An EndpointPickerConfig. */
  readonly inline?: AnyObject;
  /** Key of a ConfigMap with an EndpointPickerConfig. */
  readonly ref?: ConfigMapKeySelector;
}
