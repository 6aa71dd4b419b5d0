import { Construct } from 'constructs';
import { LABELS } from './labels';
import { COLLECTORS, CONTROLLER_RULES, EventingRole, JOB_SINK_RULES, PEOPLE_ROLES, PING_RULES, PROGRAM_ROLES, REQUEST_REPLY_RULES, SOURCES_RULES, WEBHOOK_RULES } from './rules';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole, PolicyRule, Role } from '../../apis/k8s/rbac/v1';
import { ClusterAccess, ClusterBinding, NamespaceAccess, READ } from '../../kit';

/** Accounts of the programs. */
export const ACCOUNT = {
  controller: 'eventing-controller', webhook: 'eventing-webhook', jobSink: 'job-sink', pingSource: 'pingsource-mt-adapter', requestReply: 'request-reply',
} as const;

/** What is needed to keep a certificate in a Secret. */
export const KEEP_CERTIFICATE: readonly PolicyRule[] = [{ apiGroups: [''], resources: ['secrets'], verbs: [...READ, 'create', 'update', 'patch'] }];

/** Adds roles by their names. */
export function addRoles(scope: Construct, roles: Readonly<Record<string, EventingRole>>): void {
  for (const [name, { labels, rules }] of Object.entries(roles)) {
    new ClusterRole(scope, name, { metadata: { name, labels: { ...LABELS, ...labels } }, rules });
  }
}

/** What the programs and people may do: 5 ServiceAccounts, 36 ClusterRoles, 12 bindings, 2 Roles and 1 binding in the namespace. */
export class EventingAccess extends Construct {
  constructor(scope: Construct, id: string, private readonly namespace: string) {
    super(scope, id);
    for (const name of Object.values(ACCOUNT)) {
      new ServiceAccount(this, `Account-${name}`, { metadata: { name, namespace, labels: LABELS } });
    }
    addRoles(this, { ...PROGRAM_ROLES, ...PEOPLE_ROLES });
    for (const [name, matchLabels] of Object.entries(COLLECTORS)) {
      new ClusterRole(this, name, { metadata: { name, labels: LABELS }, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } });
    }
    const { controller, webhook, jobSink, pingSource, requestReply } = ACCOUNT;
    this.grant(controller, 'knative-eventing-controller', CONTROLLER_RULES, controller);
    this.grant(controller, 'knative-eventing-sources-controller', SOURCES_RULES, 'eventing-controller-sources-controller');
    this.grant(webhook, 'knative-eventing-webhook', WEBHOOK_RULES, webhook);
    this.grant(jobSink, 'knative-eventing-job-sink', JOB_SINK_RULES);
    this.grant(pingSource, 'knative-eventing-pingsource-mt-adapter', PING_RULES);
    this.grant(requestReply, 'knative-eventing-request-reply', REQUEST_REPLY_RULES);
    this.bind(controller, 'eventing-controller-resolver', 'addressable-resolver');
    this.bind(controller, 'eventing-controller-source-observer', 'source-observer');
    this.bind(controller, 'eventing-controller-manipulator', 'channelable-manipulator');
    this.bind(controller, 'eventing-controller-crossnamespace-subscriber', 'crossnamespace-subscriber');
    this.bind(webhook, 'eventing-webhook-resolver', 'addressable-resolver');
    this.bind(webhook, 'eventing-webhook-podspecable-binding', 'podspecable-binding');
    new NamespaceAccess(this, 'Certificate', {
      name: 'knative-eventing-webhook', bindingName: webhook, rules: KEEP_CERTIFICATE, account: { name: webhook, namespace }, labels: LABELS,
    });
    this.addProxyRole();
  }

  /** The controller binds it to the accounts of the pods that check senders before a sink. */
  private addProxyRole(): void {
    new Role(this, 'AuthProxy', {
      metadata: { name: 'knative-eventing-auth-proxy', namespace: this.namespace, labels: LABELS },
      rules: [
        { apiGroups: [''], resources: ['configmaps'], resourceNames: ['config-logging', 'config-features'], verbs: ['get'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['list', 'watch'] },
      ],
    });
  }

  private grant(account: string, name: string, rules: readonly PolicyRule[], bindingName = name): void {
    new ClusterAccess(this, name, { name, bindingName, rules, account: { name: account, namespace: this.namespace }, labels: LABELS });
  }

  private bind(account: string, name: string, role: string): void {
    new ClusterBinding(this, name, { name, role, account: { name: account, namespace: this.namespace }, labels: LABELS });
  }
}
