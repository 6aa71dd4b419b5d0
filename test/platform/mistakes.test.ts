/**
 * What people plausibly get wrong, as callers without types or with a cast can write it: no mistake passes in silence, and none ends
 * in an error that is not ours.
 */
import { Chart } from 'cdk8s';
import { factsOf, GITOPS, PRESETS } from './support';
import { KubeflowApp } from '../../src/checks';
import { ConfigError, declareExternal, secretRef } from '../../src/core';
import { argocd, flux } from '../../src/gitops';
import { dex, existingPlatform, KubeflowPlatform, KubeflowPlatformProps, oidc } from '../../src/platform';
import {
  awsRole, existingClaim, group, isolated, newClaim, Notebook, notebookImage, notebookImages, nvidia, PodDefault, Profile, serviceAccount, Tensorboard, user, VolumeViewer,
} from '../../src/workloads';

type Mistakes = Readonly<Record<string, unknown>>;

/** What a mistake leads to: the codes of the error or the rules that find it, or `silent`. */
function outcome(make: (app: KubeflowApp) => void): string {
  const app = new KubeflowApp({ summary: false });
  try {
    make(app);
    const found = app.findings();
    return found.length === 0 ? 'silent' : 'found';
  } catch (error) {
    return ConfigError.is(error) ? 'found' : `raw: ${String(error)}`;
  }
}

const platform = (base: object) => (props: unknown) => outcome(app => new KubeflowPlatform(app, 'platform', { ...base, ...props as object } as KubeflowPlatformProps));

/** What teams know of the platform: cheaper than a platform for each mistake. */
const FACTS = factsOf(PRESETS.local);
const teams = (app: KubeflowApp) => existingPlatform(app, FACTS);

/** A team in which something is made. */
const inTeam = (make: (team: Profile, value: never) => unknown) => (value: unknown) => outcome(app => {
  make(teams(app).addProfile('vision', { owner: 'ana@example.com' }), value as never);
});

const team = (props: unknown) => outcome(app => void teams(app).addProfile('vision', { owner: 'ana@example.com', ...props as object }));
const NOTEBOOK = { image: notebookImages.jupyterScipy, workspace: '10Gi' };
const notebook = inTeam((vision, props: object) => new Notebook(vision, 'explore', { ...NOTEBOOK, ...props }));
const podDefault = inTeam((vision, props: object) => new PodDefault(vision, 'proxy', { description: 'Proxy', env: { A: 'b' }, ...props }));
const tensorboard = inTeam((vision, props: object) => {
  new Notebook(vision, 'explore', NOTEBOOK);
  return new Tensorboard(vision, 'runs', { logs: 'pvc://explore-workspace/runs', ...props });
});
const viewer = inTeam((vision, props: object) => {
  new Notebook(vision, 'explore', NOTEBOOK);
  return new VolumeViewer(vision, 'files', { claim: 'explore-workspace', ...props });
});
const call = (act: unknown) => outcome(() => (act as () => unknown)());

const GATEWAY = { namespace: 'ingress', name: 'public' };
const OIDC_LOGIN = { issuer: 'https://sso.example.org', clientId: 'ml', credentials: secretRef('login') };
const CONNECTOR = { type: 'oidc', id: 'sso', name: 'SSO', config: { issuer: 'https://sso.example.org', clientID: 'ml', clientSecret: secretRef('sso', 'secret') } };
const EXTRA = { name: 'extra', namespace: { name: 'extra' }, make: () => undefined };
const DEX_LOGIN = { client: secretRef('a'), credentials: secretRef('b') };

const SETTINGS: Mistakes = {
  'gitops misspelt': { gitOps: GITOPS },
  'notebooks misspelt': { nodebooks: false },
  'a part that cannot be left out': { certManager: false },
  'Istio cannot be left out': { istio: false },
  'the base cannot be left out': { kubeflow: false },
  'true for a component': { dashboard: true },
  'a word for a component': { notebooks: 'off' },
  'none for a component': { dashboard: 'none' },
  'null for a component': { dashboard: null },
  'a list of options': { istio: [] },
  'the name of an applier': { gitops: 'argocd' },
  'options of an applier without it': { gitops: { repository: 'https://git.example.com/a.git' } },
  'mirrors for mirror': { images: { mirrors: 'registry.example.com' } },
  'a mirror with a scheme': { images: { mirror: 'https://registry.example.com' } },
  'a mirror with a slash at its end': { images: { mirror: 'registry.example.com/' } },
  'a mirror that is a list': { images: { mirror: ['registry.example.com'] } },
  'an override without a tag': { images: { overrides: { dex: 'registry.example.com/dex' } } },
  'an override of an unknown image': { images: { overrides: { dexx: 'registry.example.com/dex:1' } } },
  'a text for images': { images: 'registry.example.com' },
  'nodeSelectors for nodeSelector': { pods: { nodeSelectors: { pool: 'a' } } },
  'a node selector that is a text': { pods: { nodeSelector: 'pool=a' } },
  'a node selector with a number': { pods: { nodeSelector: { pool: 1 } } },
  'a node selector with true': { pods: { nodeSelector: { platform: true } } },
  'one toleration without a list': { pods: { tolerations: { key: 'a', operator: 'Exists' } } },
  'an operator in lower case': { pods: { tolerations: [{ key: 'a', operator: 'exists' }] } },
  'an effect of one\'s own': { pods: { tolerations: [{ key: 'a', effect: 'NoScheduling' }] } },
  'a toleration with keys': { pods: { tolerations: [{ keys: 'a', operator: 'Exists' }] } },
  'pull secrets as objects': { pods: { imagePullSecrets: [{ name: 'registry' }] } },
  'one pull secret as text': { pods: { imagePullSecrets: 'registry' } },
  'replicas for all pods': { pods: { replicas: 2 } },
  'an unknown workload': { dex: { workloads: { dax: { replicas: 2 } } } },
  'an unknown container': { dex: { workloads: { dex: { resources: { server: { limits: { memory: '1Gi' } } } } } } },
  'replicas as text': { dex: { workloads: { dex: { replicas: '2' } } } },
  'half a pod': { dex: { workloads: { dex: { replicas: 1.5 } } } },
  'negative replicas': { dex: { workloads: { dex: { replicas: -1 } } } },
  'resources without a container': { dex: { workloads: { dex: { resources: { limits: { memory: '1Gi' } } } } } },
  'two pods of a controller that elects no leader': { notebooks: { workloads: { 'notebook-controller-deployment': { replicas: 2 } } } },
  'a namespace in upper case': { namespaces: { kubeflow: 'ML' } },
  'an unknown namespace': { namespaces: { katib: 'katib' } },
  'two namespaces of one name': { namespaces: { auth: 'kubeflow' } },
  'a namespace that is a list': { namespaces: { auth: ['auth'] } },
  'namespaces as text': { namespaces: 'ml' },
  'a cluster domain with a dot at its end': { clusterDomain: 'cluster.local.' },
  'a cluster domain with a scheme': { clusterDomain: 'http://cluster.local' },
  'a number as cluster domain': { clusterDomain: 1 },
  'a trust domain with a scheme': { trustDomain: 'spiffe://corp' },
  'a header in capitals': { identity: { userId: 'X-User' } },
  'a header of another name': { identity: { user: 'x-user' } },
  'one header for both': { identity: { userId: 'x-user', groups: 'x-user' } },
  'a header as text': { identity: 'x-user' },
  'hosts as text': { hosts: 'ml.example.com' },
  'a host with a scheme': { hosts: ['https://ml.example.com'] },
  'no host': { hosts: [] },
  'a Gateway with an underscore': { gatewayName: 'my_gateway' },
  'an existing Istio without its gateway': { istio: { existing: {} } },
  'an existing Istio as true': { istio: { existing: true } },
  'an existing Istio with a gateway by name alone': { istio: { existing: { gateway: 'public' } } },
  'facts of an existing Istio outside existing': { istio: { gateway: GATEWAY } },
  'options beside an existing Istio': { istio: { existing: { gateway: GATEWAY }, accessLog: 'json' } },
  'an unknown revision': { istio: { existing: { gateway: GATEWAY, injection: 'canary' } } },
  'an existing dashboard': { dashboard: { existing: {} } },
  'a Gateway\'s name beside an existing Istio': { istio: { existing: { gateway: GATEWAY } }, gatewayName: 'front' },
  'an issuer without its kind': { certManager: { existing: { issuer: { name: 'a' } } } },
  'an issuer by name': { certManager: { existing: { issuer: 'letsencrypt' } } },
  'the gateway\'s Service at the wrong place': { istio: { ingressGateway: { type: 'LoadBalancer' } } },
  'a Service of a type that does not exist': { istio: { ingressGateway: { service: { type: 'Loadbalancer' } } } },
  'a load balancer for a local platform': { istio: { ingressGateway: { service: { type: 'LoadBalancer' } } } },
  'an access log in XML': { istio: { accessLog: 'xml' } },
  'a Pod Security level of one\'s own': { kubeflow: { podSecurity: 'strict' } },
  'one trusted namespace as text': { kubeflow: { trustedNamespaces: 'ingress' } },
  'the namespace in a component': { dashboard: { namespace: 'x' } },
  'administrators as text': { dashboard: { clusterAdmins: 'ana@example.com' } },
  'an administrator as object': { dashboard: { clusterAdmins: [{ user: 'ana@example.com' }] } },
  'a registration flow as text': { dashboard: { registrationFlow: 'yes' } },
  'a menu with an unknown type': { dashboard: { menuLinks: [{ type: 'link', text: 'A', link: '/a/' }] } },
  'a menu entry without a link': { dashboard: { menuLinks: [{ type: 'item', text: 'A' }] } },
  'a menu entry to another host': { dashboard: { menuLinks: [{ type: 'item', text: 'A', link: 'https://example.com' }] } },
  'culling in minutes': { notebooks: { culling: { idle: 60 } } },
  'culling without a time': { notebooks: { culling: {} } },
  'culling as true': { notebooks: { culling: true } },
  'culling in seconds': { notebooks: { culling: { idle: '90s' } } },
  'culling with a check longer than idle': { notebooks: { culling: { idle: '5m', check: '10m' } } },
  'no image in the spawner': { notebooks: { spawner: { images: [] } } },
  'a spawner image by its short name': { notebooks: { spawner: { images: ['jupyter-scipy'] } } },
  'an unknown field locked': { notebooks: { spawner: { locked: ['image'] } } },
  'an accelerator by name': { notebooks: { spawner: { accelerators: ['nvidia'] } } },
  'a workspace size in words': { notebooks: { spawner: { workspaceVolume: { mount: '/home/jovyan', claimName: 'a', size: '5 GB' } } } },
  'an add-on without a namespace': { addOns: [{ name: 'extra', make: () => undefined }] },
  'an add-on that makes nothing': { addOns: [{ name: 'extra', namespace: 'extra' }] },
  'an add-on with a page without a port': { addOns: [{ ...EXTRA, web: { path: '/extra/', service: 'extra', pods: { a: 'b' } } }] },
  'a page whose Service nobody makes': { addOns: [{ ...EXTRA, web: { path: '/extra/', service: 'extra', port: 80, pods: { a: 'b' } } }] },
  'one add-on without a list': { addOns: { name: 'extra', namespace: 'extra', make: () => undefined } },
  'a local platform that others reach': { url: 'http://ml.lan' },
  'a URL with a path': { url: 'http://localhost:8080/ml' },
  'another preset': { security: 'dev' },
  'dex as true': { dex: true },
  'a log level of one\'s own': { dex: { logLevel: 'verbose' } },
  'an issuer in the options of Dex': { dex: { issuerUrl: 'https://x.example.com/dex' } },
  'a cookie that lives a day in words': { oauth2Proxy: { cookieLifetime: '1 day' } },
  'a cookie lifetime as number': { oauth2Proxy: { cookieLifetime: 24 } },
  'mail domains as text': { oauth2Proxy: { emailDomains: 'example.com' } },
  'open paths without slashes': { oauth2Proxy: { skipAuthPaths: ['public'] } },
};

const PRODUCTION: Mistakes = {
  'no login': { login: undefined },
  'a login by name': { login: 'google' },
  'a login without its kind': { login: OIDC_LOGIN },
  'an issuer by plain HTTP': { login: oidc({ ...OIDC_LOGIN, issuer: 'http://sso.example.org' }) },
  'an issuer without a scheme': { login: oidc({ ...OIDC_LOGIN, issuer: 'sso.example.org' }) },
  'an empty client id': { login: oidc({ ...OIDC_LOGIN, clientId: '' }) },
  'a client secret as text': { login: oidc({ ...OIDC_LOGIN, credentials: 'hunter2' as never }) },
  'one audience as text': { login: oidc({ ...OIDC_LOGIN, audiences: 'a' as never }) },
  'a key of oidc that is dex\'': { login: oidc({ ...OIDC_LOGIN, connectors: [] } as never) },
  'a Dex that knows nobody': { login: dex(DEX_LOGIN) },
  'a connector of an unknown type': { login: dex({ ...DEX_LOGIN, connectors: [{ ...CONNECTOR, type: 'okta' }] as never }) },
  'a connector with its secret as text': { login: dex({ ...DEX_LOGIN, connectors: [{ ...CONNECTOR, config: { ...CONNECTOR.config, clientSecret: 'hunter2' } }] as never }) },
  'a connector without a config': { login: dex({ ...DEX_LOGIN, connectors: [{ type: 'oidc', id: 'a', name: 'A' }] as never }) },
  'a connector with clientId': { login: dex({ ...DEX_LOGIN, connectors: [{ ...CONNECTOR, config: { ...CONNECTOR.config, clientId: 'x' } }] as never }) },
  'two connectors of one id': { login: dex({ ...DEX_LOGIN, connectors: [CONNECTOR, CONNECTOR] as never }) },
  'GitHub for everybody': { login: dex({ ...DEX_LOGIN, connectors: [{ type: 'github', id: 'g', name: 'G', config: { clientID: 'a', clientSecret: secretRef('g', 's') } }] }) },
  'a user without a hash': { login: dex({ ...DEX_LOGIN, users: { list: [{ email: 'a@b.c', username: 'a', userId: '1' } as never], passwords: secretRef('p') } }) },
  'a certificate as text': { tls: 'kubeflow-tls' },
  'a certificate by its old name': { tls: { credentialName: 'kubeflow-tls' } },
  'TLS as true': { tls: true },
  'no TLS': { tls: undefined },
  'plain HTTP': { url: 'http://ml.example.com' },
  'a URL with a password': { url: 'https://ana:hunter2@ml.example.com' },
  'a URL that is none': { url: 'ml.example.com' },
  'options of a Dex that is not there': { dex: { logLevel: 'info' } },
  'TLS beside an existing Istio': { istio: { existing: { gateway: GATEWAY } } },
};

const GITOPS_MISTAKES: Mistakes = {
  'no repository': argocd({} as never),
  'a path of a repository': argocd({ repository: 'ml/platform' }),
  'a path with a slash': argocd({ repository: 'https://git.example.com/a.git', path: '/dist' }),
  'a path with dots': argocd({ repository: 'https://git.example.com/a.git', path: '../dist' }),
  'branch for revision': argocd({ repository: 'https://git.example.com/a.git', branch: 'main' } as never),
  'settings as text': argocd({ repository: 'https://git.example.com/a.git', settings: 'yes' } as never),
  'a token in the URL': argocd({ repository: 'https://ana:ghp_0123456789abcdefghijABCDEFGHIJ012345@git.example.com/a.git' }),
  'an unknown engine': { engine: 'fleet', repository: 'https://git.example.com/a.git' },
  'no GitRepository': flux({} as never),
  'repository for gitRepository': flux({ repository: 'https://git.example.com/a.git' } as never),
  'a path with ./': flux({ gitRepository: 'platform', path: './dist' }),
};

const PROFILES: Mistakes = {
  'no owner': { owner: undefined },
  'an owner as object of its own': { owner: { user: 'ana@example.com' } },
  'owners': { owners: ['ana@example.com'] },
  'a list of owners': { owner: ['ana@example.com'] },
  'a name in the owner': { owner: 'Ana' },
  'gpus at the wrong level': { quota: { gpus: 2 } },
  'gpu for gpus': { quota: { gpu: { nvidia: 2 } } },
  'a GPU of a maker that is not known': { quota: { gpus: { nvida: 2 } } },
  'half a GPU': { quota: { gpus: { nvidia: 0.5 } } },
  'a number of GPUs as text': { quota: { gpus: { nvidia: '2' } } },
  'memory as number': { quota: { memory: 64 } },
  'memory in words': { quota: { memory: '64 GB' } },
  'CPU in words': { quota: { cpu: '8 cores' } },
  'negative CPU': { quota: { cpu: '-1' } },
  'a quota as text': { quota: '8' },
  'editor for edit': { contributors: { editor: ['bo@example.com'] } },
  'contributors as list': { contributors: ['bo@example.com'] },
  'one contributor as text': { contributors: { edit: 'bo@example.com' } },
  'a contributor twice': { contributors: { edit: ['bo@example.com'], view: ['bo@example.com'] } },
  'the owner as contributor': { contributors: { edit: ['ana@example.com'] } },
  'a group without its function': { contributors: { edit: ['engineers'] } },
  'delete as protection': { protection: 'delete' },
  'protection as false': { protection: false },
  'paused as state': { lifecycle: 'paused' },
  'a Pod Security level of one\'s own': { podSecurity: 'high' },
  'isolated as text': { network: 'isolated' },
  'isolated as true': { network: true },
  'a namespace that does not exist': { network: isolated({ from: ['not_a_namespace'] }) },
  'a label of the platform': { labels: { 'istio-injection': 'disabled' } },
  'a label with a space': { labels: { team: 'computer vision' } },
  'labels as list': { labels: ['team=vision'] },
  'pull secrets as text': { pullSecrets: 'registry' },
  'a pull secret with a slash': { pullSecrets: ['team/registry'] },
  'one cloud identity without a list': { cloudIdentity: awsRole('arn:aws:iam::123456789012:role/vision') },
  'a cloud identity as text': { cloudIdentity: ['arn:aws:iam::123456789012:role/vision'] },
  'a plugin without a kind': { plugins: [{ spec: {} }] },
  'a Google account of another domain': { plugins: [{ kind: 'WorkloadIdentity', spec: { gcpServiceAccount: 'vision@example.com' } }] },
  'a PodDefault without a description': { podDefaults: { proxy: { env: { A: 'b' } } } },
  'PodDefaults as list': { podDefaults: [{ description: 'Proxy', env: { A: 'b' } }] },
  'a PodDefault that does nothing': { podDefaults: { proxy: { description: 'Proxy' } } },
  'limits over the most': { limits: { cpu: '4', maxCpu: '2' } },
  'an unknown limit': { limits: { gpu: 1 } },
  'the identity, which the platform knows, misspelt': { identities: {} },
};

const NOTEBOOKS: Mistakes = {
  'no image': { image: undefined },
  'an image without a tag': { image: 'registry.example.com/team/notebook' },
  'an image of the catalogue by its key': { image: 'jupyterScipy' },
  'an image as object of its own': { image: { name: 'jupyter' } },
  'an image with a space': { image: 'registry.example.com/team/notebook: 1' },
  'memory as number': { memory: 16 },
  'memory in decimals of words': { memory: '16 GiB' },
  'CPU as number': { cpu: 2 },
  'CPU in words': { cpu: 'two' },
  'a limit factor below one': { cpuLimitFactor: 0.5 },
  'a limit factor as text': { memoryLimitFactor: '1.2' },
  'GPUs as number': { gpu: 1 },
  'a GPU by name': { gpu: 'nvidia' },
  'gpus for gpu': { gpus: nvidia(1) },
  'a list of GPUs': { gpu: [nvidia(1)] },
  'a workspace as number': { workspace: 10 },
  'a workspace in words': { workspace: 'ten gigabytes' },
  'false for the workspace': { workspace: false },
  'nothing to mount': { workspace: 'none', sharedMemory: false },
  'one volume without a list': { dataVolumes: { mountPath: '/data', claim: newClaim('1Gi') } },
  'a volume without a path': { dataVolumes: [{ claim: newClaim('1Gi') }] },
  'a volume at a relative path': { dataVolumes: [{ mountPath: 'data', claim: newClaim('1Gi') }] },
  'two volumes at one path': { dataVolumes: [{ mountPath: '/data', claim: newClaim('1Gi') }, { mountPath: '/data', claim: newClaim('2Gi') }] },
  'path for mountPath': { dataVolumes: [{ path: '/data', claim: newClaim('1Gi') }] },
  'a claim that does not exist': { dataVolumes: [{ mountPath: '/data', claim: existingClaim('dataset') }] },
  'an environment with a number': { env: { WORKERS: 4 } },
  'an environment with an object': { env: { WORKERS: { name: 'A' } } },
  'an environment as list': { env: [{ name: 'A', value: 'b' }] },
  'a variable with a dash': { env: { 'MY VAR=': 'b' } },
  'envFrom as text': { envFrom: 'settings' },
  'a port over the last': { port: 70000 },
  'a port as text': { port: '8888' },
  'a command as text': { command: 'start.sh' },
  'arguments as text': { args: '--debug' },
  'a PodDefault by a name that does not exist': { podDefaults: ['proxy'] },
  'one PodDefault without a list': { podDefaults: 'proxy' },
  'a name over 52 characters': { name: 'n'.repeat(53) },
  'a name in capitals': { name: 'Explore' },
  'a name that starts with a digit': { name: '1explore' },
  'stop for stopped': { stop: true },
  'stopped as number': { stopped: 1 },
  'a pull policy in lower case': { imagePullPolicy: 'always' },
  'a pull secret as number': { imagePullSecrets: [1] },
  'a service account of another team': { serviceAccount: 'robot' },
  'shared memory as number': { sharedMemory: 2 },
  'a label with a space': { labels: { team: 'computer vision' } },
  'an annotation as number': { annotations: { a: 1 } },
  'a node pool as text': { nodePool: 'gpu' },
  'a toleration with a lower-case operator': { nodePool: { tolerations: [{ key: 'a', operator: 'exists' }] } },
  'resources in the API\'s words': { resources: { limits: { memory: '1Gi' } } },
  'a securityContext with a typing error': { securityContext: { runAsnonRoot: true } },
};

const OTHERS: Readonly<Record<string, readonly [make: (value: unknown) => string, value: unknown]>> = {
  'a PodDefault without a description': [podDefault, { description: undefined }],
  'a PodDefault with an empty description': [podDefault, { description: '' }],
  'a PodDefault that adds nothing': [podDefault, { env: undefined }],
  'a PodDefault with desc': [podDefault, { desc: 'Proxy' }],
  'a PodDefault with a selector of labels alone': [podDefault, { selector: { proxy: 'true' } }],
  'a PodDefault with a volume mounted from nowhere': [podDefault, { volumeMounts: [{ name: 'data' }] }],
  'a PodDefault with tolerations as object': [podDefault, { tolerations: { key: 'a' } }],
  'a Tensorboard without logs': [tensorboard, { logs: undefined }],
  'a Tensorboard with an unknown scheme': [tensorboard, { logs: 'ftp://logs' }],
  'a Tensorboard with logs as object': [tensorboard, { logs: { pvc: 'a' } }],
  'a Tensorboard with logs in S3 and no credentials': [tensorboard, { logs: 's3://bucket/runs' }],
  'a Tensorboard of a claim that does not exist': [tensorboard, { logs: 'pvc://other/runs' }],
  'a viewer without a claim': [viewer, { claim: undefined }],
  'a viewer of a claim that does not exist': [viewer, { claim: 'other' }],
  'a viewer with a time as number': [viewer, { timeout: 30 }],
  'a viewer with a path that ends in a slash': [viewer, { basePrefix: '/files/' }],
  'a user without an address': [call, () => user('')],
  'a user that is undefined': [call, () => user(undefined as never)],
  'a group without a name': [call, () => group('')],
  'an account without a namespace': [call, () => serviceAccount('', 'robot')],
  'a role of AWS that is none': [call, () => awsRole('vision')],
  'no GPUs': [call, () => nvidia(0)],
  'half a GPU': [call, () => nvidia(0.5)],
  'a claim without a size': [call, () => newClaim(undefined as never)],
  'a claim of a negative size': [call, () => newClaim('-1Gi')],
  'an existing claim without a name': [call, () => existingClaim('')],
  'a notebook image of an unknown kind': [call, () => notebookImage('jupiter' as never, 'a/b:1')],
  'a notebook image without a tag': [call, () => notebookImage('jupyter', 'a/b')],
  'a Secret with a slash': [call, () => secretRef('auth/oidc')],
  'a Secret with its value': [call, () => secretRef('oidc', 'a value with spaces')],
  'a Secret that is undefined': [call, () => secretRef(undefined as never)],
  'a profile of the platform': [value => outcome(app => void teams(app).addProfile(value as string, { owner: 'ana@example.com' })), 'kubeflow'],
  'a profile with an underscore': [value => outcome(app => void teams(app).addProfile(value as string, { owner: 'ana@example.com' })), 'computer_vision'],
  'a profile without options': [value => outcome(app => void teams(app).addProfile(value as string, undefined as never)), 'vision'],
  'a profile twice': [value => outcome(app => {
    const one = teams(app);
    one.addProfile(value as string, { owner: 'ana@example.com' });
    one.addProfile(value as string, { owner: 'ana@example.com' });
  }), 'vision'],
  'an object of others with a kind that is none': [value => outcome(app => declareExternal(app, value as never)), { kind: 'Secrets', namespace: 'a', name: 'b', madeBy: 'me' }],
  'an object of others that nobody names': [value => outcome(app => declareExternal(app, value as never)), { kind: 'Secret', namespace: 'a', name: 'b', madeBy: 'me' }],
  'a notebook in no namespace': [value => outcome(app => void new Notebook(new Chart(app, 'c'), 'explore', value as never)), NOTEBOOK],
  'a notebook in a namespace that nobody makes': [value => outcome(app => void new Notebook(new Chart(app, 'c'), 'explore', value as never)), { ...NOTEBOOK, namespace: 'vision' }],
  'a notebook without props': [inTeam((vision: Profile) => new Notebook(vision, 'explore', undefined as never)), undefined],
};

const LOCAL = { ...PRESETS.local, gitops: GITOPS };
const CASES: readonly (readonly [group: string, make: (value: unknown) => string, mistakes: Mistakes])[] = [
  ['settings', platform(LOCAL), SETTINGS],
  ['production', platform(PRESETS.oidc), PRODUCTION],
  ['gitops', value => platform(PRESETS.local)({ gitops: value }), GITOPS_MISTAKES],
  ['profile', team, PROFILES],
  ['notebook', notebook, NOTEBOOKS],
];

test('what is right passes in silence, so that what is found is the mistake', () => {
  expect(platform(LOCAL)({})).toBe('silent');
  expect(platform(PRESETS.oidc)({})).toBe('silent');
  expect(team({})).toBe('silent');
  [notebook, podDefault, tensorboard, viewer].forEach(make => expect(make({})).toBe('silent'));
});

describe.each(CASES)('%s', (_group, make, mistakes) => {
  test('no mistake passes in silence or ends in an error that is not ours', () => {
    const outcomes = Object.entries(mistakes).map(([name, value]) => `${name}: ${make(value)}`);
    expect(outcomes.filter(one => !one.endsWith(': found'))).toEqual([]);
  });
});

test('nor does one of the others', () => {
  const outcomes = Object.entries(OTHERS).map(([name, [make, value]]) => `${name}: ${make(value)}`);
  expect(outcomes.filter(one => !one.endsWith(': found'))).toEqual([]);
});

test('there are many of them', () => {
  expect(CASES.reduce((sum, [, , mistakes]) => sum + Object.keys(mistakes).length, Object.keys(OTHERS).length)).toBeGreaterThan(200);
});
