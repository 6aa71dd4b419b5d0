/**
 * mlops.seldon.io/v1alpha1: `SeldonRuntime`.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SeldonPodOverride } from './pod';
import { SeldonServiceType, SeldonSettings } from './seldon-settings';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** The programs of Seldon Core in a namespace: scheduler, gateways, Envoy. */
export interface SeldonRuntimeResource {
  /** Identity of the object; one for each namespace. */
  readonly metadata: NamedMetadata;
  /** Their settings. */
  readonly spec?: SeldonRuntimeSpec;
  /** How far they are. */
  readonly status?: KnativeStatus;
}

/** Settings of the programs in a namespace. */
export interface SeldonRuntimeSpec {
  /** SeldonConfig in the namespace of the operator; its installation brings `default`. */
  readonly seldonConfig: string;
  /** What differs from it for single programs. */
  readonly overrides?: readonly SeldonOverride[];
  /** Settings in place of those of the SeldonConfig. */
  readonly config?: SeldonSettings;
  /**
   * Whether it stays as it is when its SeldonConfig changes, until it changes itself.
   * @default false
   */
  readonly disableAutoUpdate?: boolean;
}

/** What differs for one program. */
export interface SeldonOverride {
  /** The program: `seldon-scheduler`, `seldon-envoy`, `seldon-dataflow-engine`, `seldon-modelgateway`, `seldon-pipelinegateway`, `hodometer`. */
  readonly name: string;
  /**
   * Whether it does not run.
   * @default false
   */
  readonly disable?: boolean;
  /**
   * How many pods; as many as the SeldonConfig says, if left out.
   * @check {"minimum":0}
   */
  readonly replicas?: Int32;
  /** How its Service is reached. */
  readonly serviceType?: SeldonServiceType;
  /** What is laid over its pod. */
  readonly podSpec?: SeldonPodOverride;
}

/** `SeldonRuntime`, namespaced. */
export class SeldonRuntime extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'SeldonRuntime' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SeldonRuntimeResource>) {
    super(scope, id, { ...SeldonRuntime.GVK, ...props });
  }
}
