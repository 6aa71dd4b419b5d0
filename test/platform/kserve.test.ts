/** KServe in a platform: what it gets from the others, and gives to them. */
import { given, linesWith, objectsOf, PRESETS } from './support';
import { describe as described, Located, s3Compatible } from '../../src/core';
import { KubeflowPlatformProps } from '../../src/platform';

const config = (props: KubeflowPlatformProps, key: string): any =>
  JSON.parse((objectsOf(props).find(one => one.kind === 'ConfigMap' && one.name === 'inferenceservice-config')!.manifest as any).data[key]);
const named = (all: readonly Located[], kind: string) => all.filter(one => one.kind === kind).map(one => one.name);
const findings = (props: KubeflowPlatformProps) => given(props).app.findings().map(one => described(one));

test('addresses of models are below the platform\'s own host', () => {
  expect(config(PRESETS.oidc, 'ingress')).toMatchObject({
    ingressDomain: 'ml.example.com', urlScheme: 'https', pathTemplate: '/serving/{{ .Namespace }}/{{ .Name }}', ingressGateway: 'kubeflow/kubeflow-gateway',
  });
  const local = config(PRESETS.local, 'ingress');
  expect(local).toMatchObject({ ingressDomain: 'localhost', urlScheme: 'http' });
  expect(local).not.toHaveProperty('pathTemplate');
});

test('what fetches models reads the keys that each profile has for the platform\'s own store', () => {
  const keys = (props: KubeflowPlatformProps) => {
    const { s3: { s3AccessKeyIDName, s3SecretAccessKeyName } } = config(props, 'credentials');
    return [s3AccessKeyIDName, s3SecretAccessKeyName];
  };
  expect(keys(PRESETS.local)).toEqual(['accesskey', 'secretkey']);
  const profiles = { kind: 'secret', accessKey: 'id', secretKey: 'key' } as const;
  expect(keys({ ...PRESETS.local, objectStore: { existing: s3Compatible({ url: 'https://minio.example.com', bucket: 'models', profiles }) } })).toEqual(['id', 'key']);
  expect(keys({ ...PRESETS.local, kserve: { credentialKeys: { accessKey: 'AWS_ID', secretKey: 'AWS_KEY' } } })).toEqual(['AWS_ID', 'AWS_KEY']);
});

test('large language models and models on nodes are on with the local preset, off in production unless asked for, and so is what they need', () => {
  const of = (props: KubeflowPlatformProps) => {
    const all = objectsOf(props);
    return {
      programs: named(all, 'Deployment').filter(name => /^(llmisvc|kserve-localmodel)-controller-manager$/.test(name)).length,
      definitions: all.some(one => one.component === 'gateway-api'),
      pools: JSON.stringify(all.find(one => one.kind === 'Deployment' && one.name === 'istiod')!.manifest).includes('ENABLE_GATEWAY_API_INFERENCE_EXTENSION'),
    };
  };
  expect(of(PRESETS.local)).toEqual({ programs: 2, definitions: true, pools: true });
  expect(of(PRESETS.oidc)).toEqual({ programs: 0, definitions: false, pools: false });
  expect(of({ ...PRESETS.oidc, kserve: { llm: {} } })).toEqual({ programs: 1, definitions: true, pools: true });
  expect(of({ ...PRESETS.local, kserve: { llm: false, localModels: false } })).toEqual({ programs: 0, definitions: false, pools: false });
  expect(of({ ...PRESETS.local, kserve: false })).toEqual({ programs: 0, definitions: false, pools: false });
});

test.each<[string, KubeflowPlatformProps]>([
  ['large language models in production', { ...PRESETS.oidc, kserve: { llm: {}, localModels: { nodeAgent: {} } } }],
  ['no Knative', { ...PRESETS.oidc, knativeServing: false }],
  ['an existing Knative', { ...PRESETS.oidc, knativeServing: { existing: {} } }],
  ['an existing Gateway API', { ...PRESETS.local, gatewayApi: { existing: {} } }],
  ['an existing Gateway for models', { ...PRESETS.oidc, kserve: { llm: {}, serviceGateway: { existing: { namespace: 'edge', name: 'models' } } } }],
  ['models on several nodes', { ...PRESETS.local, leaderWorkerSet: {} }],
  ['Deployments beside Knative', { ...PRESETS.local, kserve: { knative: false } }],
  ['no object store', { ...PRESETS.oidc, objectStore: false, pipelines: false }],
])('%s gives no findings', (_name, props) => {
  // An agent on nodes is nothing that a level of the Pod Security Standards lets through: the namespace says so.
  expect(findings(props)).toEqual([]);
});

test('models are Deployments where there is no Knative, with the definitions that their routes need', () => {
  const props = { ...PRESETS.oidc, knativeServing: false } as const;
  expect(config(props, 'deploy').defaultDeploymentMode).toBe('Standard');
  expect(named(objectsOf(props), 'CustomResourceDefinition')).toContain('httproutes.gateway.networking.k8s.io');
  expect(config({ ...PRESETS.local, kserve: { knative: false } }, 'deploy').defaultDeploymentMode).toBe('Standard');
});

test('definitions of the Gateway API are made where KServe makes a Gateway, and beside one that is there only where they are asked for', () => {
  const definitions = (props: object) => named(objectsOf({ ...PRESETS.oidc, ...props }), 'CustomResourceDefinition')
    .filter(name => name.endsWith('.gateway.networking.k8s.io')).length;
  const existing = { existing: { namespace: 'edge', name: 'models' } };
  expect(definitions({ kserve: { llm: {} } })).toBe(5);
  expect(definitions({ kserve: { llm: {}, serviceGateway: existing } })).toBe(0);
  expect(definitions({ kserve: { llm: {}, serviceGateway: existing }, gatewayApi: {} })).toBe(5);
  expect(definitions({ kserve: { routes: { ingressClass: 'nginx' } }, knativeServing: false })).toBe(0);
  expect(definitions({ kserve: { routes: 'gateway-api' } })).toBe(5);
});

test('an existing Knative is used by its gateway, wherever it is', () => {
  const at = (existing: object) => ({ ...PRESETS.oidc, knativeServing: { existing } } as KubeflowPlatformProps);
  expect(config(at({ localGatewayService: { namespace: 'edge', name: 'inside', port: 80 } }), 'ingress')).toMatchObject({
    localGateway: 'knative-serving/knative-local-gateway', localGatewayService: 'inside.edge.svc.cluster.local',
  });
  expect(config(at({ namespace: 'knative' }), 'ingress').localGateway).toBe('knative/knative-local-gateway');
});

test('models are fetched from the platform\'s store', () => {
  const store = s3Compatible({ url: 'https://minio.example.com', bucket: 'models', region: 'eu-west-1' });
  expect(config({ ...PRESETS.oidc, objectStore: { existing: store } }, 'credentials').s3).toMatchObject({
    s3Endpoint: 'minio.example.com:443', s3UseHttps: '1', s3Region: 'eu-west-1',
  });
});

test('what the platform is told reaches all of KServe', () => {
  const all = objectsOf({
    ...PRESETS.oidc, kserve: { llm: {}, localModels: {} }, clusterDomain: 'corp.internal', trustDomain: 'corp.example', gatewayName: 'front',
    namespaces: { kubeflow: 'ml', istio: 'mesh' }, identity: { userId: 'x-user' }, images: { mirror: 'mirror.example.net' },
  }).filter(one => one.component === 'kserve');
  expect(linesWith(/cluster\.local|kubeflow-gateway|kubeflow-userid|istio-system|\bkubeflow\/|\.kubeflow\.|docker\.io|ghcr\.io/, all)
    .filter(one => !/kubeflow\.org/.test(one.text) && !/kubeflow\.org/.test(one.path))).toEqual([]);
});

test('the page sends its cookie as the platform\'s address allows', () => {
  const secure = (props: KubeflowPlatformProps) =>
    (objectsOf(props).find(one => one.name === 'kserve-models-web-application-config')!.manifest as any).data.APP_SECURE_COOKIES;
  expect(secure(PRESETS.local)).toBe('true');
  expect(secure({ ...PRESETS.local, url: 'http://kind.lan', reachableByOthers: true } as KubeflowPlatformProps)).toBe('false');
});
