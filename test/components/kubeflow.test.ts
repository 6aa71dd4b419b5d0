import { KubeflowBase, KubeflowBaseProps } from '../../src/components/kubeflow';
import { chart, expectConfigError, expectGolden, found, rendered } from '../support';

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
  tls: { credentialName: 'front-tls' },
  podSecurity: 'baseline' as const,
  trustedNamespaces: ['second-ingress'],
};

function given(props: Partial<KubeflowBaseProps> = {}) {
  const scope = chart();
  return { scope, base: new KubeflowBase(scope, 'kubeflow', { ingress, ...props } as KubeflowBaseProps) };
}

test('renders the default manifests', () => expectGolden(given().scope, 'kubeflow.yaml'));

test('renders the richest manifests', () => expectGolden(given(full).scope, 'kubeflow-full.yaml'));

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
  const policy = found(given(full).scope, 'NetworkPolicy', 'katib-ui');
  expect(policy.spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].values).toEqual(['ingress', 'second-ingress']);
});

test('lets everybody call a webhook, on its port only', () => {
  const { spec } = found(given().scope, 'NetworkPolicy', 'katib-controller');
  expect(spec.ingress).toEqual([{ ports: [{ port: 8443, protocol: 'TCP' }] }]);
});

test('has nothing of the notebooks, which bring it themselves', () => {
  expect(JSON.stringify(rendered(given().scope))).not.toMatch(/jupyter|notebook-controller|tensorboard|volumes-web-app|pvcviewer/);
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
  const { servers } = found(given({ tls: { credentialName: 'front-tls' } }).scope, 'Gateway', 'kubeflow-gateway').spec;
  expect(servers[0]).toMatchObject({ port: { number: 80 }, tls: { httpsRedirect: true } });
  expect(servers[1]).toMatchObject({ port: { number: 443, protocol: 'HTTPS' }, tls: { mode: 'SIMPLE', credentialName: 'front-tls' } });
});

test('serves plain HTTP beside HTTPS on request', () => {
  const { servers } = found(given({ tls: { credentialName: 'front-tls', httpRedirect: false } }).scope, 'Gateway', 'kubeflow-gateway').spec;
  expect(servers.map((server: { port: { number: number } }) => server.port.number)).toEqual([80, 443]);
  expect(servers[0]).not.toHaveProperty('tls');
});

test('uses an existing Gateway and makes none', () => {
  const gateway = { namespace: 'edge', name: 'public', workload: full.ingress };
  const { scope, base } = given({ ingress: undefined, gateway });
  expect(base.gateway).toBe(gateway);
  expect(rendered(scope).filter(one => one.kind === 'Gateway')).toEqual([]);
  expect(found(scope, 'NetworkPolicy', 'katib-ui').spec.ingress[0].from[0].namespaceSelector.matchExpressions[0].values).toEqual(['ingress']);
});

test.each([{ tls: { credentialName: 'front-tls' } }, { hosts: ['ml.example.com'] }])('fails for %j beside an existing Gateway', props => {
  const gateway = { namespace: 'edge', name: 'public', workload: full.ingress };
  expectConfigError(() => given({ ...props, ingress: undefined, gateway }), 'ExistingGateway', 'test/kubeflow', 'edge/public');
});

test('fails if both namespaces are the same', () =>
  expectConfigError(() => given({ systemNamespace: 'kubeflow' }), 'SameNamespace', 'test/kubeflow', 'got "kubeflow"'));

test('fails without a host', () => expectConfigError(() => given({ hosts: [] }), 'GatewayHosts', 'test/kubeflow', 'got []'));

test.each([[undefined, 'ingress must be given, got undefined'], [{ ...ingress, selector: undefined }, 'ingress.selector must be given']])(
  'fails without the pods of a Gateway: %j', (one, text) =>
    expectConfigError(() => given({ ingress: one } as unknown as Partial<KubeflowBaseProps>), 'MissingProp', 'test/kubeflow', text));

test('fails without any props, and for a Gateway without its pods', () => {
  expectConfigError(() => new KubeflowBase(chart(), 'kubeflow', undefined as unknown as KubeflowBaseProps), 'MissingProp', 'test/kubeflow', 'ingress');
  const gateway = { namespace: 'edge', name: 'public' };
  expectConfigError(() => given({ ingress: undefined, gateway } as unknown as Partial<KubeflowBaseProps>), 'MissingProp', 'test/kubeflow', 'gateway.workload must be given');
});

test.each(['Front_TLS', 'ingress/front-tls', '', undefined])('fails for the name %j of a certificate', credentialName =>
  expectConfigError(() => given({ tls: { credentialName } } as unknown as Partial<KubeflowBaseProps>), 'CredentialName', 'test/kubeflow',
    `got ${JSON.stringify(credentialName)}`, 'pass e.g. "kubeflow-tls"'));
