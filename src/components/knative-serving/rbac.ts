import { Construct } from 'constructs';
import { COMMON_LABELS, NET_ISTIO_LABELS, partLabels } from './labels';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { ClusterRole, PolicyRule } from '../../apis/k8s/rbac/v1';
import { aggregateTo, ALL, ClusterBinding, Labels, READ, rule } from '../../kit';

/** Account of all programs but the activator. */
export const CONTROLLER = 'controller';

/** ClusterRole of what the activator reads everywhere. */
export const ACTIVATOR_ROLE = 'knative-serving-activator-cluster';

/** By these labels roles are collected: what the controllers may do, and what whoever looks up addresses reads. */
const FOR_CONTROLLERS = { 'serving.knative.dev/controller': 'true' };
const FOR_ADDRESSES = { 'duck.knative.dev/addressable': 'true' };

const SERVING = 'serving.knative.dev';
const INTERNAL = ['networking.internal.knative.dev', 'autoscaling.internal.knative.dev', 'caching.internal.knative.dev'];
const OWN = ['serving.knative.dev', 'autoscaling.internal.knative.dev', 'networking.internal.knative.dev'];

const CORE: readonly PolicyRule[] = [
  rule('', ALL, 'pods', 'namespaces', 'secrets', 'configmaps', 'endpoints', 'services', 'events', 'serviceaccounts'),
  rule('', ['create'], 'endpoints/restricted'),
  rule('discovery.k8s.io', ['create'], 'endpointslices/restricted'),
  rule('', ['update'], 'namespaces/finalizers'),
  rule('discovery.k8s.io', ALL, 'endpointslices'),
  rule('apps', ALL, 'deployments', 'deployments/finalizers'),
  rule('admissionregistration.k8s.io', ALL, 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations'),
  rule('apiextensions.k8s.io', ALL, 'customresourcedefinitions', 'customresourcedefinitions/status'),
  rule('autoscaling', ALL, 'horizontalpodautoscalers'),
  rule('coordination.k8s.io', ALL, 'leases'),
  { apiGroups: OWN, resources: ['*', '*/status', '*/finalizers'], verbs: [...ALL, 'deletecollection'] },
  rule('caching.internal.knative.dev', ALL, 'images'),
  rule('cert-manager.io', ALL, 'certificates', 'clusterissuers', 'certificaterequests', 'issuers'),
  rule('acme.cert-manager.io', ALL, 'challenges'),
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'], resourceNames: ['knative-serving-certmanager'], verbs: ['delete'] },
  rule('*', ['patch'], '*/scale'),
];

/** Rights of people, which become part of the roles of Kubernetes and of profiles of the same level. */
const PEOPLE: Readonly<Record<'admin' | 'edit' | 'view', readonly PolicyRule[]>> = {
  admin: [rule(SERVING, ['*'], '*'), { apiGroups: INTERNAL, resources: ['*'], verbs: READ }],
  edit: [rule(SERVING, ['create', 'update', 'patch', 'delete'], '*'), { apiGroups: INTERNAL, resources: ['*'], verbs: READ }],
  view: [{ apiGroups: [SERVING, ...INTERNAL], resources: ['*'], verbs: READ }],
};

/**
 * What the programs and people may do: 1 ServiceAccount, 10 ClusterRoles, 2 bindings. Two of the roles collect the rules of others, also those
 * that other parts of Knative bring.
 */
export class KnativeAccess extends Construct {
  constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id);
    const labels = partLabels(CONTROLLER);
    const account = { name: CONTROLLER, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    this.addRole(ACTIVATOR_ROLE, FOR_CONTROLLERS, [rule('', READ, 'services', 'endpoints'), rule(SERVING, READ, 'revisions')]);
    this.addRole('knative-serving-core', FOR_CONTROLLERS, CORE);
    this.addRole('knative-serving-istio', { ...NET_ISTIO_LABELS, ...FOR_CONTROLLERS }, [rule('networking.istio.io', ALL, 'virtualservices', 'gateways', 'destinationrules')]);
    this.addRole('knative-serving-addressable-resolver', FOR_ADDRESSES, [rule(SERVING, READ, 'routes', 'routes/status', 'services', 'services/status')]);
    this.addRole('knative-serving-podspecable-binding', { 'duck.knative.dev/podspecable': 'true' }, [rule(SERVING, ['list', 'watch', 'patch'], 'configurations', 'services')]);
    this.addCollector('knative-serving-admin', FOR_CONTROLLERS);
    this.addCollector('knative-serving-aggregated-addressable-resolver', FOR_ADDRESSES);
    for (const [level, rules] of Object.entries(PEOPLE)) {
      this.addRole(`knative-serving-namespaced-${level}`, { [`rbac.authorization.k8s.io/aggregate-to-${level}`]: 'true', ...aggregateTo(`kubeflow-${level}`) }, rules);
    }
    new ClusterBinding(this, 'Admin', { name: 'knative-serving-controller-admin', role: 'knative-serving-admin', account, labels });
    new ClusterBinding(this, 'Addresses', {
      name: 'knative-serving-controller-addressable-resolver', role: 'knative-serving-aggregated-addressable-resolver', account, labels,
    });
  }

  private addRole(name: string, labels: Labels, rules: readonly PolicyRule[]): void {
    new ClusterRole(this, name, { metadata: { name, labels: { ...COMMON_LABELS, ...labels } }, rules });
  }

  private addCollector(name: string, labels: Labels): void {
    new ClusterRole(this, name, { metadata: { name, labels: COMMON_LABELS }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: labels }] } });
  }
}
