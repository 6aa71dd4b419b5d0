import { App as StockApp } from 'cdk8s';
import { changed, fileMap, given, GITOPS, objectsOf, Preset, PRESETS } from './support';
import { ConfigMap, Namespace, Secret } from '../../src/apis/k8s/core/v1';
import { credentialsLiteral } from '../../src/checks';
import { describe as described, files, GatewayRef, Images, label, Located, ManifestSet, PodSettings, WorkloadSettings } from '../../src/core';
import { AddComponentOptions, existing, KubeflowPlatform, KubeflowPlatformProps, local, managed } from '../../src/platform';

const LOCAL = { ...PRESETS.local, gitops: GITOPS };
const OIDC = { ...PRESETS.oidc, gitops: GITOPS };
const PRODUCTION: readonly Preset[] = ['dex', 'oidc'];

const synth = (props: KubeflowPlatformProps = LOCAL) => given(props).app.manifests();

describe('the output', () => {
  test.each(Object.entries(PRESETS))('of the preset %s has no findings, and all waivers are used', (_name, preset) => {
    const { app } = given({ ...preset, gitops: GITOPS });
    expect(app.findings().map(described)).toEqual([]);
  });

  test('is the same twice', () => {
    expect(changed(fileMap(synth()), fileMap(synth()))).toEqual([]);
  });

  test.each(Object.entries(PRESETS))('of the preset %s has no object twice', (_name, preset) => {
    const names = objectsOf({ ...preset, gitops: GITOPS }).map(one => `${one.manifest.apiVersion.replace(/\/.*|^v1$/, '')} ${label(one)}`);
    expect(names.length).toBeGreaterThan(250);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has one folder per component, with only files of its own steps', () => {
    const folders = new Set([...files(synth()).keys()].map(file => file.split('/')[0]));
    expect([...folders].sort()).toEqual(['argocd', 'cert-manager', 'dashboard', 'dex', 'istio', 'kubeflow', 'notebooks', 'oauth2-proxy', 'profiles']);
  });
});

/** The wave of each Application. */
function waves(set: ManifestSet): Record<string, number> {
  return Object.fromEntries(set.ofKind('Application').filter(one => !one.manifest.metadata.name.endsWith('-root'))
    .map(({ manifest }) => [manifest.metadata.name.replace('delivery-', ''), Number(manifest.metadata.annotations!['argocd.argoproj.io/sync-wave'])]));
}

describe('the order', () => {
  test('puts every component after those that it needs', () => {
    const wave = waves(synth());
    const pairs = [['istio', 'kubeflow'], ['kubeflow', 'dex'], ['dex', 'oauth2-proxy'], ['cert-manager', 'dashboard'], ['kubeflow', 'dashboard'],
      ['cert-manager', 'notebooks'], ['kubeflow', 'notebooks']];
    expect(pairs.filter(([first, then]) => !(wave[first] < wave[then]))).toEqual([]);
  });

  test('does not change when components are left out', () => {
    const all = waves(synth(OIDC));
    const few = waves(synth({ ...OIDC, dashboard: false, certManager: existing({}) }));
    expect(few).toEqual(Object.fromEntries(Object.entries(all).filter(([name]) => !/^(dashboard|cert-manager)\b/.test(name))));
  });

  test('puts own components last, or after those that they name', () => {
    const { app, platform } = given();
    add(platform, 'late');
    add(platform, 'early', { after: ['cert-manager'] });
    add(platform, 'next', { after: ['early', 'istio'] });
    add(platform, 'first', { after: [] });
    const wave = waves(app.manifests());
    expect(wave.early).toBe(wave['cert-manager'] + 10);
    expect(wave.next).toBe(Math.max(wave.early, wave.istio) + 10);
    expect(wave.first).toBe(0);
    expect(wave.late).toBeGreaterThan(Math.max(...Object.entries(wave).filter(([name]) => name !== 'late').map(([, value]) => value)));
  });
});

/** Adds a component of two objects. */
function add(platform: KubeflowPlatform, name: string, options?: AddComponentOptions): void {
  platform.addComponent(name, chart => {
    new Namespace(chart, 'Namespace', { metadata: { name: 'monitoring' } });
    return new ConfigMap(chart, 'Config', { metadata: { name: 'rules', namespace: 'monitoring' }, data: { a: 'b' } });
  }, options);
}

describe('a change of one component', () => {
  const before = fileMap(synth(OIDC));
  const application = (name: string) => `argocd/applications/application.argocd.delivery-${name}.yaml`;
  /** Top folders of the changed files; Applications as the one of the component, also those of its definitions and resources. */
  const touched = (after: Map<string, string>, from = before) => [...new Set(changed(from, after)
    .map(file => file.startsWith('argocd/') ? file.replace(/-(crds|resources)\.yaml$/, '.yaml') : file.split('/')[0]))].sort();

  function withOwn(name: string): Map<string, string> {
    const { app, platform } = given(OIDC);
    add(platform, name);
    expect(app.findings().map(described)).toEqual([]);
    return fileMap(app.manifests());
  }

  test('adding one adds its folder and its Application', () => {
    expect(touched(withOwn('monitoring'))).toEqual([application('monitoring'), 'monitoring']);
  });

  test('renaming one moves its folder and its Application', () => {
    expect(touched(withOwn('alerts'), withOwn('monitoring'))).toEqual([application('alerts'), application('monitoring'), 'alerts', 'monitoring'].sort());
  });

  test.each<[string, Partial<KubeflowPlatformProps>, readonly string[]]>([
    ['the dashboard', { dashboard: false }, ['dashboard']],
    ['cert-manager, for one that is there already', { certManager: existing({}) }, ['cert-manager']],
  ])('leaving out %s removes its folder and its Application', (_name, props, [name]) => {
    const { app } = given({ ...OIDC, ...props } as KubeflowPlatformProps);
    const set = app.manifests();
    expect(app.findings(set).map(described)).toEqual([]);
    expect(touched(fileMap(set))).toEqual([application(name), name]);
    expect(set.all.filter(one => one.component === name)).toEqual([]);
  });

  test('leaving out notebooks removes their folder and their Application, and nothing else', () => {
    const { app } = given({ ...OIDC, notebooks: false });
    const set = app.manifests();
    expect(app.findings(set).map(described)).toEqual([]);
    expect(touched(fileMap(set))).toEqual([application('notebooks'), 'notebooks']);
  });

  test('an Istio that is there already removes its folder, its Application and the Gateway', () => {
    const { app, platform } = given(OIDC);
    const { gateway } = platform;
    expect(touched(fileMap(app.manifests()))).toEqual([]);
    const { app: other } = given({ ...OIDC, kubeflow: {}, istio: existing({ gateway }) });
    const set = other.manifests();
    expect(other.findings(set).map(described)).toEqual([]);
    expect(touched(fileMap(set))).toEqual([application('istio'), 'istio', 'kubeflow']);
    expect(changed(before, fileMap(set)).filter(file => file.startsWith('kubeflow/'))).toEqual(['kubeflow/40-resources/gateway.kubeflow.kubeflow-gateway.yaml']);
  });
});

describe('bring your own', () => {
  const gateway: GatewayRef = {
    namespace: 'ingress',
    name: 'public',
    workload: { namespace: 'ingress', serviceAccount: 'public-gateway', selector: { app: 'public' }, gatewaySelector: { app: 'public' } },
  };

  test('an existing Istio gets all routes, principals and policies', () => {
    const { app, platform } = given({ ...LOCAL, istio: existing({ gateway, namespace: 'mesh' }) });
    const set = app.manifests();
    expect(app.findings(set).map(described)).toEqual([]);
    expect(platform.gateway).toBe(gateway);
    expect(platform.istio).toBeUndefined();
    const routes = set.ofKind('VirtualService').map(one => (one.manifest.spec as { gateways: string[] }).gateways);
    expect(routes.length).toBeGreaterThan(5);
    expect(new Set(routes.flat())).toEqual(new Set(['ingress/public']));
    const text = JSON.stringify(set.all.map(one => one.manifest));
    expect(text).toContain('cluster.local/ns/ingress/sa/public-gateway');
    expect(text).not.toMatch(/istio-system|istio-ingressgateway-service-account|"istio":"ingressgateway"/);
    const callers = JSON.stringify(set.find('NetworkPolicy', 'auth', 'allow-istio-and-oauth2-proxy')!.manifest.spec);
    expect(callers).toContain('{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"mesh"}},"podSelector":{"matchLabels":{"app":"istiod"}}}');
  });

  test('the issuer of an existing cert-manager signs all webhooks', () => {
    const { app } = given({ ...LOCAL, certManager: existing({ issuer: { kind: 'ClusterIssuer', name: 'internal' } }) });
    const set = app.manifests();
    expect(app.findings(set).map(described)).toEqual([]);
    const issuers = set.ofKind('Certificate').map(one => (one.manifest.spec as { issuerRef: object }).issuerRef);
    expect(issuers.length).toBeGreaterThan(1);
    issuers.forEach(issuer => expect(issuer).toMatchObject({ kind: 'ClusterIssuer', name: 'internal' }));
    expect(set.ofKind('Issuer')).toEqual([]);
  });
});

/** Every workload: object, name and spec of its pods. */
function workloads(all: readonly Located[]) {
  return all.filter(one => ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'ReplicaSet', 'Pod'].includes(one.manifest.kind)).map(one => {
    const spec = one.manifest.spec as any;
    return {
      component: one.component,
      name: one.manifest.metadata.name,
      kind: one.manifest.kind,
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
    expect(new Set(all.map(one => one.component))).toEqual(new Set(['cert-manager', 'istio', 'dex', 'oauth2-proxy', 'dashboard', 'notebooks']));
    expect(all.length).toBeGreaterThan(14);
    for (const { pod } of all) {
      expect(pod).toMatchObject({
        nodeSelector: PODS.nodeSelector,
        tolerations: expect.arrayContaining(PODS.tolerations as object[]),
        affinity: PODS.affinity,
        topologySpreadConstraints: PODS.topologySpreadConstraints,
        priorityClassName: 'platform',
        imagePullSecrets: expect.arrayContaining([{ name: 'registry' }]),
      });
    }
    expect(app.findings(set).map(described)).toEqual([]);
  });

  test('of single workloads reach each of them, above those of the platform', () => {
    const own: Record<string, Record<string, WorkloadSettings>> = {};
    const found = workloads(synth().all);
    const scaled = new Set(['istiod', 'istio-ingressgateway', 'cluster-local-gateway']); // an autoscaler decides
    for (const { component, name, kind, pod } of found) {
      (own[component] ??= {})[name] = {
        priorityClassName: `only-${name}`,
        resources: Object.fromEntries(pod.containers.map((one: { readonly name: string }) => [one.name, { limits: { memory: '77Mi' } }])),
        ...kind !== 'DaemonSet' && !scaled.has(name) && { replicas: 7 },
      };
    }
    const set = synth({
      ...LOCAL,
      pods: PODS,
      certManager: managed({ workloads: own['cert-manager'] }),
      istio: managed({ workloads: own.istio }),
      dex: { workloads: own.dex },
      oauth2Proxy: { workloads: own['oauth2-proxy'] },
      dashboard: { workloads: own.dashboard },
      notebooks: { workloads: own.notebooks },
    });
    for (const { component, name, replicas, pod } of workloads(set.all)) {
      expect(pod).toMatchObject({ priorityClassName: `only-${name}`, nodeSelector: PODS.nodeSelector });
      pod.containers.forEach((one: { readonly resources: object }) => expect(one.resources).toEqual({ limits: { memory: '77Mi' } }));
      expect([name, replicas]).toEqual([name, own[component][name].replicas]);
    }
  });

  test('of one component replace those of the platform there alone', () => {
    const set = synth({ ...LOCAL, pods: { priorityClassName: 'platform' }, dex: { pods: { priorityClassName: 'login' } } });
    workloads(set.all).forEach(({ component, pod }) => expect([component, pod.priorityClassName]).toEqual([component, component === 'dex' ? 'login' : 'platform']));
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
    const { servers } = set.find('Gateway', 'kubeflow', 'kubeflow-gateway')!.manifest.spec as { servers: { port: { number: number }; tls: object }[] };
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
  test('waives its three Secrets and nothing else', () => {
    expect([...credentialsLiteral.check(synth())].map(one => label(one.at)).sort()).toEqual([
      'Secret/auth/dex-oidc-client', 'Secret/auth/dex-passwords', 'Secret/oauth2-proxy/oauth2-proxy',
    ]);
  });

  test('does not waive other Secrets', () => {
    const { app, platform } = given();
    platform.addComponent('more', chart => new Secret(chart, 'Key', { metadata: { name: 'key', namespace: 'auth' }, stringData: { password: 'hunter2' } }));
    expect(app.findings().map(one => `${one.rule.id} ${label(one.at)}`)).toEqual(['Credentials/Literal Secret/auth/key']);
  });

  test('takes a login that names Secrets, and then writes none', () => {
    const { app } = given({ ...LOCAL, login: PRESETS.dex.login });
    expect(app.findings().map(described)).toEqual([]);
  });
});

test('makes the same objects below the App of cdk8s itself', () => {
  const app = new StockApp();
  new KubeflowPlatform(app, 'platform', PRESETS.local);
  const made = app.charts.flatMap(chart => chart.toJson() as Located['manifest'][]);
  const ours = synth(PRESETS.local).all.map(one => one.manifest);
  const name = (one: Located['manifest']) => `${one.kind}/${one.metadata.namespace}/${one.metadata.name}`;
  expect(made.map(name).sort()).toEqual(ours.map(name).sort());
});
