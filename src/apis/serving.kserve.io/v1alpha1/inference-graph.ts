/**
 * serving.kserve.io/v1alpha1: `InferenceGraph`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Affinity, ResourceRequirements, Toleration } from '../../k8s/core/v1';
import { Int32, Int64, Manifest, NamedMetadata } from '../../meta';
import { ServingStatus } from '../meta';

/** A program that leads requests through several models. */
export interface InferenceGraphResource {
  /** Identity of the object; the name is that of the Service too. */
  readonly metadata: NamedMetadata;
  /** The ways of a request, and the pod that leads it. */
  readonly spec?: InferenceGraphSpec;
  /** State of that program. */
  readonly status?: InferenceGraphStatus;
}

/** Ways of a request, and the pod that leads it. */
export interface InferenceGraphSpec {
  /** Rules that draw the pods to nodes or other pods. */
  readonly affinity?: Affinity;
  /** Most pods; without limit if 0 with Knative. */
  readonly maxReplicas?: Int32;
  /** Least pods, 1 when left out. */
  readonly minReplicas?: Int32;
  /** Node that the pods must run on. */
  readonly nodeName?: string;
  /** Labels that a node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Places of the graph, by name; a request starts at `root`.
   * @check {"required":["root"]}
   */
  readonly nodes: Readonly<Record<string, InferenceRouter>>;
  /** Amounts of resources of the program; those of the installation when left out. */
  readonly resources?: ResourceRequirements;
  /** How long the program waits. */
  readonly routerTimeouts?: InferenceGraphRouterTimeouts;
  /** What is measured: by Knative `concurrency` or `rps`, with a Deployment `cpu` or `memory`. */
  readonly scaleMetric?: 'cpu' | 'memory' | 'concurrency' | 'rps';
  /** Value of `scaleMetric` for a pod that is aimed at. */
  readonly scaleTarget?: Int32;
  /** ServiceAccount of the pods. */
  readonly serviceAccountName?: string;
  /** Seconds until a request fails. */
  readonly timeout?: Int64;
  /** Taints that the pods bear. */
  readonly tolerations?: readonly Toleration[];
}

/** How long the program of a graph waits, in seconds. */
export interface InferenceGraphRouterTimeouts {
  /** For the next request on an open connection. */
  readonly serverIdle?: Int64;
  /** For a request to arrive as a whole. */
  readonly serverRead?: Int64;
  /** For an answer to be taken. */
  readonly serverWrite?: Int64;
  /** For the answer of a step. */
  readonly serviceClient?: Int64;
}

/**
 * A place of a graph: what happens to a request there. The weights of a `Splitter` add up to 100.
 * @check {"anyOf":[{"required":["routerType"],"properties":{"routerType":{"enum":["Sequence","Ensemble","Switch"]}}},{"required":["routerType"],
 *   "properties":{"routerType":{"enum":["Splitter"]},"steps":{"type":"array","items":{"required":["weight"]}}}}]}
 */
export interface InferenceRouter {
  /** All steps one after another, one of them by its share, all at once, or the first whose condition holds. */
  readonly routerType: 'Sequence' | 'Splitter' | 'Ensemble' | 'Switch';
  /** Steps, in order. */
  readonly steps?: readonly InferenceStep[];
}

/**
 * A step: exactly one target, and what it gets.
 * @check {"oneOf":[{"required":["nodeName"]},{"required":["serviceName"]},{"required":["serviceUrl"]}]}
 */
export interface InferenceStep {
  /** Condition on the request, or in a `Sequence` on the answer before, as a path of GJSON; the step is left out where it does not hold. */
  readonly condition?: string;
  /** What the step gets: `$request` (when left out) or `$response`, the answer of the step before. */
  readonly data?: string;
  /** Whether a failure of the step ends the whole request (`Hard`) or not (`Soft`). */
  readonly dependency?: 'Soft' | 'Hard';
  /** Not used. */
  readonly mapPredictionsToInstances?: boolean;
  /** Name, unique in its place. */
  readonly name?: string;
  /** Another place of the graph. */
  readonly nodeName?: string;
  /** An InferenceService of the namespace. */
  readonly serviceName?: string;
  /** Any address. */
  readonly serviceUrl?: string;
  /** Share of the requests in percent, in a `Splitter`. */
  readonly weight?: Int64;
}

/** State of a graph's program. */
export interface InferenceGraphStatus extends ServingStatus {
  /** How the pods are made: `Knative` or `Standard`. */
  readonly deploymentMode?: string;
  /** Address for clients. */
  readonly url?: string;
}

/** `InferenceGraph`, namespaced. */
export class InferenceGraph extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'InferenceGraph' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferenceGraphResource>) {
    super(scope, id, { ...InferenceGraph.GVK, ...props });
  }
}
