import { App as StockApp, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { ConfigMap, Cpu, Env, EnvValue, PersistentVolumeAccessMode, PersistentVolumeClaim, Secret, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ALL_RULES, podSecurityLevel, referencesPersistentVolumeClaim } from '../../src/checks';
import { notebookName, notebookService } from '../../src/checks/workloads/notebook-names';
import { collect, describe as describeFinding, examine, Images, toYaml } from '../../src/core';
import {
  accelerator, amd, existingClaim, gaudi, images, mig, newClaim, Notebook, notebookImage, NotebookProps, nvidia, PodDefault, tagImages, tagNamespace,
  Lifecycle, objectStoreLogs, Profile, Protection, pvcLogs, PvcViewer, shareImages, Tensorboard, timeSliced, user,
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

test('shares a claim of cdk8s-plus between notebooks, and declares a claim that was imported', () => {
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
  expect([kinds('active'), kinds('suspended'), kinds('archived')])
    .toEqual([all, ['PersistentVolumeClaim', 'Notebook', 'PodDefault'], ['PersistentVolumeClaim']]);
});

test('is stopped in a suspended profile', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), lifecycle: 'suspended' });
  new Notebook(team, 'explore', { image: images.jupyterScipy });
  expect(found(scope, 'Notebook', 'explore').metadata).toMatchObject({ namespace: 'vision', annotations: { 'kubeflow-resource-stopped': 'true' } });
});

test('says the lists that the web app reads also where they are empty, down to the file', () => {
  const { scope } = given({ workspace: 'none', sharedMemory: false });
  const { spec } = found(scope, 'Notebook', 'explore').spec.template;
  expect(spec).toMatchObject({ volumes: [], tolerations: [], containers: [{ env: [], volumeMounts: [], resources: { requests: { cpu: '500m', memory: '1Gi' } } }] });
  const yaml = toYaml(rendered(scope)[0]);
  ['env: []', 'volumeMounts: []', 'volumes: []', 'tolerations: []'].forEach(line => expect(yaml).toContain(line));
});

test('runs as the level restricted wants it in a profile of that level, or as told', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), podSecurity: 'restricted' });
  new Notebook(team, 'explore', { image: images.jupyterScipy });
  expect([...podSecurityLevel.check(collect(scope))]).toEqual([]);
  expect(found(scope, 'Notebook', 'explore').spec.template.spec.securityContext.fsGroup).toBe(100); // the controller adds it only to pods without a context
  new Notebook(team, 'own', { image: images.jupyterScipy, podSecurityContext: { runAsUser: 0 }, securityContext: { privileged: true } });
  const { spec } = found(scope, 'Notebook', 'own').spec.template;
  expect([spec.securityContext, spec.containers[0].securityContext]).toEqual([{ runAsUser: 0 }, { privileged: true }]);
  expect(pod().securityContext).toBeUndefined();
});

test('protects its claims as the profile says, and keeps them elsewhere', () => {
  const options = (protection?: Protection) => {
    const scope = chart();
    new Notebook(new Profile(scope, 'vision', { owner: user('ana@example.com'), protection }), 'explore', { image: images.jupyterScipy });
    return found(scope, 'PersistentVolumeClaim', 'explore-workspace').metadata.annotations;
  };
  expect(options()['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false');
  expect(options('confirm')['argocd.argoproj.io/sync-options']).toBe('Prune=confirm,Delete=confirm');
  expect(options('none')).toEqual({ 'argocd.argoproj.io/sync-options': 'Prune=true', 'kustomize.toolkit.fluxcd.io/prune': 'enabled' });
  expect(found(given().scope, 'PersistentVolumeClaim', 'explore-workspace').metadata.annotations).toEqual(options());
});

test('says the names of its claims, by which others mount them', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  const dataVolumes = [{ mountPath: '/data', claim: newClaim(Size.gibibytes(1)) }, { mountPath: '/old', claim: existingClaim('archive') }];
  const first = new Notebook(team, 'first', { image: images.jupyterScipy, dataVolumes });
  expect(first.claims).toEqual({ '/home/jovyan': 'first-workspace', '/data': 'first-data', '/old': 'archive' });
  new Notebook(team, 'second', { image: images.jupyterScipy, workspace: 'none', dataVolumes: [{ mountPath: '/data', claim: existingClaim(first.claims['/data']) }] });
  new PvcViewer(team, 'Files', { claim: first.claims['/data'] });
  const missing = [...referencesPersistentVolumeClaim.check(collect(scope))];
  expect(missing.map(one => [one.at.path, one.problem])).toEqual([
    ['test/vision/first/Notebook', 'names a PersistentVolumeClaim that does not exist, got "vision/archive"'],
  ]);
  expect(missing[0].fix).toContain('existingClaim(name, { external: true })');
});

test('takes a claim that somebody else makes, as declared', () => {
  const { scope } = given({ workspace: existingClaim('home', { external: true }) });
  expect([...referencesPersistentVolumeClaim.check(collect(scope))]).toEqual([]);
});

describe('the registry of the platform', () => {
  const mirror = (host: string) => new Images({ mirror: host });

  test('counts for workloads elsewhere in its app', () => {
    const app = new StockApp();
    shareImages(new Chart(app, 'platform'), mirror('mirror.example.com'));
    expect(new Notebook(new Chart(app, 'teams'), 'explore', { namespace: 'vision', image: images.jupyterScipy }).image).toMatch(/^mirror\.example\.com\//);
  });

  test('must be named where two platforms differ', () => {
    const app = new StockApp();
    const charts = ['a', 'b'].map(name => new Chart(app, name));
    charts.forEach(one => shareImages(one, mirror(`${one.node.id}.example.com`)));
    const make = (scope: Construct, id: string, told?: Images) => new Notebook(scope, id, { namespace: 'vision', image: images.jupyterScipy, images: told }).image;
    const teams = new Chart(app, 'teams');
    expectConfigError(() => make(teams, 'explore'), 'ImagesMissing', 'teams/explore', 'a.example.com', 'b.example.com');
    expect(make(teams, 'told', mirror('c.example.com'))).toMatch(/^c\.example\.com/);
    expect(make(charts[1], 'inside')).toMatch(/^b\.example\.com/);
  });

  test('is one where two platforms agree', () => {
    const app = new StockApp();
    ['a', 'b'].forEach(name => shareImages(new Chart(app, name), new Images()));
    expect(new Notebook(new Chart(app, 'teams'), 'explore', { namespace: 'vision', image: images.jupyterScipy }).image).toMatch(/jupyter-scipy:/);
  });
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

  test.each(['data', '/data/', '/a:b', '', '/a/../etc', '/./a', '/..'])('for a volume at %j', mountPath => {
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

  test('for more shared memory than the memory limit', () => {
    fails({ sharedMemory: Size.gibibytes(2) }, 'SharedMemory', '1.2Gi', 'got "2Gi"');
    expect(pod({ sharedMemory: Size.mebibytes(1228) }).volumes[1].emptyDir.sizeLimit).toBe('1228Mi');
    expect(pod({ sharedMemory: Size.gibibytes(2), memoryLimitFactor: 'none' }).volumes[1].emptyDir.sizeLimit).toBe('2Gi');
  });

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
    dataVolumes: [{ mountPath: '/data', claim: existingClaim('imagenet', { readOnly: true, external: true }) }],
  }));
  new Tensorboard(team, 'runs', { logs: pvcLogs(`${notebooks[0].workspaceClaim}`, 'runs'), podDefaults: [podDefault] });
  new PvcViewer(team, 'Files', { claim: 'imagenet' });
  const rules = ALL_RULES.filter(rule => rule.id !== 'Crd/Missing');
  expect(examine(collect(scope), rules).map(describeFinding)).toEqual([]);
  expect(rendered(scope).length).toBeGreaterThan(2 * notebooks.length);
});

test('makes the same objects each time', () => expect(rendered(given().scope)).toEqual(rendered(given().scope)));
