import { KubeflowBase, KubeflowBaseProps } from '../../src/components/kubeflow';
import { secretRef } from '../../src/core';
import { WEBHOOK_AUTHORITY } from '../../src/kit';
import { chart, configError, expectConfigError, expectGolden, found, goldenDifference, manifestSet, rendered } from '../support';

const ingress = {
  namespace: 'istio-system',
  serviceAccount: 'istio-ingressgateway-service-account',
  selector: { app: 'istio-ingressgateway' },
  gatewaySelector: { istio: 'ingressgateway' },
};

const full = {
  ingress: { namespace: 'ingress', serviceAccount: 'public', selector: { app: 'public' }, gatewaySelector: { gateway: 'public' } },
  namespace: 'platform',
  systemNamespace: 'platform-system',
  gatewayName: 'front',
  hosts: ['ml.example.com'],
  tls: { certificate: secretRef('front-tls') },
  podSecurity: 'baseline' as const,
  trustedNamespaces: ['second-ingress'],
  injection: { revision: 'canary' },
  webhookAuthority: 'certificates',
};

function given(props: Partial<KubeflowBaseProps> = {}) {
  const scope = chart();
  return { scope, base: new KubeflowBase(scope, 'kubeflow', { ingress, ...props } as KubeflowBaseProps) };
}

test('renders the default manifests', () => expectGolden(given().scope, 'kubeflow.yaml'));

test('renders the richest manifests', () => goldenDifference(given().scope, given(full).scope, 'kubeflow-full.diff'));

test('hands out its namespaces and its gateway', () => {
  const { base } = given(full);
  expect(base.namespace).toBe('platform');
  expect(base.systemNamespace).toBe('platform-system');
  expect(base.gateway).toEqual({ namespace: 'platform', name: 'front', workload: full.ingress });
});

test('leaves no default name behind when all names are changed', () => {
  const objects = JSON.stringify(rendered(given(full).scope));
  expect(objects).not.toContain('istio-system');
  expect(objects).not.toContain('ingressgateway');
  expect(objects).not.toContain('"namespace":"kubeflow');
  expect(objects).not.toContain('kubeflow-gateway');
});

test('lets the pods of all ingress namespaces call a web application', () => {
  const policy = found(given(full).scope, 'NetworkPolicy', 'model-registry-ui');
  expect(policy.spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].values).toEqual(['ingress', 'second-ingress']);
});

test('lets everybody call a webhook, on its port only', () => {
  const { spec } = found(given().scope, 'NetworkPolicy', 'kserve');
  expect(spec.ingress).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
});

test('has nothing of notebooks, Katib, pipelines, the hub and the Spark operator, which bring it themselves', () => {
  expect(JSON.stringify(rendered(given().scope))).not.toMatch(/jupyter|notebook-controller|tensorboard|volumes-web-app|pvcviewer|katib|ml-pipeline|metadata-envoy|cache-server|model-catalog|spark/);
});

test('has no rules in roles that collect those of others', () => {
  const collecting = rendered(given().scope).filter(one => one.kind === 'ClusterRole' && 'aggregationRule' in one);
  expect(collecting).toHaveLength(4);
  collecting.forEach(role => expect(role).not.toHaveProperty('rules'));
});

test('keeps Secrets from those who may only view', () => {
  const { rules } = found(given().scope, 'ClusterRole', 'kubeflow-kubernetes-view');
  expect(rules.flatMap((rule: { resources: string[] }) => rule.resources)).not.toContain('secrets');
});

test('redirects plain HTTP once there is a certificate', () => {
  const { servers } = found(given({ tls: { certificate: secretRef('front-tls') } }).scope, 'Gateway', 'kubeflow-gateway').spec;
  expect(servers[0]).toMatchObject({ port: { number: 80 }, tls: { httpsRedirect: true } });
  expect(servers[1]).toMatchObject({ port: { number: 443, protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'front-tls' } });
});

test('serves plain HTTP beside HTTPS on request', () => {
  const { servers } = found(given({ tls: { certificate: secretRef('front-tls'), httpRedirect: false } }).scope, 'Gateway', 'kubeflow-gateway').spec;
  expect(servers.map((server: { port: { number: number } }) => server.port.number)).toEqual([80, 443]);
  expect(servers[0]).not.toHaveProperty('tls');
});

test('uses an existing Gateway and makes none', () => {
  const gateway = { namespace: 'edge', name: 'public', workload: full.ingress };
  const { scope, base } = given({ ingress: undefined, gateway });
  expect(base.gateway).toBe(gateway);
  expect(rendered(scope).filter(one => one.kind === 'Gateway')).toEqual([]);
  expect(found(scope, 'NetworkPolicy', 'model-registry-ui').spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].values).toEqual(['ingress']);
});

test.each([['tls', { tls: { certificate: secretRef('front-tls') } }], ['hosts', { hosts: ['ml.example.com'] }]])('fails for %s beside an existing Gateway', (prop, props) => {
  const gateway = { namespace: 'edge', name: 'public', workload: full.ingress };
  expectConfigError(() => given({ ...props, ingress: undefined, gateway }), 'ExistingGateway', 'test/kubeflow', `${prop} is for a Gateway that is made here`, 'edge/public');
});

test('fails if both namespaces are the same', () =>
  expectConfigError(() => given({ systemNamespace: 'kubeflow' }), 'SameNamespace', 'test/kubeflow', 'got "kubeflow"'));

test('fails without a host', () => expectConfigError(() => given({ hosts: [] }), 'GatewayHosts', 'test/kubeflow', 'got []'));

test.each([
  [{ ingress: undefined }, 'ingress must be given, got undefined'],
  [{ ingress: { ...ingress, selector: undefined } }, 'ingress.selector must be given'],
  [{ ingress: undefined, gateway: { namespace: 'edge', name: 'public' } }, 'gateway.workload must be given'],
  [{ tls: {} }, 'tls.certificate must be given'],
])('fails without what it stands on: %j', (props, text) =>
  expectConfigError(() => given(props as unknown as Partial<KubeflowBaseProps>), 'MissingProp', 'test/kubeflow', text));

test('fails without any props', () =>
  expectConfigError(() => new KubeflowBase(chart(), 'kubeflow', undefined as unknown as KubeflowBaseProps), 'MissingProp', 'test/kubeflow'));

test.each([
  [{ certificate: 'front-tls' }, 'secretRef("<name>")'], [{ certificate: secretRef('front-tls'), httpsRedirect: true }, 'use "httpRedirect"'],
])('fails for %j as TLS', (tls, text) => {
  const error = configError(() => given({ tls } as unknown as Partial<KubeflowBaseProps>));
  expect([error.path, error.message]).toEqual(['test/kubeflow', expect.stringContaining(text)]);
});

test('makes one authority for the certificates of all webhooks where it is told to, before the pods that wait for certificates', () => {
  const authority = WEBHOOK_AUTHORITY.name;
  const { scope } = given({ webhookAuthority: 'certificates' });
  const certificate = found(scope, 'Certificate', authority, 'certificates').spec;
  expect(certificate).toMatchObject({ isCA: true, issuerRef: { kind: 'Issuer', name: found(scope, 'Issuer', authority, 'certificates').metadata.name } });
  expect(parseInt(certificate.duration)).toBeGreaterThan(24 * 90); // of certificates that do not say how long they last
  expect(found(scope, 'ClusterIssuer', authority).spec.ca.secretName).toBe(certificate.secretName);
  const stages = manifestSet(scope).ofKind('cert-manager.io/Issuer', 'cert-manager.io/Certificate', 'cert-manager.io/ClusterIssuer').map(one => one.stage);
  expect(stages).toEqual(['base', 'base', 'base']);
  expect(rendered(given().scope).filter(one => one.metadata.name === authority)).toEqual([]);
});

test.each([
  ['enabled', { 'istio-injection': 'enabled' }], ['none', {}], [{ revision: 'canary' }, { 'istio.io/rev': 'canary' }],
] as const)('labels both namespaces for proxies by %j', (injection, labels) => {
  const { scope } = given({ injection });
  for (const name of ['kubeflow', 'kubeflow-system']) {
    const all = Object.entries(found(scope, 'Namespace', name).metadata.labels);
    expect(Object.fromEntries(all.filter(([key]) => key.startsWith('istio')))).toEqual(labels);
  }
});

test('lets nobody who edits a profile make an Ingress, which could claim the host of the platform', () => {
  const roles = rendered(given().scope).filter(one => one.kind === 'ClusterRole');
  const writes = (rule: { resources: string[]; verbs: string[] }) => rule.resources.includes('ingresses') && rule.verbs.includes('create');
  const writers = roles.filter(one => (one.rules ?? []).some(writes));
  expect(writers.map(one => one.metadata.name)).toEqual([]);
});
