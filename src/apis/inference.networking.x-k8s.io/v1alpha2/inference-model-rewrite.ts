/**
 * inference.networking.x-k8s.io/v1alpha2: `InferenceModelRewrite`.
 *
 * Source: Gateway API Inference Extension, its CustomResourceDefinitions in KServe; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PoolObjectReference } from './inference-objective';
import { GatewayCondition } from '../../gateway.networking.k8s.io/meta';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** Lets requests for a model go to others. */
export interface InferenceModelRewriteResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The pool, and the rules. */
  readonly spec?: InferenceModelRewriteSpec;
  /** Whether it is in use. */
  readonly status?: InferenceModelRewriteStatus;
}

/** Lets requests for a model go to others. */
export interface InferenceModelRewriteSpec {
  /** The pool. */
  readonly poolRef: PoolObjectReference;
  /** Rules; the first that fits wins. */
  readonly rules: readonly ModelRewriteRule[];
}

/** What happens to requests for some models. */
export interface ModelRewriteRule {
  /** Requests that are meant, one must fit; all when left out. */
  readonly matches?: readonly ModelRequestMatch[];
  /**
   * Models that they go to, by shares.
   * @minItems 1
   */
  readonly targets?: readonly TargetModel[];
}

/** Requests that are meant. */
export interface ModelRequestMatch {
  /** Model that the request names. */
  readonly model: ModelNameMatch;
}

/** Model that a request names. */
export interface ModelNameMatch {
  /**
   * How the name is compared.
   * @default "Exact"
   */
  readonly type?: 'Exact';
  /**
   * The name.
   * @minLength 1
   */
  readonly value: string;
}

/** A model that requests go to. */
export interface TargetModel {
  /** Name that the request then has. */
  readonly modelRewrite: string;
  /**
   * Share of the requests, in relation to the sum of all.
   * @minimum 1
   * @maximum 1000000
   */
  readonly weight?: Int32;
}

/** Whether rules are in use. */
export interface InferenceModelRewriteStatus {
  /**
   * Aspects: `Accepted` ...
   * @default [{"lastTransitionTime":"1970-01-01T00:00:00Z","message":"Waiting for controller","reason":"Pending","status":"Unknown",
   *   "type":"Accepted"}]
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
}

/** `InferenceModelRewrite`, namespaced. */
export class InferenceModelRewrite extends ApiObject {
  public static readonly GVK = { apiVersion: 'inference.networking.x-k8s.io/v1alpha2', kind: 'InferenceModelRewrite' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferenceModelRewriteResource>) {
    super(scope, id, { ...InferenceModelRewrite.GVK, ...props });
  }
}
