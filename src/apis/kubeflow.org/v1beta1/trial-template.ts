/**
 * kubeflow.org/v1beta1: what Katib runs in each trial.
 *
 * Source: Katib, pkg/apis/controller/experiments/v1beta1; release in pins/. What its webhook refuses is refused here.
 */

/**
 * The object that is made for each trial, with places for the values of parameters.
 * @schema {"allOf":[{"oneOf":[{"required":["trialSpec"]},{"required":["configMap"]}]},{"anyOf":[{"required":["successCondition"],"properties":{"successCondition":{"minLength":1}}},{"required":["trialSpec"],"properties":{"trialSpec":{"required":["kind"],"properties":{"kind":{"enum":["Job","TrainJob","TFJob","PyTorchJob","XGBoostJob","MPIJob"]}}}}}]},{"anyOf":[{"required":["failureCondition"],"properties":{"failureCondition":{"minLength":1}}},{"required":["trialSpec"],"properties":{"trialSpec":{"required":["kind"],"properties":{"kind":{"enum":["Job","TrainJob","TFJob","PyTorchJob","XGBoostJob","MPIJob"]}}}}}]}]}
 */
export interface TrialTemplate {
  /** The object, with `${trialParameters.<name>}` where values come; or `configMap`. */
  readonly trialSpec?: TrialRunSpec;
  /** Where the text of the object is kept; or `trialSpec`. */
  readonly configMap?: TrialConfigMap;
  /**
   * All names that the object uses.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly trialParameters: readonly TrialParameter[];
  /**
   * Name of the container that trains, whose metrics are collected.
   * @minLength 1
   */
  readonly primaryContainerName: string;
  /** Labels of the pods whose metrics are collected: all pods of a Job, the first of a training job if left out. */
  readonly primaryPodLabels?: Readonly<Record<string, string>>;
  /** Path in the notation of GJSON that is there once the object has succeeded; kinds other than Jobs and training jobs need it. */
  readonly successCondition?: string;
  /** Path in the notation of GJSON that is there once the object has failed; kinds other than Jobs and training jobs need it. */
  readonly failureCondition?: string;
  /** Whether the objects and their pods stay after their trials; removed if left out. */
  readonly retain?: boolean;
}

/**
 * Any object of a kind among Katib's `trialResources`.
 * @preserveUnknownFields
 */
export interface TrialRunSpec {
  /**
   * API group and version, such as `batch/v1`.
   * @minLength 1
   */
  readonly apiVersion: string;
  /**
   * Kind, such as `Job`.
   * @minLength 1
   */
  readonly kind: string;
  /** Labels and annotations; name and namespace are those of the trial. */
  readonly metadata?: TrialRunMetadata;
  /** All else of the object. */
  readonly [field: string]: unknown;
}

/** Metadata of the object of a trial. */
export interface TrialRunMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A text with an object, in a ConfigMap with the label `katib.kubeflow.org/component: trial-templates`. */
export interface TrialConfigMap {
  /**
   * Name of the ConfigMap.
   * @minLength 1
   */
  readonly configMapName: string;
  /**
   * Its namespace.
   * @minLength 1
   */
  readonly configMapNamespace: string;
  /**
   * Key in it.
   * @minLength 1
   */
  readonly templatePath: string;
}

/** A name that the object uses. */
export interface TrialParameter {
  /**
   * Name in the object: `${trialParameters.<name>}`.
   * @pattern ^[^{}]+$
   */
  readonly name: string;
  /** What it means, for people. */
  readonly description?: string;
  /**
   * Parameter whose value takes its place, or a fact of the trial such as `${trialSpec.Name}`.
   * @minLength 1
   */
  readonly reference: string;
}
