import { effective, NOTHING, worded } from './amounts';
import { outside, unsaid } from './limits';
import { PROFILE, Quota, quotasOf } from './quotas';
import { defaultsOf, quotaUse, UsedContainer } from './team-pods';
import { Field, ManifestSet, Rule, Violation } from '../../core';
import { thousandths } from '../../core/quantity';

/** `Profile/SystemPods`: a pod that starts a step of a pipeline can start in each profile. */
export const systemPods: Rule = {
  id: 'Profile/SystemPods',
  why: 'Every step of a pipeline begins with a pod whose main container has fixed resources and whose others have none; where it does not fit, all runs wait without end.',
  check: barredPods,
};

/** Fixed requests and limits of the pod that starts each step of a pipeline (kubeflow/pipelines, backend/src/v2/compiler/argocompiler). */
const DRIVER = new Field({ requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '500m', memory: '512Mi' } });

function* barredPods(set: ManifestSet): Generator<Violation> {
  const server = pipelineServer(set);
  for (const quota of server === undefined ? [] : [...quotasOf(set).values()].flat()) {
    // Not every namespace is a team's, and some teams may not start anything.
    if (set.find(PROFILE, undefined, quota.namespace) === undefined || thousandths(quota.hard.at('pods').value) === 0) {
      continue;
    }
    for (const violation of barred(quota, set)) {
      yield { ...violation, problem: `${violation.problem}, since ${server} runs pipelines in the profile`, fix: 'raise the quota, or change the defaults in limits of the profile' };
    }
  }
}

/** Name of the Deployment of pipelines' server, wherever it is. */
const SERVER = 'ml-pipeline';

/** The server that runs pipelines in profiles, in the output or declared; undefined if there is none. */
function pipelineServer(set: ManifestSet): string | undefined {
  const own = set.ofKind('apps/Deployment').find(({ name }) => name === SERVER);
  const declared = set.externals.find(({ kind, name }) => kind === 'apps/Deployment' && name === SERVER);
  const isDeclared = declared !== undefined && set.isExternal(declared.kind, declared.namespace, declared.name);
  return own?.label ?? (isDeclared ? `Deployment/${declared.namespace}/${SERVER}` : undefined);
}

function* barred(quota: Quota, set: ManifestSet): Generator<Violation> {
  const { at, hard } = quota;
  const ranges = set.byNamespace('LimitRange').get(quota.namespace) ?? [];
  const defaults = defaultsOf(ranges);
  const named = (name: string, resources: Field): UsedContainer =>
    ({ name: `${name} of a pipeline's step`, field: hard.path, staysOn: false, ...effective(resources, defaults) });
  const driver = named('driver', DRIVER);
  const containers = [driver, named('wait', new Field(undefined))];
  yield* containers.flatMap(container => unsaid(at, container, quota));
  const use = quotaUse({ count: 1, containers, initContainers: [], hasProxy: false }, NOTHING);
  for (const [key, field] of hard.entries()) {
    const most = thousandths(field.value);
    const amount = use[/^(cpu|memory)$/.test(key) ? `requests.${key}` : key] ?? 0;
    if (most !== undefined && amount > most) {
      yield { at, field: field.path, problem: `leaves no room for a step of a pipeline, got ${worded(most, key)} where its pod needs ${worded(amount, key)}`, fix: '' };
    }
  }
  yield* outside(at, driver, ranges);
}
