import { KubeRay, KubeRayProps } from '../../src/components/kuberay';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, Manifest, rendered } from '../support';

const elsewhere: KubeRayProps = {
  namespace: 'ray',
  watchNamespaces: ['vision', 'speech'],
  batchScheduler: 'volcano',
  featureGates: { RayJobDeletionPolicy: true },
  reconcileConcurrency: 4,
  logLevel: 'debug',
  initContainerInjection: true,
  mesh: { rootNamespace: 'mesh', trustDomain: 'corp.example' },
  clusterDomain: 'corp.internal',
  images: new Images({ mirror: 'mirror.example.com/kf' }),
};

function given(props: KubeRayProps = {}) {
  const scope = chart();
  return { scope, operator: new KubeRay(scope, 'kuberay', props) };
}

const pod = (props: KubeRayProps = {}) => found(given(props).scope, 'Deployment', 'kuberay-operator').spec.template;
const container = (props: KubeRayProps = {}) => pod(props).spec.containers[0];
const rules = (props: KubeRayProps, role: string): Manifest[] => found(given(props).scope, 'ClusterRole', role).rules;

test('renders the default manifest', () => expectGolden(given().scope, 'kuberay.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'kuberay-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['"namespace":"kubeflow"', 'cluster.local', 'quay.io', 'istio-system']) {
    expect(text).not.toContain(literal);
  }
});

test('may run in a namespace of the level restricted', () => {
  expect(container().securityContext).toEqual({
    allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, readOnlyRootFilesystem: true,
  });
});

test.each<[string, KubeRayProps, string[]]>([
  ['nothing but features and leaders', {}, []],
  ['no scheduler', { batchScheduler: 'none' }, []],
  ['Volcano', { batchScheduler: 'volcano' }, ['--batch-scheduler=volcano']],
  ['YuniKorn', { batchScheduler: 'yunikorn' }, ['--batch-scheduler=yunikorn']],
  ['its namespaces', { watchNamespaces: ['vision', 'speech'] }, ['--watch-namespace=vision,speech']],
  ['load and log', { reconcileConcurrency: 2, logLevel: 'error' }, ['--reconcile-concurrency=2', '--zap-log-level=error']],
])('says to the program %s', (_name, props, expected) => {
  expect(container(props).args).toEqual(['--feature-gates=RayClusterStatusConditions=true,RayJobDeletionPolicy=false', '--enable-leader-election=true', ...expected]);
});

test('makes the groups of Volcano only where that is asked for', () => {
  const groups = (props: KubeRayProps) => rules(props, 'kuberay-operator').flatMap(rule => rule.resources).filter((one: string) => one === 'podgroups');
  expect([groups({}), groups({ batchScheduler: 'yunikorn' }), groups({ batchScheduler: 'volcano' })]).toEqual([[], [], ['podgroups']]);
});

test('has the operator call heads of its namespace alone, whatever people make of their Services', () => {
  const policy = (name: string) => found(given().scope, 'ValidatingAdmissionPolicy', name).spec;
  expect(policy('services.kuberay-operator.ray.io')).toMatchObject({
    failurePolicy: 'Fail', matchConstraints: { resourceRules: [{ apiGroups: [''], resources: ['services'], operations: ['CREATE', 'UPDATE'] }] },
  });
  expect(policy('rayclusters.kuberay-operator.ray.io').validations[0].expression).toContain('endsWith("-head-svc")');
  const status = found(given({ namespace: 'ray' }).scope, 'ValidatingAdmissionPolicy', 'rayjobs.kuberay-operator.ray.io').spec;
  expect(status.matchConstraints.resourceRules[0].resources).toEqual(['rayjobs/status']);
  expect(status.validations[0].expression).toContain('"system:serviceaccount:ray:kuberay-operator"');
  expect(found(given().scope, 'ValidatingAdmissionPolicyBinding', 'services.kuberay-operator.ray.io').spec.validationActions).toEqual(['Deny']);
});

test('lets the operator call heads in a mesh that allows nothing by itself, and nobody else', () => {
  expect(rendered(given().scope).filter(one => /istio/.test(one.apiVersion))).toEqual([]);
  const { spec } = found(given({ mesh: { rootNamespace: 'istio-system' }, clusterDomain: 'corp.internal' }).scope, 'AuthorizationPolicy', 'kuberay-operator', 'istio-system');
  expect(spec).toEqual({
    action: 'ALLOW',
    selector: { matchLabels: { 'ray.io/node-type': 'head' } },
    rules: [{ from: [{ source: { principals: ['corp.internal/ns/kubeflow/sa/kuberay-operator'] } }] }],
  });
});

test('the proxy of the operator, and no other, knows the Services of all namespaces', () => {
  const { spec } = found(given({ mesh: { rootNamespace: 'istio-system' } }).scope, 'Sidecar', 'kuberay-operator', 'kubeflow');
  expect(spec.egress).toEqual([{ hosts: ['*/*'] }]);
  expect(pod().metadata.labels).toMatchObject(spec.workloadSelector.labels);
});

test('heads in the mesh have Services with an address, to which proxies know whether they must encrypt', () => {
  const variables = (props: KubeRayProps) => container(props).env.map((one: Manifest) => one.name);
  expect(variables({})).not.toContain('ENABLE_RAY_HEAD_CLUSTER_IP_SERVICE');
  expect(variables({ mesh: { rootNamespace: 'istio-system' } })).toContain('ENABLE_RAY_HEAD_CLUSTER_IP_SERVICE');
});

test('tells the program a domain of the cluster that it does not take by itself', () => {
  expect(container().env).toEqual([{ name: 'ENABLE_INIT_CONTAINER_INJECTION', value: 'false' }]);
  expect(container({ clusterDomain: 'corp.internal', initContainerInjection: true }).env)
    .toEqual([{ name: 'ENABLE_INIT_CONTAINER_INJECTION', value: 'true' }, { name: 'CLUSTER_DOMAIN', value: 'corp.internal' }]);
});

test.each<[string, KubeRayProps, string, string[]]>([
  ['an empty list of namespaces', { watchNamespaces: [] }, 'WrongProp', ['watchNamespaces']],
  ['a scheduler that this release does not know', { batchScheduler: 'kai-scheduler' as never }, 'WrongProp', ['batchScheduler', '"yunikorn"']],
  ['a feature that it does not have', { featureGates: { RayServiceIncrementalUpgrade: true } as never }, 'UnknownProp', ['featureGates']],
  ['a principal of no mesh', { trustDomain: 'corp.example' } as never, 'UnknownProp', ['trustDomain']],
  ['no work at once', { reconcileConcurrency: 0 }, 'WrongProp', ['reconcileConcurrency']],
])('refuses %s', (_name, props, code, texts) => expectConfigError(() => given(props), code, 'test/kuberay', ...texts));
