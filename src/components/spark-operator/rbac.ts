import { lockOf, nameOf, SparkProgram } from './labels';
import { SparkOperatorProps } from './props';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { ALL, READ, rule } from '../../kit';

const GROUP = 'sparkoperator.k8s.io';
const APPLICATIONS = ['sparkapplications', 'scheduledsparkapplications'];
const KINDS = [...APPLICATIONS, 'sparkconnects'];
const WRITE_EVENTS = rule('', ['create', 'update', 'patch'], 'events');

const parts = (part: string, kinds: readonly string[]) => kinds.map(kind => `${kind}/${part}`);

/** What Volcano takes, in the groups that its releases have had. */
const VOLCANO: PolicyRule = {
  apiGroups: ['scheduling.incubator.k8s.io', 'scheduling.sigs.dev', 'scheduling.volcano.sh'], resources: ['podgroups'], verbs: ['*'],
};

/** What the plug-in Coscheduling takes: its pod groups are of another API than Volcano's. YuniKorn has none. */
const COSCHEDULING = rule('scheduling.x-k8s.io', ALL, 'podgroups');

/** Rights of the controller in all namespaces. */
export function controllerRules({ namespaceSelector, batchSchedulers }: SparkOperatorProps): readonly PolicyRule[] {
  const { kubeSchedulers = [] } = batchSchedulers ?? {};
  return [
    rule('', ['get'], 'nodes'),
    rule('', [...ALL, 'deletecollection'], 'pods'),
    rule('', ALL, 'configmaps', 'persistentvolumeclaims', 'services'),
    WRITE_EVENTS,
    { apiGroups: ['extensions', 'networking.k8s.io'], resources: ['ingresses'], verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'] },
    rule(GROUP, ALL, ...KINDS),
    rule(GROUP, ['get', 'update', 'patch'], ...KINDS.flatMap(kind => [`${kind}/status`, `${kind}/finalizers`])),
    rule('apiextensions.k8s.io', ['get'], 'customresourcedefinitions'),
    ...namespaceSelector !== undefined ? [rule('', READ, 'namespaces')] : [],
    ...batchSchedulers !== undefined ? [VOLCANO] : [],
    ...kubeSchedulers.length > 0 ? [COSCHEDULING] : [],
  ];
}

const CONFIGURATIONS = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

/** Rights of the webhook in all namespaces. */
export const WEBHOOK_RULES: readonly PolicyRule[] = [
  WRITE_EVENTS,
  rule('admissionregistration.k8s.io', ['list', 'watch'], ...CONFIGURATIONS),
  { ...rule('admissionregistration.k8s.io', ['get', 'update'], ...CONFIGURATIONS), resourceNames: [nameOf('webhook')] },
  rule('', READ, 'pods', 'resourcequotas'),
  rule(GROUP, ALL, ...APPLICATIONS.flatMap(kind => [kind, `${kind}/status`, `${kind}/finalizers`])),
];

/** What electing a leader takes. */
export function electionRules(program: SparkProgram): readonly PolicyRule[] {
  return [
    rule('coordination.k8s.io', ['create'], 'leases'),
    { ...rule('coordination.k8s.io', ['get', 'update'], 'leases'), resourceNames: [lockOf(program)] },
  ];
}

/** What keeping its certificate in a Secret takes the webhook. */
export function secretRules(secret: string): readonly PolicyRule[] {
  return [rule('', ['create'], 'secrets'), { ...rule('', ['get', 'update'], 'secrets'), resourceNames: [secret] }];
}

/** What the controller writes into its own namespace. */
export const OWN_EVENTS: readonly PolicyRule[] = [WRITE_EVENTS];

const READ_STATUS = rule(GROUP, ['get'], ...parts('status', KINDS));

/** What people with edit may do. */
export const EDIT: readonly PolicyRule[] = [rule(GROUP, ALL, ...KINDS), READ_STATUS];

/** What people with view may do. */
export const VIEW: readonly PolicyRule[] = [rule(GROUP, READ, ...KINDS), READ_STATUS];
