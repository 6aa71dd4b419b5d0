import { EnvValue } from 'cdk8s-plus-28';
import { setPlatform, Team } from '../support';
import { deepspeedDistributed, runtime, torchDistributed, torchtune } from '../../../src/components/trainer';
import { ALL_RULES } from '../../../src/checks';
import { existingClaim, newClaim, nvidia, TeamContext, TrainingRuntime, TrainingRuntimeProps } from '../../../src/workloads';
import { chart, expectConfigError, found, manifestSet, rendered } from '../../support';

function given(props: object = {}, team: Partial<TeamContext> = {}) {
  const scope = chart();
  return { scope, made: new TrainingRuntime(new Team(scope, 'vision', team), 'images', { framework: 'torch', ...props } as TrainingRuntimeProps) };
}

const object = (props: object = {}, team: Partial<TeamContext> = {}) => found(given(props, team).scope, 'TrainingRuntime', 'images');
const jobsOf = ({ spec }: any): any[] => spec.template.spec.replicatedJobs;
/** Pods by the names of their Jobs. */
const pods = (props: object = {}, team: Partial<TeamContext> = {}): any => Object.fromEntries(jobsOf(object(props, team)).map(one => [one.name, one.template.spec.template.spec]));
const policy = (props: object) => object(props).spec.mlPolicy;
const image = 'example/train:1';

test('runs a framework on nodes that get no proxy, with the pinned image', () => {
  expect(object()).toEqual({
    apiVersion: 'trainer.kubeflow.org/v1alpha1', kind: 'TrainingRuntime', metadata: { name: 'images', namespace: 'vision', labels: { 'trainer.kubeflow.org/framework': 'torch' } },
    spec: {
      mlPolicy: { numNodes: 1, torch: {} },
      template: {
        spec: {
          replicatedJobs: [{
            name: 'node',
            template: {
              metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } },
              spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'node', image: expect.stringMatching(/pytorch\/pytorch:/) }] } } },
            },
          }],
        },
      },
    },
  });
});

test('each framework has its policy and its image', () => {
  const all = (['torch', 'torchtune', 'jax', 'xgboost'] as const).map(framework => [policy({ framework }), pods({ framework }).node.containers[0].image.replace(/:.*/, '')]);
  expect(all).toEqual([
    [{ numNodes: 1, torch: {} }, 'docker.io/pytorch/pytorch'], [{ numNodes: 1, torch: {} }, 'ghcr.io/kubeflow/trainer/torchtune-trainer'],
    [{ numNodes: 1, jax: {} }, 'nvcr.io/nvidia/jax'], [{ numNodes: 1, xgboost: {} }, 'ghcr.io/kubeflow/trainer/xgboost-runtime'],
  ]);
  expect(policy({ framework: 'plainml', image, numNodes: 3 })).toEqual({ numNodes: 3 });
});

test('pinned images come from where the platform takes them, others as they are', () => {
  const scope = chart();
  setPlatform(scope, 'mirror.example.com');
  const team = new Team(scope, 'vision');
  new TrainingRuntime(team, 'pinned', { framework: 'torch', initializers: { model: {} } });
  new TrainingRuntime(team, 'own', { framework: 'torch', image });
  new TrainingRuntime(team, 'like', { like: torchtune('qwen2.5-1.5b') });
  const images = (name: string) => jobsOf(found(scope, 'TrainingRuntime', name)).map(one => one.template.spec.template.spec.containers[0].image);
  expect(images('pinned').every(one => one.startsWith('mirror.example.com/'))).toBe(true);
  expect(images('like').every(one => one.startsWith('mirror.example.com/'))).toBe(true);
  expect(images('own')).toEqual([image]);
});

test('all that a container and a pod can have is had by the nodes', () => {
  const { node } = pods({
    command: ['python'], args: ['train.py'], env: { LR: '1', TOKEN: EnvValue.fromValue('x') }, cpu: '2', memory: '4Gi',
      gpu: nvidia(1, { tolerations: [{ key: 'gpu', operator: 'Exists' }] }),
    mounts: [{ mountPath: '/data', claim: existingClaim('images', { external: true }) }], imagePullPolicy: 'Always', workingDir: '/work', ports: [{ containerPort: 8080 }],
    serviceAccount: 'reader', priorityClassName: 'high', sidecars: [{ name: 'sync', image: 'example/sync:1',
      mounts: [{ mountPath: '/data', claim: existingClaim('images', { external: true }) }] }],
    initContainers: [{ name: 'fetch', image: 'example/fetch:1' }],
  });
  expect(node).toMatchObject({
    serviceAccountName: 'reader', priorityClassName: 'high', tolerations: [{ key: 'gpu', operator: 'Exists' }],
      volumes: [{ name: 'images', persistentVolumeClaim: { claimName: 'images' } }],
    initContainers: [{ name: 'fetch', image: 'example/fetch:1' }],
  });
  expect(node.containers).toEqual([
    {
      name: 'node', image: expect.any(String), imagePullPolicy: 'Always', command: ['python'], args: ['train.py'], workingDir: '/work', ports: [{ containerPort: 8080 }],
      env: [{ name: 'LR', value: '1' }, { name: 'TOKEN', value: 'x' }], resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { 'nvidia.com/gpu': '1' } },
        volumeMounts: [{ name: 'images', mountPath: '/data' }],
    },
    { name: 'sync', image: 'example/sync:1', volumeMounts: [{ name: 'images', mountPath: '/data' }] },
  ]);
  expect(node.volumes).toHaveLength(1);
});

test('the set of Jobs starts anew, is cleaned up, and is placed as a whole where that is asked for', () => {
  const { spec } = object({ maxRestarts: 3, ttlSecondsAfterFinished: 60, podGroupPolicy: { coscheduling: { scheduleTimeoutSeconds: 120 } } });
  expect(spec).toMatchObject({ podGroupPolicy: { coscheduling: { scheduleTimeoutSeconds: 120 } },
    template: { spec: { failurePolicy: { maxRestarts: 3 }, ttlSecondsAfterFinished: 60 } } });
});

describe('downloads', () => {
  const DATASET = { dataset: { storageUri: 's3://data/images', secret: 'bucket', env: { REGION: 'eu' }, memory: '1Gi' } } as const;

  test('come before the training, into a volume of the training job', () => {
    const all = object({ initializers: { ...DATASET, model: { image: 'example/fetch:1' }, storage: '50Gi', storageClassName: 'fast', accessMode: 'ReadWriteMany' } });
    expect(all.spec.template.spec.volumeClaimPolicies).toEqual([{
      templates: [{ metadata: { name: 'initializer' }, spec: { accessModes: ['ReadWriteMany'], storageClassName: 'fast', resources: { requests: { storage: '50Gi' } } } }],
    }]);
    const [dataset, model, node] = jobsOf(all);
    expect(dataset.template.metadata.labels).toEqual({ 'trainer.kubeflow.org/trainjob-ancestor-step': 'dataset-initializer' });
    expect(dataset.template.spec.template.spec.containers).toEqual([{
      name: 'dataset-initializer', image: expect.stringContaining('trainer/dataset-initializer'),
        env: [{ name: 'STORAGE_URI', value: 's3://data/images' }, { name: 'REGION', value: 'eu' }],
      envFrom: [{ secretRef: { name: 'bucket' } }], resources: { requests: { memory: '1Gi' } }, volumeMounts: [{ name: 'initializer', mountPath: '/workspace' }],
    }]);
    expect(model.template.spec.template.spec.containers[0].image).toBe('example/fetch:1');
    expect(node.dependsOn).toEqual([{ name: 'dataset-initializer', status: 'Complete' }, { name: 'model-initializer', status: 'Complete' }]);
    expect(node.template.spec.template.spec.containers[0].volumeMounts).toEqual([{ name: 'initializer', mountPath: '/workspace' }]);
  });

  test('go into a claim that is there, or nowhere', () => {
    const shared = pods({ initializers: { ...DATASET, storage: existingClaim('cache', { external: true }) } });
    for (const name of ['dataset-initializer', 'node']) {
      expect(shared[name].volumes).toEqual([{ name: 'initializer', persistentVolumeClaim: { claimName: 'cache' } }]);
    }
    const none = object({ initializers: { ...DATASET, storage: 'none', wait: false } });
    expect(JSON.stringify(none)).not.toMatch(/workspace|dependsOn|volumeClaimPolicies/);
  });

  test('run on the nodes of the training, without its program, account and mounts', () => {
    const all = pods({ initializers: DATASET, nodeSelector: { pool: 'a' }, command: ['train'], mounts: [{ mountPath: '/x', empty: 'disk' }],
      sidecars: [{ name: 'sync', image }] }, { podSecurity: 'restricted' });
    const download = all['dataset-initializer'];
    expect(download.nodeSelector).toEqual({ pool: 'a' });
    expect(download.containers).toHaveLength(1);
    expect(download.containers[0].command).toBeUndefined();
    expect(download.volumes).toBeUndefined();
    expect(download.containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });
});

describe('MPI', () => {
  const mpi = (props: object = {}) => object({ framework: 'mpi', image, ...props });

  test('has a launcher, which trains too, and SSH servers for the other nodes', () => {
    const { spec } = mpi({ numNodes: 3, numProcPerNode: 4, sshAuthMountPath: '/home/me/.ssh', command: ['mpirun'] });
    expect(spec.mlPolicy).toEqual({ numNodes: 1, mpi: { mpiImplementation: 'OpenMPI', numProcPerNode: 4, runLauncherAsNode: true, sshAuthMountPath: '/home/me/.ssh' } });
    const { successPolicy, network, replicatedJobs: [launcher, node] } = spec.template.spec;
    expect({ successPolicy, network }).toEqual({ successPolicy: { operator: 'All', targetReplicatedJobs: ['launcher'] }, network: { publishNotReadyAddresses: true } });
    expect(launcher.template.spec.template.spec.containers[0]).toEqual({ name: 'node', image, command: ['mpirun'] });
    expect(node.template.spec).toMatchObject({ parallelism: 2, completions: 2 });
    expect(node.template.spec.template.spec.containers[0]).toEqual({ name: 'node', image, command: ['/usr/sbin/sshd'], args: ['-De'] });
    expect(node.template.metadata).toBeUndefined();
  });

  test('has all nodes beside the launcher where it is none of them, and another server', () => {
    const [launcher, node] = jobsOf(mpi({ numNodes: 2, runLauncherAsNode: false, sshd: ['/start'], memory: '1Gi', env: { A: 'b' } }));
    expect(node.template.spec.parallelism).toBe(2);
    expect(node.template.spec.template.spec.containers[0]).toEqual({ name: 'node', image, command: ['/start'], env: [{ name: 'A', value: 'b' }],
      resources: { requests: { memory: '1Gi' } } });
    expect(launcher.template.spec.template.spec.containers[0].resources).toEqual({ requests: { memory: '1Gi' } });
    expect(jobsOf(mpi())[1].template.spec.parallelism).toBeUndefined();
  });
});

describe('like one of the platform', () => {
  test('is as it is, with what is said besides', () => {
    const { node } = pods({ framework: undefined, like: torchDistributed(), image, env: { A: 'b' }, memory: '1Gi' });
    expect(node.containers).toEqual([{ name: 'node', image, env: [{ name: 'A', value: 'b' }], resources: { requests: { memory: '1Gi' } } }]);
    expect(object({ framework: undefined, like: torchtune('qwen2.5-1.5b') }).metadata.labels).toEqual({ 'trainer.kubeflow.org/framework': 'torchtune' });
  });

  test('keeps what the other one says of its containers', () => {
    const all = pods({ framework: undefined, like: deepspeedDistributed(), command: ['mine'], readinessProbe: { exec: { command: ['ok'] } } }, { podSecurity: 'restricted' });
    expect(all.launcher.containers[0]).toMatchObject({ command: ['mine'], readinessProbe: { exec: { command: ['ok'] } },
      securityContext: { runAsUser: 1000, allowPrivilegeEscalation: false } });
    expect(all.node.containers[0]).toMatchObject({ command: ['/usr/sbin/sshd'], readinessProbe: { tcpSocket: { port: 2222 } } });
    const spec = {
      template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: { spec: { serviceAccountName: 'own',
        containers: [{ name: 'node', image, env: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }] }] } } } } }] } },
    };
    const { node } = pods({ framework: undefined, like: runtime('mine', 'torch', spec), env: { A: '3' } });
    expect(node).toEqual({ serviceAccountName: 'own', containers: [{ name: 'node', image, env: [{ name: 'B', value: '2' }, { name: 'A', value: '3' }] }] });
  });

  test('has another number of nodes', () => {
    expect(policy({ framework: undefined, like: torchDistributed(), numNodes: 4 })).toEqual({ numNodes: 4, torch: {} });
    const zero = object({ framework: undefined, like: deepspeedDistributed(), numNodes: 4 });
    expect(zero.spec.mlPolicy.numNodes).toBe(1);
    expect(jobsOf(zero)[1].template.spec).toMatchObject({ parallelism: 3, completions: 3 });
  });
});

test('knows its Jobs and their containers', () => {
  expect(given({ initializers: { dataset: {} }, sidecars: [{ name: 'sync', image }] }).made.jobs).toEqual([
    { name: 'dataset-initializer', containers: ['dataset-initializer'] }, { name: 'node', containers: ['node', 'sync'] },
  ]);
});

test('stays in a suspended profile, and leaves its data in an archived one', () => {
  const mounts = [{ mountPath: '/out', claim: newClaim('1Gi') }];
  expect(rendered(given({ mounts }, { lifecycle: 'suspended' }).scope).map(one => one.kind)).toEqual(['PersistentVolumeClaim', 'TrainingRuntime']);
  expect(rendered(given({ mounts }, { lifecycle: 'archived' }).scope).map(one => one.kind)).toEqual(['PersistentVolumeClaim']);
});

test('is such as the rules about training want it', () => {
  const rules = ALL_RULES.filter(({ id }) => ['JobSet/Jobs', 'TrainJob/Runtime'].includes(id));
  const all = [{}, { framework: 'mpi', image, numNodes: 4, initializers: { dataset: {} } }, { framework: undefined, like: torchtune('llama3.2-1b') }];
  expect(all.flatMap(props => rules.flatMap(rule => [...rule.check(manifestSet(given(props).scope))]))).toEqual([]);
});

describe('refuses', () => {
  test.each<[string, object, string, string]>([
    ['a framework that there is not', { framework: 'tensorflow' }, 'WrongProp', 'framework'],
    ['nothing to be like', { framework: undefined }, 'MissingProp', ''],
    ['a framework beside what it is like', { like: torchDistributed() }, 'WrongProp', ''],
    ['a plain program without an image', { framework: 'plainml' }, 'MissingProp', 'image'],
    ['MPI without an image', { framework: 'mpi' }, 'MissingProp', 'image'],
    ['processes of another framework than MPI', { numProcPerNode: 2 }, 'WrongProp', 'numProcPerNode does not go with framework'],
    ['one node where the launcher is one', { framework: 'mpi', image, numNodes: 1 }, 'TrainingRuntimeNodes', 'at least 2'],
    ['one node like a runtime of MPI', { framework: undefined, like: deepspeedDistributed(), numNodes: 1 }, 'TrainingRuntimeNodes', 'at least 2'],
    ['no SSH server', { framework: 'mpi', image, sshd: [] }, 'TrainingRuntimeSshd', 'sshd'],
    ['something else to be like', { framework: undefined, like: { name: 'x', framework: 'y', ownImages: 'z', spec: () => ({}) } }, 'WrongProp', 'like'],
    ['a class for a volume that is there', { initializers: { dataset: {}, storage: 'none', storageClassName: 'fast' } }, 'WrongProp', 'initializers'],
    ['a size that is none', { initializers: { dataset: {}, storage: 'large' } }, 'WrongProp', 'storage'],
    ['data from nowhere', { initializers: { dataset: { storageUri: 'ftp://a' } } }, 'WrongProp', 'storageUri'],
    ['fewer than no restart', { maxRestarts: -1 }, 'WrongProp', 'maxRestarts'],
    ['no node', { numNodes: 0 }, 'WrongProp', 'numNodes'],
    ['downloads beside what it is like', { framework: undefined, like: torchDistributed(), initializers: { dataset: {} } }, 'WrongProp', 'initializers'],
    ['a download that asks for nothing', { initializers: { dataset: { memory: '0' } } }, 'ComputeAmount', 'memory'],
  ])('%s', (_, props, code, text) => expectConfigError(() => given(props), code, 'test/vision/images', text));
});
