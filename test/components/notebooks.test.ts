import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { Notebooks, NotebooksProps, SpawnerProps } from '../../src/components/notebooks';
import { Images } from '../../src/core';
import { mig, notebookImage, notebookImages as images, nvidia } from '../../src/core/catalogue';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const taint = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' } as const;

const elsewhere: NotebooksProps = {
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  namespace: 'ml',
  identity: { userId: 'x-user', userIdPrefix: 'corp:', groups: 'x-groups' },
  clusterDomain: 'corp.internal',
  trustDomain: 'corp.example',
  secureCookies: false,
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  culling: { idle: Duration.hours(8), check: Duration.minutes(5) },
  spawner: {
    images: [images.jupyterPytorchCuda, images.jupyterScipy, notebookImage('vscode', 'registry.example.com/ml/code:2026.1')],
    allowCustomImage: false,
    hideRegistry: false,
    hideTag: true,
    imagePullPolicy: 'Always',
    cpu: Cpu.units(2),
    cpuLimitFactor: 'none',
    memory: Size.gibibytes(4),
    memoryLimitFactor: 1.5,
    accelerators: [nvidia(1, { tolerations: [taint] }), mig('1g.10gb', 1, { nodeSelector: { 'nvidia.com/gpu.product': 'A100-MIG' } })],
    defaultAccelerator: mig('1g.10gb', 2),
    workspaceVolume: {
      mount: '/home/jovyan',
      claimName: '{notebook-name}-home',
      size: Size.gibibytes(20),
      storageClassName: 'fast',
      accessMode: 'ReadWriteMany',
    },
    dataVolumes: [{ mount: '/data', existingClaim: 'datasets', readOnly: true }],
    tolerationGroups: [{ groupKey: 'large', displayName: 'Large nodes', tolerations: [{ key: 'large', operator: 'Exists' }] }],
    defaultTolerationGroup: 'nvidia',
    affinityConfigs: [{ configKey: 'alone', displayName: 'A node of its own', affinity: { podAntiAffinity: {} } }],
    defaultAffinityConfig: 'alone',
    sharedMemory: false,
    podDefaults: ['access-ml-pipeline'],
    locked: ['imagePullPolicy', 'shm', 'configurations'],
  },
  volumes: {
    viewerResources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '200m', memory: '256Mi' } },
    webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' },
  },
  pods: { priorityClassName: 'platform', imagePullSecrets: ['registry'] },
  workloads: { 'jupyter-web-app-deployment': { replicas: 2 } },
};

function given(props: Partial<NotebooksProps> = {}) {
  const scope = chart();
  return { scope, notebooks: new Notebooks(scope, 'notebooks', { gateway, ...props }) };
}

function form(spawner: SpawnerProps = {}): any {
  const config = found(given({ spawner }).scope, 'ConfigMap', 'jupyter-web-app-config');
  return (load(config.data['spawner_ui_config.yaml']) as any).spawnerFormDefaults;
}

test('renders the default manifest', () => expectGolden(given().scope, 'notebooks.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'notebooks-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  const literals = [
    'kubeflow-userid', 'cluster.local', 'istio-system', 'istio-ingressgateway', 'kubeflow-gateway', '"kubeflow"',
    'ghcr.io', 'docker.io', 'quay.io',
  ];
  for (const literal of literals) {
    expect(text).not.toContain(literal);
  }
});

test('hands the gateway to all three controllers', () => {
  const { scope } = given(elsewhere);
  expect(found(scope, 'ConfigMap', 'notebook-controller-config').data.ISTIO_GATEWAY).toBe('edge/public');
  expect(found(scope, 'ConfigMap', 'tensorboard-controller-config').data.ISTIO_GATEWAY).toBe('edge/public');
  const [viewers] = found(scope, 'Deployment', 'pvcviewer-controller-manager').spec.template.spec.containers;
  expect(viewers.env).toEqual([{ name: 'ISTIO_GATEWAY', value: 'edge/public' }]);
});

test('lets only the gateway call the web apps', () => {
  const { scope } = given(elsewhere);
  for (const name of ['jupyter-web-app', 'volumes-web-app', 'tensorboards-web-app']) {
    const { rules } = found(scope, 'AuthorizationPolicy', name).spec;
    expect(rules).toEqual([{ from: [{ source: { principals: ['corp.example/ns/edge/sa/envoy'] } }] }]);
  }
});

test('names the account that the probes of culling come from', () => {
  const { scope, notebooks } = given(elsewhere);
  expect(notebooks.notebookController).toEqual({ namespace: 'ml', name: 'notebook-controller-service-account' });
  const { serviceAccountName } = found(scope, 'Deployment', 'notebook-controller-deployment').spec.template.spec;
  expect(serviceAccountName).toBe(notebooks.notebookController.name);
});

test('stops idle notebooks only when asked to, in minutes', () => {
  const culling = (props: Partial<NotebooksProps>) => {
    const { data } = found(given(props).scope, 'ConfigMap', 'notebook-controller-config');
    return [data.ENABLE_CULLING, data.CULL_IDLE_TIME, data.IDLENESS_CHECK_PERIOD];
  };
  expect(culling({})[0]).toBe('false');
  expect(culling({ culling: { idle: Duration.hours(2) } })).toEqual(['true', '120', '1']);
});

test('replaces the pods that read changed settings only at start', () => {
  const checksum = (name: string, props: Partial<NotebooksProps>) =>
    found(given(props).scope, 'Deployment', name).spec.template.metadata.annotations['checksum/config'];
  const culling = { idle: Duration.hours(2) };
  expect(checksum('notebook-controller-deployment', { culling })).not.toBe(checksum('notebook-controller-deployment', {}));
  const volumes = { viewerResources: { limits: { memory: '1Gi' } } };
  expect(checksum('volumes-web-app-deployment', { volumes })).not.toBe(checksum('volumes-web-app-deployment', {}));
  expect(checksum('tensorboard-controller-deployment', { culling })).toBe(checksum('tensorboard-controller-deployment', {}));
});

test('leaves out the parts that are switched off', () => {
  const { scope } = given({ spawner: false, volumes: false, tensorboards: false });
  const names = (kind: string) => rendered(scope).filter(one => one.kind === kind).map(one => one.metadata.name);
  expect(names('Deployment')).toEqual(['notebook-controller-deployment']);
  expect(names('CustomResourceDefinition')).toEqual(['notebooks.kubeflow.org']);
  expect(names('NetworkPolicy')).toEqual([]);
  expect(names('Sidecar')).toEqual(['notebook-controller-exception']);
});

test('lets the gateway, and what is trusted like it, call the web apps, and everybody the webhook on its port', () => {
  const { scope } = given({ ...elsewhere, trustedNamespaces: ['second-ingress'] });
  const policy = (name: string) => found(scope, 'NetworkPolicy', name, 'ml').spec;
  const ingress = { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['edge', 'second-ingress'] }] } };
  expect(policy('jupyter-web-app').ingress).toEqual([{ from: [ingress, { podSelector: {} }] }]);
  expect(policy('volumes-web-app').ingress).toEqual([{ from: [ingress, { podSelector: {} }] }]);
  expect(policy('tensorboards-web-app').ingress).toEqual([{ from: [ingress], ports: [{ port: 5000, protocol: 'TCP' }] }]);
  expect(policy('pvcviewer-webhook')).toMatchObject({
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['pvcviewer'] }] }, ingress: [{ ports: [{ port: 9443, protocol: 'TCP' }] }],
  });
});

test.each([[undefined, 'gateway'], [{}, 'gateway'], [{ gateway: { namespace: 'a', name: 'b' } }, 'gateway.workload']])('fails for the props %j', (props, missing) =>
  expectConfigError(() => new Notebooks(chart(), 'n', props as unknown as NotebooksProps), 'MissingProp', 'test/n',
    `${missing} must be given, got undefined`));

test('makes no issuer when one is given', () => {
  const { scope } = given(elsewhere);
  expect(rendered(scope).some(one => one.kind === 'Issuer')).toBe(false);
  expect(found(scope, 'Certificate', 'pvcviewer-serving-cert').spec.issuerRef).toEqual({ kind: 'ClusterIssuer', name: 'internal' });
});

test.each([Duration.seconds(90), Duration.minutes(0), '90s', '0m'])('fails for culling after %s', idle => {
  expectConfigError(() => given({ culling: { idle } }), 'CullingTime', 'test/notebooks', 'culling.idle', typeof idle === 'string' ? idle : idle.toHumanString());
});

test('fails for culling after a number, whose unit nobody knows', () =>
  expectConfigError(() => given({ culling: { idle: 60 as never } }), 'WrongProp', 'test/notebooks', 'culling.idle', 'got 60', '"90m"'));

test('takes times and amounts as text too', () => {
  const { data } = found(given({ culling: { idle: '1h30m', check: '120s' } }).scope, 'ConfigMap', 'notebook-controller-config');
  expect([data.CULL_IDLE_TIME, data.IDLENESS_CHECK_PERIOD]).toEqual(['90', '2']);
  expect(form({ cpu: '1500m', memory: '1536Mi' })).toMatchObject({ cpu: { value: '1.5' }, memory: { value: '1.5Gi' } });
});

test('fails for two pods of a controller that elects no leader', () => {
  const workloads = { 'notebook-controller-deployment': { replicas: 2 } };
  expectConfigError(() => given({ workloads }), 'OnePod', 'test/notebooks', 'workloads["notebook-controller-deployment"].replicas', 'got 2');
});

test('tells the controllers the host of the platform, which notebooks and TensorBoards answer to', () => {
  const hosts = (props: Partial<NotebooksProps>) => {
    const { scope } = given(props);
    const routes = rendered(scope).filter(one => one.kind === 'VirtualService');
    expect(routes).toHaveLength(3);
    return new Set([
      ...routes.map(one => one.spec.hosts.join()),
      ...['notebook-controller-config', 'tensorboard-controller-config'].map(name => found(scope, 'ConfigMap', name).data.ISTIO_HOST),
    ]);
  };
  expect(hosts({})).toEqual(new Set(['*']));
  expect(hosts({ hosts: ['ml.example.com'] })).toEqual(new Set(['ml.example.com']));
});

test('fails for looking at notebooks less often than they are stopped', () => {
  const culling = { idle: Duration.minutes(5), check: Duration.hours(1) };
  expectConfigError(() => given({ culling }), 'CullingTime', 'test/notebooks', 'got 60 and 5');
});
