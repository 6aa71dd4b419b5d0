/**
 * kubeflow.org/v1beta1: `Suggestion` of Katib. Its CustomResourceDefinition takes any object.
 *
 * Source: Katib, pkg/apis/controller/suggestions/v1beta1; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AlgorithmSetting, AlgorithmSpec, EarlyStoppingRule, EarlyStoppingSpec, KatibCondition, KatibTimes, ParameterAssignment, ResumePolicy } from './objective';
import { Int32, Manifest, NamedMetadata } from '../../meta';

/** The service that chooses values for an experiment of the same name; the experiment's controller makes it. */
export interface SuggestionResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Which algorithm, and how many choices are wanted. */
  readonly spec: SuggestionSpec;
  /** What it chose. */
  readonly status?: SuggestionStatus;
}

/** Which algorithm, and how many choices are wanted. */
export interface SuggestionSpec {
  /** The algorithm. */
  readonly algorithm: AlgorithmSpec;
  /** What ends trials that promise nothing. */
  readonly earlyStopping?: EarlyStoppingSpec;
  /**
   * Number of trials for which values are wanted.
   * @minimum 0
   */
  readonly requests?: Int32;
  /** Whether the service stays after the end of the experiment, or what it knows. */
  readonly resumePolicy?: ResumePolicy;
}

/** What a suggestion chose. */
export interface SuggestionStatus extends KatibTimes {
  /** Settings that the algorithm changed. */
  readonly algorithmSettings?: readonly AlgorithmSetting[];
  /** Number of choices. */
  readonly suggestionCount?: Int32;
  /** The choices, one for each trial. */
  readonly suggestions?: readonly TrialAssignment[];
  /** States that it went through. */
  readonly conditions?: readonly SuggestionCondition[];
}

/** Values for one trial. */
export interface TrialAssignment {
  /** Name of the trial. */
  readonly name?: string;
  /** Values of the parameters. */
  readonly parameterAssignments?: readonly ParameterAssignment[];
  /** When the trial is ended early. */
  readonly earlyStoppingRules?: readonly EarlyStoppingRule[];
  /** Labels for the trial, by which the algorithm knows it again. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A state of a suggestion. */
export interface SuggestionCondition extends KatibCondition {
  /** Name of the state. */
  readonly type: 'Created' | 'DeploymentReady' | 'Running' | 'Succeeded' | 'Failed';
}

/** `Suggestion`, namespaced. */
export class Suggestion extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Suggestion' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SuggestionResource>) {
    super(scope, id, { ...Suggestion.GVK, ...props });
  }
}
