/** How Knative becomes a part of the platform: with its own installation, with one that is there, and without any. */
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { changed, fileMap, given, GITOPS, objectsOf, PRESETS } from './support';
import { KubeflowApp } from '../../src/checks';
import { describe as described, KnativeRef } from '../../src/core';
import { AnyPart, KubeflowPlatform, KubeflowPlatformProps, Part, PARTS } from '../../src/platform';
import { isolated } from '../../src/workloads';

/** Stands for what needs Knative. */
let told: KnativeRef | undefined;
const listener: Part<{ readonly listener?: object }, Construct> = {
  key: 'listener',
  name: 'listener',
  after: ['knative-serving'],
  namespaces: {},
  make: (chart: Chart, _options, { shared }) => {
    told = shared.knative;
    return new Construct(chart, 'Listener');
  },
};

class Listening extends KubeflowPlatform {
  protected override get parts(): readonly AnyPart[] {
    return [...PARTS, listener];
  }
}

/** What others are told of Knative. */
function heard(change: object): KnativeRef | undefined {
  told = undefined;
  new Listening(new KubeflowApp(), 'platform', { ...PRESETS.local, ...change });
  return told;
}

const EXISTING_ISTIO = { istio: { existing: { namespace: 'mesh', gateway: { namespace: 'edge', name: 'public' } } } };

/** Objects in which a namespace is named, by their labels. */
const naming = (namespace: string, props: object) => objectsOf({ ...PRESETS.local, ...props })
  .filter(one => one.component !== 'knative-serving' && one.kind !== 'CustomResourceDefinition')
  .filter(one => JSON.stringify(one.manifest).includes(namespace)).map(one => one.label);

test('the mesh, its gateways and isolated teams let Knative in', () => {
  expect(naming('knative-serving', {})).toEqual(expect.arrayContaining(['NetworkPolicy/istio-system/allow-knative-to-istio-gateways', 'Sidecar/istio-system/default']));
  const { app, platform } = given(PRESETS.local);
  platform.addProfile('vision', { owner: 'ana@example.com', network: isolated() });
  expect(JSON.stringify(app.manifests().find('networking.k8s.io/NetworkPolicy', 'vision', 'profile-isolation')!.manifest)).toContain('"knative-serving"');
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('leaving it out changes nothing else, but that nobody knows it', () => {
  const [before, after] = [{}, { knativeServing: false }].map(change => given({ ...PRESETS.local, gitops: GITOPS, ...change } as KubeflowPlatformProps).app);
  expect(after.findings().map(one => described(one))).toEqual([]);
  expect(changed(fileMap(before.manifests()), fileMap(after.manifests())).filter(file => !/knative-serving(-crds|-resources)?\.yaml$|^knative-serving\//.test(file))).toEqual([
    'argocd/appproject.argoproj.io.argocd.delivery-profiles.yaml', // nobody reckons with Knative Eventing, so its namespace is free
    'istio/20-base/networkpolicy.istio-system.allow-knative-to-istio-gateways.yaml',
    'istio/40-resources/sidecar.networking.istio.io.istio-system.default.yaml',
    'kserve/20-base/configmap.kubeflow.inferenceservice-config.yaml', // models are then Deployments
    'kserve/30-workloads/deployment.kubeflow.kserve-controller-manager.yaml',
  ]);
  // It names a page of Grafana about Knative, whether there is one or not.
  expect(naming('knative-', { knativeServing: false })).toEqual(['ConfigMap/kubeflow/kserve-models-web-application-config']);
  expect(heard({ knativeServing: false })).toBeUndefined();
});

test('what needs it learns where it is', () => {
  const service = { namespace: 'istio-system', name: 'knative-local-gateway', port: 80 };
  expect(heard({})).toMatchObject({ namespace: 'knative-serving', localGateway: { namespace: 'knative-serving', name: 'knative-local-gateway' }, localGatewayService: service });
  expect(heard({ namespaces: { knativeServing: 'serverless', istio: 'mesh' } }))
    .toMatchObject({ namespace: 'serverless', localGateway: { namespace: 'serverless' }, localGatewayService: { ...service, namespace: 'mesh' } });
  const other = { namespace: 'edge', name: 'inside', port: 8080 };
  expect(heard({ knativeServing: { existing: { namespace: 'serverless', localGatewayService: other } } }))
    .toMatchObject({ namespace: 'serverless', localGatewayService: other });
  expect(heard({ knativeServing: { existing: {} } })).toEqual(heard({}));
});

test('one that is there already is known to the mesh, its kinds are declared, and no team can have its namespaces', () => {
  const { app, platform } = given({ ...PRESETS.local, knativeServing: { existing: { namespace: 'serverless' } }, knativeEventing: { existing: { namespace: 'events' } } });
  expect(app.manifests().all.filter(one => one.component === 'knative-serving')).toEqual([]);
  const egress = app.manifests().find('networking.istio.io/Sidecar', 'istio-system', 'default')!.at('spec', 'egress').items()[0].at('hosts').value;
  expect(egress).toEqual(expect.arrayContaining(['serverless/*', 'events/*']));
  for (const name of ['serverless', 'events']) {
    expect(() => platform.addProfile(name, { owner: 'ana@example.com' })).toThrow('name must not be a namespace of the cluster or the platform');
  }
  expect(app.manifests().has('apiextensions.k8s.io/CustomResourceDefinition', undefined, 'services.serving.knative.dev')).toBe(true);
});

/** What a platform's Knative takes for its domain and scheme. */
function addresses(props: object): unknown[] {
  const set = given({ ...PRESETS.local, ...props } as KubeflowPlatformProps).app.manifests();
  const data = (name: string) => set.find('ConfigMap', 'knative-serving', name)!.at('data').value;
  return [data('config-domain'), data('config-network')];
}

test('services are reached below the platform\'s host and by its scheme, if it has a name', () => {
  expect(addresses({})).toEqual([{ localhost: '' }, undefined]);
  expect(addresses(PRESETS.oidc)).toEqual([{ 'ml.example.com': '' }, { 'default-external-scheme': 'https' }]);
  expect(addresses({ ...PRESETS.oidc, knativeServing: { domain: 'models.example.com' } })).toEqual([{ 'models.example.com': '' }, { 'default-external-scheme': 'https' }]);
  for (const url of ['http://127.0.0.1:8080', 'http://[::1]:8080']) {
    expect(addresses({ url })).toEqual([undefined, undefined]);
  }
  expect(addresses({ url: 'http://127.0.0.1:8080', knativeServing: { domain: 'models.lan' } })).toEqual([{ 'models.lan': '' }, undefined]);
});

test.each<[string, object, string, object]>([
  ['the gateway that Istio has for them', {}, 'istio-system', { app: 'cluster-local-gateway', istio: 'cluster-local-gateway' }],
  ['that of an existing Istio for requests from outside', EXISTING_ISTIO, 'mesh', { app: 'istio-ingressgateway', istio: 'ingressgateway' }],
  ['the same where Istio is told to have none', { istio: { clusterLocalGateway: false } }, 'istio-system', { app: 'istio-ingressgateway', istio: 'ingressgateway' }],
  ['pods that are named', {
    ...EXISTING_ISTIO, knativeServing: { localGateway: { namespace: 'inner', serviceAccount: 'inner', selector: { app: 'inner' }, gatewaySelector: {} } },
  }, 'inner', { app: 'inner' }],
])('requests from inside enter by %s', (_, change, namespace, selector) => {
  const set = given({ ...PRESETS.local, ...change } as KubeflowPlatformProps).app.manifests();
  expect(set.find('Service', namespace, 'knative-local-gateway')!.at('spec', 'selector').value).toEqual(selector);
  expect(set.find('ConfigMap', 'knative-serving', 'config-istio')!.at('data', 'local-gateway.knative-serving.knative-local-gateway').text)
    .toBe(`knative-local-gateway.${namespace}.svc.cluster.local`);
  expect(heard(change)?.localGatewayService.namespace).toBe(namespace);
});
