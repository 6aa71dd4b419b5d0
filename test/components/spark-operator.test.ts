import { SparkOperator, SparkOperatorProps } from '../../src/components/spark-operator';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, rendered } from '../support';

const elsewhere: SparkOperatorProps = {
  namespace: 'spark',
  clusterDomain: 'corp.internal',
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  namespaceSelector: {
    matchLabels: { spark: 'enabled' },
    matchExpressions: [{ key: 'env', operator: 'In', values: ['prod', 'staging'] }, { key: 'legacy', operator: 'DoesNotExist' }],
  },
  threads: 20,
  ui: {
    ingress: {
      urlFormat: 'spark.example.com/{{$appNamespace}}/{{$appName}}', className: 'nginx', tls: [{ hosts: ['spark.example.com'], secretName: 'spark-tls' }],
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
    },
  },
  batchSchedulers: { default: 'volcano', kubeSchedulers: ['coscheduler'] },
  enforceQuotas: true,
  featureGates: { LoadSparkDefaults: true },
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  workloads: { 'spark-operator-controller': { replicas: 2 } },
};

function given(props: SparkOperatorProps = {}) {
  const scope = chart();
  new SparkOperator(scope, 'spark', props);
  return scope;
}

const args = (scope: ReturnType<typeof chart>, program: string): string[] =>
  found(scope, 'Deployment', `spark-operator-${program}`).spec.template.spec.containers[0].args;

test('renders the default manifest', () => expectGolden(given(), 'spark-operator.yaml'));

test('renders the richest manifest', () => goldenDifference(given(), given(elsewhere), 'spark-operator-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere)).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['cluster.local', '"kubeflow"', '=kubeflow', 'ghcr.io']) {
    expect(text).not.toContain(literal);
  }
});

test('watches the whole cluster by an empty name in quotes, which the programs read as one', () => {
  for (const program of ['controller', 'webhook']) {
    expect(args(given(), program)).toContain('--namespaces=""');
    expect(args(given({ namespaces: ['ml', 'etl'] }), program)).toContain('--namespaces=ml,etl');
  }
});

test('selects namespaces in the controller by a flag, in the webhook by what the API server shows it', () => {
  const { matchLabels, matchExpressions } = elsewhere.namespaceSelector!;
  const scope = given({ namespaceSelector: { matchLabels, matchExpressions } });
  expect(args(scope, 'controller').filter(one => one.includes('namespace'))).toEqual([
    '--namespace-selector=spark=enabled,env in (prod,staging),!legacy', '--leader-election-lock-namespace=kubeflow',
  ]);
  expect(args(scope, 'webhook')).toContain('--namespaces=""');
  for (const kind of ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']) {
    for (const { namespaceSelector } of found(scope, kind, 'spark-operator-webhook').webhooks) {
      expect(namespaceSelector).toEqual({ matchLabels, matchExpressions });
    }
  }
  expect(found(scope, 'ClusterRole', 'spark-operator-controller').rules).toContainEqual({ apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'list', 'watch'] });
});

test('shows the webhook objects of the named namespaces alone', () => {
  const [pods] = found(given({ namespaces: ['ml'] }), 'MutatingWebhookConfiguration', 'spark-operator-webhook').webhooks;
  expect(pods.namespaceSelector).toEqual({ matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['ml'] }] });
});

test('is called by the API server at the port of the Service that its configurations name', () => {
  const scope = given();
  const { ports: [port] } = found(scope, 'Service', 'spark-operator-webhook-svc').spec;
  const { webhooks } = found(scope, 'MutatingWebhookConfiguration', 'spark-operator-webhook');
  expect(webhooks.map((one: any) => one.clientConfig.service.port)).toEqual(Array(4).fill(port.port));
  expect(found(scope, 'Deployment', 'spark-operator-webhook').spec.template.metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('is called past the network policies of the namespace, wherever it is', () => {
  const { podSelector: { matchExpressions }, ingress } = found(given({ namespace: 'spark' }), 'NetworkPolicy', 'spark-operator-webhook', 'spark').spec;
  expect(ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
  const { labels } = found(given(), 'Deployment', 'spark-operator-webhook').spec.template.metadata;
  for (const { key, values } of matchExpressions) {
    expect(values).toEqual([labels[key]]);
  }
});

test('has a certificate that outlives its pods where an issuer signs it, since it reads it only at start', () => {
  const scope = given({ webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } });
  const certificate = found(scope, 'Certificate', 'spark-operator-certificate').spec;
  expect(certificate).toMatchObject({ duration: '87600h0m0s', secretName: 'spark-operator-webhook-certs', issuerRef: { kind: 'ClusterIssuer', name: 'internal' } });
  expect(certificate.dnsNames).toContain('spark-operator-webhook-svc.kubeflow.svc');
  expect(args(scope, 'webhook')).toContain('--enable-cert-manager=true');
  expect(found(scope, 'ValidatingWebhookConfiguration', 'spark-operator-webhook').metadata.annotations)
    .toEqual({ 'cert-manager.io/inject-ca-from': 'kubeflow/spark-operator-certificate' });
  expect(rendered(given()).some(one => one.kind === 'Certificate')).toBe(false);
});

test('lets people of profiles work with all kinds that it runs', () => {
  for (const name of ['kubeflow-spark-edit', 'kubeflow-spark-view']) {
    const resources = found(given(), 'ClusterRole', name).rules.flatMap((rule: any) => rule.resources);
    expect(resources).toEqual(expect.arrayContaining(['sparkapplications', 'scheduledsparkapplications', 'sparkconnects', 'sparkconnects/status']));
  }
});

test('gives objects without a namespace none', () => {
  const without = rendered(given()).filter(one => /^Cluster|Configuration$|Definition$/.test(one.kind));
  expect(without.length).toBeGreaterThan(9);
  expect(without.filter(one => one.metadata.namespace !== undefined)).toEqual([]);
});

test('switches off the Services of web pages, and needs no rights for batches unless they are scheduled', () => {
  expect(args(given({ ui: false }), 'controller')).toContain('--enable-ui-service=false');
  const groups = (props: SparkOperatorProps) => found(given(props), 'ClusterRole', 'spark-operator-controller').rules.flatMap((rule: any) => rule.apiGroups);
  expect(groups({})).not.toContain('scheduling.volcano.sh');
  expect(groups({ batchSchedulers: {} })).toContain('scheduling.volcano.sh');
});

test('makes the pod groups of Coscheduling where schedulers with that plug-in are named, and only there', () => {
  const verbs = (props: SparkOperatorProps) => found(given(props), 'ClusterRole', 'spark-operator-controller').rules
    .filter((rule: any) => rule.apiGroups.includes('scheduling.x-k8s.io') && rule.resources.includes('podgroups')).flatMap((rule: any) => rule.verbs);
  // It reads them through a cache, which lists and watches.
  expect(verbs({ batchSchedulers: { kubeSchedulers: ['own'] } })).toEqual(expect.arrayContaining(['get', 'list', 'watch', 'create', 'update', 'delete']));
  for (const batchSchedulers of [undefined, {}, { kubeSchedulers: [] }, { default: 'volcano' }]) {
    expect(verbs({ batchSchedulers })).toEqual([]);
  }
});

test('fails for a selector without a condition, and for no namespace at all', () => {
  expectConfigError(() => given({ namespaceSelector: {} }), 'SparkNamespaces', 'test/spark', 'leave it out');
  expectConfigError(() => given({ namespaces: [] }), 'WrongProp', 'test/spark', 'namespaces');
});

test('fails for a scheduler that the operator does not know, with which it would not start', () => {
  expectConfigError(() => given({ batchSchedulers: { default: 'kueue' } }), 'SparkScheduler', 'test/spark', 'got "kueue"', 'volcano');
  expect(args(given({ batchSchedulers: { default: 'own', kubeSchedulers: ['own'] } }), 'controller')).toContain('--default-batch-scheduler=own');
});

test('leaves its network policy out for a namespace that has none, and nothing else', () => {
  const labels = (props: SparkOperatorProps) => rendered(given(props)).map(one => `${one.kind}/${one.metadata.name}`);
  expect(labels({ networkPolicies: false })).toEqual(labels({}).filter(one => one !== 'NetworkPolicy/spark-operator-webhook'));
  expect(labels({})).toContain('NetworkPolicy/spark-operator-webhook');
});
