/** What Kueue's webhooks look at. */
import { Framework } from './frameworks';
import { GROUP } from './rbac';
import { MatchCondition, RuleWithOperations } from '../../apis/k8s/admissionregistration/v1';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ServiceRef } from '../../core';
import { QUEUE_NAME_LABEL } from '../../core/queues';
import { strictWebhook, Webhooks } from '../../kit';

type Operations = RuleWithOperations['operations'];
type Verb = 'mutate' | 'validate';

const MADE: Operations = ['CREATE'];
const MADE_OR_CHANGED: Operations = ['CREATE', 'UPDATE'];
const VERSION = 'v1beta2';

/** Its own kinds, each with what it does at which time. */
const OWN: readonly { readonly kind: string; readonly plural: string; readonly filled: boolean; readonly parts?: readonly string[] }[] = [
  { kind: 'clusterqueue', plural: 'clusterqueues', filled: true },
  { kind: 'cohort', plural: 'cohorts', filled: false },
  { kind: 'resourceflavor', plural: 'resourceflavors', filled: true },
  { kind: 'workload', plural: 'workloads', filled: true, parts: ['workloads/status'] },
];

/** What serves waits only where it says so itself: everything else of a team runs whether Kueue answers or not. */
function asked({ kind }: Framework): MatchCondition[] {
  const isPod = kind === 'pod';
  const labels = [QUEUE_NAME_LABEL, ...isPod ? ['kueue.x-k8s.io/managed'] : []].map(key => `'${key}' in one.metadata.labels`).join(' || ');
  const held = isPod ? ' || has(one.metadata.annotations) && \'kueue.x-k8s.io/pod-suspending-parent\' in one.metadata.annotations' : '';
  return [{ name: 'asks-for-a-queue', expression: `[object, oldObject].exists(one, one != null && (has(one.metadata.labels) && (${labels})${held}))` }];
}

/** The webhooks for its own kinds, and for jobs in the namespaces that it queues them of. */
export function kueueWebhooks(frameworks: readonly Framework[], service: Required<Pick<ServiceRef, 'name' | 'namespace'>>, namespaces: LabelSelector): Webhooks {
  const path = (verb: Verb, group: string, version: string, kind: string) => `/${verb}-${group.replaceAll('.', '-')}-${version}-${kind}`;
  const name = (verb: Verb, kind: string) => `${verb[0]}${kind}.kb.io`;
  const ofOwn = (verb: Verb, { kind, plural, parts = [] }: (typeof OWN)[number], operations: Operations) => strictWebhook({
    name: name(verb, kind), service, path: path(verb, GROUP, VERSION, kind), resource: [GROUP, VERSION, plural, ...verb === 'validate' ? parts : []], operations,
  });
  const ofJobs = (verb: Verb, one: Framework, operations: Operations) => strictWebhook({
    name: name(verb, one.kind),
    service,
    path: path(verb, one.group, one.version, one.kind),
    resource: [one.group, one.version, one.plural],
    operations,
    namespaces,
    conditions: one.serves ? asked(one) : [],
  });
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name < b.name ? -1 : 1;
  return {
    mutating: [
      ...OWN.filter(one => one.filled).map(one => ofOwn('mutate', one, MADE)),
      ...frameworks.map(one => ofJobs('mutate', one, one.filledAtChanges ? MADE_OR_CHANGED : MADE)),
    ].sort(byName),
    validating: [
      ...OWN.map(one => ofOwn('validate', one, MADE_OR_CHANGED)), ...frameworks.map(one => ofJobs('validate', one, MADE_OR_CHANGED)),
    ].sort(byName),
  };
}
