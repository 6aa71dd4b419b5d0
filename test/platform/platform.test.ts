import { App as StockApp, Chart } from 'cdk8s';
import { changed, fileMap, given, GITOPS, objectsOf, Preset, PRESETS } from './support';
import { ConfigMap, Secret } from '../../src/apis/k8s/core/v1';
import { credentialsLiteral, KubeflowApp } from '../../src/checks';
import { describe as described, Field, files, GatewayRef, Images, Located, ManifestSet, PodSettings, WorkloadSettings } from '../../src/core';
import { AddOn, componentsOf, KubeflowPlatform, KubeflowPlatformProps, local } from '../../src/platform';
import { PARTS } from '../../src/platform/parts';
import { Notebook, notebookImages } from '../../src/workloads';
import { expectConfigError } from '../support';

const LOCAL = { ...PRESETS.local, gitops: GITOPS };
const OIDC = { ...PRESETS.oidc, gitops: GITOPS };
const PRODUCTION: readonly Preset[] = ['dex', 'oidc'];

const findingsOf = (app: KubeflowApp) => app.findings().map(one => described(one));
const synth = (props: KubeflowPlatformProps = LOCAL) => given(props).app.manifests();

/** All components of the default platform, by their folders. */
const INSTALLED: readonly string[] = [
  'argo-workflows', 'cert-manager', 'dashboard', 'dex', 'gateway-api', 'hub', 'istio', 'jobset', 'katib', 'knative-serving', 'kserve', 'kubeflow', 'metacontroller', 'mysql',
  'notebooks', 'oauth2-proxy', 'pipelines', 'seaweedfs', 'spark-operator', 'trainer',
];
/** Those that have no program of their own. */
const WITHOUT_PODS: readonly string[] = ['gateway-api', 'kubeflow'];

describe('the output', () => {
  test.each(Object.entries(PRESETS))('of the preset %s has no findings, and all waivers are used', (_name, preset) => {
    const { app } = given({ ...preset, gitops: GITOPS });
    expect(findingsOf(app)).toEqual([]);
  });

  test('is the same twice', () => {
    expect(changed(fileMap(synth()), fileMap(synth()))).toEqual([]);
  });

  test.each(Object.entries(PRESETS))('of the preset %s has no object twice', (_name, preset) => {
    const names = objectsOf({ ...preset, gitops: GITOPS }).map(one => `${one.group} ${one.label}`);
    expect(names.length).toBeGreaterThan(250);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has one folder per component, with only files of its own steps', () => {
    const folders = new Set([...files(synth()).keys()].map(file => file.split('/')[0]));
    expect([...folders].sort()).toEqual([...INSTALLED, 'argocd', 'profiles'].sort());
  });
});

/** The wave of each Application. */
function waves(set: ManifestSet): Record<string, number> {
  return Object.fromEntries(set.ofKind('argoproj.io/Application').filter(one => !one.name.endsWith('-root'))
    .map(({ name, annotations }) => [name.replace('delivery-', ''), Number(annotations['argocd.argoproj.io/sync-wave'])]));
}

describe('the order', () => {
  test('puts every component after those that it needs', () => {
    const wave = waves(synth());
    const pairs = [['istio', 'kubeflow'], ['kubeflow', 'dex'], ['dex', 'oauth2-proxy'], ['cert-manager', 'dashboard'], ['kubeflow', 'dashboard'],
      ['cert-manager', 'notebooks'], ['kubeflow', 'notebooks'], ['cert-manager', 'katib'],
      ['kubeflow', 'katib'], ['knative-serving', 'kserve'], ['gateway-api-crds', 'kserve'], ['kubeflow', 'kserve']];
    expect(pairs.filter(([first, then]) => !(wave[first] < wave[then]))).toEqual([]);
  });

  test('does not change when components are left out', () => {
    const all = waves(synth(OIDC));
    const few = waves(synth({ ...OIDC, dashboard: false, certManager: { existing: {} } }));
    expect(few).toEqual(Object.fromEntries(Object.entries(all).filter(([name]) => !/^(dashboard|cert-manager)\b/.test(name))));
  });

  test('puts add-ons last, or after those that they name', () => {
    const addOns = [addOn('late'), addOn('early', ['cert-manager']), addOn('next', ['early', 'istio']), addOn('first', [])];
    const wave = waves(synth({ ...LOCAL, addOns }));
    expect(wave.early).toBe(wave['cert-manager'] + 10);
    expect(wave.next).toBe(Math.max(wave.early, wave.istio) + 10);
    expect(wave.first).toBe(0);
    expect(wave.late).toBeGreaterThan(Math.max(...Object.entries(wave).filter(([name]) => name !== 'late' && name !== 'profiles').map(([, one]) => one)));
  });

  test('puts teams after what they need', () => {
    const wave = waves(synth());
    expect(wave.profiles).toBeGreaterThan(Math.max(wave.dashboard, wave.notebooks));
  });
});

/** An add-on of two objects. */
function addOn(name: string, after?: readonly string[]): AddOn {
  return {
    name,
    ...after && { after },
    namespace: { name: `${name}-space` },
    make: (chart, { namespace }) => new ConfigMap(chart, 'Config', { metadata: { name: 'rules', namespace }, data: { a: 'b' } }),
  };
}

describe('a change of one component', () => {
  const before = fileMap(synth(OIDC));
  const application = (name: string) => `argocd/applications/application.argoproj.io.argocd.delivery-${name}.yaml`;
  /** Top folders of the changed files; Applications as the one of the component, also those of its definitions and resources. */
  const touched = (after: Map<string, string>, from = before) => [...new Set(changed(from, after)
    .map(file => file.startsWith('argocd/') ? file.replace(/-(crds|resources)\.yaml$/, '.yaml') : file.split('/')[0]))].sort();

  function withOwn(name: string): Map<string, string> {
    const { app } = given({ ...OIDC, addOns: [{ ...addOn(name), namespace: { name: 'monitoring' } }] });
    expect(findingsOf(app)).toEqual([]);
    return fileMap(app.manifests());
  }

  test('adding an add-on adds its folder and its Application, and tells the mesh and the teams\' project its namespace', () => {
    expect(touched(withOwn('monitoring'))).toEqual(['argocd/appproject.argoproj.io.argocd.delivery-profiles.yaml', application('monitoring'), 'istio', 'monitoring'].sort());
  });

  test('renaming one moves its folder and its Application', () => {
    expect(touched(withOwn('alerts'), withOwn('monitoring'))).toEqual([application('alerts'), application('monitoring'), 'alerts', 'monitoring'].sort());
  });

  test.each<[string, Partial<KubeflowPlatformProps>, readonly string[], readonly string[]]>([
    ['the dashboard', { dashboard: false }, ['dashboard'], []],
    // without an authority of webhooks these get certificates of their own
    ['cert-manager, for one that is there already', { certManager: { existing: {} } }, ['cert-manager'], ['dashboard', 'katib', 'kserve', 'kubeflow', 'notebooks', 'pipelines']],
    ['notebooks', { notebooks: false }, ['notebooks'], ['dashboard']], // the menu leads to what is there
    ['KServe', { kserve: false }, ['kserve'], ['dashboard']],
    ['Katib', { katib: false }, ['katib'], ['dashboard', 'mysql']], // with its database
  ])('leaving out %s removes its folder and its Application', (_name, props, [name], others) => {
    const { app } = given({ ...OIDC, ...props } as KubeflowPlatformProps);
    const set = app.manifests();
    expect(findingsOf(app)).toEqual([]);
    expect(touched(fileMap(set))).toEqual([application(name), name, ...others].sort());
    expect(set.all.filter(one => one.component === name)).toEqual([]);
  });

  test('an Istio that is there already removes its folder, its Application and the Gateway', () => {
    const { app, platform } = given(OIDC);
    const { gateway } = platform;
    expect(touched(fileMap(app.manifests()))).toEqual([]);
    const { app: other } = given({ ...OIDC, tls: undefined, istio: { existing: { gateway } } });
    const set = other.manifests();
    expect(findingsOf(other)).toEqual([]);
    expect(touched(fileMap(set))).toEqual([application('istio'), 'istio', 'knative-serving', 'kubeflow']); // requests from inside enter elsewhere then
    const inKubeflow = changed(before, fileMap(set)).filter(file => file.startsWith('kubeflow/'));
    expect(inKubeflow).toEqual(['kubeflow/40-resources/gateway.networking.istio.io.kubeflow.kubeflow-gateway.yaml']);
  });
});

describe('bring your own', () => {
  const gateway: GatewayRef = {
    namespace: 'ingress',
    name: 'public',
    workload: { namespace: 'ingress', serviceAccount: 'public-gateway', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
  };

  test('an existing Istio gets all routes, principals and policies', () => {
    const { app, platform } = given({ ...LOCAL, istio: { existing: { gateway, namespace: 'mesh' } } });
    const set = app.manifests();
    expect(findingsOf(app)).toEqual([]);
    expect(platform.gateway).toEqual(gateway);
    expect(platform.istio).toBeUndefined();
    const routes = set.ofKind('networking.istio.io/VirtualService').map(one => one.at('spec', 'gateways').items().map(field => field.text));
    expect(routes.length).toBeGreaterThan(5);
    expect(new Set(routes.flat())).toEqual(new Set(['ingress/public']));
    const text = JSON.stringify(set.all.map(one => one.manifest));
    expect(text).toContain('cluster.local/ns/ingress/sa/public-gateway');
    expect(text).not.toMatch(/istio-system|istio-ingressgateway-service-account|"istio":"ingressgateway"/);
    const callers = JSON.stringify(set.find('networking.k8s.io/NetworkPolicy', 'auth', 'allow-istio-and-oauth2-proxy')!.manifest.spec);
    expect(callers).toContain('{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"mesh"}},"podSelector":{"matchLabels":{"app":"istiod"}}}');
  });

  test('the issuer of an existing cert-manager signs all webhooks', () => {
    const { app } = given({ ...LOCAL, certManager: { existing: { issuer: { kind: 'ClusterIssuer', name: 'internal' } } } });
    const set = app.manifests();
    expect(findingsOf(app)).toEqual([]);
    const issuers = set.ofKind('cert-manager.io/Certificate').map(one => one.at('spec', 'issuerRef').value);
    expect(issuers.length).toBeGreaterThan(1);
    issuers.forEach(issuer => expect(issuer).toMatchObject({ kind: 'ClusterIssuer', name: 'internal' }));
    expect(set.ofKind('cert-manager.io/Issuer')).toEqual([]);
  });
});

/** Every workload of the platform: object, name and spec of its pods. */
function workloads(all: readonly Located[]) {
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ReplicaSet', 'Pod'];
  return all.filter(one => kinds.includes(one.kind) && !one.component.startsWith('profiles/')).map(one => {
    const spec = one.manifest.spec as any;
    return {
      component: one.component,
      namespace: one.namespace,
      name: one.name,
      kind: one.kind,
      replicas: spec.replicas,
      pod: (spec.jobTemplate?.spec.template ?? spec.template).spec,
    };
  });
}

describe('pod settings', () => {
  const PODS: PodSettings = {
    nodeSelector: { pool: 'platform' },
    tolerations: [{ key: 'platform', operator: 'Exists', effect: 'NoSchedule' }],
    affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: 'zone', operator: 'Exists' }] } }] } },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
    priorityClassName: 'platform',
    imagePullSecrets: ['registry'],
  };

  test('reach every workload of every component', () => {
    const { app } = given({ ...LOCAL, pods: PODS });
    const set = app.manifests();
    const all = workloads(set.all);
    expect([...new Set(all.map(one => one.component))].sort()).toEqual(INSTALLED.filter(name => !WITHOUT_PODS.includes(name)).sort());
    for (const { pod } of all.filter(one => one.kind !== 'DaemonSet')) {
      expect(pod).toMatchObject({
        nodeSelector: PODS.nodeSelector,
        tolerations: expect.arrayContaining(PODS.tolerations as object[]),
        affinity: PODS.affinity,
        topologySpreadConstraints: PODS.topologySpreadConstraints,
        priorityClassName: 'platform',
        imagePullSecrets: expect.arrayContaining([{ name: 'registry' }]),
      });
    }
    expect(findingsOf(app)).toEqual([]);
  });

  test('reach node agents as pull secrets alone: every node needs them', () => {
    const plain = workloads(synth().all).filter(one => one.kind === 'DaemonSet');
    const agents = workloads(synth({ ...LOCAL, pods: PODS }).all).filter(one => one.kind === 'DaemonSet');
    expect(agents.map(one => one.name)).toEqual(['istio-cni-node']);
    agents.forEach(({ pod: { imagePullSecrets, ...pod } }, index) => {
      expect(pod).toEqual(plain[index].pod);
      expect(imagePullSecrets).toEqual([{ name: 'registry' }]);
    });
  });

  test('of single workloads reach each of them, above those of the platform', () => {
    const own: Record<string, Record<string, WorkloadSettings>> = {};
    const found = workloads(synth().all);
    const scaled = new Set(['istiod', 'istio-ingressgateway', 'cluster-local-gateway', 'activator', 'webhook']); // an autoscaler decides
    const single = new Set(platformPrograms().filter(one => one.replication.is === 'one-only').map(one => one.name));
    expect(single.size).toBeGreaterThan(0);
    for (const { component, name, kind, pod } of found) {
      (own[component] ??= {})[name] = {
        priorityClassName: `only-${name}`,
        resources: Object.fromEntries(pod.containers.map((one: { readonly name: string }) => [one.name, { limits: { memory: '77Mi' } }])),
        ...kind !== 'DaemonSet' && !scaled.has(name) && { replicas: single.has(name) ? 0 : 7 },
      };
    }
    const set = synth({
      ...LOCAL,
      pods: PODS,
      ...Object.fromEntries(PARTS.filter(({ name }) => own[name] !== undefined).map(({ key, name }) => [key, { workloads: own[name] }])),
    });
    for (const { component, name, replicas, pod } of workloads(set.all)) {
      expect(pod).toMatchObject({ priorityClassName: `only-${name}`, ...name !== 'istio-cni-node' && { nodeSelector: PODS.nodeSelector } });
      pod.containers.forEach((one: { readonly resources: object }) => expect(one.resources).toEqual({ limits: { memory: '77Mi' } }));
      expect([name, replicas]).toEqual([name, own[component][name].replicas]);
    }
  });

  test('of one component replace those of the platform there alone', () => {
    const set = synth({ ...LOCAL, pods: { priorityClassName: 'platform', nodeSelector: { pool: 'platform' } }, dex: { pods: { priorityClassName: 'login' } } });
    const found = workloads(set.all).filter(one => one.kind !== 'DaemonSet');
    found.forEach(({ component, pod }) => expect([component, pod.priorityClassName]).toEqual([component, component === 'dex' ? 'login' : 'platform']));
    expect(found.find(one => one.component === 'dex')!.pod.nodeSelector).toEqual({ pool: 'platform' }); // its own add to the platform's
  });
});

describe('images', () => {
  const used = (props: KubeflowPlatformProps) => workloads(objectsOf(props))
    .flatMap(({ pod }) => [...pod.initContainers ?? [], ...pod.containers]).map((one: any) => one.image as string)
    .filter(image => image !== 'auto'); // the mesh's webhook fills in those of gateways

  test.each(Object.entries(PRESETS))('of the preset %s are all pinned', (_name, preset) => {
    const images = used(preset);
    expect(images.length).toBeGreaterThan(12);
    expect(images.filter(image => !new Images().all().includes(image))).toEqual([]);
  });

  test('come from the mirror without exception', () => {
    const mirror = 'registry.example.net/mirror';
    const images = used({ ...LOCAL, images: { mirror } });
    expect(images.filter(image => !new Images({ mirror }).all().includes(image))).toEqual([]);
    expect(images.filter(image => !image.startsWith(`${mirror}/`))).toEqual([]);
  });
});

describe('the preset production', () => {
  test.each(PRODUCTION)('writes no credential with %s', preset => {
    const set = synth({ ...PRESETS[preset], gitops: GITOPS });
    expect([...credentialsLiteral.check(set)]).toEqual([]);
    expect(set.ofKind('Secret').filter(one => JSON.stringify(one.manifest).match(/"(data|stringData)":/))).toEqual([]);
    expect(JSON.stringify(set.all.map(one => one.manifest))).not.toMatch(/user@example\.com|12341234|\$2[aby]\$/);
  });

  test.each(PRODUCTION)('speaks HTTPS alone with %s', preset => {
    const set = synth({ ...PRESETS[preset], gitops: GITOPS });
    expect(JSON.stringify(set.all.map(one => one.manifest))).not.toContain('http://ml.example.com');
    const { servers } = set.find('networking.istio.io/Gateway', 'kubeflow', 'kubeflow-gateway')!.manifest.spec as { servers: { port: { number: number }; tls: object }[] };
    expect(servers.map(({ port, tls }) => [port.number, tls])).toEqual([[80, { httpsRedirect: true }], [443, { mode: 'SIMPLE', credentialName: 'front-tls' }]]);
  });

  /** Values of all variables and parameters that switch cookies to HTTPS. */
  const cookies = (set: ManifestSet) => set.all.flatMap(({ manifest }) => [...JSON.stringify(manifest).matchAll(/"name":"\w*SECURE_COOKIES","value":"(\w+)"|"FORCE_HTTPS":"(\w+)"/g)])
    .map(([, variable, parameter]) => variable ?? parameter);

  test.each(PRODUCTION)('sends all cookies over HTTPS only with %s', preset => {
    expect(cookies(synth(PRESETS[preset]))).toEqual(['true', 'true', 'true', 'true']);
  });

  test('differs in this from a local platform by plain HTTP', () => {
    expect(new Set(cookies(synth(local({ url: 'http://ml.lan', reachableByOthers: true }))))).toEqual(new Set(['false']));
  });

  test('has no Dex with a provider of one\'s own', () => {
    expect(given(PRESETS.oidc).platform.dex).toBeUndefined();
    expect(synth(PRESETS.oidc).all.filter(one => one.component === 'dex')).toEqual([]);
  });
});

describe('the preset local', () => {
  test('waives its Secrets and nothing else', () => {
    expect([...credentialsLiteral.check(synth())].map(one => one.at.label).sort()).toEqual([
      'Secret/auth/dex-oidc-client', 'Secret/auth/dex-passwords', 'Secret/kubeflow-user-example-com/model-registry-db-secrets',
      'Secret/kubeflow/katib-mysql-secrets', 'Secret/kubeflow/mlpipeline-minio-artifact',
      'Secret/kubeflow/model-catalog-postgres', 'Secret/kubeflow/mysql-secret', 'Secret/oauth2-proxy/oauth2-proxy',
    ]);
  });

  test('does not waive other Secrets', () => {
    const { app } = given();
    new Secret(new Chart(app, 'more'), 'Key', { metadata: { name: 'key', namespace: 'auth' }, stringData: { password: 'hunter2' } });
    expect(app.findings().map(one => `${one.rule.id} ${one.at.label}`)).toEqual(['Credentials/Literal Secret/auth/key']);
  });

  test('takes a login that names Secrets, and then writes none', () => {
    const { app } = given({ ...LOCAL, login: PRESETS.dex.login });
    expect(findingsOf(app)).toEqual([]);
  });
});

/** Facts of all programs that the local platform runs. */
function platformPrograms() {
  return componentsOf(given(LOCAL).platform).flatMap(one => one.programs);
}

test('every workload has facts of its programs, and every program is in the output', () => {
  const { app, platform } = given(LOCAL);
  const facts = componentsOf(platform).flatMap(one => one.programs).map(one => `${one.kind}/${one.namespace}/${one.name}/${one.container}`);
  const containers = workloads(app.manifests().all).flatMap(({ kind, namespace, name, pod }) =>
    pod.containers.map((one: { readonly name: string }) => `${kind}/${namespace}/${name}/${one.name}`));
  expect(facts.sort()).toEqual(containers.sort());
});

test('the platform is refused outside the app that checks it', () => {
  const app = new StockApp();
  expectConfigError(() => new KubeflowPlatform(app, 'platform', PRESETS.local), 'PlatformApp', 'platform', 'got an App', 'write new KubeflowApp() instead of new App()');
});

test('whatever signs a certificate that pods wait for is applied before pods', () => {
  const set = synth({ ...LOCAL });
  const early = ['namespaces', 'crds', 'base'];
  const waited = set.ofKind('cert-manager.io/Certificate').filter(one => early.includes(one.stage));
  expect(waited.length).toBeGreaterThan(2);
  const signers = waited.map(one => {
    const [kind, name] = [one.at('spec', 'issuerRef', 'kind').text!, one.at('spec', 'issuerRef', 'name').text!];
    return set.find(`cert-manager.io/${kind}`, kind === 'Issuer' ? one.namespace : undefined, name);
  });
  expect(signers.map(one => one?.stage)).toEqual(signers.map(() => 'base'));
});

test('a second platform in an app is refused, with the remedy', () => {
  const { app } = given();
  expectConfigError(() => new KubeflowPlatform(app, 'other', PRESETS.local), 'PlatformTwice', 'other', 'new KubeflowApp({ outdir: "dist/staging" })');
});

test('in production the gateway and all routes answer to the host of the URL alone, and the gateway to those of services below it', () => {
  const hosts = (props: KubeflowPlatformProps) => new Set(synth(props).all
    .filter(one => one.key === 'networking.istio.io/VirtualService' && one.at('spec', 'gateways').exists ||
      one.key === 'networking.istio.io/Gateway' && one.namespace === 'kubeflow')
    .flatMap((one): Field[] => [one.at('spec', 'hosts'), ...one.at('spec', 'servers').items().map(server => server.at('hosts'))])
    .flatMap(field => field.items()).map(one => one.text));
  const alone = { ...PRESETS.oidc, knativeServing: false } as const;
  expect(hosts(alone)).toEqual(new Set(['ml.example.com']));
  expect(hosts({ ...alone, hosts: ['ml.example.com', 'ml.lan'] })).toEqual(new Set(['ml.example.com', 'ml.lan']));
  expect(hosts(PRESETS.oidc)).toEqual(new Set(['ml.example.com', '*.ml.example.com']));
  expect(hosts({ ...PRESETS.oidc, knativeServing: { domain: 'models.example.com' } })).toEqual(new Set(['ml.example.com', '*.models.example.com']));
  expect(hosts(PRESETS.local)).toEqual(new Set(['*']));
});

test('TLS that ends at a load balancer leaves plain HTTP at the gateway, and cookies for HTTPS', () => {
  const set = synth({ ...PRESETS.oidc, tls: 'elsewhere' });
  const gateway = set.find('networking.istio.io/Gateway', 'kubeflow', 'kubeflow-gateway')!;
  expect(gateway.at('spec', 'servers').items().map(one => [one.at('port', 'number').value, one.at('tls').value])).toEqual([[80, undefined]]);
  expect(JSON.stringify(set.all.map(one => one.manifest))).toContain('"FORCE_HTTPS":"true"');
});

test('one setting labels all namespaces for a revision of the mesh', () => {
  const gateway = { namespace: 'ingress', name: 'public' };
  const { app, platform } = given({ ...LOCAL, istio: { existing: { gateway, injection: { revision: 'canary' } } } });
  platform.addProfile('vision', { owner: 'ana@example.com' });
  const set = app.manifests();
  const labels = (name: string) => set.find('Namespace', undefined, name)!.labels;
  for (const name of ['kubeflow', 'kubeflow-system', 'vision']) {
    expect([name, labels(name)['istio.io/rev'], labels(name)['istio-injection']]).toEqual([name, 'canary', undefined]);
  }
  // The profile controller keeps the label that it would add out of the namespaces.
  const file = set.ofKind('ConfigMap').find(one => one.name.includes('namespace-labels'))!.at('data').strings();
  expect(Object.values(file).join()).toContain("istio-injection: ''");
  expect(findingsOf(app)).toEqual([]);
});

test('a team\'s notebook gets the mirror, also one that was made before the platform', () => {
  const app = new KubeflowApp();
  const chart = new Chart(app, 'early');
  new Notebook(chart, 'explore', { namespace: 'vision', image: notebookImages.jupyterScipy, workspace: '10Gi' });
  const platform = new KubeflowPlatform(app, 'platform', { ...LOCAL, images: { mirror: 'registry.example.net/mirror' } });
  platform.addProfile('vision', { owner: 'ana@example.com' });
  const notebook = app.manifests().find('kubeflow.org/Notebook', 'vision', 'explore')!;
  expect(notebook.at('spec', 'template', 'spec', 'containers').items()[0].at('image').text).toMatch(/^registry\.example\.net\/mirror\//);
  expect(findingsOf(app)).toEqual([]);
});

test('teams of the platform are reached by the gateway and by the pages of pipelines', () => {
  const { app, platform } = given(LOCAL);
  platform.addProfile('vision', { owner: 'ana@example.com', contributors: { edit: ['bo@example.com'] } });
  const policies = app.manifests().ofKind('security.istio.io/AuthorizationPolicy').filter(one => one.namespace === 'vision');
  expect(policies.length).toBe(1);
  expect(policies[0].at('spec', 'rules').items().flatMap(rule => rule.at('from').items()).map(one => one.at('source', 'principals').value)).toEqual([[
    'cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account', 'cluster.local/ns/kubeflow/sa/ml-pipeline-ui',
  ]]);
});
