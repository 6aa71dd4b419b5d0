import { Chart } from 'cdk8s';
import { EnvValue, Secret, ServiceAccount } from 'cdk8s-plus-28';
import { platformAt, Team } from '../support';
import { Kinds } from '../../../src/core';
import { existingClaim, newClaim, nvidia, setPlatformContext, TrainingRuntime, TrainJob, TrainJobProps, trainJob } from '../../../src/workloads';
import { chart, expectConfigError, found, rendered } from '../../support';
import type { TeamContext } from '../../../src/workloads';

const base = { runtime: 'torch-distributed', image: 'example/train:1' } as const;

/** A training job `bert` of the team `vision`. */
function given(props: Partial<TrainJobProps> = {}, team: Partial<TeamContext> = {}, id = 'bert') {
  const scope = chart();
  return { scope, job: new TrainJob(new Team(scope, 'vision', team), id, { ...base, ...props } as TrainJobProps) };
}

const object = (props: Partial<TrainJobProps> = {}, team: Partial<TeamContext> = {}) => found(given(props, team).scope, 'TrainJob', 'bert');
const spec = (props: Partial<TrainJobProps> = {}, team: Partial<TeamContext> = {}) => object(props, team).spec;
/** Changes of the pods, by the Job of the runtime. */
const patches = (props: Partial<TrainJobProps> = {}, team: Partial<TeamContext> = {}) => {
  const [{ manager, trainingRuntimeSpec }] = spec(props, team).runtimePatches;
  expect(manager).toBe('cdk8s-kubeflow/train-job');
  return Object.fromEntries(trainingRuntimeSpec.template.spec.replicatedJobs.map((one: any) => [one.name, one.template.spec.template]));
};
const NO_PROXY = { labels: { 'sidecar.istio.io/inject': 'false' } };

test('says what was asked for, and that its pods get no proxy', () => {
  expect(object()).toEqual({
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', metadata: { name: 'bert', namespace: 'vision' },
    spec: {
      runtimeRef: { apiGroup: 'trainer.kubeflow.org', kind: 'ClusterTrainingRuntime', name: 'torch-distributed' },
      trainer: { image: 'example/train:1' },
      runtimePatches: [{ manager: 'cdk8s-kubeflow/train-job', trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: 'node',
        template: { spec: { template: { metadata: NO_PROXY } } } }] } } } }],
    },
  });
});

test('has a trainer also where nothing is said of it, without which processes are not told of each other', () => {
  expect(spec({ image: undefined }).trainer).toEqual({});
});

test('runs the program with its environment, on nodes with what they ask for', () => {
  const token = Secret.fromSecretName(chart(), 'secret', 'hub');
  expect(spec({
    command: ['torchrun'], args: ['train.py'], env: { LR: '0.1', TOKEN: EnvValue.fromSecretValue({ secret: token, key: 'token' }) }, numNodes: 2, numProcPerNode: 4,
    resourcesPerNode: { cpu: '4', memory: '16Gi', memoryLimit: '32Gi', gpu: nvidia(4) }, activeDeadlineSeconds: 3600, managedBy: 'kueue.x-k8s.io/multikueue', suspend: false,
  })).toMatchObject({
    trainer: {
      image: 'example/train:1', command: ['torchrun'], args: ['train.py'], numNodes: 2, numProcPerNode: 4,
      env: [{ name: 'LR', value: '0.1' }, { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'hub', key: 'token' } } }],
      resourcesPerNode: { requests: { cpu: '4', memory: '16Gi' }, limits: { 'memory': '32Gi', 'nvidia.com/gpu': '4' } },
    },
    activeDeadlineSeconds: 3600, managedBy: 'kueue.x-k8s.io/multikueue', suspend: false,
  });
});

test('downloads data and a model with the credentials of a Secret', () => {
  const job = given({
    runtime: 'torchtune-qwen2.5-1.5b', dataset: { storageUri: 's3://data/alpaca', secret: 'bucket', env: { REGION: 'eu-west-1' } },
    model: { storageUri: 'hf://Qwen/Qwen2.5-1.5B-Instruct', secret: { name: 'hugging-face' } },
  } as Partial<TrainJobProps>);
  expect(found(job.scope, 'TrainJob', 'bert').spec.initializer).toEqual({
    dataset: { storageUri: 's3://data/alpaca', secretRef: { name: 'bucket' }, env: [{ name: 'REGION', value: 'eu-west-1' }] },
    model: { storageUri: 'hf://Qwen/Qwen2.5-1.5B-Instruct', secretRef: { name: 'hugging-face' } },
  });
});

test('a platform with a cache of the data has a runtime for it', () => {
  expect(spec({ runtime: 'torch-distributed-with-cache', dataset: { storageUri: 'cache://sales/orders' } } as Partial<TrainJobProps>)).toMatchObject({
    initializer: { dataset: { storageUri: 'cache://sales/orders' } }, runtimeRef: { name: 'torch-distributed-with-cache' },
  });
});

test('mounts volumes into all nodes, and makes new claims', () => {
  const { scope } = given({
    runtime: 'deepspeed-distributed',
    mounts: [{ mountPath: '/data', claim: existingClaim('images', { external: true, readOnly: true }) }, { mountPath: '/out', claim: newClaim('10Gi') },
      { mountPath: '/dev/shm', empty: 'memory' }],
  } as Partial<TrainJobProps>);
  const { replicatedJobs } = found(scope, 'TrainJob', 'bert').spec.runtimePatches[0].trainingRuntimeSpec.template.spec;
  expect(replicatedJobs.map((one: any) => one.name)).toEqual(['launcher', 'node']);
  for (const { template } of replicatedJobs) {
    expect(template.spec.template.spec).toEqual({
      volumes: [
        { name: 'images', persistentVolumeClaim: { claimName: 'images' } }, { name: 'bert-out', persistentVolumeClaim: { claimName: 'bert-out' } },
          { name: 'dev-shm', emptyDir: { medium: 'Memory' } },
      ],
      containers: [{
        name: 'node',
        volumeMounts: [{ name: 'images', mountPath: '/data', readOnly: true }, { name: 'bert-out', mountPath: '/out' }, { name: 'dev-shm', mountPath: '/dev/shm' }],
      }],
    });
  }
  expect(found(scope, 'PersistentVolumeClaim', 'bert-out').spec.resources.requests.storage).toBe('10Gi');
});

test('all steps run on the nodes of the training, those that download too, with its account', () => {
  const all = patches({
    runtime: 'torchtune-llama3.2-1b', serviceAccount: ServiceAccount.fromServiceAccountName(chart(), 'account', 'bucket-reader'), imagePullSecrets: ['registry'],
      nodeSelector: { zone: 'a' },
    nodePool: { labels: { pool: 'a100' }, tolerations: [{ key: 'gpu', operator: 'Exists' }] }, tolerations: [{ key: 'spot', operator: 'Exists' }],
      mounts: [{ mountPath: '/data', claim: existingClaim('d', { external: true }) }],
    podLabels: { team: 'vision' }, podAnnotations: { 'example.com/cost': '4711' },
  } as Partial<TrainJobProps>);
  expect(Object.keys(all)).toEqual(['dataset-initializer', 'model-initializer', 'node']);
  for (const { metadata, spec: pod } of Object.values(all)) {
    expect(metadata).toEqual({ labels: { 'sidecar.istio.io/inject': 'false', team: 'vision' }, annotations: { 'example.com/cost': '4711' } });
    expect(pod).toMatchObject({
      serviceAccountName: 'bucket-reader', imagePullSecrets: [{ name: 'registry' }], nodeSelector: { zone: 'a' },
      tolerations: [{ key: 'gpu', operator: 'Exists' }, { key: 'spot', operator: 'Exists' }],
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In',
        values: ['a100'] }] }] } } },
    });
  }
  expect(all['dataset-initializer'].spec.volumes).toBeUndefined();
  expect(all.node.spec.volumes).toHaveLength(1);
});

test('in a profile of the level "restricted" all containers have the privileges that it wants', () => {
  const all = patches({ runtime: 'torchtune-llama3.2-1b' } as Partial<TrainJobProps>, { podSecurity: 'restricted' });
  for (const [name, { spec: pod }] of Object.entries(all)) {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(pod.containers).toEqual([{ name, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }]);
  }
  expect(patches({ podSecurityContext: { runAsUser: 1000 }, securityContext: { runAsNonRoot: true } }, { podSecurity: 'restricted' }).node.spec)
    .toEqual({ securityContext: { runAsUser: 1000 }, containers: [{ name: 'node', securityContext: { runAsNonRoot: true } }] });
});

test('a proxy of the mesh is for what the program calls: the nodes reach each other beside it', () => {
  expect(patches({ mesh: true }).node.metadata).toEqual({ labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '' } });
});

describe('by a runtime of the team', () => {
  function own(props: object = {}, team: Partial<TeamContext> = {}) {
    const scope = chart();
    const home = new Team(scope, 'vision', team);
    const runtime = new TrainingRuntime(home, 'images', { framework: 'torch', mesh: true });
    new TrainJob(home, 'bert', { runtime, ...props } as TrainJobProps);
    return found(scope, 'TrainJob', 'bert').spec;
  }

  test('says nothing that the runtime says already', () => {
    expect(own({}, { podSecurity: 'restricted' })).toEqual({ runtimeRef: { apiGroup: 'trainer.kubeflow.org', kind: 'TrainingRuntime', name: 'images' }, trainer: {} });
  });

  test('changes what it says itself', () => {
    const [{ trainingRuntimeSpec }] = own({ mesh: false, podLabels: { a: 'b' } }).runtimePatches;
    expect(trainingRuntimeSpec.template.spec.replicatedJobs).toEqual([{ name: 'node', template: { spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'false',
      'a': 'b' } } } } } }]);
    const [{ trainingRuntimeSpec: alone }] = own({ podLabels: { a: 'b' } }).runtimePatches;
    expect(alone.template.spec.replicatedJobs[0].template.spec.template.metadata).toEqual({ labels: { a: 'b' } });
  });
});

test('a runtime that is made elsewhere has a node, the steps for downloads, or the Jobs that are told', () => {
  const jobs = (props: object) => Object.keys(patches(props as Partial<TrainJobProps>));
  expect(jobs({ runtime: { name: 'ours' } })).toEqual(['node']);
  expect(jobs({ runtime: { name: 'ours' }, dataset: { storageUri: 'hf://a/b' }, model: {} })).toEqual(['dataset-initializer', 'model-initializer', 'node']);
  expect(jobs({ runtime: { name: 'ours', kind: 'TrainingRuntime', jobs: ['launcher', 'node'] } })).toEqual(['launcher', 'node']);
  expect(spec({ runtime: { name: 'ours', kind: 'TrainingRuntime' } }).runtimeRef.kind).toBe('TrainingRuntime');
});

test('a suspended profile suspends it, an archived one leaves its data', () => {
  const mounts = [{ mountPath: '/out', claim: newClaim('10Gi') }];
  expect(spec({ suspend: false }, { lifecycle: 'suspended' }).suspend).toBe(true);
  expect(rendered(given({ mounts }, { lifecycle: 'archived' }).scope).map(one => one.kind)).toEqual(['PersistentVolumeClaim']);
});

test('waits in a queue that the platform has for such jobs', () => {
  const queued = (frameworks: string[]) => {
    const scope = chart();
    setPlatformContext(scope, { ...platformAt('mirror.example.com'), queues: { flavors: ['default-flavor'], frameworks } });
    new TrainJob(new Team(scope, 'vision'), 'bert', { ...base, queue: 'default', labels: { team: 'a' }, annotations: { note: 'b' } });
    return found(scope, 'TrainJob', 'bert').metadata;
  };
  expect(queued(['trainer.kubeflow.org/trainjob'])).toMatchObject({ labels: { 'team': 'a', 'kueue.x-k8s.io/queue-name': 'default' }, annotations: { note: 'b' } });
  expectConfigError(() => queued(['pod']), 'JobQueue', 'test/vision/bert', 'trainer.kubeflow.org/trainjob', 'add');
  expect(object({ queue: 'default' }).metadata.labels).toEqual({ 'kueue.x-k8s.io/queue-name': 'default' });
});

test('is applied after the runtimes, without which its webhook refuses it', () => {
  expect(['TrainingRuntime', 'ClusterTrainingRuntime', 'TrainJob'].map(kind => Kinds.stage(`trainer.kubeflow.org/${kind}`))).toEqual(['resources', 'resources', 'last']);
});

describe('as data', () => {
  const at = () => ({ scope: new Chart(chart(), 'in'), namespace: 'vision', owner: 'trial', isRestricted: false });

  test('is what the construct writes', () => {
    const template = trainJob({ ...base, numNodes: 2, queue: 'default', labels: { a: 'b' } });
    expect({ ...template, trial: undefined, spec: template.spec(at()) }).toEqual({
      apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainJob', metadata: { labels: { 'a': 'b', 'kueue.x-k8s.io/queue-name': 'default' } }, trial: undefined,
        spec: spec({ numNodes: 2 }),
    });
  });

  test('tells Katib which pod has the metrics', () => {
    const job = (props: object) => trainJob({ image: 'example/train:1', ...props } as never).trial;
    const pod = (name: string) => ({ primaryContainerName: 'node', primaryPodLabels: { 'jobset.sigs.k8s.io/replicatedjob-name': name,
      'batch.kubernetes.io/job-completion-index': '0' } });
    expect(job({ runtime: 'jax-distributed' })).toEqual(pod('node'));
    expect(job({ runtime: 'deepspeed-distributed' })).toEqual(pod('launcher'));
    expect(job({ runtime: { name: 'ours', jobs: ['launcher', 'node'] } })).toEqual(pod('launcher'));
    expect(job({ runtime: { name: 'ours' } })).toEqual(pod('node'));
    expect(job({ runtime: new TrainingRuntime(chart('own', 'vision'), 'mpi', { framework: 'mpi', image: 'example/mpi:1' }) })).toEqual(pod('launcher'));
  });

  test('is checked at once, its queue where it will be', () => {
    expectConfigError(() => trainJob({ runtime: 'torch-distributed', nodes: 2 } as never), 'UnknownProp', '', 'nodes');
    const place = at();
    setPlatformContext(place.scope, platformAt('mirror.example.com'));
    expectConfigError(() => trainJob({ ...base, queue: 'default' }).spec(place), 'JobQueue', 'test/in', 'pass kueue: {}');
  });
});

describe('refuses', () => {
  const long = 'a'.repeat(49);
  test.each<[string, object, string, string]>([
    ['a runtime that the release does not have', { runtime: 'torch' }, 'WrongProp', 'runtime'],
    ['no runtime', { runtime: undefined }, 'MissingProp', 'runtime'],
    ['a property that it does not know', { podTemplateOverrides: [] }, 'UnknownProp', 'podTemplateOverrides'],
    ['no node', { numNodes: 0 }, 'WrongProp', 'numNodes'],
    ['half a node', { numNodes: 1.5 }, 'WrongProp', 'numNodes'],
    ['no process', { numProcPerNode: 0 }, 'WrongProp', 'numProcPerNode'],
    ['processes on nodes that are one each', { runtime: 'jax-distributed', numProcPerNode: 2 }, 'WrongProp', 'numProcPerNode'],
    ['two nodes that tune a model', { runtime: 'torchtune-llama3.2-1b', numNodes: 2 }, 'WrongProp', 'numNodes'],
    ['data for a runtime without a step for it', { dataset: { storageUri: 'hf://a/b' } }, 'WrongProp', 'dataset'],
    ['a model for a runtime whose Jobs are told without its step', { runtime: { name: 'ours', jobs: ['node'] }, model: {} }, 'TrainJobInitializer', 'model-initializer'],
    ['data from nowhere', { runtime: 'torchtune-llama3.2-1b', dataset: { storageUri: 'gs://a/b' } }, 'WrongProp', 'storageUri'],
    ['a model from a cache', { runtime: 'torchtune-llama3.2-1b', model: { storageUri: 'cache://a/b' } }, 'WrongProp', 'storageUri'],
    ['a runtime of the cache without data', { runtime: 'torch-distributed-with-cache' }, 'MissingProp', 'dataset'],
    ['a controller that nobody is', { managedBy: 'kueue' }, 'WrongProp', 'managedBy'],
    ['no time at all', { activeDeadlineSeconds: 0 }, 'WrongProp', 'activeDeadlineSeconds'],
    ['a number as a variable', { env: { LR: 0.1 } }, 'WrongProp', 'env'],
    ['a variable whose name starts with a digit', { env: { '1ST': 'a' } }, 'EnvName', '1ST'],
    ['no memory', { resourcesPerNode: { memory: '0' } }, 'ComputeAmount', 'memory'],
    ['more than the limit', { resourcesPerNode: { cpu: '4', cpuLimit: '2' } }, 'ComputeAmount', 'cpu'],
    ['a volume at two places', { mounts: ['a', 'b'].map(subPath => ({ mountPath: `/${subPath}`, subPath, claim: existingClaim('d', { external: true }) })) }, 'TrainJobMount', '"/b"'],
    ['a relative path', { mounts: [{ mountPath: 'data', empty: 'disk' }] }, 'MountPath', '"data"'],
    ['a pool that is not there', { nodePool: 'a100' }, 'UnknownNodePool', 'a100'],
    ['affinity beside the labels of a device', { affinity: {}, nodePool: { labels: { pool: 'a' } } }, 'PodAffinity', 'affinity'],
    ['a name that is too long for its JobSet', { name: long }, 'WorkloadName', '48'],
    ['a name that is too long for the pods of a step', { name: 'a'.repeat(34), runtime: 'torchtune-llama3.2-1b' }, 'TrainJobName', '33 characters'],
    ['a name that starts with a digit', { name: '1st' }, 'WorkloadName', '1st'],
    ['a queue and another one in its labels', { queue: 'a', labels: { 'kueue.x-k8s.io/queue-name': 'b' } }, 'JobQueue', '"b"'],
    ['another namespace than that of its team', { namespace: 'speech' }, 'WorkloadNamespace', 'speech'],
  ])('%s', (_, props, code, text) => expectConfigError(() => given(props as Partial<TrainJobProps>), code, 'test/vision/bert', text));

  test('a runtime of another team', () => {
    const scope = chart();
    const runtime = new TrainingRuntime(new Team(scope, 'speech'), 'ours', { framework: 'torch' });
    expectConfigError(() => new TrainJob(new Team(scope, 'vision'), 'bert', { runtime }), 'TrainJobRuntime', 'test/vision/bert', '"speech/ours"');
  });
});
