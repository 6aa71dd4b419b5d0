import { JsonPatch } from 'cdk8s';
import { load } from 'js-yaml';
import { Istio, IstioProps } from '../../src/components/istio';
import { ExternalAuthorizer, Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, rendered } from '../support';

const login: ExternalAuthorizer = {
  name: 'login',
  host: 'login.sso.svc.cluster.local',
  port: 8080,
  includeRequestHeadersInCheck: ['cookie'],
  headersToUpstreamOnAllow: ['x-user'],
  headersToDownstreamOnDeny: ['set-cookie'],
};
const cluster = { url: 'https://kubernetes.default.svc', jwksUri: 'http://keys.istio-system.svc.cluster.local/jwks' };

function given(props: IstioProps = {}) {
  const scope = chart();
  return { scope, istio: new Istio(scope, 'istio', props) };
}

/** What the injector reads is tested apart, and would make the golden files unreadable. */
function withoutInjector({ scope, istio }: ReturnType<typeof given>) {
  istio.patch('ConfigMap', 'istio-sidecar-injector', JsonPatch.replace('/data', { config: '(templates)', values: '(facts for the templates)' }));
  return scope;
}

function injectorValues(props: IstioProps): any {
  return JSON.parse(found(given(props).scope, 'ConfigMap', 'istio-sidecar-injector').data.values);
}

function mesh(props: IstioProps = {}, namespace?: string): any {
  return load(found(given(props).scope, 'ConfigMap', 'istio', namespace).data.mesh);
}

function pod(props: IstioProps, kind: string, name: string): any {
  return found(given(props).scope, kind, name).spec.template.spec;
}

test('renders the default manifests', () => expectGolden(withoutInjector(given()), 'istio.yaml'));

test('renders the richest manifests', () => expectGolden(withoutInjector(given({
  namespace: 'mesh',
  clusterDomain: 'corp.internal',
  trustDomain: 'ml.example.com',
  podSecurity: 'baseline',
  platform: 'k3s',
  cni: { excludeNamespaces: ['kube-system', 'storage'] },
  extensionProviders: [login],
  meshNamespaces: ['ml'],
  gatewayCallers: ['serving', 'probes'],
  istiod: { autoscaling: { min: 2, max: 4, cpuPercent: 60 } },
  ingressGateway: {
    service: {
      type: 'LoadBalancer',
      annotations: { 'example.com/internal': 'true' },
      nodePorts: { https: 30443 },
      externalTrafficPolicy: 'Local',
      loadBalancerClass: 'example.com/lb',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
    },
    ports: [{ name: 'grpc', port: 8500, targetPort: 8500 }],
    autoscaling: { min: 2 },
  },
  clusterLocalGateway: { tokens: { issuers: [cluster], userIdHeader: 'x-user' }, autoscaling: false },
  accessLog: 'json',
  logLevel: 'warn',
  proxyLogLevel: 'error',
  proxyResources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '256Mi' } },
  injector: { imagePullSecrets: ['registry'], rewriteProbes: false },
  pods: { imagePullSecrets: ['registry'] },
  workloads: { 'cluster-local-gateway': { replicas: 3 } },
})), 'istio-full.yaml'));

test('keeps no name or domain of the defaults when all are set otherwise', () => {
  const { scope } = given({ namespace: 'mesh', clusterDomain: 'corp.internal', trustDomain: 'ml.example.com', meshNamespaces: [], gatewayCallers: [] });
  const text = JSON.stringify(rendered(scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  expect(text).not.toMatch(/istio-system|cluster\.local|kubeflow|knative-serving/);
});

test('pulls all images from a mirror, also those of injected proxies', () => {
  const { scope } = given({ images: new Images({ mirror: 'registry.example.com/m' }) });
  const workloads = ['Deployment', 'DaemonSet'].flatMap(kind => rendered(scope).filter(one => one.kind === kind)) as any[];
  const images = workloads.flatMap(one => one.spec.template.spec.containers.map((container: any) => container.image));
  expect(images).toHaveLength(4);
  images.forEach(image => expect(image).toMatch(/^registry\.example\.com\/m\//));
  expect(JSON.parse(found(scope, 'ConfigMap', 'istio-sidecar-injector').data.values).global.hub).toBe('registry.example.com/m/release');
});

test('hands out the pods and Services where requests enter', () => {
  const { istio } = given({ namespace: 'mesh' });
  expect(istio.ingress).toEqual({
    namespace: 'mesh',
    serviceAccount: 'istio-ingressgateway-service-account',
    selector: { app: 'istio-ingressgateway' },
    gatewaySelector: { istio: 'ingressgateway' },
  });
  expect(istio.ingressService).toEqual({ namespace: 'mesh', name: 'istio-ingressgateway', port: 80 });
  expect(istio.clusterLocal?.serviceAccount).toBe('cluster-local-gateway-service-account');
  expect(istio.clusterLocalService?.name).toBe('cluster-local-gateway');
});

test('refuses in the mesh what no policy allows', () => {
  expect(found(given().scope, 'AuthorizationPolicy', 'global-deny-all').spec).toEqual({});
});

test('names authorization services in the mesh configuration', () => {
  expect(mesh({ extensionProviders: [login] }).extensionProviders).toEqual([{
    name: 'login',
    envoyExtAuthzHttp: {
      service: 'login.sso.svc.cluster.local',
      port: 8080,
      includeRequestHeadersInCheck: ['cookie'],
      headersToUpstreamOnAllow: ['x-user'],
      headersToDownstreamOnDeny: ['set-cookie'],
    },
  }]);
  expect(mesh()).not.toHaveProperty('extensionProviders');
});

test.each([
  ['off', { accessLogFile: '' }],
  ['json', { accessLogFile: '/dev/stdout', accessLogEncoding: 'JSON' }],
] as const)('writes an access log of the form %s', (accessLog, expected) => expect(mesh({ accessLog })).toMatchObject(expected));

test('leaves the redirection of traffic to the pods when there is no node agent', () => {
  const { scope } = given({ cni: false });
  expect(rendered(scope).filter(one => one.metadata.namespace === 'kube-system' || one.metadata.name.startsWith('istio-cni'))).toEqual([]);
  expect(injectorValues({ cni: false }).pilot.cni.enabled).toBe(false);
  expect(injectorValues({}).pilot.cni.enabled).toBe(true);
});

test('tells the injector what proxies are like', () => {
  const proxyResources = { requests: { cpu: '20m' } };
  const { global } = injectorValues({
    namespace: 'mesh', clusterDomain: 'corp.internal', proxyResources, proxyLogLevel: 'error', logLevel: 'warn', injector: { imagePullSecrets: ['registry'] },
  });
  expect(global).toMatchObject({
    istioNamespace: 'mesh',
    imagePullSecrets: ['registry'],
    logging: { level: 'default:warn' },
    proxy: { clusterDomain: 'corp.internal', logLevel: 'error', resources: proxyResources },
  });
});

test.each([
  [{}, '/opt/cni/bin', '/etc/cni/net.d'],
  [{ platform: 'gke' }, '/home/kubernetes/bin', '/etc/cni/net.d'],
  [{ platform: 'gke', cni: { binDir: '/srv/cni' } }, '/srv/cni', '/etc/cni/net.d'],
] as const)('finds the network plugins of the nodes with %j', (props, binDir, confDir) => {
  const volumes = pod(props, 'DaemonSet', 'istio-cni-node').volumes;
  expect(volumes.find((one: any) => one.name === 'cni-bin-dir').hostPath.path).toBe(binDir);
  expect(volumes.find((one: any) => one.name === 'cni-net-dir').hostPath.path).toBe(confDir);
});

test('opens the ingress gateway to the outside only when its Service leads there', () => {
  const names = (props: IstioProps) => rendered(given(props).scope).filter(one => one.kind === 'NetworkPolicy').map(one => one.metadata.name);
  expect(names({})).not.toContain('allow-to-istio-ingressgateway');
  expect(names({ ingressGateway: { service: { type: 'NodePort' } } })).toContain('allow-to-istio-ingressgateway');
  const { scope } = given({ ingressGateway: { callers: ['edge'] } });
  expect(found(scope, 'NetworkPolicy', 'allow-to-istio-ingressgateway').spec.ingress[0].from)
    .toEqual([{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }]);
});

test('leaves the cluster-local gateway out', () => {
  const { scope, istio } = given({ clusterLocalGateway: false });
  expect(istio.clusterLocal).toBeUndefined();
  expect(istio.clusterLocalService).toBeUndefined();
  expect(JSON.stringify(rendered(scope))).not.toContain('cluster-local-gateway');
});

test('lets only requests with a token pass the cluster-local gateway', () => {
  const { scope } = given({ clusterLocalGateway: { tokens: { issuers: [cluster] } } });
  expect(found(scope, 'AuthorizationPolicy', 'cluster-local-gateway').spec.rules[0]).toEqual({ from: [{ source: { requestPrincipals: ['*'] } }] });
  expect(found(scope, 'AuthorizationPolicy', 'cluster-local-gateway-require-jwt').spec.action).toBe('DENY');
  expect(found(scope, 'RequestAuthentication', 'cluster-local-gateway-jwt').spec.jwtRules[0]).toMatchObject({
    issuer: cluster.url, jwksUri: cluster.jwksUri, outputClaimToHeaders: [{ claim: 'sub', header: 'kubeflow-userid' }],
  });
});

test('never writes a number of pods beside an autoscaler', () => {
  const { scope } = given();
  const all = rendered(scope) as any[];
  const scaled = all.filter(one => one.kind === 'HorizontalPodAutoscaler').map(one => one.spec.scaleTargetRef.name);
  expect(scaled).toEqual(['istiod', 'istio-ingressgateway', 'cluster-local-gateway']);
  scaled.forEach(name => expect(found(scope, 'Deployment', name).spec).not.toHaveProperty('replicas'));
});

test('fails for an autoscaler whose bounds are crossed', () => expectConfigError(
  () => given({ ingressGateway: { autoscaling: { min: 6 } } }), 'AutoscalingRange', 'test/istio', 'ingressGateway.autoscaling', 'got min 6 and max 5'));

test('fails for an autoscaler without a target', () => expectConfigError(
  () => given({ istiod: { autoscaling: { cpuPercent: 0 } } }), 'AutoscalingTarget', 'test/istio', 'istiod.autoscaling.cpuPercent', 'got 0'));

test('fails for a number of pods beside an autoscaler', () => expectConfigError(
  () => given({ workloads: { istiod: { replicas: 2 } } }), 'ReplicasUnderAutoscaler', 'test/istio', 'workloads["istiod"].replicas', 'got 2', 'istiod.autoscaling'));

test('takes a number of pods where there is no autoscaler', () => {
  const { scope } = given({ istiod: { autoscaling: false }, workloads: { istiod: { replicas: 2 } } });
  expect(found(scope, 'Deployment', 'istiod').spec.replicas).toBe(2);
});

test('fails for two authorization services of one name', () => expectConfigError(
  () => given({ extensionProviders: [login, { ...login, port: 1 }] }), 'DuplicateExtensionProvider', 'test/istio', 'got "login" twice'));

test('fails for required tokens that nobody issues', () => expectConfigError(
  () => given({ clusterLocalGateway: { tokens: { issuers: [] } } }), 'NoTokenIssuer', 'test/istio', 'clusterLocalGateway.tokens.issuers', 'got []'));

test('fails for a node port without a port', () => expectConfigError(
  () => given({ ingressGateway: { service: { type: 'NodePort', nodePorts: { http: 30080 } } } }), 'UnknownGatewayPort', 'test/istio', 'got "http"', 'http2'));
