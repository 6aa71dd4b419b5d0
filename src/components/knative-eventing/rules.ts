/** What the ClusterRoles of Knative Eventing allow, by their names. */
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, aggregateTo, ASK_ACCESS, Labels, READ, rule } from '../../kit';

const EVENTING = 'eventing.knative.dev';
const MESSAGING = 'messaging.knative.dev';
const FLOWS = 'flows.knative.dev';
const SOURCES = 'sources.knative.dev';
const SINKS = 'sinks.knative.dev';
/** A group of earlier releases, which nothing defines any more; upstream still names it. */
const BINDINGS = 'bindings.knative.dev';

/** A role, and the labels by which others collect it. */
export interface EventingRole {
  /** @default - nobody collects it */
  readonly labels?: Labels;
  readonly rules: readonly PolicyRule[];
}

/** Labels by which roles are collected, which other parts of Knative bring too. */
export const COLLECTED = {
  addressable: { 'duck.knative.dev/addressable': 'true' },
  channelable: { 'duck.knative.dev/channelable': 'true' },
  podspecable: { 'duck.knative.dev/podspecable': 'true' },
  source: { 'duck.knative.dev/source': 'true' },
  subscribable: { 'duck.knative.dev/crossnamespace-subscribable': 'true' },
} as const;

/** Roles that are made of all that have a label. */
export const COLLECTORS: Readonly<Record<string, Labels>> = {
  'addressable-resolver': COLLECTED.addressable,
  'channelable-manipulator': COLLECTED.channelable,
  'crossnamespace-subscriber': COLLECTED.subscribable,
  'podspecable-binding': COLLECTED.podspecable,
  'source-observer': COLLECTED.source,
};

/** Kinds with their states. */
export function withStatus(...kinds: readonly string[]): string[] {
  return kinds.flatMap(kind => [kind, `${kind}/status`]);
}

function finalizers(...kinds: readonly string[]): string[] {
  return kinds.map(kind => `${kind}/finalizers`);
}

const addressable = (group: string, ...resources: readonly string[]): EventingRole => ({ labels: COLLECTED.addressable, rules: [rule(group, READ, ...resources)] });

/** What the programs that take events need beside their kinds. */
const RECEIVER_RULES: readonly PolicyRule[] = [
  rule('', ['create', 'patch'], 'events'),
  rule('coordination.k8s.io', [...READ, 'create', 'update', 'patch'], 'leases'),
];

const SOURCE_KINDS = ['apiserversources', 'pingsources', 'sinkbindings', 'containersources', 'integrationsources'];
const READ_CONFIG = rule('', READ, 'configmaps');
const READ_POLICIES = rule(EVENTING, READ, 'eventpolicies');

/** Rights of the programs, and of whoever looks up addresses. */
export const PROGRAM_ROLES: Readonly<Record<string, EventingRole>> = {
  'service-addressable-resolver': addressable('', 'services'),
  'serving-addressable-resolver': addressable('serving.knative.dev', ...withStatus('routes', 'services')),
  'channel-addressable-resolver': {
    labels: COLLECTED.addressable, rules: [rule(MESSAGING, READ, ...withStatus('channels')), rule(MESSAGING, ['update'], ...finalizers('channels'))],
  },
  'broker-addressable-resolver': addressable(EVENTING, ...withStatus('brokers')),
  'flows-addressable-resolver': addressable(FLOWS, ...withStatus('sequences', 'parallels')),
  'eventtransforms-addressable-resolver': addressable(EVENTING, ...withStatus('eventtransforms')),
  'integrationsinks-addressable-resolver': addressable(SINKS, ...withStatus('integrationsinks')),
  'jobsinks-addressable-resolver': addressable(SINKS, ...withStatus('jobsinks')),
  'broker-subscriber': { labels: COLLECTED.subscribable, rules: [rule(EVENTING, ['knsubscribe'], 'brokers')] },
  'channel-subscriber': { labels: COLLECTED.subscribable, rules: [rule(MESSAGING, ['knsubscribe'], 'channels')] },
  'meta-channelable-manipulator': { labels: COLLECTED.channelable, rules: [rule(MESSAGING, ALL, ...withStatus('channels'))] },
  'eventing-sources-source-observer': { labels: COLLECTED.source, rules: [rule(SOURCES, READ, ...SOURCE_KINDS)] },
  'builtin-podspecable-binding': {
    labels: COLLECTED.podspecable,
    rules: [rule('apps', ['list', 'watch', 'patch'], 'deployments', 'daemonsets', 'statefulsets', 'replicasets'), rule('batch', ['list', 'watch', 'patch'], 'jobs')],
  },
  'eventing-broker-filter': { rules: [READ_CONFIG, rule(EVENTING, READ, ...withStatus('triggers'))] },
  'eventing-broker-ingress': { rules: [READ_CONFIG] },
  'eventing-config-reader': { rules: [READ_CONFIG] },
  'knative-eventing-eventpolicy-reader': { labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' }, rules: [READ_POLICIES] },
};

/** Rights of the controller. */
export const CONTROLLER_RULES: readonly PolicyRule[] = [
  rule('', ALL, 'namespaces', 'secrets', 'configmaps', 'services', 'endpoints', 'events', 'serviceaccounts', 'pods', 'serviceaccounts/token'),
  rule('apps', ALL, 'deployments', 'statefulsets'),
  rule('batch', READ, 'jobs'),
  { apiGroups: ['apps', ''], resources: finalizers('deployments', 'configmaps'), verbs: ['update'] },
  rule('rbac.authorization.k8s.io', ALL, 'rolebindings', 'roles'),
  rule(EVENTING, ALL, ...withStatus('brokers', 'triggers', 'eventtypes', 'eventpolicies', 'eventtransforms', 'requestreplies')),
  rule(SINKS, ALL, ...withStatus('jobsinks', 'integrationsinks')),
  rule(EVENTING, ['update'], ...finalizers('brokers', 'triggers', 'eventtransforms')),
  rule(SOURCES, ['update'], ...finalizers('sinkbindings')),
  rule('', ['update'], ...finalizers('services')),
  rule(SINKS, ['update'], ...finalizers('jobsinks', 'integrationsinks')),
  rule(MESSAGING, ALL, ...withStatus('sequences', 'channels', 'parallels', 'subscriptions')),
  rule(FLOWS, ALL, ...withStatus('sequences', 'parallels')),
  rule(MESSAGING, ['update'], ...finalizers('sequences', 'parallels', 'channels')),
  rule(FLOWS, ['update'], ...finalizers('sequences', 'parallels')),
  rule('apiextensions.k8s.io', READ, 'customresourcedefinitions'),
  rule('coordination.k8s.io', ALL, 'leases'),
  rule('cert-manager.io', ALL, 'certificates'),
  rule('cert-manager.io', ['update'], ...finalizers('certificates')),
  rule('acme.cert-manager.io', ALL, 'challenges'),
];

/** Rights of the controller with sources. */
export const SOURCES_RULES: readonly PolicyRule[] = [
  rule('', ALL, 'secrets', 'configmaps', 'services'),
  rule('apps', ALL, 'deployments'),
  rule(SOURCES, ALL, ...SOURCE_KINDS.flatMap(kind => [...withStatus(kind), ...finalizers(kind)])),
  rule('serving.knative.dev', ALL, 'services'),
  rule(EVENTING, ALL, 'eventtypes'),
  rule('', ALL, 'events'),
  ASK_ACCESS,
];

/** Rights of the webhook. */
export const WEBHOOK_RULES: readonly PolicyRule[] = [
  rule('', [...READ, 'create', 'update', 'delete'], 'configmaps'),
  rule('', [...READ, 'create', 'update', 'patch'], 'namespaces'),
  rule('', ['update'], ...finalizers('namespaces')),
  rule('apps', ['get'], 'deployments'),
  rule('apps', ['update'], ...finalizers('deployments')),
  rule('admissionregistration.k8s.io', ALL, 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
  rule(SOURCES, ALL, ...withStatus('sinkbindings'), ...finalizers('sinkbindings')),
  rule('coordination.k8s.io', ALL, 'leases'),
  { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['get', 'list', 'create', 'patch'] },
  READ_POLICIES,
  rule('', ALL, 'serviceaccounts'),
  rule('', ['create'], 'serviceaccounts/token'),
  rule('', ALL, 'secrets'),
  ASK_ACCESS,
  rule('apiextensions.k8s.io', ALL, 'customresourcedefinitions'),
  rule('batch', ['create'], 'jobs'),
];

/** Rights of what makes a Job of each event. */
export const JOB_SINK_RULES: readonly PolicyRule[] = [
  rule('', READ, 'configmaps', 'secrets'),
  rule('', ['create', 'update', 'delete'], 'secrets'),
  rule('batch', [...READ, 'create', 'update', 'delete'], 'jobs'),
  rule(SINKS, [...READ, 'patch'], ...withStatus('jobsinks')),
  rule(SINKS, ['patch'], ...finalizers('jobsinks')),
  ...RECEIVER_RULES,
  READ_POLICIES,
];

/** Rights of what sends events at times. */
export const PING_RULES: readonly PolicyRule[] = [
  READ_CONFIG,
  rule('', ['create'], 'serviceaccounts/token'),
  rule(SOURCES, [...READ, 'patch'], ...withStatus('pingsources')),
  rule(SOURCES, ['patch'], ...finalizers('pingsources')),
  ...RECEIVER_RULES,
];

/** Rights of what waits for the answer to an event. */
export const REQUEST_REPLY_RULES: readonly PolicyRule[] = [
  rule('', READ, 'configmaps', 'secrets'),
  rule(EVENTING, [...READ, 'patch'], ...withStatus('requestreplies')),
  ...RECEIVER_RULES,
  READ_POLICIES,
];

const GROUPS = [EVENTING, MESSAGING, SOURCES, FLOWS, BINDINGS, SINKS];

/** Labels of a role that becomes part of that level of Kubernetes and of profiles. */
const level = (name: string): Labels => ({ [`rbac.authorization.k8s.io/aggregate-to-${name}`]: 'true', ...aggregateTo(`kubeflow-${name}`) });
const admin = (group: string, labels: Labels = level('admin')): EventingRole => ({ labels, rules: [rule(group, ['*'], '*')] });

/** Rights of people, which become part of the roles of Kubernetes and of profiles of the same level. */
export const PEOPLE_ROLES: Readonly<Record<string, EventingRole>> = {
  'knative-eventing-namespaced-admin': admin(EVENTING),
  'knative-messaging-namespaced-admin': admin(MESSAGING),
  'knative-flows-namespaced-admin': admin(FLOWS),
  'knative-sources-namespaced-admin': admin(SOURCES),
  'knative-bindings-namespaced-admin': admin(BINDINGS),
  // Those who administer a profile have the same by the role for editing it.
  'knative-sinks-namespaced-admin': admin(SINKS, { 'rbac.authorization.k8s.io/aggregate-to-admin': 'true' }),
  'knative-eventing-namespaced-edit': { labels: level('edit'), rules: [{ apiGroups: GROUPS, resources: ['*'], verbs: ['create', 'update', 'patch', 'delete'] }] },
  'knative-eventing-namespaced-view': { labels: level('view'), rules: [{ apiGroups: GROUPS, resources: ['*'], verbs: READ }] },
};
