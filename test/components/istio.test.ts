import * as fs from 'fs';
import * as path from 'path';
import { load } from 'js-yaml';
import { Istio, IstioProps } from '../../src/components/istio';
import { ExternalAuthorizer, files, Images, PlainManifest } from '../../src/core';
import { differences } from '../differences';
import { chart, expectConfigError, expectText, found, goldenDifference, manifestSet, rendered } from '../support';

const login: ExternalAuthorizer = {
  name: 'login',
  host: 'login.sso.svc.cluster.local',
  port: 8080,
  includeRequestHeadersInCheck: ['cookie'],
  headersToUpstreamOnAllow: ['x-user'],
  headersToDownstreamOnDeny: ['set-cookie'],
};
const cluster = { url: 'https://kubernetes.default.svc', jwksUri: 'http://keys.istio-system.svc.cluster.local/jwks' };

const richest: IstioProps = {
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
};

function given(props: IstioProps = {}) {
  const scope = chart();
  return { scope, istio: new Istio(scope, 'istio', props) };
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

/** Manifests below a folder of dist/ by their files, the definitions of kinds left out. */
function committed(folder: string): Map<string, PlainManifest> {
  const dist = path.join(__dirname, '..', '..', 'dist');
  const files = fs.readdirSync(path.join(dist, folder), { recursive: true, encoding: 'utf8' }).map(file => `${folder}/${file}`)
    .filter(file => file.endsWith('.yaml') && !file.includes('-crds/')).sort();
  return new Map(files.map(file => [file, load(fs.readFileSync(path.join(dist, file), 'utf8')) as PlainManifest]));
}

// All that the component makes by default lies in dist/ already, where people review it: no second copy of it is kept here.
test('makes by itself the files of the default platform, but for the login that the platform asks and the marks for Argo CD', () => {
  const scope = chart('istio');
  new Istio(scope, 'istio');
  const made = [...files(manifestSet(scope))].filter(([, one]) => one.stage !== 'crds').map(([file, one]) => [file, one.manifest] as const);
  expectText(differences(committed('istio'), new Map(made)), 'istio.diff');
});

test('renders the richest manifests', () => goldenDifference(given().scope, given(richest).scope, 'istio-full.diff'));

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

test('serves no Ingress, by which a team could claim the host of the platform', () => expect(mesh().ingressControllerMode).toBe('OFF'));

test('puts proxies into pods from the first one on: a pod without it would be open to everybody', () => {
  const set = manifestSet(given().scope);
  const webhooks = set.ofKind('admissionregistration.k8s.io/MutatingWebhookConfiguration', 'admissionregistration.k8s.io/ValidatingWebhookConfiguration');
  expect(webhooks.map(one => [one.name, one.stage])).toEqual([['istio-sidecar-injector', 'base'], ['istio-validator-istio-system', 'workloads']]);
});

test('checks the configuration of the mesh whatever revision it names, since the only control plane reads all of it', () => {
  const { webhooks } = found(given().scope, 'ValidatingWebhookConfiguration', 'istio-validator-istio-system');
  expect(webhooks).toHaveLength(1);
  expect(webhooks[0]).toMatchObject({ failurePolicy: 'Fail', rules: [{ resources: ['*'], operations: ['CREATE', 'UPDATE'] }] });
  expect(webhooks[0]).not.toHaveProperty('objectSelector');
  expect(webhooks[0]).not.toHaveProperty('namespaceSelector');
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
  [{ platform: 'openshift' }, '/var/lib/cni/bin', '/etc/cni/multus/net.d'],
  [{ platform: 'gke' }, '/home/kubernetes/bin', '/etc/cni/net.d'],
  [{ platform: 'gke', cni: { binDir: '/srv/cni' } }, '/srv/cni', '/etc/cni/net.d'],
] as const)('finds the network plugins of the nodes with %j', (props, binDir, confDir) => {
  const volumes = pod(props, 'DaemonSet', 'istio-cni-node').volumes;
  expect(volumes.find((one: any) => one.name === 'cni-bin-dir').hostPath.path).toBe(binDir);
  expect(volumes.find((one: any) => one.name === 'cni-net-dir').hostPath.path).toBe(confDir);
});

test('fails for two authorization services of one name', () => expectConfigError(
  () => given({ extensionProviders: [login, { ...login, port: 1 }] }), 'DuplicateExtensionProvider', 'test/istio', 'got "login" twice'));

test.each([
  ['accessLog', 'xml', '"text", "json", "off"'], ['podSecurity', 'strict', '"restricted"'], ['namespace', 'Istio_System', 'lower-case'], ['logLevel', 'loud', '"debug"'],
  ['platform', 'eks', '"gke"'],
])('fails for %s %j', (prop, value, text) => expectConfigError(() => given({ [prop]: value } as never), 'WrongProp', 'test/istio', `${prop} must be`, `got "${value}"`, text));

describe('an ambient mesh', () => {
  const ambient: IstioProps = { ambient: true, podSecurity: 'privileged' };

  test('has a proxy on each node, which the agent hands pods to; the rest stays as it is', () =>
    goldenDifference(given({ podSecurity: 'privileged' }).scope, given(ambient).scope, 'istio-ambient.diff'));

  test('keeps its own pods out of itself', () => {
    const { labels } = found(given(ambient).scope, 'DaemonSet', 'ztunnel').spec.template.metadata;
    expect(labels['istio.io/dataplane-mode']).toBe('none');
  });

  test('names its control plane wherever it is', () => {
    const env = found(given({ ...ambient, namespace: 'mesh' }).scope, 'DaemonSet', 'ztunnel').spec.template.spec.containers[0].env;
    const values: string[] = env.map((one: { readonly value?: string }) => one.value ?? '');
    expect(values.filter(value => value.includes('istiod'))).toEqual(['istiod.mesh.svc:15012', 'istiod.mesh.svc:15012']);
    expect(JSON.stringify(rendered(given({ ...ambient, namespace: 'mesh' }).scope).filter(one => one.kind === 'DaemonSet'))).not.toContain('istio-system');
  });

  test('tells its proxies the domain of the cluster, and what to log', () => {
    const variables = (props: Partial<IstioProps>) => Object.fromEntries((found(given({ ...ambient, ...props } as IstioProps).scope, 'DaemonSet', 'ztunnel')
      .spec.template.spec.containers[0].env as { readonly name: string; readonly value?: string }[]).map(({ name, value }) => [name, value]));
    expect(variables({})).toMatchObject({ RUST_LOG: 'info' });
    expect(variables({})).not.toHaveProperty('CLUSTER_DOMAIN'); // the program's own is cluster.local
    expect(variables({ clusterDomain: 'corp.internal', logLevel: 'debug' })).toMatchObject({ RUST_LOG: 'debug', CLUSTER_DOMAIN: 'corp.internal' });
  });

  test('needs the agent, and a namespace that admits node agents', () => {
    // @ts-expect-error nothing would hand pods to the proxies
    expectConfigError(() => given({ ...ambient, cni: false }), 'WrongProp', 'test/istio', 'cni must be true or an object');
    // @ts-expect-error the proxies of nodes need more
    expectConfigError(() => given({ ambient: true, podSecurity: 'restricted' }), 'WrongProp', 'test/istio', 'podSecurity must be "privileged"');
    // @ts-expect-error the level must be said
    expectConfigError(() => given({ ambient: true }), 'MissingProp', 'test/istio', 'podSecurity must be given');
  });
});
