/**
 * Each setting of the platform reaches every string that depends on it: when it changes, its old value is nowhere left.
 *
 * All keys and values of all objects are read line by line, so also JSON, TOML, YAML and scripts inside strings. A word
 * that also means something else is excused by what stands around it, never by leaving an object out.
 */
import { given, GITOPS, Line, linesWith, objectsOf, Preset, PRESETS } from './support';
import { describe as described, Images, Located } from '../../src/core';
import { local, PlatformOptions } from '../../src/platform';

/** A place where the old word means something that the setting does not name. */
interface Excuse {
  readonly because: string;
  /** Where it stands. @default - anywhere */
  readonly path?: RegExp;
  /** The text around it; must cover the word. @default - any text */
  readonly text?: RegExp;
}

interface Setting {
  readonly change: PlatformOptions & { readonly url?: string };
  /** The old value, as a whole word where it is a word. */
  readonly old: RegExp;
  readonly presets: readonly Preset[];
  readonly excuses?: readonly Excuse[];
}

const ALL: readonly Preset[] = ['local', 'dex', 'oidc'];

/** A name that is not a part of a longer name. */
const word = (name: string) => new RegExp(`(?<![A-Za-z0-9-])${name}(?![A-Za-z0-9-])`, 'g');

const IMAGES: Excuse = { because: 'a repository of the image\'s registry', text: /\b[\w.-]+\.io\/[\w./-]+:[\w.-]+/g };
const FOLDER: Excuse = { because: 'the folder of the component, which keeps its name', path: /^spec\.source\.path$/, text: /^dist\/[\w-]+(\/\d\d-\w+)?$/g };
const NAMED: Excuse = { because: 'the name of an object or a reference to it by name alone', path: /(^metadata|\.valueFrom\.secretKeyRef|\.configMap|roleRef|subjects\[\d+\]|provider)\.name$/ };
const CONTAINER: Excuse = { because: 'the name of a container', path: /\.containers\[\d+\]\.name$/ };
const LABELLED: Excuse = {
  because: 'a label that selects pods or describes objects, not one that names a namespace',
  path: /(^metadata\.labels|template\.metadata\.labels|\.matchLabels|^spec\.selector)\.(app|app\.kubernetes\.io\/(name|instance|component|part-of)|control-plane)$|podSelector\.matchExpressions\[\d+\]\.values\[\d+\]$/,
};

const REGISTRIES = [...new Set(new Images().all().map(image => image.slice(0, image.indexOf('/'))))];

const SETTINGS: Readonly<Record<string, Setting>> = {
  'url': { change: { url: 'https://lab.example.net' }, old: /ml\.example\.com/g, presets: ['dex', 'oidc'] },
  'clusterDomain': { change: { clusterDomain: 'corp.internal' }, old: /cluster\.local/g, presets: ALL },
  'trustDomain': {
    change: { trustDomain: 'corp.internal' },
    old: /cluster\.local/g,
    presets: ALL,
    excuses: [
      { because: 'the DNS name of a Service', text: /\.svc\.cluster\.local/g },
      { because: 'the DNS domain that the injector gives to proxies', path: /^data\.values$/, text: /"clusterDomain": "cluster\.local"/g },
      { because: 'the DNS domain, an argument of istiod after --domain', path: /containers\[0\]\.args\[4\]$/, text: /^cluster\.local$/g },
      { because: 'the DNS domain in routes to notebooks', path: /^data\.CLUSTER_DOMAIN$/ },
      { because: 'the DNS domain in addresses that pipelines give to steps', path: /containers\[0\]\.env\[\d+\]\.value$/, text: /^cluster\.local$/g },
    ],
  },
  'identity.userId': {
    change: { identity: { userId: 'x-user' } }, old: /kubeflow[-_]userid/gi, presets: ALL,
    excuses: [{ because: 'the variable that pipelines read the name from', path: /\.env\[\d+\]\.name$/, text: /^KUBEFLOW_USERID_(HEADER|PREFIX)$/g }],
  },
  'identity.groups': { change: { identity: { groups: 'x-teams' } }, old: /kubeflow[-_]groups/gi, presets: ALL },
  'gatewayName': { change: { gatewayName: 'front' }, old: /kubeflow-gateway/g, presets: ALL },
  'images.mirror': { change: { images: { mirror: 'registry.example.net/mirror' } }, old: new RegExp(REGISTRIES.join('|').replace(/\./g, '\\.'), 'g'), presets: ALL },
  'namespaces.kubeflow': {
    change: { namespaces: { kubeflow: 'apps' } },
    old: word('kubeflow'),
    presets: ALL,
    excuses: [
      { because: 'API groups, labels and annotations of the project\'s DNS domain', text: /[\w.-]*kubeflow\.org/g },
      { because: 'the approval of kinds of *.k8s.io, a page of the project', path: /^metadata\.annotations\.api-approved/, text: /^https:\/\/github\.com\/\S+$/g },
      { because: 'the release of Trainer, by the name that its clients read', path: /^data\{\}$/, text: /kubeflow_trainer_version/g },
      { because: 'what an object is part of, or who controls it', path: /\.(app\.kubernetes\.io\/part-of|control-plane)$/ },
      { because: 'the name of a cookie', text: /"oauth2_proxy_kubeflow"/g },
      { because: 'a set of icons of the dashboard', text: /"kubeflow:[\w-]+"/g },
      { because: 'a group of kinds for kubectl', path: /^spec\.names\.categories\[\d+\]$/ },
      { because: 'a mode of the registries\' user interface', text: /^--deployment-mode=kubeflow$/g },
      { because: 'a folder in containers', text: /\/var\/run\/secrets\/kubeflow\/[\w/]+/g },
      { because: 'a key that clients of pipelines read', text: /^kubeflow_pipelines_version$/g },
      IMAGES, FOLDER,
    ],
  },
  'namespaces.kubeflowSystem': { change: { namespaces: { kubeflowSystem: 'training' } }, old: /kubeflow-system/g, presets: ['local'] },
  'namespaces.istio': { change: { namespaces: { istio: 'mesh' } }, old: /istio-system/g, presets: ALL },
  'namespaces.knativeServing': {
    change: { namespaces: { knativeServing: 'serverless' } },
    old: word('knative-serving'),
    presets: ['local'],
    excuses: [
      { because: 'the label by which the webhooks find ConfigMaps', path: /^webhooks\[0\]\.objectSelector\.match(Labels\.app\.kubernetes\.io\/name|Expressions\[0\]\.values\[0\])$/ },
      LABELLED, FOLDER,
    ],
  },
  'namespaces.knativeEventing': { change: { namespaces: { knativeEventing: 'events' } }, old: /knative-eventing/g, presets: ['local'] },
  'namespaces.auth': {
    change: { namespaces: { auth: 'login' } },
    old: word('auth'),
    presets: ['local', 'dex'],
    excuses: [
      { because: 'the path at which Dex begins a login', text: /"\/dex\/auth"/g },
      { because: 'a setting of oauth2-proxy', text: /^skip_auth_routes = /g },
    ],
  },
  'namespaces.oauth2Proxy': {
    change: { namespaces: { oauth2Proxy: 'front-door' } },
    old: word('oauth2-proxy'),
    presets: ALL,
    excuses: [
      { because: 'the name of the Service before its namespace', text: /oauth2-proxy\.front-door\.svc\b/g },
      { because: 'the name of the extension provider', path: /^data\.mesh$/, text: /^\s*-? ?name: oauth2-proxy$/g },
      NAMED, LABELLED, CONTAINER, IMAGES, FOLDER,
    ],
  },
  'namespaces.certManager': {
    change: { namespaces: { certManager: 'pki' } },
    old: word('cert-manager'),
    presets: ['local'],
    excuses: [
      { because: 'API groups, labels and annotations of the project\'s DNS domain', text: /[\w.-]*cert-manager\.io/g },
      { because: 'the account of the controller', path: /(\.serviceAccountName|rules\[\d+\]\.resourceNames\[\d+\])$/ },
      { because: 'a group of kinds in kubectl', path: /^spec\.names\.categories\[\d+\]$/ },
      { because: 'who would make Knative\'s certificates, by the program and not its place', path: /networking\.knative\.dev\/certificate[.-](class|provider)$/ },
      NAMED, LABELLED, FOLDER,
    ],
  },
};

/** Whether an excuse covers the word at that place of the line. */
function covers({ path, text }: Excuse, line: Line, start: number, end: number): boolean {
  return (path === undefined || path.test(line.path)) &&
    (text === undefined || [...line.text.matchAll(text)].some(match => match.index <= start && end <= match.index + match[0].length));
}

/** Occurrences of the old value that no excuse covers; notes the excuses that were used. */
function survivors(all: readonly Located[], { old, excuses = [] }: Setting, used = new Set<Excuse>()): string[] {
  const left: string[] = [];
  for (const line of linesWith(old, all)) {
    for (const match of line.text.matchAll(old)) {
      const excuse = excuses.find(one => covers(one, line, match.index, match.index + match[0].length));
      excuse === undefined ? left.push(`${line.object} ${line.path}: ${line.text.trim()}`) : used.add(excuse);
    }
  }
  return left;
}

const props = (preset: Preset, change: object = {}) => ({ ...PRESETS[preset], gitops: GITOPS, ...change });

/** Objects with no setting changed. */
const defaults = new Map(ALL.map(preset => [preset, objectsOf(props(preset))]));

describe.each(Object.entries(SETTINGS))('%s', (_name, setting) => {
  const used = new Set<Excuse>();

  test.each(setting.presets)('leaves no old value behind in the preset %s', preset => {
    expect(survivors(defaults.get(preset)!, setting)).not.toEqual([]);
    const { app } = given(props(preset, setting.change));
    const set = app.manifests();
    expect(survivors(set.all, setting, used)).toEqual([]);
    if (preset === setting.presets[0]) { // what refers to what is the same in all presets
      expect(app.findings().map(one => described(one))).toEqual([]);
    }
  });

  test('excuses only what is there', () => {
    expect((setting.excuses ?? []).filter(one => !used.has(one)).map(one => one.because)).toEqual([]);
  });
});

test('the URL of the local preset decides over cookies, names services, and stands nowhere else', () => {
  const old = /(?<![\w-])localhost(:8080)?(?![\w-])/g;
  const excuses: Excuse[] = [
    { because: 'the agent in the pod itself', text: /http:\/\/localhost:15020\/healthz\/ready/g },
    { because: 'a mode of the injector', text: /InboundTrafficPolicyMode "localhost"/g },
    { because: 'the domain of Knative\'s services, which nobody resolves but browsers', path: /^data\{\}$/, text: /^localhost$/g },
    { because: 'the domain of models, which are such services', path: /^data\.ingress$/, text: /"ingressDomain": "localhost"/g },
    { because: 'a program that asks the server in its own pod', path: /^spec\.containers\[0\]\.\w+Probe\.exec\.command\[2\]$/, text: /--health_check_url http:\/\/localhost:8080/g },
    { because: 'the one node of a training job, as it calls itself', text: /--rdzv_endpoint=localhost:29500/g },
  ];
  const variables = (all: readonly Located[]) => linesWith(/^(true|false)$/, all).filter(line => line.path.includes('.env['));
  expect(survivors(defaults.get('local')!, { change: {}, old, presets: [], excuses })).toEqual([]);
  expect(variables(defaults.get('local')!)).not.toEqual(variables(objectsOf({ ...props('local'), ...local({ url: 'http://ml.lan', reachableByOthers: true }) })));
});

test('the mirror stands before every image', () => {
  const mirror = 'registry.example.net/mirror';
  const images = (of: object) => objectsOf(props('local', of)).flatMap(({ manifest }) => [...JSON.stringify(manifest).matchAll(/"image":"([^"]+)"/g)].map(([, image]) => image));
  const plain = images({});
  const mirrored = images({ images: { mirror } });
  expect(plain.length).toBeGreaterThan(15);
  expect(mirrored).toEqual(plain.map(image => image.includes('/') ? `${mirror}${image.slice(image.indexOf('/'))}` : image));
});

test('a survivor is found in keys, in JSON inside a string, and in a Secret', () => {
  const place = { path: 'x', component: 'x', stage: 'base' as const, folder: 'x' };
  const manifest = (kind: string, data: object) => new Located(place, { apiVersion: 'v1', kind, metadata: { name: 'x' }, data });
  const all = [manifest('ConfigMap', { 'old.key': '{\n  "host": "a.old.svc"\n}' }), manifest('Secret', { a: Buffer.from('old').toString('base64') })];
  expect(survivors(all, { change: {}, old: word('old'), presets: [] }))
    .toEqual(['ConfigMap/x data{}: old.key', 'ConfigMap/x data.old.key: "host": "a.old.svc"', 'Secret/x data.a: old']);
});
