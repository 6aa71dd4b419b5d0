import { App as StockApp, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { ConfigMap, Cpu, Env, EnvValue, PersistentVolumeAccessMode, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ALL_RULES } from '../../src/checks';
import { notebookName, notebookService } from '../../src/checks/workloads/notebook-names';
import { podDefaultConflict, podDefaultMissing } from '../../src/checks/workloads/pod-defaults';
import { collect, describe as describeFinding, examine, Images } from '../../src/core';
import {
  accelerator, amd, existingClaim, gaudi, images, mig, newClaim, Notebook, notebookImage, NotebookProps, nvidia, PodDefault, tagImages, tagNamespace,
  Lifecycle, objectStoreLogs, Profile, pvcLogs, PvcViewer, Tensorboard, timeSliced, user,
} from '../../src/workloads';
import { chart, expectConfigError, expectGolden, found, rendered } from '../support';

const taint = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' } as const;

/** A scope with a namespace, as a profile is. */
class Team extends Construct {
  constructor(scope: Construct, namespace: string) {
    super(scope, namespace);
    tagNamespace(this, namespace);
  }
}

function given(props: Partial<NotebookProps> = {}, id = 'explore') {
  const scope = chart();
  return { scope, notebook: new Notebook(new Team(scope, 'vision'), id, { image: images.jupyterScipy, ...props }) };
}

/** Pod spec of the notebook with these properties. */
function pod(props: Partial<NotebookProps> = {}) {
  const { spec } = found(given(props).scope, 'Notebook', 'explore').spec.template;
  return { ...spec, container: spec.containers[0] };
}

function fails(props: Partial<NotebookProps>, code: string, ...texts: readonly string[]) {
  expectConfigError(() => given(props), code, 'test/vision/explore', ...texts);
}

const rich = (scope: Construct): NotebookProps => ({
  image: notebookImage('rstudio', 'registry.example.com/ml/rstudio:2026.1'),
  imagePullPolicy: 'Always',
  imagePullSecrets: [{ name: 'registry' }],
  port: 8787,
  command: ['/init'],
  args: ['--verbose'],
  cpu: Cpu.units(4),
  cpuLimitFactor: 'none',
  memory: Size.gibibytes(16),
  memoryLimitFactor: 1.5,
  gpu: mig('1g.10gb', 2, { tolerations: [taint], nodeSelector: { 'nvidia.com/gpu.product': 'A100-MIG' } }),
  nodePool: { labels: { pool: 'research' }, tolerations: [{ key: 'research', operator: 'Exists' }, taint] },
  workspace: newClaim(Size.gibibytes(50), { name: 'home', storageClassName: 'fast', accessMode: PersistentVolumeAccessMode.READ_WRITE_MANY }),
  dataVolumes: [
    { mountPath: '/home/jovyan/imagenet', claim: existingClaim('imagenet', { readOnly: true }), subPath: '2012' },
    { mountPath: '/home/jovyan/scratch', claim: newClaim(Size.gibibytes(200)) },
  ],
  sharedMemory: Size.gibibytes(4),
  env: {
    STAGE: EnvValue.fromValue('research'),
    TOKEN: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(scope, 'Hub', 'hub'), key: 'token' }),
  },
  envFrom: [Env.fromConfigMap(ConfigMap.fromConfigMapName(scope, 'Settings', 'settings'), 'APP_')],
  podDefaults: [new PodDefault(scope, 'proxy', { namespace: 'vision', description: 'Proxy', env: { HTTP_PROXY: EnvValue.fromValue('http://proxy:3128') } }), 'ca-bundle'],
  serviceAccount: ServiceAccount.fromServiceAccountName(scope, 'Account', 'trainer'),
  stopped: '2026-01-31T12:00:00Z',
  creator: 'ana@example.com',
  labels: { cost: 'research' },
  annotations: { 'example.com/ticket': '42' },
});

test('renders what the form for a new notebook makes', () => expectGolden(given().scope, 'notebook.yaml'));

test('renders all options', () => {
  const scope = chart();
  new Notebook(new Team(scope, 'vision'), 'explore', rich(scope));
  expectGolden(scope, 'notebook-full.yaml');
});

test('works out limits, device and volumes as the first users of this project wanted', () => {
  const { scope, notebook } = given({
    image: images.jupyterPytorchCuda,
    cpu: Cpu.millis(500),
    memory: Size.gibibytes(1),
    gpu: nvidia(1),
    workspace: newClaim(Size.gibibytes(10)),
    dataVolumes: [{ mountPath: '/home/jovyan/data', claim: newClaim(Size.gibibytes(100)) }],
  });
  const [container] = found(scope, 'Notebook', 'explore').spec.template.spec.containers;
  expect(container.resources).toEqual({ requests: { cpu: '500m', memory: '1Gi' }, limits: { 'cpu': '600m', 'memory': '1.2Gi', 'nvidia.com/gpu': '1' } });
  expect(container.volumeMounts).toEqual([
    { name: 'explore-workspace', mountPath: '/home/jovyan' },
    { name: 'explore-data', mountPath: '/home/jovyan/data' },
    { name: 'dshm', mountPath: '/dev/shm' },
  ]);
  expect(found(scope, 'PersistentVolumeClaim', 'explore-workspace', 'vision').spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } });
  expect(found(scope, 'PersistentVolumeClaim', 'explore-data', 'vision').spec.resources.requests.storage).toBe('100Gi');
  expect(notebook).toMatchObject({ name: 'explore', namespace: 'vision', path: '/notebook/vision/explore/', workspaceClaim: 'explore-workspace' });
});

test.each([
  [nvidia(2), { 'nvidia.com/gpu': '2' }],
  [mig('1g.10gb'), { 'nvidia.com/mig-1g.10gb': '1' }],
  [timeSliced(), { 'nvidia.com/gpu.shared': '1' }],
  [amd(), { 'amd.com/gpu': '1' }],
  [gaudi(8), { 'habana.ai/gaudi': '8' }],
  [accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 4 }), { 'google.com/tpu': '4' }],
])('limits the device of %j', (gpu, limits) => {
  expect(pod({ gpu }).container.resources.limits).toEqual({ cpu: '600m', memory: '1.2Gi', ...limits });
});

test('sets no limit for the factor none, and keeps that of a device', () => {
  expect(pod({ cpuLimitFactor: 'none', memoryLimitFactor: 'none' }).container.resources).toEqual({ requests: { cpu: '500m', memory: '1Gi' } });
  expect(pod({ cpuLimitFactor: 'none', memoryLimitFactor: 'none', gpu: nvidia() }).container.resources.limits).toEqual({ 'nvidia.com/gpu': '1' });
});

test('goes to the nodes of its device and its pool, accepting each taint once', () => {
  const { affinity, tolerations } = pod({
    gpu: nvidia(1, { tolerations: [taint], nodeSelector: { gpu: 'a100' } }),
    nodePool: { labels: { pool: 'ml' }, tolerations: [{ effect: 'NoSchedule', key: 'nvidia.com/gpu', operator: 'Exists' }] },
  });
  expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([{
    matchExpressions: [{ key: 'gpu', operator: 'In', values: ['a100'] }, { key: 'pool', operator: 'In', values: ['ml'] }],
  }]);
  expect(tolerations).toEqual([taint]);
});

test('mounts a claim at two paths as one volume, which is read-only if both are', () => {
  const claim = existingClaim('imagenet', { readOnly: true });
  const both = [{ mountPath: '/train', claim, subPath: 'train' }, { mountPath: '/test', claim, subPath: 'test' }];
  expect(pod({ workspace: 'none', sharedMemory: false, dataVolumes: both })).toMatchObject({
    volumes: [{ name: 'imagenet', persistentVolumeClaim: { claimName: 'imagenet', readOnly: true } }],
    container: { volumeMounts: [{ name: 'imagenet', mountPath: '/train', subPath: 'train', readOnly: true }, { mountPath: '/test', subPath: 'test', readOnly: true }] },
  });
  const [volume] = pod({ workspace: 'none', sharedMemory: false, dataVolumes: [both[0], { mountPath: '/all', claim: existingClaim('imagenet') }] }).volumes;
  expect(volume.persistentVolumeClaim).toEqual({ claimName: 'imagenet' });
});

test('names a volume by number where the name of its claim is none for volumes', () => {
  const { volumes, container } = pod({ workspace: existingClaim('team.home'), sharedMemory: false });
  expect(volumes).toEqual([{ name: 'claim-1', persistentVolumeClaim: { claimName: 'team.home' } }]);
  expect(container.volumeMounts[0].name).toBe('claim-1');
});

test('shares a claim of cdk8s-plus between notebooks, and declares a claim that it only knows by name', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  const dataset = new PersistentVolumeClaim(team, 'Dataset', {
    metadata: { name: 'imagenet', namespace: 'vision' }, accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY], storage: Size.gibibytes(500),
  });
  const imported = PersistentVolumeClaim.fromClaimName(team, 'Old', 'archive');
  for (const id of ['a', 'b']) {
    new Notebook(team, id, {
      image: images.codeServer,
      dataVolumes: [{ mountPath: '/data', claim: existingClaim(dataset, { readOnly: true }) }, { mountPath: '/old', claim: existingClaim(imported) }],
    });
    expect(found(scope, 'Notebook', id).spec.template.spec.volumes[1]).toEqual({ name: 'imagenet', persistentVolumeClaim: { claimName: 'imagenet', readOnly: true } });
  }
  const { externals } = collect(scope);
  expect([...new Set(externals.filter(one => one.kind === 'PersistentVolumeClaim').map(one => one.name))]).toEqual(['archive']);
});

test('declares the images and Secrets that it uses', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  tagImages(team, new Images({ mirror: 'mirror.example.com' }));
  const pinned = new Notebook(team, 'pinned', { image: images.jupyterScipy });
  new Notebook(team, 'own', rich(scope));
  const { externals } = collect(scope);
  expect(pinned.image).toMatch(/^mirror\.example\.com\/.+jupyter-scipy:/);
  expect(externals.filter(one => one.kind === 'Image').map(one => one.name)).toEqual([pinned.image, 'registry.example.com/ml/rstudio:2026.1']);
  expect(externals.filter(one => one.kind === 'Secret')).toMatchObject([{ namespace: 'vision', name: 'hub' }, { namespace: 'vision', name: 'registry' }]);
});

test('takes the registry of its own before that of the profile', () => {
  const { notebook } = given({ images: new Images({ overrides: { 'notebook-servers/jupyter-scipy': 'own.example.com/scipy:1' } }) });
  expect(notebook.image).toBe('own.example.com/scipy:1');
});

test('routes servers that do not know NB_PREFIX as the web app does', () => {
  const annotations = (image: NotebookProps['image']) => found(given({ image }).scope, 'Notebook', 'explore').metadata.annotations;
  expect(annotations(images.codeServer)).toEqual({ 'notebooks.kubeflow.org/server-type': 'group-one', 'notebooks.kubeflow.org/http-rewrite-uri': '/' });
  expect(annotations(images.rstudio)['notebooks.kubeflow.org/http-headers-request-set']).toBe('{"X-RStudio-Root-Path":"/notebook/vision/explore/"}');
});

test('is stopped by the presence of an annotation', () => {
  const stopped = (value: NotebookProps['stopped']) => found(given({ stopped: value }).scope, 'Notebook', 'explore').metadata.annotations['kubeflow-resource-stopped'];
  expect([stopped(true), stopped('2026-01-31T12:00:00+01:00'), stopped(false), stopped(undefined)]).toEqual(['true', '2026-01-31T12:00:00+01:00', undefined, undefined]);
});

test('follows the life cycle of its profile', () => {
  const kinds = (lifecycle: Lifecycle) => {
    const scope = chart();
    const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), lifecycle });
    const all = [
      new Notebook(team, 'explore', { image: images.jupyterScipy }),
      new Tensorboard(team, 'runs', { logs: objectStoreLogs('s3://logs') }),
      new PvcViewer(team, 'Files', { claim: 'explore-workspace' }),
      new PodDefault(team, 'proxy', { description: 'Proxy', labels: { proxied: 'yes' } }),
    ];
    all.forEach(one => one.patch(JsonPatch.add('/metadata/annotations', { patched: 'yes' })));
    return rendered(scope).filter(one => /Notebook|Tensorboard|PVCViewer|PodDefault|PersistentVolumeClaim/.test(one.kind)).map(one => one.kind);
  };
  const all = ['PersistentVolumeClaim', 'Notebook', 'Tensorboard', 'PVCViewer', 'PodDefault'];
  expect([kinds('active'), kinds('suspended'), kinds('archived')]).toEqual([all, all, ['PersistentVolumeClaim']]);
});

test('is stopped in a suspended profile', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), lifecycle: 'suspended' });
  new Notebook(team, 'explore', { image: images.jupyterScipy });
  expect(found(scope, 'Notebook', 'explore').metadata).toMatchObject({ namespace: 'vision', annotations: { 'kubeflow-resource-stopped': 'true' } });
});

test('works in a chart of a stock cdk8s app, with the namespace of the chart or its own', () => {
  const stock = new Chart(new StockApp(), 'mine', { namespace: 'research' });
  new Notebook(stock, 'one', { image: images.jupyterScipy });
  expect(Testing.synth(stock).map(one => `${one.kind}/${one.metadata.namespace}/${one.metadata.name}`)).toEqual([
    'PersistentVolumeClaim/research/one-workspace', 'Notebook/research/one',
  ]);
  const other = new Chart(new StockApp(), 'other');
  expect(new Notebook(other, 'two', { image: images.jupyterScipy, namespace: 'nlp' }).namespace).toBe('nlp');
});

test('patches in API field names, also fields that the construct lacks', () => {
  const { scope, notebook } = given();
  notebook.patch(JsonPatch.add('/spec/template/spec/priorityClassName', 'research'));
  expect(found(scope, 'Notebook', 'explore').spec.template.spec.priorityClassName).toBe('research');
});

describe('fails', () => {
  test('without a namespace', () => {
    expectConfigError(() => new Notebook(chart(), 'explore', { image: images.rstudio }), 'WorkloadNamespace', 'test/explore', 'got undefined', 'pass namespace');
  });

  test('for a namespace that is none', () => {
    expectConfigError(() => new Notebook(chart(), 'explore', { image: images.rstudio, namespace: 'Vision' }), 'WorkloadNamespace', 'test/explore', 'got "Vision"');
  });

  test('for a namespace that is not that of the profile', () => fails({ namespace: 'nlp' }, 'WorkloadNamespace', '"vision"', 'got "nlp"'));

  test('for an id that is no name', () => expectConfigError(() => given({}, 'My notebook'), 'WorkloadName', 'test/vision/My notebook', 'construct id', 'pass name'));

  test('for a name that starts with a digit', () => fails({ name: '1st' }, 'WorkloadName', 'starting with a letter', 'got "1st"'));

  test('for a name whose pods cannot be labelled', () => {
    fails({ name: 'n'.repeat(53) }, 'WorkloadName', 'at most 52', 'got 53', 'controller-revision-hash');
    expect(given({ name: 'n'.repeat(52) }).notebook.name).toHaveLength(52);
  });

  test.each([Cpu.millis(0), Cpu.millis(-1), Cpu.units(NaN)])('for %j', cpu => fails({ cpu }, 'NotebookRequest', 'cpu', 'Cpu.millis(500)'));

  test('for no memory', () => fails({ memory: Size.gibibytes(0) }, 'NotebookRequest', 'memory', 'got "0Gi"'));

  test('for a limit below the request', () => expectConfigError(() => given({ cpuLimitFactor: 0.5 }), 'LimitFactor', '', 'got 0.5'));

  test.each(['data', '/data/', '/a:b', ''])('for a volume at %j', mountPath => {
    fails({ dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }, 'NotebookVolume', `got ${JSON.stringify(mountPath)}`);
  });

  test.each(['/home/jovyan', '/dev/shm'])('for a volume at %s, which is taken', mountPath => {
    fails({ dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }, 'NotebookVolume', 'twice', mountPath);
    expect(given({ workspace: 'none', sharedMemory: false, dataVolumes: [{ mountPath, claim: existingClaim('imagenet') }] }).notebook.workspaceClaim).toBeUndefined();
  });

  test.each(['/abs', '../up', ''])('for the sub-path %j', subPath => {
    fails({ dataVolumes: [{ mountPath: '/data', claim: existingClaim('imagenet'), subPath }] }, 'NotebookVolume', 'subPath', `got ${JSON.stringify(subPath)}`);
  });

  test('for shared memory of no size', () => fails({ sharedMemory: Size.mebibytes(0) }, 'SharedMemory', 'got "0Mi"'));

  test('for a claim of no size', () => expectConfigError(() => newClaim(Size.gibibytes(0)), 'ClaimSize', '', 'got "0Gi"'));

  test.each([() => newClaim(Size.gibibytes(1), { name: 'My claim' }), () => existingClaim('My claim')])('for a claim with a name that is none', act => {
    expectConfigError(act, 'ClaimName', '', 'got "My claim"');
  });

  test('for two new claims of one name', () => {
    const twice = ['/data', '/home/jovyan/data'].map(mountPath => ({ mountPath, claim: newClaim(Size.gibibytes(1)) }));
    fails({ dataVolumes: twice }, 'ClaimTwice', 'got "explore-data" twice');
  });

  test('for a claim of another namespace', () => {
    const scope = chart();
    const claim = new PersistentVolumeClaim(scope, 'Claim', { metadata: { name: 'theirs', namespace: 'nlp' } });
    expectConfigError(() => new Notebook(new Team(scope, 'vision'), 'explore', { image: images.rstudio, workspace: existingClaim(claim) }),
      'ClaimNamespace', 'test/vision/explore', '"vision"', 'got "nlp"');
  });

  test('for a value of NB_PREFIX', () => fails({ env: { NB_PREFIX: EnvValue.fromValue('/x') } }, 'NotebookEnv', '/notebook/vision/explore'));

  test('for a variable with a name that is none', () => fails({ env: { 'MY VAR': EnvValue.fromValue('') } }, 'EnvName', 'got "MY VAR"'));

  test.each([0, 70000, 1.5])('for port %d', port => fails({ port }, 'NotebookPort', `got ${port}`));

  test.each(['yesterday', '2026-01-31', '2026-99-31T12:00:00Z'])('for stopped since %s', stopped => fails({ stopped }, 'NotebookStopped', `got "${stopped}"`));

  test('for a label that the controller sets', () => fails({ labels: { statefulset: 'x' } }, 'NotebookLabel', 'got "x"'));

  test('for a label against a PodDefault', () => fails({ labels: { proxy: 'false' }, podDefaults: ['proxy'] }, 'NotebookLabel', 'got "false"', '"true"'));

  test('for a device and a pool on different nodes', () => {
    fails({ gpu: nvidia(1, { nodeSelector: { pool: 'gpu' } }), nodePool: { labels: { pool: 'cpu' } } }, 'NodeLabels', '"gpu" and "cpu"', 'label "pool"');
  });
});

describe('checks', () => {
  test('pass for names that the construct allows', () => {
    const set = collect(given().scope);
    expect([...notebookName.check(set), ...notebookService.check(set)]).toEqual([]);
  });

  test('find a patched name that is too long, and a container of another name', () => {
    const { scope, notebook } = given();
    notebook.patch(JsonPatch.replace('/metadata/name', 'n'.repeat(53)));
    expect([...notebookName.check(collect(scope))]).toMatchObject([
      { field: 'metadata.name', problem: expect.stringContaining('at most 52') },
      { field: 'spec.template.spec.containers[0].name', problem: expect.stringContaining('got "explore"') },
    ]);
  });

  test('find a notebook and a tensorboard that want one Service', () => {
    const { scope } = given();
    new Tensorboard(scope, 'explore', { namespace: 'vision', logs: objectStoreLogs('s3://logs') });
    new Tensorboard(scope, 'other', { namespace: 'nlp', name: 'explore', logs: objectStoreLogs('s3://logs') });
    const findings = [...notebookService.check(collect(scope))];
    expect(findings.map(one => one.at.path)).toEqual(['test/explore/Tensorboard']);
    expect(findings[0].problem).toContain('test/vision/explore/Notebook');
  });

  test('leave kinds of other groups alone', () => {
    const { scope, notebook } = given();
    notebook.patch(JsonPatch.replace('/metadata/name', 'n'.repeat(53)), JsonPatch.replace('/apiVersion', 'example.com/v1'));
    expect([...notebookName.check(collect(scope))]).toEqual([]);
  });
});

test('everything in a profile passes the checks, definitions of kinds apart', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), podSecurity: 'baseline' });
  const podDefault = new PodDefault(team, 'ca-bundle', {
    description: 'CA bundle', volumes: [{ name: 'ca', configMap: { name: 'kube-root-ca.crt' } }], volumeMounts: [{ name: 'ca', mountPath: '/etc/ca', readOnly: true }],
  });
  const notebooks = Object.entries(images).map(([, image], index) => new Notebook(team, `explore-${index}`, {
    image, gpu: mig('1g.10gb', 1, { tolerations: [taint], nodeSelector: { gpu: 'a100' } }), podDefaults: [podDefault],
    dataVolumes: [{ mountPath: '/data', claim: existingClaim('imagenet', { readOnly: true }) }],
  }));
  new Tensorboard(team, 'runs', { logs: pvcLogs(`${notebooks[0].workspaceClaim}`, 'runs'), podDefaults: [podDefault] });
  new PvcViewer(team, 'Files', { claim: 'imagenet' });
  const rules = [...ALL_RULES, notebookName, notebookService, podDefaultMissing, podDefaultConflict].filter(rule => rule.id !== 'Crd/Missing');
  expect(examine(collect(scope), rules).map(describeFinding)).toEqual([]);
  expect(rendered(scope).length).toBeGreaterThan(2 * notebooks.length);
});

test('makes the same objects each time', () => expect(rendered(given().scope)).toEqual(rendered(given().scope)));
