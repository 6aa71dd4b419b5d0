import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { JupyterlabKind, jupyterlabKind, JupyterlabKindOptions, Workspaces, WorkspacesProps } from '../../src/components/workspaces';
import { Images } from '../../src/core';
import { amd, notebookImage, notebookImages as images, nvidia } from '../../src/core/catalogue';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const taint = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' } as const;

/** A kind with all that a kind can say. */
const full = jupyterlabKind({
  name: 'lab',
  displayName: 'Lab',
  description: 'For the team that plans',
  hidden: true,
  deprecationMessage: 'Take the other one',
  picture: 'https://ml.example.com/lab.svg',
  images: [
    { image: images.jupyterScipy, displayName: 'SciPy', description: 'Small', labels: { python: '3.11' } },
    { image: 'registry.example.com/ml/jupyter:2026.1', id: 'old', hidden: true, redirect: { to: 'jupyter-scipy:v1.11.0', message: { level: 'Info', text: 'It is newer' } } },
  ],
  defaultImage: 'jupyter-scipy:v1.11.0',
  imagePullPolicy: 'Always',
  sizes: [
    { cpu: Cpu.units(2), memory: Size.gibibytes(8), cpuLimitFactor: 'none', memoryLimitFactor: 1, nodeSelector: { pool: 'cpu' } },
    {
      id: 'gpu', displayName: 'One GPU', description: 'For training', cpu: '4', memory: '16Gi', tolerations: [{ key: 'team', operator: 'Exists' }], nodeSelector: { pool: 'gpu' },
      accelerator: nvidia(1, { tolerations: [taint], nodeSelector: { 'nvidia.com/gpu.present': 'true' } }),
    },
  ],
  defaultSize: 'gpu',
  serviceAccount: 'lab',
  home: '/home/lab',
  sharedMemory: false,
  podMetadata: { labels: { 'access-ml-pipeline': 'true' } },
});

const elsewhere: WorkspacesProps = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  namespace: 'ml',
  podSecurity: 'baseline',
  injection: { revision: 'stable' },
  trustedNamespaces: ['second'],
  identity: { userId: 'x-user', userIdPrefix: 'corp:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  hosts: ['ml.example.com'],
  webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  kinds: [full],
  ui: { clientConnection: { qps: 20, burst: 40 } },
  logLevel: 'error',
  pods: { priorityClassName: 'platform', imagePullSecrets: ['registry'] },
  workloads: { 'workspaces-backend': { replicas: 2 } },
};

function given(props: Partial<WorkspacesProps> = {}) {
  const scope = chart();
  return { scope, workspaces: new Workspaces(scope, 'workspaces', { gateway, ...props }) };
}

const one = (kind: string, name: string, props: Partial<WorkspacesProps> = {}) => found(given(props).scope, kind, name);
const container = (name: string, props: Partial<WorkspacesProps> = {}) => one('Deployment', name, props).spec.template.spec.containers[0];
const environment = (name: string, props: Partial<WorkspacesProps> = {}): Record<string, string> =>
  Object.fromEntries(container(name, props).env.map((variable: any) => [variable.name, variable.value]));
const kindOf = (kind: JupyterlabKind) => one('WorkspaceKind', kind.name ?? 'jupyterlab', { kinds: [kind] }).spec;
const optionsOf = (options: JupyterlabKindOptions) => kindOf(jupyterlabKind(options)).podTemplate.options;

test('renders the default manifest', () => expectGolden(given().scope, 'workspaces.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'workspaces-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(({ kind }) => kind !== 'CustomResourceDefinition'));
  const literals = [
    'kubeflow-userid', 'kubeflow-groups', 'cluster.local', 'istio-system', 'istio-ingressgateway', 'kubeflow-gateway', '"namespace":"kubeflow', 'kubeflow-workspaces.',
    'ghcr.io', 'jovyan', 'default-editor',
  ];
  expect(literals.filter(literal => text.includes(literal))).toEqual([]);
});

describe('the controller', () => {
  test('learns gateway, hosts and domain by the variables that it reads, and anew when they change', () => {
    const read = (props: Partial<WorkspacesProps> = {}) => {
      const { scope } = given(props);
      const { data } = found(scope, 'ConfigMap', 'kubeflow-workspaces-istio-config');
      const { template } = found(scope, 'Deployment', 'workspaces-controller').spec;
      const env = template.spec.containers[0].env.map((variable: any) => [variable.name, data[variable.valueFrom.configMapKeyRef.key]]);
      return { env: Object.fromEntries(env), checksum: template.metadata.annotations['checksum/config'] };
    };
    expect(read().env).toEqual({ USE_ISTIO: 'true', ISTIO_GATEWAY: 'kubeflow/kubeflow-gateway', ISTIO_HOSTS: '*', CLUSTER_DOMAIN: 'cluster.local' });
    expect(read(elsewhere).env).toEqual({ USE_ISTIO: 'true', ISTIO_GATEWAY: 'edge/public', ISTIO_HOSTS: 'ml.example.com', CLUSTER_DOMAIN: 'corp.internal' });
    expect(read(elsewhere).checksum).not.toBe(read().checksum);
  });

  test('can be called by the API server, past the mesh and the policy that lets nobody in', () => {
    const { scope } = given();
    const { metadata, spec } = found(scope, 'Deployment', 'workspaces-controller').spec.template;
    expect(metadata.annotations['sidecar.istio.io/inject']).toBe('false');
    const policy = found(scope, 'NetworkPolicy', 'workspaces-controller').spec;
    expect(metadata.labels).toEqual(policy.podSelector.matchLabels);
    expect(policy.ingress).toEqual([{ ports: [{ port: 'https-webhook', protocol: 'TCP' }] }]);
    expect(spec.containers[0].ports).toContainEqual({ name: 'https-webhook', containerPort: 9443 });
    expect(found(scope, 'NetworkPolicy', 'default-deny-ingress').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
  });

  test('refuses workspaces and kinds while its webhook does not answer, also that a kind goes', () => {
    const { webhooks } = one('ValidatingWebhookConfiguration', 'workspaces-validating-webhook-configuration');
    expect(webhooks.map((webhook: any) => [webhook.name, webhook.failurePolicy, webhook.rules[0].operations, webhook.clientConfig.service.path])).toEqual([
      ['vworkspace.kb.io', 'Fail', ['CREATE', 'UPDATE'], '/validate-kubeflow-org-v1beta1-workspace'],
      ['vworkspacekind.kb.io', 'Fail', ['CREATE', 'UPDATE', 'DELETE'], '/validate-kubeflow-org-v1beta1-workspacekind'],
    ]);
  });

  test('logs as it likes unless it is told', () => {
    const args = ['--leader-elect', '--health-probe-bind-address=:8081', '--metrics-bind-address=0'];
    expect(container('workspaces-controller').args).toEqual(args);
    expect(container('workspaces-controller', { logLevel: 'info' }).args).toEqual([...args, '--zap-log-level=info']);
  });
});

describe('the pages', () => {
  test('ask for each request who may do what, whatever else is set', () => {
    expect(environment('workspaces-backend')).toEqual({ PORT: '4000', PROXY_URL_PREFIX: '/workspaces', DISABLE_AUTH: 'false', USERID_PREFIX: '' });
    expect(environment('workspaces-backend', elsewhere)).toEqual({
      PORT: '4000', PROXY_URL_PREFIX: '/workspaces', DISABLE_AUTH: 'false', USERID_HEADER: 'x-user', GROUPS_HEADER: 'x-groups', USERID_PREFIX: 'corp:',
      CLIENT_QPS: '20', CLIENT_BURST: '40',
    });
  });

  test('are reached through the gateway alone, their API before them', () => {
    const { scope } = given(elsewhere);
    const routes = rendered(scope).filter(({ kind }) => kind === 'VirtualService');
    expect(routes.map(({ spec }) => spec.http.map((route: any) => [route.match.map((match: any) => Object.values(match.uri)[0]), route.rewrite.uri]))).toEqual([
      [[['/workspaces/api/'], '/api/'], [['/workspaces/', '/workspaces'], '/']],
    ]);
    for (const name of ['workspaces-backend', 'workspaces-frontend']) {
      expect(found(scope, 'AuthorizationPolicy', name).spec.rules).toEqual([{ from: [{ source: { principals: ['corp.example/ns/edge/sa/envoy'] } }] }]);
      expect(found(scope, 'NetworkPolicy', name).spec.ingress).toEqual([
        { from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['edge', 'second'] }] } }] },
      ]);
    }
  });

  test('are left out with their rights, so that nobody reads all Secrets', () => {
    const { scope } = given({ ui: false });
    expect(rendered(scope).filter(({ metadata: { name } }) => /backend|frontend/.test(name))).toEqual([]);
    const readers = (props: object) => rendered(given(props).scope).filter(({ kind, rules }) => kind === 'ClusterRole' && JSON.stringify(rules ?? []).includes('secrets'));
    expect(readers({ ui: false })).toEqual([]);
    expect(readers({}).map(({ metadata: { name } }) => name)).toEqual(['workspaces-backend']);
  });
});

test('people get what upstream gives them: those who view see workspaces, those who edit make them', () => {
  const { scope } = given();
  const labels = (name: string) => Object.keys(found(scope, 'ClusterRole', name).metadata.labels).flatMap(key => /aggregate-to-(.+)/.exec(key)?.[1] ?? []);
  expect(labels('kubeflow-workspaces-view')).toEqual(['kubeflow-view', 'kubeflow-workspaces-edit']);
  expect(labels('kubeflow-workspaces-edit')).toEqual(['kubeflow-edit', 'kubeflow-workspaces-admin']);
  expect(labels('kubeflow-workspaces-admin')).toEqual(['kubeflow-admin']);
  expect(JSON.stringify(rendered(scope).filter(({ kind, metadata: { name } }) => kind === 'ClusterRole' && /kubeflow-workspaces/.test(name)))).not.toContain('workspacekinds');
});

describe('a kind of JupyterLab', () => {
  test('offers the images of the release and the size of the form for notebooks', () => {
    const { imageConfig, podConfig } = optionsOf({});
    expect(imageConfig.spawner.default).toBe('jupyter-scipy:v1.11.0');
    expect(imageConfig.values.map((value: any) => value.id)).toEqual([
      'jupyter-scipy:v1.11.0', 'jupyter-pytorch-full:v1.11.0', 'jupyter-pytorch-cuda-full:v1.11.0', 'jupyter-tensorflow-full:v1.11.0', 'jupyter-tensorflow-cuda-full:v1.11.0',
    ]);
    expect(podConfig).toEqual({
      spawner: { default: '500m-1Gi' },
      values: [{
        id: '500m-1Gi',
        spawner: { displayName: '500m CPU, 1Gi', labels: [{ key: 'cpu', value: '500m' }, { key: 'memory', value: '1Gi' }] },
        spec: { resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '600m', memory: '1229Mi' } } },
      }],
    });
  });

  test('renders accelerators of the catalogue with their nodes and taints', () => {
    const [gpu] = optionsOf({ sizes: [{ cpu: '4', memory: '16Gi', accelerator: nvidia(2, { tolerations: [taint], nodeSelector: { gpu: 'yes' } }) }] }).podConfig.values;
    expect(gpu).toEqual({
      id: '4-16Gi-nvidia-2',
      spawner: { displayName: '4 CPU, 16Gi, 2 NVIDIA', labels: [{ key: 'cpu', value: '4' }, { key: 'memory', value: '16Gi' }, { key: 'gpu', value: '2' }] },
      spec: {
        resources: { requests: { cpu: '4', memory: '16Gi' }, limits: { 'cpu': '4800m', 'memory': '19661Mi', 'nvidia.com/gpu': '2' } },
        nodeSelector: { gpu: 'yes' },
        tolerations: [taint],
      },
    });
  });

  test('has pods that the level restricted takes, at the path that their images learn, and no empty field', () => {
    const { podTemplate } = kindOf(jupyterlabKind());
    expect(podTemplate.securityContext).toEqual({ fsGroup: 100, seccompProfile: { type: 'RuntimeDefault' } });
    expect(podTemplate.containerSecurityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true });
    expect(podTemplate.extraEnv).toEqual([{ name: 'NB_PREFIX', value: '{{ httpPathPrefix "jupyterlab" }}' }]);
    expect(podTemplate.extraVolumeMounts).toEqual([{ name: 'dshm', mountPath: '/dev/shm' }]);
    expect(Object.keys(podTemplate)).not.toEqual(expect.arrayContaining(['probes', 'culling']));
    expect(JSON.stringify(podTemplate)).not.toMatch(/null|\{\}|\[\]/);
  });

  test('has a picture of its own in the cluster, which its back end may read, unless it names one', () => {
    const { scope } = given({ kinds: [jupyterlabKind(), full] });
    const { icon } = found(scope, 'WorkspaceKind', 'jupyterlab').spec.spawner;
    const picture = found(scope, 'ConfigMap', icon.configMap.name, icon.configMap.namespace);
    expect(picture.metadata.labels['notebooks.kubeflow.org/image-source']).toBe('true');
    expect(picture.data[icon.configMap.key]).toMatch(/^<svg /);
    expect(found(scope, 'WorkspaceKind', 'lab').spec.spawner.logo).toEqual({ url: 'https://ml.example.com/lab.svg' });
    expect(rendered(given({ kinds: [full] }).scope).filter(({ metadata: { name } }) => name === 'workspaces-pictures')).toEqual([]);
  });
});

describe('fails for', () => {
  const make = (options: JupyterlabKindOptions, more: readonly JupyterlabKind[] = []) => () => given({ kinds: [jupyterlabKind(options), ...more] });
  const scipy = { image: images.jupyterScipy };
  const size = { cpu: '1', memory: '1Gi' };

  test.each<[string, JupyterlabKindOptions, string, string[]]>([
    ['an image of another server', { images: [images.codeServer] }, 'WorkspaceKindImage', ['"jupyter"', 'got "vscode"']],
    ['an image of another server from elsewhere', { images: [{ image: notebookImage('rstudio', 'registry.example.com/r:1') }] }, 'WorkspaceKindImage', ['got "rstudio"']],
    ['an image without a tag', { images: ['registry.example.com/jupyter'] }, 'NotebookImage', ['with its tag or digest']],
    ['a size without CPU', { sizes: [{ ...size, cpu: '0' }] }, 'WorkspaceKindSize', ['cpu of a size', 'got "0"', '"500m"']],
    ['a size without memory', { sizes: [{ ...size, memory: Size.kibibytes(0) }] }, 'WorkspaceKindSize', ['memory of a size', '"1Gi"']],
    ['a limit below the request', { sizes: [{ ...size, cpuLimitFactor: 0.5 }] }, 'LimitFactor', ['got 0.5']],
    ['images of one id', { images: [scipy, images.jupyterScipy] }, 'WorkspaceKindOption', ['images of a kind', 'got "jupyter-scipy:v1.11.0"']],
    ['sizes of one id', { sizes: [size, { cpu: '1000m', memory: '1024Mi' }] }, 'WorkspaceKindOption', ['sizes of a kind', 'got "1-1Gi"']],
    ['an image that nobody offers as the first', { defaultImage: 'jupyter' }, 'WorkspaceKindOption', ['defaultImage', 'got "jupyter"', 'jupyter-pytorch-full:v1.11.0']],
    ['a size that nobody offers as the first', { defaultSize: 'huge' }, 'WorkspaceKindOption', ['defaultSize', 'got "huge"', '500m-1Gi']],
    ['a redirect that leads nowhere', { images: [{ ...scipy, redirect: { to: 'new' } }] }, 'WorkspaceKindOption', ['redirect of "jupyter-scipy:v1.11.0"', 'got "new"']],
    ['redirects in a circle', { sizes: [{ ...size, id: 'a', redirect: { to: 'b' } }, { ...size, id: 'b', redirect: { to: 'a' } }] }, 'WorkspaceKindOption', ['circle', 'a -> b']],
    ['a home that is no folder below /', { home: '/' }, 'WrongProp', ['kinds[0].home', 'got "/"']],
    ['no image at all', { images: [] }, 'WrongProp', ['kinds[0].images']],
  ])('%s', (_what, options, code, texts) => expectConfigError(make(options), code, 'test/workspaces', ...texts));

  test('two kinds of one name', () => expectConfigError(make({}, [jupyterlabKind()]), 'WorkspaceKindName', 'test/workspaces', 'got "jupyterlab" twice'));

  test('a switch that lets everybody do everything', () => {
    // @ts-expect-error there is no such option
    expectConfigError(() => given({ ui: { disableAuth: true } }), 'UnknownProp', 'test/workspaces', 'disableAuth');
  });

  test('a load of a back end that is left out', () => {
    // @ts-expect-error options of the pages, or no pages
    expectConfigError(() => given({ ui: false, clientConnection: { qps: 1, burst: 1 } }), 'UnknownProp', 'test/workspaces', 'clientConnection');
    // @ts-expect-error culling is nothing that this release does
    expectConfigError(() => given({ kinds: [jupyterlabKind({ culling: { enabled: true } })] }), 'UnknownProp', 'test/workspaces', 'culling');
  });
});

test('the first choice is one that people see', () => {
  const kind = optionsOf({ images: [{ image: images.jupyterScipy, hidden: true }, images.jupyterPytorch], sizes: [{ cpu: '1', memory: '1Gi', accelerator: amd() }] });
  expect([kind.imageConfig.spawner.default, kind.podConfig.spawner.default]).toEqual(['jupyter-pytorch-full:v1.11.0', '1-1Gi-amd-1']);
});
