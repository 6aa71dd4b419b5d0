import { JsonPatch, Size } from 'cdk8s';
import { ConfigMap, Cpu, Env, EnvValue, PersistentVolumeAccessMode, Secret, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { podSecurityLevel } from '../../src/checks';
import { Images } from '../../src/core';
import {
  accelerator, amd, existingClaim, gaudi, mig, newClaim, Notebook, notebookImage, notebookImages, NotebookProps, nvidia, PodDefault, Profile, timeSliced, user,
} from '../../src/workloads';
import { chart, expectGolden, found, goldenDifference, manifestSet } from '../support';
import { given, pod, setPlatform, taint, Team } from './support';

const rich = (scope: Construct): NotebookProps => ({
  image: notebookImage('rstudio', 'registry.example.com/ml/rstudio:2026.1'),
  imagePullPolicy: 'Always',
  imagePullSecrets: [{ name: 'registry' }, 'second-registry'],
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
    STAGE: 'research',
    TOKEN: EnvValue.fromSecretValue({ secret: Secret.fromSecretName(scope, 'Hub', 'hub'), key: 'token' }),
  },
  envFrom: [Env.fromConfigMap(ConfigMap.fromConfigMapName(scope, 'Settings', 'settings'), 'APP_')],
  podDefaults: [new PodDefault(scope, 'proxy', { namespace: 'vision', description: 'Proxy', env: { HTTP_PROXY: 'http://proxy:3128' } }), 'ca-bundle'],
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
  goldenDifference(given().scope, scope, 'notebook-full.diff');
});

test('works out limits, device and volumes', () => {
  const { scope, notebook } = given({
    image: notebookImages.jupyterPytorchCuda,
    cpu: Cpu.millis(500),
    memory: Size.gibibytes(1),
    gpu: nvidia(1),
    workspace: newClaim(Size.gibibytes(10)),
    dataVolumes: [{ mountPath: '/home/jovyan/data', claim: newClaim(Size.gibibytes(100)) }],
  });
  const [container] = found(scope, 'Notebook', 'explore').spec.template.spec.containers;
  expect(container.resources).toEqual({ requests: { cpu: '500m', memory: '1Gi' }, limits: { 'cpu': '600m', 'memory': '1229Mi', 'nvidia.com/gpu': '1' } });
  expect(container.volumeMounts).toEqual([
    { name: 'explore-workspace', mountPath: '/home/jovyan' },
    { name: 'explore-data', mountPath: '/home/jovyan/data' },
    { name: 'dshm', mountPath: '/dev/shm' },
  ]);
  expect(found(scope, 'PersistentVolumeClaim', 'explore-workspace', 'vision').spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } });
  expect(found(scope, 'PersistentVolumeClaim', 'explore-data', 'vision').spec.resources.requests.storage).toBe('100Gi');
  expect(notebook).toMatchObject({ name: 'explore', namespace: 'vision', path: '/notebook/vision/explore/', workspaceClaim: 'explore-workspace' });
});

test('takes the obvious as text: an image, amounts, the size of a claim, the names of Secrets', () => {
  const { scope, notebook } = given({ image: 'x:1', cpu: '2', memory: '16Gi', workspace: '10Gi', sharedMemory: '2Gi', imagePullSecrets: ['registry'] });
  const { containers: [container], imagePullSecrets, volumes } = found(scope, 'Notebook', 'explore').spec.template.spec;
  expect([container.image, notebook.image]).toEqual(['x:1', 'x:1']);
  expect(container.resources).toEqual({ requests: { cpu: '2', memory: '16Gi' }, limits: { cpu: '2400m', memory: '19661Mi' } });
  expect(found(scope, 'PersistentVolumeClaim', 'explore-workspace').spec.resources.requests.storage).toBe('10Gi');
  expect(volumes[1].emptyDir.sizeLimit).toBe('2Gi');
  expect(imagePullSecrets).toEqual([{ name: 'registry' }]);
});

test.each([
  [nvidia(2), { 'nvidia.com/gpu': '2' }],
  [mig('1g.10gb'), { 'nvidia.com/mig-1g.10gb': '1' }],
  [timeSliced(), { 'nvidia.com/gpu.shared': '1' }],
  [amd(), { 'amd.com/gpu': '1' }],
  [gaudi(8), { 'habana.ai/gaudi': '8' }],
  [accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 4 }), { 'google.com/tpu': '4' }],
  [accelerator({ name: 'rdma', displayName: 'RDMA', resourceName: 'rdma/hca_shared_devices_a' }), { 'rdma/hca_shared_devices_a': '1' }],
])('limits the device of %j', (gpu, limits) => {
  expect(pod({ gpu }).container.resources.limits).toEqual({ cpu: '600m', memory: '1229Mi', ...limits });
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

test('declares the images and Secrets that it uses', () => {
  const scope = chart();
  const team = new Team(scope, 'vision');
  setPlatform(scope);
  const pinned = new Notebook(team, 'pinned', { image: notebookImages.jupyterScipy });
  new Notebook(team, 'own', rich(scope));
  const { externals } = manifestSet(scope);
  expect(pinned.image).toMatch(/^mirror\.example\.com\/.+jupyter-scipy:/);
  expect(externals.filter(one => one.kind === 'Image').map(one => one.name)).toEqual([pinned.image, 'registry.example.com/ml/rstudio:2026.1']);
  const secrets = externals.filter(one => one.kind === 'Secret').map(one => `${one.namespace}/${one.name}`);
  expect(new Set(secrets)).toEqual(new Set(['vision/hub', 'vision/registry', 'vision/second-registry']));
});

test('takes the registry of its own before that of the platform', () => {
  const scope = chart();
  setPlatform(scope);
  const images = new Images({ overrides: { 'notebook-servers/jupyter-scipy': 'own.example.com/scipy:1' } });
  const notebook = new Notebook(new Team(scope, 'vision'), 'explore', { image: notebookImages.jupyterScipy, images });
  expect([notebook.image, found(scope, 'Notebook', 'explore').spec.template.spec.containers[0].image]).toEqual(Array(2).fill('own.example.com/scipy:1'));
});

test('routes servers that do not know NB_PREFIX as the web app does', () => {
  const annotations = (image: NotebookProps['image']) => found(given({ image }).scope, 'Notebook', 'explore').metadata.annotations;
  expect(annotations(notebookImages.codeServer)).toEqual({ 'notebooks.kubeflow.org/server-type': 'group-one', 'notebooks.kubeflow.org/http-rewrite-uri': '/' });
  expect(annotations(notebookImages.rstudio)['notebooks.kubeflow.org/http-headers-request-set']).toBe('{"X-RStudio-Root-Path":"/notebook/vision/explore/"}');
});

test('is stopped by the presence of an annotation', () => {
  const stopped = (value: NotebookProps['stopped']) => found(given({ stopped: value }).scope, 'Notebook', 'explore').metadata.annotations['kubeflow-resource-stopped'];
  expect([stopped(true), stopped('2026-01-31T12:00:00+01:00'), stopped(false), stopped(undefined)]).toEqual(['true', '2026-01-31T12:00:00+01:00', undefined, undefined]);
});

test('runs as the level restricted wants it in a profile of that level, or as told', () => {
  const scope = chart();
  const team = new Profile(scope, 'vision', { owner: user('ana@example.com'), podSecurity: 'restricted' });
  new Notebook(team, 'explore', { image: notebookImages.jupyterScipy });
  expect([...podSecurityLevel.check(manifestSet(scope))]).toEqual([]);
  expect(found(scope, 'Notebook', 'explore').spec.template.spec.securityContext.fsGroup).toBe(100); // the controller adds it only to pods without a context
  new Notebook(team, 'own', { image: notebookImages.jupyterScipy, podSecurityContext: { runAsUser: 0 }, securityContext: { privileged: true } });
  const { spec } = found(scope, 'Notebook', 'own').spec.template;
  expect([spec.securityContext, spec.containers[0].securityContext]).toEqual([{ runAsUser: 0 }, { privileged: true }]);
  expect(pod().securityContext).toBeUndefined();
});

test('patches in API field names, also fields that the construct lacks', () => {
  const { scope, notebook } = given();
  notebook.patch('Notebook', 'explore', JsonPatch.add('/spec/template/spec/priorityClassName', 'research'));
  notebook.patchEach('PersistentVolumeClaim', JsonPatch.add('/metadata/labels', { backup: 'daily' }));
  expect(found(scope, 'Notebook', 'explore').spec.template.spec.priorityClassName).toBe('research');
  expect(found(scope, 'PersistentVolumeClaim', 'explore-workspace').metadata.labels).toEqual({ backup: 'daily' });
});
