import { Construct } from 'constructs';
import { factsOf, PRESETS } from '../platform/support';
import { KubeflowApp } from '../../src/checks';
import { isRecord, ManifestSet } from '../../src/core';
import { existingPlatform } from '../../src/platform';
import {
  algorithms, DataCacheAccess, double, Experiment, InferenceService, job, ModelRegistry, Profile, PythonImage, PythonJob, RayCluster, TrainingRuntime, TrainJob,
} from '../../src/workloads';
import { chart, manifestSet } from '../support';

const image = 'registry.example.com/ml/train:1';
const secrets = [{ name: 'registry' }];

/** Workloads whose pods have other accounts than those of the profile, unless somebody names one. */
const MAKERS: readonly (readonly [string, (team: Construct, account?: { readonly serviceAccount: string }) => unknown])[] = [
  ['InferenceService', (team, account) => new InferenceService(team, 'x', { predictor: { image, ...account } })],
  ['TrainJob', (team, account) => new TrainJob(team, 'x', { runtime: 'torch-distributed', image, ...account })],
  ['TrainingRuntime', (team, account) => new TrainingRuntime(team, 'x', { framework: 'torch', ...account })],
  ['RayCluster', (team, account) => new RayCluster(team, 'x', { rayVersion: '2.46.0', image, headGroupSpec: { ...account } })],
  ['Experiment', (team, account) => new Experiment(team, 'x', {
    objective: { type: 'minimize', objectiveMetricName: 'loss' }, parameters: { lr: double(0.01, 0.03) }, algorithm: algorithms.random(), maxTrialCount: 2,
    trial: p => job({ image, command: ['train', p.lr], ...account }),
  })],
];

/** All lists of pull secrets in what a namespace has beside the accounts of its profile. */
function pullSecrets(set: ManifestSet): unknown[] {
  const within = (value: unknown): unknown[] => Array.isArray(value) ? value.flatMap(within) : !isRecord(value) ? []
    : Object.entries(value).flatMap(([key, one]) => key === 'imagePullSecrets' ? [one] : within(one));
  return set.all.filter(one => !one.name.startsWith('default-')).flatMap(one => within(one.manifest));
}

function team(options: object = { pullSecrets: ['registry'] }) {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: 'ana@example.com', ...options }) };
}

describe.each(MAKERS)('%s in a profile with pull secrets', (_, make) => {
  test('has them, since its pods run as no account of the profile', () => {
    const { scope, profile } = team();
    make(profile);
    const found = pullSecrets(manifestSet(scope));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(one => JSON.stringify(one)))).toEqual(new Set([JSON.stringify(secrets)]));
  });

  test('has none where an account is named, which has its own', () => {
    const { scope, profile } = team();
    make(profile, { serviceAccount: 'default-editor' });
    expect(pullSecrets(manifestSet(scope))).toEqual([]);
  });

  test('has none where the profile has none', () => {
    const { scope, profile } = team({});
    make(profile);
    expect(pullSecrets(manifestSet(scope))).toEqual([]);
  });
});

test('a training by a runtime of the team leaves them to the runtime', () => {
  const { scope, profile } = team();
  new TrainJob(profile, 'bert', { runtime: new TrainingRuntime(profile, 'torch', { framework: 'torch' }) });
  expect(manifestSet(scope).find('trainer.kubeflow.org/TrainJob', 'vision', 'bert')?.at('spec', 'runtimePatches').exists).toBe(false);
});

test('a registry with its database, a job that makes an image and the cache of trainings have them, which name no account themselves', () => {
  const { scope, profile } = team();
  new ModelRegistry(profile, 'registry', { mesh: false, open: true });
  new PythonImage(profile, 'image', { source: { code: 'print(1)' }, base: 'docker.io/library/python:3.12', repository: 'registry.example.com/vision/train', pushSecret: 'none' });
  new DataCacheAccess(profile, 'cache');
  const set = manifestSet(scope);
  expect(set.find('ServiceAccount', 'vision', 'model-registry-server')?.at('imagePullSecrets').value).toEqual(secrets);
  expect(set.find('apps/Deployment', 'vision', 'model-registry-db')?.at('spec', 'template', 'spec', 'imagePullSecrets').value).toEqual(secrets);
  expect(set.ofKind('batch/Job').map(one => one.at('spec', 'template', 'spec', 'imagePullSecrets').value)).toEqual([secrets]);
  expect(set.find('ServiceAccount', 'vision', 'kubeflow-trainer-cache-initializer')?.at('imagePullSecrets').value).toEqual(secrets);
});

test('those of a team that the platform declares reach the repository of the team', () => {
  const facts = factsOf(PRESETS.local, platform => platform.addProfile('vision', { owner: 'ana@example.com', pullSecrets: ['registry'] }));
  const app = new KubeflowApp();
  const vision = existingPlatform(app, facts).team('vision');
  new TrainJob(vision, 'bert', { runtime: 'torch-distributed', image });
  new PythonJob(vision, 'report', { image: 'docker.io/library/python:3.12', source: { code: 'print(1)' } });
  expect(app.findings()).toEqual([]);
  expect(pullSecrets(app.manifests())).toEqual([secrets]);
});
