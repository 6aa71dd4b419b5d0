/**
 * Kinds of jobs that Kueue can queue: by the names of their frameworks, what the API calls them, and what Kueue does with them.
 *
 * Source: Kueue v0.17.8, pkg/controller/jobs and config/components.
 */
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { READ, rule } from '../../kit';

/** Name of a kind of jobs, as Kueue's configuration has it. */
export type KueueFramework =
  | 'batch/job' | 'deployment' | 'jobset.x-k8s.io/jobset' | 'kubeflow.org/jaxjob' | 'kubeflow.org/mpijob' | 'kubeflow.org/paddlejob' | 'kubeflow.org/pytorchjob'
  | 'kubeflow.org/tfjob' | 'kubeflow.org/xgboostjob' | 'leaderworkerset.x-k8s.io/leaderworkerset' | 'pod' | 'ray.io/raycluster' | 'ray.io/rayjob' | 'ray.io/rayservice'
  | 'sparkoperator.k8s.io/sparkapplication' | 'statefulset' | 'trainer.kubeflow.org/trainjob' | 'workload.codeflare.dev/appwrapper';

/** What is known of a kind of jobs. */
export interface Framework {
  readonly name: KueueFramework;
  /** API group. */
  readonly group: string;
  readonly version: string;
  /** The kind in lower case, as names of webhooks and roles have it. */
  readonly kind: string;
  readonly plural: string;
  /** Whether its pods serve rather than end, so that it waits only where it names a queue itself. @default false */
  readonly serves?: boolean;
  /** Whether what serves is filled in at changes too. @default false */
  readonly filledAtChanges?: boolean;
  /** Gate of Kueue behind which it is, as long as it is not finished. @default - none */
  readonly gate?: string;
  /** Whether there are roles for people who make such jobs. @default true */
  readonly roles?: false;
  /** What Kueue does with it besides reading. */
  readonly rules: readonly PolicyRule[];
}

const OWNED = ['get', 'patch', 'update'];

/** A kind that Kueue suspends and resumes; it deletes those of most kinds in other clusters. */
function job(name: KueueFramework, version: string, plural: string, ...verbs: readonly string[]): Framework {
  const [group, kind] = name.split('/');
  return {
    name, group, version, kind, plural,
    rules: [
      rule(group, [...verbs, ...READ, 'patch', 'update'], plural), rule(group, ['get', 'update'], `${plural}/finalizers`), rule(group, OWNED, `${plural}/status`),
    ],
  };
}

const training = (kind: string, ...verbs: readonly string[]) => job(`kubeflow.org/${kind}` as KueueFramework, kind === 'mpijob' ? 'v2beta1' : 'v1', `${kind}s`, ...verbs);

const apps = (kind: 'deployment' | 'statefulset'): Framework =>
  ({ name: kind, group: 'apps', version: 'v1', kind, plural: `${kind}s`, serves: true, filledAtChanges: true, roles: false, rules: [] });

/** All kinds, in the order of the names. */
export const FRAMEWORKS: readonly Framework[] = [
  {
    ...job('batch/job', 'v1', 'jobs'),
    rules: [rule('batch', ['delete', ...READ, 'patch', 'update'], 'jobs'), rule('batch', OWNED, 'jobs/finalizers', 'jobs/status')],
  },
  apps('deployment'),
  job('jobset.x-k8s.io/jobset', 'v1alpha2', 'jobsets', 'delete'),
  training('jaxjob'),
  ...['mpijob', 'paddlejob', 'pytorchjob', 'tfjob', 'xgboostjob'].map(kind => training(kind, 'delete')),
  {
    ...job('leaderworkerset.x-k8s.io/leaderworkerset', 'v1', 'leaderworkersets'),
    serves: true,
    filledAtChanges: true,
    rules: [rule('leaderworkerset.x-k8s.io', READ, 'leaderworkersets'), rule('leaderworkerset.x-k8s.io', OWNED, 'leaderworkersets/status')],
  },
  { name: 'pod', group: '', version: 'v1', kind: 'pod', plural: 'pods', serves: true, roles: false, rules: [] },
  job('ray.io/raycluster', 'v1', 'rayclusters', 'delete'),
  job('ray.io/rayjob', 'v1', 'rayjobs', 'delete'),
  { ...job('ray.io/rayservice', 'v1', 'rayservices', 'delete'), serves: true },
  {
    ...job('sparkoperator.k8s.io/sparkapplication', 'v1beta2', 'sparkapplications'),
    rules: [rule('sparkoperator.k8s.io', ['delete', ...READ, 'patch', 'update'], 'sparkapplications')],
    gate: 'SparkApplicationIntegration',
  },
  apps('statefulset'),
  job('trainer.kubeflow.org/trainjob', 'v1alpha1', 'trainjobs'),
  { ...job('workload.codeflare.dev/appwrapper', 'v1beta2', 'appwrappers', 'delete'), roles: false },
];

/** Names of all kinds of jobs. */
export const ALL_FRAMEWORKS: readonly KueueFramework[] = FRAMEWORKS.map(one => one.name);

/** Those whose pods Kueue holds back one by one: it has the webhook of pods for them. */
const BY_PODS: readonly KueueFramework[] = ['deployment', 'leaderworkerset.x-k8s.io/leaderworkerset', 'pod', 'statefulset'];

/** What Kueue has webhooks for: what was asked for, and the pods of what it holds back by them. */
export function guarded(wanted: readonly KueueFramework[]): readonly Framework[] {
  const pods = wanted.some(name => BY_PODS.includes(name));
  return FRAMEWORKS.filter(({ name }) => wanted.includes(name) || pods && name === 'pod');
}

/** Gates that must be open for what was asked for. */
export function gatesOf(wanted: readonly KueueFramework[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(FRAMEWORKS.flatMap(({ name, gate }) => gate !== undefined && wanted.includes(name) ? [[gate, true]] : []));
}
