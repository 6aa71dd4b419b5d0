/** Kinds of objects that trials may be. */
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { READ, rule } from '../../kit';

/** A resource of the API. */
export interface ResourceName {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Name in URLs and RBAC rules, such as `jobs`. */
  readonly plural: string;
}

/** A kind of objects that a trial may be. */
export interface TrialResource extends ResourceName {
  /** Kind, such as `Job`. */
  readonly kind: string;
  /** Version, such as `v1`. */
  readonly version: string;
  /**
   * What stands between the object and its pods: Katib finds a pod's trial by the owners of its owners, which it must be able to read.
   * @default []
   */
  readonly between?: readonly ResourceName[];
}

/** A kind of the retired Training Operator, for clusters that still have it. */
const training = (kind: string): TrialResource => ({ kind, version: 'v1', group: 'kubeflow.org', plural: `${kind.toLowerCase()}s` });

/** Kinds that Katib knows by itself, their conditions and which of their pods trains, and `workflow`, which is none of those that it has unless told. */
export const trialResources = {
  /** `TrainJob` of Kubeflow Trainer. */
  trainJob: {
    kind: 'TrainJob', version: 'v1alpha1', group: 'trainer.kubeflow.org', plural: 'trainjobs',
    between: [{ group: 'jobset.x-k8s.io', plural: 'jobsets' }, { group: 'batch', plural: 'jobs' }],
  },
  /** `Job` of Kubernetes. */
  job: { kind: 'Job', version: 'v1', group: 'batch', plural: 'jobs' },
  /** `TFJob` of the Training Operator. */
  tfJob: training('TFJob'),
  /** `PyTorchJob` of the Training Operator. */
  pyTorchJob: training('PyTorchJob'),
  /** `MPIJob` of the Training Operator. */
  mpiJob: training('MPIJob'),
  /** `XGBoostJob` of the Training Operator. */
  xgBoostJob: training('XGBoostJob'),
  /** `Workflow` of Argo, whose steps come before and after the training. */
  workflow: { kind: 'Workflow', version: 'v1alpha1', group: 'argoproj.io', plural: 'workflows' },
} as const satisfies Readonly<Record<string, TrialResource>>;

/** Those that Katib has unless told, in upstream's order. */
export const usualTrialResources: readonly TrialResource[] = Object.values(trialResources).filter(one => one !== trialResources.workflow);

/** A kind as Katib's configuration names it: `Job.v1.batch`. */
export function trialResourceName({ kind, version, group }: TrialResource): string {
  return `${kind}.${version}.${group}`;
}

/** What making trials takes: one rule for the kinds of each group, and one for what stands between them and their pods. */
export function trialRules(resources: readonly TrialResource[]): PolicyRule[] {
  const made = byGroup(resources);
  const read = byGroup(resources.flatMap(one => one.between ?? [])).map(({ group, plurals }) =>
    ({ group, plurals: plurals.filter(plural => !made.some(one => one.group === group && one.plurals.includes(plural))) }));
  return [
    ...made.map(({ group, plurals }) => rule(group, [...READ, 'create', 'delete'], ...plurals)),
    ...read.filter(({ plurals }) => plurals.length > 0).map(({ group, plurals }) => rule(group, READ, ...plurals)),
  ];
}

function byGroup(resources: readonly ResourceName[]): { readonly group: string; readonly plurals: readonly string[] }[] {
  const groups = [...new Set(resources.map(one => one.group))];
  return groups.map(group => ({ group, plurals: [...new Set(resources.filter(one => one.group === group).map(one => one.plural))] }));
}
