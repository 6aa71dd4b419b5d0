import { load } from 'js-yaml';
import { LeaderWorkerSets, LeaderWorkerSetsProps } from '../../src/components/leader-worker-set';
import { Images } from '../../src/core';
import { chart, expectGolden, found, goldenDifference, rendered } from '../support';

const elsewhere: LeaderWorkerSetsProps = {
  namespace: 'training',
  clusterDomain: 'corp.internal',
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  logLevel: 0,
  clientConnection: { qps: 20, burst: 40 },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  workloads: { 'lws-controller-manager': { replicas: 1 } },
};

function given(props: LeaderWorkerSetsProps = {}) {
  const scope = chart();
  return { scope, sets: new LeaderWorkerSets(scope, 'lws', props) };
}

const deployment = (props: LeaderWorkerSetsProps = {}) => found(given(props).scope, 'Deployment', 'lws-controller-manager').spec;

test('renders the default manifest', () => expectGolden(given().scope, 'leader-worker-set.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'leader-worker-set-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['kubeflow-system', 'cluster.local', 'registry.k8s.io']) {
    expect(text).not.toContain(literal);
  }
});

test('may run in a namespace of the level restricted', () => {
  expect(deployment().template.spec.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
});

test('lets the API server call its webhooks, past the mesh and the policies of the namespace', () => {
  expect(deployment().template.metadata.annotations['traffic.sidecar.istio.io/excludeInboundPorts']).toBe('8443,9443');
  const { podSelector, ingress } = found(given().scope, 'NetworkPolicy', 'lws-webhook', 'kubeflow-system').spec;
  expect(deployment().template.metadata.labels).toMatchObject(podSelector.matchLabels);
  expect(ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
});

test('reads Secrets and writes webhook configurations only for a certificate of its own', () => {
  const resources = (props: LeaderWorkerSetsProps) => found(given(props).scope, 'ClusterRole', 'lws-manager-role').rules.flatMap((rule: any) => rule.resources);
  expect(resources({})).toEqual(expect.arrayContaining(['secrets', 'mutatingwebhookconfigurations']));
  expect(resources(elsewhere).filter((one: string) => /secrets|webhookconfigurations/.test(one))).toEqual([]);
});

test('says in its configuration what was asked for', () => {
  const config = load(found(given(elsewhere).scope, 'ConfigMap', 'lws-manager-config').data['controller_manager_config.yaml']);
  expect(config).toEqual({
    apiVersion: 'config.lws.x-k8s.io/v1alpha1', kind: 'Configuration', leaderElection: { leaderElect: true }, internalCertManagement: { enable: false },
    clientConnection: { qps: 20, burst: 40 },
  });
});
