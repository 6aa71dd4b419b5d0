import {
  algorithms, double, Experiment, InferenceService, job, Notebook, notebookImages, Profile, PythonJob, PyTorchJob, RayCluster, RegisteredModel, s3Model, SparkApplication,
  TrainingRuntime, TrainJob, user,
} from '../../src/workloads';

/** How many {@link workloads} makes. */
export const WORKLOADS = 10;

const IMAGE = 'registry.example.com/bench/train:1';
const SMALL = { cpu: '100m', cpuLimit: '1', memory: '256Mi', memoryLimit: '1Gi' } as const;

/** The registry of the local preset. */
const REGISTRY = { namespace: 'kubeflow-user-example-com', name: 'model-registry-service', port: 8080 };

/** One workload of each of ten kinds, so that the rules for all of them have something to look at. */
export function workloads(team: Profile): void {
  new Notebook(team, 'explore', { image: notebookImages.jupyterScipy, cpu: '500m', memory: '1Gi' });
  new SparkApplication(team, 'prepare', {
    type: 'Python', sparkVersion: '4.0.1', image: 'registry.example.com/bench/spark:4.0.1', mainApplicationFile: 'local:///opt/prepare.py',
    driver: { memory: '1g' }, executor: { instances: 2, memory: '1g' },
  });
  new PythonJob(team, 'report', { image: 'docker.io/library/python:3.12', source: { code: 'print("report")' }, ...SMALL });
  trainings(team);
  new RayCluster(team, 'ray', {
    rayVersion: '2.46.0', image: 'docker.io/rayproject/ray:2.46.0', headGroupSpec: SMALL, workerGroupSpecs: [{ groupName: 'small', replicas: 2, ...SMALL }],
  });
  new RegisteredModel(team, 'model', { registry: REGISTRY, owner: 'bench', versions: { v1: { uri: 's3://models/bench/v1', format: 'sklearn' } } });
  new InferenceService(team, 'serve', {
    expose: 'login', callers: [user('caller@example.com')],
    predictor: { modelFormat: 'sklearn', storageUri: s3Model('s3://models/bench/v1', { secret: 'store' }), maxReplicas: 2, ...SMALL },
  });
}

function trainings(team: Profile): void {
  const runtime = new TrainingRuntime(team, 'torch', { framework: 'torch', image: IMAGE, ...SMALL });
  new TrainJob(team, 'train', { runtime, numNodes: 2, command: ['torchrun', 'train.py'] });
  const role = { image: IMAGE, command: ['python3', 'train.py'], ...SMALL } as const;
  new PyTorchJob(team, 'train-v1', { master: role, worker: { ...role, replicas: 2 } });
  new Experiment(team, 'tune', {
    objective: { type: 'minimize', objectiveMetricName: 'loss' },
    parameters: { rate: double(0.01, 0.1) },
    algorithm: algorithms.random(),
    parallelTrialCount: 2,
    maxTrialCount: 6,
    trial: p => job({ ...role, args: ['--rate', p.rate] }),
  });
}
