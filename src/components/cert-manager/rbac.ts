import { CAINJECTOR, CONTROLLER, Part, WEBHOOK, WEBHOOK_CA } from './parts';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { READ, rule } from '../../kit';

/** A role of the tables; it is bound to the account of its part unless it only adds to Kubernetes' own roles. */
export interface NamedRole {
  readonly name: string;
  readonly part: Part;
  readonly rules: readonly PolicyRule[];
  /** Kubernetes' own roles that get these rules; nobody is bound to such a role. @default - none: the role is bound */
  readonly addsTo?: readonly string[];
}

const CHANGE = ['update', 'patch'];
const EDIT = ['create', 'delete', 'deletecollection', 'patch', 'update'];
const ISSUE = [...READ, 'create', 'update', 'delete'];

const CERT_MANAGER = 'cert-manager.io';
const ACME = 'acme.cert-manager.io';
const GATEWAY_API = 'gateway.networking.k8s.io';

/** The right to decide over requests to every issuer: cert-manager calls itself a signer, one for each issuer. */
function signers(apiGroup: string, verb: string): PolicyRule {
  return { ...rule(apiGroup, [verb], 'signers'), resourceNames: ['issuers.cert-manager.io/*', 'clusterissuers.cert-manager.io/*'] };
}

/** The rights to elect a leader by leases of fixed names. */
function leases(...names: readonly string[]): PolicyRule[] {
  const group = 'coordination.k8s.io';
  return [{ ...rule(group, ['get', ...CHANGE], 'leases'), resourceNames: names }, rule(group, ['create'], 'leases')];
}

const REPORT = rule('', ['create', 'patch'], 'events');
const READ_SECRETS = rule('', READ, 'secrets');
const READ_ISSUERS = rule(CERT_MANAGER, READ, 'clusterissuers', 'issuers');

/** What the controller may do in the whole cluster: one role for each kind of object that it works on. */
const CONTROLLER_RULES: Readonly<Record<string, readonly PolicyRule[]>> = {
  'approve:cert-manager-io': [signers(CERT_MANAGER, 'approve')],
  'certificates': [
    rule(CERT_MANAGER, CHANGE, 'certificates', 'certificates/status', 'certificaterequests', 'certificaterequests/status'),
    rule(CERT_MANAGER, READ, 'certificates', 'certificaterequests', 'clusterissuers', 'issuers'),
    rule(CERT_MANAGER, ['update'], 'certificates/finalizers', 'certificaterequests/finalizers'),
    rule(ACME, ['create', 'delete', ...READ], 'orders'),
    rule('', [...ISSUE, 'patch'], 'secrets'),
    REPORT,
  ],
  'certificatesigningrequests': [
    rule('certificates.k8s.io', [...READ, 'update'], 'certificatesigningrequests'),
    rule('certificates.k8s.io', CHANGE, 'certificatesigningrequests/status'),
    signers('certificates.k8s.io', 'sign'),
    rule('authorization.k8s.io', ['create'], 'subjectaccessreviews'),
  ],
  'challenges': [
    rule(ACME, CHANGE, 'challenges', 'challenges/status'),
    rule(ACME, READ, 'challenges'),
    rule(ACME, ['update'], 'challenges/finalizers'),
    READ_ISSUERS,
    READ_SECRETS,
    REPORT,
    rule('', [...READ, 'create', 'delete'], 'pods', 'services'),
    rule('networking.k8s.io', ISSUE, 'ingresses'),
    rule(GATEWAY_API, ISSUE, 'httproutes'),
    rule('route.openshift.io', ['create'], 'routes/custom-host'),
  ],
  'clusterissuers': [
    rule(CERT_MANAGER, CHANGE, 'clusterissuers', 'clusterissuers/status'),
    rule(CERT_MANAGER, READ, 'clusterissuers'),
    rule('', ISSUE, 'secrets'),
    REPORT,
  ],
  'ingress-shim': [
    rule(CERT_MANAGER, ['create', 'update', 'delete'], 'certificates', 'certificaterequests'),
    rule(CERT_MANAGER, READ, 'certificates', 'certificaterequests', 'issuers', 'clusterissuers'),
    rule('networking.k8s.io', READ, 'ingresses'),
    rule('networking.k8s.io', ['update'], 'ingresses/finalizers'),
    rule(GATEWAY_API, READ, 'gateways', 'httproutes', 'listenersets'),
    rule(GATEWAY_API, ['update'], 'gateways/finalizers', 'httproutes/finalizers', 'listenersets/finalizers'),
    REPORT,
  ],
  'issuers': [
    rule(CERT_MANAGER, CHANGE, 'issuers', 'issuers/status'),
    rule(CERT_MANAGER, READ, 'issuers'),
    rule('', ISSUE, 'secrets'),
    REPORT,
  ],
  'orders': [
    rule(ACME, CHANGE, 'orders', 'orders/status'),
    rule(ACME, READ, 'orders', 'challenges'),
    READ_ISSUERS,
    rule(ACME, ['create', 'delete'], 'challenges'),
    rule(ACME, ['update'], 'orders/finalizers'),
    rule(CERT_MANAGER, ['update'], 'clusterissuers/finalizers', 'issuers/finalizers'),
    READ_SECRETS,
    REPORT,
  ],
};

/** Roles for the whole cluster. */
export const CLUSTER_ROLES: readonly NamedRole[] = [
  ...Object.entries(CONTROLLER_RULES).map(([work, rules]) => ({ name: `cert-manager-controller-${work}`, part: CONTROLLER, rules })),
  {
    name: 'cert-manager-cluster-view',
    part: CONTROLLER,
    addsTo: ['cluster-reader'],
    rules: [rule(CERT_MANAGER, READ, 'clusterissuers')],
  },
  {
    name: 'cert-manager-view',
    part: CONTROLLER,
    addsTo: ['admin', 'cluster-reader', 'edit', 'view'],
    rules: [
      rule(CERT_MANAGER, READ, 'certificates', 'certificaterequests', 'issuers'),
      rule(ACME, READ, 'challenges', 'orders'),
    ],
  },
  {
    name: 'cert-manager-edit',
    part: CONTROLLER,
    addsTo: ['admin', 'edit'],
    rules: [
      rule(CERT_MANAGER, EDIT, 'certificates', 'certificaterequests', 'issuers'),
      rule(CERT_MANAGER, ['update'], 'certificates/status'),
      rule(ACME, EDIT, 'challenges', 'orders'),
    ],
  },
  {
    name: CAINJECTOR.name,
    part: CAINJECTOR,
    rules: [
      rule(CERT_MANAGER, READ, 'certificates'),
      READ_SECRETS,
      rule('', ['get', 'create', ...CHANGE], 'events'),
      rule('admissionregistration.k8s.io', [...READ, ...CHANGE], 'validatingwebhookconfigurations', 'mutatingwebhookconfigurations'),
      rule('apiregistration.k8s.io', [...READ, ...CHANGE], 'apiservices'),
      rule('apiextensions.k8s.io', [...READ, ...CHANGE], 'customresourcedefinitions'),
    ],
  },
  {
    name: 'cert-manager-webhook:subjectaccessreviews',
    part: WEBHOOK,
    rules: [rule('authorization.k8s.io', ['create'], 'subjectaccessreviews')],
  },
];

/** Roles in the namespace of the pods. */
export const OWN_ROLES: readonly NamedRole[] = [
  {
    name: 'cert-manager-tokenrequest',
    part: CONTROLLER,
    rules: [{ ...rule('', ['create'], 'serviceaccounts/token'), resourceNames: [CONTROLLER.name] }],
  },
  {
    name: 'cert-manager-webhook:dynamic-serving',
    part: WEBHOOK,
    rules: [{ ...rule('', [...READ, 'update'], 'secrets'), resourceNames: [WEBHOOK_CA] }, rule('', ['create'], 'secrets')],
  },
];

/** Roles in the namespace where leaders are elected. */
export const LEADER_ELECTION_ROLES: readonly NamedRole[] = [
  { name: 'cert-manager:leaderelection', part: CONTROLLER, rules: leases('cert-manager-controller') },
  {
    name: 'cert-manager-cainjector:leaderelection',
    part: CAINJECTOR,
    rules: leases('cert-manager-cainjector-leader-election', 'cert-manager-cainjector-leader-election-core'),
  },
];

/** Labels by which the rules of a role become part of Kubernetes' own roles. */
export function aggregationLabels({ addsTo }: NamedRole): Record<string, string> {
  return Object.fromEntries((addsTo ?? []).map(role => [`rbac.authorization.k8s.io/aggregate-to-${role}`, 'true']));
}
