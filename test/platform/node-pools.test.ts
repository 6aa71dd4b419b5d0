import { load } from 'js-yaml';
import { fileMap, given, GITOPS, PRESETS } from './support';
import { NodePool, NodePools, PoolNodes } from '../../src';
import { PyTorchJob } from '../../src/apis/kubeflow.org/v1';
import { RayCluster } from '../../src/apis/ray.io/v1';
import { SparkApplication } from '../../src/apis/sparkoperator.k8s.io/v1beta2';
import { describe as described } from '../../src/core';
import { amd, mig, nvidia, onNodePool, poolPlacement, timeSliced } from '../../src/core/catalogue';
import { flux } from '../../src/gitops';
import { KubeflowPlatformProps, local } from '../../src/platform';
import { poolFlavors } from '../../src/components/kueue';
import { releaseRuntimes, torchDistributed } from '../../src/components/trainer';
import { jupyterlabKind } from '../../src/components/workspaces';
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

/** What brings a pod to the nodes of the pool `a100`. */
const ON_A100 = { nodeSelector: { pool: 'a100' }, tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }] };

test('all runtimes of the release for training go to a pool at once, with what they download', () => {
  const { platform } = given({ ...local(), nodePools, trainer: { runtimes: releaseRuntimes(poolPlacement(nodePools.a100)) } });
  const names = ['deepspeed-distributed', 'jax-distributed', 'torch-distributed', 'torchtune-llama3.2-1b', 'xgboost-distributed'];
  const pods = names.flatMap(name => found(platform, 'ClusterTrainingRuntime', name).spec.template.spec.replicatedJobs).map((job: any) => job.template.spec.template.spec);
  expect(pods.length).toBeGreaterThan(7);
  pods.forEach(pod => expect(pod).toMatchObject(ON_A100));
});

test('runtimes for models go to a pool', () => {
  const customRuntimes = { vllm: { ...poolPlacement(nodePools.a100), containers: [{ name: 'kserve-container', image: 'docker.io/vllm/vllm-openai:v0.9.2' }] } };
  const { app, platform } = given({ ...local(), nodePools, kserve: { customRuntimes } });
  expect(found(platform, 'ClusterServingRuntime', 'vllm').spec).toMatchObject(ON_A100);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

test('sizes of workspaces go to a pool, with a device of it', () => {
  const sizes = [{ cpu: '4', memory: '16Gi', accelerator: onNodePool(nodePools.slices, mig('1g.10gb')) }, { cpu: '2', memory: '8Gi', ...poolPlacement(nodePools.a100) }];
  const { app, platform } = given({ ...local(), nodePools, workspaces: { kinds: [jupyterlabKind({ sizes })] } });
  const [cut, whole] = found(platform, 'WorkspaceKind', 'jupyterlab').spec.podTemplate.options.podConfig.values.map((one: any) => one.spec);
  expect(cut).toMatchObject({ nodeSelector: nodePools.slices.labels, tolerations: ON_A100.tolerations, resources: { limits: { 'nvidia.com/mig-1g.10gb': '1' } } });
  expect(whole).toMatchObject(ON_A100);
  expect(app.findings().map(one => described(one))).toEqual([]);
});

describe('flavors of Kueue', () => {
  const kueueOf = (pools: NodePools, queue: object) => {
    const made = given({ ...local(), nodePools, kueue: { flavors: [{ name: 'any' }, ...poolFlavors(pools)] } });
    made.platform.addProfile('vision', { owner: user('ana@example.com'), quota: { cpu: '64', memory: '256Gi', gpus: { nvidia: 8 } }, queue });
    return { ...made, findings: made.app.findings().map(one => described(one)) };
  };

  test('are of the nodes of pools, and have what waits tolerate their taints', () => {
    const { platform, findings } = kueueOf(nodePools, { acceleratorFlavor: 'a100' });
    expect(found(platform, 'ResourceFlavor', 'a100').spec).toEqual({ nodeLabels: ON_A100.nodeSelector, tolerations: ON_A100.tolerations });
    expect(found(platform, 'ResourceFlavor', 'cpu').spec).toEqual({ nodeLabels: { pool: 'cpu' } });
    expect(findings).toEqual([]);
  });

  test('of two pools never meet in one pod', () => {
    expect(kueueOf(nodePools, { flavor: 'cpu', acceleratorFlavor: 'a100' }).findings).toEqual([expect.stringContaining('ClusterQueue/Flavors')]);
    expect(kueueOf(nodePools, { flavor: 'a100' }).findings).toEqual([]);
  });
});

test('clusters of Ray, applications of Spark and jobs of the training operator go to a pool', () => {
  const { app, platform } = given({ ...local(), nodePools, kuberay: {}, trainingOperator: {} });
  const team = platform.addProfile('vision', { owner: user('ana@example.com') });
  const pod = (name: string) => ({ spec: { ...poolPlacement(nodePools.a100), containers: [{ name, image: 'docker.io/rayproject/ray:2.44.1' }] } });
  new RayCluster(team, 'Ray', {
    metadata: { name: 'ray', namespace: 'vision' },
    spec: {
      rayVersion: '2.44.1',
      headGroupSpec: { rayStartParams: {}, template: { spec: { containers: [{ name: 'ray-head', image: 'docker.io/rayproject/ray:2.44.1' }] } } },
      workerGroupSpecs: [{ groupName: 'gpu', replicas: 1, minReplicas: 1, maxReplicas: 2, rayStartParams: {}, template: pod('ray-worker') }],
    },
  });
  new SparkApplication(team, 'Spark', {
    metadata: { name: 'spark', namespace: 'vision' },
    spec: {
      type: 'Python', sparkVersion: '4.0.0', image: 'docker.io/library/spark:4.0.0', mainApplicationFile: 'local:///pi.py',
      driver: { cores: 1, memory: '512m', serviceAccount: 'default-editor' }, executor: { instances: 2, cores: 1, memory: '512m', ...poolPlacement(nodePools.a100) },
    },
  });
  new PyTorchJob(team, 'Torch', {
    metadata: { name: 'torch', namespace: 'vision' }, spec: { pytorchReplicaSpecs: { Worker: { replicas: 2, template: pod('pytorch') } } },
  });
  const spec = (kind: string, name: string) => found(platform, kind, name, 'vision').spec;
  expect(spec('RayCluster', 'ray').workerGroupSpecs[0].template.spec).toMatchObject(ON_A100);
  expect(spec('SparkApplication', 'spark').executor).toMatchObject(ON_A100);
  expect(spec('PyTorchJob', 'torch').pytorchReplicaSpecs.Worker.template.spec).toMatchObject(ON_A100);
  expect(app.findings().map(one => described(one)).filter(one => /Schema|UnknownField|NodePool/.test(one))).toEqual([]);
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
