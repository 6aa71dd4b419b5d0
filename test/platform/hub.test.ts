import { fieldsAt, secretRef } from '../../src/core';
import { KubeflowPlatform, KubeflowPlatformProps } from '../../src/platform';
import { isolated, ModelRegistry, ModelRegistryProps, user } from '../../src/workloads';
import { expectConfigError } from '../support';
import { given, GITOPS, PRESETS } from './support';

type Change = (platform: KubeflowPlatform) => void;

function changed(props: KubeflowPlatformProps, change: Change = () => undefined) {
  const { app, platform } = given(props);
  change(platform);
  return app;
}

const findingsOf = (props: KubeflowPlatformProps, change?: Change) => changed(props, change).findings().map(one => `${one.rule.id} ${one.at.label}`);
const manifests = (props: KubeflowPlatformProps, change?: Change) => changed(props, change).manifests();

test('production has a catalog, no registry, no credential and no line in the menu, until a profile is named for the main one', () => {
  const set = manifests(PRESETS.oidc);
  expect(set.find('apps/Deployment', 'kubeflow', 'model-catalog-server')).toBeDefined();
  expect(set.all.filter(one => one.name.startsWith('model-registry') && one.kind !== 'NetworkPolicy')).toEqual([]);
  expect(set.find('Secret', 'kubeflow', 'model-catalog-postgres')).toBeUndefined();
  expect(set.find('ConfigMap', 'kubeflow', 'dashboard-config')!.at('data', 'links').text).not.toContain('Model Registry');
});

test('a named profile has the main registry, in the menu, with its rights, without further words', () => {
  const props: KubeflowPlatformProps = { ...PRESETS.oidc, hub: { registryProfile: 'ml-platform' } };
  const declare = (platform: KubeflowPlatform) => {
    new ModelRegistry(platform.addProfile('ml-platform', { owner: user('ana@example.com') }), 'registry');
    new ModelRegistry(platform.addProfile('vision', { owner: user('bo@example.com') }), 'registry');
  };
  expect(findingsOf(props, declare)).toEqual([]);
  const set = manifests(props, declare);
  expect(set.find('ConfigMap', 'kubeflow', 'dashboard-config')!.at('data', 'links').text).toContain('/model-registry/');
  const routes = set.ofKind('networking.istio.io/VirtualService').filter(one => one.name.startsWith('model-registry'));
  expect(routes.map(one => [one.namespace, one.at('spec', 'hosts').value])).toEqual(Array.from(['ml-platform', 'ml-platform', 'vision'], name => [name, ['ml.example.com']]));
  const callers = (name: string) => JSON.stringify(set.find('security.istio.io/AuthorizationPolicy', name === 'model-catalog' ? 'kubeflow' : 'vision', name)!.manifest.spec);
  expect(callers('model-catalog')).toContain('cluster.local/ns/ml-platform/sa/model-registry-ui');
  expect(callers('model-registry-service')).toContain('cluster.local/ns/ml-platform/sa/model-registry-ui');
  expect(set.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding').filter(one => one.name.startsWith('model-registry')).map(one => one.component)).toEqual(['hub', 'hub', 'hub']);
});

test('the server of a registry in an isolated profile lets in the user interface of the main registry, and named callers', () => {
  const policies = (hub: object, props: ModelRegistryProps = {}) => manifests({ ...PRESETS.oidc, hub }, platform => {
    ['vision', 'speech'].forEach((name, index) => {
      new ModelRegistry(platform.addProfile(name, { owner: user('bo@example.com'), network: index === 0 ? isolated() : 'open' }), 'registry', props);
    });
  }).ofKind('networking.k8s.io/NetworkPolicy').filter(one => one.name === 'model-registry-service-callers');
  const from = (namespace: string) => ({
    podSelector: { matchLabels: { component: 'model-registry-server' } },
    policyTypes: ['Ingress'],
    ingress: [{
      from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [namespace] }] } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    }],
  });
  const specs = (...args: Parameters<typeof policies>) => policies(...args).map(one => [one.namespace, one.manifest.spec]);
  expect(specs({})).toEqual([]);
  expect(specs({ registryProfile: 'ml-platform' })).toEqual([['vision', from('ml-platform')]]);
  expect(specs({}, { callers: [{ namespace: 'ci', name: 'deployer' }] })).toEqual([['vision', from('ci')]]);
});

test('callers of a registry take the place of the platform\'s own programs, unless these are named beside them', () => {
  const hub = { registryProfile: 'ml-platform', inferenceServiceController: { registries: ['vision'] } };
  const policy = (props: ModelRegistryProps) => manifests({ ...PRESETS.oidc, hub }, platform => {
    new ModelRegistry(platform.addProfile('vision', { owner: user('bo@example.com') }), 'registry', props);
  }).find('security.istio.io/AuthorizationPolicy', 'vision', 'model-registry-service')!;
  const principals = (props: ModelRegistryProps) => fieldsAt(policy(props).at('spec', 'rules'), ['*', 'from', '*', 'source', 'principals']).flatMap(one => one.value ?? []);
  const [ui, controller, ci] = ['ml-platform/sa/model-registry-ui', 'kubeflow/sa/controller-controller-manager', 'ci/sa/deployer'].map(one => `cluster.local/ns/${one}`);
  const deployer = { namespace: 'ci', name: 'deployer' };
  expect(principals({})).toEqual([ui, controller]);
  expect(principals({ callers: ['platform', deployer] })).toEqual([ui, controller, ci]);
  expect(principals({ callers: [deployer] })).toEqual([ci]);
  expect(principals({ callers: [] })).toEqual([]);
});

test('a named profile without a registry is reported, since the menu would lead nowhere', () => {
  expect(findingsOf({ ...PRESETS.oidc, hub: { registryProfile: 'ml-platform' } }))
    .toEqual(Array.from(['create-sars', 'retrieve-clusterrolebindings', 'ui-services-reader'], name => `References/ServiceAccount ClusterRoleBinding/model-registry-${name}-binding`));
});

test('an existing database takes the place of the catalog\'s own, with its password in a Secret', () => {
  const catalog = { existing: { engine: 'postgres', host: 'db.example.com', database: 'catalog', user: 'catalog', password: secretRef('catalog-db', 'password') } } as const;
  const props: KubeflowPlatformProps = { ...PRESETS.local, databases: { catalog } };
  expect(findingsOf(props)).toEqual([]);
  const set = manifests(props);
  expect([set.find('apps/StatefulSet', 'kubeflow', 'model-catalog-postgres'), set.find('Secret', 'kubeflow', 'model-catalog-postgres')]).toEqual([undefined, undefined]);
  expect(JSON.stringify(set.find('apps/Deployment', 'kubeflow', 'model-catalog-server')!.manifest.spec)).toContain('{"name":"PGHOST","value":"db.example.com"}');
});

test('the local team has a registry with upstream\'s openness, and none where there is no hub', () => {
  const policy = (props: object) => manifests({ ...PRESETS.local, ...props } as KubeflowPlatformProps)
    .find('security.istio.io/AuthorizationPolicy', 'kubeflow-user-example-com', 'model-registry-service')?.at('spec', 'rules').value;
  expect(policy({})).toContainEqual({ from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account'] } }] });
  expect(policy({ hub: false })).toBeUndefined();
});

test('without the dashboard the local preset has no profile, and the catalog no registries\' user interface', () => {
  const props: KubeflowPlatformProps = { ...PRESETS.local, dashboard: false };
  expect(findingsOf(props)).toEqual([]);
  expect(manifests(props).all.filter(one => one.name.startsWith('model-registry') && one.kind !== 'NetworkPolicy').map(one => one.label)).toEqual([]);
});

test('with headers that the user interface does not read, the local registry has none', () => {
  const set = manifests({ ...PRESETS.local, identity: { userId: 'x-user' } });
  expect(set.find('apps/Deployment', 'kubeflow-user-example-com', 'model-registry-deployment')).toBeDefined();
  expect(set.find('apps/Deployment', 'kubeflow-user-example-com', 'model-registry-ui')).toBeUndefined();
});

describe('beside KServe', () => {
  const serving = { inferenceServiceController: {}, storageInitializer: {} };
  const main = { registryProfile: 'ml-platform' };
  const addProfiles: Change = platform => ['ml-platform', 'vision', 'speech'].forEach(name => {
    new ModelRegistry(platform.addProfile(name, { owner: user('ana@example.com'), network: isolated() }), 'registry');
  });

  test('it has the main registry by itself', () => {
    expect(findingsOf({ ...PRESETS.local, hub: serving })).toEqual([]);
    const set = manifests({ ...PRESETS.local, hub: serving });
    const text = (kind: string, name: string) => JSON.stringify(set.find(kind, kind.startsWith('serving') ? undefined : 'kubeflow', name)!.manifest.spec);
    expect(text('apps/Deployment', 'controller-controller-manager')).toContain('{"name":"REGISTRIES_NAMESPACE","value":"kubeflow-user-example-com"}');
    expect(text('serving.kserve.io/ClusterStorageContainer', 'model-registry-storage-initializer'))
      .toContain('model-registry-service.kubeflow-user-example-com.svc.cluster.local:8080');
  });

  test('nothing else changes', () => {
    const labels = (hub: object) => manifests({ ...PRESETS.local, hub }).all.map(one => one.label);
    const before = new Set(labels({}));
    const added = labels(serving).filter(label => !before.has(label));
    expect(added).toHaveLength(12);
    expect(added.filter(label => !/controller-|model-registry-(controller|storage-initializer)/.test(label))).toEqual([]);
    expect(labels(serving)).toHaveLength(before.size + 12);
  });

  test('only registries that it is told of let the controller in, also in isolated profiles', () => {
    const props: KubeflowPlatformProps = { ...PRESETS.oidc, hub: { ...main, inferenceServiceController: { registries: ['ml-platform', 'vision'] } } };
    expect(findingsOf(props, addProfiles)).toEqual([]);
    const set = manifests(props, addProfiles);
    const callers = (namespace: string) => JSON.stringify(set.find('security.istio.io/AuthorizationPolicy', namespace, 'model-registry-service')!.manifest.spec);
    const open = ['ml-platform', 'vision', 'speech'].filter(name => callers(name).includes('cluster.local/ns/kubeflow/sa/controller-controller-manager'));
    expect(open).toEqual(['ml-platform', 'vision']);
    const network = (namespace: string) => set.find('networking.k8s.io/NetworkPolicy', namespace, 'model-registry-service-callers')!.manifest.spec;
    expect(JSON.stringify(network('vision'))).toContain('"values":["kubeflow","ml-platform"]');
    expect(JSON.stringify(network('speech'))).toContain('"values":["ml-platform"]');
    expect(JSON.stringify(network('ml-platform'))).toContain('"values":["kubeflow"]');
  });

  test('it is applied after KServe, whose definitions it needs, and else as early as it can be', () => {
    const waves = (hub: object) => new Map(manifests({ ...PRESETS.local, gitops: GITOPS, hub }).ofKind('argoproj.io/Application')
      .map(one => [one.name.replace('delivery-', ''), Number(one.annotations['argocd.argoproj.io/sync-wave'])]));
    const [usual, controller, storage] = [{}, { inferenceServiceController: {} }, { storageInitializer: {} }].map(waves);
    expect([controller, storage].map(one => one.get('hub')! > one.get('kserve')!)).toEqual([true, true]);
    expect(usual.get('hub')!).toBeLessThan(usual.get('kserve')!);
    expect(controller.get('profiles')!).toBeGreaterThan(controller.get('hub')!);
    expect(new Map([...usual].filter(([name]) => name !== 'hub'))).toEqual(new Map([...controller].filter(([name]) => name !== 'hub')));
  });

  test('fails without KServe, without a registry, and in production for a controller whose proxy could not hold back its token', () => {
    const withoutMesh = { existing: { gateway: { namespace: 'ingress', name: 'public' }, injection: 'none' } } as const;
    expectConfigError(() => given({ ...PRESETS.local, kserve: false, hub: serving }), 'UnusedSetting', 'platform', 'hub.inferenceServiceController', 'there is no kserve');
    expectConfigError(() => given({ ...PRESETS.local, kserve: false, hub: { storageInitializer: {} } }), 'UnusedSetting', 'platform', 'hub.storageInitializer');
    expectConfigError(() => given({ ...PRESETS.oidc, hub: { inferenceServiceController: {} } }), 'HubRegistry', 'platform/hub', 'inferenceServiceController.registries');
    expectConfigError(() => given({ ...PRESETS.oidc, hub: { storageInitializer: {} } }), 'HubRegistry', 'platform/hub', 'storageInitializer.registry');
    expectConfigError(() => given({ ...PRESETS.oidc, istio: withoutMesh, tls: undefined, hub: { ...main, inferenceServiceController: {} } } as KubeflowPlatformProps),
      'ControllerOutsideMesh', 'platform/hub', 'got injection "none"');
  });
});
