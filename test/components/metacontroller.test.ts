import { Duration } from 'cdk8s';
import { Metacontroller, MetacontrollerProps } from '../../src/components/metacontroller';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const richest: MetacontrollerProps = {
  namespace: 'controllers',
  discoveryInterval: '5m',
  manages: [{ apiGroup: '', resource: 'secrets', names: ['mlpipeline-minio-artifact'] }, { apiGroup: 'apps', resource: 'deployments' }],
  pods: { imagePullSecrets: ['registry'] },
  workloads: { metacontroller: { resources: { metacontroller: { limits: { memory: '2Gi' } } } } },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
};

function given(props: MetacontrollerProps = {}) {
  const scope = chart();
  return { scope, metacontroller: new Metacontroller(scope, 'metacontroller', props) };
}

const spec = (props: MetacontrollerProps) => found(given(props).scope, 'StatefulSet', 'metacontroller').spec;

test('renders the default manifest', () => expectGolden(given().scope, 'metacontroller.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(richest).scope, 'metacontroller-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(richest).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['"kubeflow"', 'ghcr.io']) {
    expect(text).not.toContain(literal);
  }
});

test('knows kinds that appear later within half a minute, unless told otherwise', () => {
  const interval = (props: MetacontrollerProps) => spec(props).template.spec.containers[0].args[1];
  expect([interval({}), interval({ discoveryInterval: '5m' }), interval({ discoveryInterval: Duration.hours(1) })])
    .toEqual(['--discovery-interval=30s', '--discovery-interval=300s', '--discovery-interval=3600s']);
});

test('keeps what is immutable of its StatefulSet: the selector, and that it has no Service', () => {
  const matchLabels = { 'app': 'metacontroller', 'application-crd-id': 'kubeflow-pipelines', 'kustomize.component': 'metacontroller' };
  expect(spec(richest)).toMatchObject({ serviceName: '', selector: { matchLabels } });
});

test('has no proxy of the mesh, since it calls hooks and is called by nobody', () => {
  expect(spec({}).template.metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('its definitions say what the API server wants to hear of groups below k8s.io', () => {
  const definitions = rendered(given().scope).filter(one => one.kind === 'CustomResourceDefinition');
  expect(definitions.map(one => one.metadata.annotations?.['api-approved.kubernetes.io'])).toEqual(Array(3).fill('unapproved, request not yet submitted'));
});

test('changes and removes nothing but what it is told to, where names are given', () => {
  const rules = (props: MetacontrollerProps) => found(given(props).scope, 'ClusterRole', 'kubeflow-metacontroller').rules as any[];
  const ofSecrets = (props: MetacontrollerProps) => rules(props).filter(rule => rule.resources.includes('secrets'));
  for (const props of [{}, richest]) {
    expect(ofSecrets(props)).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['secrets'], verbs: ['delete', 'patch', 'update'], resourceNames: ['mlpipeline-minio-artifact'] },
    ]);
  }
  expect(ofSecrets({ manages: [{ apiGroup: '', resource: 'secrets' }] }))
    .toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'] }]);
  expect(rules(richest).flatMap(rule => rule.resources)).not.toContain('services');
});

test.each([Duration.millis(500), '0s', '1500ms'])('fails for looking after kinds every %s', discoveryInterval =>
  expectConfigError(() => given({ discoveryInterval }), 'DiscoveryInterval', 'test/metacontroller', 'must be whole seconds, 1 or more'));

test('fails for two pods, which would work against each other', () =>
  expectConfigError(() => given({ workloads: { metacontroller: { replicas: 2 } } }), 'OnePod', 'test/metacontroller', 'got 2'));
