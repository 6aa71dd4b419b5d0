import { EnvValue } from 'cdk8s-plus-28';
import { existingClaim, nvidia, toTrainJob, TrainJob } from '../../../src/workloads';
import { chart, expectConfigError, found } from '../../support';

const image = 'example/train:1';
const role = { image, command: ['torchrun', 'train.py'] };
const full = {
  ...role, args: ['--epochs=3'], env: { LR: '0.1', NODE: EnvValue.fromValue('a') }, cpu: '4', memory: '8Gi', gpu: nvidia(2), nodePool: { labels: { pool: 'a100' } },
    serviceAccount: 'reader', podLabels: { a: 'b' },
  imagePullSecrets: ['registry'], tolerations: [{ key: 'spot', operator: 'Exists' as const }], mounts: [{ mountPath: '/data', claim: existingClaim('d', { external: true }) }],
    restartPolicy: 'OnFailure' as const,
};

test('a PyTorchJob becomes as many nodes as it has pods', () => {
  expect(toTrainJob('PyTorchJob', { master: role, worker: { ...role, replicas: 3 } })).toEqual({ ...role, runtime: 'torch-distributed', numNodes: 4 });
  expect(toTrainJob('PyTorchJob', { master: role })).toEqual({ ...role, runtime: 'torch-distributed', numNodes: 1 });
  expect(toTrainJob('PyTorchJob', { worker: role, nprocPerNode: '4' })).toMatchObject({ numNodes: 1, numProcPerNode: 4 });
  expect(toTrainJob('PyTorchJob', { worker: role, nprocPerNode: 'gpu' })).not.toHaveProperty('numProcPerNode');
});

test('takes over the program, what its nodes ask for, where they are, and how it is run', () => {
  const { cpu, memory, gpu, restartPolicy, ...rest } = full;
  expect(restartPolicy).toBe('OnFailure');
  expect(toTrainJob('PyTorchJob', {
    master: full, worker: { ...full, replicas: 1 }, queue: 'default', labels: { team: 'a' }, annotations: { b: 'c' }, mesh: true,
    runPolicy: { suspend: true, activeDeadlineSeconds: 60, managedBy: 'kueue.x-k8s.io/multikueue', cleanPodPolicy: 'None' },
  })).toEqual({
    ...rest, resourcesPerNode: { cpu, memory, gpu }, runtime: 'torch-distributed', numNodes: 2, queue: 'default', labels: { team: 'a' }, annotations: { b: 'c' }, mesh: true,
      suspend: true,
    activeDeadlineSeconds: 60, managedBy: 'kueue.x-k8s.io/multikueue',
  });
});

test('XGBoost and JAX have the runtimes of the release, or another one', () => {
  expect(toTrainJob('XGBoostJob', { master: role, worker: { ...role, replicas: 2 } })).toEqual({ ...role, runtime: 'xgboost-distributed', numNodes: 3 });
  expect(toTrainJob('JAXJob', { worker: { ...role, replicas: 2 } })).toEqual({ ...role, runtime: 'jax-distributed', numNodes: 2 });
  expect(toTrainJob('JAXJob', { worker: role }, { runtime: { name: 'ours' } })).toMatchObject({ runtime: { name: 'ours' } });
});

test('an MPIJob becomes what its launcher runs on the nodes of its workers', () => {
  const launcher = { image, command: ['mpirun', 'train'], memory: '1Gi', env: { A: '1' } };
  const worker = { image, replicas: 4, memory: '8Gi', gpu: nvidia(1), env: { B: '2' }, mounts: full.mounts };
  expect(toTrainJob('MPIJob', { launcher, worker, slotsPerWorker: 2 }, { runtime: 'deepspeed-distributed' })).toEqual({
    image, command: ['mpirun', 'train'], env: { B: '2', A: '1' }, mounts: full.mounts, resourcesPerNode: { memory: '8Gi', gpu: nvidia(1) }, runtime: 'deepspeed-distributed',
      numNodes: 4, numProcPerNode: 2,
  });
  expect(toTrainJob('MPIJob', { launcher }, { runtime: 'mlx-distributed' })).toEqual({ ...launcher, memory: undefined, resourcesPerNode: { memory: '1Gi' },
    runtime: 'mlx-distributed', numNodes: 1 });
});

test('what comes out makes a training job', () => {
  const scope = chart('test', 'vision');
  new TrainJob(scope, 'bert', toTrainJob('PyTorchJob', { master: full, worker: { ...full, replicas: 1 } }));
  expect(found(scope, 'TrainJob', 'bert').spec.trainer).toMatchObject({ image, numNodes: 2, resourcesPerNode: { limits: { 'nvidia.com/gpu': '2' } } });
});

describe('says what cannot be carried over', () => {
  test.each<[string, () => unknown, string, string]>([
    ['workers that change their number', () => toTrainJob('PyTorchJob', { worker: role, elasticPolicy: { maxReplicas: 3 } }), 'ToTrainJobLoss', 'elasticPolicy'],
    ['one process for each CPU', () => toTrainJob('PyTorchJob', { worker: role, nprocPerNode: 'cpu' }), 'ToTrainJobLoss', 'nprocPerNode'],
    ['roles with other programs', () => toTrainJob('PyTorchJob', { master: role, worker: { ...role, args: ['--worker'] } }), 'ToTrainJobRoles', 'args'],
    ['roles with other devices', () => toTrainJob('PyTorchJob', { master: role, worker: { ...role, gpu: nvidia(1) } }), 'ToTrainJobRoles', 'gpu'],
    ['roles with other variables, without their values', () => toTrainJob('XGBoostJob', { master: { ...role, env: { A: 'hunter2' } }, worker: role }), 'ToTrainJobRoles', 'env'],
    ['pods that never start again', () => toTrainJob('XGBoostJob', { master: { ...role, restartPolicy: 'Never' } }), 'ToTrainJobLoss', 'restartPolicy'],
    ['further containers', () => toTrainJob('JAXJob', { worker: { ...role, sidecars: [{ name: 'sync', image }] } }), 'ToTrainJobLoss', 'sidecars'],
    ['ports and classes of priority', () => toTrainJob('JAXJob', { worker: { ...role, ports: [{ containerPort: 1 }], priorityClassName: 'high' } }), 'ToTrainJobLoss',
      'ports, priorityClassName'],
    ['the end of a job', () => toTrainJob('JAXJob', { worker: role, runPolicy: { ttlSecondsAfterFinished: 60, cleanPodPolicy: 'All' } }), 'ToTrainJobLoss',
      'cleanPodPolicy, ttlSecondsAfterFinished'],
    ['workers of MPI with a program of their own', () => toTrainJob('MPIJob', { launcher: role, worker: { image, command: ['sleep'] } }, { runtime: 'mlx-distributed' }),
      'ToTrainJobLoss', 'command'],
    ['two images of MPI', () => toTrainJob('MPIJob', { launcher: role, worker: { image: 'example/other:1' } }, { runtime: 'mlx-distributed' }), 'ToTrainJobRoles', 'image'],
    ['two values of one variable of MPI', () => toTrainJob('MPIJob', { launcher: { ...role, env: { A: '1' } }, worker: { image, env: { A: '2' } } },
      { runtime: 'mlx-distributed' }), 'ToTrainJobRoles', 'env'],
    ['props that are none', () => toTrainJob('JAXJob', { master: role } as never), 'UnknownProp', 'master'],
  ])('%s', (_, convert, code, text) => expectConfigError(convert, code, '', text));

  test('unless it may get lost', () => {
    expect(toTrainJob('XGBoostJob', { master: { ...role, restartPolicy: 'Never', ports: [{ containerPort: 1 }] }, runPolicy: { ttlSecondsAfterFinished: 60 } },
      { without: ['restartPolicy', 'ports', 'ttlSecondsAfterFinished'] }))
      .toEqual({ ...role, runtime: 'xgboost-distributed', numNodes: 1 });
  });

  test('never shows values that may be secret', () => {
    expect(() => toTrainJob('XGBoostJob', { master: { ...role, env: { A: 'hunter2' } }, worker: role })).not.toThrow(/hunter2/);
  });
});
