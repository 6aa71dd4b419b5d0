/**
 * serving.kserve.io/v1beta1: what the controller reports of an `InferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { Int32, Int64, Integer, Time } from '../../meta';
import { AddressedStatus, ServingAddress } from '../meta';

/**
 * State of an InferenceService.
 * @preserveUnknownFields
 */
export interface InferenceServiceStatus extends AddressedStatus {
  /** ClusterServingRuntime that was chosen. */
  readonly clusterServingRuntimeName?: string;
  /** State of each component, by its name. */
  readonly components?: Readonly<Record<string, ComponentStatus>>;
  /** How the pods are made: `Knative`, `Standard` or `ModelMesh`. */
  readonly deploymentMode?: string;
  /** How far the model is loaded. */
  readonly modelStatus?: ModelStatus;
  /** ServingRuntime that was chosen. */
  readonly servingRuntimeName?: string;
}

/** State of a component. */
export interface ComponentStatus {
  /** Address inside the cluster. */
  readonly address?: ServingAddress;
  /** Address for gRPC. */
  readonly grpcUrl?: string;
  /** Newest revision. */
  readonly latestCreatedRevision?: string;
  /** Newest revision that was ready. */
  readonly latestReadyRevision?: string;
  /** Newest revision that got all requests. */
  readonly latestRolledoutRevision?: string;
  /** Revision before it. */
  readonly previousRolledoutRevision?: string;
  /** Address for REST. */
  readonly restUrl?: string;
  /** Which revisions get how many requests. */
  readonly traffic?: readonly TrafficTarget[];
  /** Address for clients. */
  readonly url?: string;
}

/** Share of the requests for a revision, as Knative has it. */
export interface TrafficTarget {
  /** Configuration whose newest revision is meant. */
  readonly configurationName?: string;
  /** Whether the newest revision is meant. */
  readonly latestRevision?: boolean;
  /** Share in percent. */
  readonly percent?: Int64;
  /** Revision that is meant. */
  readonly revisionName?: string;
  /** Name by which this share alone is called. */
  readonly tag?: string;
  /** Address of that name. */
  readonly url?: string;
}

/** State of a model. */
export interface ModelStatus {
  /** How many pods have the model. */
  readonly copies?: ModelCopies;
  /** The newest failure. */
  readonly lastFailureInfo?: FailureInfo;
  /** State of the model that serves and of the one that is to follow. */
  readonly states?: ModelStates;
  /**
   * How far the spec is carried out.
   * @default "UpToDate"
   */
  readonly transitionStatus: '' | 'UpToDate' | 'InProgress' | 'BlockedByFailedLoad' | 'InvalidSpec';
}

/** Pods that have a model. */
export interface ModelCopies {
  /**
   * Pods that failed to load it.
   * @default 0
   */
  readonly failedCopies: Integer;
  /** All pods. */
  readonly totalCopies?: Integer;
}

/** A failure. */
export interface FailureInfo {
  /** Exit code of the container that failed. */
  readonly exitCode?: Int32;
  /** Pod or component in which it failed. */
  readonly location?: string;
  /** Cause in a sentence. */
  readonly message?: string;
  /** Revision of the model. */
  readonly modelRevisionName?: string;
  /** Cause in one word. */
  readonly reason?: 'ModelLoadFailed' | 'RuntimeUnhealthy' | 'RuntimeDisabled' | 'NoSupportingRuntime' | 'RuntimeNotRecognized' | 'InvalidPredictorSpec';
  /** When it failed. */
  readonly time?: Time;
}

/** How far a model is loaded. */
export type ModelState = '' | 'Pending' | 'Standby' | 'Loading' | 'Loaded' | 'FailedToLoad';

/** States of the two models of an InferenceService. */
export interface ModelStates {
  /**
   * The model that serves.
   * @default "Pending"
   */
  readonly activeModelState: ModelState;
  /**
   * The model that is to follow.
   * @default ""
   */
  readonly targetModelState?: ModelState;
}
