/** Trainings of teams among the objects of a whole platform, and beside the facts of one: what the rules find. */
import { KubeflowApp } from '../../../src/checks';
import { describe as described, ManifestApp } from '../../../src/core';
import { deepspeedDistributed, torchtune } from '../../../src/components/trainer';
import { existingPlatform, KubeflowPlatform, KubeflowPlatformProps } from '../../../src/platform';
import {
  existingClaim, JAXJob, MPIJob, nvidia, PaddleJob, Profile, ProfileProps, PyTorchJob, TFJob, TrainingRuntime, TrainJob, XGBoostJob,
} from '../../../src/workloads';
import { factsOf, PRESETS } from '../../platform/support';

const image = 'registry.example.com/vision/train:1';
const findingsOf = (app: ManifestApp) => app.findings().map(one => described(one));

/** What is found of trainings in a profile of a platform in the same app. */
function findings(make: (profile: Profile) => void, profile: Partial<ProfileProps> = {}, platform: Partial<KubeflowPlatformProps> = {}): string[] {
  const app = new KubeflowApp();
  const vision = new KubeflowPlatform(app, 'platform', { ...PRESETS.local, ...platform } as KubeflowPlatformProps).addProfile('vision', { owner: 'ana@example.com', ...profile });
  make(vision);
  return findingsOf(app);
}

/** Trainings by all runtimes of the platform, and by those of the team. */
function all(profile: Profile): void {
  const data = { mountPath: '/data', claim: existingClaim('data', { external: true, readOnly: true }) };
  new TrainJob(profile, 'bert', { runtime: 'torch-distributed', image, numNodes: 2, resourcesPerNode: { cpu: '4', memory: '8Gi', gpu: nvidia(2) }, mounts: [data] });
  new TrainJob(profile, 'zero', { runtime: 'deepspeed-distributed', image, numNodes: 2, numProcPerNode: 2 });
  new TrainJob(profile, 'metal', { runtime: 'mlx-distributed', image });
  new TrainJob(profile, 'flax', { runtime: 'jax-distributed', image, numNodes: 2, env: { LR: '0.1' } });
  new TrainJob(profile, 'trees', { runtime: 'xgboost-distributed', image, numNodes: 2, args: ['--depth=3'] });
  new TrainJob(profile, 'llama', { runtime: 'torchtune-llama3.2-1b', model: { storageUri: 'hf://meta-llama/Llama-3.2-1B-Instruct', secret: 'hugging-face' } });
  const runtimes = [
    new TrainingRuntime(profile, 'team-torch', { framework: 'torch', numNodes: 2, initializers: { dataset: { storageUri: 's3://data/images' } }, maxRestarts: 1,
      ttlSecondsAfterFinished: 600 }),
    new TrainingRuntime(profile, 'team-mpi', { framework: 'mpi', image, numNodes: 3, memory: '4Gi' }),
    new TrainingRuntime(profile, 'team-tune', { like: torchtune('qwen2.5-1.5b'), mounts: [{ mountPath: '/dev/shm', empty: 'memory' }] }),
    new TrainingRuntime(profile, 'team-zero', { like: deepspeedDistributed(), numNodes: 4, sidecars: [{ name: 'sync', image }] }),
    new TrainingRuntime(profile, 'team-plain', { framework: 'plainml', image }),
  ];
  runtimes.forEach((runtime, index) => new TrainJob(profile, `own-${index}`, { runtime, mounts: [data], labels: { 'example.com/team': 'vision' } }));
}

test('trainings by all runtimes give no finding', () => {
  expect(findings(all)).toEqual([]);
  expect(findings(all, { podSecurity: 'baseline', quota: { pods: 20 } })).toEqual([]);
});

test('in a profile of the level "restricted" the pods have the privileges that it wants', () => {
  expect(findings(all, { podSecurity: 'restricted' })).toEqual([]);
});

test('a training beside the facts of a platform knows its runtimes', () => {
  const app = new KubeflowApp();
  const platform = existingPlatform(app, factsOf(PRESETS.local, one => one.addProfile('vision', { owner: 'ana@example.com', podSecurity: 'restricted' })));
  new TrainJob(platform.team('vision'), 'bert', { runtime: 'torch-distributed', image });
  expect(findingsOf(app)).toEqual([]);
  new TrainJob(platform.team('vision'), 'lost', { runtime: { name: 'torch-distributd' }, image });
  expect(findingsOf(app)).toEqual([expect.stringContaining('names a ClusterTrainingRuntime that does not exist, got "torch-distributd"')]);
});

const role = { image, memory: '1Gi' };

/** Jobs of all kinds of the Training Operator. */
function operatorJobs(profile: Profile): void {
  new PyTorchJob(profile, 'torch', { master: role, worker: { ...role, replicas: 2 } });
  new TFJob(profile, 'flow', { chief: role, worker: role, ps: role });
  new XGBoostJob(profile, 'trees', { master: role, worker: role });
  new MPIJob(profile, 'ring', { launcher: role, worker: { ...role, replicas: 2 }, slotsPerWorker: 2 });
  new JAXJob(profile, 'flax', { worker: role });
  new PaddleJob(profile, 'paddle', { worker: role });
}

test('jobs of the Training Operator give no finding where the platform has it, and are found where it has not', () => {
  expect(findings(operatorJobs, {}, { trainingOperator: {} })).toEqual([]);
  const found = findings(operatorJobs);
  for (const plural of ['pytorchjobs', 'tfjobs', 'xgboostjobs', 'mpijobs', 'jaxjobs', 'paddlejobs']) {
    expect(found.join('\n')).toContain(plural);
  }
});

describe('a quota', () => {
  const gpus = (count: number) => ({ quota: { gpus: { nvidia: count } } });
  const quotaFindings = (make: (profile: Profile) => void, count: number, platform: Partial<KubeflowPlatformProps> = {}) =>
    findings(make, gpus(count), platform).filter(one => one.includes('Profile/Quota'));
  const each = { resourcesPerNode: { gpu: nvidia(2) } };

  test('has room for all nodes of a training at once', () => {
    const bert = (profile: Profile) => new TrainJob(profile, 'bert', { runtime: 'torch-distributed', image, numNodes: 4, ...each });
    expect(quotaFindings(bert, 8)).toEqual([]);
    expect(quotaFindings(bert, 7)).toEqual([expect.stringContaining('allows requests.nvidia.com/gpu 7, got 8 by TrainJob/bert 8; ask for fewer pods, or for less in each')]);
  });

  test('has room for each of several trainings, one after another', () => {
    expect(quotaFindings(profile => ['a', 'b', 'c'].forEach(name => new TrainJob(profile, name, { runtime: 'torch-distributed', image, numNodes: 4, ...each })), 8)).toEqual([]);
  });

  test('counts the nodes and devices of the runtime where the training says nothing', () => {
    const tune = (profile: Profile) => new TrainJob(profile, 'tune', { runtime: 'torchtune-qwen2.5-1.5b' });
    expect(quotaFindings(tune, 2)).toEqual([]);
    expect(quotaFindings(tune, 1)).toEqual([expect.stringContaining('got 2 by TrainJob/tune 2')]);
    const own = (profile: Profile) => new TrainJob(profile, 'own', { runtime: new TrainingRuntime(profile, 'three', { framework: 'torch', numNodes: 3, gpu: nvidia(1) }) });
    expect(quotaFindings(own, 3)).toEqual([]);
    expect(quotaFindings(own, 2)).toEqual([expect.stringContaining('got 3 by TrainJob/own 3')]);
  });

  test('counts the launcher of MPI as one of the nodes, and where it is none beside them', () => {
    const zero = (profile: Profile) => new TrainJob(profile, 'zero', { runtime: 'deepspeed-distributed', image, numNodes: 3, ...each });
    expect(quotaFindings(zero, 6)).toEqual([]);
    expect(quotaFindings(zero, 5)).toEqual([expect.stringContaining('got 6 by TrainJob/zero 6')]);
    const beside = (profile: Profile) => new TrainJob(profile, 'beside', { runtime: new TrainingRuntime(profile, 'mpi',
      { framework: 'mpi', image, numNodes: 3, runLauncherAsNode: false, gpu: nvidia(1) }) });
    expect(quotaFindings(beside, 4)).toEqual([]);
    expect(quotaFindings(beside, 3)).toEqual([expect.stringContaining('got 4 by TrainJob/beside 4')]);
  });

  test('counts downloads and the training that waits for them as two steps', () => {
    const make = (wait: boolean) => (profile: Profile) => {
      const steps = { dataset: { storageUri: 's3://data/images', gpu: nvidia(2) }, wait } as const;
      new TrainJob(profile, 'images', { runtime: new TrainingRuntime(profile, 'steps', { framework: 'torch', gpu: nvidia(2), initializers: steps }) });
    };
    expect(quotaFindings(make(true), 2)).toEqual([]);
    expect(quotaFindings(make(false), 3)).toEqual([expect.stringContaining('got 4 by TrainJob/images 4')]);
  });

  test('counts all roles of a job of the Training Operator, and nothing of one that is suspended', () => {
    const torch = (suspend?: boolean) => (profile: Profile) => {
      const trains = { image, gpu: nvidia(2) };
      new PyTorchJob(profile, 'torch', { master: trains, worker: { ...trains, replicas: 3 }, ...suspend !== undefined && { runPolicy: { suspend } } });
    };
    const trainingOperator = { trainingOperator: {} };
    expect(quotaFindings(torch(), 8, trainingOperator)).toEqual([]);
    expect(quotaFindings(torch(), 7, trainingOperator)).toEqual([expect.stringContaining('got 8 by PyTorchJob/torch 8')]);
    expect(quotaFindings(torch(true), 7, trainingOperator)).toEqual([]);
  });
});
