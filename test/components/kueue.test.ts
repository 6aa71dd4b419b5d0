import { Duration } from 'cdk8s';
import { load } from 'js-yaml';
import { ALL_FRAMEWORKS, Kueue, KueueProps } from '../../src/components/kueue';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const elsewhere: KueueProps = {
  namespace: 'queues',
  clusterDomain: 'corp.internal',
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  logLevel: 0,
  clientConnection: { qps: 20, burst: 40 },
  frameworks: ALL_FRAMEWORKS,
  managedJobsNamespaceSelector: { matchLabels: { queued: 'yes' } },
  manageJobsWithoutQueueName: true,
  waitForPodsReady: {
    timeout: Duration.minutes(5), recoveryTimeout: '3m', blockAdmission: true,
    requeuingStrategy: { timestamp: 'Creation', backoffLimitCount: 3, backoffBaseSeconds: 10, backoffMaxSeconds: 600 },
  },
  fairSharing: { preemptionStrategies: ['LessThanInitialShare'] },
  resources: { excludeResourcePrefixes: ['ephemeral-storage'] },
  flavors: [
    { name: 'on-demand', nodeLabels: { 'example.com/pool': 'a' } },
    { name: 'spot', nodeTaints: [{ key: 'spot', value: 'yes', effect: 'NoSchedule' }], tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }] },
  ],
  visibility: false,
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  workloads: { 'kueue-controller-manager': { replicas: 2 } },
};

function given(props: KueueProps = {}) {
  const scope = chart();
  return { scope, kueue: new Kueue(scope, 'kueue', props) };
}

const deployment = (props: KueueProps = {}) => found(given(props).scope, 'Deployment', 'kueue-controller-manager').spec;
const config = (props: KueueProps = {}) =>
  load(found(given(props).scope, 'ConfigMap', 'kueue-manager-config').data['controller_manager_config.yaml']) as Record<string, unknown>;
const webhooks = (kind: 'Mutating' | 'Validating', props: KueueProps = {}): any[] =>
  found(given(props).scope, `${kind}WebhookConfiguration`, `kueue-${kind.toLowerCase()}-webhook-configuration`).webhooks;
const rules = (props: KueueProps = {}): any[] => found(given(props).scope, 'ClusterRole', 'kueue-manager-role').rules;

test('renders the default manifest', () => expectGolden(given().scope, 'kueue.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'kueue-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['kubeflow-system', 'cluster.local', 'registry.k8s.io', 'default-flavor', 'kubeflow-profile']) {
    expect(text).not.toContain(literal);
  }
});

test('tells where its controller is and what waits', () => {
  expect(given().kueue).toMatchObject({ namespace: 'kubeflow-system', frameworks: ['batch/job', 'pod'] });
});

test('may run in a namespace of the level restricted', () => {
  const { securityContext, containers } = deployment().template.spec;
  expect(securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  expect(containers[0].securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
});

test.each<[string, KueueProps, string, number[]]>([
  ['its webhooks and its API', {}, '8082,8443,9443', [9443, 8082]], ['its webhooks alone without one', { visibility: false }, '8443,9443', [9443]],
])('lets the API server call %s, past the mesh and the policies of the namespace', (_name, props, excluded, ports) => {
  expect(deployment(props).template.metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts']).toBe(excluded);
  const { podSelector, ingress } = found(given(props).scope, 'NetworkPolicy', 'kueue-webhook', 'kubeflow-system').spec;
  expect(deployment(props).template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(ingress).toEqual([{ ports: ports.map(port => ({ port, protocol: 'TCP' })) }]);
});

test('its Services select its pods, and none of the other controllers in the namespace', () => {
  for (const name of ['kueue-webhook-service', 'kueue-visibility-server', 'kueue-controller-manager-metrics-service']) {
    expect(found(given().scope, 'Service', name, 'kubeflow-system').spec.selector).toEqual({ 'app.kubernetes.io/name': 'kueue', 'control-plane': 'controller-manager' });
  }
});

test('says in its configuration what was asked for', () => {
  expect(config(elsewhere)).toEqual({
    apiVersion: 'config.kueue.x-k8s.io/v1beta2', kind: 'Configuration', namespace: 'queues',
    leaderElection: { leaderElect: true }, internalCertManagement: { enable: false },
    health: { healthProbeBindAddress: ':8081' }, metrics: { bindAddress: ':8443' }, webhook: { port: 9443 },
    controller: { groupKindConcurrency: expect.objectContaining({ 'Job.batch': 5 }) },
    clientConnection: { qps: 20, burst: 40 },
    manageJobsWithoutQueueName: true,
    managedJobsNamespaceSelector: { matchLabels: { queued: 'yes' } },
    integrations: { frameworks: ALL_FRAMEWORKS },
    waitForPodsReady: {
      timeout: '300s', recoveryTimeout: '180s', blockAdmission: true,
      requeuingStrategy: { timestamp: 'Creation', backoffLimitCount: 3, backoffBaseSeconds: 10, backoffMaxSeconds: 600 },
    },
    fairSharing: { preemptionStrategies: ['LessThanInitialShare'] },
    resources: { excludeResourcePrefixes: ['ephemeral-storage'] },
    featureGates: { SparkApplicationIntegration: true, VisibilityOnDemand: false },
  });
});

test('leaves to Kueue what nobody asked for, and asks for both strategies of fair sharing', () => {
  expect(Object.keys(config())).not.toEqual(expect.arrayContaining(['waitForPodsReady']));
  expect(config({ waitForPodsReady: { timeout: '10m' } }).waitForPodsReady).toEqual({ timeout: '600s' });
  expect(config({ fairSharing: {} }).fairSharing).toEqual({ preemptionStrategies: ['LessThanOrEqualToFinalShare', 'LessThanInitialShare'] });
});

test('looks at jobs of profiles alone, so that nothing else stops with it', () => {
  const own = /^[mv](clusterqueue|cohort|resourceflavor|workload)\.kb\.io$/;
  for (const kind of ['Mutating', 'Validating'] as const) {
    const all = webhooks(kind, { frameworks: ALL_FRAMEWORKS });
    expect(all.filter(one => !own.test(one.name)).map(one => one.namespaceSelector))
      .toEqual(ALL_FRAMEWORKS.map(() => ({ matchLabels: { 'app.kubernetes.io/part-of': 'kubeflow-profile' } })));
    expect(all.filter(one => own.test(one.name)).every(one => one.namespaceSelector === undefined)).toBe(true);
    expect(all.map(one => one.name)).toEqual(all.map(one => one.name).sort());
  }
});

test('looks at what serves only where it names a queue', () => {
  const conditional = webhooks('Validating', { frameworks: ALL_FRAMEWORKS }).filter(one => one.matchConditions !== undefined);
  expect(conditional.map(one => one.name)).toEqual(['vdeployment.kb.io', 'vleaderworkerset.kb.io', 'vpod.kb.io', 'vrayservice.kb.io', 'vstatefulset.kb.io']);
  expect(conditional.every(one => one.matchConditions[0].expression.includes('\'kueue.x-k8s.io/queue-name\' in one.metadata.labels'))).toBe(true);
  expect(conditional.filter(one => one.matchConditions[0].expression.includes('pod-suspending-parent')).map(one => one.name)).toEqual(['vpod.kb.io']);
});

test.each<[KueueProps['frameworks'], string[]]>([
  [['batch/job'], ['mjob']], [['batch/job', 'statefulset'], ['mjob', 'mpod', 'mstatefulset']], [['trainer.kubeflow.org/trainjob', 'ray.io/rayjob'], ['mrayjob', 'mtrainjob']],
])('has webhooks for %j, and for pods only where these wait', (frameworks, expected) => {
  const own = ['mclusterqueue', 'mresourceflavor', 'mworkload'];
  expect(webhooks('Mutating', { frameworks }).map(one => one.name.replace('.kb.io', '')).filter(one => !own.includes(one))).toEqual(expected);
});

test('changes jobs of those kinds alone that wait, and reads the others', () => {
  const verbs = (props: KueueProps, plural: string) => rules(props).filter(one => one.resources.includes(plural)).flatMap(one => one.verbs);
  expect(verbs({}, 'jobs')).toEqual(expect.arrayContaining(['patch', 'update']));
  expect(verbs({}, 'rayclusters')).toEqual(['get', 'list', 'watch']);
  expect(verbs({ frameworks: ['ray.io/raycluster'] }, 'rayclusters')).toEqual(expect.arrayContaining(['patch', 'update']));
  expect(verbs({ frameworks: ['deployment'] }, 'deployments')).toEqual(['get', 'list', 'watch']);
});

test('writes Secrets, webhooks and definitions only for a certificate of its own', () => {
  const secrets = (props: KueueProps) => found(given(props).scope, 'Role', 'kueue-manager-secrets-role').rules[0].verbs;
  const resources = (props: KueueProps) => rules(props).flatMap(rule => rule.resources);
  expect(secrets({})).toContain('update');
  expect(resources({})).toEqual(expect.arrayContaining(['customresourcedefinitions', 'mutatingwebhookconfigurations']));
  expect(secrets(elsewhere)).toEqual(['get', 'list', 'watch']);
  expect(resources(elsewhere).filter((one: string) => /customresourcedefinitions|webhookconfigurations/.test(one))).toEqual([]);
});

test('its servers have certificates of the issuer, which the API server can check', () => {
  const { scope } = given({ webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } });
  const certificates = rendered(scope).filter(one => one.kind === 'Certificate').map(one => [one.metadata.name, one.spec.dnsNames[0]]);
  expect(certificates).toEqual([
    ['kueue-visibility-server-cert', 'kueue-visibility-server.kubeflow-system.svc'],
    ['kueue-metrics-server-cert', 'kueue-controller-manager-metrics-service.kubeflow-system.svc'],
    ['kueue-webhook-server-cert', 'kueue-webhook-service.kubeflow-system.svc'],
  ]);
  const api = found(scope, 'APIService', 'v1beta2.visibility.kueue.x-k8s.io');
  expect(api.metadata.annotations).toEqual({ 'cert-manager.io/inject-ca-from': 'kubeflow-system/kueue-visibility-server-cert' });
  expect(api.spec).not.toHaveProperty('insecureSkipTLSVerify');
  const mounts = found(scope, 'Deployment', 'kueue-controller-manager').spec.template.spec.containers[0].volumeMounts.map((one: any) => one.mountPath);
  expect(mounts).toEqual(expect.arrayContaining(['/visibility', '/etc/kueue/metrics/certs', '/tmp/k8s-webhook-server/serving-certs']));
});

test('people of profiles see queues and workloads, and give no quota away', () => {
  const team = rendered(given().scope).filter(one => one.metadata.labels?.['rbac.authorization.kubeflow.org/aggregate-to-kubeflow-view'] === 'true');
  expect(team.map(one => one.metadata.name)).toEqual(['kueue-localqueue-viewer-role', 'kueue-workload-viewer-role', 'kueue-pending-workloads-lq-viewer-role']);
  expect(team.flatMap(one => one.rules).flatMap(rule => rule.verbs).every(verb => ['get', 'list', 'watch'].includes(verb))).toBe(true);
  expect(found(given().scope, 'ClusterRole', 'kueue-clusterqueue-editor-role').metadata.labels).not.toHaveProperty('rbac.kueue.x-k8s.io/batch-user');
});

test('converts the kinds whose versions differ', () => {
  const definitions = rendered(given().scope).filter(one => one.kind === 'CustomResourceDefinition');
  expect(definitions).toHaveLength(11);
  expect(definitions.filter(one => one.spec.conversion !== undefined).map(one => one.spec.names.plural).sort())
    .toEqual(['clusterqueues', 'cohorts', 'localqueues', 'multikueueclusters', 'workloads']);
});

test.each<[string, KueueProps, string, string]>([
  ['a kind twice', { frameworks: ['pod', 'pod'] }, 'KueueFrameworks', 'got "pod" twice'],
  ['all namespaces', { managedJobsNamespaceSelector: {} }, 'KueueNamespaces', 'which has "kube-system"'],
  ['its own namespace', { managedJobsNamespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['kube-system'] }] } },
    'KueueNamespaces', 'which has "kubeflow-system"'],
  ['strategies in the wrong order', { fairSharing: { preemptionStrategies: ['LessThanInitialShare', 'LessThanOrEqualToFinalShare'] } }, 'FairSharing', 'leave it out for both'],
  ['a strategy twice', { fairSharing: { preemptionStrategies: ['LessThanInitialShare', 'LessThanInitialShare'] } }, 'FairSharing', 'one strategy'],
  ['two flavors of one name', { flavors: [{ name: 'spot' }, { name: 'spot' }] }, 'FlavorTwice', 'got "spot" twice'],
  ['an unknown kind', { frameworks: ['batch/jobs' as never] }, 'WrongProp', 'batch/jobs'],
  ['no kind', { frameworks: [] }, 'WrongProp', 'frameworks'],
  ['no flavor', { flavors: [] }, 'WrongProp', 'flavors'],
])('refuses %s', (_name, props, code, message) => expectConfigError(() => given(props), code, 'test/kueue', message));
