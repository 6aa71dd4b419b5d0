/** What each place changes, and what does not fit together. */
import * as fs from 'fs';
import * as path from 'path';
import { factsOf, given, GITOPS, linesWith, objectsOf, PRESETS } from './support';
import { Deployment } from '../../src/apis/k8s/apps/v1';
import { KubeflowApp } from '../../src/checks';
import { describe as described, PlainManifest, toYaml } from '../../src/core';
import { nvidia } from '../../src/core/catalogue';
import {
  aks, AksOptions, bareMetal, BareMetalOptions, eks, EksOptions, existingPlatform, gke, GkeOptions, kind, KubeflowPlatform, KubeflowPlatformProps, local,
  minikube, openshift, Place, PlatformProps, production,
} from '../../src/platform';
import { newClaim, Notebook, notebookImages, user } from '../../src/workloads';
import { PLACES } from '../../tools/platforms';
import { differences } from '../differences';
import { configError, expectConfigError, expectText } from '../support';

const { login, url } = PRESETS.oidc;
const gateway = { namespace: 'ingress', name: 'public' };
const ELSEWHERE = { ...production({ url, tls: 'elsewhere' }), login };
const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/kubeflow';
const alb = { type: 'alb', certificateArn } as const;

const usual = new Map<PlatformProps, ReadonlyMap<string, PlainManifest>>();
const byLabel = (props: PlatformProps) => new Map(objectsOf(props as KubeflowPlatformProps).map(({ label, manifest }) => [label, manifest]));

/** What a place makes of a platform that has none, field by field. */
function difference(props: PlatformProps, place: Place): string {
  const before = usual.get(props) ?? byLabel(props);
  usual.set(props, before);
  const after = byLabel({ ...props, place });
  const others = (one: ReadonlyMap<string, PlainManifest>, other: ReadonlyMap<string, PlainManifest>) =>
    new Map([...one].filter(([label, manifest]) => JSON.stringify(other.get(label)) !== JSON.stringify(manifest)));
  return differences(others(before, after), others(after, before));
}

describe('what a place changes', () => {
  const cases: readonly (readonly [name: string, props: PlatformProps, place: Place])[] = [
    ['eks', PRESETS.oidc, eks()],
    ['eks-nlb', ELSEWHERE, eks({ loadBalancer: { certificateArn, scheme: 'internet-facing', targetType: 'instance', sourceRanges: ['203.0.113.0/24'] }, autoMode: true })],
    ['eks-alb', ELSEWHERE, eks({ loadBalancer: alb, storage: { class: 'gp3' } })],
    ['gke', PRESETS.oidc, gke()],
    ['gke-application', ELSEWHERE, gke({ loadBalancer: { type: 'application', certificates: ['ml', 'old'], address: 'ml' } })],
    ['gke-network', PRESETS.oidc, gke({ loadBalancer: { scope: 'external', address: 'ml', sourceRanges: ['203.0.113.0/24'] } })],
    ['openshift', PRESETS.oidc, openshift()],
    ['kind', PRESETS.local, kind()],
    ['bare-metal', PRESETS.oidc, bareMetal({ gateway: { addresses: ['192.168.10.240-192.168.10.250'], interfaces: ['eth0'], address: '192.168.10.241' }, distribution: 'k3s' })],
  ];

  test.each(cases)('%s', (name, props, place) => {
    expectText(difference(props, place), `places/${name}.txt`);
  });
});

const service = (place: Place, props: PlatformProps = PRESETS.oidc) =>
  objectsOf({ ...props, place } as KubeflowPlatformProps).find(one => one.kind === 'Service' && one.name === 'istio-ingressgateway')!;

test.each([
  ['a load balancer of Azure that others reach', aks({ loadBalancer: { internal: false, address: '20.1.2.3' } }), 'azure-load-balancer-ipv4: 20.1.2.3'],
  ['a load balancer of Azure for some clients', aks({ loadBalancer: { sourceRanges: ['203.0.113.0/24'] } }), '- 203.0.113.0/24'],
  ['a load balancer of Azure in a subnet', aks({ loadBalancer: { subnet: 'ingress' } }), 'azure-load-balancer-internal-subnet: ingress'],
  ['a load balancer of Google for all regions', gke({ loadBalancer: { globalAccess: true } }), "allow-global-access: 'true'"],
  ['a pool of MetalLB that is there', bareMetal({ gateway: { pool: 'front' } }), 'metallb.io/address-pool: front'],
  ['a load balancer of OpenShift', openshift({ exposure: 'load-balancer' }), 'type: LoadBalancer'],
  ['ports of all nodes', bareMetal({ gateway: { nodePorts: { http: 31080 } } }), 'nodePort: 31080'],
  ['no load balancer of AWS', eks({ loadBalancer: false }), 'type: ClusterIP'],
  ['no load balancer of Google', gke({ loadBalancer: false }), 'type: ClusterIP'],
  ['no load balancer of Azure', aks({ loadBalancer: false }), 'type: ClusterIP'],
  ['no Route', openshift({ exposure: false }), 'type: ClusterIP'],
  ['nothing on machines of one\'s own', bareMetal({ gateway: false }), 'type: ClusterIP'],
])('%s', (_name, place, text) => {
  expect(toYaml(service(place).manifest)).toContain(text);
});

test.each([
  [minikube(), 'type: ClusterIP'], [minikube({ access: 'tunnel' }), 'type: LoadBalancer'], [minikube({ access: 'node-port' }), 'nodePort: 30443'],
  [kind({ nodePorts: false }), 'type: ClusterIP'], [kind({ nodePorts: { http: 31000, https: 31001 } }), 'nodePort: 31001'],
])('on a machine of one\'s own: %j', (place, text) => {
  expect(toYaml(service(place, PRESETS.local).manifest)).toContain(text);
});

test('options of components win over the place', () => {
  const props = {
    ...PRESETS.oidc,
    place: gke({ storage: { class: 'fast' } }),
    istio: { platform: 'k3s', ingressGateway: { service: { type: 'NodePort' } } },
    databases: { pipelines: { storageClass: 'own' } },
  } as const;
  const all = objectsOf(props);
  expect(toYaml(all.find(one => one.name === 'istio-cni-node')!.manifest)).toContain('/var/lib/rancher/k3s/data/cni');
  expect(all.find(one => one.kind === 'Service' && one.name === 'istio-ingressgateway')!.at('spec', 'type').text).toBe('NodePort');
  const classes = Object.fromEntries(all.filter(one => one.kind === 'PersistentVolumeClaim').map(one => [one.name, one.at('spec', 'storageClassName').text]));
  expect(classes).toEqual({ 'mysql-pv-claim': 'own', 'katib-mysql': 'fast', 'seaweedfs-pvc': 'fast', 'model-catalog-postgres': 'fast' });
});

describe('storage of teams', () => {
  function classes(platform: { addProfile: ReturnType<typeof given>['platform']['addProfile'] }) {
    const team = platform.addProfile('vision', { owner: user('ana@example.com') });
    const notebook = new Notebook(team, 'explore', {
      image: notebookImages.jupyterScipy,
      workspace: '5Gi',
      dataVolumes: [
        { mountPath: '/data', claim: newClaim('1Ti', { accessMode: 'ReadWriteMany' }) },
        { mountPath: '/own', claim: newClaim('1Gi', { storageClassName: 'own' }) },
      ],
    });
    return notebook.node.root;
  }
  const found = (root: unknown) => (root as KubeflowApp).manifests().ofKind('PersistentVolumeClaim').filter(one => one.namespace === 'vision')
    .map(one => one.at('spec', 'storageClassName').text);
  const props = { ...PRESETS.oidc, place: aks({ storage: { class: 'fast', shared: 'files' } }) };

  test('is of the classes that the place names, in a repository of teams too', () => {
    const { platform } = given(props);
    expect(found(classes(platform))).toEqual(expect.arrayContaining(['fast', 'files', 'own']));
    expect(factsOf(props).storage).toEqual({ class: 'fast', shared: 'files' });
    expect(found(classes(existingPlatform(new KubeflowApp(), factsOf(props))))).toEqual(expect.arrayContaining(['fast', 'files', 'own']));
  });
});

describe('OpenShift', () => {
  const props = { ...PRESETS.oidc, gitops: GITOPS, place: openshift() };

  test('admits the pods of each namespace, teams included, and the agent on the nodes', () => {
    const { app, platform } = given(props);
    platform.addProfile('vision', { owner: user('ana@example.com') });
    const bindings = app.manifests().ofKind('rbac.authorization.k8s.io/RoleBinding').filter(one => one.name.startsWith('system-openshift'));
    const namespaces = app.manifests().ofKind('Namespace').map(one => one.name);
    expect(namespaces).toEqual(expect.arrayContaining(['kubeflow', 'istio-system', 'vision']));
    expect(bindings.filter(one => one.name.endsWith('nonroot-v2')).map(one => one.namespace).sort()).toEqual([...namespaces].sort());
    expect(bindings.filter(one => one.name.includes('privileged')).map(one => `${one.namespace}/${one.name}`)).toEqual(['kube-system/system-openshift-scc-privileged-istio-cni']);
    expect(app.findings().map(one => described(one))).toEqual([]);
    expect(app.manifests().all.length).toBe(app.manifests().all.length); // each synthesis makes them anew
  });

  test('has sidecars ask Multus for the plugin, which has a file of its own', () => {
    const all = objectsOf(props);
    const [injector] = linesWith(/"provider": "multus"/, all);
    expect(injector.object).toBe('ConfigMap/istio-sidecar-injector');
    expect(all.find(one => one.name === 'istio-cni-config')!.at('data').value).toMatchObject({ CHAINED_CNI_PLUGIN: 'false', CNI_CONF_NAME: 'istio-cni.conf' });
    expect(all.find(one => one.kind === 'NetworkAttachmentDefinition')!.namespace).toBe('default');
  });

  /** Bindings of the namespace of a team, of which a program asks for root. */
  function bindingsOf(app: KubeflowApp, platform: Pick<KubeflowPlatform, 'addProfile'>) {
    const team = platform.addProfile('vision', { owner: user('ana@example.com') });
    new Deployment(team, 'Root', {
      metadata: { name: 'root' },
      spec: { selector: { matchLabels: { app: 'root' } }, template: { spec: { containers: [{ name: 'root', image: 'busybox:1.37', securityContext: { runAsUser: 0 } }] } } },
    });
    const bindings = app.manifests().ofKind('rbac.authorization.k8s.io/RoleBinding').map(one => `${one.namespace}/${one.name}`);
    return bindings.filter(name => name.startsWith('vision/system-openshift'));
  }

  test('admits the pods that a repository of teams brings, and none that would be privileged', () => {
    const app = new KubeflowApp();
    expect(bindingsOf(app, existingPlatform(app, factsOf(props)))).toEqual(['vision/system-openshift-scc-nonroot-v2']);
    const { app: whole, platform } = given(props);
    expect(bindingsOf(whole, platform)).toEqual(['vision/system-openshift-scc-nonroot-v2']);
  });

  test('admits several programs of one account on the nodes', () => {
    const pool = (name: string) => ({ labels: { pool: name }, accelerator: nvidia(1) });
    const all = objectsOf({ ...props, nodePools: { a: pool('a'), b: pool('b') }, nvidiaDevicePlugin: {} });
    expect(all.filter(one => one.kind === 'RoleBinding' && one.namespace === 'nvidia-device-plugin').map(one => one.name))
      .toEqual(['system-openshift-scc-nonroot-v2', 'system-openshift-scc-privileged-nvidia-device-plugin']);
  });
});

test.each([
  ['addresses of the gateway come with it, since it is not healthy without one', bareMetal({ gateway: { addresses: ['192.168.10.240/32'] } }), PRESETS.oidc, 0],
  ['a class of volumes comes before the claims', eks(), PRESETS.oidc, 0],
  ['a Route comes after the namespace of the gateway', openshift(), PRESETS.oidc, 10],
  ['an Ingress comes after the namespace of the gateway', eks({ loadBalancer: alb }), ELSEWHERE, 10],
])('%s', (_name, place, props, later) => {
  const { app } = given({ ...props, gitops: GITOPS, place } as KubeflowPlatformProps);
  const wave = (name: string) => Number(app.manifests().find('argoproj.io/Application', 'argocd', `delivery-${name}`)!.annotations['argocd.argoproj.io/sync-wave']);
  expect(wave('place') - wave('istio')).toBe(later);
});

test('AKS leaves the selectors of all webhooks alone', () => {
  const webhooks = objectsOf({ ...PRESETS.oidc, place: aks() }).filter(one => one.group === 'admissionregistration.k8s.io' && one.kind.endsWith('WebhookConfiguration'));
  expect(webhooks.length).toBeGreaterThan(5);
  expect(webhooks.filter(one => one.annotations['admissions.enforcer/disabled'] !== 'true')).toEqual([]);
});

test('an Autopilot of GKE gets no agent on its nodes, and namespaces that admit what replaces it', () => {
  const all = objectsOf({ ...PRESETS.oidc, place: gke({ autopilot: true }) });
  expect(all.filter(one => one.kind === 'DaemonSet' && one.name.startsWith('istio'))).toEqual([]);
  expect(all.find(one => one.kind === 'Namespace' && one.name === 'kubeflow')!.labels['pod-security.kubernetes.io/enforce']).toBe('privileged');
});

test('so does each namespace of the mesh that further components bring', () => {
  const addOn = { name: 'tracker', namespace: { name: 'tracking' }, make: () => undefined };
  const requested = { workspaces: {}, knativeEventing: {}, kueue: {}, trainingOperator: {}, kuberay: { watchNamespaces: ['vision'] } };
  const { app } = given({ ...PRESETS.oidc, place: gke({ autopilot: true }), ...requested, addOns: [addOn] });
  const meshed = app.manifests().ofKind('Namespace').filter(one => one.labels['istio-injection'] === 'enabled');
  expect(meshed.map(one => one.name)).toEqual(expect.arrayContaining(['knative-serving', 'kubeflow-workspaces', 'tracking']));
  expect(meshed.map(one => one.labels['pod-security.kubernetes.io/enforce'])).toEqual(meshed.map(() => 'privileged'));
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('a mesh without an agent on the nodes, beside a namespace that admits no other way, is a finding', () => {
  const { app } = given({ ...PRESETS.oidc, istio: { cni: false, podSecurity: 'privileged' }, kubeflow: { podSecurity: 'privileged' }, dashboard: { podSecurity: 'privileged' } });
  expect(app.findings().map(one => described(one))).toEqual([expect.stringMatching(/PodSecurity\/Level .*knative-serving.*gets a container with NET_ADMIN/s)]);
});

describe('what does not fit', () => {
  const at = (props: object) => () => given(props as KubeflowPlatformProps);

  test.each([
    ['TLS that ends elsewhere behind a load balancer that hands it on', { ...ELSEWHERE, place: eks() }, 'PlaceTls', 'got "elsewhere"'],
    ['a certificate of the gateway behind a load balancer that ends TLS', { ...PRESETS.oidc, place: eks({ loadBalancer: alb }) }, 'PlaceTls', 'tls must be "elsewhere"'],
    ['a load balancer before the Gateway of others', { ...production({ url }), login, istio: { existing: { gateway } }, place: eks() }, 'UnusedSetting', 'got eks()'],
    ['ports of the nodes for the Gateway of others', { ...production({ url }), login, istio: { existing: { gateway } }, place: bareMetal({ gateway: { nodePorts: {} } }) },
      'UnusedSetting', 'got bare-metal() with a Service'],
    ['a load balancer before a public password', { ...local(), place: gke() }, 'LocalGateway', 'got gke()'],
    ['ports of all machines before a public password', { ...local(), place: bareMetal({ gateway: { nodePorts: {} } }) }, 'LocalGateway', 'got bare-metal()'],
    ['a place of another form', { ...local(), place: { kind: 'moon', front: 'none' } }, 'WrongProp', 'place.kind'],
  ])('%s', (_name, props, code, fragment) => {
    expectConfigError(at(props), code, 'platform', fragment);
  });

  test('a load balancer before a public password, if everybody may do everything', () => {
    expect(at({ ...local({ reachableByOthers: true }), place: gke() })).not.toThrow();
    expect(at({ ...local({ reachableByOthers: true }), place: bareMetal({ gateway: { nodePorts: {} } }) })).not.toThrow();
    expect(at({ ...local(), place: bareMetal({ gateway: false }) })).not.toThrow();
    expect(at({ ...production({ url }), login, istio: { existing: { gateway } }, place: eks({ loadBalancer: false }) })).not.toThrow();
  });

  const wrong: readonly (readonly [name: string, make: () => unknown, code: string])[] = [
    ['an unknown option', () => eks({ loadBalancers: {} } as EksOptions as never), 'UnknownProp'],
    ['no certificate', () => eks({ loadBalancer: { type: 'alb' } } as unknown as EksOptions as never), 'MissingProp'],
    ['a certificate of another form', () => eks({ loadBalancer: { certificateArn: 'kubeflow-tls' } }), 'WrongProp'],
    ['another scheme', () => eks({ loadBalancer: { scheme: 'public' } } as unknown as EksOptions as never), 'WrongProp'],
    ['no certificates', () => gke({ loadBalancer: { type: 'application', certificates: [] } } as GkeOptions as never), 'WrongProp'],
    ['a number for a range', () => aks({ loadBalancer: { sourceRanges: 10 } } as unknown as AksOptions as never), 'WrongProp'],
    ['another exposure', () => openshift({ exposure: 'ingress' } as never), 'WrongProp'],
    ['a port that there is not', () => kind({ nodePorts: { http: 70000 } }), 'WrongProp'],
    ['a port of the machine for one of the node', () => kind({ nodePorts: { http: 8080 } }), 'WrongProp'],
    ['a port of a machine for one of all nodes', () => bareMetal({ gateway: { nodePorts: { https: 443 } } }), 'WrongProp'],
    ['another access', () => minikube({ access: 'ingress' } as never), 'WrongProp'],
    ['nothing on how the gateway is reached', () => bareMetal({} as BareMetalOptions as never), 'MissingProp'],
    ['no address', () => bareMetal({ gateway: { addresses: [] } }), 'WrongProp'],
  ];
  test.each(wrong)('%s', (_name, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('the compiler refuses', () => {
  const codeOf = (props: KubeflowPlatformProps) => configError(() => given(props)).code;
  const behindOthers = { ...production({ url }), login, istio: { existing: { gateway } } };

  test('a load balancer that does not fit where TLS ends', () => {
    // @ts-expect-error the load balancer hands TLS on: it has no certificate
    const noCertificate: KubeflowPlatformProps = { ...ELSEWHERE, place: eks() };
    // @ts-expect-error the load balancer ends TLS
    const twoCertificates: KubeflowPlatformProps = { ...PRESETS.oidc, place: eks({ loadBalancer: alb }) };
    // @ts-expect-error the router ends TLS
    const edge: KubeflowPlatformProps = { ...PRESETS.oidc, place: openshift({ exposure: 'edge' }) };
    expect([noCertificate, twoCertificates, edge].map(codeOf)).toEqual(['PlaceTls', 'PlaceTls', 'PlaceTls']);
    const fitting: readonly KubeflowPlatformProps[] = [
      { ...ELSEWHERE, place: eks({ loadBalancer: { certificateArn } }) }, { ...ELSEWHERE, place: eks({ loadBalancer: false }) }, { ...PRESETS.oidc, place: eks() },
      { ...ELSEWHERE, place: bareMetal({ gateway: { nodePorts: {} } }) }, { ...behindOthers, place: gke({ loadBalancer: false }) }, { ...local(), place: kind() },
    ];
    expect(fitting).toHaveLength(6);
  });

  test('a load balancer before the Gateway of others', () => {
    // @ts-expect-error the Gateway is there already
    const props: KubeflowPlatformProps = { ...behindOthers, place: aks() };
    expect(codeOf(props)).toBe('UnusedSetting');
  });

  test('options of another place, and half a load balancer', () => {
    const all: readonly (() => unknown)[] = [
      // @ts-expect-error a machine of one's own has no load balancer
      () => kind({ loadBalancer: {} }),
      // @ts-expect-error nor has minikube
      () => minikube({ loadBalancer: { scheme: 'internal' } }),
      // @ts-expect-error a word of AWS
      () => gke({ loadBalancer: { scheme: 'internal' } }),
      // @ts-expect-error a word of Google
      () => eks({ autopilot: true }),
      // @ts-expect-error a word of Azure
      () => openshift({ loadBalancer: { internal: true } }),
      // @ts-expect-error all regions reach it as it is
      () => gke({ loadBalancer: { scope: 'external', globalAccess: true } }),
      // @ts-expect-error it is in no subnet
      () => aks({ loadBalancer: { internal: false, subnet: 'ingress' } }),
      // @ts-expect-error an application load balancer has a certificate
      () => eks({ loadBalancer: { type: 'alb' } }),
      // @ts-expect-error an application load balancer of Google too
      () => gke({ loadBalancer: { type: 'application' } }),
      // @ts-expect-error nobody knows how it is reached
      () => bareMetal(),
      // @ts-expect-error nor here
      () => bareMetal({}),
    ];
    all.forEach(make => expect(['UnknownProp', 'WrongProp', 'MissingProp']).toContain(configError(make).code));
  });
});

test.each(Object.entries(PLACES))('%s has no findings', (_name, { props }) => {
  expect(given(props).app.findings().map(one => described(one))).toEqual([]);
});

test('each place has a page, which the overview leads to', () => {
  const folder = path.join(__dirname, '..', '..', 'docs', 'places');
  const pages = fs.readdirSync(folder).filter(name => name !== 'README.md').sort();
  expect(pages).toEqual(['aks.md', 'bare-metal.md', 'eks.md', 'gke.md', 'kind.md', 'minikube.md', 'openshift.md']);
  const overview = fs.readFileSync(path.join(folder, 'README.md'), 'utf8');
  expect(pages.filter(page => !overview.includes(`](${page})`))).toEqual([]);
});

test('ports of webhooks that a firewall must let through stand on the page of GKE', () => {
  const page = fs.readFileSync(path.join(__dirname, '..', '..', 'docs', 'places', 'gke.md'), 'utf8');
  const all = objectsOf(PRESETS.oidc);
  const services = all.filter(one => one.kind.endsWith('WebhookConfiguration')).flatMap(one => one.at('webhooks').items()).map(one => one.at('clientConfig', 'service'));
  const ports = services.flatMap(ref => {
    const service = all.find(one => one.kind === 'Service' && one.name === ref.at('name').text && one.namespace === ref.at('namespace').text)!;
    const port = service.at('spec', 'ports').items().find(one => one.at('port').number === (ref.at('port').number ?? 443))!;
    const target = port.at('targetPort');
    return [target.number ?? named(all.filter(one => one.namespace === service.namespace), target.text ?? String(port.at('port').number))];
  });
  expect([...page.matchAll(/--allow=(\S+)/g)].map(([, text]) => text.split(',').map(one => Number(one.replace('tcp:', ''))).sort())).toEqual([[...new Set(ports)].sort()]);
});

/** Number of a container's port by its name. */
function named(all: ReturnType<typeof objectsOf>, name: string): number {
  const found = all.flatMap(one => one.at('spec', 'template', 'spec', 'containers').items()).flatMap(one => one.at('ports').items()).find(one => one.at('name').text === name);
  return found?.at('containerPort').number ?? Number(name);
}
