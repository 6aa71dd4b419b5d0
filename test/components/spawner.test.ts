import { Size } from 'cdk8s';
import { load } from 'js-yaml';
import { imagesPinned } from '../../src/checks';
import { Notebooks, SpawnerProps } from '../../src/components/notebooks';
import { gaudi, mig, notebookImage, notebookImages as images, nvidia, timeSliced } from '../../src/core/catalogue';
import { chart, expectConfigError, found, gateway, manifestSet } from '../support';

const taint = { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' } as const;

function given(spawner: SpawnerProps) {
  const scope = chart();
  return { scope, notebooks: new Notebooks(scope, 'notebooks', { gateway, spawner }) };
}

/** What the form for a new notebook reads. */
function form(spawner: SpawnerProps = {}): any {
  const config = found(given(spawner).scope, 'ConfigMap', 'jupyter-web-app-config');
  return (load(config.data['spawner_ui_config.yaml']) as any).spawnerFormDefaults;
}

test('sorts images by kind and preselects the first of each', () => {
  const { image, imageGroupOne, imageGroupTwo } = form({
    images: [notebookImage('rstudio', 'r.example.com/r:1'), images.jupyterPytorch, images.jupyterScipy],
  });
  expect(image.value).toContain('jupyter-pytorch-full:');
  expect(image.options).toHaveLength(2);
  expect(imageGroupOne).toEqual({ value: '', options: [] });
  expect(imageGroupTwo).toEqual({ value: 'r.example.com/r:1', options: ['r.example.com/r:1'] });
});

test('offers the tolerations and node labels of accelerators by their names', () => {
  const shared = timeSliced(1, { tolerations: [taint], nodeSelector: { pool: 'gpu' } });
  const { gpus, tolerationGroup, affinityConfig } = form({ accelerators: [shared, gaudi()] });
  expect(gpus.value.vendors).toEqual([
    { limitsKey: 'nvidia.com/gpu.shared', uiName: 'NVIDIA (shared)' },
    { limitsKey: 'habana.ai/gaudi', uiName: 'Intel Gaudi' },
  ]);
  expect(tolerationGroup.options).toEqual([{ groupKey: 'nvidia-shared', displayName: 'NVIDIA (shared)', tolerations: [taint] }]);
  expect(affinityConfig.options[0].affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms)
    .toEqual([{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['gpu'] }] }]);
});

test('locks the fields that it is told to', () => {
  const defaults = form({ locked: ['cpu', 'gpus'] });
  expect(Object.keys(defaults).filter(field => defaults[field].readOnly === true)).toEqual(['cpu', 'gpus']);
});

test('writes memory in GiB whatever unit it was given in', () => {
  expect(form({ memory: Size.mebibytes(1536) }).memory.value).toBe('1.5Gi');
  expect(form({ workspaceVolume: 'none' }).workspaceVolume).toEqual({ readOnly: false, value: null });
});

test.each<[string, SpawnerProps]>([
  ['in a list of images', { images: ['registry.example.com/ml/lab:2.1', notebookImage('vscode', 'registry.example.com/ml/code:1')] }],
  ['that are pinned', { images: [images.jupyterScipy, images.codeServer] }],
])('declares the images of its form: those %s', (_, spawner) => {
  const { scope } = given(spawner);
  const { image, imageGroupOne } = form(spawner);
  const set = manifestSet(scope);
  for (const reference of [...image.options, ...imageGroupOne.options]) {
    expect({ reference, declared: set.has('Image', undefined, reference) }).toEqual({ reference, declared: true });
  }
  expect([...imagesPinned.check(set)]).toEqual([]);
});

test.each<[string, SpawnerProps, string]>([
  ['SpawnerImages', { images: [images.rstudio] }, 'rstudio'],
  ['SpawnerRequest', { cpu: '0' }, 'spawner.cpu'],
  ['SpawnerRequest', { cpu: '240m', cpuLimitFactor: 1 }, 'got 0.24 cores with the limit 0.2'],
  ['SpawnerRequest', { memory: Size.mebibytes(1) }, 'spawner.memory'],
  ['LimitFactor', { cpuLimitFactor: 0.5 }, 'got 0.5'],
  ['SpawnerAccelerator', { defaultAccelerator: nvidia(3) }, 'got 3'],
  ['SpawnerDefault', { defaultAccelerator: mig('1g.10gb') }, 'nvidia.com/mig-1g.10gb'],
  ['SpawnerDefault', { defaultTolerationGroup: 'spot' }, 'got "spot"; it offers none'],
  ['SpawnerDefault', { defaultAffinityConfig: 'alone' }, 'spawner.defaultAffinityConfig'],
  ['SpawnerKey', { accelerators: [nvidia(1), nvidia(2)] }, '"nvidia.com/gpu" twice'],
  ['SpawnerVolume', { dataVolumes: [{ mount: 'data', existingClaim: 'a' }] }, 'got "data"'],
  ['SpawnerVolume', { dataVolumes: [{ mount: '/home/jovyan', existingClaim: 'a' }] }, 'got "/home/jovyan"'],
])('fails with %s for the spawner %j', (code, spawner, text) => {
  expectConfigError(() => given(spawner), code, 'test/notebooks', text);
});
