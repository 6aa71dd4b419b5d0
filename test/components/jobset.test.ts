import { load } from 'js-yaml';
import { JobSets, JobSetsProps } from '../../src/components/jobset';
import { Images } from '../../src/core';
import { chart, expectGolden, found, goldenDifference, rendered } from '../support';

const elsewhere: JobSetsProps = {
  namespace: 'training',
  clusterDomain: 'corp.internal',
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  logLevel: 4,
  clientConnection: { qps: 20, burst: 40 },
  inPlaceRestart: true,
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  workloads: { 'jobset-controller-manager': { replicas: 2 } },
};

function given(props: JobSetsProps = {}) {
  const scope = chart();
  return { scope, jobSets: new JobSets(scope, 'jobset', props) };
}

function config(props: JobSetsProps): any {
  return load(found(given(props).scope, 'ConfigMap', 'jobset-manager-config').data['controller_manager_config.yaml']);
}

/** Rules of all roles, as `<groups> <resources> <verbs>`. */
function rules(props: JobSetsProps): string[] {
  return rendered(given(props).scope).flatMap(one => (one.rules ?? []) as any[]).map(rule => `${rule.apiGroups} ${rule.resources} ${rule.verbs}`);
}

test('renders the default manifest', () => expectGolden(given().scope, 'jobset.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'jobset-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['kubeflow-system', 'cluster.local', 'registry.k8s.io', 'jobset-system']) {
    expect(text).not.toContain(literal);
  }
});

test('makes its certificate itself unless an issuer signs it', () => {
  const kinds = (props: JobSetsProps) => rendered(given(props).scope).map(one => one.kind);
  expect(config({}).internalCertManagement).toEqual({ enable: true });
  expect(kinds({})).not.toContain('Certificate');
  expect(found(given().scope, 'Secret', 'jobset-webhook-server-cert')).not.toHaveProperty('data');

  const { scope } = given(elsewhere);
  expect(config(elsewhere).internalCertManagement).toEqual({ enable: false });
  expect(kinds(elsewhere)).not.toContain('Secret');
  expect(kinds(elsewhere)).not.toContain('Issuer');
  const { spec } = found(scope, 'Certificate', 'jobset-webhook-server-cert');
  expect(spec).toMatchObject({
    secretName: 'jobset-webhook-server-cert', issuerRef: elsewhere.webhookIssuer, dnsNames: expect.arrayContaining(['jobset-webhook-service.training.svc']),
  });
});

test('has an authority of cert-manager injected wherever the API server calls it, and nowhere else', () => {
  const injected = (props: JobSetsProps) => rendered(given(props).scope)
    .filter(one => one.metadata.annotations?.['cert-manager.io/inject-ca-from'] !== undefined).map(one => one.kind);
  expect(injected({})).toEqual([]);
  expect(injected(elsewhere)).toEqual(['CustomResourceDefinition', 'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']);
});

test('reads Secrets and writes webhook configurations only for a certificate of its own', () => {
  const certificate = (props: JobSetsProps) => rules(props).filter(rule => /secrets|webhookconfigurations/.test(rule));
  expect(certificate({})).toHaveLength(2);
  expect(certificate(elsewhere)).toEqual([]);
});

test('never reads the Secrets of other namespaces', () => {
  const cluster = rendered(given().scope).filter(one => one.kind === 'ClusterRole').flatMap(one => one.rules).flatMap(rule => rule.resources ?? []);
  expect(cluster).not.toContain('secrets');
});

test('can be called from outside the mesh at webhooks and metrics', () => {
  const { annotations } = found(given().scope, 'Deployment', 'jobset-controller-manager').spec.template.metadata;
  expect(annotations['traffic.sidecar.istio.io/excludeInboundPorts']).toBe('8443,9443');
});

test('looks at pods of sets only', () => {
  const { scope } = given();
  for (const kind of ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']) {
    const webhooks = rendered(scope).find(one => one.kind === kind)!.webhooks as any[];
    const ofPods = webhooks.filter(one => one.rules[0].resources[0] === 'pods');
    expect(ofPods.map(one => one.objectSelector)).toEqual([{ matchExpressions: [{ key: 'jobset.sigs.k8s.io/jobset-name', operator: 'Exists' }] }]);
  }
});

test('says in its configuration what was asked for', () => {
  expect(config({})).toEqual({
    apiVersion: 'config.jobset.x-k8s.io/v1alpha1', kind: 'Configuration', leaderElection: { leaderElect: true }, internalCertManagement: { enable: true },
  });
  expect(config(elsewhere)).toMatchObject({ clientConnection: { qps: 20, burst: 40 }, featureGates: { InPlaceRestart: true } });
});

test('the definition is converted by the webhook, and has no reference to a certificate of somebody else', () => {
  const definition = found(given().scope, 'CustomResourceDefinition', 'jobsets.jobset.x-k8s.io');
  expect(definition.metadata).not.toHaveProperty('annotations');
  expect(definition.spec.conversion.webhook.clientConfig).toEqual({ service: { name: 'jobset-webhook-service', namespace: 'kubeflow-system', path: '/convert' } });
});
