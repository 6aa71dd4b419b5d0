import { load } from 'js-yaml';
import { fileMap, given, GITOPS, PRESETS } from './support';
import { NodePool, NodePools, PoolNodes } from '../../src';
import { describe as described } from '../../src/core';
import { amd, mig, nvidia, onNodePool, poolPlacement, timeSliced } from '../../src/core/catalogue';
import { flux } from '../../src/gitops';
import { KubeflowPlatformProps, local } from '../../src/platform';
import { torchDistributed } from '../../src/components/trainer';
import { Notebook, notebookImages, user } from '../../src/workloads';
import { configError, expectConfigError, found } from '../support';

const GPU = { key: 'nvidia.com/gpu', effect: 'NoSchedule' } as const;
const nodePools = {
  cpu: { labels: { pool: 'cpu' } },
  a100: { labels: { pool: 'a100' }, taints: [GPU], accelerator: nvidia(8), displayName: 'A100, whole' },
  h100: { labels: { pool: 'h100' }, taints: [GPU], accelerator: nvidia(8) },
  slices: { labels: { 'pool': 'slices', 'nvidia.com/mig.config': 'slices' }, taints: [GPU], accelerator: nvidia(8), mig: { '1g.10gb': 7 } },
  shared: { labels: { 'pool': 'shared', 'nvidia.com/device-plugin.config': 'shared' }, accelerator: nvidia(2), timeSlicing: { replicas: 4 } },
} as const satisfies NodePools;

/** What the form for a new notebook offers. */
function formOf(props: Partial<KubeflowPlatformProps>) {
  const { platform } = given({ ...local(), nodePools, ...props } as KubeflowPlatformProps);
  const config = found(platform, 'ConfigMap', 'jupyter-web-app-config', 'kubeflow').data['spawner_ui_config.yaml'];
  const { gpus, affinityConfig, tolerationGroup } = (load(config) as any).spawnerFormDefaults;
  return {
    gpus: gpus.value.vendors.map((one: any) => one.limitsKey),
    affinities: affinityConfig.options.map((one: any) => [one.configKey, one.displayName]),
    tolerations: tolerationGroup.options.map((one: any) => one.groupKey),
  };
}

describe('the form for a new notebook', () => {
  test('offers the nodes of all pools, and each kind of their devices once', () => {
    expect(formOf({})).toEqual({
      gpus: ['nvidia.com/gpu', 'nvidia.com/mig-1g.10gb', 'nvidia.com/gpu.shared'],
      affinities: [['cpu', 'cpu'], ['a100', 'A100, whole'], ['h100', 'h100'], ['slices', 'slices'], ['shared', 'shared']],
      tolerations: ['a100', 'h100', 'slices'],
    });
  });

  test('offers what it was told, beside them', () => {
    const form = formOf({ notebooks: { spawner: { accelerators: [amd(1, { nodeSelector: { pool: 'mi300' } })], defaultAffinityConfig: 'a100' } } });
    expect([form.gpus, form.affinities.at(-1)]).toEqual([['amd.com/gpu'], ['amd', 'AMD']]);
    expect(formOf({ notebooks: { spawner: { nodePools: { a100: nodePools.a100 } } } }).affinities).toEqual([['a100', 'A100, whole']]);
  });

  test('offers all kinds of GPUs where no pool says which there are', () => {
    expect(formOf({ nodePools: { cpu: nodePools.cpu } }).gpus).toEqual(['nvidia.com/gpu', 'amd.com/gpu', 'habana.ai/gaudi']);
  });

  test('fails for a choice of nodes that has the name of a pool', () => {
    const tolerationGroups = [{ groupKey: 'a100', displayName: 'A', tolerations: [] }];
    expectConfigError(() => formOf({ notebooks: { spawner: { tolerationGroups } } }), 'SpawnerKey', 'platform/notebooks/Notebooks', 'got "a100" twice');
  });
});

test('runtimes for training and tasks of pipelines take their nodes from a pool', () => {
  const runtimes = [torchDistributed({ name: 'torch-a100', ...poolPlacement(nodePools.a100) })];
  const { platform } = given({ ...local(), nodePools, trainer: { runtimes } });
  const [job] = found(platform, 'ClusterTrainingRuntime', 'torch-a100').spec.template.spec.replicatedJobs;
  expect(job.template.spec.template.spec).toMatchObject({ nodeSelector: { pool: 'a100' }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] });
  expect(onNodePool(nodePools.slices, mig('1g.10gb'))).toMatchObject({ nodeSelector: nodePools.slices.labels });
});

describe.each<[string, Partial<KubeflowPlatformProps>]>([
  ['nvidia-device-plugin', { nvidiaDevicePlugin: {} }],
  ['nvidia-device-plugin', { nvidiaDevicePlugin: { deviceListStrategy: 'cdi-cri', runtimeClassName: 'nvidia' } }],
  ['nvidia-gpu-operator', { nvidiaGpuOperator: {} }],
])('a platform with %s, by %j', (component, props) => {
  const { app, platform } = given({ ...PRESETS.oidc, gitops: GITOPS, nodePools, ...props } as KubeflowPlatformProps);
  const team = platform.addProfile('vision', { owner: user('ana@example.com') });
  new Notebook(team, 'explore', { image: notebookImages.jupyterPytorchCuda, nodePool: 'slices', gpu: mig('1g.10gb', 2) });
  new Notebook(team, 'share', { image: notebookImages.jupyterPytorchCuda, nodePool: 'shared', gpu: timeSliced() });

  test('has no findings, and no waivers beside those of the preset', () => expect(app.findings().map(one => described(one))).toEqual([]));

  test('differs by its own folder, its Applications and the namespace that teams cannot have', () => {
    const before = given({ ...PRESETS.oidc, gitops: GITOPS, nodePools });
    before.platform.addProfile('vision', { owner: user('ana@example.com') });
    const [old, now] = [fileMap(before.app.manifests()), fileMap(app.manifests())];
    const paths = [...now].filter(([file, text]) => old.get(file) !== text && !file.includes('vision')).map(([file]) => file).filter(file => !file.startsWith(`${component}/`));
    expect(paths.filter(file => !/^argocd\/(applications\/.*nvidia|appproject)/.test(file))).toEqual([]);
  });
});

describe('the chart of the GPU operator', () => {
  const { app } = given({ ...PRESETS.oidc, gitops: GITOPS, nodePools, nvidiaGpuOperator: {} });
  const set = app.manifests();
  const application = (name: string) => set.find('argoproj.io/Application', 'argocd', name)!;

  test('is an Application that Argo CD renders, after the namespace', () => {
    const { manifest, annotations } = application('delivery-nvidia-gpu-operator-chart');
    expect(manifest.spec).toMatchObject({
      project: 'delivery',
      destination: { namespace: 'gpu-operator' },
      source: { repoURL: 'https://helm.ngc.nvidia.com/nvidia', chart: 'gpu-operator', helm: { releaseName: 'gpu-operator', valuesObject: { mig: { strategy: 'mixed' } } } },
    });
    expect(Number(annotations['argocd.argoproj.io/sync-wave'])).toBeGreaterThan(Number(application('delivery-nvidia-gpu-operator').annotations['argocd.argoproj.io/sync-wave']));
  });

  test('comes from a repository that the project of the platform allows, and that of teams does not', () => {
    const repositories = (name: string) => set.find('argoproj.io/AppProject', 'argocd', name)!.at('spec', 'sourceRepos').value;
    expect(repositories('delivery')).toEqual(['https://git.example.net/platform.git', 'https://helm.ngc.nvidia.com/nvidia']);
    expect(repositories('delivery-profiles')).toEqual(['https://git.example.net/platform.git']);
  });
});

test('without a request there is neither, and their namespaces are free', () => {
  const { platform } = given({ ...local(), nodePools });
  expect([platform.nvidiaDevicePlugin, platform.nvidiaGpuOperator]).toEqual([undefined, undefined]);
  expect(() => platform.addProfile('gpu-operator', { owner: user('ana@example.com') })).not.toThrow();
  const { platform: other } = given({ ...local(), nodePools, nvidiaDevicePlugin: {}, namespaces: { nvidiaDevicePlugin: 'gpus' } });
  expectConfigError(() => other.addProfile('gpus', { owner: user('ana@example.com') }), 'ReservedNamespace', 'platform/profile-gpus/gpus', 'got "gpus"');
});

describe('fails', () => {
  const fails = (props: Partial<KubeflowPlatformProps>, code: string, ...parts: string[]) => {
    const error = configError(() => given({ ...local(), nodePools, ...props } as KubeflowPlatformProps));
    expect(error.code).toBe(code);
    parts.forEach(part => expect(error.message).toContain(part));
  };

  test('for the GPU operator without Argo CD, which renders it', () => {
    fails({ nvidiaGpuOperator: {} }, 'ChartNeedsArgoCd', 'nvidia-gpu-operator is a Helm chart', 'got gitops undefined');
    fails({ nvidiaGpuOperator: {}, gitops: flux({ gitRepository: 'platform' }) }, 'ChartNeedsArgoCd', 'got gitops "flux"');
  });

  test('for two device plugins', () => fails({ nvidiaGpuOperator: {}, nvidiaDevicePlugin: {}, gitops: GITOPS }, 'TwoDevicePlugins'));
  test('for a plugin without GPUs', () => fails({ nvidiaDevicePlugin: {}, nodePools: {} }, 'NoGpuPool'));
  test('for a namespace of a plugin that is not there', () => fails({ namespaces: { gpuOperator: 'gpus' } }, 'UnusedSetting', 'there is no nvidia-gpu-operator'));
  test('for a pool that no cluster can have', () => fails({ nodePools: { A: nodePools.cpu } }, 'NodePoolName', 'got "A"'));
  test('for shares of less than two', () => fails({ nodePools: { shared: { ...nodePools.shared, timeSlicing: { replicas: 1 } } } }, 'WrongProp', 'replicas'));
});

describe('the compiler refuses', () => {
  const nodes: PoolNodes = { labels: { pool: 'a100' } };

  test('what no pool is', () => {
    const all: readonly NodePool[] = [
      // @ts-expect-error GPUs that are shared by turns are not cut too
      { ...nodes, accelerator: nvidia(8), mig: { '1g.10gb': 7 }, timeSlicing: { replicas: 4 } },
      // @ts-expect-error MIG cuts GPUs of NVIDIA
      { ...nodes, accelerator: amd(8), mig: { '1g.10gb': 7 } },
      // @ts-expect-error time slicing is for GPUs of NVIDIA
      { ...nodes, accelerator: amd(8), timeSlicing: { replicas: 4 } },
      // @ts-expect-error cuts are cuts of something
      { ...nodes, mig: { '1g.10gb': 7 } },
      // @ts-expect-error a cut has a number
      { ...nodes, accelerator: nvidia(8), mig: ['1g.10gb'] },
      // @ts-expect-error the effect has another name
      { ...nodes, taints: [{ key: 'nvidia.com/gpu', effect: 'NoScheduling' }] },
      // @ts-expect-error a taint has an effect
      { ...nodes, taints: [{ key: 'nvidia.com/gpu' }] },
      // @ts-expect-error a pool is known by labels
      { taints: [GPU] },
      // @ts-expect-error a device is one of the catalogue
      { ...nodes, accelerator: 'nvidia.com/gpu' },
    ];
    all.forEach((pool, index) => expect([index, codeOf({ nodePools: { pool } })]).toEqual([index, expect.stringMatching(/^(WrongProp|MissingProp|UnknownProp|NodePoolAccelerator)$/)]));
  });

  test('a pool that is not there, where pools are known by a constant', () => {
    // @ts-expect-error there is no such pool
    expect(nodePools.a1000).toBeUndefined();
  });

  test('options that do not go together', () => {
    const all: readonly Partial<KubeflowPlatformProps>[] = [
      // @ts-expect-error pods of people would get no devices
      { nvidiaDevicePlugin: { runtimeClassName: 'nvidia' } },
      // @ts-expect-error pools are those of the platform
      { nvidiaDevicePlugin: { nodePools } },
      // @ts-expect-error there is no such way
      { nvidiaDevicePlugin: { deviceListStrategy: 'cdi' } },
      // @ts-expect-error the version is that of the pins
      { nvidiaGpuOperator: { version: 'v25.10.0' }, gitops: GITOPS },
    ];
    all.forEach((props, index) => expect([index, codeOf({ nodePools, ...props })]).toEqual([index, expect.stringMatching(/^(WrongProp|MissingProp|UnknownProp)$/)]));
  });

  /** What a caller without types gets. */
  function codeOf(props: Partial<KubeflowPlatformProps>): string {
    try {
      given({ ...local(), ...props } as KubeflowPlatformProps);
      return 'none';
    } catch (error) {
      return (error as { readonly code: string }).code;
    }
  }
});
