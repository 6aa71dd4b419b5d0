/** What Kueue may do, and what people may do with what it has. */
import { Framework, FRAMEWORKS } from './frameworks';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, READ, rule } from '../../kit';

/** API group of its own kinds. */
export const GROUP = 'kueue.x-k8s.io';
const VISIBILITY = `visibility.${GROUP}`;
const OWNED = ['get', 'patch', 'update'];

const names = (kinds: readonly string[], part: string) => kinds.map(kind => `${kind}/${part}`);

/** What it may do whatever it queues. */
const COMMON: readonly PolicyRule[] = [
  rule('', ['create', 'patch', 'update', 'watch'], 'events'),
  rule('', READ, 'limitranges', 'namespaces', 'nodes'),
  rule('', ['delete', ...READ, 'patch', 'update'], 'pods'),
  rule('', ['get', 'update'], 'pods/finalizers'),
  rule('', ['get', 'patch'], 'pods/status'),
  rule('', ['create', 'delete', ...READ, 'update'], 'podtemplates'),
  rule('apps', READ, 'replicasets'),
  rule('autoscaling.x-k8s.io', ALL, 'provisioningrequests'),
  rule('autoscaling.x-k8s.io', ['get'], 'provisioningrequests/status'),
  rule(GROUP, ALL, 'admissionchecks', 'clusterqueues', 'cohorts', 'localqueues', 'workloads'),
  rule(GROUP, ['update'], ...names(['admissionchecks', 'clusterqueues', 'localqueues', 'resourceflavors', 'topologies', 'workloads'], 'finalizers')),
  rule(GROUP, OWNED, ...names(['admissionchecks', 'clusterqueues', 'cohorts', 'localqueues', 'multikueueclusters', 'workloads'], 'status')),
  rule(GROUP, READ, 'multikueueclusters', 'multikueueconfigs', 'provisioningrequestconfigs', 'workloadpriorityclasses'),
  rule(GROUP, ['delete', ...READ, 'update'], 'resourceflavors'),
  rule(GROUP, [...READ, 'update'], 'topologies'),
  rule('node.k8s.io', READ, 'runtimeclasses'),
  rule('resource.k8s.io', READ, 'deviceclasses', 'resourceclaims', 'resourceclaimtemplates'),
  rule('scheduling.k8s.io', READ, 'priorityclasses'),
  rule('trainer.kubeflow.org', READ, 'clustertrainingruntimes', 'trainingruntimes'),
];

/** What its server of pending workloads takes. */
const SERVER: readonly PolicyRule[] = [
  rule('flowcontrol.apiserver.k8s.io', ['list', 'watch'], 'flowschemas', 'prioritylevelconfigurations'),
  rule('flowcontrol.apiserver.k8s.io', ['patch'], 'flowschemas/status'),
];

/** What writing its authority into definitions takes, beside webhooks. */
const DEFINITIONS: readonly PolicyRule[] = [rule('apiextensions.k8s.io', ['get', 'list', 'update', 'watch'], 'customresourcedefinitions')];

/** What it may do. Owners of jobs are read whatever their kind, to see whether these wait already. */
export function managerRules(wanted: readonly Framework[], visibility: boolean, ownCertificate: boolean): readonly PolicyRule[] {
  const readOnly = FRAMEWORKS.filter(one => one.name !== 'pod' && (!wanted.includes(one) || one.rules.length === 0));
  const groups = [...new Set(readOnly.map(one => one.group))];
  return [
    ...COMMON,
    ...visibility ? SERVER : [],
    ...ownCertificate ? DEFINITIONS : [],
    ...groups.map(group => rule(group, READ, ...readOnly.filter(one => one.group === group).map(one => one.plural))),
    ...wanted.flatMap(one => one.rules),
  ];
}

/** What people may do with one kind; nobody is bound to it, its rules become part of others. */
export interface QueueRole {
  readonly name: string;
  readonly rules: readonly PolicyRule[];
  /** Whether those who submit jobs get it too. */
  readonly users: boolean;
  /** Whether all people of a profile get it. @default false */
  readonly team?: boolean;
}

function roles(group: string, kind: string, plural: string, { status = true, users = [false, false], team = false } = {}): QueueRole[] {
  const ofStatus = status ? [rule(group, ['get'], `${plural}/status`)] : [];
  return [
    { name: `kueue-${kind}-editor-role`, rules: [rule(group, ALL, plural), ...ofStatus], users: users[0] },
    { name: `kueue-${kind}-viewer-role`, rules: [rule(group, READ, plural), ...ofStatus], users: users[1], team },
  ];
}

const pending = (short: string, plural: string, users: boolean): QueueRole => ({
  name: `kueue-pending-workloads-${short}-viewer-role`, rules: [rule(VISIBILITY, READ, `${plural}/pendingworkloads`)], users, team: users,
});

/** Roles by kind: queues are for those who give quotas away, jobs for those who submit them. */
export function queueRoles(wanted: readonly Framework[], visibility: boolean): readonly QueueRole[] {
  return [
    ...roles(GROUP, 'clusterqueue', 'clusterqueues'),
    ...roles(GROUP, 'cohort', 'cohorts', { status: false }),
    ...roles(GROUP, 'localqueue', 'localqueues', { users: [false, true], team: true }),
    ...roles(GROUP, 'resourceflavor', 'resourceflavors', { status: false }),
    ...roles(GROUP, 'topology', 'topologies', { status: false }),
    ...roles(GROUP, 'workload', 'workloads', { users: [false, true], team: true }),
    ...visibility ? [pending('cq', 'clusterqueues', false), pending('lq', 'localqueues', true)] : [],
    ...wanted.filter(one => one.roles !== false).flatMap(one => roles(one.group, one.kind, one.plural, { users: [true, true] })),
  ];
}
