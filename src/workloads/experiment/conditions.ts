import type { TrialFacts } from '../job-template';

/** Kinds whose ends Katib knows. */
export type KnownTrialKind = 'Job' | 'TrainJob' | 'TFJob' | 'PyTorchJob' | 'XGBoostJob' | 'MPIJob';

/** Paths of GJSON that find something once a job has ended. */
export interface TrialConditions {
  /** ... once it has succeeded. @default - Katib's own for the kind */
  readonly successCondition: string;
  /** ... once it has failed. @default - Katib's own for the kind */
  readonly failureCondition: string;
}

const condition = (type: string) => `status.conditions.#(type=="${type}")#|#(status=="True")#`;

const TRAINING = { success: 'Succeeded', podLabels: { 'training.kubeflow.org/job-role': 'master' } };

/** What Katib fills in for each kind, where the job stands in the experiment itself. */
const KNOWN: Readonly<Record<KnownTrialKind, { readonly success: string; readonly podLabels?: Readonly<Record<string, string>> }>> = {
  Job: { success: 'Complete' },
  TrainJob: { success: 'Complete', podLabels: { 'jobset.sigs.k8s.io/replicatedjob-name': 'node', 'batch.kubernetes.io/job-completion-index': '0' } },
  TFJob: TRAINING,
  PyTorchJob: TRAINING,
  XGBoostJob: TRAINING,
  MPIJob: TRAINING,
};

/** What a job says of its end; empty if Katib knows it, undefined if nobody does. */
export function conditionsSaid(kind: string, { successCondition, failureCondition }: TrialFacts): Partial<TrialConditions> | undefined {
  const isKnown = Object.hasOwn(KNOWN, kind);
  return !isKnown && (successCondition === undefined || failureCondition === undefined) ? undefined
    : { ...successCondition !== undefined && { successCondition }, ...failureCondition !== undefined && { failureCondition } };
}

/** All that Katib must be told of a job whose text is elsewhere, so that it fills in nothing. */
export function conditionsTold(kind: KnownTrialKind, told: Partial<TrialConditions>): TrialConditions {
  return { successCondition: told.successCondition ?? condition(KNOWN[kind].success), failureCondition: told.failureCondition ?? condition('Failed') };
}

/** Labels of the pod whose metrics count; undefined if those of all pods do. */
export function primaryPodLabelsOf(kind: KnownTrialKind): Readonly<Record<string, string>> | undefined {
  return KNOWN[kind].podLabels;
}
