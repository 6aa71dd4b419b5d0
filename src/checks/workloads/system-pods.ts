import { effective, NOTHING, worded } from './amounts';
import { outside, unsaid } from './limits';
import { PROFILE, Quota, quotasOf } from './quotas';
import { defaultsOf, quotaUse, UsedContainer } from './team-pods';
import { Field, Located, ManifestSet, Rule, Violation } from '../../core';
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
  if (server === undefined) {
    return;
  }
  for (const { name } of set.ofKind(PROFILE)) {
    const quotas = quotasOf(set).get(name) ?? [];
    // Some teams may not start anything.
    if (quotas.some(({ hard }) => thousandths(hard.at('pods').value) === 0)) {
      continue;
    }
    const ranges = set.byNamespace('LimitRange').get(name) ?? [];
    for (const violation of [...quotas.flatMap(quota => [...beyondQuota(quota, ranges)]), ...ranges.flatMap(beyondRange)]) {
      yield { ...violation, problem: `${violation.problem}, since ${server} runs pipelines in the profile` };
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

/** A container of the pod that starts a step, after what the namespace fills in. */
function container(name: string, resources: Field, field: string, ranges: readonly Located[]): UsedContainer {
  return { name: `${name} of a pipeline's step`, field, ...effective(resources, defaultsOf(ranges)) };
}

function* beyondQuota(quota: Quota, ranges: readonly Located[]): Generator<Violation> {
  const { at, hard } = quota;
  const fix = 'raise the quota, or change the defaults in limits of the profile';
  const containers = [container('driver', DRIVER, hard.path, ranges), container('wait', new Field(undefined), hard.path, ranges)];
  yield* containers.flatMap(one => unsaid(at, one, quota)).map(violation => ({ ...violation, fix }));
  const use = quotaUse({ count: 1, containers, initContainers: [], hasProxy: false }, NOTHING);
  for (const [key, field] of hard.entries()) {
    const most = thousandths(field.value) ?? Infinity;
    const amount = use[/^(cpu|memory)$/.test(key) ? `requests.${key}` : key] ?? 0;
    if (amount > most) {
      yield { at, field: field.path, problem: `leaves no room for a step of a pipeline, got ${worded(most, key)} where its pod needs ${worded(amount, key)}`, fix };
    }
  }
}

/** Only the driver can be beyond it: what fills in the others is in the range too. */
function beyondRange(range: Located): Violation[] {
  return [...outside(range, container('driver', DRIVER, 'spec.limits', []), [range])]
    .map(violation => ({ ...violation, fix: 'raise the most for one container in limits of the profile' }));
}
